"""The strict base of every lifecycle, and the transition table derived from it.

python-statemachine declares, validates and draws; commands run on the derived table, which is two
orders of magnitude faster and says *why* something is not allowed. A test proves for each machine
that both agree on every state and event.
"""

from collections.abc import Mapping
from types import MappingProxyType

from statemachine import StateMachine


class MesinKetat(StateMachine):
    """A lifecycle without entry actions that refuses what it does not know.

    ``StateMachine`` (unlike ``StateChart``) raises on events that the current state does not allow.
    """


def turunkan_tabel(mesin: type[MesinKetat]) -> Mapping[tuple[str, str], str]:
    """(status, event) -> status, for every transition the machine declares."""
    tabel: dict[tuple[str, str], str] = {}
    for nilai, keadaan in mesin.states_map.items():
        for transisi in keadaan.transitions:
            for kejadian in transisi.events:
                tabel[str(nilai), str(kejadian)] = str(transisi.target.value)
    return MappingProxyType(tabel)
