"""Whether a strategy reaches a case at all."""

from collections.abc import Callable
from typing import TypeVar

from hypothesis import Phase, find, settings
from hypothesis.strategies import SearchStrategy

T = TypeVar("T")


def cari(strategi: SearchStrategy[T], cocok: Callable[[T], bool]) -> T:
    """Any value the condition holds of. Never the smallest: making calendars small takes minutes,
    and here only that there is one matters."""
    hanya_mencari = settings(max_examples=2_000, phases=[Phase.generate], database=None)
    return find(strategi, cocok, settings=hanya_mencari)
