"""What the core asks of the world, as small Protocols grouped by concern."""
