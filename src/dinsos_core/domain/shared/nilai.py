"""Values a fact may take, and the marker for a value nobody knows yet.

A missing fact is never zero, false or empty text: it is ``BelumDiketahui`` with the reason,
and every rule carries it through to *belum dapat dinilai*.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final, TypeAlias

from dinsos_core.domain.shared.kelas import frozen

MAKS_RENTANG: Final = 366
"""Days: no uncertain date spans more than one year."""


@frozen(kw_only=True)
class BelumDiketahui:
    """A fact without a value, and why: ``belum_diisi``, ``sumber_tak_terjangkau``, ``dihapus``."""

    sebab: str = "belum_diisi"


AWAL_TIDAK_DIKETAHUI: Final = BelumDiketahui(sebab="awal_tidak_diketahui")
AKHIR_TIDAK_DIKETAHUI: Final = BelumDiketahui(sebab="akhir_tidak_diketahui")
TANGGAL_TAK_PASTI: Final = BelumDiketahui(sebab="tanggal_tak_pasti")
"""The answer hangs on which day of its span an uncertain date is."""


@frozen
class Tiada:
    """A known absence: the person has no such thing, and never will be asked for it again."""

    def __repr__(self) -> str:
        return "TIADA"


TIADA: Final = Tiada()
NOTASI_TIADA: Final = "tiada"
"""How forms and JSON write `TIADA`, of a fact that may be absent."""


def teks_polos(nilai: str) -> str:
    """The same text, of no subclass: one may answer a comparison as it likes."""
    return str.__str__(nilai)


def bertiada(nilai: object) -> bool:
    """Whether this says, as a value or as it is written, that there is none."""
    return isinstance(nilai, Tiada) or (
        isinstance(nilai, str) and teks_polos(nilai) == NOTASI_TIADA
    )


Ujung: TypeAlias = date | BelumDiketahui | None


@frozen(kw_only=True)
class PeriodeKeanggotaan:
    """A listing in a registry from ``dari`` to ``sampai``, both dates included.

    An end is None where there is none (since ever, still listed), and `BelumDiketahui` where nobody
    knows it. ``wilayah`` is the area it is kept for; empty: the one that was asked for.
    """

    daftar: str
    dari: Ujung = None
    sampai: Ujung = None
    wilayah: str = ""

    def mencakup(self, pada: date) -> bool | BelumDiketahui:
        """Whether the listing was in effect on the date ``pada``."""
        dari, sampai = self.dari, self.sampai
        belum: BelumDiketahui | None = None
        if isinstance(dari, BelumDiketahui):
            belum = AWAL_TIDAK_DIKETAHUI
        elif dari is not None and pada < dari:
            return False
        if isinstance(sampai, BelumDiketahui):
            return belum or AKHIR_TIDAK_DIKETAHUI
        if sampai is not None and sampai < pada:
            return False
        return belum or True


@frozen(kw_only=True)
class Keanggotaan:
    """What a social registry answered about one person.

    An empty ``periode`` means the registry was asked and does not list the person; absence is
    never by itself a decision (hukum: DTKS to DTSEN, Inpres 4/2025).
    """

    periode: tuple[PeriodeKeanggotaan, ...] = ()


@frozen(kw_only=True)
class TanggalRentang:
    """A date of which only a span is known, ``dari`` to ``sampai``, both days included.

    A year, a month, or so many completed years (``usia``) on the day ``pada``; it is a day of the
    span, nobody knows which. At most `MAKS_RENTANG` days.

    Raises:
        ValueError: the span is upside down or too long, holds an instant or no day at all, or an
            age is none or stands there without its day. The message holds no date: a birth date is
            personal.
    """

    dari: date
    sampai: date
    usia: int | None = None
    pada: date | None = None

    def __attrs_post_init__(self) -> None:
        semua: tuple[object, ...] = (self.dari, self.sampai, self.pada or self.dari)
        if any(isinstance(hari, datetime) for hari in semua):
            raise ValueError("rentang tanggal memuat instan")
        if not all(isinstance(hari, date) for hari in semua):
            raise ValueError("rentang tanggal memuat yang bukan tanggal")
        if not 0 <= (self.sampai - self.dari).days < MAKS_RENTANG:
            raise ValueError(f"rentang tanggal harus 1 sampai {MAKS_RENTANG} hari")
        if (self.usia is None) is not (self.pada is None):
            raise ValueError("usia dan harinya disebut bersama")
        if self.usia is not None and (type(self.usia) is not int or self.usia < 0):
            raise ValueError("usia adalah bilangan tahun yang genap")

    @classmethod
    def setahun(cls, tahun: int) -> "TanggalRentang":
        """Some day of a year.

        >>> TanggalRentang.setahun(1986).sampai
        datetime.date(1986, 12, 31)
        """
        return cls(dari=date(tahun, 1, 1), sampai=date(tahun, 12, 31))

    @classmethod
    def sebulan(cls, tahun: int, bulan: int) -> "TanggalRentang":
        """Some day of a month."""
        akhir = monthrange(tahun, bulan)[1]
        return cls(dari=date(tahun, bulan, 1), sampai=date(tahun, bulan, akhir))

    def hari(self) -> Iterator[date]:
        """Every day it may be, in order."""
        for geser in range((self.sampai - self.dari).days + 1):
            yield self.dari + timedelta(days=geser)

    def mungkin(self, hari: date) -> bool:
        """Whether it may be that day."""
        return self.dari <= hari <= self.sampai


Nilai: TypeAlias = bool | int | str | date | TanggalRentang | Keanggotaan | frozenset[str] | Tiada
"""``frozenset[str]``: the codes of a fact that may have several."""
NilaiFakta: TypeAlias = Nilai | BelumDiketahui


def ujung(tanggal: date | TanggalRentang) -> tuple[date, date]:
    """The first and the last day that a date may be."""
    if isinstance(tanggal, TanggalRentang):
        return tanggal.dari, tanggal.sampai
    return tanggal, tanggal


def hari_mungkin(tanggal: date | TanggalRentang) -> Iterable[date]:
    """Every day that a date may be, in order."""
    return tanggal.hari() if isinstance(tanggal, TanggalRentang) else (tanggal,)


def satu_sebab(nilai: Iterable[object]) -> BelumDiketahui | None:
    """Of several values the unknown one that answers for all; the same whatever their order."""
    belum = [satu for satu in nilai if isinstance(satu, BelumDiketahui)]
    return min(belum, key=lambda satu: satu.sebab) if belum else None
