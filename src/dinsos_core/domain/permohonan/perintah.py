"""Commands that only a Permohonan knows; what any case may know is in `kasus.perintah`."""

from typing import TypeAlias

from attrs import field

from dinsos_core.domain.kasus.perintah import BukaKasus, DariWarga, PadaKasus, PerintahUmum
from dinsos_core.domain.kasus.perintah_catatan import PerintahCatatan
from dinsos_core.domain.kasus.perintah_surat import PerintahSurat
from dinsos_core.domain.kasus.perintah_tambahan import AlihkanKasus
from dinsos_core.domain.shared.kelas import frozen

__all__ = [
    "AjukanKeberatan",
    "AjukanPermohonan",
    "CatatBanding",
    "GugurkanPermohonan",
    "PutuskanKeberatan",
    "TarikPermohonan",
]


@frozen(kw_only=True)
class AjukanPermohonan(BukaKasus):
    """Submit an application, by the applicant or by an officer for them."""


@frozen(kw_only=True)
class TarikPermohonan(DariWarga):
    """Withdraw; the applicant's right, no reason required. An official who does it says why."""

    alasan: str = field(default="", repr=False)


@frozen(kw_only=True)
class GugurkanPermohonan(PadaKasus):
    """Declare lapsed a returned dossier whose time to be completed has passed."""


@frozen(kw_only=True)
class AjukanKeberatan(DariWarga):
    """Object to a refusal (UU 30/2014 arts. 75-77)."""

    alasan: str = field(repr=False)


@frozen(kw_only=True)
class PutuskanKeberatan(PadaKasus):
    """Decide an objection: granted, the case is assessed and determined anew; or refused."""

    dikabulkan: bool
    alasan: str = field(repr=False)


@frozen(kw_only=True)
class CatatBanding(DariWarga):
    """Record an appeal to the superior after a refused objection (UU 30/2014 art. 78)."""


PerintahPermohonan: TypeAlias = (
    AjukanPermohonan
    | PerintahUmum
    | PerintahCatatan
    | AlihkanKasus
    | PerintahSurat
    | TarikPermohonan
    | GugurkanPermohonan
    | AjukanKeberatan
    | PutuskanKeberatan
    | CatatBanding
)
"""Every command that a Permohonan knows."""
