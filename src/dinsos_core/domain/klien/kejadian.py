"""Events that only an Episode has; what any case may have is in `kasus.kejadian`."""

from typing import ClassVar, TypeAlias, get_args

from attrs import frozen

from dinsos_core.domain.kasus.catatan import KejadianCatatan
from dinsos_core.domain.kasus.kejadian import Beralasan, KasusDibuka, Kejadian, KejadianUmum
from dinsos_core.domain.shared.rahasia import Rahasia

__all__ = [
    "EpisodeBerhenti",
    "EpisodeDibuka",
    "EpisodeDisetujui",
    "EpisodeDitolak",
    "KlienKeluarSementara",
    "KlienKembali",
    "KlienMasuk",
    "TempatDitunggu",
]


@frozen(kw_only=True)
class EpisodeDibuka(KasusDibuka):
    tipe: ClassVar[str] = "episode_dibuka"


@frozen(kw_only=True)
class EpisodeDisetujui(Kejadian):
    """``menyimpang``: decided against the assessment, for the stated reason."""

    tipe: ClassVar[str] = "episode_disetujui"
    menyimpang: bool
    alasan: Rahasia | None = None


@frozen(kw_only=True)
class EpisodeDitolak(Beralasan):
    """Determined against. ``dasar``: codes of the unmet conditions it rests on."""

    tipe: ClassVar[str] = "episode_ditolak"
    menyimpang: bool


@frozen(kw_only=True)
class TempatDitunggu(Kejadian):
    """No place was free; the office's clocks wait for one."""

    tipe: ClassVar[str] = "tempat_ditunggu"


@frozen(kw_only=True)
class KlienMasuk(Kejadian):
    """The client is in: day 0 of the stay."""

    tipe: ClassVar[str] = "klien_masuk"


@frozen(kw_only=True)
class KlienKeluarSementara(Beralasan):
    """Out and expected back (a hospital): the stay goes on, its place is kept. ``dasar``: why."""

    tipe: ClassVar[str] = "klien_keluar_sementara"


@frozen(kw_only=True)
class KlienKembali(Kejadian):
    tipe: ClassVar[str] = "klien_kembali"


@frozen(kw_only=True)
class EpisodeBerhenti(Beralasan):
    """Ended without being completed. ``dasar``: the one cause (`SebabBerhenti`)."""

    tipe: ClassVar[str] = "episode_berhenti"


KejadianEpisode: TypeAlias = (
    EpisodeDibuka
    | KejadianUmum
    | KejadianCatatan
    | EpisodeDisetujui
    | EpisodeDitolak
    | TempatDitunggu
    | KlienMasuk
    | KlienKeluarSementara
    | KlienKembali
    | EpisodeBerhenti
)
"""Every event of an Episode."""

KEJADIAN: tuple[type[Kejadian], ...] = get_args(KejadianEpisode)
