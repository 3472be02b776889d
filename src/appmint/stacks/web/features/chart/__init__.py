"""A chart over an entity's records, grouped by the server, with its table."""
