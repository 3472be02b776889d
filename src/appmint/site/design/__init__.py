"""The design system: tokens, components, icons, shell."""
