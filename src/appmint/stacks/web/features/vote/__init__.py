"""The room of the feature kind `vote`."""
