"""Events that only an Episode has; what any case may have is in `kasus.kejadian`."""

from typing import ClassVar, TypeAlias, get_args

from dinsos_core.domain.kasus.catatan import KejadianCatatan
from dinsos_core.domain.kasus.kejadian import (
    Beralasan,
    Disetujui,
    Ditolak,
    KasusDibuka,
    Kejadian,
    KejadianUmum,
)
from dinsos_core.domain.kasus.kejadian_surat import KejadianSurat
from dinsos_core.domain.kasus.pindahan import StandarDipindah
from dinsos_core.domain.kasus.tambahan import KasusDialihkan
from dinsos_core.domain.kasus.tinggal import KejadianTinggal
from dinsos_core.domain.shared.kelas import frozen

__all__ = ["EpisodeBerhenti", "EpisodeDibuka", "EpisodeDisetujui", "EpisodeDitolak"]


@frozen(kw_only=True)
class EpisodeDibuka(KasusDibuka):
    tipe: ClassVar[str] = "episode_dibuka"


@frozen(kw_only=True)
class EpisodeDisetujui(Disetujui):
    tipe: ClassVar[str] = "episode_disetujui"


@frozen(kw_only=True)
class EpisodeDitolak(Ditolak):
    tipe: ClassVar[str] = "episode_ditolak"


@frozen(kw_only=True)
class EpisodeBerhenti(Beralasan):
    """Ended without being completed. ``dasar``: the one cause (`SebabBerhenti`)."""

    tipe: ClassVar[str] = "episode_berhenti"


KejadianEpisode: TypeAlias = (
    EpisodeDibuka
    | KejadianUmum
    | KejadianCatatan
    | KasusDialihkan
    | KejadianSurat
    | StandarDipindah
    | KejadianTinggal
    | EpisodeDisetujui
    | EpisodeDitolak
    | EpisodeBerhenti
)
"""Every event of an Episode."""

KEJADIAN: tuple[type[Kejadian], ...] = get_args(KejadianEpisode)
