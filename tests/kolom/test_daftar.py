"""What a list may look like, what is refused of it as a whole, and what comes back."""

from datetime import date, timedelta
from functools import partial
from typing import Any, cast

import attrs
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from tests.kolom.contoh import KALENDER, KATALOG, Sendiri, jawaban, satu_per_satu

from dinsos_adapters.kolom import nilai_kolom
from dinsos_adapters.kolom.hasil import MAKS_SYARAT
from dinsos_core.domain.kelayakan.dasar_uji import lewat_soal
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.waktu.usia import Kabisat
from dinsos_core.ports.katalog import Katalog

PADA = date(2026, 6, 15)
nilai = partial(nilai_kolom, KATALOG, KALENDER, instansi="banjarmasin", pada=PADA)
jkn = partial(nilai, "usulan-jkn", varian="apbd")
WARGA = {
    "pemohon.domisili": ["63.71", "63.72", None],
    "pemohon.status_pekerjaan": ["bukan_pekerja", None, "x"],
}
ADA = ["63.71", "63.72", "x", "bukan_pekerja"]


@pytest.mark.parametrize("kabisat", ["1-maret", "28-februari"])
@pytest.mark.parametrize("pada", [date(2026, 2, 28), date(2026, 3, 1), date(2028, 2, 29)])
def test_lahir_29_februari_genap_usia_menurut_bacaannya(kabisat: Kabisat, pada: date) -> None:
    lahir = [date(tahun, 2, 29) for tahun in range(1956, 2004, 4)]
    semua = [hari + timedelta(n) for hari in lahir for n in (-1, 0, 1)]
    kolom = {"pemohon.tanggal_lahir": semua}
    tafsir = {"kabisat": kabisat}

    hasil = nilai("pengangkatan-anak", pl.DataFrame(kolom), pada=pada, tafsir=tafsir).unwrap()

    assert jawaban(hasil.kerangka, hasil.kode) == list(satu_per_satu(hasil.siap, kolom, pada))


def test_semua_yang_salah_pada_daftar_disebut_sekaligus() -> None:
    kerangka = pl.DataFrame(
        {
            "pemohon.domisil": ["63.71"],
            "pemohon[4].agama": ["islam"],
            "pemohon.status_pekerjaan": [3],
            "kelayakan_tidak": [0],
        }
    )

    salah = jkn(kerangka, varian="x", bawa=["kelayakan_tidak", "idd"]).failure()

    assert {(satu.kode.value, satu.lokasi) for satu in salah} == {
        ("varian_tidak_dikenal", "varian"),
        ("pihak_lebih", "pihak.pemohon"),
        ("fakta_tidak_dikenal", "pemohon[0].domisil"),
        ("fakta_salah_jenis", "pemohon.status_pekerjaan"),
        ("fakta_tidak_dikenal", "idd"),
        ("fakta_ganda", "kelayakan_tidak"),
    }


def test_instan_berzona_bukan_hari() -> None:
    kerangka = pl.DataFrame({"pemohon.tanggal_lahir": [date(1990, 1, 1)]}).with_columns(
        pl.col("pemohon.tanggal_lahir").cast(pl.Datetime("us", "UTC"))
    )

    (salah,) = jkn(kerangka).failure()

    assert (salah.kode.value, salah.lokasi) == ("fakta_salah_jenis", "pemohon.tanggal_lahir")


LAHIR = "pemohon.tanggal_lahir"
KOTA = "pemohon.domisili"
ANAK = "jumlah_anak"
KAMUS = pd.ArrowDtype(pa.dictionary(pa.int32(), pa.string()))
HARI = [date(1699, 12, 31), date(1700, 1, 1), date(2000, 2, 29), None]


@pytest.mark.parametrize(
    ("nama", "isi", "kerangka"),
    [
        (LAHIR, HARI, pl.DataFrame({LAHIR: HARI})),
        (LAHIR, HARI, pl.LazyFrame({LAHIR: HARI}).cast(pl.Datetime("ms"))),
        (LAHIR, HARI, pa.table({LAHIR: pa.array(HARI, pa.date64())})),
        (KOTA, ["63.71", "63.71\n"], pd.DataFrame({KOTA: ["63.71", "63.71\n"]})),
        (KOTA, ["63.71", None], pa.table({KOTA: pa.array(["63.71", None], pa.string_view())})),
        (KOTA, ["63.71", "x"], pd.DataFrame({KOTA: pd.Series(["63.71", "x"], dtype=KAMUS)})),
        (KOTA, [63.71], pd.DataFrame({KOTA: [63.71]}, dtype="category")),
        (KOTA, [63.71], pa.table({KOTA: pa.array([63.71]).dictionary_encode()})),
        (ANAK, [1, 2**70], pl.DataFrame({ANAK: [1, 2**70]}, schema={ANAK: pl.Int128})),
        (ANAK, [1, 2], pa.table({ANAK: pa.array([1.0, 2.0], pa.float16())})),
        (ANAK, [1, {2}], pd.DataFrame({ANAK: [1, {2}]})),
    ],
)
def test_bagaimana_pun_disimpan_tiap_nilai_dinilai_seperti_satu_orang(
    nama: str, isi: list[Any], kerangka: Any
) -> None:
    hasil = nilai("pengangkatan-anak", kerangka).unwrap()

    assert jawaban(hasil.kerangka, hasil.kode) == list(satu_per_satu(hasil.siap, {nama: isi}, PADA))


def test_objek_yang_tampak_teks_hanya_pada_awalnya_dinilai_satu_per_satu() -> None:
    nik = "6371052006960001"
    kolom: dict[str, list[Any]] = {
        "pemohon[0].nik": [nik] * 102,
        "pemohon[1].nik": [*["6371052006960002"] * 100, nik, int(nik)],
    }

    hasil = nilai("pengangkatan-anak", pd.DataFrame(kolom)).unwrap()

    assert jawaban(hasil.kerangka, hasil.kode) == list(satu_per_satu(hasil.siap, kolom, PADA))


def test_nama_kolom_yang_berulang_milik_kita_atau_bukan_teks_ditolak() -> None:
    ganda = pl.LazyFrame({KOTA: ["63.71"], "kota": ["63.72"], "__dinsos_belum_0": ["x"]})
    angka = pd.DataFrame([["63.71"]], columns=[1])

    salah = jkn(ganda, kolom={"kota": KOTA}, bawa=["__dinsos_belum_0"]).failure()
    (asing,) = jkn(angka).failure()

    assert {(satu.kode.value, satu.lokasi) for satu in salah} == {
        ("fakta_ganda", "kota"),
        ("fakta_ganda", "__dinsos_belum_0"),
    }
    assert (asing.kode.value, asing.lokasi) == ("fakta_tidak_dikenal", "1")


def test_kolom_yang_tidak_ada_dan_yang_kosong_belum_diketahui() -> None:
    kosong = pl.DataFrame(
        {"pemohon.domisili": [None, None], "pemohon.status_pekerjaan": [None] * 2}
    )

    hasil = jkn(kosong).unwrap()

    assert hasil.kerangka["kelayakan_belum"].to_list() == [0b111, 0b111]
    assert hasil.kode(0b101) == (hasil.syarat[0], hasil.syarat[2])


def test_kolom_bernama_sendiri_dan_dua_hasil_dalam_satu_kerangka() -> None:
    kerangka = pl.DataFrame({"id": [1], "kode": ["63.71"]})
    nama = {"kode": "pemohon.domisili"}

    satu = jkn(kerangka, kolom=nama, bawa=["id"]).unwrap().kerangka
    lain = [kolom for kolom in satu.columns if kolom != "kode"]
    dua = nilai("verifikasi-segera", satu, kolom=nama, bawa=lain, awalan="v_").unwrap().kerangka

    assert satu.columns[:2] == ["id", "kode"]
    assert dua.row(0, named=True)["v_belum"] == 0b01
    assert dua.row(0, named=True)["kelayakan_belum"] == 0b110


def test_kerangka_malas_tetap_malas() -> None:
    tabel = pa.table(WARGA)  # noqa: F841 -- duckdb finds it by its name
    utuh = jkn(pl.DataFrame(WARGA)).unwrap()

    malas, duck = jkn(pl.LazyFrame(WARGA)).unwrap(), jkn(duckdb.sql("from tabel")).unwrap()

    assert isinstance(malas.kerangka, pl.LazyFrame)
    assert malas.kerangka.collect().equals(utuh.kerangka)
    assert isinstance(duck.kerangka, duckdb.DuckDBPyRelation)
    assert jawaban(duck.kerangka, duck.kode) == jawaban(utuh.kerangka, utuh.kode)


@pytest.mark.parametrize(
    "tipe", [pl.Categorical, pl.Enum(["63.71", "63.72", "x", "bukan_pekerja"])]
)
def test_kategori_dinilai_seperti_teksnya(tipe: Any) -> None:
    teks = pl.DataFrame(WARGA)

    semua = [jkn(satu).unwrap() for satu in (teks, teks.cast(tipe), teks.lazy().cast(tipe))]

    satu, *lain = (jawaban(hasil.kerangka, hasil.kode) for hasil in semua)
    assert lain == [satu, satu]


def test_pandas_memulangkan_indeksnya_dan_menerima_ya_tidak_berobjek() -> None:
    isi: dict[str, list[Any]] = {
        "menikah": [True, None, False],
        "jumlah_anak": [0, 1, None],
        "id": [7, 8, 9],
    }
    kerangka = pd.DataFrame(isi, index=["c", "a", "b"])

    hasil = nilai("pengangkatan-anak", kerangka, bawa=["id"]).unwrap()

    kolom = {nama: isi[nama] for nama in ("menikah", "jumlah_anak")}
    assert list(hasil.kerangka.index) == ["c", "a", "b"]
    assert jawaban(hasil.kerangka, hasil.kode) == list(satu_per_satu(hasil.siap, kolom, PADA))


def test_uji_milik_sendiri_ditanyai_satu_per_satu() -> None:
    genap = lewat_soal(lambda soal: soal.angka % 2 == 0)
    ganjil = attrs.evolve(UJI["paling_banyak"], siapkan=genap)
    uji = {**UJI, "paling_banyak": ganjil}

    hasil = nilai("pengangkatan-anak", pl.DataFrame({"jumlah_anak": [0, 1, 2, None]}), uji=uji)

    terakhir = 1 << len(hasil.unwrap().syarat) - 1
    assert [n & terakhir for n in hasil.unwrap().kerangka["kelayakan_tidak"]] == [0, terakhir, 0, 0]


@pytest.mark.parametrize("banyak", [63, 64])
def test_tiap_syarat_berbit_atau_ditolak_dengan_jelas(banyak: int) -> None:
    asal = KATALOG.standar("banjarmasin", "verifikasi-segera", PADA).unwrap()
    semua = [attrs.evolve(asal.syarat[n % 2], kode=f"s{n}") for n in range(banyak)]
    katalog = cast(Katalog, Sendiri(attrs.evolve(asal, syarat=tuple(semua)), KATALOG.kosakata))
    kerangka = pl.DataFrame({"pemohon.domisili": ["63.71"]})
    tanya = partial(nilai_kolom, katalog, KALENDER, asal.layanan, kerangka)

    if banyak > MAKS_SYARAT:
        with pytest.raises(ValueError, match="64 syarat; paling banyak 63"):
            tanya(instansi="banjarmasin", pada=PADA)
        return
    hasil = tanya(instansi="banjarmasin", pada=PADA).unwrap()
    belum = hasil.kode(hasil.kerangka["kelayakan_belum"][0])
    assert belum == tuple(f"s{n}" for n in range(0, banyak, 2))
