"""Stores, empty for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.brankas import bahan

from dinsos_adapters.sql.gudang import GudangSql


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[GudangSql]:
    gudang = bahan.gudang_sqlite(tmp_path / "uji.db")
    yield gudang
    gudang.tutup()


@pytest.fixture(scope="session")
def _satu_postgres(postgres: str) -> Iterator[GudangSql]:
    with bahan.skema_postgres(postgres, "uji_brankas") as gudang:
        yield gudang


@pytest.fixture
def di_postgres(_satu_postgres: GudangSql) -> GudangSql:
    bahan.kosongkan(_satu_postgres)
    return _satu_postgres


@pytest.fixture(params=["sqlite", "di_postgres"])
def gudang(request: pytest.FixtureRequest) -> GudangSql:
    """The same test on both databases."""
    dibuat: GudangSql = request.getfixturevalue(request.param)
    return dibuat
