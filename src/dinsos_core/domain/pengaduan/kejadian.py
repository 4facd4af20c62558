"""Events that only a Pengaduan has; what any case may have is in `kasus.kejadian`."""

from typing import ClassVar, TypeAlias, get_args

from dinsos_core.domain.kasus.catatan import KejadianCatatan
from dinsos_core.domain.kasus.kejadian import DimintaWarga, KasusDibuka, Kejadian, KejadianUmum
from dinsos_core.domain.kasus.pindahan import StandarDipindah
from dinsos_core.domain.kasus.tambahan import KejadianTambahan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.model import RujukanStandar

__all__ = [
    "PengaduanDiajukan",
    "PengaduanDicabut",
    "PengaduanDijawab",
    "PengaduanDitanggapi",
]


@frozen(kw_only=True)
class PengaduanDiajukan(KasusDibuka):
    """``isi``: what is complained of, in the complainant's words. ``anonim``: who complains is
    hidden; ``dirahasiakan``: what is complained of is. ``tentang``: the service it is about, and
    ``respon`` the limit that service's component states for a response. ``peran_terlapor``: as
    whom whoever is complained of works there; ``penangan``: as of `KasusDialihkan`."""

    tipe: ClassVar[str] = "pengaduan_diajukan"
    isi: Rahasia
    anonim: bool
    dirahasiakan: bool
    tentang: RujukanStandar | None = None
    respon: BatasWaktu | None = None
    peran_terlapor: str = ""
    penangan: str = ""


@frozen(kw_only=True)
class PengaduanDitanggapi(Kejadian):
    """An officer has told the complainant something of substance (tafsir 27)."""

    tipe: ClassVar[str] = "pengaduan_ditanggapi"
    tanggapan: Rahasia


@frozen(kw_only=True)
class PengaduanDijawab(Kejadian):
    tipe: ClassVar[str] = "pengaduan_dijawab"
    jawaban: Rahasia


@frozen(kw_only=True)
class PengaduanDicabut(DimintaWarga):
    """The complainant's own right, which takes no ground; an official's act for them does."""

    tipe: ClassVar[str] = "pengaduan_dicabut"


KejadianPengaduan: TypeAlias = (
    PengaduanDiajukan
    | KejadianUmum
    | KejadianCatatan
    | StandarDipindah
    | KejadianTambahan
    | PengaduanDitanggapi
    | PengaduanDijawab
    | PengaduanDicabut
)
"""Every event of a Pengaduan."""

KEJADIAN: tuple[type[Kejadian], ...] = get_args(KejadianPengaduan)
