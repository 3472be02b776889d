"""The REST API, personal tokens' way in, and webhooks."""
