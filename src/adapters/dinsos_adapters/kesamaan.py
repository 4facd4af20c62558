"""How alike two words of names are, by Jaro-Winkler as `rapidfuzz` computes it (extra `identitas`).

Without the extra the core's own measure stands in: pairs of letters in common.
"""

from importlib.util import find_spec

from dinsos_core.domain.kelayakan.nama import Kesamaan, kesamaan_huruf


def kesamaan_terpasang() -> Kesamaan:
    """The best measure that is installed."""
    return jaro_winkler if find_spec("rapidfuzz") else kesamaan_huruf


def jaro_winkler(a: str, b: str) -> float:
    """From 0 to 1. The library is loaded when first asked.

    >>> round(jaro_winkler("santoso", "santosa"), 2), round(jaro_winkler("ali", "amin"), 2)
    (0.94, 0.75)
    """
    from rapidfuzz.distance import JaroWinkler  # noqa: PLC0415

    return JaroWinkler.similarity(a, b)
