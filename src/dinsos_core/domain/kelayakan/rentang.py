"""Judging where a date is uncertain: over every day it may be, three-valued.

A condition is met if it is on all of these days, unmet if it is on none, and otherwise not to be
judged yet, unless the agency reads it strictly or leniently (tafsir 59).
"""

from collections.abc import Iterator
from datetime import date
from itertools import product
from math import prod
from typing import Any, Final

from attrs import field

from dinsos_core.domain.kelayakan.bentuk import BentukTanggal
from dinsos_core.domain.kelayakan.dasar_uji import NilaiLain, Pemeriksa, Putusan, PutusanHari
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import (
    TANGGAL_TAK_PASTI,
    NilaiFakta,
    TanggalRentang,
    hari_mungkin,
    satu_sebab,
)
from dinsos_core.domain.waktu.bacaan import TanggalTakPasti

MAKS_GABUNGAN: Final = 1000
"""So many days, or days of several dates together, are tried; beyond that nothing is concluded."""


def putusan_hari(
    bentuk: Pemeriksa, nilai: Any, pada: date | TanggalRentang, lain: NilaiLain
) -> PutusanHari:
    """Every answer that some day gives: read off the shape, or by trying each day."""
    if isinstance(bentuk, BentukTanggal):
        return bentuk.rentang(nilai, pada, lain)
    semua = _Semua(nilai=nilai, pada=pada, lain=lain)
    if semua.banyak > MAKS_GABUNGAN:
        return frozenset({TANGGAL_TAK_PASTI})
    return frozenset(bentuk(*satu) for satu in semua.setiap())


def gabungkan(putusan: PutusanHari, bacaan: TanggalTakPasti) -> Putusan:
    """The one answer of all days."""
    if len(putusan) == 1:
        return next(iter(putusan))
    if bacaan == "ketat" and False in putusan:
        return False
    if bacaan == "longgar" and True in putusan:
        return True
    if True in putusan or False in putusan:
        return TANGGAL_TAK_PASTI
    return satu_sebab(putusan) or TANGGAL_TAK_PASTI


def tak_pasti(nilai: NilaiFakta | tuple[NilaiFakta, ...], lain: NilaiLain) -> bool:
    """Whether a value, or one it is compared with, is an uncertain date."""
    ada = ada_rentang(nilai) if isinstance(nilai, tuple) else type(nilai) is TanggalRentang
    return ada or any(map(ada_rentang, lain.values()))


def ada_rentang(semua: tuple[NilaiFakta, ...]) -> bool:
    """Whether one of the values is a date of which only a span is known."""
    return TanggalRentang in map(type, semua)


@frozen(kw_only=True)
class _Semua:
    """Whatever of a question may be several days: the value, or values of a test that takes all at
    once; the reference date; the values beside it."""

    nilai: Any = field(repr=False)
    pada: date | TanggalRentang = field(repr=False)
    lain: NilaiLain = field(repr=False)

    @property
    def _kelompok(self) -> list[tuple[Any, ...]]:
        nilai = self.nilai if isinstance(self.nilai, tuple) else (self.nilai,)
        return [nilai, (self.pada,), *self.lain.values()]

    @property
    def banyak(self) -> int:
        rentang = (n for k in self._kelompok for n in k if isinstance(n, TanggalRentang))
        return prod((satu.sampai - satu.dari).days + 1 for satu in rentang)

    def setiap(self) -> Iterator[tuple[Any, date, NilaiLain]]:
        for nilai, (pada,), *lain in product(*(_setiap(k) for k in self._kelompok)):
            banyak = isinstance(self.nilai, tuple)
            yield nilai if banyak else nilai[0], pada, dict(zip(self.lain, lain, strict=True))


def _setiap(semua: tuple[NilaiFakta, ...]) -> list[tuple[Any, ...]]:
    """These values with every choice of days for those that are uncertain."""
    pilihan = (hari_mungkin(n) if isinstance(n, TanggalRentang) else (n,) for n in semua)
    return list(product(*pilihan))
