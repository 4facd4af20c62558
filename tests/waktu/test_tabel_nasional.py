"""The table of national days says what the library says, and stands for that version only."""

import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from packaging.version import Version
from tests.halaman import TULIS, cocokkan

from dinsos_adapters.kalender import TAHUN_BAWAAN, KalenderHolidays, hari_nasional, nasional
from dinsos_core.domain.waktu import BACAAN_BAWAAN
from dinsos_core.ports.pustaka import PustakaTiada
from dinsos_core.testing.contoh import INSTANSI

BERKAS = "src/adapters/dinsos_adapters/kalender/nasional.txt"
TERPASANG = nasional.versi_terpasang() or ""
DARI_TABEL, _ = nasional._tabel()


@pytest.fixture
def tanpa_holidays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    monkeypatch.setitem(sys.modules, "holidays.countries.indonesia", None)


@pytest.mark.skipif(
    Version(TERPASANG) < Version(DARI_TABEL), reason="an older library than the table's"
)
def test_tabel_adalah_jawaban_pustaka_yang_terpasang() -> None:
    """Days the installed library gives otherwise make the table stale; a newer version alone, which
    says the same, does not."""
    versi = TERPASANG if os.environ.get(TULIS) else DARI_TABEL

    cocokkan(BERKAS, nasional.tulis_tabel(versi))


def test_bawaan_dibaca_dari_tabel_tanpa_pustakanya(tanpa_holidays: None) -> None:
    hasil = hari_nasional(TAHUN_BAWAAN)

    assert hasil.versi == f"holidays {DARI_TABEL} (2015-2035)"
    assert hasil.tahun_pasti >= set(range(2020, 2027))
    assert KalenderHolidays()(INSTANSI, BACAAN_BAWAAN).pasti(hasil.libur[0].tanggal, _hari(2026))


def test_tahun_lain_ditanyakan_pada_pustaka(tanpa_holidays: None) -> None:
    with pytest.raises(PustakaTiada, match=r"dinsos-core\[kalender\]"):
        hari_nasional(range(2014, 2027))


def test_pustaka_versi_lain_ditanya_sendiri(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever updates it for a new decree gets the new decree."""
    ditanya: list[int] = []

    def baru(tahun: int) -> Iterator[Any]:
        ditanya.append(tahun)
        return iter(())

    monkeypatch.setattr(nasional, "versi_terpasang", lambda: "9.0")
    monkeypatch.setattr(nasional, "dari_pustaka", baru)

    assert hari_nasional((2026, 2027)).versi == "holidays 9.0 (2026-2027)"
    assert ditanya == [2026, 2027]


def _hari(tahun: int) -> Any:
    return max(x.tanggal for x in hari_nasional((tahun,)).libur)
