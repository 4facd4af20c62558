"""What the audit of the event log reads, and where checkpoints are kept.

A checkpoint says, under a key, how far each chain had come. It belongs where the people who run
the database cannot write: another machine, a write-once store, a printed sheet.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias

from attrs import field

from dinsos_core.domain.shared.kelas import frozen
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


class Terjaga(StrEnum):
    """What the audit looks at besides the log, row by row."""

    KEADAAN = "keadaan"
    """The state of every stream."""
    PESAN = "pesan"
    """What was queued in the outbox."""
    STANDAR = "standar"
    KALENDER = "kalender"
    AKSES = "akses"
    """The access log, by number."""
    PENAHANAN = "penahanan"
    """Legal holds; that one ended is a row of its own."""
    NISAN = "nisan"
    """Who was erased, when and why."""
    PERINTAH = "perintah"
    """Keys of processed commands."""
    PENCARIAN = "pencarian"
    """By what people are found: keyed hashes of a NIK, and of the keys of possible duplicates."""


@frozen(kw_only=True)
class BarisTerjaga:
    """A row of one of those, or the part of it that never changes. ``isi``: all that is guarded of
    it, as text. ``sah``: whether its own seal holds, or it is what another row says it is; None
    where it has neither, or the key is not at hand."""

    kunci: str
    isi: str = field(repr=False)
    sah: bool | None = None


Dititipkan: TypeAlias = tuple[frozenset[tuple[str, str]], frozenset[str]]
"""What the vault holds, by subject and name; who was erased."""


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

    def terjaga(self, apa: Terjaga, *, sesudah: int = 0) -> Iterator[BarisTerjaga]:
        """The rows of one of those tables; of the access log those with a higher number, in the
        order of their numbers."""

    def batas_akses(self) -> int | None:
        """The highest number in the access log, once whatever comes there later has a higher one;
        None if those who are writing take too long. 0 if it is empty."""

    def dititipkan(self, subjek: Iterable[str]) -> Dititipkan:
        """What the vault holds of these subjects, by subject and name; and who of them can be read
        no more, having been erased."""


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
        super().__init__(f"titik periksa {nomor} tidak terbaca atau diubah")
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
