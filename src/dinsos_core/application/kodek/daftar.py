"""Every stored type with its tag and today's version, and the lifts from older versions.

To change what a stored type contains: raise its version here and add the lift from the version
before. To add a field with a default that is right for the past, the lift adds that default.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from dinsos_core.application.jenis import JENIS
from dinsos_core.application.kodek.kodek import Kodek, TipeTersimpan
from dinsos_core.domain.identitas.klien import KEJADIAN_KLIEN, Klien
from dinsos_core.domain.permintaan.permintaan import KEJADIAN_PERMINTAAN, PermintaanData
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.ports.kotak_keluar import Pesan
from dinsos_core.ports.penyimpanan import IDENTITAS, PERMINTAAN


def tipe_tersimpan(jenis: Iterable[JenisKasus[Any]] = JENIS) -> tuple[TipeTersimpan, ...]:
    """Events and states of the aggregates, of Klien, of requests, and what else is stored."""
    semua = tuple(jenis)
    kejadian = dict.fromkeys(kelas for satu in semua for kelas in satu.kejadian)
    kejadian |= dict.fromkeys((*KEJADIAN_KLIEN, *KEJADIAN_PERMINTAAN))
    return (
        *(TipeTersimpan(tipe=kelas.tipe, kelas=kelas) for kelas in kejadian),
        TipeTersimpan(tipe=IDENTITAS, kelas=Klien),
        TipeTersimpan(tipe=PERMINTAAN, kelas=PermintaanData),
        *(TipeTersimpan(tipe=satu.nama, kelas=satu.keadaan) for satu in semua),
        TipeTersimpan(tipe="standar_pelayanan", kelas=StandarPelayanan),
        TipeTersimpan(tipe="kalender_kerja", kelas=KalenderKerja),
        TipeTersimpan(tipe="pesan", kelas=Pesan),
    )


def susun_kodek(jenis: Iterable[JenisKasus[Any]] = JENIS) -> Kodek:
    """The codec of what a wiring with these aggregates stores; one for the same types."""
    return _kodek(tipe_tersimpan(jenis))


@lru_cache(maxsize=8)
def _kodek(tipe: tuple[TipeTersimpan, ...]) -> Kodek:
    return Kodek(tipe)
