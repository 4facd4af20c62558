"""Converters of commands and questions: the convenient forms of a value, taken without looking.

What cannot be taken stays as it is, for the application to refuse with a code.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import islice
from typing import Any

from dinsos_core.domain.shared.ukuran import DAFTAR


def daftar(nilai: Any) -> Any:
    """Any list as a tuple; of one without an end as much as is refused."""
    if isinstance(nilai, tuple):
        return nilai
    try:
        banyak = isinstance(nilai, Iterable) and not isinstance(nilai, str | bytes | Mapping)
        return tuple(islice(nilai, DAFTAR + 1)) if banyak else nilai
    except Exception:  # noqa: BLE001 - any object may come in, also one that breaks when looked at
        return nilai


def himpunan(nilai: Any) -> Any:
    """Any list as a set."""
    semua = daftar(nilai)
    try:
        return frozenset(semua) if isinstance(semua, tuple) else semua
    except Exception:  # noqa: BLE001 - likewise: what is in it may have no hash
        return nilai


def pilihan(nilai: Any, kelas: type[StrEnum]) -> Any:
    """The choice that a plain text names."""
    dikenal = type(nilai) is str and nilai in kelas._value2member_map_
    return kelas(nilai) if dikenal else nilai
