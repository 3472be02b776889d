"""What customers order: the six steps, the states, the actions that change them."""
