"""Commands that only a Permohonan knows; what any case may know is in `kasus.perintah`."""

from datetime import datetime
from typing import TypeAlias

from attrs import field, frozen

from dinsos_core.domain.kasus.perintah import BukaKasus, PadaKasus, PerintahUmum
from dinsos_core.domain.kasus.perintah_catatan import PerintahCatatan
from dinsos_core.domain.kasus.perintah_tambahan import AlihkanKasus

__all__ = [
    "AjukanKeberatan",
    "AjukanPermohonan",
    "GugurkanPermohonan",
    "PutuskanKeberatan",
    "TarikPermohonan",
]


@frozen(kw_only=True)
class AjukanPermohonan(BukaKasus):
    """Submit an application, by the applicant or by an officer for them."""


@frozen(kw_only=True)
class TarikPermohonan(PadaKasus):
    """Withdraw; the applicant's right, no reason required. An official who does it says why."""

    alasan: str = field(default="", repr=False)


@frozen(kw_only=True)
class GugurkanPermohonan(PadaKasus):
    """Declare lapsed a returned dossier whose time to be completed has passed."""


@frozen(kw_only=True)
class AjukanKeberatan(PadaKasus):
    """Object to a refusal (UU 30/2014 arts. 75-77).

    ``diterima_pada``: as of an opening.
    """

    alasan: str = field(repr=False)
    diterima_pada: datetime | None = None

    @property
    def dinyatakan(self) -> datetime | None:
        return self.diterima_pada


@frozen(kw_only=True)
class PutuskanKeberatan(PadaKasus):
    """Decide an objection: granted, the case is assessed and determined anew; or refused."""

    dikabulkan: bool
    alasan: str = field(repr=False)


PerintahPermohonan: TypeAlias = (
    AjukanPermohonan
    | PerintahUmum
    | PerintahCatatan
    | AlihkanKasus
    | TarikPermohonan
    | GugurkanPermohonan
    | AjukanKeberatan
    | PutuskanKeberatan
)
"""Every command that a Permohonan knows."""
