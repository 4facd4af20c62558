"""The version to which a case may be moved: the one in force today, read as the case would."""

from typing import Any

from attrs import evolve

from dinsos_core.application.bentuk import periksa_bentuk
from dinsos_core.application.keperluan import keperluan_kasus
from dinsos_core.application.kumpul import buka_kasus
from dinsos_core.application.lingkungan import (
    Lingkungan,
    konteks_kasus,
    standar_terbaca,
)
from dinsos_core.application.tanya import Tanya
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.perintah_catatan import PindahStandar
from dinsos_core.domain.prosedur.aturan import JenisKasus, izin, menurut_kasus
from dinsos_core.domain.prosedur.konteks import Konteks, VersiLain
from dinsos_core.domain.prosedur.pindah import (
    masalah_pindah,
    rencana_pindah,
    tempat_berdiri,
    versi_lain_dari,
)
from dinsos_core.domain.prosedur.rencana_pindah import RencanaPindah
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.versi import padanan_varian
from dinsos_core.ports.penyimpanan import UnitOfWork

APA = "pratinjau_pindah"
"""Under which name a preview is asked."""


def dengan_versi_lain(
    lingkungan: Lingkungan,
    jenis: JenisKasus[Any],
    keadaan: Kasus,
    konteks: Konteks,
    varian: str | None = None,
) -> Konteks:
    """The context with the version in force today, where it is another than the case's; ``varian``:
    which variant of it the case is said to be."""
    hasil = lingkungan.katalog.standar(
        keadaan.standar.instansi, keadaan.standar.layanan, konteks.tanggal
    )
    if not is_successful(hasil):
        return evolve(konteks, versi_lain=VersiLain(halangan=hasil.failure()))
    utuh = hasil.unwrap()
    if utuh.sidik == keadaan.standar.sidik:
        return konteks
    if salah := _tak_mungkin(konteks.standar, utuh):
        return evolve(konteks, versi_lain=VersiLain(halangan=salah))
    dikenal = {satu.kode for satu in utuh.varian}
    padan = padanan_varian(konteks.standar, utuh, keadaan.varian) or None
    ragam = varian if varian in dikenal else padan
    terbaca = menurut_kasus(jenis, keadaan, standar_terbaca(lingkungan, utuh, ragam))
    baru = konteks_kasus(
        lingkungan, terbaca, ragam, konteks.pelaku, konteks.kini, id_baru=konteks.id_baru
    )
    return evolve(
        konteks,
        versi_lain=VersiLain(
            konteks=evolve(baru, versi=konteks.versi),
            varian=ragam,
            berdiri=_berdiri(lingkungan, jenis, keadaan, terbaca, ragam),
        ),
    )


def _berdiri(
    lingkungan: Lingkungan,
    jenis: JenisKasus[Any],
    keadaan: Kasus,
    standar: StandarPelayanan,
    varian: str | None,
) -> tuple[str, ...]:
    """Where a case of this status may stand; walked once for each version, variant and status."""
    ada, kunci = lingkungan.persediaan.berdiri, ((standar.sidik, varian), keadaan.status.value)
    semua = ada.get(kunci)
    if semua is None:
        semua = ada[kunci] = tempat_berdiri(jenis, keadaan, standar)
    return semua


def _tak_mungkin(lama: StandarPelayanan, baru: StandarPelayanan) -> tuple[Halangan, ...]:
    """No case becomes one of another aggregate, or goes back to an older decree."""
    if lama.agregat is not baru.agregat:
        kode, agregat = KodeHalangan.AGREGAT_TIDAK_SESUAI, baru.agregat.value
        return (halangan(kode, "tujuan", layanan=baru.layanan, agregat=agregat),)
    if baru.keputusan.berlaku_dari < lama.keputusan.berlaku_dari:
        return (versi_lain_dari(baru.rujukan),)
    return ()


def arsipkan_versi(lingkungan: Lingkungan, unit: UnitOfWork, konteks: Konteks) -> None:
    """Keep the version that a case is moved to for as long as the case is."""
    lain = konteks.versi_lain
    if lain is None or lain.konteks is None:
        return
    rujukan = lain.konteks.standar.rujukan
    hasil = lingkungan.katalog.standar(rujukan.instansi, rujukan.layanan, konteks.tanggal)
    unit.arsip.simpan(hasil.unwrap())


def pratinjau(tanya: Tanya, kasus: str, oleh: Pelaku, **jawaban: Any) -> RencanaPindah:
    """The plan of the command with these answers. It shows no fact, and needs those that decide
    about papers and steps, whoever they are of. Raises `Terhalang`."""
    perintah = PindahStandar(kasus=KasusId(kasus), alasan="", **jawaban)
    return rencana_pindah(*_dilihat(tanya, perintah, oleh), perintah)


def coba_pindah(tanya: Tanya, perintah: PindahStandar, oleh: Pelaku) -> RencanaPindah:
    """The same plan, with nothing left to be said but the ground. Raises `Terhalang` wherever the
    command would not be carried out."""
    keadaan, konteks = _dilihat(tanya, perintah, oleh)
    tolak_bila_ada(masalah_pindah(keadaan, konteks, perintah))
    return rencana_pindah(keadaan, konteks, perintah)


def _dilihat(tanya: Tanya, perintah: PindahStandar, oleh: Pelaku) -> tuple[Kasus, Konteks]:
    tolak_bila_ada(periksa_bentuk(perintah))
    ling = tanya.lingkungan
    keadaan, konteks = tanya.lihat(APA, perintah.kasus, oleh)
    jenis = tanya.jenis(konteks.standar)
    konteks = dengan_versi_lain(ling, jenis, keadaan, konteks, varian=perintah.varian)
    izin(jenis, keadaan, perintah, konteks)
    keperluan = keperluan_kasus(keadaan, keadaan.id, konteks, APA)
    with tanya.bertanya(APA, oleh), ling.unit_kerja() as unit:
        keadaan, fakta = buka_kasus(keadaan, unit.brankas, keperluan, fakta=keadaan)
        unit.simpan_semua()
    return keadaan, evolve(konteks, fakta=fakta)
