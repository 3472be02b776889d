"""The model engine as the site keeps it: what calls cost, who may spend, the operators' page."""
