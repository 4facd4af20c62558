"""A mapping of which a snapshot costs nothing, whatever it holds.

What is written lies on top; below it are layers that nobody changes any more, shared by all
snapshots. Two layers become one as soon as the newer is half as large as the older: an entry is
moved about as often as the number of entries can be halved, and there are no more layers than that.
"""

from collections.abc import ItemsView, Iterator, MutableMapping, ValuesView
from typing import Any, Final, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")

TIADA: Final[Any] = object()
"""Stands in a layer for what was deleted."""


class Peta(MutableMapping[K, V]):
    """Entries in the order in which they first came; no value is None. What is stored in it must
    not change."""

    __slots__ = ("_atas", "_lapis")

    def __init__(self, lapis: tuple[dict[K, V], ...] = ()) -> None:
        self._lapis = lapis  # the oldest first
        self._atas: dict[K, V] = {}

    def salin(self) -> "Peta[K, V]":
        """A snapshot: neither sees what is written to the other from now on."""
        if self._atas:
            self._lapis = _rapat((*self._lapis, self._atas))
            self._atas = {}
        return Peta(self._lapis)

    def __getitem__(self, kunci: K) -> V:
        isi: V | None = self.get(kunci)
        if isi is None:
            raise KeyError(kunci)
        return isi

    @overload
    def get(self, kunci: K, lain: None = None, /) -> V | None: ...
    @overload
    def get(self, kunci: K, lain: V | T, /) -> V | T: ...
    def get(self, kunci: K, lain: object = None, /) -> object:
        isi = self._atas.get(kunci)
        if isi is None:
            for lapis in reversed(self._lapis):
                isi = lapis.get(kunci)
                if isi is not None:
                    break
        return lain if isi is None or isi is TIADA else isi

    def __contains__(self, kunci: object) -> bool:
        return self.get(kunci) is not None  # type: ignore[arg-type]  # any object may be asked for

    def __setitem__(self, kunci: K, isi: V) -> None:
        self._atas[kunci] = isi

    def __delitem__(self, kunci: K) -> None:
        if kunci not in self:
            raise KeyError(kunci)
        if self._lapis:
            self._atas[kunci] = TIADA
        else:
            del self._atas[kunci]

    def __iter__(self) -> Iterator[K]:
        return iter(self._utuh())

    def __len__(self) -> int:
        return len(self._utuh())

    def items(self) -> ItemsView[K, V]:
        return self._utuh().items()

    def values(self) -> ValuesView[V]:
        return self._utuh().values()

    def _utuh(self) -> dict[K, V]:
        """All of it in one layer, which is kept."""
        if self._atas or len(self._lapis) != 1:
            self._lapis = (_satukan((*self._lapis, self._atas), dasar=True),)
            self._atas = {}
        return self._lapis[0]


def _rapat(lapis: tuple[dict[K, V], ...]) -> tuple[dict[K, V], ...]:
    while len(lapis) > 1 and len(lapis[-2]) <= 2 * len(lapis[-1]):
        lapis = (*lapis[:-2], _satukan(lapis[-2:], dasar=len(lapis) == 2))
    return lapis


def _satukan(lapis: tuple[dict[K, V], ...], *, dasar: bool) -> dict[K, V]:
    """One new layer; at the very bottom without what was deleted."""
    satu: dict[K, V] = {}
    for lain in lapis:
        satu.update(lain)
    return {k: isi for k, isi in satu.items() if isi is not TIADA} if dasar else satu
