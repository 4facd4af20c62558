"""Shipped for the tests of others: a sample agency with its standards, strategies, contract suites.

Needs the `testing` extra.
"""

from dinsos_core.ports.pustaka import perlu

with perlu("testing"):
    import hypothesis  # noqa: F401 - what is in here imports it
