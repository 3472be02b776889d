"""The room of `request`; see its README."""
