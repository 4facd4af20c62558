"""The vault's contract suite on memory, SQLite and PostgreSQL."""

import pytest
from tests.brankas.bahan import GudangBrankas

from dinsos_adapters.memory import GudangMemori
from dinsos_core.testing.kontrak.brankas import KontrakBrankas


class TestMemori(KontrakBrankas):
    @pytest.fixture
    def buka(self) -> GudangMemori:
        return GudangMemori()


class TestSqlite(KontrakBrankas):
    @pytest.fixture
    def buka(self, gudang_sqlite: GudangBrankas) -> GudangBrankas:
        return gudang_sqlite


class TestPostgres(KontrakBrankas):
    @pytest.fixture
    def buka(self, gudang_postgres: GudangBrankas) -> GudangBrankas:
        return gudang_postgres
