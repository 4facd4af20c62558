"""Eligibility: facts, named tests, and the assessment with every reason."""
