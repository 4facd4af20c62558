"""One store of each kind for all traces; each undoes what it did."""

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine
from tests.sql import bahan

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.gudang import buat_engine
from dinsos_adapters.sql.migrasi import naik

SKEMA = "dinsos_jejak"


@pytest.fixture(scope="session")
def gudang_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GudangSql]:
    engine = buat_engine(f"sqlite:///{tmp_path_factory.mktemp('jejak') / 'jejak.db'}")
    naik(engine)
    yield bahan.gudang(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def gudang_postgres(postgres: str) -> Iterator[GudangSql]:
    engine = create_engine(postgres)
    bahan.skema_baru(engine, SKEMA)
    naik(engine, schema=SKEMA)
    yield bahan.gudang(engine, SKEMA)
    engine.dispose()
