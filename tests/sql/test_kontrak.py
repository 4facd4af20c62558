"""The contract suite of the store on SQLite and on a real PostgreSQL."""

import pytest

from dinsos_adapters.sql import GudangSql
from dinsos_core.testing.kontrak import KontrakBersama, KontrakPenyimpanan


class TestSqlite(KontrakPenyimpanan, KontrakBersama):
    @pytest.fixture
    def buka(self, gudang_sqlite: GudangSql) -> GudangSql:
        return gudang_sqlite


class TestPostgres(KontrakPenyimpanan, KontrakBersama):
    @pytest.fixture
    def buka(self, gudang_postgres: GudangSql) -> GudangSql:
        return gudang_postgres
