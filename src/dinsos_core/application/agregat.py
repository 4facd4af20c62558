"""What the pipeline needs to know about an aggregate; everything else it does for all alike."""

from collections.abc import Callable, Collection, Mapping
from typing import Generic, TypeVar

from attrs import evolve, frozen
from returns.result import Result

from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import Halangan
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.model import RujukanStandar, StandarPelayanan
from dinsos_core.ports.penyimpanan import IndeksKasus, Pesan

S = TypeVar("S")
C = TypeVar("C")
E = TypeVar("E")


@frozen(kw_only=True)
class PihakTersegel:
    """A party as the pipeline sees it: kind, subject, and where the vault holds its facts."""

    pihak: str
    subjek: SubjekId
    fakta: Mapping[str, Rahasia]


@frozen(kw_only=True)
class FaktaTersegel:
    """All facts of a case, sealed."""

    pihak: tuple[PihakTersegel, ...]
    kasus: Mapping[str, Rahasia]

    def hanya(self, kode: Collection[str]) -> "FaktaTersegel":
        """Only the facts with these codes, for readers who need no more."""
        return FaktaTersegel(
            pihak=tuple(
                evolve(p, fakta={k: r for k, r in p.fakta.items() if k in kode}) for p in self.pihak
            ),
            kasus={k: r for k, r in self.kasus.items() if k in kode},
        )


@frozen(kw_only=True)
class IsianAwal:
    """What a creating command asks for, before there is a case: service and stated facts."""

    instansi: str
    layanan: str
    varian: str | None
    pihak: tuple[tuple[str, Mapping[str, object]], ...]
    fakta: Mapping[str, object]


@frozen(kw_only=True)
class DefinisiAgregat(Generic[S, C, E]):
    """An aggregate for the pipeline.

    ``berjalan`` and ``tuntas``: the statuses of open cases, and of those that gave what was asked.
    ``pembuat``: the command type that creates a case. ``isian_awal`` reads it. ``perlu_registri``:
    whether the command evaluates rules, so that registries must be asked. ``perlu_nomor``: the
    kind of letter to reserve a number for, or None.
    """

    nama: str
    berjalan: frozenset[str]
    tuntas: frozenset[str]
    pembuat: type[object]
    perintah: tuple[type[object], ...]
    decide: Callable[[S | None, C, Konteks], Result[tuple[E, ...], tuple[Halangan, ...]]]
    evolve: Callable[[S | None, E], S]
    isian_awal: Callable[[C], IsianAwal]
    rujukan: Callable[[S], RujukanStandar]
    varian: Callable[[S], str | None]
    tersegel: Callable[[S], FaktaTersegel]
    perlu_registri: Callable[[S | None, C, StandarPelayanan], bool]
    perlu_nomor: Callable[[S | None, C, StandarPelayanan], str | None]
    indeks: Callable[[S, Konteks], IndeksKasus]
    pesan: Callable[[tuple[E, ...], S, Konteks], tuple[Pesan, ...]]
