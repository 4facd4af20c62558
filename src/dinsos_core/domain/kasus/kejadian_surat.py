"""Events of letters that were issued: corrected, copied. An aggregate that issues lists them."""

from typing import ClassVar, TypeAlias, get_args

from dinsos_core.domain.kasus.kejadian import FaktaBerubah, Kejadian
from dinsos_core.domain.kasus.surat import Surat
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.rahasia import Rahasia

__all__ = ["SalinanDiterbitkan", "SuratDikoreksi"]


@frozen(kw_only=True)
class SuratDikoreksi(FaktaBerubah):
    """The letter ``semula`` (its `kode`; ``nomor``, if it has one) is revoked, and ``surat`` takes
    its place; no step is done again. The facts are those that changed with it."""

    tipe: ClassVar[str] = "surat_dikoreksi"
    semula: str
    nomor: str
    surat: Surat


@frozen(kw_only=True)
class SalinanDiterbitkan(Kejadian):
    """``banyak`` copies of the letter ``surat`` were certified, signed by whoever acted. ``untuk``:
    for whom and what for."""

    tipe: ClassVar[str] = "salinan_diterbitkan"
    surat: str
    nomor: str
    banyak: int
    untuk: Rahasia


KejadianSurat: TypeAlias = SuratDikoreksi | SalinanDiterbitkan
"""Every one of them."""

KEJADIAN_SURAT: tuple[type[Kejadian], ...] = get_args(KejadianSurat)
"""The same as classes, for an aggregate to list with its own."""
