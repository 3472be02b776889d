"""The room of `document`; see its README."""
