"""Which areas lie in an agency's: its Kemendagri code, and codes that were in use before a split.

Papers, NIKs and registries go on saying a former code long after the areas were cut anew.
"""

from datetime import date
from typing import Final

from attrs import field

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import BelumDiketahui

WILAYAH_TERBAGI: Final = BelumDiketahui(sebab="wilayah_terbagi")
"""Only part of the area that a former code stood for lies in the agency's; an officer decides."""


@frozen(kw_only=True)
class WilayahLama:
    """A code that is not the agency's own, for an area that lies in the agency's today.

    ``sampai``: the last day it was in use, None where that is not known. ``sebagian``: it stood for
    more than lies there now.
    """

    kode: str
    sampai: date | None = None
    sebagian: bool = False


@frozen(kw_only=True)
class Daerah:
    """An area by its code, with former codes for it."""

    kode: str
    lama: tuple[WilayahLama, ...] = ()
    _awalan: str = field(init=False, repr=False, eq=False)

    @_awalan.default
    def _titik(self) -> str:
        # By dotted segments: 63.7 is not the area that 63.71 lies in.
        return f"{self.kode}."

    def memuat(self, kode: str) -> bool | BelumDiketahui:
        """Whether the area with this code lies in it; unknown where it was divided.

        >>> merauke = Daerah(kode="93.01", lama=(WilayahLama(kode="91.01"),))
        >>> merauke.memuat("93.01.05"), merauke.memuat("91.01"), merauke.memuat("93.0")
        (True, True, False)
        """
        if kode == self.kode or kode.startswith(self._awalan):
            return True
        lama = self.kode_lama(kode) if self.lama else None
        if lama is None:
            return False
        return WILAYAH_TERBAGI if lama.sebagian else True

    def kode_lama(self, kode: str) -> WilayahLama | None:
        """The former code that an area lies under: of several, the one that says most."""
        cocok = [satu for satu in self.lama if di_bawah(kode, satu.kode)]
        return max(cocok, key=lambda satu: len(satu.kode), default=None)


def di_bawah(kode: str, induk: str) -> bool:
    """Whether a dotted code is another one, or lies below it."""
    return f"{kode}.".startswith(f"{induk}.")
