"""What the audit of the event log reads, and where checkpoints are kept.

A checkpoint says, under a key, how far each chain had come. It belongs where the people who run
the database cannot write: another machine, a write-once store, a printed sheet.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from attrs import field, frozen

from dinsos_core.ports.penyimpanan import NomorTerpakai


@frozen(kw_only=True)
class Ujung:
    """The end of a chain: a case's last event number and its fingerprint."""

    kasus: str
    urutan: int
    sidik: str


@frozen(kw_only=True)
class BarisKejadian:
    """One row of the event log exactly as stored, every column of it.

    ``pada`` is aware; ``oleh`` the actor's account; ``isi`` the stored text of the event. A
    database that does not check types may hold anything there, and the audit is about just that:
    a number that is none reads 0, an instant that is none reads None, other columns as they are.

    ``kepala`` is no column of the log: it is where the case's stored state says its chain ends, as
    of the same read; None where there is no state.
    """

    kasus: str
    urutan: int
    perintah: str
    tipe: str
    pada: datetime | None
    oleh: str
    isi: str = field(repr=False)
    sidik_sebelum: str
    sidik: str
    kepala: Ujung | None = None


class LogKejadian(Protocol):
    """The event log as stored, for the audit. May be read while others write."""

    def baris(self) -> Iterator[BarisKejadian]:
        """Every row, those of one case together, by number."""

    def kosong(self) -> Iterator[Ujung]:
        """Where the stored state of a case without any event says its chain ends."""

    def ujung(self) -> Iterator[Ujung]:
        """The last row of every case."""

    def nomor(self) -> Iterator[NomorTerpakai]:
        """The counters of letter numbers, as stored."""


@frozen(kw_only=True)
class CatatanPeriksa:
    """One checkpoint: the chains that grew since the one before it.

    ``nomor`` runs from 1 without gaps; ``sebelum`` is the seal of the former checkpoint; ``kunci``
    names the key of the seal; ``meterai`` is the keyed hash over everything else here.
    """

    nomor: int
    pada: datetime
    sebelum: str
    kunci: str
    ujung: tuple[Ujung, ...] = field(repr=False)
    meterai: str


class TitikPeriksaRusak(Exception):
    """A kept checkpoint cannot be read; says which, counted from 1."""

    def __init__(self, nomor: int) -> None:
        super().__init__(f"titik periksa {nomor} tidak terbaca")
        self.nomor = nomor


class TitikPeriksaBentrok(Exception):
    """Somebody else added a checkpoint in the meantime; nothing was written."""


class TitikPeriksa(Protocol):
    """Where checkpoints are kept, oldest first; what was written is never changed."""

    def semua(self) -> Iterator[CatatanPeriksa]:
        """Every checkpoint; raises `TitikPeriksaRusak` at one it cannot read."""

    def tulis(self, catatan: CatatanPeriksa) -> None:
        """Add a checkpoint; when this returns, it is there for good.

        Raises `TitikPeriksaBentrok` unless its number follows the last one kept.
        """
