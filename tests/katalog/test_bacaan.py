"""The time readings of an agency reach every calculation, pinned with the standard."""

from datetime import date

import pytest

from dinsos_adapters.katalog import katalog as modul
from dinsos_adapters.katalog import muat_katalog
from dinsos_core.domain.standar.bacaan import bacaan_standar
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN, bacaan_waktu

PADA = date(2026, 6, 15)
UMUM = sorted(kode for kode, satu in muat_katalog().tafsir("").entri.items() if satu.umum)
TERPILIH = [kode for kode in UMUM if len(muat_katalog().tafsir("").entri[kode].bacaan) > 1]
"""A note has nothing to choose."""


def test_bacaan_bawaan_register_adalah_bacaan_bawaan_waktu() -> None:
    standar = muat_katalog().standar("banjarmasin", "pengangkatan-anak", PADA).unwrap()

    assert {t.kode for t in standar.tafsir} >= set(UMUM)
    assert bacaan_standar(standar) == BACAAN_BAWAAN


@pytest.mark.parametrize("kode", TERPILIH)
def test_bacaan_lain_pilihan_instansi_sampai_ke_hitungan_dan_sidik(kode: str) -> None:
    entri = muat_katalog().tafsir("banjarmasin").entri[kode]
    lain = next(b.kode for b in entri.bacaan if b.kode != entri.bawaan)
    bawaan = muat_katalog().standar("banjarmasin", "pengangkatan-anak", PADA).unwrap()

    katalog = muat_katalog(bacaan={"banjarmasin": {kode: lain}})
    standar = katalog.standar("banjarmasin", "pengangkatan-anak", PADA).unwrap()

    # One that bears on something else than time leaves the readings of time as they are.
    assert bacaan_standar(standar) == bacaan_waktu({kode: lain})
    assert standar.sidik != bawaan.sidik


def test_katalog_di_bawah_bacaan_yang_hanya_ditanyakan_terbatas_banyaknya(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A form may ask under any readings: with every combination kept, memory would never end."""
    monkeypatch.setattr(modul, "PALING", 2)
    katalog = muat_katalog()

    standar = [
        katalog.standar("banjarmasin", "pengangkatan-anak", PADA, {kode: bacaan.kode}).unwrap()
        for kode in TERPILIH[:2]
        for bacaan in katalog.tafsir("banjarmasin").entri[kode].bacaan
    ]

    assert len({satu.sidik for satu in standar}) > 2
    assert len(katalog._lain) <= 2
