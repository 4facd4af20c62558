"""Listings of a registry: their ends, whose area they are kept for, and who may vouch for one."""

from datetime import date, timedelta

import pytest
from tests.kelayakan.contoh import BELUM, TERDAFTAR, TERPENUHI, TIDAK, santunan_layak, satu, ubah

from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, SyaratDinilai
from dinsos_core.domain.shared.nilai import (
    BelumDiketahui,
    Keanggotaan,
    PeriodeKeanggotaan,
    Ujung,
)

MENINGGAL = date(2026, 6, 1)
LUSA, KEMARIN = MENINGGAL + timedelta(days=2), MENINGGAL - timedelta(days=1)
ENTAH = BelumDiketahui()


def dinilai(*periode: PeriodeKeanggotaan) -> SyaratDinilai:
    kasus = ubah(santunan_layak(), "almarhum", terdaftar=Keanggotaan(periode=periode))
    return satu(TERDAFTAR, kasus)


def dtks(dari: Ujung = None, sampai: Ujung = None, wilayah: str = "") -> PeriodeKeanggotaan:
    return PeriodeKeanggotaan(daftar="dtks", dari=dari, sampai=sampai, wilayah=wilayah)


@pytest.mark.parametrize(
    ("dari", "sampai", "kesimpulan", "sebab"),
    [
        (None, ENTAH, BELUM, "akhir_tidak_diketahui"),
        (MENINGGAL, ENTAH, BELUM, "akhir_tidak_diketahui"),
        (LUSA, ENTAH, TIDAK, ""),
        (ENTAH, None, BELUM, "awal_tidak_diketahui"),
        (ENTAH, KEMARIN, TIDAK, ""),
        (ENTAH, ENTAH, BELUM, "awal_tidak_diketahui"),
    ],
)
def test_ujung_yang_tak_diketahui_hanya_menentukan_bila_tidak_ada_yang_pasti(
    dari: Ujung, sampai: Ujung, kesimpulan: Kesimpulan, sebab: str
) -> None:
    hasil = dinilai(dtks(dari, sampai))

    assert hasil.kesimpulan is kesimpulan
    assert hasil.sebab_belum == ((sebab,) if sebab else ())
    assert dinilai(dtks(dari, sampai), dtks()).kesimpulan is TERPENUHI


def test_ujung_yang_tak_diketahui_dijelaskan() -> None:
    hasil = dinilai(dtks(sampai=ENTAH))

    assert "tidak diketahui sampai kapan" in hasil.penjelasan
    assert "nobody knows until when" in hasil.teks_penjelasan("en")
