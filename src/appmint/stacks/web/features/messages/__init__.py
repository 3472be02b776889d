"""The room of the feature kind `messages`."""
