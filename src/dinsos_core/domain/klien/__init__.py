"""Klien: who somebody is known to be, and the episodes of their care."""
