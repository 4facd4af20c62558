"""What is stored and cannot be read is passed over where nothing depends on it, and named."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

from dinsos_core.ports.penyimpanan import CatatanRusak

T = TypeVar("T")
U = TypeVar("U")
K = TypeVar("K")

TAK_TERBACA = (CatatanRusak, LookupError, TypeError, ValueError)
"""What comes of a record that is another's than a command's."""


def yang_terbaca(
    semua: Iterable[T], ubah: Callable[[T], U], nama: Callable[[T], K]
) -> tuple[tuple[U, ...], tuple[K, ...]]:
    """What ``ubah`` makes of each, and the names of those of which it can make nothing."""
    hasil: list[U] = []
    rusak: list[K] = []
    for satu in semua:
        try:
            hasil.append(ubah(satu))
        except TAK_TERBACA:
            rusak.append(nama(satu))
    return tuple(hasil), tuple(dict.fromkeys(rusak))


def muat_terbaca(
    baca: Callable[[Collection[K]], Mapping[K, T]], semua: Collection[K]
) -> tuple[Mapping[K, T], frozenset[K]]:
    """What is stored under these ids, and those of them of which it cannot be read: one of those
    keeps no other waiting."""
    if not semua:
        return {}, frozenset()
    try:
        return baca(semua), frozenset()
    except TAK_TERBACA:
        if len(semua) == 1:
            return {}, frozenset(semua)
    hasil: dict[K, T] = {}
    rusak: set[K] = set()
    for satu in semua:
        ada, tidak = muat_terbaca(baca, (satu,))
        hasil |= ada
        rusak |= tidak
    return hasil, frozenset(rusak)
