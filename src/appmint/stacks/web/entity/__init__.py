"""What every entity of an app gets: schema, table, routes, hooks, card, table, facts, form."""
