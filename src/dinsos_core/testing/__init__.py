"""Shipped for the tests of others: strategies and contract suites. Needs the `testing` extra."""
