"""The tests a Syarat may name. An agency adds its own: `{**UJI, "kode": Uji(...)}`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dinsos_core.domain.kelayakan.dasar_uji import Uji
from dinsos_core.domain.kelayakan.uji_keanggotaan import TERDAFTAR
from dinsos_core.domain.kelayakan.uji_nilai import UJI_NILAI
from dinsos_core.domain.kelayakan.uji_tanggal import HARI_SEJAK, LAMA, USIA
from dinsos_core.domain.kelayakan.uji_tidak_terdaftar import TIDAK_TERDAFTAR

UJI: Final[Mapping[str, Uji]] = MappingProxyType(
    {uji.kode: uji for uji in (USIA, LAMA, HARI_SEJAK, *UJI_NILAI, TERDAFTAR, TIDAK_TERDAFTAR)}
)
"""The library's own tests by name."""
