"""Hypothesis profiles for the whole suite; pick one with `pytest --hypothesis-profile=<name>`.

`cepat` (the default) keeps a full run short, `teliti` is the `thorough` session's, and `mutasi`
draws the same few examples every time, so that a mutant's verdict does not depend on luck.
"""

from hypothesis import HealthCheck, settings

# No deadline per example: the machines that run this are shared, and a slow neighbour must not
# turn a true property into a failure. Speed is measured in bench/.
UMUM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("cepat", UMUM, max_examples=50)
settings.register_profile("teliti", UMUM, max_examples=2_000)
settings.register_profile("mutasi", UMUM, max_examples=30, derandomize=True, database=None)
settings.load_profile("cepat")
