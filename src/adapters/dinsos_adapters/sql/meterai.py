"""Seals over rows by which something is decided, or personal values are opened.

Whoever can write to the database, but has no key, cannot make them: such a row is not used. What is
sealed of each row, and what is not, stands in docs/audit.md.
"""

import json
from typing import Final

from dinsos_core.ports.kunci import KunciTidakTersedia, Penyandi
from dinsos_core.ports.penyimpanan import CatatanRusak

_TULIS: Final = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode

TANPA_METERAI: Final = "meterai_tidak_cocok"
"""A row is not what a command stored."""

TANPA_KUNCI: Final = "kunci_tidak_tersedia"
"""The key that its seal names is not at hand."""


def baris(tabel: str, *kolom: object, isi: str = "") -> str:
    """What is sealed of a row: its table, these columns, and the long one as it is stored."""
    # A line of JSON has no line end: no two different rows give the same text.
    return _TULIS([f"{tabel}/1", *kolom]) + "\n" + isi


def tanpa_kunci(penyandi: Penyandi) -> bool:
    """Whether there is no key at all."""
    try:
        return not penyandi.kunci_induk
    except KunciTidakTersedia:
        return True


def periksa_meterai(penyandi: Penyandi, teks: str, meterai: str) -> None:
    """Raises `CatatanRusak` unless this is the seal over it. Whoever has no key at all looks at it
    unchecked: to store anything takes one."""
    try:
        cocok = penyandi.bermeterai(teks, meterai)
    except KunciTidakTersedia:
        if tanpa_kunci(penyandi):
            return
        # Without the id: whoever wrote there chose it.
        raise CatatanRusak(TANPA_KUNCI) from None
    if not cocok:
        raise CatatanRusak(TANPA_METERAI)
