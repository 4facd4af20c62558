"""What every aggregate speaks in: ids, actors and roles, parties, refusals, sealed values."""
