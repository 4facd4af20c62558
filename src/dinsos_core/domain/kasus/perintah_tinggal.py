"""Commands on a case that is a stay. As in `kasus.perintah`: what a person types is hidden from
``repr``."""

from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from attrs import field

from dinsos_core.domain.kasus.perintah import PadaKasus
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.terima import pilihan

__all__ = ["CatatKeluarSementara", "CatatKembali", "SebabKeluar"]


class SebabKeluar(StrEnum):
    """Why a client is out for a while."""

    RUMAH_SAKIT = "rumah_sakit"
    IZIN = "izin"
    TANPA_PEMBERITAHUAN = "tanpa_pemberitahuan"
    LAINNYA = "lainnya"


def _sebab(nilai: Any) -> Any:
    return pilihan(nilai, SebabKeluar)


@frozen(kw_only=True)
class PadaTinggal(PadaKasus):
    """``terjadi_pada``: when it happened (aware), where it is entered later."""

    terjadi_pada: datetime | None = None

    @property
    def dinyatakan(self) -> datetime | None:
        return self.terjadi_pada


@frozen(kw_only=True)
class CatatKeluarSementara(PadaTinggal):
    """Record that the client is out and expected back: the stay goes on."""

    sebab: SebabKeluar | str = field(converter=_sebab)
    alasan: str = field(default="", repr=False)


@frozen(kw_only=True)
class CatatKembali(PadaTinggal):
    """Record that the client is back in."""


PerintahTinggal: TypeAlias = CatatKeluarSementara | CatatKembali
"""Every one of them."""
