"""The room of `profile`; see its README."""
