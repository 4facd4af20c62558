"""What the audit of the event log reads, and where checkpoints are kept.

A checkpoint says, under a key, how far each chain had come. It belongs where the people who run
the database cannot write: another machine, a write-once store, a printed sheet.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from attrs import frozen

from dinsos_core.domain.shared.ids import KasusId


@frozen(kw_only=True)
class BarisKejadian:
    """One row of the event log exactly as stored, every column of it.

    ``pada`` is aware; ``oleh`` the actor's account; ``isi`` the stored text of the event.
    """

    kasus: str
    urutan: int
    perintah: str
    tipe: str
    pada: datetime
    oleh: str
    isi: str
    sidik_sebelum: str
    sidik: str


@frozen(kw_only=True)
class Ujung:
    """The end of a chain: a case's last event number and its fingerprint."""

    kasus: KasusId
    urutan: int
    sidik: str


class LogKejadian(Protocol):
    """The event log as stored, for the audit."""

    def baris(self) -> Iterator[BarisKejadian]:
        """Every row, those of one case together, by number."""

    def versi(self) -> Iterator[tuple[KasusId, int]]:
        """Every stored case and its version, which is the number of its events."""

    def ujung(self) -> Iterator[Ujung]:
        """The last row of every case."""


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
    ujung: tuple[Ujung, ...]
    meterai: str


class TitikPeriksaRusak(Exception):
    """A kept checkpoint cannot be read; says which, counted from 1."""

    def __init__(self, nomor: int) -> None:
        super().__init__(f"titik periksa {nomor} tidak terbaca")
        self.nomor = nomor


class TitikPeriksa(Protocol):
    """Where checkpoints are kept, oldest first; what was written is never changed."""

    def semua(self) -> Iterator[CatatanPeriksa]:
        """Every checkpoint; raises `TitikPeriksaRusak` at one it cannot read."""

    def tulis(self, catatan: CatatanPeriksa) -> None:
        """Add a checkpoint; when this returns, it is there for good."""
