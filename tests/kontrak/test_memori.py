"""The contract suite on the store in memory."""

import pytest

from dinsos_adapters.memory import GudangMemori
from dinsos_core.testing.kontrak import KontrakBersama, KontrakPenyimpanan


class TestMemori(KontrakPenyimpanan, KontrakBersama):
    @pytest.fixture
    def buka(self) -> GudangMemori:
        return GudangMemori()
