"""Items of two standards in pairs: which mean the same, and which of their properties differ."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.kemiripan import kata

T = TypeVar("T")


class JenisBeda(StrEnum):
    HANYA_A = "hanya_a"
    HANYA_B = "hanya_b"
    BERBEDA = "berbeda"
    SAMA = "sama"


@frozen(kw_only=True)
class Sebutan:
    """One item as its standard has it: its words and printed labels."""

    teks: str
    butir: tuple[str, ...] = ()


@frozen(kw_only=True)
class BedaBidang:
    """One property of matched items that differs; an empty text is "not said"."""

    bidang: str
    a: str
    b: str


@frozen(kw_only=True)
class Padanan:
    """Two items that mean the same, or one that the other standard has no counterpart for."""

    a: Sebutan | None
    b: Sebutan | None
    beda: tuple[BedaBidang, ...] = ()

    @property
    def jenis(self) -> JenisBeda:
        """How the two sides stand to each other."""
        if self.b is None:
            return JenisBeda.HANYA_A
        if self.a is None:
            return JenisBeda.HANYA_B
        return JenisBeda.BERBEDA if self.beda else JenisBeda.SAMA


Bidang = Mapping[str, object]
Satu = tuple[Sebutan, Bidang]
"""An item's mention, and its properties that may differ."""


def padankan(
    a: Sequence[T], b: Sequence[T], skor: Callable[[T, T], float]
) -> tuple[tuple[T | None, T | None], ...]:
    """Best matches first, each item once; in the order of ``a``, then what only ``b`` has.

    A score of 0 or less is no match; of equal scores the nearer places win.
    """
    calon = sorted(
        (-nilai, abs(i - j), i, j)
        for i, satu in enumerate(a)
        for j, dua in enumerate(b)
        if (nilai := skor(satu, dua)) > 0
    )
    milik: dict[int, int] = {}
    for _, _, i, j in calon:
        if i not in milik and j not in milik.values():
            milik[i] = j
    sisa = [(None, dua) for j, dua in enumerate(b) if j not in milik.values()]
    return (*((satu, b[milik[i]] if i in milik else None) for i, satu in enumerate(a)), *sisa)


def susun_padanan(
    a: Sequence[T],
    b: Sequence[T],
    skor: Callable[[T, T], float],
    sebut_a: Callable[[T], Satu],
    sebut_b: Callable[[T], Satu],
) -> Iterator[Padanan]:
    """Match by ``skor``; ``sebut_a`` and ``sebut_b`` say what an item is and what may differ."""
    for satu, dua in padankan(a, b, skor):
        kiri = sebut_a(satu) if satu is not None else None
        kanan = sebut_b(dua) if dua is not None else None
        yield Padanan(
            a=kiri[0] if kiri else None,
            b=kanan[0] if kanan else None,
            beda=tuple(_beda(kiri[1], kanan[1])) if kiri and kanan else (),
        )


def _beda(a: Bidang, b: Bidang) -> Iterator[BedaBidang]:
    for nama in dict.fromkeys((*a, *b)):
        kiri, kanan = _kata(a.get(nama)), _kata(b.get(nama))
        sama = kata(kiri) == kata(kanan) if nama == "teks" else kiri == kanan
        # Whose paper it is often goes without saying: silence is no difference.
        diam = nama == "untuk" and not (kiri and kanan)
        if not sama and not diam:
            yield BedaBidang(bidang=nama, a=kiri, b=kanan)


def _kata(nilai: object) -> str:
    match nilai:
        case None:
            return ""
        case bool():
            return "ya" if nilai else ""
        case tuple() | list():
            return ", ".join(_kata(satu) for satu in nilai)
        case Bila():
            wajar = nilai.nilai == (True,)
            return nilai.fakta if wajar else f"{nilai.fakta}: {_kata(nilai.nilai)}"
        case _:
            return str(nilai)
