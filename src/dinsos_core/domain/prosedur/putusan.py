"""What a determination causes, as the aggregate names it."""

from typing import Any

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kemajuan import SETUJU, TOLAK
from dinsos_core.domain.prosedur.cara import Akibat, Kerja
from dinsos_core.domain.prosedur.penilaian import putusan


def menyetujui(kelas: type[k.Disetujui]) -> Akibat[Any]:
    """In favour, as an event of this kind."""

    def buat(kerja: Kerja[Kasus]) -> k.Kejadian:
        isi = putusan(kerja.keadaan, SETUJU, kerja.perintah.alasan, kerja.konteks)
        return kelas(
            pada=kerja.konteks.kini, oleh=kerja.oleh, menyimpang=isi.menyimpang, alasan=isi.alasan
        )

    return Akibat(kejadian=kelas, buat=buat)


def menolak(kelas: type[k.Ditolak]) -> Akibat[Any]:
    """Against, as an event of this kind."""

    def buat(kerja: Kerja[Kasus]) -> k.Kejadian:
        c = kerja.perintah
        isi = putusan(kerja.keadaan, TOLAK, c.alasan, kerja.konteks, disebut=c.dasar)
        return kelas(
            pada=kerja.konteks.kini,
            oleh=kerja.oleh,
            dasar=isi.dasar,
            menyimpang=isi.menyimpang,
            alasan=isi.alasan,
        )

    return Akibat(kejadian=kelas, buat=buat)
