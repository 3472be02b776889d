"""Who uses the site: accounts, roles, personal tokens, sign-in pages."""
