"""Who acts, and in which role at which moment.

An official holds roles for good (``peran``) or for a time as acting official (``mandat``:
*pelaksana tugas*, Plt, or *pelaksana harian*, Plh). Roles are the codes of the shared vocabulary.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from attrs import field

from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.terima import daftar, himpunan

PEMOHON = "pemohon"
"""The applicant: a role of the public, and the party that asks in a matter of its own."""

SISTEM = "sistem"
"""The role in which nobody acts: time has passed, a server answered, or somebody else's act had
this effect. Nobody can be given it."""

ALMARHUM = "almarhum"
"""Whoever has died, as the party that a case is about from its opening."""


class JenisMandat(StrEnum):
    PLT = "Plt."
    PLH = "Plh."


@frozen(kw_only=True)
class Mandat:
    """A role held for a time, both dates included, in the agency's own calendar."""

    peran: str
    jenis: JenisMandat
    dari: date
    sampai: date


# Written out, because type checkers cannot read `tuple` itself as a converter of a given type.
def _peran(peran: Iterable[str]) -> frozenset[str]:
    hasil: frozenset[str] = himpunan(peran)
    return hasil


def _mandat(mandat: Iterable[Mandat]) -> tuple[Mandat, ...]:
    hasil: tuple[Mandat, ...] = daftar(mandat)
    return hasil


@frozen(kw_only=True)
class Pelaku:
    """An account of the host application and what it may act as.

    ``instansi`` is None for members of the public.
    """

    id: PelakuId = field(converter=PelakuId)
    instansi: str | None = None
    peran: frozenset[str] = field(default=frozenset(), converter=_peran)
    mandat: tuple[Mandat, ...] = field(default=(), converter=_mandat)

    def sebagai(self, peran: str, pada: date) -> str | None:
        """How the role is held on that date: ``""`` in full, ``"Plh."``/``"Plt."``, None if not."""
        if peran in self.peran:
            return ""
        for mandat in self.mandat:
            if mandat.peran == peran and mandat.dari <= pada <= mandat.sampai:
                return mandat.jenis.value
        return None

    def peran_pertama(self, pilihan: Iterable[str], pada: date) -> str | None:
        """The first of the given roles this actor holds on that date."""
        return next((p for p in pilihan if self.sebagai(p, pada) is not None), None)


@frozen(kw_only=True)
class JejakPelaku:
    """What an event keeps of the actor: account, role acted in, whether only acting; ``untuk``: the
    party (`pemohon[0]`) for whom a proxy or guardian acted."""

    id: PelakuId
    peran: str
    sebagai: str = ""
    untuk: str = ""
