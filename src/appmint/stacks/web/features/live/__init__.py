"""Readings that change on a timer, labelled as simulated."""
