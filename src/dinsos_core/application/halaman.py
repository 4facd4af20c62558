"""Pages of lists that a store gives."""

from collections.abc import Iterator
from contextlib import contextmanager

from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang, halangan


@contextmanager
def berhalaman(banyak: int) -> Iterator[None]:
    """A store's refusal of a cursor or a size, in the application's words. Raises `Terhalang`."""
    try:
        yield
    except ValueError as galat:
        lokasi = "banyak" if banyak < 1 else "lanjut"
        raise Terhalang(halangan(KodeHalangan.HALAMAN_TIDAK_DIKENAL, lokasi)) from galat
