"""The room of the feature kind `points`."""
