"""Template tags of the wallet."""
