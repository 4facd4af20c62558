"""Nearest known name for a word somebody mistyped."""

from collections.abc import Iterable
from difflib import get_close_matches


def terdekat(kata: str, dikenal: Iterable[str]) -> str:
    """The most similar known name, or an empty text if none is close."""
    return next(iter(get_close_matches(kata, list(dikenal), n=1, cutoff=0.5)), "")
