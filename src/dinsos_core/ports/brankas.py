"""The vault: the one place that holds personal values, by subject.

Each read names a purpose and leaves a record (UU 27/2022: every processing is recorded). A value
that was erased is simply not there any more.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol, TypeAlias

from attrs import frozen

from dinsos_core.domain.shared.ids import KasusId, PelakuId, SubjekId
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.shared.rahasia import Rahasia

IsiBrankas: TypeAlias = Mapping[tuple[SubjekId, str], Nilai]
"""(subject, key) -> value."""

FAKTA_DICARI: frozenset[str] = frozenset({"nik"})
"""Facts by which a person can be found; kept as keyed hashes beside the value."""


@frozen(kw_only=True)
class Tujuan:
    """Why personal values are read, by whom, for which case, when (aware)."""

    pelaku: PelakuId
    tujuan: str
    kasus: KasusId | None
    pada: datetime


@frozen(kw_only=True)
class CatatanAkses:
    """The record a read leaves: who, why, when, whose values, under which keys."""

    tujuan: Tujuan
    subjek: SubjekId
    kunci: tuple[str, ...]


class Brankas(Protocol):
    """Personal values, inside the transaction of the unit of work it belongs to."""

    def titip(self, rahasia: Iterable[Rahasia]) -> None:
        """Deposit the values that the references carry. A key, once used, keeps its value."""

    def buka(self, rahasia: Iterable[Rahasia], tujuan: Tujuan) -> IsiBrankas:
        """The values that are still there, and a record of the access per subject."""

    def cari(self, fakta: str, nilai: str) -> tuple[SubjekId, ...]:
        """Subjects with exactly this value of a searchable fact (`FAKTA_DICARI`)."""

    def sidik(self, teks: str) -> str:
        """A keyed fingerprint: equal for equal text, useless without the key."""

    def hapus(self, subjek: SubjekId) -> None:
        """Erase everything held on the subject, for good."""

    def akses(self, subjek: SubjekId) -> tuple[CatatanAkses, ...]:
        """Who read what of the subject, oldest first."""
