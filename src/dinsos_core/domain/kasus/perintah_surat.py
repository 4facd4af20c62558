"""Commands on letters that a case has issued; their events are in `kasus.kejadian_surat`."""

from datetime import datetime
from typing import TypeAlias

from attrs import field

from dinsos_core.domain.kasus.perintah import Isian, PadaKasus
from dinsos_core.domain.shared.kelas import frozen

__all__ = ["KoreksiSurat", "TerbitkanSalinan"]


@frozen(kw_only=True)
class KoreksiSurat(PadaKasus):
    """Put right what an issued letter says: in one act it is revoked, its facts are corrected, and
    another takes its place, for as long as it was valid. ``surat``: its `kode`; ``fakta`` by path,
    none where only the paper was misprinted. ``terjadi_pada``: as of a step."""

    surat: str
    fakta: Isian = field(factory=dict, repr=False)
    alasan: str = field(repr=False)
    terjadi_pada: datetime | None = None

    @property
    def dinyatakan(self) -> datetime | None:
        return self.terjadi_pada


@frozen(kw_only=True)
class TerbitkanSalinan(PadaKasus):
    """Certify ``banyak`` copies of a letter. ``surat``: its `kode`; ``untuk``: for whom and what
    for, in words. ``terjadi_pada``: as of a step."""

    surat: str
    banyak: int = 1
    untuk: str = field(repr=False)
    terjadi_pada: datetime | None = None

    @property
    def dinyatakan(self) -> datetime | None:
        return self.terjadi_pada


PerintahSurat: TypeAlias = KoreksiSurat | TerbitkanSalinan
"""Every one of them."""
