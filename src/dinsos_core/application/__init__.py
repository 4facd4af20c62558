"""Use cases: one pipeline that runs any command, queries, and the outbox relay."""
