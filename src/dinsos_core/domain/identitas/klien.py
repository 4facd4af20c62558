"""A Klien: who somebody is known to be within an agency, whatever cases they are in.

A stream of its own beside the cases. What it holds over several of them (one open stay, merge,
death) is guarded by its version. Merging moves no event: the merged one becomes an alias.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, TypeAlias, get_args

import attrs
from attrs import field

from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kasus.lipatan import RiwayatRusak
from dinsos_core.domain.shared.ids import KasusId, KlienId, PelakuId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.rahasia import Rahasia

__all__ = [
    "EpisodeBerakhir",
    "EpisodeTercatat",
    "IdentitasDitemukan",
    "KlienDibedakan",
    "KlienDidaftarkan",
    "KlienDigabung",
    "KlienDikoreksi",
    "KlienDipisahkan",
    "KlienMenerima",
    "KlienMeninggal",
    "WaliDitetapkan",
]


class Pengenal(StrEnum):
    """By what a Klien is known."""

    NIK = "nik"
    SEMENTARA = "sementara"
    """Something to tell them by until their identity is found."""
    TANPA = "tanpa"


@frozen(kw_only=True)
class KlienDidaftarkan(Kejadian):
    """``serupa``: others of the agency who may be the same person; it blocks nothing."""

    tipe: ClassVar[str] = "klien_didaftarkan"
    klien: KlienId
    instansi: str
    fakta: Mapping[str, Rahasia] = field(factory=dict)
    sementara: Rahasia | None = None
    serupa: tuple[KlienId, ...] = ()


@frozen(kw_only=True)
class IdentitasDitemukan(Kejadian):
    tipe: ClassVar[str] = "identitas_ditemukan"
    fakta: Mapping[str, Rahasia]
    serupa: tuple[KlienId, ...] = ()


@frozen(kw_only=True)
class KlienDikoreksi(Kejadian):
    """``ditarik``: what is unknown again; ``hidup``: the recorded death was a mistake."""

    tipe: ClassVar[str] = "klien_dikoreksi"
    fakta: Mapping[str, Rahasia] = field(factory=dict)
    ditarik: tuple[str, ...] = ()
    sementara: Rahasia | None = None
    hidup: bool = False
    alasan: Rahasia
    serupa: tuple[KlienId, ...] = ()


@frozen(kw_only=True)
class KlienDigabung(Kejadian):
    """It is an alias of ``ke`` from here on."""

    tipe: ClassVar[str] = "klien_digabung"
    ke: KlienId
    alasan: Rahasia


@frozen(kw_only=True)
class KlienDibedakan(Kejadian):
    """They are two persons, an officer said; nobody is asked again until an identifying fact of one
    of them changes."""

    tipe: ClassVar[str] = "klien_dibedakan"
    dengan: KlienId
    alasan: Rahasia


@frozen(kw_only=True)
class KlienMenerima(Kejadian):
    """The other side of a merge: ``alias`` is the same person."""

    tipe: ClassVar[str] = "klien_menerima"
    alias: KlienId


@frozen(kw_only=True)
class KlienDipisahkan(Kejadian):
    """They are not the same after all; in both streams. ``tetap``: cases opened meanwhile that
    stay with whom they point at."""

    tipe: ClassVar[str] = "klien_dipisahkan"
    dari: KlienId
    tetap: tuple[KasusId, ...] = ()
    alasan: Rahasia | None = None


@frozen(kw_only=True)
class WaliDitetapkan(Kejadian):
    """The accounts of those who may see the file for the Klien; none if empty."""

    tipe: ClassVar[str] = "wali_ditetapkan"
    wali: tuple[PelakuId, ...]
    alasan: Rahasia


@frozen(kw_only=True)
class KlienMeninggal(Kejadian):
    """``kasus``: the case that told of it, if one did."""

    tipe: ClassVar[str] = "klien_meninggal"
    kasus: KasusId | None = None
    alasan: Rahasia | None = None


@frozen(kw_only=True)
class EpisodeTercatat(Kejadian):
    """An episode of the Klien is open; ``tinggal``: as a stay."""

    tipe: ClassVar[str] = "episode_tercatat"
    kasus: KasusId
    tinggal: bool


@frozen(kw_only=True)
class EpisodeBerakhir(Kejadian):
    """An episode has ended, or turned out to be somebody else's."""

    tipe: ClassVar[str] = "episode_berakhir"
    kasus: KasusId


KejadianKlien: TypeAlias = (
    KlienDidaftarkan
    | IdentitasDitemukan
    | KlienDikoreksi
    | KlienDigabung
    | KlienDibedakan
    | KlienMenerima
    | KlienDipisahkan
    | WaliDitetapkan
    | KlienMeninggal
    | EpisodeTercatat
    | EpisodeBerakhir
)
KEJADIAN_KLIEN: tuple[type[Kejadian], ...] = get_args(KejadianKlien)


@frozen(kw_only=True)
class Klien:
    """What folding its events gives. ``ke``: of whom it is an alias since ``digabung_pada``;
    ``tinggal``: its open stay, one at most; ``serupa``: who may be the same person, and nobody has
    said otherwise. Its values lie in the vault under its own id."""

    id: KlienId
    instansi: str
    didaftarkan_pada: datetime
    fakta: Mapping[str, Rahasia] = field(factory=dict)
    sementara: Rahasia | None = None
    ke: KlienId | None = None
    digabung_pada: datetime | None = None
    alias: tuple[KlienId, ...] = ()
    meninggal_pada: datetime | None = None
    tinggal: KasusId | None = None
    wali: tuple[PelakuId, ...] = ()
    serupa: tuple[KlienId, ...] = ()

    @property
    def subjek(self) -> SubjekId:
        """Under whom its values are sealed, and by whom its cases are found."""
        return SubjekId(self.id)

    @property
    def pengenal(self) -> Pengenal:
        if "nik" in self.fakta:
            return Pengenal.NIK
        return Pengenal.SEMENTARA if self.sementara else Pengenal.TANPA

    @property
    def utama(self) -> KlienId:
        """Whom it stands for: itself, or the one it was merged into."""
        return self.ke or self.id


def lipat(k: Klien | None, e: Kejadian) -> Klien:
    """The state after the event. Raises `RiwayatRusak`."""
    if isinstance(e, KlienDidaftarkan) and k is None:
        return Klien(
            id=e.klien,
            instansi=e.instansi,
            didaftarkan_pada=e.terjadi,
            fakta=e.fakta,
            sementara=e.sementara,
            serupa=e.serupa,
        )
    if k is None:
        raise RiwayatRusak(f"riwayat tidak dimulai dengan pendaftaran: {e.tipe}")
    match e:
        case IdentitasDitemukan():
            return attrs.evolve(k, fakta={**k.fakta, **e.fakta}, serupa=e.serupa)
        case KlienDikoreksi():
            fakta = {kode: r for kode, r in k.fakta.items() if kode not in e.ditarik}
            hidup = None if e.hidup else k.meninggal_pada
            sementara = e.sementara or k.sementara
            return attrs.evolve(
                k,
                fakta={**fakta, **e.fakta},
                meninggal_pada=hidup,
                sementara=sementara,
                serupa=e.serupa,
            )
        case KlienDibedakan():
            sisa = tuple(satu for satu in k.serupa if satu != e.dengan)
            return attrs.evolve(k, serupa=sisa)
        case KlienDigabung() if k.ke is None:
            return attrs.evolve(k, ke=e.ke, digabung_pada=e.pada)
        case KlienMenerima() if k.ke is None:
            return attrs.evolve(k, alias=(*k.alias, e.alias))
        case KlienDipisahkan() if k.ke == e.dari:
            return attrs.evolve(k, ke=None, digabung_pada=None)
        case KlienDipisahkan() if e.dari in k.alias:
            return attrs.evolve(k, alias=tuple(a for a in k.alias if a != e.dari))
        case WaliDitetapkan():
            return attrs.evolve(k, wali=e.wali)
        case KlienMeninggal() if k.meninggal_pada is None:
            return attrs.evolve(k, meninggal_pada=e.terjadi)
        case EpisodeTercatat(tinggal=True) if k.tinggal in (None, e.kasus):
            return attrs.evolve(k, tinggal=e.kasus)
        case EpisodeTercatat() | EpisodeBerakhir() if not getattr(e, "tinggal", False):
            return attrs.evolve(k, tinggal=None if k.tinggal == e.kasus else k.tinggal)
        case _:
            raise RiwayatRusak(f"{e.tipe} tidak mungkin")
