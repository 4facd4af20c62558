"""Pages of lists that a store gives."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang, halangan
from dinsos_core.ports.meja import HalamanBaris

T = TypeVar("T")
B = TypeVar("B")


@contextmanager
def berhalaman(banyak: int) -> Iterator[None]:
    """A store's refusal of a cursor or a size, in the application's words. Raises `Terhalang`."""
    try:
        yield
    except ValueError as galat:
        lokasi = "banyak" if banyak < 1 else "lanjut"
        raise Terhalang(halangan(KodeHalangan.HALAMAN_TIDAK_DIKENAL, lokasi)) from galat


def halaman_berisi(
    ambil: Callable[[str | None], HalamanBaris[B]],
    saring: Callable[[tuple[B, ...]], Iterable[T]],
    lanjut: str | None,
) -> tuple[tuple[T, ...], str | None]:
    """The first page from ``lanjut`` on of which ``saring`` leaves something, and the cursor of the
    next. A page of which nothing is left is passed over: its cursor would name what was left out,
    and that there was any."""
    while True:
        halaman = ambil(lanjut)
        if (isi := tuple(saring(halaman.baris))) or halaman.lanjut is None:
            return isi, halaman.lanjut
        lanjut = halaman.lanjut
