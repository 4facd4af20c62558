"""Commands that only an Episode knows; what any case may know is in `kasus.perintah`."""

from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from attrs import field, frozen

from dinsos_core.domain.kasus.perintah import BukaKasus, PadaKasus, PerintahUmum
from dinsos_core.domain.kasus.perintah_catatan import PerintahCatatan

__all__ = [
    "BukaEpisode",
    "CatatKeluarSementara",
    "CatatKembali",
    "HentikanEpisode",
    "SebabBerhenti",
    "SebabKeluar",
]


class SebabBerhenti(StrEnum):
    """Why an episode ends without being completed. A shelter is not detention."""

    KEMAUAN_SENDIRI = "kemauan_sendiri"
    TANPA_PEMBERITAHUAN = "tanpa_pemberitahuan"
    PINDAH = "pindah"
    MENINGGAL = "meninggal"
    LAINNYA = "lainnya"


class SebabKeluar(StrEnum):
    """Why a client is out for a while."""

    RUMAH_SAKIT = "rumah_sakit"
    IZIN = "izin"
    LAINNYA = "lainnya"


def _sebab_berhenti(nilai: Any) -> Any:
    return SebabBerhenti(nilai) if nilai in {*SebabBerhenti} else nilai


def _sebab_keluar(nilai: Any) -> Any:
    return SebabKeluar(nilai) if nilai in {*SebabKeluar} else nilai


@frozen(kw_only=True)
class BukaEpisode(BukaKasus):
    """Open an episode: for somebody at the door, or from another case."""


@frozen(kw_only=True)
class _PadaSaat(PadaKasus):
    """``terjadi_pada``: when it happened (aware), where it is entered later."""

    terjadi_pada: datetime | None = None

    @property
    def dinyatakan(self) -> datetime | None:
        return self.terjadi_pada


@frozen(kw_only=True)
class HentikanEpisode(_PadaSaat):
    """The client left, moved or died; a place that was held is free."""

    sebab: SebabBerhenti | str = field(converter=_sebab_berhenti)
    alasan: str = field(default="", repr=False)


@frozen(kw_only=True)
class CatatKeluarSementara(_PadaSaat):
    """The client is out and expected back: the stay goes on."""

    sebab: SebabKeluar | str = field(converter=_sebab_keluar)
    alasan: str = field(default="", repr=False)


@frozen(kw_only=True)
class CatatKembali(_PadaSaat):
    """The client is back in."""


PerintahEpisode: TypeAlias = (
    BukaEpisode
    | PerintahUmum
    | PerintahCatatan
    | HentikanEpisode
    | CatatKeluarSementara
    | CatatKembali
)
"""Every command that an Episode knows."""
