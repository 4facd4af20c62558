"""Hypothesis profiles for the whole suite.

`cepat` is the default and keeps a full run short; `teliti` is for the `thorough` session:

    DINSOS_PROFIL=teliti pytest          (or: pytest --hypothesis-profile=teliti)
"""

import os

from hypothesis import HealthCheck, settings

# Deadlines per example are off in both: the machines that run this are shared, and a slow
# neighbour must not turn a true property into a failure. Speed is measured in bench/.
settings.register_profile(
    "cepat",
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "teliti",
    max_examples=2_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("DINSOS_PROFIL", "cepat"))
