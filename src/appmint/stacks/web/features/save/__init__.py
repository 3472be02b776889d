"""The room of the feature kind `save`."""
