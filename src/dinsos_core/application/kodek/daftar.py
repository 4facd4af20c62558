"""Every stored type with its tag and today's version, and the lifts from older versions.

To change what a stored type contains: raise its version here and add the lift from the version
before. To add a field with a default that is right for the past, the lift adds that default.
"""

from typing import Final

from dinsos_core.application.kodek.kodek import Kodek, TipeTersimpan
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.permohonan.kejadian import KEJADIAN
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.ports.penyimpanan import Pesan

TIPE_TERSIMPAN: Final = (
    *(TipeTersimpan(tipe=kelas.tipe, kelas=kelas) for kelas in KEJADIAN),
    TipeTersimpan(tipe="permohonan", kelas=Permohonan),
    TipeTersimpan(tipe="standar_pelayanan", kelas=StandarPelayanan),
    TipeTersimpan(tipe="pesan", kelas=Pesan),
)


def susun_kodek() -> Kodek:
    """The codec of everything the library stores. Costs some ten milliseconds: make it once."""
    return Kodek(TIPE_TERSIMPAN)
