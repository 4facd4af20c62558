"""Values a fact may take, and the marker for a value nobody knows yet.

A missing fact is never zero, false or empty text: it is ``BelumDiketahui`` with the reason,
and every rule carries it through to *belum dapat dinilai*.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from attrs import frozen


@frozen(kw_only=True, order=True)
class PeriodeKeanggotaan:
    """A listing in a registry from ``dari`` to ``sampai`` (both dates included; None = open)."""

    daftar: str
    dari: date | None = None
    sampai: date | None = None

    def mencakup(self, pada: date) -> bool:
        """Whether the listing was in effect on the date ``pada``."""
        return (self.dari is None or self.dari <= pada) and (
            self.sampai is None or pada <= self.sampai
        )


@frozen(kw_only=True)
class Keanggotaan:
    """What a social registry answered about one person.

    An empty ``periode`` means the registry was asked and does not list the person; absence is
    never by itself a decision (hukum: DTKS to DTSEN, Inpres 4/2025).
    """

    periode: tuple[PeriodeKeanggotaan, ...] = ()


@frozen(kw_only=True)
class BelumDiketahui:
    """A fact without a value, and why: ``belum_diisi``, ``sumber_tak_terjangkau``, ``dihapus``."""

    sebab: str = "belum_diisi"


Nilai: TypeAlias = bool | int | str | date | Keanggotaan
NilaiFakta: TypeAlias = Nilai | BelumDiketahui


def satu_sebab(nilai: Iterable[object]) -> BelumDiketahui | None:
    """Of several values the unknown one that answers for all; the same whatever their order."""
    belum = [satu for satu in nilai if isinstance(satu, BelumDiketahui)]
    return min(belum, key=lambda satu: satu.sebab) if belum else None
