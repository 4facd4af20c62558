"""Listings of a registry: their ends, whose area they are kept for, and who may vouch for one."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kelayakan.contoh import (
    BELUM,
    TERDAFTAR,
    TERPENUHI,
    TIDAK,
    santunan_layak,
    satu,
    standar,
    ubah,
)

from dinsos_core.domain.kelayakan.bentuk import Terdaftar, TidakTerdaftar
from dinsos_core.domain.kelayakan.dasar_uji import Putusan
from dinsos_core.domain.kelayakan.diperlukan import atestasi_oleh
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, SyaratDinilai
from dinsos_core.domain.shared.nilai import (
    BelumDiketahui,
    Keanggotaan,
    NilaiFakta,
    PeriodeKeanggotaan,
    Ujung,
)
from dinsos_core.domain.standar.model import Syarat
from dinsos_core.domain.standar.wilayah import WILAYAH_TERBAGI, Daerah, WilayahLama

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


# --- whose area


DI_KOTA = attrs.evolve(TERDAFTAR, parameter={"daftar": ("dtks",), "di_wilayah": True})
KOTA = "63.71"


def di_kota(*periode: PeriodeKeanggotaan, syarat: Syarat = DI_KOTA) -> SyaratDinilai:
    return satu(syarat, ubah(santunan_layak(), "almarhum", terdaftar=Keanggotaan(periode=periode)))


@pytest.mark.parametrize(
    ("wilayah", "kesimpulan"),
    [
        ("", TERPENUHI),
        (KOTA, TERPENUHI),
        (f"{KOTA}.05", TERPENUHI),
        ("62.71", TIDAK),
        ("63.72", TIDAK),
    ],
)
def test_daftar_milik_kota_lain_tidak_memenuhi(wilayah: str, kesimpulan: Kesimpulan) -> None:
    assert di_kota(dtks(wilayah=wilayah)).kesimpulan is kesimpulan
    assert dinilai(dtks(wilayah=wilayah)).kesimpulan is TERPENUHI


def test_daftar_milik_kota_lain_dikatakan() -> None:
    hasil = di_kota(dtks(wilayah="62.71"))

    assert "untuk wilayah 62.71" in hasil.penjelasan
    assert "for the area of 62.71" in hasil.teks_penjelasan("en")
    assert "untuk wilayah Kota Contoh" in hasil.ambang


def test_yang_dicari_di_antara_beberapa_daftar_adalah_yang_di_wilayahnya() -> None:
    assert di_kota(dtks(wilayah="62.71"), dtks(wilayah=KOTA)).kesimpulan is TERPENUHI
    assert di_kota(dtks(wilayah="62.71"), dtks(sampai=ENTAH)).kesimpulan is BELUM


BELUM_DI_KOTA = attrs.evolve(DI_KOTA, uji="tidak_terdaftar")


@pytest.mark.parametrize(
    ("wilayah", "kesimpulan"), [("", TIDAK), (f"{KOTA}.05", TIDAK), ("62.71", TERPENUHI)]
)
def test_yang_terdaftar_di_kota_lain_belum_terdaftar_di_sini(
    wilayah: str, kesimpulan: Kesimpulan
) -> None:
    assert di_kota(dtks(wilayah=wilayah), syarat=BELUM_DI_KOTA).kesimpulan is kesimpulan


# --- an officer's note


BERCATATAN = attrs.evolve(
    TERDAFTAR,
    parameter={"daftar": ("dtks",), "daftar_setara": ("dtsen",), "catatan_setara": "layak_huni"},
)
DTSEN = Keanggotaan(periode=(PeriodeKeanggotaan(daftar="dtsen"),))
GAGAL = BelumDiketahui(sebab="dihapus")


@pytest.mark.parametrize(
    ("catatan", "kesimpulan", "sebab"),
    [
        (True, TERPENUHI, ()),
        (False, TIDAK, ()),
        (ENTAH, BELUM, ("menunggu_catatan",)),
        (GAGAL, BELUM, ("menunggu_catatan",)),
        ("ya", BELUM, ("menunggu_catatan",)),
    ],
)
def test_daftar_setara_diterima_hanya_dengan_catatan_petugas(
    catatan: NilaiFakta, kesimpulan: Kesimpulan, sebab: tuple[str, ...]
) -> None:
    dtsen = ubah(ubah(santunan_layak(), "almarhum", terdaftar=DTSEN), layak_huni=catatan)

    hasil = satu(BERCATATAN, dtsen)

    assert (hasil.kesimpulan, hasil.sebab_belum) == (kesimpulan, sebab)


def test_tanpa_jalur_catatan_tidak_ada_catatan_yang_disebut() -> None:
    parameter = {"daftar": ("dtks",), "daftar_setara": ("dtsen",)}
    syarat = attrs.evolve(TERDAFTAR, parameter=parameter)

    hasil = satu(syarat, ubah(santunan_layak(), "almarhum", terdaftar=DTSEN))

    assert hasil.kesimpulan is TERPENUHI
    assert "catatan" not in hasil.teks_penjelasan("id") + hasil.teks_ambang("id")
    assert "note" not in hasil.teks_penjelasan("en") + hasil.teks_ambang("en")
    assert hasil.teks_penjelasan("id").endswith("terdaftar dalam DTSEN pada 1 Juni 2026.")
    assert hasil.ambang == "terdaftar dalam DTKS atau DTSEN"


@given(st.sampled_from([True, False, ENTAH]))
def test_catatan_tidak_menentukan_bila_daftarnya_sendiri_memuat_atau_tidak_ada_yang_memuat(
    catatan: NilaiFakta,
) -> None:
    kasus = ubah(santunan_layak(), layak_huni=catatan)

    assert satu(BERCATATAN, kasus).kesimpulan is TERPENUHI
    kosong = ubah(kasus, "almarhum", terdaftar=Keanggotaan())
    assert satu(BERCATATAN, kosong).kesimpulan is TIDAK


def test_yang_boleh_mencatat_adalah_peran_yang_disebut_syaratnya() -> None:
    oleh = attrs.evolve(BERCATATAN, parameter={**BERCATATAN.parameter, "catatan_oleh": "peksos"})

    assert atestasi_oleh(standar(oleh)) == {"layak_huni": ("peksos",)}
    assert atestasi_oleh(standar(BERCATATAN)) == {}


def test_daftar_wilayah_lama_berlaku_dan_yang_terbagi_menunggu_petugas() -> None:
    lama = (WilayahLama(kode="91.01"), WilayahLama(kode="91.05", sebagian=True))
    bentuk = Terdaftar(daftar=frozenset({"dtks"}), wilayah=Daerah(kode="93.01", lama=lama))

    def putusan(wilayah: str) -> Putusan:
        return bentuk(Keanggotaan(periode=(dtks(wilayah=wilayah),)), MENINGGAL, {})

    belum = TidakTerdaftar(daftar=bentuk.daftar, wilayah=bentuk.wilayah)
    assert belum(Keanggotaan(periode=(dtks(wilayah="91.05"),)), MENINGGAL, {}) == WILAYAH_TERBAGI
    assert putusan("91.01") is True
    assert putusan("91.05.02") == WILAYAH_TERBAGI
    assert putusan("91.02") is False
