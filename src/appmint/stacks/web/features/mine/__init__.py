"""The room of `mine`; see its README."""
