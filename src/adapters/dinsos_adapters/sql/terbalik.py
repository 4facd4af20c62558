"""The tables that lead to a case: from a person, from somebody who works on it, from another case.

Each is the inverse of a column of the case. One way of reading and of writing them all.
"""

from collections.abc import Mapping
from typing import Final, TypeAlias

from sqlalchemy import Table

from dinsos_adapters.sql.skema import Skema
from dinsos_core.domain.kasus.tautan import Tautan

Kolom: TypeAlias = tuple[tuple[str, ...], tuple[str, ...], tuple[Tautan, ...]]
"""The columns ``subjek``, ``petugas`` and ``tautan`` of a case."""

Isian: TypeAlias = tuple[tuple[str, str], ...]
"""One row, without the case it leads to: column and value."""

KOSONG: Final[Kolom] = ((), (), ())
TERBALIK: Final = ("kasus_subjek", "kasus_petugas", "kasus_tautan")


def tabel_terbalik(skema: Skema) -> Mapping[str, Table]:
    """Each table under its name without the prefix."""
    return {nama: getattr(skema, nama) for nama in TERBALIK}


def isi_terbalik(kolom: Kolom) -> Mapping[str, frozenset[Isian]]:
    """The rows of each table that lead to a case with these columns."""
    subjek, petugas, tautan = kolom
    return {
        "kasus_subjek": frozenset((("subjek", satu),) for satu in subjek),
        "kasus_petugas": frozenset((("akun", satu),) for satu in petugas),
        "kasus_tautan": frozenset(
            (("ke", satu.ke), ("hubungan", satu.hubungan.value)) for satu in tautan
        ),
    }
