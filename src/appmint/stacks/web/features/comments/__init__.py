"""The room of the feature kind `comments`."""
