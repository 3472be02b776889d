"""ECE tokens: one double-entry ledger, statements, top-ups."""
