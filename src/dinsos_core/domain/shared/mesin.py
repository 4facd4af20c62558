"""A lifecycle as it is declared: states, and what leads from one to another.

Written as python-statemachine writes it, which validates and draws it (`MesinKetat.bangun`) and
which no command needs: commands run on the table (`kasus.siklus`), two orders of magnitude faster,
and it says *why* something is not allowed. A test proves for each lifecycle that table and machine
agree on every state and event.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import reduce
from operator import or_
from types import MappingProxyType, new_class
from typing import TYPE_CHECKING, ClassVar, Final, cast

from dinsos_core.domain.shared.kelas import frozen

if TYPE_CHECKING:  # only who draws or checks loads the library, which takes tens of milliseconds
    from statemachine import StateMachine

_TERBANGUN: Final[dict[type, "type[StateMachine]"]] = {}


@frozen
class Perpindahan:
    """What one event does: pairs of a status and the one it leads to."""

    pasangan: tuple[tuple[StrEnum, StrEnum], ...]

    def __or__(self, lain: "Perpindahan") -> "Perpindahan":
        return Perpindahan((*self.pasangan, *lain.pasangan))


@frozen
class _Ke:
    dari: StrEnum

    def __call__(self, *tujuan: "Keadaan") -> Perpindahan:
        return Perpindahan(tuple((self.dari, satu.status) for satu in tujuan))

    def itself(self) -> Perpindahan:
        """Nowhere else: the event may happen and leaves the status."""
        return Perpindahan(((self.dari, self.dari),))


@frozen
class Keadaan:
    """One state, from which an event leads `to` others."""

    status: StrEnum

    @property
    def to(self) -> _Ke:
        """Where an event leads from here."""
        return _Ke(self.status)

    def from_(self, *asal: "Keadaan") -> Perpindahan:
        """Whence an event leads here."""
        return Perpindahan(tuple((satu.status, self.status) for satu in asal))


@frozen(kw_only=True)
class KeadaanSiklus:
    """Every state of a lifecycle, by the names of its statuses."""

    status: type[StrEnum]
    awal: StrEnum
    akhir: frozenset[StrEnum] = frozenset()

    def __getattr__(self, nama: str) -> Keadaan:
        status = self.status.__members__.get(nama)
        if status is None:
            raise AttributeError(nama)
        return Keadaan(status)


def keadaan(
    status: type[StrEnum], *, awal: StrEnum, akhir: frozenset[StrEnum] = frozenset()
) -> KeadaanSiklus:
    """The states of a lifecycle that starts in ``awal``; nothing leads on from ``akhir``."""
    return KeadaanSiklus(status=status, awal=awal, akhir=akhir)


class MesinKetat:
    """A lifecycle that refuses what it does not know: ``_`` are its states, every other attribute
    that is a `Perpindahan` the event of that name."""

    _: ClassVar[KeadaanSiklus]

    @classmethod
    def tabel(cls) -> Mapping[tuple[StrEnum, str], StrEnum]:
        """(status, event) -> status, for everything declared.

        Raises:
            ValueError: an event leads from one status to two.
        """
        tabel: dict[tuple[StrEnum, str], StrEnum] = {}
        for tipe, satu in cls._kejadian():
            for dari, ke in satu.pasangan:
                if (dari, tipe) in tabel:
                    raise ValueError(f"{cls.__name__}: {tipe} dua kali dari {dari}")
                tabel[dari, tipe] = ke
        return MappingProxyType(tabel)

    @classmethod
    def bangun(cls) -> "type[StateMachine]":
        """The strict machine itself, made once: for its diagram, and for the library's own checks
        (states nobody reaches, or from which nothing leads on).

        ``StateMachine`` (unlike ``StateChart``) raises on events that the state does not allow.
        """
        if cls not in _TERBANGUN:
            from statemachine import StateMachine  # noqa: PLC0415 - see above
            from statemachine.states import States  # noqa: PLC0415 - as above

            s = States.from_enum(cls._.status, initial=cls._.awal, final=set(cls._.akhir))
            isi: dict[str, object] = {"__doc__": cls.__doc__, "_": s}
            for tipe, satu in cls._kejadian():
                semua = [getattr(s, d.name).to(getattr(s, k.name)) for d, k in satu.pasangan]
                isi[tipe] = reduce(or_, semua)
            mesin = new_class(cls.__name__, (StateMachine,), exec_body=lambda ns: ns.update(isi))
            _TERBANGUN[cls] = cast("type[StateMachine]", mesin)
        return _TERBANGUN[cls]

    @classmethod
    def _kejadian(cls) -> Iterator[tuple[str, Perpindahan]]:
        for nama, isi in vars(cls).items():
            if isinstance(isi, Perpindahan):
                yield nama, isi
