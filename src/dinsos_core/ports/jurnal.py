"""The journal kept outside the database: what a restored backup must not bring back, nor forget.

A backup knows nothing of what happened after it. Erasures, requests about personal data and the
numbers of letters are therefore written down a second time, sealed as checkpoints are, where the
database's backups do not reach. Nothing in it is a personal value.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from attrs import field

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.brankas import Nisan
from dinsos_core.ports.penyimpanan import NomorTerpakai


@frozen(kw_only=True)
class BarisPermintaan:
    """One event of a request, as the log stores it."""

    permintaan: str
    urutan: int
    perintah: str
    isi: str = field(repr=False)


@frozen(kw_only=True)
class CatatanJurnal:
    """What came since the one before it; numbered, chained and sealed as `CatatanPeriksa`."""

    nomor: int
    pada: datetime
    sebelum: str
    kunci: str
    hapus: tuple[Nisan, ...] = ()
    permintaan: tuple[BarisPermintaan, ...] = ()
    nomor_surat: tuple[NomorTerpakai, ...] = ()
    meterai: str = ""

    @property
    def kosong(self) -> bool:
        """Whether it says nothing."""
        return not (self.hapus or self.permintaan or self.nomor_surat)


class JurnalRusak(Exception):
    """An entry cannot be read, or is not what was sealed; says which, counted from 1."""

    def __init__(self, nomor: int) -> None:
        super().__init__(f"catatan jurnal {nomor} tidak terbaca atau diubah")
        self.nomor = nomor


class JurnalBentrok(Exception):
    """Somebody else added an entry in the meantime; nothing was written."""


class Jurnal(Protocol):
    """Where the journal is kept, oldest entry first; what was written is never changed."""

    def semua(self) -> Iterator[CatatanJurnal]:
        """Every entry; raises `JurnalRusak` at one it cannot read."""

    def tulis(self, catatan: CatatanJurnal) -> None:
        """Add an entry; when this returns, it is there for good.

        Raises `JurnalBentrok` unless its number follows the last one kept.
        """
