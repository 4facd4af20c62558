"""The vault's contract suite on memory, SQLite and PostgreSQL."""

import pytest

from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.sql.gudang import GudangSql
from dinsos_core.testing.kontrak import KontrakBrankas


class TestMemori(KontrakBrankas):
    @pytest.fixture
    def buka(self) -> GudangMemori:
        return GudangMemori()


class TestSql(KontrakBrankas):
    @pytest.fixture
    def buka(self, gudang: GudangSql) -> GudangSql:
        return gudang
