"""The room of the feature kind `outbox`."""
