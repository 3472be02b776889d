"""Messages between customer and operators; notifications."""
