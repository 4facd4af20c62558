"""Commands that only an Episode knows; what any case may know is in `kasus.perintah`."""

from enum import StrEnum
from typing import Any, TypeAlias

from attrs import field

from dinsos_core.domain.kasus.perintah import BukaKasus, PerintahUmum
from dinsos_core.domain.kasus.perintah_catatan import PerintahCatatan
from dinsos_core.domain.kasus.perintah_surat import PerintahSurat
from dinsos_core.domain.kasus.perintah_tambahan import AlihkanKasus
from dinsos_core.domain.kasus.perintah_tinggal import PadaTinggal, PerintahTinggal
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.terima import pilihan

__all__ = ["BukaEpisode", "HentikanEpisode", "SebabBerhenti"]


class SebabBerhenti(StrEnum):
    """Why an episode ends without being completed. A shelter is not detention."""

    KEMAUAN_SENDIRI = "kemauan_sendiri"
    TANPA_PEMBERITAHUAN = "tanpa_pemberitahuan"
    PINDAH = "pindah"
    MENINGGAL = "meninggal"
    LAINNYA = "lainnya"


def _sebab(nilai: Any) -> Any:
    return pilihan(nilai, SebabBerhenti)


@frozen(kw_only=True)
class BukaEpisode(BukaKasus):
    """Open an episode: for somebody at the door, or from another case."""


@frozen(kw_only=True)
class HentikanEpisode(PadaTinggal):
    """The client left, moved or died; a place that was held is free."""

    sebab: SebabBerhenti | str = field(converter=_sebab)
    alasan: str = field(default="", repr=False)


PerintahEpisode: TypeAlias = (
    BukaEpisode
    | PerintahUmum
    | PerintahCatatan
    | PerintahSurat
    | AlihkanKasus
    | PerintahTinggal
    | HentikanEpisode
)
"""Every command that an Episode knows."""
