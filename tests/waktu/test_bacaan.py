"""The readings that bear on time, and the register's codes for them."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

import pytest

from dinsos_core.domain.waktu import (
    BACAAN_BAWAAN,
    TAFSIR_WAKTU,
    BacaanWaktu,
    bacaan_waktu,
    teks_hari,
    teks_instan,
    teks_tanggal,
)
from dinsos_core.domain.waktu.teks import teks_durasi

LAIN = {
    "hari-pertama": "hari-sama-sebelum-jam",
    "di-luar-jam": "tanggal-sebenarnya",
    "hari-kalender": "hari-kerja",
    "cuti-bersama": "hari-kerja",
    "klaim-hari-libur": "geser-ke-hari-kerja",
    "kabisat": "28-februari",
    "kalender-sementara": "ditolak",
    "mulai-batas-warga": "putusan",
    "tanggal-terima": "hari-pencatatan",
    "keberatan-tanpa-jawaban": "dikabulkan",
    "hitungan-jeda": "hari-penuh",
    "akhir-bulan": "hari-berikut",
}


def test_pilihan_instansi_menjadi_bacaan() -> None:
    assert bacaan_waktu(LAIN, sebelum_jam=time(10)) == BacaanWaktu(
        hari_pertama="hari-sama-sebelum-jam",
        sebelum_jam=time(10),
        di_luar_jam="tanggal-sebenarnya",
        hari="hari-kerja",
        cuti_bersama="hari-kerja",
        klaim="geser-ke-hari-kerja",
        kabisat="28-februari",
        kalender="ditolak",
        batas_warga="putusan",
        terima="hari-pencatatan",
        keberatan="dikabulkan",
        jeda="hari-penuh",
        akhir_bulan="hari-berikut",
    )


def test_yang_tidak_dipilih_tetap_bawaan_dan_tafsir_lain_dilewati() -> None:
    assert bacaan_waktu({"usia-siapa": "pemohon"}) == BACAAN_BAWAAN


def test_setiap_pilihan_ada_dalam_daftar_tafsir_waktu() -> None:
    assert set(LAIN) < set(TAFSIR_WAKTU)
    assert TAFSIR_WAKTU == {
        "hari-pertama": 1,
        "di-luar-jam": 2,
        "hari-kalender": 3,
        "cuti-bersama": 4,
        "menit-jam-dinding": 6,
        "klaim-hari-libur": 9,
        "rentang-waktu": 13,
        "kabisat": 36,
        "kalender-sementara": 44,
        "mulai-batas-warga": 55,
        "tanggal-terima": 56,
        "keberatan-tanpa-jawaban": 57,
        "hitungan-jeda": 58,
        "akhir-bulan": 62,
        "bukti-surel": 72,
    }


@pytest.mark.parametrize("kode", LAIN)
def test_bacaan_tak_dikenal_ditolak_dengan_menyebut_yang_boleh(kode: str) -> None:
    with pytest.raises(ValueError, match=f"tidak mengenal 'entah'; yang boleh: .*{LAIN[kode]}"):
        bacaan_waktu({kode: "entah"})


@pytest.mark.parametrize("medan", ["hari_pertama", "kabisat"])
def test_bacaan_waktu_sendiri_memeriksa_isinya(medan: str) -> None:
    salah: dict[str, Any] = {medan: "entah"}

    with pytest.raises(ValueError, match=f"bacaan {medan} tidak mengenal"):
        BacaanWaktu(**salah)


def test_tanggal_dan_instan_dalam_kata() -> None:
    jayapura = datetime(2026, 12, 5, 7, 5, 59, tzinfo=ZoneInfo("Asia/Jayapura"))

    assert [teks_hari(date(2025, 1, 1) + timedelta(days=i)).split(",")[0] for i in range(7)] == [
        "Rabu",
        "Kamis",
        "Jumat",
        "Sabtu",
        "Minggu",
        "Senin",
        "Selasa",
    ]
    assert teks_hari(date(2025, 1, 1)) == "Rabu, 1 Januari 2025"
    assert teks_instan(jayapura) == "Sabtu, 5 Desember 2026 pukul 07.05 WIT"
    assert teks_instan(jayapura.astimezone(UTC)) == "Jumat, 4 Desember 2026 pukul 22.05 UTC"
    assert teks_instan(jayapura, "en") == "5 December 2026, 07:05 WIT"


@pytest.mark.parametrize(
    ("bahasa", "singkat"),
    [
        ("id", "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des"),
        ("en", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
    ],
)
def test_setiap_bulan_bernama_dalam_kedua_bahasa(bahasa: Literal["id", "en"], singkat: str) -> None:
    nama = [teks_tanggal(date(2025, n, 1), bahasa).split()[1] for n in range(1, 13)]

    assert " ".join(n[:3] for n in nama) == singkat


@pytest.mark.parametrize(
    ("durasi", "teks"),
    [
        (timedelta(minutes=35), "35 menit"),
        (timedelta(hours=25, seconds=1), "25 jam 1 detik"),
        (timedelta(seconds=59.6), "1 menit"),
        (timedelta(), "0 menit"),
    ],
)
def test_durasi_dalam_kata(durasi: timedelta, teks: str) -> None:
    assert teks_durasi(durasi) == teks
