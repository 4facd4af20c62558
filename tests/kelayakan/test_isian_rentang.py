"""A year, a month or an age as it comes in: what is read, what is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kelayakan.test_bentuk import KABISAT

from dinsos_core.domain.kelayakan.fakta import periksa_nilai
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan
from dinsos_core.domain.shared.nilai import TanggalRentang
from dinsos_core.domain.standar.kosakata import JenisFakta
from dinsos_core.domain.waktu.rentang import notasi_tanggal, rentang_usia
from dinsos_core.domain.waktu.usia import Kabisat, usia
from dinsos_core.testing import kelayakan as strategi
from dinsos_core.testing.contoh import KOSAKATA, fakta

HARI_INI = date(2026, 6, 20)
SEHARI = timedelta(days=1)
LAHIR = KOSAKATA.fakta["tanggal_lahir"]


@given(strategi.rentang_dekat(HARI_INI))
def test_tanggal_tak_pasti_terbaca_kembali_dari_notasinya(
    nilai: date | TanggalRentang,
) -> None:
    assert periksa_nilai(LAHIR, notasi_tanggal(nilai), HARI_INI) == nilai
    assert periksa_nilai(LAHIR, nilai, HARI_INI) == nilai


@pytest.mark.parametrize(
    ("isian", "dari", "sampai"),
    [
        ("1986", date(1986, 1, 1), date(1986, 12, 31)),
        ("1986-02", date(1986, 2, 1), date(1986, 2, 28)),
        ("2026", date(2026, 1, 1), HARI_INI),
        ("2026-06", date(2026, 6, 1), HARI_INI),
        ("42 tahun", date(1983, 6, 21), date(1984, 6, 20)),
        ("42 tahun pada 2026-02-28", date(1983, 3, 1), date(1984, 2, 29)),
        ("0 tahun", date(2025, 6, 21), HARI_INI),
        ("1986-03-01/1986-04-15", date(1986, 3, 1), date(1986, 4, 15)),
    ],
)
def test_tahun_bulan_dan_usia_adalah_rentang_yang_sudah_berlalu(
    isian: str, dari: date, sampai: date
) -> None:
    hasil = periksa_nilai(LAHIR, isian, HARI_INI)

    assert isinstance(hasil, TanggalRentang)
    assert (hasil.dari, hasil.sampai) == (dari, sampai)


@pytest.mark.parametrize("isian", ["2026-06-20/2026-06-20", "2026-06-20/2026-06-30"])
def test_rentang_satu_hari_adalah_tanggal(isian: str) -> None:
    assert periksa_nilai(LAHIR, isian, HARI_INI) == HARI_INI


@pytest.mark.parametrize(
    ("isian", "masalah"),
    [
        ("1986-13", "tanggal_tidak_ada"),
        ("0000", "tanggal_tidak_ada"),
        ("999 tahun pada 0500-01-01", "tanggal_tidak_ada"),
        ("1986-04-15/1986-03-01", "rentang_tidak_ada"),
        ("1986-01-01/1987-01-02", "rentang_tidak_ada"),
        ("1986-02-30/1986-03-01", "rentang_tidak_ada"),
    ],
)
def test_rentang_yang_tidak_ada_dibedakan(isian: str, masalah: str) -> None:
    hasil = periksa_nilai(LAHIR, isian, HARI_INI)

    assert isinstance(hasil, Halangan)
    assert hasil.rincian["masalah"] == masalah


@pytest.mark.parametrize("isian", ["2027", "2026-07", "42 tahun pada 2026-06-21"])
def test_rentang_yang_seluruhnya_di_masa_depan_ditolak(isian: str) -> None:
    hasil = periksa_nilai(LAHIR, isian, HARI_INI)

    assert isinstance(hasil, Halangan)
    assert hasil.kode is KodeHalangan.TANGGAL_MASA_DEPAN
    rencana = fakta("rencana", JenisFakta.TANGGAL, boleh_masa_depan=True)
    assert isinstance(periksa_nilai(rencana, isian, HARI_INI), TanggalRentang)


@pytest.mark.parametrize("isian", ["1986", "42 tahun", TanggalRentang.setahun(1986)])
def test_fakta_yang_harus_pasti_menolak_rentang(isian: object) -> None:
    mulai = fakta("mulai", JenisFakta.TANGGAL, pasti=True)

    hasil = periksa_nilai(mulai, isian, HARI_INI)

    assert isinstance(hasil, Halangan)
    assert hasil.rincian["masalah"] == "tanggal_harus_lengkap"


@given(st.integers(0, 120), st.dates(date(1900, 1, 1), HARI_INI), KABISAT)
def test_usia_yang_disebut_mencakup_setiap_yang_seusia_dalam_kedua_bacaan_kabisat(
    tahun: int, pada: date, kabisat: Kabisat
) -> None:
    rentang = rentang_usia(tahun, pada)

    for hari in (*rentang.hari(), rentang.dari - SEHARI, rentang.sampai + SEHARI):
        seusia = hari <= pada and usia(hari, pada, kabisat=kabisat) == tahun
        assert rentang.mungkin(hari) or not seusia
    assert all(
        tahun in {usia(hari, pada, kabisat=k) for k in ("1-maret", "28-februari")}
        for hari in rentang.hari()
    )
