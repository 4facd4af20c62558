"""Links between cases. A link stands in both, each side under its own name; one that would betray
something stands on one side only, and is found by an index."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen


class Hubungan(StrEnum):
    """How this case stands to the other."""

    MEMIMPIN = "memimpin"
    """The same event, dealt with here."""
    MENGIKUTI = "mengikuti"
    """The same event, dealt with there."""
    MEMBUKA = "membuka"
    """The other was opened from here."""
    BERASAL_DARI = "berasal_dari"
    """This one was opened from there."""
    SEORANG = "seorang"
    """Both are about one person, an officer said; for the office alone."""
    TENTANG = "tentang"
    """This one is about the other, which does not know of it (a complaint about a case)."""

    @property
    def balik(self) -> "Hubungan | None":
        """The same link as the other case sees it; None for one that stands on one side only."""
        return _BALIK.get(self)


_BALIK: Final[Mapping[Hubungan, Hubungan]] = MappingProxyType(
    {
        Hubungan.MEMIMPIN: Hubungan.MENGIKUTI,
        Hubungan.MENGIKUTI: Hubungan.MEMIMPIN,
        Hubungan.MEMBUKA: Hubungan.BERASAL_DARI,
        Hubungan.BERASAL_DARI: Hubungan.MEMBUKA,
        Hubungan.SEORANG: Hubungan.SEORANG,
    }
)


@frozen(kw_only=True)
class Tautan:
    """A link of this case to another."""

    ke: KasusId
    hubungan: Hubungan
