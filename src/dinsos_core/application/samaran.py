"""Counts that are small are not told: one complaint in a month is somebody's.

Numbers of a table are told in two ways, each so that what is not told cannot be worked out from
what is, by somebody who knows these very rules:

- *groups* too small to be shown stand together in one ("others"), with the smallest that could be
  shown where they are still too few; totals stay true;
- *counts that make up a group* (in time, late, …) are left out where they are small, together with
  the smallest of the rest, and with those that are none. Of a column left out anywhere there is no
  total either.

What is left out is never all of one size, and of equals all or none is: so any two of it could be
the other way round, and nothing tells which it is.
"""

from collections.abc import Callable, Collection, Mapping
from itertools import groupby
from typing import Final, TypeVar

TERENDAH: Final = 3
"""The lowest threshold that hides anything: under two, a hidden count could only be one."""

K = TypeVar("K")


def _selalu(_satu: object) -> bool:
    return True


def digabung(
    kelompok: Mapping[K, int], ambang: int, cukup: Callable[[Collection[K]], bool] = _selalu
) -> frozenset[K]:
    """The groups that are not shown by themselves; none where all may be.

    Those with something, but under ``ambang`` or not enough by ``cukup``, come together until
    together they are large enough, also by ``cukup``; where all of them do not suffice, that is
    all.
    """
    tutup = {satu for satu, n in kelompok.items() if n and not (n >= ambang and cukup((satu,)))}
    return frozenset(_bertambah(kelompok, tutup, ambang, cukup) if tutup else ())


def samarkan(
    bagian: Mapping[K, int], ambang: int, cukup: Callable[[Collection[K]], bool] = _selalu
) -> dict[K, int | None]:
    """The parts of one whole, whose sum may be told, with None for those that may not.

    >>> samarkan({"tepat": 40, "terlambat": 2, "dijeda": 7, "berakhir": 0}, 5)
    {'tepat': 40, 'terlambat': None, 'dijeda': None, 'berakhir': None}
    """
    ada = {satu: n for satu, n in bagian.items() if n}
    if not (tutup := digabung(ada, ambang, cukup)):
        return dict(bagian)
    return {satu: n if n and satu not in tutup else None for satu, n in bagian.items()}


def _bertambah(
    isi: Mapping[K, int], tutup: set[K], ambang: int, cukup: Callable[[Collection[K]], bool]
) -> set[K]:
    """With the smallest of the others, equals together, until it can be told as one."""
    sisa = sorted((satu for satu in isi if satu not in tutup), key=isi.__getitem__)
    for _, setara in groupby(sisa, key=isi.__getitem__):
        banyak = [isi[satu] for satu in tutup]
        if sum(banyak) >= ambang and len(set(banyak)) > 1 and cukup(tutup):
            break
        tutup = tutup | set(setara)
    return tutup
