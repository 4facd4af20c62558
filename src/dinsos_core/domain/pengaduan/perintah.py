"""Commands that only a Pengaduan knows; what any case may know is in `kasus.perintah`."""

from typing import TypeAlias

from attrs import field, frozen

from dinsos_core.domain.kasus.perintah import BukaKasus, PadaKasus, PerintahUmum, apa_adanya
from dinsos_core.domain.kasus.perintah_catatan import PerintahCatatan
from dinsos_core.domain.shared.ids import KasusId

__all__ = [
    "AjukanPengaduan",
    "AlihkanPengaduan",
    "CabutPengaduan",
    "TambahKeterangan",
    "TanggapiJawaban",
    "TerbitkanKodeKlaim",
    "TutupPengaduan",
]


@frozen(kw_only=True)
class AjukanPengaduan(BukaKasus):
    """Complain, by whoever has a complaint or by an officer for them.

    ``isi``: of what. ``anonim`` hides who complains, ``rahasia`` what is complained of; unsaid, as
    the agency reads it (tafsir 76). ``tentang``: the service, ``kasus_tentang``: the case that it
    is about; ``peran_terlapor``: the role that whoever is complained of has in the office.
    """

    isi: str = field(default="", repr=False)
    anonim: bool | None = None
    rahasia: bool | None = None
    tentang: str = ""
    kasus_tentang: KasusId | None = field(default=None, converter=apa_adanya, repr=False)
    peran_terlapor: str = field(default="", repr=False)


@frozen(kw_only=True)
class TambahKeterangan(PadaKasus):
    """Say more; a complaint that was sent back for it goes on."""

    keterangan: str = field(repr=False)


@frozen(kw_only=True)
class TanggapiJawaban(PadaKasus):
    """Say whether the answer solves it: ``tuntas`` closes it, otherwise it is opened again."""

    tuntas: bool
    alasan: str = field(default="", repr=False)


@frozen(kw_only=True)
class TutupPengaduan(PadaKasus):
    """Close an answered complaint to which nobody has said anything in time."""


@frozen(kw_only=True)
class AlihkanPengaduan(PadaKasus):
    """Have the next superior deal with it, or the one that is named."""

    alasan: str = field(repr=False)
    penangan: str = ""


@frozen(kw_only=True)
class TerbitkanKodeKlaim(PadaKasus):
    """Issue a new claim code; the old one is worth nothing any more. Whoever has the old one needs
    no reason; an official says how they know the complainant."""

    alasan: str = field(default="", repr=False)


@frozen(kw_only=True)
class CabutPengaduan(PadaKasus):
    """Withdraw; the complainant's right, no reason required. An official who does it says why."""

    alasan: str = field(default="", repr=False)


PerintahPengaduan: TypeAlias = (
    AjukanPengaduan
    | PerintahUmum
    | PerintahCatatan
    | TambahKeterangan
    | TanggapiJawaban
    | TutupPengaduan
    | AlihkanPengaduan
    | TerbitkanKodeKlaim
    | CabutPengaduan
)
"""Every command that a Pengaduan knows."""
