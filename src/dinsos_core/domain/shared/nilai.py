"""Values a fact may take, and the marker for a value nobody knows yet.

A missing fact is never zero, false or empty text: it is ``BelumDiketahui`` with the reason,
and every rule carries it through to *belum dapat dinilai*.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final, TypeAlias

from attrs import frozen


@frozen(kw_only=True)
class BelumDiketahui:
    """A fact without a value, and why: ``belum_diisi``, ``sumber_tak_terjangkau``, ``dihapus``."""

    sebab: str = "belum_diisi"


AWAL_TIDAK_DIKETAHUI: Final = BelumDiketahui(sebab="awal_tidak_diketahui")
AKHIR_TIDAK_DIKETAHUI: Final = BelumDiketahui(sebab="akhir_tidak_diketahui")


@frozen
class Tiada:
    """A known absence: the person has no such thing, and never will be asked for it again."""

    def __repr__(self) -> str:
        return "TIADA"


TIADA: Final = Tiada()
NOTASI_TIADA: Final = "tiada"
"""How forms and JSON write `TIADA`, of a fact that may be absent."""

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


Nilai: TypeAlias = bool | int | str | date | Keanggotaan | frozenset[str] | Tiada
"""``frozenset[str]``: the codes of a fact that may have several."""
NilaiFakta: TypeAlias = Nilai | BelumDiketahui


def satu_sebab(nilai: Iterable[object]) -> BelumDiketahui | None:
    """Of several values the unknown one that answers for all; the same whatever their order."""
    belum = [satu for satu in nilai if isinstance(satu, BelumDiketahui)]
    return min(belum, key=lambda satu: satu.sebab) if belum else None
