"""Questions about one case or one service, as functions: what is asked, of whom, and what is read.

`Aplikasi` names them for hosts and says there what each answers and raises.
"""

from collections.abc import Iterable
from datetime import date, datetime

from attrs import evolve, field
from returns.result import Result

from dinsos_core.application.fakta_polos import baca_pihak
from dinsos_core.application.kelayakan import Disiapkan, Persiapan, Pertanyaan, telaah
from dinsos_core.application.keperluan import keperluan_kasus
from dinsos_core.application.klaim import pemegang
from dinsos_core.application.layanan import dengan_layanan, pembukaan_terinci
from dinsos_core.application.lihat import (
    UMUM,
    TakTampak,
    kuasa_lewat,
    riwayat_tampak,
    rujukan_tampak,
    tersembunyi,
    tuan_rumah,
    yang_tampak,
)
from dinsos_core.application.lingkungan import (
    Lingkungan,
    instansi_dikenal,
    konteks_kasus,
    standar_terbaca,
    tanggal_kantor,
)
from dinsos_core.application.netral import kasus_netral, riwayat_netral, tertutup
from dinsos_core.application.pembacaan import Keterangan, buka_banyak, dasar_tertutup
from dinsos_core.application.pindah import dengan_versi_lain
from dinsos_core.application.segel import dibuka_sebagian, tersegel
from dinsos_core.application.tanya import Tanya
from dinsos_core.application.terbaca import muat_terbaca
from dinsos_core.application.terkait import dengan_terkait
from dinsos_core.domain.kasus.batas_ajuan import Saat, batas_ajuan, tenggat_ajuan
from dinsos_core.domain.kasus.jam import Kewajiban
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kembar import Kembar
from dinsos_core.domain.kasus.perintah import (
    BukaLanjutan,
    Isian,
    PihakDiajukan,
    SelesaikanLangkah,
)
from dinsos_core.domain.kasus.perintah_catatan import PindahStandar
from dinsos_core.domain.kelayakan.kembar import Alasan, baca_alasan, teks_alasan
from dinsos_core.domain.prosedur.bidang import Tindakan
from dinsos_core.domain.prosedur.peran import boleh_baca, jejak, peran_petugas
from dinsos_core.domain.prosedur.sekat import dapat_dibaca
from dinsos_core.domain.prosedur.tawaran import (
    Giliran,
    butuh_fakta,
    butuh_ringkasan,
    giliran,
)
from dinsos_core.domain.prosedur.tersedia import (
    formulir,
    formulir_buka,
    izin_formulir,
    melihat_fakta,
    melihat_ringkasan,
    tersedia,
)
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.shared.kata import Bahasa
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nomor import baca_nomor
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.tenggat import PergeseranTenggat, Tenggat, banding
from dinsos_core.ports.meja import BarisKasus, HalamanBaris
from dinsos_core.ports.penyimpanan import (
    KasusTersimpan,
    KejadianTercatat,
    UnitOfWork,
)
from dinsos_core.ports.tampak import Penanya


def hari_ini(lingkungan: Lingkungan, kini: datetime, instansi: str = "") -> date:
    """The day in the zone of that agency, or of the wiring's own."""
    kantor = lingkungan.katalog.instansi.get(instansi or lingkungan.instansi)
    return tanggal_kantor(kantor, kini) if kantor else kini.date()


def persiapkan(
    lingkungan: Lingkungan,
    tanya: Pertanyaan,
    pihak: Iterable[PihakDiajukan],
    fakta: Isian,
    *,
    kini: datetime,
    registri: bool,
) -> Result[Persiapan, tuple[Halangan, ...]]:
    """The checklist and the assessment for stated facts; ``registri``: registries are asked."""

    def siapkan(standar: StandarPelayanan) -> Disiapkan:
        terbaca = standar_terbaca(lingkungan, standar, tanya.varian)
        konteks = konteks_kasus(lingkungan, terbaca, tanya.varian, UMUM, kini)
        return terbaca, konteks.syarat, konteks.kalender

    return telaah(
        lingkungan.katalog,
        tanya,
        baca_pihak(lingkungan.katalog.kosakata, pihak, fakta, tanya.pada),
        siapkan=siapkan,
        registri=lingkungan.registri if registri else {},
        untuk_berkas=True,
    )


def muat(tanya: Tanya, kasus: str, oleh: Pelaku, tujuan: str | None) -> KasusTersimpan:
    """A case as it is there for whoever asks; with a purpose, what of it is sealed and theirs."""
    with tanya.membaca("kasus", oleh) as unit:
        penanya = tanya.penanya(oleh)
        (ada,) = rujukan_tampak(unit, (tanya.muat(unit, kasus, oleh),), penanya)
        ada = kasus_netral(tanya.lingkungan, unit, ada, penanya)
    if tujuan is None:
        return ada
    isi = buka_banyak(tanya, kasus, tersegel([ada.keadaan]), oleh, Keterangan(tujuan=tujuan))
    return evolve(ada, keadaan=dibuka_sebagian(ada.keadaan, isi))


def halaman_masih(
    tanya: Tanya, unit: UnitOfWork, halaman: HalamanBaris[BarisKasus], oleh: Penanya
) -> HalamanBaris[BarisKasus]:
    """The rows without those, of other offices, of cases in which somebody's part has run out."""
    luar = [satu.kasus for satu in halaman.baris if satu.instansi != oleh.instansi]
    if not luar or tuan_rumah(oleh):
        return halaman
    ling = tanya.lingkungan
    semua, rusak = muat_terbaca(unit.kasus.muat_banyak, luar)
    kini = ling.jam()
    lewat = rusak | {id_ for id_, x in semua.items() if kuasa_lewat(ling, x.keadaan, oleh, kini)}
    baris = tuple(satu for satu in halaman.baris if satu.kasus not in lewat)
    return evolve(halaman, baris=baris)


def cari_nomor(tanya: Tanya, nomor: str, oleh: Pelaku) -> KasusTersimpan:
    """The case with this short number, as people say it."""
    if (terbaca := baca_nomor(nomor)) is None:
        raise Terhalang(halangan(KodeHalangan.NOMOR_KASUS_SALAH, "nomor"))
    with tanya.membaca("cari_nomor", oleh) as unit:
        penanya = tanya.penanya(oleh)
        ada = yang_tampak(unit.kasus.cari_nomor(terbaca), penanya, "nomor")
        ada = tanya.masih(ada, oleh, "nomor")
        (ada,) = rujukan_tampak(unit, (ada,), penanya)
        return kasus_netral(tanya.lingkungan, unit, ada, penanya)


def pemegang_klaim(tanya: Tanya, nomor: str, kode: str) -> Pelaku:
    """Who has the claim code of the case with this number."""
    with tanya.membaca("kode_klaim", UMUM) as unit:
        terbaca = baca_nomor(nomor)
        ada = unit.kasus.cari_nomor(terbaca) if terbaca is not None else None
        akun = pemegang(unit, ada.keadaan if ada is not None else None, kode)
        if akun is None:
            raise TakTampak(
                halangan(KodeHalangan.KODE_KLAIM_SALAH), kasus=() if ada is None else (ada,)
            )
    return akun


def riwayat(
    tanya: Tanya, kasus: str, oleh: Pelaku, tujuan: str | None
) -> tuple[KejadianTercatat, ...]:
    """Everything that happened to a case, oldest first."""
    with tanya.membaca("riwayat", oleh) as unit:
        penanya = tanya.penanya(oleh)
        ada = tanya.muat(unit, kasus, oleh)
        semua = riwayat_tampak(unit, ada.keadaan, unit.kasus.riwayat(ada.id), penanya)
        semua = riwayat_netral(tanya.lingkungan, unit, ada.keadaan, semua, penanya)
    if tujuan is None:
        return semua
    isi = buka_banyak(
        tanya, kasus, tersegel(satu.kejadian for satu in semua), oleh, Keterangan(tujuan=tujuan)
    )
    return tuple(evolve(x, kejadian=dibuka_sebagian(x.kejadian, isi)) for x in semua)


def langkah_tersedia(tanya: Tanya, kasus: str, oleh: Pelaku) -> tuple[Tindakan, ...]:
    """What an actor may do with the case now."""
    keadaan, konteks = tanya.lihat("langkah_tersedia", kasus, oleh)
    keadaan = tanya.kembar_tampak(keadaan, oleh)
    fakta = butuh_fakta(keadaan, konteks)
    if fakta or butuh_ringkasan(keadaan, konteks):
        keadaan, konteks = tanya.terbuka(keadaan, konteks, "langkah_tersedia", fakta=fakta)
    jenis = tanya.lingkungan.cari_jenis(konteks.standar.agregat.value)
    if jenis is None:
        return ()
    konteks = dengan_versi_lain(tanya.lingkungan, jenis, keadaan, konteks)
    semua = tersedia(jenis, keadaan, konteks)
    semua = tuple(dengan_terkait(jenis, keadaan, konteks, satu) for satu in semua)
    return tanya.terkait_tampak(dengan_layanan(tanya.lingkungan, konteks, keadaan, *semua), oleh)


def isi_formulir(
    tanya: Tanya,
    kasus: str,
    oleh: Pelaku,
    perintah: str,
    *,
    langkah: str,
    layanan: str,
    varian: str | None,
) -> Tindakan:
    """The form of a command with the present values of what it shows."""
    keadaan, konteks = tanya.lihat("formulir", kasus, oleh)
    keadaan = tanya.kembar_tampak(keadaan, oleh)
    jenis = tanya.jenis(konteks.standar)
    if perintah == PindahStandar.__name__:
        konteks = dengan_versi_lain(tanya.lingkungan, jenis, keadaan, konteks)
    izin_formulir(jenis, keadaan, konteks, perintah, langkah)
    fakta = melihat_fakta(jenis, keadaan, konteks, perintah)
    if fakta or melihat_ringkasan(jenis, keadaan, konteks, perintah):
        # What a step's form is tried with, it does not show; a rule's own form shows what it has.
        melangkah = perintah == SelesaikanLangkah.__name__
        boleh = None if melangkah else dapat_dibaca(keadaan, konteks)
        keadaan, konteks = tanya.terbuka(keadaan, konteks, "formulir", fakta=fakta, boleh=boleh)
    tindakan = formulir(jenis, keadaan, konteks, perintah, langkah)
    if layanan and issubclass(tindakan.kelas, BukaLanjutan):
        ling = tanya.lingkungan
        return pembukaan_terinci(ling, keadaan, konteks, tindakan, layanan=layanan, varian=varian)
    tindakan = dengan_terkait(jenis, keadaan, konteks, tindakan)
    lengkap = dengan_layanan(tanya.lingkungan, konteks, keadaan, tindakan)
    (tindakan,) = tanya.terkait_tampak(lengkap, oleh)
    return tindakan


def isi_formulir_buka(
    tanya: Tanya, layanan: str, oleh: Pelaku, instansi: str, varian: str | None
) -> Tindakan:
    """The form of a submission, under the standard in force today."""
    ling, kini = tanya.lingkungan, tanya.lingkungan.jam()
    kode = instansi or ling.instansi
    kantor = instansi_dikenal(ling, kode)
    hasil = ling.katalog.standar(kode, layanan, tanggal_kantor(kantor, kini))
    if not is_successful(hasil):
        raise Terhalang(*hasil.failure())
    standar = standar_terbaca(ling, hasil.unwrap(), varian)
    konteks = konteks_kasus(ling, standar, varian, oleh, kini)
    tindakan = formulir_buka(tanya.jenis(standar), konteks, varian)
    (tindakan,) = dengan_layanan(ling, konteks, None, tindakan)
    return tindakan


def giliran_kasus(tanya: Tanya, kasus: str, oleh: Pelaku) -> Giliran | None:
    """Whose turn it is."""
    keadaan, konteks = tanya.lihat("giliran", kasus, oleh)
    return None if _tertutup(tanya, keadaan, oleh) else giliran(keadaan, konteks)


def _tertutup(tanya: Tanya, keadaan: Kasus, oleh: Pelaku) -> bool:
    """Whether steps and limits would tell whoever asks what somebody is."""
    with tanya.lingkungan.unit_kerja(baca=True) as unit:
        return tertutup(tanya.lingkungan, unit, keadaan, tanya.penanya(oleh))


def tenggat(tanya: Tanya, kasus: str, oleh: Pelaku) -> tuple[Kewajiban, ...]:
    """Every clock of the case; for whoever may read it also until when it could be brought."""
    keadaan, konteks = tanya.lihat("tenggat", kasus, oleh)
    if _tertutup(tanya, keadaan, oleh):
        return ()
    jam = tanya.kewajiban(keadaan, konteks.standar, tanya.lingkungan)
    batas = batas_ajuan(konteks.standar)
    if not batas or not boleh_baca(keadaan, konteks):
        return jam
    jalur = (satu.fakta_mulai or "" for satu in batas)
    try:
        fakta = tanya.fakta_jalur(keadaan, konteks, "tenggat", jalur)
    except Terhalang:  # whose date it is, nobody reads for now
        return jam
    saat = Saat(kini=konteks.kini, diajukan=keadaan.diajukan_pada)
    return (*tenggat_ajuan(konteks.standar, fakta, konteks.kalender, saat), *jam)


def pergeseran(
    tanya: Tanya, kasus: str, sebelum: Lingkungan, oleh: Pelaku
) -> tuple[PergeseranTenggat, ...]:
    """What moved in the case's deadlines against another wiring's calendar."""
    keadaan, konteks = tanya.lihat("tenggat", kasus, oleh)
    if _tertutup(tanya, keadaan, oleh):
        return ()
    lama = tanya.kewajiban(keadaan, konteks.standar, sebelum)
    baru = tanya.kewajiban(keadaan, konteks.standar, tanya.lingkungan)
    return tuple(
        geser
        for a, b in zip(lama, baru, strict=True)
        if isinstance(a.tenggat, Tenggat) and isinstance(b.tenggat, Tenggat)
        if (geser := banding(a.tenggat, b.tenggat)).bergeser
    )


@frozen(kw_only=True)
class KembarTerbaca:
    """A possible duplicate with what was found of it, for officials of the case."""

    kembar: Kembar
    alasan: tuple[Alasan, ...] = field(repr=False)

    def teks(self, bahasa: Bahasa = "id") -> str:
        """What was found, in words; empty once a person of the two was erased, or the other one
        restricted."""
        return teks_alasan(self.alasan, bahasa)


def kembar(tanya: Tanya, kasus: str, oleh: Pelaku, tujuan: str) -> tuple[KembarTerbaca, ...]:
    """The possible duplicates of a case, of those that are there for whoever asks."""
    kini = tanya.lingkungan.jam()
    with tanya.bertanya("kembar", oleh), tanya.lingkungan.unit_kerja() as unit:
        keadaan, konteks = tanya.konteks(unit, kasus, oleh, kini)
        jejak(konteks, peran_petugas(konteks.standar), keadaan)
        Keterangan(tujuan=tujuan).periksa()
        tutup = tersembunyi(unit, {satu.ke for satu in keadaan.kembar}, tanya.penanya(oleh))
        semua = tuple(satu for satu in keadaan.kembar if satu.ke not in tutup)
        keperluan = keperluan_kasus(keadaan, keadaan.id, konteks, tujuan)
        dasar = {satu.dasar for satu in semua} - dasar_tertutup(unit, semua)
        isi = unit.brankas.buka(dasar, keperluan)
        unit.simpan_semua()
    return tuple(
        KembarTerbaca(
            kembar=satu,
            alasan=baca_alasan(str(isi.get((satu.dasar.subjek, satu.dasar.kunci), ""))),
        )
        for satu in semua
    )
