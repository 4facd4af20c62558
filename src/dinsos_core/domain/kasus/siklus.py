"""A lifecycle as commands ask it: what may happen in a status, and what it leads to.

The machine declares, validates and draws; this is what is derived from it, with the events that
move nothing and the statuses in which they may happen. Every event of an aggregate is here, so
that one question answers for all of them: `boleh`.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from attrs import field

from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.mesin import MesinKetat


@frozen(kw_only=True)
class Siklus:
    """``mesin`` declares what moves a case; ``selama``: event that moves nothing -> statuses in
    which it may happen. ``berjalan``: somebody still has work; ``tuntas``: what was asked is given;
    ``menetap``: a case may stay open there with no step left (a stay), elsewhere the end of the
    procedure closes it; ``menunggu``: a case is paused there by its status, and doing its step ends
    that. ``awal``: where a case starts.
    ``tabel`` is the machine's: (status, event) -> status; ``bergerak`` the events in it.
    """

    status: type[StrEnum]
    mesin: type[MesinKetat] = field(repr=False)
    selama: Mapping[str, frozenset[StrEnum]]
    berjalan: frozenset[StrEnum]
    tuntas: frozenset[StrEnum]
    menetap: frozenset[StrEnum] = frozenset()
    menunggu: frozenset[StrEnum] = frozenset()
    awal: StrEnum = field(init=False)
    tabel: Mapping[tuple[StrEnum, str], StrEnum] = field(init=False)
    bergerak: frozenset[str] = field(init=False)
    berikut: Mapping[tuple[StrEnum, str], StrEnum] = field(init=False, repr=False, eq=False)
    """(status, event) -> status for all that may happen, whether it moves the case or not."""
    penghenti: frozenset[str] = field(init=False, repr=False, eq=False)
    """Marks after which nothing is owed any more under a limit: a case that comes to rest is marked
    with the name of its status."""

    @tabel.default
    def _tabel(self) -> Mapping[tuple[StrEnum, str], StrEnum]:
        return self.mesin.tabel()

    @awal.default
    def _awal(self) -> StrEnum:
        return self.mesin._.awal

    @berikut.default
    def _berikut(self) -> Mapping[tuple[StrEnum, str], StrEnum]:
        diam = {(s, tipe): s for tipe, semua in self.selama.items() for s in semua}
        return MappingProxyType(diam | dict(self.tabel))

    @penghenti.default
    def _penghenti(self) -> frozenset[str]:
        return frozenset(satu.value for satu in self.status if satu not in self.berjalan)

    @bergerak.default
    def _bergerak(self) -> frozenset[str]:
        return frozenset(tipe for _, tipe in self.tabel)

    def boleh(self, status: StrEnum, tipe: str) -> bool:
        """Whether an event of this kind may happen in the status."""
        return (status, tipe) in self.berikut

    def sesudah(self, status: StrEnum, tipe: str) -> StrEnum:
        """The status an event leads to; the same for one that moves nothing."""
        return self.berikut.get((status, tipe), status)

    def dikenal(self, tipe: str) -> bool:
        """Whether an event of this kind may ever happen in this lifecycle."""
        return tipe in self.bergerak or bool(self.selama.get(tipe))

    def tertutup(self, status: StrEnum, tipe: str) -> tuple[Halangan, ...]:
        """Why the status does not allow the event; empty if it does."""
        if self.boleh(status, tipe):
            return ()
        boleh = tuple(s.value for s in self.status if self.boleh(s, tipe))
        return (
            halangan(
                KodeHalangan.STATUS_TIDAK_MENGIZINKAN,
                status=status.value,
                kejadian=tipe,
                boleh=boleh,
            ),
        )
