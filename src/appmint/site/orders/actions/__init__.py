"""Actions on orders: one module each, and the only way an order's state changes."""
