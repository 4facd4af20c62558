"""A store on SQLite and one on PostgreSQL, empty for every test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine
from tests.sql import bahan

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.gudang import buat_engine
from dinsos_adapters.sql.migrasi import naik

SKEMA = "dinsos_uji"


@pytest.fixture(scope="session")
def _berkas_kosong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    berkas = tmp_path_factory.mktemp("sqlite") / "kosong.db"
    engine = buat_engine(f"sqlite:///{berkas}")
    naik(engine)
    engine.dispose()
    return berkas


@pytest.fixture
def gudang_sqlite(_berkas_kosong: Path, tmp_path: Path) -> Iterator[GudangSql]:
    berkas = tmp_path / "dinsos.db"
    shutil.copy(_berkas_kosong, berkas)
    gudang = bahan.gudang(f"sqlite:///{berkas}")
    yield gudang
    gudang.tutup()


@pytest.fixture(scope="session")
def engine_postgres(postgres: str) -> Iterator[Engine]:
    engine = create_engine(postgres)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def _satu_gudang_postgres(engine_postgres: Engine) -> GudangSql:
    bahan.skema_baru(engine_postgres, SKEMA)
    naik(engine_postgres, schema=SKEMA)
    return bahan.gudang(engine_postgres, SKEMA)


@pytest.fixture
def gudang_postgres(_satu_gudang_postgres: GudangSql) -> GudangSql:
    bahan.kosongkan(_satu_gudang_postgres.engine, _satu_gudang_postgres.skema)
    return _satu_gudang_postgres


@pytest.fixture(params=["sqlite", "postgres"])
def gudang(request: pytest.FixtureRequest) -> GudangSql:
    """The same test on both databases."""
    satu: GudangSql = request.getfixturevalue(f"gudang_{request.param}")
    return satu
