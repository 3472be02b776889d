"""What every entity of an app gets: shared schema, table, routes, hooks, card, table, facts, form."""
