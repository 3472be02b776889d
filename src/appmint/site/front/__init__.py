"""The front page, health, errors."""
