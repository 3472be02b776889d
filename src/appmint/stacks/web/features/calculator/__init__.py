"""Inputs in, results out at once, by formulas that are generated as plain arithmetic."""
