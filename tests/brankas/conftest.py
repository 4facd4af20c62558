"""Stores with a vault, empty for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from tests.brankas.bahan import GudangBrankas, gudang, kosongkan, sqlite

SKEMA = "brankas_uji"


@pytest.fixture
def gudang_sqlite(tmp_path: Path) -> Iterator[GudangBrankas]:
    engine = sqlite(tmp_path / "brankas.db")
    yield gudang(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def _satu_gudang_postgres(postgres: str) -> Iterator[GudangBrankas]:
    engine = create_engine(postgres)
    with engine.begin() as koneksi:
        koneksi.execute(text(f"DROP SCHEMA IF EXISTS {SKEMA} CASCADE"))
        koneksi.execute(text(f"CREATE SCHEMA {SKEMA}"))
    yield gudang(engine, SKEMA)
    with engine.begin() as koneksi:
        koneksi.execute(text(f"DROP SCHEMA {SKEMA} CASCADE"))
    engine.dispose()


@pytest.fixture
def gudang_postgres(_satu_gudang_postgres: GudangBrankas) -> GudangBrankas:
    kosongkan(_satu_gudang_postgres)
    return _satu_gudang_postgres


@pytest.fixture(params=["sqlite", "postgres"])
def gudang_sql(request: pytest.FixtureRequest) -> GudangBrankas:
    """The same test on both databases."""
    dibuat: GudangBrankas = request.getfixturevalue(f"gudang_{request.param}")
    return dibuat
