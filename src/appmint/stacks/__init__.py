"""What apps are made of: one folder a stack, each a real project, plus its features."""
