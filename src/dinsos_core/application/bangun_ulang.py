"""The stored form of a case, made anew from its events: what stored states are held against.

State and index are caches of the log. The index also names the nearest open deadline, which
depends on the working calendar: made anew, it follows the calendar as it is known today.
"""

from functools import reduce
from typing import Any

from dinsos_core.application.aplikasi import AGREGAT, UMUM
from dinsos_core.application.pipa import Lingkungan, konteks_kasus, standar_kasus
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.permohonan.keadaan import RiwayatRusak
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.penyimpanan import KasusTersimpan, PenyimpananGagal, UnitOfWork


def susun_ulang(lingkungan: Lingkungan, unit: UnitOfWork, kasus: KasusId) -> KasusTersimpan:
    """The case as its events give it; nothing is stored and no personal value is read.

    Raises `PenyimpananGagal`: `riwayat_rusak` for events that do not follow from one another, and
    whatever the store answers for an event or a pinned standard that it cannot read.
    """
    riwayat = unit.kasus.riwayat(kasus)
    semua: list[Any] = [satu.kejadian for satu in riwayat]
    if not semua or not hasattr(semua[0], "standar"):
        raise PenyimpananGagal("riwayat_rusak")
    nama = standar_kasus(lingkungan, unit, semua[0].standar, None).agregat.value
    agregat = next((satu for satu in AGREGAT if satu.nama == nama), None)
    if agregat is None:
        raise PenyimpananGagal("riwayat_rusak")
    awal: Any = None
    try:
        keadaan = reduce(agregat.evolve, semua, awal)
    except RiwayatRusak as rusak:
        raise PenyimpananGagal("riwayat_rusak") from rusak
    standar = standar_kasus(lingkungan, unit, agregat.rujukan(keadaan), agregat.varian(keadaan))
    konteks = konteks_kasus(lingkungan, standar, UMUM, lingkungan.jam(), FaktaKasus())
    return KasusTersimpan(
        id=kasus, versi=len(semua), keadaan=keadaan, indeks=agregat.indeks(keadaan, konteks)
    )
