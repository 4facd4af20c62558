"""Commands that only a Pengaduan knows; what any case may know is in `kasus.perintah`."""

from typing import TypeAlias

from attrs import field, frozen

from dinsos_core.domain.kasus.perintah import BukaKasus, PadaKasus, PerintahUmum
from dinsos_core.domain.kasus.perintah_catatan import PerintahCatatan

__all__ = [
    "AjukanPengaduan",
    "CabutPengaduan",
    "TanggapiJawaban",
]


@frozen(kw_only=True)
class AjukanPengaduan(BukaKasus):
    """Complain, by whoever has a complaint or by an officer for them.

    ``isi``: of what. ``anonim`` hides who complains, ``rahasia`` what is complained of; unsaid,
    both are hidden.
    """

    isi: str = field(default="", repr=False)
    anonim: bool | None = None
    rahasia: bool | None = None


@frozen(kw_only=True)
class TanggapiJawaban(PadaKasus):
    """Say whether the answer solves it: ``tuntas`` closes it, otherwise it is opened again."""

    tuntas: bool
    alasan: str = field(default="", repr=False)


@frozen(kw_only=True)
class CabutPengaduan(PadaKasus):
    """Withdraw; the complainant's right, no reason required. An official who does it says why."""

    alasan: str = field(default="", repr=False)


PerintahPengaduan: TypeAlias = (
    AjukanPengaduan | PerintahUmum | PerintahCatatan | TanggapiJawaban | CabutPengaduan
)
"""Every command that a Pengaduan knows."""
