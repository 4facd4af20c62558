"""The stored form of a case, made anew from its events: what stored states are held against.

State and index are caches of the log. The index also names the nearest open deadline, which
depends on the working calendar: made anew, it follows the calendar as it is known today.
"""

from functools import reduce

from dinsos_core.application.indeks import indeks_kasus, indeks_klien, indeks_permintaan
from dinsos_core.application.lingkungan import (
    Lingkungan,
    konteks_kasus,
    standar_kasus,
    standar_perkara,
)
from dinsos_core.domain.identitas.klien import Klien, KlienDidaftarkan, lipat
from dinsos_core.domain.kasus.kejadian import KasusDibuka, Kejadian
from dinsos_core.domain.kasus.lipatan import RiwayatRusak
from dinsos_core.domain.permintaan import permintaan as pm
from dinsos_core.domain.shared.ids import KasusId, PelakuId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.penyimpanan import (
    Aliran,
    KasusTersimpan,
    KlienTersimpan,
    PenyimpananGagal,
    PermintaanTersimpan,
    UnitOfWork,
)

SIAPA_PUN = Pelaku(id=PelakuId("umum"))
"""The index depends on nobody."""


def susun_ulang(lingkungan: Lingkungan, unit: UnitOfWork, kasus: KasusId) -> Aliran:
    """The case or the Klien as its events give it; nothing is stored and no personal value is read.

    Raises `PenyimpananGagal`: `riwayat_rusak` for events that do not follow from one another, and
    whatever the store answers for an event or a pinned standard that it cannot read.
    """
    semua = [satu.kejadian for satu in unit.kasus.riwayat(kasus)]
    if semua and isinstance(semua[0], KlienDidaftarkan):
        return _klien(semua)
    if semua and isinstance(semua[0], pm.PermintaanDiterima):
        return _permintaan(semua)
    if not semua or not isinstance(semua[0], KasusDibuka):
        raise PenyimpananGagal("riwayat_rusak")
    nama = standar_kasus(lingkungan, unit, semua[0].standar, None).agregat.value
    jenis = lingkungan.cari_jenis(nama)
    if jenis is None:
        raise PenyimpananGagal("riwayat_rusak")
    try:
        keadaan = jenis.lipat(semua)
    except RiwayatRusak as rusak:
        raise PenyimpananGagal("riwayat_rusak") from rusak
    assert keadaan is not None
    varian = keadaan.varian
    standar = standar_perkara(lingkungan, unit, keadaan)
    konteks = konteks_kasus(lingkungan, standar, varian, SIAPA_PUN, lingkungan.jam())
    indeks = indeks_kasus(jenis, keadaan, konteks)
    return KasusTersimpan(id=kasus, versi=len(semua), keadaan=keadaan, indeks=indeks)


def _klien(semua: list[Kejadian]) -> KlienTersimpan:
    awal: Klien | None = None
    try:
        klien = reduce(lipat, semua, awal)
    except RiwayatRusak as rusak:
        raise PenyimpananGagal("riwayat_rusak") from rusak
    assert klien is not None
    return KlienTersimpan(id=klien.id, versi=len(semua), keadaan=klien, indeks=indeks_klien(klien))


def _permintaan(semua: list[Kejadian]) -> PermintaanTersimpan:
    awal: pm.PermintaanData | None = None
    try:
        satu = reduce(pm.lipat, semua, awal)
    except RiwayatRusak as rusak:
        raise PenyimpananGagal("riwayat_rusak") from rusak
    assert satu is not None
    indeks = indeks_permintaan(satu)
    return PermintaanTersimpan(id=satu.id, versi=len(semua), keadaan=satu, indeks=indeks)
