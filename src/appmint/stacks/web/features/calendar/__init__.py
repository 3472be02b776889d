"""The room of `calendar`; see its README."""
