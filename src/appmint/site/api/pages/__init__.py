"""Webhooks as pages of the settings; what they may be and do is `api.webhooks`, as for programs."""
