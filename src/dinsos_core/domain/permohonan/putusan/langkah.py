"""Doing a step: whose turn it is, which outcome, and what its kind means for the case."""

from collections.abc import Iterable

from attrs import evolve, frozen

from dinsos_core.domain.kelayakan.fakta import FaktaKasus, bila_terpenuhi
from dinsos_core.domain.kelayakan.jalur import atestasi_oleh
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.keadaan import Permohonan, gabung_berkas
from dinsos_core.domain.permohonan.putusan.bersama import (
    Terhalang,
    baca_jalur,
    dengan_isian,
    halangan,
    jejak,
    segel_alasan,
    segel_teks,
    tolak_bila_ada,
)
from dinsos_core.domain.permohonan.putusan.penetapan import boleh_menetapkan, dinilai, tetapkan
from dinsos_core.domain.permohonan.putusan.pengajuan import (
    data_dikoreksi,
    periksa_dapat_dikoreksi,
    periksa_dokumen,
)
from dinsos_core.domain.permohonan.putusan.produk import terbitkan
from dinsos_core.domain.permohonan.siklus import TABEL, Status
from dinsos_core.domain.prosedur import kemajuan as alur
from dinsos_core.domain.prosedur.berkas import kekurangan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.kosakata import SumberFakta
from dinsos_core.domain.standar.model import (
    AKHIR,
    KEMBALIKAN,
    TERUSKAN,
    TOLAK,
    JenisLangkah,
    Langkah,
    StandarPelayanan,
)

DITUTUP_DARI = (Status.DISETUJUI, Status.DI_SISTEM_LAIN, Status.TERBIT)
"""Statuses that the end of the procedure closes."""

TANPA_LANGKAH = (
    Status.DIKEMBALIKAN,
    Status.KEBERATAN,
    Status.DITERUSKAN,
    Status.SELESAI,
    Status.DITARIK,
    Status.GUGUR,
)
"""Statuses in which no step of the procedure is anyone's turn."""


@frozen(kw_only=True)
class _Kerja:
    """One step being done: everything its effects need."""

    keadaan: Permohonan
    perintah: p.SelesaikanLangkah
    konteks: Konteks
    langkah: Langkah
    oleh: JejakPelaku
    fakta: FaktaKasus


def selesaikan(
    keadaan: Permohonan, c: p.SelesaikanLangkah, konteks: Konteks
) -> tuple[k.Kejadian, ...]:
    """Complete the current step or add initials to it.

    Order of the events: papers and facts as found, the assessment, the step, what it means for the
    case, and the closing if the procedure ends here.
    """
    langkah = _giliran(keadaan, c, konteks)
    oleh = jejak(konteks, alur.peran_giliran(langkah, keadaan.kemajuan.paraf), keadaan)
    if not alur.melengkapi(langkah, keadaan.kemajuan.paraf):
        _periksa_paraf(c)
        return (k.LangkahDiparaf(pada=konteks.kini, oleh=oleh, langkah=langkah.kode),)
    isian, masalah = baca_jalur(konteks, keadaan, c.fakta, SumberFakta.ATESTASI)
    masalah += periksa_dokumen(konteks.standar, c.berkas, len(keadaan.pihak))
    masalah += _bukan_penilainya(konteks.standar, langkah, c.fakta)
    tolak_bila_ada(masalah)
    awal: list[k.Kejadian] = []
    if isian.pihak or isian.kasus:
        periksa_dapat_dikoreksi(keadaan)
        awal.append(data_dikoreksi(keadaan, isian, konteks, oleh))
        keadaan = evolve(keadaan, penilaian=None)
    if c.berkas:
        awal.append(k.BerkasDiperiksa(pada=konteks.kini, oleh=oleh, berkas=c.berkas))
        keadaan = evolve(keadaan, berkas=gabung_berkas(keadaan.berkas, c.berkas))
    fakta = dengan_isian(konteks.fakta, keadaan, isian)
    kerja = _Kerja(
        keadaan=keadaan, perintah=c, konteks=konteks, langkah=langkah, oleh=oleh, fakta=fakta
    )
    return (*awal, *_kerjakan(kerja))


def _periksa_paraf(c: p.SelesaikanLangkah) -> None:
    """Initials carry nothing; what the command brings beside them would be lost in silence."""
    isian = ("hasil", "alasan", "berkas", "fakta", "rujukan", "kepada")
    if terisi := tuple(nama for nama in isian if getattr(c, nama)):
        raise Terhalang(halangan(KodeHalangan.PARAF_TANPA_ISIAN, isian=terisi))


def _giliran(keadaan: Permohonan, c: p.SelesaikanLangkah, konteks: Konteks) -> Langkah:
    dikenal = [satu.kode for satu in konteks.standar.langkah]
    langkah = konteks.standar.cari_langkah(c.langkah)
    if langkah is None:
        raise Terhalang(
            halangan(
                KodeHalangan.LANGKAH_TIDAK_DIKENAL,
                "langkah",
                langkah=c.langkah,
                mirip=terdekat(c.langkah, dikenal),
                pilihan=tuple(dikenal),
            )
        )
    if keadaan.status in TANPA_LANGKAH:
        raise Terhalang(
            halangan(
                KodeHalangan.STATUS_TIDAK_MENGIZINKAN,
                status=keadaan.status.value,
                kejadian=k.LangkahDiselesaikan.tipe,
                boleh=tuple(s.value for s in Status if s not in TANPA_LANGKAH),
            )
        )
    if langkah.kode != keadaan.kemajuan.kini:
        raise Terhalang(
            halangan(
                KodeHalangan.LANGKAH_BELUM_GILIRAN,
                "langkah",
                langkah=langkah.kode,
                giliran=keadaan.kemajuan.kini,
            )
        )
    if keadaan.dijeda:
        raise Terhalang(halangan(KodeHalangan.SEDANG_DIJEDA, sebab=keadaan.jeda[-1].alasan_kode))
    return langkah


def _bukan_penilainya(
    standar: StandarPelayanan, langkah: Langkah, fakta: Iterable[str]
) -> list[Halangan]:
    """Facts that only other roles than those of this step may attest."""
    boleh = atestasi_oleh(standar)
    masalah: list[Halangan] = []
    for jalur in fakta:
        peran = boleh.get(jalur.rpartition(".")[2], ())
        if peran and not set(peran) & set(langkah.oleh):
            masalah.append(halangan(KodeHalangan.PERAN_TIDAK_BERWENANG, jalur, boleh=peran))
    return masalah


def _kerjakan(kerja: _Kerja) -> tuple[k.Kejadian, ...]:
    match kerja.langkah.jenis:
        case JenisLangkah.PERIKSA_BERKAS:
            return _periksa_berkas(kerja)
        case JenisLangkah.ASESMEN:
            nilai = dinilai(kerja.fakta, kerja.keadaan, kerja.konteks, kerja.oleh)
            return (nilai, *_selesai(kerja, _hasil(kerja)))
        case JenisLangkah.PENETAPAN:
            return _penetapan(kerja)
        case JenisLangkah.TERBITKAN if kerja.perintah.hasil != alur.DILEWATI:
            terbit = terbitkan(kerja.keadaan, kerja.langkah, kerja.konteks, kerja.oleh)
            return _selesai(kerja, _hasil(kerja), (terbit,))
        case JenisLangkah.SERAH_SISTEM:
            return _serah_sistem(kerja)
        case JenisLangkah.JAWABAN_SISTEM:
            return _jawaban_sistem(kerja)
        case _:
            return _selesai(kerja, _hasil(kerja))


def _hasil(kerja: _Kerja) -> str:
    mungkin = alur.hasil_mungkin(kerja.langkah)
    hasil = kerja.perintah.hasil or alur.hasil_wajar(kerja.langkah)
    if hasil is None:
        raise Terhalang(halangan(KodeHalangan.HASIL_WAJIB, "hasil", pilihan=tuple(mungkin)))
    if hasil not in mungkin:
        raise Terhalang(
            halangan(
                KodeHalangan.HASIL_TIDAK_DIKENAL,
                "hasil",
                pilihan=tuple(mungkin),
                mirip=terdekat(hasil, mungkin),
            )
        )
    return hasil


def _selesai(
    kerja: _Kerja, hasil: str, akibat: tuple[k.Kejadian, ...] = ()
) -> tuple[k.Kejadian, ...]:
    """The step's own event, what it causes, and the closing if no step is left."""
    langkah, konteks = kerja.langkah, kerja.konteks
    sasaran = alur.hasil_mungkin(langkah)[hasil]
    berikut = alur.berikutnya(
        konteks.standar.langkah,
        langkah,
        hasil,
        lambda satu: bila_terpenuhi(satu.bila, kerja.fakta) is not False,
    )
    if berikut == TERUSKAN:
        berikut = AKHIR
        akibat = (*akibat, _diteruskan(kerja))
    if berikut == KEMBALIKAN:
        berikut = langkah.kode
    selesai = k.LangkahDiselesaikan(
        pada=konteks.kini,
        oleh=kerja.oleh,
        langkah=langkah.kode,
        hasil=hasil,
        berikut=berikut,
        catatan=segel_teks(konteks, kerja.keadaan, "catatan", kerja.perintah.alasan),
        saran_tolak=sasaran == TOLAK,
        mundur=_mundur(konteks.standar, langkah.kode, berikut),
    )
    return (selesai, *akibat, *_penutup(kerja, berikut, akibat))


def _mundur(standar: StandarPelayanan, dari: str, ke: str) -> bool:
    urutan = [satu.kode for satu in standar.langkah]
    return ke in urutan and urutan.index(ke) <= urutan.index(dari)


def _diteruskan(kerja: _Kerja) -> k.PermohonanDiteruskan:
    penilaian = kerja.keadaan.penilaian
    kepada = kerja.perintah.kepada or (penilaian.kepada if penilaian else "")
    if not kepada:
        raise Terhalang(halangan(KodeHalangan.RUJUKAN_WAJIB, "kepada"))
    return k.PermohonanDiteruskan(
        pada=kerja.konteks.kini,
        oleh=kerja.oleh,
        kepada=kepada,
        alasan=segel_teks(kerja.konteks, kerja.keadaan, "alasan", kerja.perintah.alasan),
    )


def _penutup(kerja: _Kerja, berikut: str, akibat: tuple[k.Kejadian, ...]) -> tuple[k.Kejadian, ...]:
    if berikut != AKHIR and kerja.langkah.jenis is not JenisLangkah.TUTUP:
        return ()
    status = str(kerja.keadaan.status)
    for satu in akibat:
        status = TABEL.get((status, satu.tipe), status)
    if status not in DITUTUP_DARI:
        return ()
    return (k.PermohonanDitutup(pada=kerja.konteks.kini, oleh=kerja.oleh),)


def _periksa_berkas(kerja: _Kerja) -> tuple[k.Kejadian, ...]:
    """Every missing paper at once. An officer may return a dossier for a stated reason that the
    list does not show (an unreadable copy), but never pass one that lacks papers."""
    konteks, keadaan, c = kerja.konteks, kerja.keadaan, kerja.perintah
    kurang = kekurangan(konteks.standar, kerja.fakta, keadaan.berkas)
    wajar = alur.KURANG if kurang else alur.LENGKAP
    hasil = _hasil(evolve(kerja, perintah=evolve(c, hasil=c.hasil or wajar)))
    if hasil == alur.KURANG:
        alasan = segel_teks(konteks, keadaan, "alasan", c.alasan, wajib=not kurang)
        kembali = k.BerkasDikembalikan(
            pada=konteks.kini, oleh=kerja.oleh, kurang=kurang, alasan=alasan
        )
        return _selesai(kerja, hasil, (kembali,))
    if hasil == alur.LENGKAP:
        if kurang:
            raise Terhalang(
                *(
                    halangan(
                        KodeHalangan.BERKAS_BELUM_LENGKAP,
                        f"berkas.{satu.dokumen}" + (f".{satu.lokasi}" if satu.lokasi else ""),
                        dokumen=satu.teks,
                        butir=satu.butir,
                        sebab=tuple(s.value for s in satu.sebab),
                    )
                    for satu in kurang
                )
            )
        if keadaan.status is Status.DIAJUKAN:
            lengkap = k.BerkasDinyatakanLengkap(pada=konteks.kini, oleh=kerja.oleh)
            return _selesai(kerja, hasil, (lengkap,))
    return _selesai(kerja, hasil)


def _penetapan(kerja: _Kerja) -> tuple[k.Kejadian, ...]:
    """A determination rests on an assessment; where there is none, or facts have changed since,
    the conditions are evaluated here. An outcome of the standard's own decides nothing."""
    keadaan, awal = kerja.keadaan, list[k.Kejadian]()
    if not boleh_menetapkan(keadaan, kerja.konteks.standar, kerja.oleh.id):
        raise Terhalang(halangan(KodeHalangan.PENILAI_TIDAK_MENETAPKAN))
    hasil = _hasil(kerja)
    if hasil not in (alur.SETUJU, alur.TOLAK, TERUSKAN):
        return _selesai(kerja, hasil)
    if keadaan.penilaian is None:
        nilai = dinilai(kerja.fakta, keadaan, kerja.konteks, kerja.oleh)
        awal.append(nilai)
        keadaan = evolve(keadaan, penilaian=nilai.penilaian)
        kerja = evolve(kerja, keadaan=keadaan)
    if hasil == TERUSKAN:
        return (*awal, *_selesai(kerja, hasil))
    putusan = tetapkan(keadaan, kerja.perintah, hasil, kerja.konteks, kerja.oleh)
    return (*awal, *_selesai(kerja, hasil, (putusan,)))


def _serah_sistem(kerja: _Kerja) -> tuple[k.Kejadian, ...]:
    hasil = _hasil(kerja)
    if hasil == alur.DILEWATI:
        return _selesai(kerja, hasil)
    serah = k.DiserahkanKeSistem(
        pada=kerja.konteks.kini,
        oleh=kerja.oleh,
        sistem=kerja.langkah.sistem,
        rujukan=kerja.perintah.rujukan,
    )
    return _selesai(kerja, hasil, (serah,))


def _jawaban_sistem(kerja: _Kerja) -> tuple[k.Kejadian, ...]:
    """The other system's answer. A failure that leads back to the determination or before it
    reopens the decision; one that leads to a new hand-over leaves the case with that system."""
    hasil = _hasil(kerja)
    keadaan, konteks, c = kerja.keadaan, kerja.konteks, kerja.perintah
    sistem = keadaan.sistem[-1].sistem if keadaan.sistem else kerja.langkah.sistem
    if hasil == alur.GAGAL and _mundur_ke_penetapan(kerja, hasil):
        menolak = k.SistemMenolak(
            pada=konteks.kini,
            oleh=kerja.oleh,
            sistem=sistem,
            rujukan=c.rujukan,
            alasan=segel_alasan(konteks, keadaan, c.alasan),
        )
        return _selesai(kerja, hasil, (menolak,))
    if hasil == alur.BERHASIL and keadaan.status is Status.DI_SISTEM_LAIN:
        memenuhi = k.SistemMemenuhi(
            pada=konteks.kini, oleh=kerja.oleh, sistem=sistem, rujukan=c.rujukan
        )
        return _selesai(kerja, hasil, (memenuhi,))
    return _selesai(kerja, hasil)


def _mundur_ke_penetapan(kerja: _Kerja, hasil: str) -> bool:
    penetapan = alur.langkah_jenis(kerja.konteks.standar.langkah, JenisLangkah.PENETAPAN)
    tujuan = alur.berikutnya(kerja.konteks.standar.langkah, kerja.langkah, hasil, lambda _: True)
    return penetapan is not None and _mundur(kerja.konteks.standar, penetapan, tujuan)
