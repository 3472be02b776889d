"""The draft as a whole: main thing, names, pages, home, questions, criteria."""
