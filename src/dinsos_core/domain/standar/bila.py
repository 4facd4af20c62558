"""Only-if: what a rule, paper, step or place of a standard applies to."""

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import Nilai


@frozen(kw_only=True)
class Bila:
    """Only-if: the item applies when the fact has one of the values (a yes/no fact: is yes)."""

    fakta: str
    nilai: tuple[Nilai, ...] = (True,)
