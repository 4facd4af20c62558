"""A city's published service standard, turned into behaviour."""
