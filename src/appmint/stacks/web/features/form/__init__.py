"""The room of `form`; see its README."""
