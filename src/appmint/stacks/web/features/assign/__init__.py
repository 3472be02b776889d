"""The room of `assign`; see its README."""
