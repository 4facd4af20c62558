"""Values of other libraries or made by hand: read or refused, never half read, never raising."""

from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinsos_core.application.fakta_polos import baca_fakta
from dinsos_core.domain.kelayakan.bentuk import Berlainan
from dinsos_core.domain.kelayakan.fakta import periksa_nilai
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan
from dinsos_core.domain.shared.nilai import TanggalRentang
from dinsos_core.domain.standar.kosakata import DefinisiFakta, JenisFakta, MilikFakta
from dinsos_core.domain.waktu.rentang import rentang_usia
from dinsos_core.testing.contoh import KOSAKATA

HARI_INI = date(2026, 6, 20)
SETAHUN = TanggalRentang.setahun(1986)
JENIS = st.sampled_from(sorted(KOSAKATA.fakta.values(), key=lambda satu: satu.kode))


class Larik:
    """Compares item by item, as arrays of other libraries do: no truth value of its own."""

    __hash__ = None  # type: ignore[assignment]  # as theirs

    def __eq__(self, lain: object) -> "Larik":  # type: ignore[override]  # as theirs
        return self

    def __bool__(self) -> bool:
        raise ValueError("lebih dari satu")


class TeksLain(str):
    """A text that compares and hashes as it likes."""

    def __eq__(self, lain: object) -> bool:
        raise RuntimeError(str.__str__(self))

    def __hash__(self) -> int:
        raise RuntimeError(str.__str__(self))


class Kota(StrEnum):
    BANJARMASIN = "63.71"


@given(JENIS)
def test_nilai_yang_tidak_dapat_dibandingkan_ditolak(definisi: DefinisiFakta) -> None:
    semua = [Larik(), [Larik()], {"daftar": Larik()}, [{"daftar": "dtks", "dari": Larik()}]]
    for nilai in (*semua, TeksLain("bukan nilai")):
        milik_kasus = definisi.milik is MilikFakta.KASUS
        isian = {definisi.kode if milik_kasus else f"pemohon.{definisi.kode}": nilai}

        _, salah = baca_fakta(KOSAKATA, isian, HARI_INI)

        boleh_apa_saja = definisi.jenis is JenisFakta.TEKS and definisi.digit is None
        assert boleh_apa_saja or [satu.kode for satu in salah] == [KodeHalangan.FAKTA_SALAH_JENIS]


def test_kode_wilayah_dari_turunan_teks_disimpan_sebagai_teks() -> None:
    for nilai in (Kota.BANJARMASIN, TeksLain("63.71")):
        terbaca = periksa_nilai(KOSAKATA.fakta["domisili"], nilai, HARI_INI)

        assert type(terbaca) is str
        assert terbaca == "63.71"


def test_rentang_yang_tidak_sesuai_usianya_ditolak() -> None:
    """Its notation is the age alone: the days would silently become others."""
    lahir = KOSAKATA.fakta["tanggal_lahir"]
    buatan = TanggalRentang(
        dari=date(1990, 1, 1), sampai=date(1990, 12, 31), usia=4, pada=date(2000, 1, 1)
    )

    assert isinstance(periksa_nilai(lahir, buatan, HARI_INI), Halangan)
    sah = rentang_usia(42, date(2026, 3, 2))
    assert periksa_nilai(lahir, sah, HARI_INI) == sah


@pytest.mark.parametrize(
    "isi",
    [
        {"usia": -1, "pada": HARI_INI},
        {"usia": 1.5, "pada": HARI_INI},
        {"usia": True, "pada": HARI_INI},
        {"usia": 4, "pada": "2026-06-20"},
        {"dari": "1986-01-01"},
        {"sampai": 1986},
    ],
)
def test_rentang_hanya_memuat_tanggal_dan_usia(isi: dict[str, object]) -> None:
    dasar: dict[str, object] = {"dari": SETAHUN.dari, "sampai": SETAHUN.sampai}

    with pytest.raises(ValueError, match=r"rentang|usia"):
        TanggalRentang(**{**dasar, **isi})  # type: ignore[arg-type]  # the fault


def test_tanggal_pada_hari_terakhir_yang_ada_dapat_kembar() -> None:
    akhir = TanggalRentang(dari=date(9999, 12, 30), sampai=date.max)

    assert Berlainan(sedikitnya=2).rentang((akhir, akhir), HARI_INI, {}) == {True, False}
    assert Berlainan(sedikitnya=2).rentang((akhir, akhir, date.max), HARI_INI, {}) == {False}


@pytest.mark.parametrize("kosong", ["", "  ", None])
@given(JENIS)
def test_yang_kosong_tidak_dinyatakan_fakta_apa_pun_jenisnya(
    kosong: object, definisi: DefinisiFakta
) -> None:
    milik_kasus = definisi.milik is MilikFakta.KASUS
    isian = {definisi.kode if milik_kasus else f"pemohon.{definisi.kode}": kosong}

    fakta, salah = baca_fakta(KOSAKATA, isian, HARI_INI)

    assert salah == ()
    assert not fakta.kasus
    assert not any(map(any, fakta.pihak.values()))
