"""The API's operations, one module a subject. Each calls what the pages call and shapes it."""
