"""Whether a value is one that its fact can have: wherever values come in, and at no cost a case.

`periksa_nilai` reads what somebody typed. Facts that a program hands to an assessment, or that a
registry answers, are values already; what no form would have taken leaves its condition unknown.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final, TypeAlias

from dinsos_core.domain.shared import ukuran
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import (
    BelumDiketahui,
    Keanggotaan,
    Nilai,
    NilaiFakta,
    PeriodeKeanggotaan,
    Tiada,
    teks_polos,
)
from dinsos_core.domain.standar.kosakata import DefinisiFakta, JenisFakta, Kosakata

SALAH_JENIS: Final = BelumDiketahui(sebab="salah_jenis")
"""A value that its fact cannot have: nothing is concluded from it."""

MAKS_BILANGAN: Final = 10**12
"""Farther from zero than that is a typing error."""

# Nothing is numbered 0: `00.00` is what people type where they know no area. Without looking ahead,
# which the engines that search whole columns cannot.
_DUA_ANGKA: Final = "(?:0[1-9]|[1-9][0-9])"
_EMPAT_ANGKA: Final = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
POLA_WILAYAH: Final = re.compile(
    rf"{_DUA_ANGKA}\.{_DUA_ANGKA}(?:\.{_DUA_ANGKA}(?:\.{_EMPAT_ANGKA})?)?"
)

_POLA_KOORDINAT: Final = re.compile(
    r"(-?[0-9]{1,2}(?:\.[0-9]{1,9})?), ?(-?[0-9]{1,3}(?:\.[0-9]{1,9})?)"
)

Wajar: TypeAlias = Callable[[Any], object]
"""Asked about values of the right type only; anything true means that the fact can have it."""

kode_wilayah: Final = lru_cache(maxsize=1024)(POLA_WILAYAH.fullmatch)
"""Whether a text is a Kemendagri area code: a regency or city, or what lies within one."""


def koordinat(nilai: str) -> bool:
    """Whether a text is a latitude and a longitude in decimal degrees."""
    cocok = _POLA_KOORDINAT.fullmatch(nilai)
    return cocok is not None and abs(float(cocok[1])) <= 90 and abs(float(cocok[2])) <= 180


def banyak_digit(nilai: str) -> int:
    """How many digits a text is made of; 0 when there is anything else in it."""
    # ASCII only, since other scripts have digits of their own.
    return len(nilai) if nilai.isascii() and nilai.isdigit() else 0


def wajar(definisi: DefinisiFakta, kosakata: Kosakata) -> Wajar | None:
    """What to ask of a value beside its type; None: nothing."""
    match definisi.jenis:
        case JenisFakta.PILIHAN:
            pilihan = frozenset(definisi.pilihan)
            if definisi.banyak:
                return lambda semua: bool(semua) and pilihan.issuperset(semua)
            return pilihan.__contains__
        case JenisFakta.WILAYAH:
            return kode_wilayah
        case JenisFakta.KOORDINAT:
            return koordinat
        case JenisFakta.BILANGAN:
            bawah = -MAKS_BILANGAN if definisi.minimal is None else definisi.minimal
            return lambda angka: bawah <= angka <= MAKS_BILANGAN
        case JenisFakta.TEKS if definisi.digit is not None:
            return lambda teks: banyak_digit(teks) == definisi.digit
        case JenisFakta.KEANGGOTAAN:
            daftar = daftar_dikenal(definisi, kosakata)
            return lambda jawaban: _terbaca(jawaban.periode, daftar)
        case _:
            return None


@frozen(kw_only=True, eq=False)
class Sah:
    """The values a fact can have: of these exact types, ``wajar``, and `TIADA` if ``tiada``."""

    tipe: frozenset[type[Nilai]]
    wajar: Wajar | None = None
    tiada: bool = False

    def __call__(self, nilai: NilaiFakta) -> NilaiFakta:
        """The value, or `SALAH_JENIS`."""
        if type(nilai) in self.tipe:
            return nilai if self.wajar is None or self.wajar(nilai) else SALAH_JENIS
        ada = isinstance(nilai, BelumDiketahui) or (self.tiada and isinstance(nilai, Tiada))
        return nilai if ada else SALAH_JENIS

    def semua(self, nilai: Iterable[NilaiFakta]) -> tuple[NilaiFakta, ...]:
        """Each of them, in the same order."""
        tipe, wajar = self.tipe, self.wajar
        return tuple(
            [
                satu if type(satu) in tipe and (wajar is None or wajar(satu)) else self(satu)
                for satu in nilai
            ]
        )


# --- what registries answer


def keanggotaan_terbaca(nilai: Keanggotaan, definisi: DefinisiFakta, kosakata: Kosakata) -> bool:
    """Whether these are listings as other programs should make them.

    A list that this registry does not keep, a period that never was, or the name of an area would
    read like "not listed".
    """
    return _terbaca(nilai.periode, daftar_dikenal(definisi, kosakata))


def daftar_dikenal(definisi: DefinisiFakta | None, kosakata: Kosakata) -> frozenset[str]:
    """The lists that the registry of a fact may name; a source is no list of itself."""
    if definisi is not None and definisi.daftar:
        return frozenset(definisi.daftar)
    sumber = {d.registri for d in kosakata.fakta.values() if d.registri}
    return frozenset(kosakata.registri) - sumber


def _terbaca(periode: object, daftar: frozenset[str]) -> bool:
    return (
        isinstance(periode, tuple)
        and len(periode) <= ukuran.DAFTAR
        and all(_periode_terbaca(p, daftar) for p in periode)
    )


def _periode_terbaca(satu: object, daftar: frozenset[str]) -> bool:
    if not (isinstance(satu, PeriodeKeanggotaan) and _hari(satu.dari) and _hari(satu.sampai)):
        return False
    terbalik = (
        isinstance(satu.dari, date) and isinstance(satu.sampai, date) and satu.sampai < satu.dari
    )
    nama: object = satu.daftar  # what is no text may have no hash
    dikenal = isinstance(nama, str) and teks_polos(nama) in daftar
    return dikenal and not terbalik and _wilayah_terbaca(satu.wilayah)


def _hari(nilai: object) -> bool:
    if isinstance(nilai, datetime):
        return False
    return nilai is None or isinstance(nilai, date | BelumDiketahui)


def _wilayah_terbaca(nilai: object) -> bool:
    if not isinstance(nilai, str):
        return False
    kode = teks_polos(nilai)
    return not kode or kode_wilayah(kode) is not None
