"""The office of Banjarmasin on each store."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import create_engine
from tests.pindah.bahan import Dinas
from tests.sql import bahan

from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.migrasi import naik

Buka = Callable[[], Dinas]
SKEMA = "dinsos_pindah"


@pytest.fixture(scope="session")
def _postgres_pindah(postgres: str) -> Iterator[GudangSql]:
    engine = create_engine(postgres)
    bahan.skema_baru(engine, SKEMA)
    naik(engine, schema=SKEMA)
    yield bahan.gudang(engine, SKEMA)
    engine.dispose()


@pytest.fixture(scope="session")
def _sqlite_pindah(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GudangSql]:
    gudang = bahan.gudang(f"sqlite:///{tmp_path_factory.mktemp('pindah') / 'k.db'}")
    naik(gudang.engine)
    yield gudang
    gudang.tutup()


@pytest.fixture(params=["memori", "sqlite", "postgres"])
def buka(request: pytest.FixtureRequest) -> Buka:
    """Opens the office on one store."""
    if request.param == "memori":
        return lambda: Dinas(GudangMemori())
    gudang: GudangSql = request.getfixturevalue(f"_{request.param}_pindah")
    return lambda: Dinas(gudang)
