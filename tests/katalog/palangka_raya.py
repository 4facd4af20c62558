"""Palangka Raya's standards as its tests read them."""

from datetime import date
from functools import cache

from dinsos_adapters.katalog import KatalogToml, muat_katalog
from dinsos_core.domain.shared.nilai import Keanggotaan, PeriodeKeanggotaan
from dinsos_core.domain.standar.model import StandarPelayanan

INSTANSI = "palangka-raya"
PADA = date(2026, 11, 2)


def standar(katalog: KatalogToml, layanan: str, varian: str | None = None) -> StandarPelayanan:
    return katalog.standar(INSTANSI, layanan, PADA).unwrap().untuk_varian(varian)


@cache
def dengan_bacaan(layanan: str, tafsir: str, bacaan: str) -> StandarPelayanan:
    """The standard where the agency chose this reading."""
    return standar(muat_katalog(bacaan={INSTANSI: {tafsir: bacaan}}), layanan)


def anggota(daftar: str, sampai: date | None = None) -> Keanggotaan:
    """A registry's answer: listed since 2025."""
    periode = PeriodeKeanggotaan(daftar=daftar, dari=date(2025, 1, 1), sampai=sampai)
    return Keanggotaan(periode=(periode,))
