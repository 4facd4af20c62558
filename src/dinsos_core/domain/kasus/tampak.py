"""For whom a case is there at all. For anybody else it does not exist: not in an answer, not in a
list, not by a count."""

from attrs import field

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.model import StandarPelayanan


@frozen(kw_only=True)
class Tampak:
    """Who may know of a case, beside the accounts that are shut out of it (`Kasus.dikecualikan`).

    ``peran``: whoever holds one of these roles at its agency, and its parties' own accounts; None:
    anybody. ``kecuali``: further accounts for which it is not there, whatever role they hold and
    even as a party.
    """

    peran: frozenset[str] | None = None
    kecuali: frozenset[PelakuId] = field(default=frozenset(), repr=False)


def tampak_umum(_kasus: Kasus, _standar: StandarPelayanan) -> Tampak:
    """Nothing about its existence is secret."""
    return Tampak()
