"""Events that only a Permohonan has; what any case may have is in `kasus.kejadian`."""

from typing import ClassVar, TypeAlias, get_args

from dinsos_core.domain.kasus.catatan import KejadianCatatan
from dinsos_core.domain.kasus.kejadian import (
    Beralasan,
    DimintaWarga,
    Disetujui,
    Diterima,
    Ditolak,
    KasusDibuka,
    Kejadian,
    KejadianUmum,
)
from dinsos_core.domain.kasus.kejadian_surat import KejadianSurat
from dinsos_core.domain.kasus.pindahan import StandarDipindah
from dinsos_core.domain.kasus.tambahan import KasusDialihkan
from dinsos_core.domain.permohonan.siklus import BANDING_DICATAT
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.rahasia import Rahasia

__all__ = [
    "BandingDicatat",
    "KeberatanDiajukan",
    "KeberatanDikabulkan",
    "KeberatanDitolak",
    "PermohonanDiajukan",
    "PermohonanDisetujui",
    "PermohonanDitarik",
    "PermohonanDitolak",
    "PermohonanGugur",
]


@frozen(kw_only=True)
class PermohonanDiajukan(KasusDibuka):
    tipe: ClassVar[str] = "permohonan_diajukan"


@frozen(kw_only=True)
class PermohonanDisetujui(Disetujui):
    tipe: ClassVar[str] = "permohonan_disetujui"


@frozen(kw_only=True)
class PermohonanDitolak(Ditolak):
    tipe: ClassVar[str] = "permohonan_ditolak"


@frozen(kw_only=True)
class KeberatanDiajukan(Diterima):
    tipe: ClassVar[str] = "keberatan_diajukan"
    alasan: Rahasia


@frozen(kw_only=True)
class KeberatanDikabulkan(Kejadian):
    tipe: ClassVar[str] = "keberatan_dikabulkan"
    langkah: str
    alasan: Rahasia


@frozen(kw_only=True)
class KeberatanDitolak(Beralasan):
    """``banding_kepada``: the role that is above whoever decided it, to whom one may turn (UU
    30/2014 art. 78); until when, the clock `banding` says once the applicant was told."""

    tipe: ClassVar[str] = "keberatan_ditolak"
    banding_kepada: str = ""


@frozen(kw_only=True)
class PermohonanDitarik(DimintaWarga):
    """The applicant's own right, which takes no ground; an official's act for them does."""

    tipe: ClassVar[str] = "permohonan_ditarik"


@frozen(kw_only=True)
class BandingDicatat(Diterima):
    """The applicant went to the superior after a refused objection."""

    tipe: ClassVar[str] = BANDING_DICATAT


@frozen(kw_only=True)
class PermohonanGugur(Beralasan):
    """``dasar``: the code of the limit that has passed."""

    tipe: ClassVar[str] = "permohonan_gugur"


KejadianPermohonan: TypeAlias = (
    PermohonanDiajukan
    | KejadianUmum
    | KejadianCatatan
    | KasusDialihkan
    | KejadianSurat
    | StandarDipindah
    | PermohonanDisetujui
    | PermohonanDitolak
    | KeberatanDiajukan
    | KeberatanDikabulkan
    | KeberatanDitolak
    | PermohonanDitarik
    | PermohonanGugur
    | BandingDicatat
)
"""Every event of a Permohonan."""

KEJADIAN: tuple[type[Kejadian], ...] = get_args(KejadianPermohonan)
