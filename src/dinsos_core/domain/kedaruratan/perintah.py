"""Commands that only a LaporanKedaruratan knows; what any case may know is in `kasus.perintah`."""

from datetime import datetime
from typing import TypeAlias

from attrs import field

from dinsos_core.domain.kasus.perintah import BukaKasus, PadaKasus, PerintahUmum, apa_adanya
from dinsos_core.domain.kasus.perintah_catatan import PerintahCatatan
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen

__all__ = ["CatatKematian", "GabungkanLaporan", "LaporkanKedaruratan", "PisahkanLaporan"]


@frozen(kw_only=True)
class LaporkanKedaruratan(BukaKasus):
    """Report somebody in need, with or without a name of either; an officer may enter it later.

    ``kejadian_pada``: when what is reported happened (aware), as far as it is known.
    """

    kejadian_pada: datetime | None = None


@frozen(kw_only=True)
class GabungkanLaporan(PadaKasus):
    """The same event as the report ``ke``, which leads from here on."""

    ke: KasusId = field(converter=apa_adanya)


@frozen(kw_only=True)
class PisahkanLaporan(PadaKasus):
    """Deal with it on its own again.

    ``terjawab``: what was done in the leading report was done for this one, too; with False it was
    another event, and nobody has come yet.
    """

    alasan: str = field(repr=False)
    terjawab: bool = True


@frozen(kw_only=True)
class CatatKematian(PadaKasus):
    """Whom the report is about has died: it ends, and the burial opens, where the agency has that
    service.

    ``terjadi_pada``: when (aware). ``pemakaman``: a burial that is on file already, linked instead.
    """

    terjadi_pada: datetime | None = None
    pemakaman: KasusId | None = field(default=None, converter=apa_adanya)

    @property
    def dinyatakan(self) -> datetime | None:
        return self.terjadi_pada


PerintahKedaruratan: TypeAlias = (
    LaporkanKedaruratan
    | PerintahUmum
    | PerintahCatatan
    | GabungkanLaporan
    | PisahkanLaporan
    | CatatKematian
)
"""Every command that a LaporanKedaruratan knows."""
