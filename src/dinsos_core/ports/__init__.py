"""What the core asks of the outside world: small Protocols, grouped by concern."""
