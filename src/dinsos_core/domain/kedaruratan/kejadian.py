"""Events that only a LaporanKedaruratan has; what any case may have is in `kasus.kejadian`."""

from typing import ClassVar, TypeAlias, get_args

from attrs import frozen

from dinsos_core.domain.kasus.catatan import KejadianCatatan
from dinsos_core.domain.kasus.kejadian import Beralasan, KasusDibuka, Kejadian, KejadianUmum
from dinsos_core.domain.shared.ids import KasusId

__all__ = ["KedaruratanDilaporkan", "LaporanDigabung", "LaporanDipisahkan"]


@frozen(kw_only=True)
class KedaruratanDilaporkan(KasusDibuka):
    tipe: ClassVar[str] = "kedaruratan_dilaporkan"


@frozen(kw_only=True)
class LaporanDigabung(Kejadian):
    """The same event as the report ``ke``, which leads: dealt with there."""

    tipe: ClassVar[str] = "laporan_digabung"
    ke: KasusId


@frozen(kw_only=True)
class LaporanDipisahkan(Beralasan):
    """Not the event of the report ``dari`` after all: its own steps go on."""

    tipe: ClassVar[str] = "laporan_dipisahkan"
    dari: KasusId


KejadianKedaruratan: TypeAlias = (
    KedaruratanDilaporkan | KejadianUmum | KejadianCatatan | LaporanDigabung | LaporanDipisahkan
)
"""Every event of a LaporanKedaruratan."""

KEJADIAN: tuple[type[Kejadian], ...] = get_args(KejadianKedaruratan)
