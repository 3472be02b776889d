"""Pages of ordering: the six steps, and an order's own pages."""
