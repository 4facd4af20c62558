"""The ordered steps of a standard, a case's progress through them, and the papers it needs."""
