"""Lists of cases at the edges of a standard's rules, as columns, and the same cases one by one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa
from attrs import frozen
from returns.result import Result, Success

from dinsos_adapters.kalender import KalenderHolidays
from dinsos_adapters.katalog import muat_katalog
from dinsos_core.application.fakta_polos import baca_fakta
from dinsos_core.application.registri import TAK_TERJANGKAU
from dinsos_core.domain.kelayakan.bentuk import AngkaAntara, TanggalAntara
from dinsos_core.domain.kelayakan.penilaian import nilai_siap
from dinsos_core.domain.kelayakan.ringkasan import Kesimpulan
from dinsos_core.domain.kelayakan.sah import daftar_dikenal
from dinsos_core.domain.kelayakan.susunan import SyaratSiap, SyaratStandar
from dinsos_core.domain.shared import ukuran
from dinsos_core.domain.shared.halangan import Halangan
from dinsos_core.domain.standar.jalur import Jalur
from dinsos_core.domain.standar.kosakata import DefinisiFakta, JenisFakta, Kosakata
from dinsos_core.domain.standar.model import StandarPelayanan

KATALOG = muat_katalog()
KALENDER = KalenderHolidays()

Kolom = list[Any]
Jawaban = tuple[str, frozenset[str], frozenset[str], bool]
"""The conclusion, the conditions not met, those unknown, and whether facts contradict."""


@frozen
class Sendiri:
    """A catalogue of one standard, always in force."""

    satu: StandarPelayanan
    kosakata: Kosakata

    def standar(self, *_: object) -> Result[StandarPelayanan, tuple[Halangan, ...]]:
        return Success(self.satu)


# --- one by one


def satu_per_satu(siap: SyaratStandar, kolom: Mapping[str, Kolom], pada: date) -> Iterator[Jawaban]:
    for baris in zip(*kolom.values(), strict=True):
        isi = {nama: nilai for nama, nilai in zip(kolom, baris, strict=True) if nilai is not None}
        for nama, nilai in isi.items():
            if baca_fakta(siap.kosakata, {nama: nilai}, pada)[1]:
                isi[nama] = TAK_TERJANGKAU  # stated, and of no use
        fakta = _baca(siap.kosakata, isi, pada)
        penilaian = nilai_siap(siap, fakta, pengajuan=pada)
        semua = {satu.kode: satu.kesimpulan for satu in penilaian.syarat}
        gagal = {Kesimpulan.TIDAK_TERPENUHI, Kesimpulan.DITERUSKAN}
        yield (
            penilaian.kesimpulan.value,
            frozenset(kode for kode, satu in semua.items() if satu in gagal),
            frozenset(k for k, satu in semua.items() if satu is Kesimpulan.BELUM_DAPAT_DINILAI),
            bool(siap.pemeriksaan.pertentangan(fakta, pada)),
        )


def _baca(kosakata: Kosakata, isi: Mapping[str, object], pada: date) -> Any:
    fakta, salah = baca_fakta(kosakata, isi, pada)
    assert not salah
    return fakta


# --- columns


def isi_kolom(siap: SyaratStandar, pada: date, banyak: int, acak: Random) -> dict[str, Kolom]:
    """Columns for what a standard asks, and for who somebody is; some are missing."""
    hasil: dict[str, Kolom] = {}
    tepi = [*_tepi(siap.syarat, pada)]
    umum = [Jalur(kode=k, pihak=j.pihak) for j in siap.jalur if j.pihak for k in UMUM]
    for jalur in dict.fromkeys([*siap.jalur, *umum]):
        if acak.random() < 0.1:
            continue
        definisi = siap.kosakata.fakta[jalur.kode]
        tulis = penulis(definisi, siap.kosakata, pada, tepi, acak)
        sendiri = sum(satu.alamat == jalur.alamat for satu in siap.jalur) == 1
        for nama in _nama(jalur, acak, sendiri=sendiri):
            kolom = [None if acak.random() < 0.12 else tulis(acak) for _ in range(banyak)]
            hasil.setdefault(nama, kolom)
    return hasil


UMUM = ("tanggal_lahir", "jenis_kelamin", "nik", "nama")


def _nama(jalur: Jalur, acak: Random, *, sendiri: bool) -> list[str]:
    if not jalur.pihak:
        return [jalur.kode]
    if jalur.setiap and sendiri and jalur.kode not in UMUM and acak.random() < 0.3:
        return [f"setiap {jalur.alamat}"]
    return [f"{jalur.pihak}[{n}].{jalur.kode}" for n in range(2 if jalur.setiap else 1)]


def _tepi(semua: Sequence[SyaratSiap], pada: date) -> Iterator[date | int]:
    for satu in semua:
        bentuk = None if satu.uji is None else satu.uji.bentuk
        if isinstance(bentuk, TanggalAntara):
            yield from (hari for hari in bentuk.batas(pada) if hari not in (date.min, date.max))
        if isinstance(bentuk, AngkaAntara):
            yield from (n for n in (bentuk.minimal, bentuk.maksimal) if n is not None)
        yield from _tepi(satu.pilihan, pada)


def penulis(
    definisi: DefinisiFakta,
    kosakata: Kosakata,
    pada: date,
    tepi: Sequence[date | int],
    acak: Random,
) -> Callable[[Random], Any]:
    """How one column writes its values, now and then one that its fact cannot have."""
    match definisi.jenis:
        case JenisFakta.TANGGAL:
            dekat = [h for h in tepi if isinstance(h, date)]
            pokok = [*dekat, *dekat, pada, date(1996, 2, 29), date(1988, 2, 29), date(2016, 7, 1)]
            pokok.append(date(ukuran.TAHUN[0], 1, 1))
            semua = [h + timedelta(n) for h in pokok for n in (-1, 0, 1)]
            if acak.random() < 0.7:
                return lambda r: r.choice(semua)
            teks = [h.isoformat() for h in semua] + [
                "1986",
                "1996-03",
                "42 tahun",
                "x",
                "",
                "tiada",
            ]
            return lambda r: r.choice(teks)
        case JenisFakta.BILANGAN:
            angka = [0, 1, 2, -1, 10**12, 10**12 + 1, *(n for n in tepi if isinstance(n, int))]
            return lambda r: r.choice(angka)
        case JenisFakta.YA_TIDAK:
            return lambda r: r.random() < 0.6
        case JenisFakta.PILIHAN:
            kode = [*definisi.pilihan[:4], *definisi.pilihan[:4], "tiada", "x", ""]
            if definisi.banyak and acak.random() < 0.5:
                return lambda r: r.sample(kode, r.randint(0, 2))
            return lambda r: r.choice(kode)
        case JenisFakta.WILAYAH:
            kode = ["63.71", "63.71.05", "62.71.01", "32.05", "63.7", "63.71.00", "tiada", "63.71."]
            kode.append("63.71\n")
            return lambda r: r.choice(kode)
        case JenisFakta.KEANGGOTAAN:
            return _penulis_daftar(sorted(daftar_dikenal(definisi, kosakata)), pada, acak)
        case _:
            teks = ["6371052006960001", "6371052006960002", "tiada", "", "Rina Contoh"]
            return lambda r: r.choice(teks)


def _penulis_daftar(daftar: list[str], pada: date, acak: Random) -> Callable[[Random], Any]:
    kode = [*daftar, "tak terjangkau", "x", ""]
    tepi = [pada + timedelta(n) for n in (-40, -1, 0, 1)]
    ragam = acak.randrange(3)
    if ragam == 0:
        return lambda r: r.choice(kode)
    if ragam == 1:
        return lambda r: r.sample(daftar, r.randint(0, min(2, len(daftar))))

    def periode(r: Random) -> dict[str, object]:
        dari, sampai = sorted((r.choice(tepi), r.choice(tepi)))
        return {
            "daftar": r.choice(daftar),
            "dari": r.choice([dari.isoformat(), None, "tidak diketahui"]),
            "sampai": r.choice([sampai.isoformat(), None]),
            "wilayah": r.choice(["", "63.71", "63.72"]),
        }

    return lambda r: [periode(r) for _ in range(r.randint(0, 2))]


# --- frames


def _berjam(kolom: Mapping[str, Kolom]) -> pd.DataFrame:
    """As pandas keeps days: instants at midnight; under an index of its own."""
    isi: dict[str, Any] = {}
    for nama, semua in kolom.items():
        hari = any(isinstance(satu, date) for satu in semua)
        isi[nama] = pd.to_datetime(pd.Series(semua, dtype=object)) if hari else semua
    hasil = pd.DataFrame(isi)
    return hasil.set_axis(range(7, 7 + len(hasil)), axis=0)


KERANGKA: dict[str, Callable[[Mapping[str, Kolom]], Any]] = {
    "polars": lambda kolom: pl.DataFrame(dict(kolom), strict=False),
    "polars malas": lambda kolom: pl.DataFrame(dict(kolom), strict=False).lazy(),
    "pandas": _berjam,
    "pandas bernull": lambda kolom: _berjam(kolom).convert_dtypes(),
    "pandas arrow": lambda kolom: pd.DataFrame(dict(kolom)).convert_dtypes(dtype_backend="pyarrow"),
    "pyarrow": lambda kolom: pa.table(dict(kolom)),
}


def jawaban(kerangka: Any, kode: Callable[[int], tuple[str, ...]]) -> list[Jawaban]:
    """The answers as they stand in a frame."""
    asal = nw.from_native(kerangka)
    utuh = asal.collect() if isinstance(asal, nw.LazyFrame) else asal
    semua = [
        utuh[f"kelayakan_{satu}"].to_list()
        for satu in ("kesimpulan", "tidak", "belum", "bertentangan")
    ]
    return [
        (kesimpulan, frozenset(kode(tidak)), frozenset(kode(belum)), bentrok)
        for kesimpulan, tidak, belum, bentrok in zip(*semua, strict=True)
    ]
