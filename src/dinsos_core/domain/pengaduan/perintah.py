"""Commands that only a Pengaduan knows; what any case may know is in `kasus.perintah`."""

from typing import TypeAlias

from attrs import field

from dinsos_core.domain.kasus.perintah import (
    BukaKasus,
    DariWarga,
    PadaKasus,
    PerintahUmum,
    apa_adanya,
)
from dinsos_core.domain.kasus.perintah_catatan import PerintahCatatan
from dinsos_core.domain.kasus.perintah_tambahan import PerintahTambahan
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen

__all__ = [
    "AjukanPengaduan",
    "CabutPengaduan",
    "TanggapiJawaban",
    "TutupPengaduan",
]


@frozen(kw_only=True)
class AjukanPengaduan(BukaKasus):
    """Complain, by whoever has a complaint or by an officer for them.

    ``isi``: of what. ``anonim`` hides who complains, ``rahasia`` what is complained of; unsaid, as
    the agency reads it (tafsir 66). ``tentang``: the service, ``kasus_tentang``: the case that it
    is about; ``peran_terlapor``: the role that whoever is complained of has in the office.
    """

    isi: str = field(default="", repr=False)
    anonim: bool | None = None
    rahasia: bool | None = None
    tentang: str = ""
    kasus_tentang: KasusId | None = field(default=None, converter=apa_adanya, repr=False)
    peran_terlapor: str = field(default="", repr=False)


@frozen(kw_only=True)
class TanggapiJawaban(DariWarga):
    """Say whether the answer solves it: ``tuntas`` closes it, otherwise it is opened again."""

    tuntas: bool
    alasan: str = field(default="", repr=False)


@frozen(kw_only=True)
class TutupPengaduan(PadaKasus):
    """Close an answered complaint to which nobody has said anything in time."""


@frozen(kw_only=True)
class CabutPengaduan(DariWarga):
    """Withdraw; the complainant's right, no reason required. An official who does it says why."""

    alasan: str = field(default="", repr=False)


PerintahPengaduan: TypeAlias = (
    AjukanPengaduan
    | PerintahUmum
    | PerintahCatatan
    | PerintahTambahan
    | TanggapiJawaban
    | TutupPengaduan
    | CabutPengaduan
)
"""Every command that a Pengaduan knows."""
