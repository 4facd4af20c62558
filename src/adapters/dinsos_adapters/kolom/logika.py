"""Yes, no and unknown over columns, as two columns that never hold a null.

What is known to hold and what is known not to: libraries differ in what they make of a comparison
with nothing, and of its negation, so neither is ever left to them.
"""

from functools import reduce
from operator import and_, or_
from typing import Final, TypeAlias

import narwhals.stable.v2 as nw

from dinsos_core.domain.shared.kelas import frozen

Logika: TypeAlias = nw.Expr | bool
"""A column of truths without nulls; the same for every row, a plain one."""


def dan(*semua: Logika) -> Logika:
    """All of them."""
    if any(satu is False for satu in semua):
        return False
    ada = [satu for satu in semua if not isinstance(satu, bool)]
    return reduce(and_, ada) if ada else True


def atau(*semua: Logika) -> Logika:
    """One of them."""
    if any(satu is True for satu in semua):
        return True
    ada = [satu for satu in semua if not isinstance(satu, bool)]
    return reduce(or_, ada) if ada else False


def bukan(satu: Logika) -> Logika:
    """Not this one."""
    return not satu if isinstance(satu, bool) else ~satu


def kolom(satu: Logika) -> nw.Expr:
    """As a column, whatever it is."""
    return nw.lit(satu) if isinstance(satu, bool) else satu


def banyaknya(semua: list[Logika]) -> nw.Expr:
    """How many of them hold."""
    return reduce(nw.Expr.__add__, (kolom(satu).cast(nw.Int64) for satu in semua))


@frozen
class Pasangan:
    """A three-valued answer: known to hold, known not to; else unknown."""

    ya: Logika
    tidak: Logika

    @property
    def belum(self) -> Logika:
        """Unknown."""
        return bukan(atau(self.ya, self.tidak))


BELUM: Final = Pasangan(ya=False, tidak=False)


def setiap(semua: list[tuple[Pasangan, Logika]]) -> Pasangan:
    """AND over those that are there: one that does not hold decides, one unknown leaves it open.
    Nothing is known of one who is not there."""
    return Pasangan(
        ya=dan(*(atau(satu.ya, bukan(hadir)) for satu, hadir in semua)),
        tidak=atau(*(satu.tidak for satu, _ in semua)),
    )
