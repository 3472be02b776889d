"""Tiles with key figures that the server computes from the records."""
