"""What follows from a value that never changes is worked out once for it.

A standard is asked the same things many times in every command: which roles it has, what a step may
lead to, which readings it relies on. It is too large to compare, and holds no answers itself.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar, cast
from weakref import ref

F = TypeVar("F", bound=Callable[..., Any])
K = TypeVar("K")
V = TypeVar("V")

PALING: Final = 64
"""So many answers are remembered for one first argument: a host may make the others anew."""

_SEMUA: Final[list[dict[int, Any]]] = []


def lupakan() -> None:
    """Forget every answer: for a test that replaces a table which answers rest on."""
    for satu in _SEMUA:
        satu.clear()


def sekali(fungsi: F) -> F:
    """The function, with its answers remembered for as long as its first argument lives.

    Arguments are known again by identity, so all of them must be frozen. No answer may hold the
    first argument: neither would ever go.

    >>> class Angka:
    ...     nilai = 3
    >>> dua = sekali(lambda satu: [satu.nilai])
    >>> tiga = Angka()
    >>> dua(tiga) is dua(tiga), dua(tiga) is dua(Angka())
    (True, False)
    """
    ingat: Final[dict[int, tuple[dict[tuple[int, ...], tuple[Any, Any]], Any]]] = {}
    _SEMUA.append(ingat)

    @wraps(fungsi)
    def tanya(benda: Any, *lain: Any) -> Any:
        nomor = id(benda)
        milik = ingat.get(nomor)
        if milik is None:
            # An id is given away again only after the value that had it is gone: what is
            # remembered goes with the first, and the others are held.
            milik = ingat[nomor] = {}, ref(benda, lambda _: ingat.pop(nomor, None))
        jawaban, kunci = milik[0], tuple(map(id, lain))
        ada = jawaban.get(kunci)
        if ada is None:
            if len(jawaban) >= PALING:
                jawaban.clear()
            ada = jawaban[kunci] = fungsi(benda, *lain), lain
        return ada[0]

    return cast(F, tanya)


class Terbatas(dict[K, V]):
    """What is kept because it can be made anew: at most so many, and with one more all are.

    >>> siap = Terbatas[str, int](2)
    >>> for nama in "abc":
    ...     siap[nama] = ord(nama)
    >>> siap
    {'c': 99}
    """

    def __init__(self, paling: int) -> None:
        super().__init__()
        self._paling = paling

    def __setitem__(self, kunci: K, nilai: V) -> None:
        if len(self) >= self._paling and kunci not in self:
            self.clear()
        super().__setitem__(kunci, nilai)
