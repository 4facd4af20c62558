"""A million people under six conditions, a bit for each one not met and each one unknown.

The yardstick is the same written by hand for polars, on the same frame: the same answers for every
row (the run fails otherwise), whether a value is missing, is none its fact can have, or contradicts
another. By hand for numpy, arrays are there beforehand. OpenFisca is handed the same arrays, makes
its simulation, and answers yes or no.
"""

from datetime import date, timedelta
from functools import reduce
from typing import Any, cast

import attrs
import numpy as np
import polars as pl
from orang_openfisca import PEKERJAAN, nilai_semua, sistem
from returns.result import Result, Success
from ukur import tabel, ukur

from dinsos_adapters.kalender import KalenderHolidays
from dinsos_adapters.katalog import KatalogToml, muat_katalog
from dinsos_adapters.kolom import nilai_kolom
from dinsos_core.domain.shared.halangan import Halangan
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.model import StandarPelayanan, Syarat
from dinsos_core.ports.katalog import Katalog

PADA = date(2026, 6, 15)
BANYAK = 1_000_000
KESIMPULAN = ("terpenuhi", "tidak_terpenuhi", "belum_dapat_dinilai", "diteruskan")
TERLAMA, TERBARU, NIKAH = date(1970, 6, 16), date(1996, 6, 15), date(2021, 6, 15)


def orang(banyak: int) -> pl.DataFrame:
    """People of all kinds: in a hundred values two are missing, and of texts one is no code."""
    acak = np.random.default_rng(1)
    dalam = [f"63.71.0{n % 5 + 1}.{1001 + n % 9}" for n in range(60)]
    luar = [f"63.0{n % 9 + 1}.1{n % 9}" for n in range(35)]
    domisili = np.array([*dalam, *luar, "6371", "tiada", *dalam[:3]])
    pekerjaan = np.array([*PEKERJAAN * 6, "pekerja_penerima_upah", "pns"])
    lahir = np.datetime64("1965-01-01") + acak.integers(0, 12_000, banyak)
    kolom = {
        "pemohon.domisili": domisili[acak.integers(0, len(domisili), banyak)],
        "pemohon.tanggal_lahir": lahir,
        "tanggal_nikah": np.minimum(
            lahir + acak.integers(4_100, 20_000, banyak), np.datetime64(PADA)
        ),
        "menikah": acak.random(banyak) < 0.9,
        "jumlah_anak": acak.integers(0, 3, banyak),
        "pemohon.status_pekerjaan": pekerjaan[acak.integers(0, len(pekerjaan), banyak)],
    }
    hilang = {nama: pl.Series(acak.random(banyak) < 0.02) for nama in kolom}
    penuh = pl.DataFrame({nama: pl.Series(isi) for nama, isi in kolom.items()})
    return penuh.with_columns(
        pl.when(hilang[nama]).then(None).otherwise(pl.col(nama)).alias(nama) for nama in kolom
    )


class Satu:
    """The built-in catalogue with one service of six conditions."""

    def __init__(self, katalog: KatalogToml) -> None:
        asal = katalog.standar("banjarmasin", "usulan-jkn", PADA).unwrap()
        self.kosakata = katalog.kosakata
        self._standar = attrs.evolve(asal, varian=(), dokumen=(), syarat=SYARAT)

    def standar(self, *_: object) -> Result[StandarPelayanan, tuple[Halangan, ...]]:
        return Success(self._standar)


def _syarat(kode: str, uji: str, fakta: str, bila: Bila | None = None, **isi: Any) -> Syarat:
    return Syarat(kode=kode, teks=kode, uji=uji, fakta=fakta, bila=bila, parameter=isi)


SYARAT = (
    _syarat("domisili", "wilayah", "pemohon.domisili"),
    _syarat("usia", "usia", "pemohon.tanggal_lahir", min=30, maks=55),
    _syarat("lama-nikah", "lama", "tanggal_nikah", Bila(fakta="menikah"), min="5 tahun"),
    _syarat("menikah", "ya", "menikah"),
    _syarat("anak", "paling_banyak", "jumlah_anak", maks=1),
    _syarat("pekerjaan", "dalam", "pemohon.status_pekerjaan", nilai=PEKERJAAN),
)


def tangan(kerangka: pl.DataFrame) -> pl.DataFrame:
    """By hand for polars."""
    domisili, lahir = pl.col("pemohon.domisili"), pl.col("pemohon.tanggal_lahir")
    nikah, menikah = pl.col("tanggal_nikah"), pl.col("menikah")
    anak, kerja = pl.col("jumlah_anak"), pl.col("pemohon.status_pekerjaan")
    dini = (nikah - lahir < timedelta(3_653)).fill_null(False)
    ada_lahir = lahir.is_not_null() & (lahir <= PADA) & ~dini
    ada_nikah = nikah.is_not_null() & (nikah <= PADA) & ~dini
    ada_kode = domisili.is_not_null() & domisili.str.contains(KODE)
    tiada = domisili.is_not_null() & (domisili == "tiada")
    ada_anak = anak.is_not_null() & (anak >= 0) & (anak <= 10**12)
    boleh = (kerja == PEKERJAAN[0]) | (kerja == PEKERJAAN[1])
    upah, ada_menikah = kerja == "pekerja_penerima_upah", menikah.is_not_null()
    tidak = [
        ada_kode & ~domisili.str.starts_with("63.71") | tiada,
        ada_lahir & ~((lahir >= TERLAMA) & (lahir <= TERBARU)),
        ada_nikah & (nikah > NIKAH) & ada_menikah & menikah,
        ada_menikah & ~menikah,
        ada_anak & (anak > 1),
        kerja.is_not_null() & upah,
    ]
    belum = [
        ~ada_kode & ~tiada,
        ~ada_lahir,
        ~(ada_menikah & ~menikah) & ~ada_nikah | ~ada_menikah & ada_nikah & (nikah > NIKAH),
        ~ada_menikah,
        ~ada_anak,
        ~(kerja.is_not_null() & (boleh | upah)),
    ]
    kata = pl.Enum(KESIMPULAN)
    semua = [f"t{n}" for n in range(6)], [f"b{n}" for n in range(6)]
    nama = [*semua[0], *semua[1]]
    dasar = kerangka.lazy().with_columns(
        *(satu.alias(k) for satu, k in zip(tidak + belum, nama, strict=True)),
        dini.alias("kelayakan_bertentangan"),
    )
    hasil = dasar.with_columns(
        pl.when(pl.any_horizontal(semua[0]))
        .then(pl.lit(KESIMPULAN[1], kata))
        .when(pl.any_horizontal(semua[1]))
        .then(pl.lit(KESIMPULAN[2], kata))
        .otherwise(pl.lit(KESIMPULAN[0], kata))
        .alias("kelayakan_kesimpulan"),
        _bit(semua[0]).alias("kelayakan_tidak"),
        _bit(semua[1]).alias("kelayakan_belum"),
    )
    return hasil.drop(nama).collect()


KODE = r"^[0-9]{2}\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?$"


def _bit(semua: list[str]) -> pl.Expr:
    nol = pl.lit(0, pl.UInt8)
    return reduce(
        pl.Expr.__add__,
        (
            pl.when(nama).then(pl.lit(1 << n, pl.UInt8)).otherwise(nol)
            for n, nama in enumerate(semua)
        ),
    )


def larik(kerangka: pl.DataFrame) -> dict[str, Any]:
    """Arrays without nulls, for those who know none: what is missing is taken from a neighbour."""
    penuh = kerangka.fill_null(strategy="forward").fill_null(strategy="backward")
    nama = {"pemohon.domisili": "domisili", "pemohon.tanggal_lahir": "tanggal_lahir"}
    nama["pemohon.status_pekerjaan"] = "pekerjaan"
    isi = {nama.get(k, k): penuh[k].to_numpy() for k in penuh.columns}
    return {k: n.astype("U28") if n.dtype == object else n for k, n in isi.items()}


def numpy_tangan(isi: dict[str, Any]) -> Any:
    """By hand for numpy: a bit for each condition not met, and no unknown."""
    lahir, nikah = isi["tanggal_lahir"], isi["tanggal_nikah"]
    semua = [
        ~np.char.startswith(isi["domisili"], "63.71"),
        (lahir < np.datetime64(TERLAMA)) | (lahir > np.datetime64(TERBARU)),
        isi["menikah"] & (nikah > np.datetime64(NIKAH)),
        ~isi["menikah"],
        isi["jumlah_anak"] > 1,
        (isi["pekerjaan"] != PEKERJAAN[0]) & (isi["pekerjaan"] != PEKERJAAN[1]),
    ]
    return sum(satu.astype(np.uint8) << np.uint8(n) for n, satu in enumerate(semua))


def main() -> None:
    katalog, kalender = cast(Katalog, Satu(muat_katalog())), KalenderHolidays()

    def kami(kerangka: Any) -> Any:
        hasil = nilai_kolom(
            katalog, kalender, "usulan-jkn", kerangka, instansi="banjarmasin", pada=PADA
        )
        return hasil.unwrap().kerangka

    semua, sedikit = orang(BANYAK), orang(10)
    isi, aturan = larik(semua), sistem()
    assert kami(semua).select(tangan(semua).columns).equals(tangan(semua))
    assert (nilai_semua(aturan, isi, str(PADA)) == numpy_tangan(isi)).all()
    polars, pandas, arrow = "tangan, polars", semua.to_pandas(), semua.to_arrow()
    teks = ("pemohon.domisili", "pemohon.status_pekerjaan")
    kategori = semua.with_columns(pl.col(teks).cast(pl.Categorical))
    assert kami(kategori)["kelayakan_tidak"].equals(kami(semua)["kelayakan_tidak"])
    hasil = ukur(
        {
            polars: lambda: tangan(semua),
            "nilai_kolom, polars": lambda: kami(semua),
            "nilai_kolom, polars, teks berkategori": lambda: kami(kategori),
            "nilai_kolom, pyarrow": lambda: kami(arrow),
            "nilai_kolom, pandas": lambda: kami(pandas),
            "nilai_kolom, sepuluh orang": lambda: kami(sedikit),
            "tangan, numpy, tanpa yang belum": lambda: numpy_tangan(isi),
        },
        putaran=9,
        kali=1,
    )
    hasil |= ukur({"OpenFisca": lambda: nilai_semua(aturan, isi, str(PADA))}, putaran=3, kali=1)
    tabel("Sejuta orang, enam syarat", hasil, polars)


if __name__ == "__main__":
    main()
