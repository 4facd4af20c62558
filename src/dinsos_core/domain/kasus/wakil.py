"""A party that acts for another one: for whom, in what, until when."""

from datetime import date
from enum import StrEnum
from typing import Final

from dinsos_core.domain.shared.kelas import frozen


class Lingkup(StrEnum):
    """What a letter of proxy may name; an act that it does not name is not covered."""

    MENGAJUKAN = "mengajukan"
    """Bring the case."""
    MELENGKAPI = "melengkapi"
    """Complete and correct what was brought."""
    MENERIMA = "menerima"
    """Receive letters and messages."""
    KEBERATAN = "keberatan"
    """Object, appeal, respond to an answer."""
    MENCABUT = "mencabut"
    """Withdraw the case."""


APA_SAJA: Final = frozenset(Lingkup)
"""Any of them."""
SENDIRI: Final[frozenset[Lingkup]] = frozenset()
"""What nobody does for another."""


@frozen(kw_only=True)
class Wakil:
    """``untuk``: the place of the party it acts for. ``lingkup``: the acts that its letter names;
    ``penuh``: all of them, by law. ``sampai``: the last day; ``berakhir``: it was ended."""

    untuk: int
    lingkup: tuple[Lingkup, ...] = ()
    penuh: bool = False
    sampai: date | None = None
    berakhir: bool = False

    def berlaku(self, hari: date) -> bool:
        """Whether it holds on that day of the agency's calendar."""
        return not self.berakhir and (self.sampai is None or hari <= self.sampai)

    def mencakup(self, perbuatan: frozenset[Lingkup]) -> bool:
        """Whether it covers one of these acts; what is no such act, nobody does for another."""
        return bool(perbuatan) and (self.penuh or not perbuatan.isdisjoint(self.lingkup))
