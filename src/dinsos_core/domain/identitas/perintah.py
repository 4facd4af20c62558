"""Commands on a Klien. As in `kasus.perintah`: what a person types is hidden from ``repr``.

They follow no standard; the agency names who may give them (`aturan.OLEH_KLIEN`).
"""

from datetime import datetime
from typing import Final, TypeAlias, get_args

from attrs import field

from dinsos_core.domain.kasus.perintah import Isian, apa_adanya
from dinsos_core.domain.shared.ids import KasusId, KlienId, PelakuId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.terima import daftar

__all__ = [
    "BedakanKlien",
    "CatatKlienMeninggal",
    "DaftarkanKlien",
    "GabungkanKlien",
    "KoreksiKlien",
    "PisahkanKlien",
    "TemukanIdentitas",
    "TetapkanWali",
]


@frozen(kw_only=True)
class DaftarkanKlien:
    """Register somebody: by ``data`` (facts of a party, `nik` among them), by something to tell
    them by until more is known (``sementara``), or by neither."""

    instansi: str = ""
    data: Isian = field(factory=dict, repr=False)
    sementara: str = field(default="", repr=False)


@frozen(kw_only=True)
class PadaKlien:
    """What every command on a Klien says; ``versi``: the version the caller has seen."""

    klien: KlienId = field(converter=apa_adanya)
    versi: int | None = None


@frozen(kw_only=True)
class TemukanIdentitas(PadaKlien):
    """Say who they turned out to be."""

    data: Isian = field(repr=False)


@frozen(kw_only=True)
class KoreksiKlien(PadaKlien):
    """Correct what is known; None makes a fact unknown again. ``hidup``: the recorded death was a
    mistake."""

    data: Isian = field(factory=dict, repr=False)
    sementara: str = field(default="", repr=False)
    hidup: bool = False
    alasan: str = field(repr=False)


@frozen(kw_only=True)
class GabungkanKlien(PadaKlien):
    """Both are one person: this one becomes an alias of ``dengan``."""

    dengan: KlienId = field(converter=apa_adanya)
    alasan: str = field(repr=False)


@frozen(kw_only=True)
class BedakanKlien(PadaKlien):
    """They look alike and are two persons: not asked again until an identifying fact changes."""

    dengan: KlienId = field(converter=apa_adanya)
    alasan: str = field(repr=False)


@frozen(kw_only=True)
class PisahkanKlien(PadaKlien):
    """Undo a merge: this alias is somebody else after all. A case of the other one that was opened
    or linked meanwhile is given to this one first (`KenaliPihak`), or named in ``tetap``."""

    tetap: tuple[KasusId, ...] = field(default=(), converter=daftar)
    alasan: str = field(repr=False)


@frozen(kw_only=True)
class TetapkanWali(PadaKlien):
    """Say which accounts may see the file for them (a parent, a guardian); none ends it."""

    wali: tuple[PelakuId, ...] = field(default=(), converter=daftar)
    alasan: str = field(repr=False)


@frozen(kw_only=True)
class CatatKlienMeninggal(PadaKlien):
    """They died; ``terjadi_pada``: when (aware)."""

    terjadi_pada: datetime | None = None
    alasan: str = field(default="", repr=False)


PerintahKlien: TypeAlias = (
    DaftarkanKlien
    | TemukanIdentitas
    | KoreksiKlien
    | GabungkanKlien
    | BedakanKlien
    | PisahkanKlien
    | TetapkanWali
    | CatatKlienMeninggal
)
PERINTAH_KLIEN: Final[tuple[type[DaftarkanKlien | PadaKlien], ...]] = get_args(PerintahKlien)
