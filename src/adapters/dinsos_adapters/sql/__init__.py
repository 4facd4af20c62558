"""State, events, outbox and vault on SQLite or PostgreSQL."""
