"""The room of the feature kind `notifications`."""
