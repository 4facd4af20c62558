"""From the readings a standard pins to the readings the calculation of time takes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.bacaan import BacaanWaktu

BIDANG_BACAAN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "hari-pertama": "hari_pertama",
        "di-luar-jam": "di_luar_jam",
        "hari-kalender": "hari",
        "cuti-bersama": "cuti_bersama",
        "klaim-hari-libur": "klaim",
        "kabisat": "kabisat",
        "kalender-sementara": "kalender",
    }
)
"""Entry of the register -> field of `BacaanWaktu`."""


def bacaan_waktu(standar: StandarPelayanan) -> BacaanWaktu:
    """The time readings pinned with the standard; what it does not pin has the default."""
    return BacaanWaktu(
        **{  # type: ignore[arg-type]  # BacaanWaktu validates each reading itself
            BIDANG_BACAAN[dipakai.kode]: dipakai.bacaan
            for dipakai in standar.tafsir
            if dipakai.kode in BIDANG_BACAAN
        }
    )
