"""Which cases of a long list may contradict themselves, told by comparing whole columns.

Holding facts against each other one case at a time is dear, and hardly any case contradicts itself.
Each check says which comparisons let nothing slip by that it would find; where one of them holds,
the case is suspect, and the check itself decides.
"""

from collections.abc import Callable, Collection, Iterator
from itertools import combinations
from typing import Final, TypeAlias

from dinsos_core.domain.kelayakan.cakupan import Tempat
from dinsos_core.domain.kelayakan.deklarasi import PENGAJUAN
from dinsos_core.domain.shared.kelas import frozen

DIAJUKAN: Final = Tempat("", 0, PENGAJUAN)
"""The day of submission, in the place of a fact."""


@frozen
class Mendahului:
    """Suspect where the first value is less than the second; with ``tahun``, where its year is at
    most so many later."""

    dahulu: Tempat
    lalu: Tempat
    tahun: int | None = None


@frozen
class Sama:
    """Suspect where two values are the same."""

    satu: Tempat
    lain: Tempat


@frozen
class Beberapa:
    """Suspect where there are several codes."""

    satu: Tempat


Curiga: TypeAlias = Mendahului | Sama | Beberapa
Pencuriga: TypeAlias = Callable[[Collection[Tempat]], Iterator[Curiga]]
"""The comparisons of one check, for the places where facts can stand."""


def mendahului(
    dahulu: str, lalu: str, *, seorang: bool = False, tahun: int | None = None
) -> Pencuriga:
    """Facts of which the first must not come before the second, each by its code or with its party
    (`anak.tanggal_lahir`); ``seorang``: those of one person only."""

    def cari(tempat: Collection[Tempat]) -> Iterator[Curiga]:
        for a in _di(tempat, dahulu):
            for b in _di(tempat, lalu):
                if not seorang or a[:2] == b[:2]:
                    yield Mendahului(a, b, tahun)

    return cari


def sama(kode: str) -> Pencuriga:
    """A fact that several parties do not share."""

    def cari(tempat: Collection[Tempat]) -> Iterator[Curiga]:
        yield from (Sama(a, b) for a, b in combinations(_di(tempat, kode), 2))

    return cari


def beberapa(kode: str) -> Pencuriga:
    """A fact of which one code alone is in no contradiction."""

    def cari(tempat: Collection[Tempat]) -> Iterator[Curiga]:
        yield from map(Beberapa, _di(tempat, kode))

    return cari


def gabung(*semua: Pencuriga) -> Pencuriga:
    """All of these."""

    def cari(tempat: Collection[Tempat]) -> Iterator[Curiga]:
        for satu in semua:
            yield from satu(tempat)

    return cari


def _di(tempat: Collection[Tempat], dicari: str) -> list[Tempat]:
    if dicari == PENGAJUAN:
        return [DIAJUKAN]
    pihak, _, kode = dicari.rpartition(".")
    return [satu for satu in tempat if satu.kode == kode and pihak in ("", satu.pihak)]
