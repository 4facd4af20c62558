"""A limit as a standard declares it, and the marks of a case that start and stop it.

How long it is, and when it is due, is `domain.waktu`'s; how it stands in a case, `kasus.jam`'s.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from attrs import field

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.domain.waktu.batas import Batas


class PemilikBatas(StrEnum):
    KANTOR = "kantor"
    """The office's own limit."""
    WARGA = "warga"
    """A limit on the citizen; counted to the first submission."""
    PERISTIWA = "peristiwa"
    """Runs from a fact whatever the office's hours, such as a stay; nobody's duty, no pauses."""


TANDA: Final = frozenset(
    {
        "diajukan",
        "dikembalikan",
        "dilengkapi",
        "berkas_lengkap",
        "ditetapkan",
        "disetujui",
        "ditolak",
        "terbit",
        "keberatan",
        "tidak_dilayani",
        "tidak_ditindaklanjuti",
        "tidak_ditemukan",
        "diteruskan",
        "selesai",
        "ditarik",
        "gugur",
        "dibuka_kembali",
        "diberitahu",
        "berhenti",
        "klien_masuk",
        "klien_di_dalam",
        "pengaduan_diterima",
        "pengaduan_ditanggapi",
        "dijawab",
        "dicabut",
        "surat_dicabut",
        "kewajiban_dipenuhi",
        "keberatan_ditolak",
        "banding",
        "putusan",
    }
)
"""Marks that a limit may name besides the codes of its standard's steps and date facts."""

TANDA_TERIMA: Final = frozenset(
    {"diajukan", "dilengkapi", "keberatan", "banding", "pengaduan_diterima"}
)
"""Marks of what the office received from a citizen."""

DIPENUHI: Final = "kewajiban_dipenuhi"
"""The mark of what a citizen or an institution owes after the decision: the office received it. A
limit that it stops binds beyond the end of its case."""

SURAT_DICABUT: Final = "surat_dicabut"

PUTUSAN: Final = "putusan"
"""In the place of a mark: the last of `TANDA_PUTUSAN`."""

TANDA_PUTUSAN: Final = frozenset(
    {
        "dikembalikan",
        "ditetapkan",
        "tidak_dilayani",
        "tidak_ditindaklanjuti",
        "tidak_ditemukan",
        "diteruskan",
        "gugur",
        "keberatan_diputus",
        "surat_dicabut",
        "surat_dikoreksi",
    }
)
"""Marks of what the office decided for somebody or against them, and has to tell them of."""

TANDA_LENGKAP: Final = frozenset({"berkas_lengkap", "pengaduan_diterima"})
"""Marks of having all that is needed: worth nothing any more once it goes back for what lacks."""

PERKARA: Final = "perkara"
"""Nobody's: the matter itself, so that what is written of it stays when its parties are erased."""

_FAKTA: Final = "fakta:"


def fakta_tanda(tanda: str) -> str | None:
    """The path of the date fact that a mark is; None of a mark that an event leaves.

    >>> fakta_tanda("fakta:almarhum.tanggal_meninggal"), fakta_tanda("terbit")
    ('almarhum.tanggal_meninggal', None)
    """
    return tanda.removeprefix(_FAKTA) if tanda.startswith(_FAKTA) else None


@frozen(kw_only=True)
class BatasWaktu:
    """A limit as declared: the events that start and stop it, as printed.

    ``mulai`` and ``selesai`` name marks of the case: `diajukan`, `berkas_lengkap`, `ditetapkan`,
    `terbit` and the rest of `TANDA`, a step's code (its completion), or `fakta:` and the path of
    a date fact. ``bila_hasil``: what the limit is once a step had an outcome (`step.outcome`), the
    last of them counting. ``tanpa_jeda``: no pause stops it, and until it is stopped the case is
    not paused. ``awal_dihitung``: the day on which it starts is its first, not day 0 (tafsir 46).
    """

    kode: str
    teks: str
    batas: Batas
    mulai: str
    selesai: str
    butir: tuple[str, ...] = ()
    milik_kami: bool = False
    segmen: str = ""
    milik: PemilikBatas = PemilikBatas.KANTOR
    berhenti_bila: tuple[str, ...] = ()
    bila_hasil: Mapping[str, Batas] = field(factory=dict)
    tanpa_jeda: bool = False
    awal_dihitung: bool = False
    varian: tuple[str, ...] = ()
    tafsir: tuple[TafsirDipakai, ...] = ()

    @property
    def fakta_mulai(self) -> str | None:
        """The path of the date fact that starts it, or None if an event does."""
        return fakta_tanda(self.mulai)

    @property
    def kelayakan(self) -> bool:
        """Whether it is a condition of eligibility and no clock of the case: a date fact starts it,
        and the submission or another date stops it."""
        berakhir = self.selesai == "diajukan" or fakta_tanda(self.selesai) is not None
        return berakhir and self.fakta_mulai is not None

    @property
    def sesudah_putusan(self) -> bool:
        """Whether it binds beyond the end of the case."""
        return self.selesai == DIPENUHI

    @property
    def masa_surat(self) -> bool:
        """Whether it is how long a letter is valid: what ends when that is revoked."""
        return SURAT_DICABUT in self.berhenti_bila
