"""The contract suite of the store on SQLite and on a real PostgreSQL."""

import pytest

from dinsos_adapters.sql import GudangSql
from dinsos_core.testing.kontrak import KontrakPenyimpanan


class TestSqlite(KontrakPenyimpanan):
    @pytest.fixture
    def buka(self, gudang_sqlite: GudangSql) -> GudangSql:
        return gudang_sqlite


class TestPostgres(KontrakPenyimpanan):
    @pytest.fixture
    def buka(self, gudang_postgres: GudangSql) -> GudangSql:
        return gudang_postgres
