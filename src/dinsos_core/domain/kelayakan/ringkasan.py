"""What an assessment concludes, and the summary of it that may be stored: codes, conclusions,
thresholds and versions, and no value of the case."""

from datetime import date
from enum import StrEnum

from dinsos_core.domain.kelayakan.peringatan import RingkasanPeringatan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.model import Akibat, RujukanStandar
from dinsos_core.domain.standar.tafsir import TafsirDipakai


class Kesimpulan(StrEnum):
    TERPENUHI = "terpenuhi"
    TIDAK_TERPENUHI = "tidak_terpenuhi"
    BELUM_DAPAT_DINILAI = "belum_dapat_dinilai"
    DITERUSKAN = "diteruskan"
    """Not met, and no ground to refuse: another authority deals with whoever does not meet it."""


class Rekomendasi(StrEnum):
    """What the conditions suggest to the office, which decides for itself."""

    SETUJUI = "setujui"
    TOLAK = "tolak"
    TERUSKAN = "teruskan"
    """Pass to another authority: a condition leads there, and none is unmet."""
    PERIKSA = "periksa"
    """Nothing is unmet, but facts are missing or contradict each other."""


@frozen(kw_only=True)
class RingkasanBagian:
    """One part of a condition: whose value, and the conclusion."""

    lokasi: str
    kesimpulan: Kesimpulan
    sebab: str = ""


@frozen(kw_only=True)
class RingkasanSyarat:
    """One condition without any value of the case.

    ``acuan`` names the reference date; only that of submission is stored with the whole.
    """

    kode: str
    butir: tuple[str, ...]
    kesimpulan: Kesimpulan
    berlaku: bool
    ambang: str
    acuan: str
    akibat: Akibat
    kepada: str
    sebab_belum: tuple[str, ...]
    tafsir: tuple[TafsirDipakai, ...]
    bagian: tuple[RingkasanBagian, ...]
    pilihan: tuple["RingkasanSyarat", ...] = ()


@frozen(kw_only=True)
class RingkasanPenilaian:
    """A storable assessment: nothing personal, plain values throughout."""

    syarat: tuple[RingkasanSyarat, ...]
    kesimpulan: Kesimpulan
    rekomendasi: Rekomendasi
    kepada: str
    pengajuan: date
    rujukan: RujukanStandar
    versi_kalender: str
    tafsir: tuple[TafsirDipakai, ...]
    peringatan: tuple[RingkasanPeringatan, ...]
