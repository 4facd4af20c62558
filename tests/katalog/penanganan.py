"""The standards on emergencies, shelter, referral and tracing, for the tests of their content."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest

from dinsos_adapters.kalender import KalenderHolidays
from dinsos_adapters.katalog import KatalogToml, muat_katalog
from dinsos_core.domain.kelayakan.dasar_uji import WaktuUji
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, Penilaian, nilai
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN

SK_093 = date(2026, 11, 2)
SK_080 = date(2024, 6, 9)

SINGGAH = ("banjarmasin", "rumah-singgah-penerimaan", SK_093)
SINGGAH_080 = ("banjarmasin", "rumah-singgah-penerimaan", SK_080)
TERMINASI = ("banjarmasin", "rumah-singgah-terminasi", SK_093)
PANTI = ("banjarmasin", "rujukan-panti", SK_093)
DARURAT = ("banjarmasin", "kedaruratan-ppks", SK_093)
DARURAT_080 = ("banjarmasin", "kedaruratan-ppks", SK_080)
GARUT = ("garut", "penelusuran-keluarga", SK_093)
SEMUA = (SINGGAH, SINGGAH_080, TERMINASI, PANTI, DARURAT, DARURAT_080, GARUT)

Kunci = tuple[str, str, date]


def nama_kunci(nilai: object) -> str | None:
    """The name of a standard in a test's own name; other parameters name themselves."""
    if isinstance(nilai, tuple) and isinstance(nilai[-1], date):
        return f"{nilai[0]}-{nilai[1]}-{nilai[2].year}"
    return None


setiap_standar = pytest.mark.parametrize("kunci", SEMUA, ids=nama_kunci)


@cache
def katalog(*bacaan: tuple[str, str]) -> KatalogToml:
    pilihan = dict(bacaan)
    return muat_katalog(bacaan={"banjarmasin": pilihan, "garut": pilihan} if bacaan else {})


def standar(kunci: Kunci, *bacaan: tuple[str, str]) -> StandarPelayanan:
    instansi, layanan, pada = kunci
    return katalog(*bacaan).standar(instansi, layanan, pada).unwrap()


def rentang(dari: int, sampai: int) -> set[str]:
    return {str(n) for n in range(dari, sampai + 1)}


def label(item: tuple[Any, ...]) -> set[str]:
    return {satu for butir in item for satu in butir.butir}


def menurut_kode(item: tuple[Any, ...]) -> dict[str, Any]:
    return {satu.kode: satu for satu in item}


@cache
def waktu_uji(instansi: str) -> WaktuUji:
    return WaktuUji(kalender=KalenderHolidays()(katalog().instansi[instansi], BACAAN_BAWAAN))


def tilik(
    isi: StandarPelayanan, subjek: Mapping[str, Nilai], kasus: Mapping[str, Nilai] | None = None
) -> Penilaian:
    fakta = FaktaKasus(pihak={"subjek": (subjek,)}, kasus=kasus or {})
    return nilai(isi, fakta, pengajuan=SK_093, waktu=waktu_uji(isi.instansi.kode))


def simpulkan(
    isi: StandarPelayanan, subjek: Mapping[str, Nilai], kasus: Mapping[str, Nilai] | None = None
) -> dict[str, Kesimpulan]:
    return {h.kode: h.kesimpulan for h in tilik(isi, subjek, kasus).syarat}
