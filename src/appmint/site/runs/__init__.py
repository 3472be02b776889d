"""The durable run of an order through the stages, and its live page."""
