"""Marks, and everything else in the state of a case that says when something happened; what moves
when an instant is corrected."""

from datetime import datetime
from typing import TypeVar

import attrs

from dinsos_core.domain.kasus.catatan import WaktuDikoreksi
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.waktu.jeda import Jeda


@frozen(kw_only=True)
class Bersaat:
    """What an act left in the state, by its two instants (aware).

    ``pada``: when it happened. ``dicatat``: when it was entered, where an official stated when it
    happened; None where it was merely entered, at ``pada``.
    """

    pada: datetime
    dicatat: datetime | None = None

    @property
    def tercatat(self) -> datetime:
        """When it was entered."""
        return self.dicatat or self.pada


S = TypeVar("S", bound=Bersaat)


@frozen(kw_only=True)
class Penanda(Bersaat):
    """A named instant in the life of a case (`diajukan`, `berkas_lengkap`, a step's code …).

    Of `diberitahu`: ``tentang`` the mark somebody was told of, ``pihak`` the party's place. Of
    `kewajiban_dipenuhi` it is the limit's code, of `surat_dicabut` the step that issued the letter.
    """

    nama: str
    tentang: str = ""
    pihak: int | None = None


@frozen(kw_only=True)
class Koreksi:
    """What a corrected instant moves: all that the act entered at ``dicatat`` left."""

    semula: datetime
    menjadi: datetime
    dicatat: datetime

    def satu(self, ini: S) -> S:
        """The same, moved if that act left it."""
        if (ini.pada, ini.tercatat) != (self.semula, self.dicatat):
            return ini
        return attrs.evolve(ini, pada=self.menjadi, dicatat=self.dicatat)

    def semua(self, ini: tuple[S, ...]) -> tuple[S, ...]:
        """Every one of them."""
        return tuple(map(self.satu, ini))

    def jeda(self, ini: Jeda) -> Jeda:
        """A pause, of which the act may have made either end."""
        mulai, selesai = ini.mulai, ini.selesai
        if (mulai, ini.mulai_dicatat or mulai) == (self.semula, self.dicatat):
            ini = attrs.evolve(
                ini,
                mulai=self.menjadi,
                mulai_dicatat=self.dicatat,
                selesai=selesai and max(selesai, self.menjadi),
            )
        if selesai is None or (selesai, ini.selesai_dicatat or selesai) != (
            max(self.semula, mulai),
            self.dicatat,
        ):
            return ini
        akhir = max(self.menjadi, ini.mulai)
        return attrs.evolve(ini, selesai=akhir, selesai_dicatat=self.dicatat)


def koreksi(penanda: tuple[Penanda, ...], e: WaktuDikoreksi) -> Koreksi:
    """What the correction moves in a case with these marks."""
    dicatat = next(p.tercatat for p in reversed(penanda) if p.nama == e.tanda)
    return Koreksi(semula=e.semula, menjadi=e.menjadi, dicatat=dicatat)
