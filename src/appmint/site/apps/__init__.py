"""Delivered apps: repository, preview, evidence, certificate, receipt."""
