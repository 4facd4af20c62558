"""Events that only a LaporanKedaruratan has; what any case may have is in `kasus.kejadian`."""

from datetime import datetime
from typing import ClassVar, TypeAlias, get_args

from dinsos_core.domain.kasus.catatan import KejadianCatatan
from dinsos_core.domain.kasus.kejadian import Beralasan, KasusDibuka, Kejadian, KejadianUmum
from dinsos_core.domain.kasus.pindahan import StandarDipindah
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen

__all__ = ["KedaruratanDilaporkan", "KematianDicatat", "LaporanDigabung", "LaporanDipisahkan"]


@frozen(kw_only=True)
class KedaruratanDilaporkan(KasusDibuka):
    """``kejadian_pada``: when what is reported happened (aware), as far as the reporter knows."""

    tipe: ClassVar[str] = "kedaruratan_dilaporkan"
    kejadian_pada: datetime | None = None


@frozen(kw_only=True)
class LaporanDigabung(Kejadian):
    """The same event as the report ``ke``, which leads: dealt with there."""

    tipe: ClassVar[str] = "laporan_digabung"
    ke: KasusId


@frozen(kw_only=True)
class LaporanDipisahkan(Beralasan):
    """Dealt with on its own again, no longer in the report ``dari``. ``terjawab``: what was done
    there was done for this one, too; otherwise it never was."""

    tipe: ClassVar[str] = "laporan_dipisahkan"
    dari: KasusId
    terjawab: bool


@frozen(kw_only=True)
class KematianDicatat(Kejadian):
    """Whom the report is about has died, and it ends."""

    tipe: ClassVar[str] = "kematian_dicatat"


KejadianKedaruratan: TypeAlias = (
    KedaruratanDilaporkan
    | KejadianUmum
    | KejadianCatatan
    | StandarDipindah
    | LaporanDigabung
    | LaporanDipisahkan
    | KematianDicatat
)
"""Every event of a LaporanKedaruratan."""

KEJADIAN: tuple[type[Kejadian], ...] = get_args(KejadianKedaruratan)
