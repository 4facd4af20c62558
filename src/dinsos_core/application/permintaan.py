"""Requests about somebody's own data: kept with their clocks, done when they may be.

Whoever may (`orang.PETUGAS`) puts a request on record and acts on it; one of the public asks about
themselves in a case of theirs, or as the Klien whose file they see. An erasure that something
stands in the way of waits: it is looked at again (`periksa_permintaan`), and meanwhile the data are
restricted (`Brankas.batasi`).
"""

from typing import Any

from attrs import evolve, field
from returns.result import Result

from dinsos_core.application.berkunci import jalankan_berkunci
from dinsos_core.application.indeks import indeks_permintaan
from dinsos_core.application.kabar.permintaan_data import pesan_permintaan
from dinsos_core.application.lihat import (
    TakTampak,
    catat_pada,
    dicatat,
    muat_tampak,
    penanya,
)
from dinsos_core.application.lingkungan import Lingkungan, instansi_dikenal
from dinsos_core.application.orang import (
    PETUGAS,
    Orang,
    OrangDicari,
    PetugasData,
    cari_orang,
    hapus_orang,
    penghalang_hapus,
    petugas_data,
)
from dinsos_core.application.tanya_permintaan import muat_permintaan, semua_permintaan
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.permintaan import perintah as p
from dinsos_core.domain.permintaan import permintaan as k
from dinsos_core.domain.permintaan.aturan import (
    KonteksPermintaan,
    decide,
    ditunda,
    terhalang,
    terima,
)
from dinsos_core.domain.permintaan.permintaan import PermintaanData, lipat
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.shared.ids import KlienId, PerintahId, PermintaanId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import JejakPelaku, Pelaku
from dinsos_core.domain.shared.rahasia import cari_rahasia, lucuti
from dinsos_core.ports.brankas import Keperluan
from dinsos_core.ports.penyimpanan import (
    KejadianTercatat,
    PerintahTercatat,
    PermintaanTersimpan,
    UnitOfWork,
)

MENUNDA = frozenset(
    {
        KodeHalangan.SUBJEK_DITAHAN,
        KodeHalangan.KASUS_MASIH_BERJALAN,
        KodeHalangan.MASA_SIMPAN_BELUM_BERAKHIR,
        KodeHalangan.MASA_SIMPAN_BELUM_DIATUR,
    }
)
"""What an erasure waits for; anything else is no reason to wait."""


@frozen(kw_only=True)
class PermintaanTerlaksana:
    """What a command on a request did; as `PerintahTerlaksana`."""

    permintaan: PermintaanId
    versi: int
    kejadian: tuple[k.KejadianPermintaan, ...]
    keadaan: PermintaanData = field(repr=False)
    ulang: bool = False


Jawaban = Result[PermintaanTerlaksana, tuple[Halangan, ...]]


# --- commands


def jalankan_permintaan(
    lingkungan: Lingkungan, perintah: p.PerintahPermintaan, oleh: Pelaku, kunci: str | None = None
) -> Jawaban:
    """Run one command on a request, as `pipa.jalankan` does one on a case. An erasure that has to
    wait is an answer, too: what it did is to wait."""
    id_perintah = PerintahId(kunci or lingkungan.id_baru())

    def jalankan(*, tunda: bool) -> Jawaban:
        def lakukan(unit: UnitOfWork) -> tuple[PermintaanTerlaksana, PermintaanId, int]:
            hasil = _lakukan(lingkungan, unit, perintah, oleh, id_perintah, tunda=tunda)
            return hasil, hasil.permintaan, hasil.versi

        with dicatat(lingkungan, oleh, PETUGAS):
            return jalankan_berkunci(
                lingkungan.unit_kerja,
                perintah,
                oleh,
                id_perintah,
                bernama=kunci is not None,
                dulu=_dulu,
                lakukan=lakukan,
            )

    hasil = jalankan(tunda=False)
    menunggu = isinstance(perintah, p.LaksanakanPermintaan) and not is_successful(hasil)
    if menunggu and {satu.kode for satu in hasil.failure()} <= MENUNDA:
        # The erasure was rolled back; that it has to wait is stored in a transaction of its own.
        return jalankan(tunda=True)
    return hasil


def _dulu(
    unit: UnitOfWork, tercatat: PerintahTercatat, kejadian: tuple[KejadianTercatat, ...]
) -> PermintaanTerlaksana | None:
    nama = PermintaanId(tercatat.kasus)
    ada = unit.kasus.muat_permintaan([nama]).get(nama)
    if ada is None:
        return None
    isi: Any = tuple(satu.kejadian for satu in kejadian)
    return PermintaanTerlaksana(
        permintaan=nama, versi=tercatat.versi, kejadian=isi, keadaan=ada.keadaan, ulang=True
    )


def _lakukan(
    ling: Lingkungan,
    unit: UnitOfWork,
    c: p.PerintahPermintaan,
    oleh: Pelaku,
    kunci: PerintahId,
    *,
    tunda: bool,
) -> PermintaanTerlaksana:
    """Raises `Terhalang`."""
    if isinstance(c, p.AjukanPermintaan):
        return _ajukan(ling, unit, c, oleh, kunci)
    lama = muat_permintaan(unit, c.permintaan)
    petugas = petugas_data(ling, oleh, lama.keadaan.instansi)
    konteks = _konteks(ling, petugas, lama)
    if not isinstance(c, p.LaksanakanPermintaan):
        baru = decide(lama.keadaan, c, konteks)
    else:
        tolak_bila_ada(terhalang(lama.keadaan, c, konteks))
        baru = _laksanakan(ling, unit, lama.keadaan, petugas, konteks, tunda=tunda)
    return simpan(ling, unit, lama, baru, kunci)


def _laksanakan(
    ling: Lingkungan,
    unit: UnitOfWork,
    permintaan: PermintaanData,
    petugas: PetugasData,
    konteks: KonteksPermintaan,
    *,
    tunda: bool,
) -> tuple[Kejadian, ...]:
    minta = cari_orang(
        ling, unit, orang_permintaan(unit, permintaan, petugas), petugas.oleh, permintaan.instansi
    )
    baru = sesuai(permintaan, minta.subjek, konteks)
    assert permintaan.sebab is not None
    if tunda:
        unit.brankas.catat(minta.subjek, minta.tujuan("hapus_subjek_tertunda"))
        return (*baru, ditunda(penghalang(unit, minta), konteks))
    hapus = hapus_orang(unit, minta, permintaan.sebab)
    dijawab = k.PermintaanDijawab(pada=konteks.kini, oleh=konteks.oleh, nilai=hapus.nilai)
    return (*baru, dijawab)


def orang_permintaan(unit: UnitOfWork, permintaan: PermintaanData, petugas: PetugasData) -> Orang:
    """Whom the request is about: by the NIK that was named, or just those that were."""
    if permintaan.nik is None:
        return Orang(subjek=frozenset(permintaan.subjek))
    isi = unit.brankas.buka([permintaan.nik], petugas.tujuan("permintaan"))
    nik = isi.get((permintaan.nik.subjek, permintaan.nik.kunci))
    return Orang(nik=nik if isinstance(nik, str) else "")


def penghalang(unit: UnitOfWork, minta: OrangDicari) -> tuple[Halangan, ...]:
    """What stands in the way of erasing them now."""
    return penghalang_hapus(unit, minta, unit.brankas.sesama(minta.subjek))


def sesuai(
    permintaan: PermintaanData, subjek: tuple[SubjekId, ...], konteks: KonteksPermintaan
) -> tuple[Kejadian, ...]:
    """That whom it is about has changed, if so."""
    if permintaan.subjek == subjek:
        return ()
    return (k.PermintaanDisesuaikan(pada=konteks.kini, oleh=konteks.oleh, subjek=subjek),)


def _ajukan(
    ling: Lingkungan, unit: UnitOfWork, c: p.AjukanPermintaan, oleh: Pelaku, kunci: PerintahId
) -> PermintaanTerlaksana:
    if oleh.instansi is None:
        instansi, subjek, siapa = _milik_sendiri(ling, unit, c, oleh)
        c = evolve(c, saluran=k.SaluranPermintaan.APLIKASI, nik=None, subjek=(), diterima_pada=None)
        if c.klien is not None:
            c = evolve(c, peminta=k.Peminta.WALI)
        parameter, kini = instansi_dikenal(ling, instansi).parameter, ling.jam()
    else:
        petugas = petugas_data(ling, oleh, c.instansi)
        instansi, parameter, kini = petugas.instansi.kode, petugas.instansi.parameter, petugas.kini
        jejak = petugas.sebagai()
        assert jejak is not None
        siapa = jejak
        orang = Orang(nik=c.nik, subjek=frozenset(c.subjek))
        # Of whom there is nothing the request is kept as well: it has an answer, too.
        subjek = _subjek_bila_ada(ling, unit, orang, oleh, instansi)
    konteks = KonteksPermintaan(
        instansi=instansi,
        parameter=parameter,
        kini=kini,
        oleh=siapa,
        id_baru=ling.id_baru(),
        subjek=subjek,
    )
    diterima = terima(c, konteks)
    tujuan = f"permintaan:{c.jenis}"
    unit.brankas.catat(subjek, Keperluan(pelaku=oleh.id, tujuan=tujuan, kasus=None, pada=kini))
    return simpan(ling, unit, None, (diterima,), kunci)


def _subjek_bila_ada(
    ling: Lingkungan, unit: UnitOfWork, orang: Orang, oleh: Pelaku, instansi: str
) -> tuple[SubjekId, ...]:
    try:
        return cari_orang(ling, unit, orang, oleh, instansi).subjek
    except Terhalang as tak:
        if [satu.kode for satu in tak.halangan] != [KodeHalangan.SUBJEK_TIDAK_DITEMUKAN]:
            raise
        if isinstance(tak, TakTampak):  # somebody hidden from them: asked for all the same
            catat_pada(unit, oleh, PETUGAS, tak.kasus, ling.jam())
        return ()


def _milik_sendiri(
    ling: Lingkungan, unit: UnitOfWork, c: p.AjukanPermintaan, oleh: Pelaku
) -> tuple[str, tuple[SubjekId, ...], JejakPelaku]:
    """The agency, whom it is about, and as whom one of the public asks. Raises `Terhalang`."""
    if c.klien is not None:
        klien = unit.kasus.muat_klien([c.klien]).get(KlienId(c.klien))
        if klien is None or oleh.id not in klien.keadaan.wali:
            raise Terhalang(halangan(KodeHalangan.KLIEN_TIDAK_DITEMUKAN, "klien"))
        siapa = JejakPelaku(id=oleh.id, peran=k.Peminta.WALI.value)
        return klien.keadaan.instansi, (klien.keadaan.subjek,), siapa
    if c.kasus is None:
        raise Terhalang(halangan(KodeHalangan.ISIAN_WAJIB, "kasus"))
    kasus = muat_tampak(unit, c.kasus, penanya(ling, oleh, ling.jam())).keadaan
    milik = [satu for satu in kasus.pihak if satu.akun == oleh.id]
    if not milik:
        raise Terhalang(halangan(KodeHalangan.KASUS_TIDAK_DITEMUKAN, "kasus"))
    siapa = JejakPelaku(id=oleh.id, peran=milik[0].pihak)
    return kasus.standar.instansi, tuple(sorted({satu.subjek for satu in milik})), siapa


def simpan_tertunda(
    ling: Lingkungan,
    unit: UnitOfWork,
    minta: OrangDicari,
    nik: str | None,
    sebab: k.SebabHapus,
) -> None:
    """Keep an erasure that was tried and has to wait, unless it waits already."""
    masalah = penghalang(unit, minta)
    if not masalah:
        return
    for ada in semua_permintaan(unit, subjek=frozenset(minta.subjek), berlaku=True):
        hapus = ada.keadaan.jenis is k.JenisPermintaan.PENGHAPUSAN
        if hapus and ada.keadaan.terbuka and {*minta.subjek} <= {*ada.keadaan.subjek}:
            return
    oleh = minta.sebagai()
    assert oleh is not None
    konteks = KonteksPermintaan(
        instansi=minta.instansi.kode,
        parameter=minta.instansi.parameter,
        kini=minta.kini,
        oleh=oleh,
        id_baru=ling.id_baru(),
        subjek=minta.subjek,
    )
    c = p.AjukanPermintaan(jenis=k.JenisPermintaan.PENGHAPUSAN, nik=nik, sebab=sebab)
    baru = (terima(c, konteks), ditunda(masalah, konteks))
    simpan(ling, unit, None, baru, PerintahId(ling.id_baru()))


# --- stored


def simpan(
    ling: Lingkungan,
    unit: UnitOfWork,
    lama: PermintaanTersimpan | None,
    kejadian: tuple[Kejadian, ...],
    kunci: PerintahId,
) -> PermintaanTerlaksana:
    """Store what happened to a request, what is told of it, and whom it restricts from now on."""
    keadaan = lama.keadaan if lama else None
    bersih = tuple(lucuti(e) for e in kejadian)
    for e in bersih:
        keadaan = lipat(keadaan, e)
    assert keadaan is not None
    awal = lama.versi if lama else 0
    tercatat = tuple(
        KejadianTercatat(kasus=keadaan.id, urutan=urutan, perintah=kunci, kejadian=e)
        for urutan, e in enumerate(bersih, awal + 1)
    )
    versi = awal + len(tercatat)
    unit.brankas.titip(r for e in kejadian for r in cari_rahasia(e) if r.nilai is not None)
    tersimpan = PermintaanTersimpan(
        id=keadaan.id, versi=versi, keadaan=keadaan, indeks=indeks_permintaan(keadaan)
    )
    unit.kasus.simpan_banyak([(tersimpan, tercatat)])
    kantor = instansi_dikenal(ling, keadaan.instansi)
    unit.kotak_keluar.tambah(pesan_permintaan(tersimpan, tercatat, kantor))
    dulu = lama.keadaan.subjek if lama else ()
    selaraskan_batas(unit, {*dulu, *keadaan.subjek})
    hasil: Any = bersih
    return PermintaanTerlaksana(permintaan=keadaan.id, versi=versi, kejadian=hasil, keadaan=keadaan)


def selaraskan_batas(unit: UnitOfWork, subjek: set[SubjekId]) -> None:
    """Those of them are restricted that a request in force restricts, and no others."""
    if not subjek:
        return
    semua = semua_permintaan(unit, subjek=frozenset(subjek), berlaku=True)
    terbatas = {s for satu in semua if satu.keadaan.membatasi for s in satu.keadaan.subjek}
    terbatas &= subjek
    kini = unit.brankas.dibatasi(subjek)
    if baru := terbatas - kini:
        unit.brankas.batasi(baru, aktif=True)
    if bebas := kini - terbatas:
        unit.brankas.batasi(bebas, aktif=False)


def _konteks(
    ling: Lingkungan, petugas: PetugasData, lama: PermintaanTersimpan
) -> KonteksPermintaan:
    oleh = petugas.sebagai()
    assert oleh is not None
    return KonteksPermintaan(
        instansi=petugas.instansi.kode,
        parameter=petugas.instansi.parameter,
        kini=petugas.kini,
        oleh=oleh,
        id_baru=ling.id_baru(),
        versi=lama.versi,
    )
