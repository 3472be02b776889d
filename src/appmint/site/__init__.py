"""The order platform: a Django site, a durable worker and a host for live previews.

Entry point: `python -m appmint.site start` (also `appmint-site start`), which runs all three.
"""
