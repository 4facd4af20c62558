"""What is sealed of a case, for tests that look at what the rules concluded."""

from datetime import UTC, datetime
from typing import TypeVar

from dinsos_core.application.segel import dibuka, tersegel
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.ports.brankas import Keperluan
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork

T = TypeVar("T")


def terbuka(buka: PembukaUnitOfWork, benda: T) -> T:
    """The same state, event or tuple of them with what is sealed of it; the look leaves no
    record."""
    tujuan = Keperluan(
        pelaku=PelakuId("uji"), tujuan="uji", kasus=None, pada=datetime(2026, 1, 1, tzinfo=UTC)
    )
    with buka() as unit:
        return dibuka(benda, unit.brankas.buka(tersegel([benda]), tujuan) or {})
