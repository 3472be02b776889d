"""A text taken apart: sentences, chunks, clauses, and what each asks for."""
