"""The aggregates the library ships, and the unions of what they know.

What a wiring runs is its own choice (`Lingkungan.jenis`); these are the default, and the types
that callers annotate with.
"""

from typing import Any, Final, TypeAlias

from dinsos_core.domain.kasus.perintah import BukaLanjutan
from dinsos_core.domain.kedaruratan.aturan import LAPORAN
from dinsos_core.domain.kedaruratan.keadaan import LaporanKedaruratan
from dinsos_core.domain.kedaruratan.kejadian import KejadianKedaruratan
from dinsos_core.domain.kedaruratan.perintah import PerintahKedaruratan
from dinsos_core.domain.klien.aturan import EPISODE
from dinsos_core.domain.klien.keadaan import Episode
from dinsos_core.domain.klien.kejadian import KejadianEpisode
from dinsos_core.domain.klien.perintah import PerintahEpisode
from dinsos_core.domain.pengaduan.aturan import PENGADUAN
from dinsos_core.domain.pengaduan.keadaan import Pengaduan
from dinsos_core.domain.pengaduan.kejadian import KejadianPengaduan
from dinsos_core.domain.pengaduan.perintah import PerintahPengaduan
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.permohonan.kejadian import KejadianPermohonan
from dinsos_core.domain.permohonan.perintah import PerintahPermohonan
from dinsos_core.domain.prosedur.aturan import JenisKasus

JENIS: Final[tuple[JenisKasus[Any], ...]] = (PERMOHONAN, LAPORAN, EPISODE, PENGADUAN)

Perintah: TypeAlias = (
    PerintahPermohonan | PerintahKedaruratan | PerintahEpisode | PerintahPengaduan | BukaLanjutan
)
"""Every command."""

Kejadian: TypeAlias = KejadianPermohonan | KejadianKedaruratan | KejadianEpisode | KejadianPengaduan
"""Every event."""

Keadaan: TypeAlias = Permohonan | LaporanKedaruratan | Episode | Pengaduan
"""The state of a case of any aggregate."""
