"""The rules that any case may have beside its steps: papers, data, assessing again, passing on,
revoking, reopening, pausing. A lifecycle in which a rule's event can happen has the rule."""

from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any, Final

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import perintah as p
from dinsos_core.domain.kasus.berkas import periksa_dokumen
from dinsos_core.domain.kasus.jam import batas_tanpa_jeda
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.prosedur.alur import (
    langkah_periksa,
    pertama,
)
from dinsos_core.domain.prosedur.anak import kekurangan_perkara
from dinsos_core.domain.prosedur.aturan import Aturan
from dinsos_core.domain.prosedur.bidang import (
    ALASAN,
    ALASAN_BEBAS,
    KEPADA,
    Bidang,
    JenisBidang,
    Pilihan,
)
from dinsos_core.domain.prosedur.dasar import bidang_dasar
from dinsos_core.domain.prosedur.formulir import (
    bidang_berkas,
    bidang_koreksi,
    pilihan,
    tidak_ditanya,
)
from dinsos_core.domain.prosedur.isian import (
    FaktaTerbaca,
    baca_jalur,
    data_dikoreksi,
    dengan_isian,
    segel_alasan,
    segel_isi,
    segel_teks,
    tempat_pihak,
    yang_berubah,
)
from dinsos_core.domain.prosedur.kewajiban import CATAT_PEMENUHAN
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh, sedang_dijeda
from dinsos_core.domain.prosedur.mulai import tanggal_berubah
from dinsos_core.domain.prosedur.pencatatan import PENCATATAN
from dinsos_core.domain.prosedur.penilaian import (
    dasar_disebut,
    dasar_teruskan,
    dinilai,
    diteruskan,
)
from dinsos_core.domain.prosedur.peran import (
    loket_dan_publik,
    peran_asesor,
    peran_jeda,
    peran_penanggung,
    peran_petugas,
    petugas_dan_publik,
    terbaca,
)
from dinsos_core.domain.prosedur.pihak import PIHAK
from dinsos_core.domain.prosedur.pindah import PINDAH
from dinsos_core.domain.prosedur.rute import lengkap_sendiri
from dinsos_core.domain.prosedur.sekat import dapat_dibaca
from dinsos_core.domain.prosedur.tambahan import TAMBAHAN
from dinsos_core.domain.prosedur.tertaut import TERTAUT
from dinsos_core.domain.prosedur.ulang import ulangi
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.nilai import NilaiFakta
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.kosakata import SumberFakta
from dinsos_core.domain.standar.model import ArtiLangkah

Semua = tuple[k.Kejadian, ...]


def _butuh_fakta(_kasus: Kasus, _perintah: p.PadaKasus) -> Butuh:
    """The facts of the case."""
    return Butuh(fakta=True)


def _lengkapi(kasus: Kasus, c: p.LengkapiBerkas, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """Papers brought later; a returned case goes back to the counter's check."""
    masalah = periksa_dokumen(konteks.standar, c.berkas, len(kasus.pihak))
    # Without papers it says that nothing is missing any more, as after a correction.
    if not c.berkas and kekurangan_perkara(kasus, konteks, konteks.fakta, kasus.diserahkan):
        masalah.append(halangan(KodeHalangan.ISIAN_KOSONG, "berkas"))
    tolak_bila_ada(masalah)
    berkas = segel_isi(konteks, kasus.pokok, "berkas", c.berkas, k.BerkasDitambah.tipe)
    ditambah = k.BerkasDitambah(pada=konteks.kini, oleh=oleh, berkas=berkas)
    return (ditambah, *_lengkap_sendiri(kasus, ditambah, konteks))


def _lengkap_sendiri(kasus: Kasus, kejadian: k.Kejadian, konteks: Konteks) -> Semua:
    """After it, a dossier that needs nobody's look is complete at once."""
    status = kasus.siklus.sesudah(kasus.status, kejadian.tipe)
    if not lengkap_sendiri(kasus.siklus, konteks.standar, status):
        return ()
    return (k.BerkasDinyatakanLengkap(pada=kejadian.pada, oleh=kejadian.oleh),)


def _koreksi(kasus: Kasus, c: p.KoreksiData, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """Facts stated anew, or unknown again. What was assessed on the old ones no longer counts; once
    determined, a case must be reopened first. Facts as they were already change nothing. Nobody
    corrects what they may not read: an answer would tell whether a guess was right."""
    isian, masalah = baca_jalur(konteks, kasus, c.fakta, SumberFakta.PERNYATAAN)
    masalah += _tak_terbaca(kasus, c, konteks)
    masalah += tidak_ditanya(kasus, konteks, isian)
    if not masalah and isian.kosong:
        masalah.append(halangan(KodeHalangan.ISIAN_KOSONG, "fakta"))
    tolak_bila_ada(masalah)
    isian = _yang_berubah(kasus, konteks, isian)
    if isian.kosong:
        return ()
    alasan = segel_teks(konteks, kasus, "alasan", c.alasan)
    dikoreksi = data_dikoreksi(kasus, isian, konteks, oleh, alasan)
    fakta = dengan_isian(konteks.fakta, kasus, isian)
    mulai = tanggal_berubah(kasus, fakta, konteks, oleh)
    return (dikoreksi, *mulai, *ulangi(kasus, fakta, konteks, oleh))


def _yang_berubah(kasus: Kasus, konteks: Konteks, isian: FaktaTerbaca) -> FaktaTerbaca:
    """What is stated otherwise than before; of what the actor does not read, all of it: whoever
    corrects it learns nothing of what it was."""
    boleh, berubah = dapat_dibaca(kasus, konteks), yang_berubah(konteks.fakta, kasus, isian)

    def buta(ada: Mapping[str, Rahasia], isi: Mapping[str, NilaiFakta]) -> dict[str, NilaiFakta]:
        return {kode: n for kode, n in isi.items() if kode in ada and not boleh(ada[kode])}

    pihak = {
        tempat: {**berubah.pihak.get(tempat, {}), **buta(kasus.pihak[tempat].fakta, isi)}
        for tempat, isi in isian.pihak.items()
    }
    return FaktaTerbaca(
        pihak={tempat: isi for tempat, isi in pihak.items() if isi},
        kasus={**berubah.kasus, **buta(kasus.fakta, isian.kasus)},
    )


def _tak_terbaca(kasus: Kasus, c: p.KoreksiData, konteks: Konteks) -> Iterator[Halangan]:
    baca, boleh = terbaca(kasus, konteks), peran_petugas(konteks.standar)
    for jalur in c.fakta:
        tempat = tempat_pihak(kasus, jalur.rpartition(".")[0])
        if tempat is not None and not baca(kasus.pihak[tempat].subjek):
            yield halangan(KodeHalangan.PERAN_TIDAK_BERWENANG, jalur, boleh=boleh)


def _belum_pernah_dinilai(kasus: Kasus, _konteks: Konteks) -> tuple[Halangan, ...]:
    return () if kasus.penilaian is not None else (halangan(KodeHalangan.BELUM_PERNAH_DINILAI),)


def _nilai_ulang(kasus: Kasus, _c: p.NilaiUlang, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    return (dinilai(konteks.fakta, kasus, konteks, oleh),)


def _teruskan(kasus: Kasus, c: p.TeruskanKasus, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    kepada = c.kepada.strip()
    return (diteruskan(kasus, c, konteks, oleh, kepada),)


def _bidang_teruskan(kasus: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
    """Which conditions lead there, where the assessment was opened; otherwise words are asked."""
    ditemukan = dasar_disebut(kasus) if kasus.penilaian_terbuka else ()
    return (KEPADA, *bidang_dasar(ditemukan, konteks), ALASAN_BEBAS)


def _tanpa_surat(kasus: Kasus, _konteks: Konteks) -> tuple[Halangan, ...]:
    if kasus.surat_berlaku:
        return ()
    sudah = KodeHalangan.SURAT_SUDAH_DICABUT if kasus.surat else KodeHalangan.SURAT_TIDAK_DITEMUKAN
    return (halangan(sudah, "surat"),)


def _cabut(kasus: Kasus, c: p.CabutSurat, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """The case goes back to the step that issued it, which may issue another; one that is decided
    anew or against somebody stays where it is."""
    surat = next((satu for satu in kasus.surat if satu.kode == c.surat), None)
    if surat is None:
        raise Terhalang(halangan(KodeHalangan.SURAT_TIDAK_DITEMUKAN, "surat"))
    if surat.dicabut_pada is not None:
        raise Terhalang(halangan(KodeHalangan.SURAT_SUDAH_DICABUT, "surat"))
    tetap = kasus.siklus.sesudah(kasus.status, k.SuratDicabut.tipe) is kasus.status
    return (
        k.SuratDicabut(
            pada=konteks.kini,
            oleh=oleh,
            surat=surat.kode,
            nomor=surat.nomor,
            langkah="" if tetap else surat.langkah,
            alasan=segel_alasan(konteks, kasus, c.alasan),
        ),
    )


def _bidang_surat(kasus: Kasus, konteks: Konteks) -> Bidang:
    produk = {satu.kode: satu.teks for satu in konteks.standar.produk}
    return Bidang(
        nama="surat",
        jenis=JenisBidang.PILIHAN,
        teks=Kata("Surat", "Letter"),
        wajib=True,
        pilihan=tuple(
            Pilihan(
                kode=satu.kode,
                teks=Kata(satu.nomor, satu.nomor)
                if satu.nomor
                else konteks.kosakata.kata(produk.get(satu.produk, satu.produk)),
            )
            for satu in kasus.surat_berlaku
        ),
    )


def _surat_berlaku(kasus: Kasus, _konteks: Konteks) -> tuple[Halangan, ...]:
    nomor = tuple(s.nomor for s in kasus.surat_berlaku if s.nomor)
    return (halangan(KodeHalangan.SURAT_MASIH_BERLAKU, nomor=nomor),) if nomor else ()


def _buka_kembali(
    kasus: Kasus, c: p.BukaKembaliKasus, konteks: Konteks, oleh: JejakPelaku
) -> Semua:
    """Back to the check of papers: time has passed, so papers and facts are looked at anew. Where
    papers are not checked, or only once somebody is in, back to the start."""
    semua = konteks.standar.langkah
    dulu = frozenset(satu.langkah for satu in kasus.kemajuan.catatan)
    # A step that was passed over for what is stated of the case is no place to start from.
    mulai = tuple(satu for satu in semua if satu.bila is None or satu.kode in dulu)
    sebelum_masuk = tuple(takewhile(lambda satu: satu.arti is not ArtiLangkah.MASUK, mulai))
    langkah = langkah_periksa(sebelum_masuk) or pertama(mulai, lambda _: True)
    alasan = segel_alasan(konteks, kasus, c.alasan)
    dibuka = k.KasusDibukaKembali(pada=konteks.kini, oleh=oleh, langkah=langkah, alasan=alasan)
    return (dibuka, *_lengkap_sendiri(kasus, dibuka, konteks))


def _jeda(kasus: Kasus, c: p.JedaKasus, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    alasan = segel_teks(konteks, kasus, "alasan", c.alasan)
    return (k.KasusDijeda(pada=konteks.kini, oleh=oleh, dasar=(str(c.sebab),), alasan=alasan),)


def _bidang_jeda(_kasus: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
    sebab = Bidang(
        nama="sebab",
        jenis=JenisBidang.PILIHAN,
        teks=Kata("Sebab jeda", "Cause of the pause"),
        wajib=True,
        pilihan=pilihan(konteks.kosakata.sebab, (satu.value for satu in p.SebabJeda)),
    )
    return (sebab, ALASAN_BEBAS)


def _tak_terjeda(kasus: Kasus, konteks: Konteks) -> tuple[Halangan, ...]:
    """A limit that by the reading in force no pause stops (tafsir 12) is not paused at all."""
    batas = batas_tanpa_jeda(kasus, konteks.standar)
    if batas is None:
        return ()
    tafsir = tuple(f"{satu.kode}: {satu.bacaan}" for satu in batas.tafsir)
    return (halangan(KodeHalangan.BATAS_TANPA_JEDA, tafsir=tafsir),)


def _tidak_dijeda(kasus: Kasus, _konteks: Konteks) -> tuple[Halangan, ...]:
    return () if kasus.dijeda else (halangan(KodeHalangan.TIDAK_DIJEDA),)


def _lanjutkan(_kasus: Kasus, _c: p.LanjutkanKasus, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    return (k.KasusDilanjutkan(pada=konteks.kini, oleh=oleh),)


LENGKAPI: Final = Aturan[Kasus](
    perintah=p.LengkapiBerkas,
    teks=Kata("Lengkapi berkas", "Complete the papers"),
    oleh=loket_dan_publik,
    kejadian=k.BerkasDitambah.tipe,
    bidang=bidang_berkas,
    sedikitnya_satu="berkas",
    meringkas=True,
    butuh=lambda _, c: Butuh(fakta=not c.berkas),
    putuskan=_lengkapi,
)
KOREKSI: Final = Aturan[Kasus](
    perintah=p.KoreksiData,
    teks=Kata("Koreksi data", "Correct data"),
    oleh=petugas_dan_publik,
    kejadian=k.DataDikoreksi.tipe,
    bidang=lambda kasus, konteks: (*bidang_koreksi(kasus, konteks), ALASAN_BEBAS),
    sedikitnya_satu="fakta",
    bernilai=True,
    butuh=_butuh_fakta,
    putuskan=_koreksi,
)
NILAI_ULANG: Final = Aturan[Kasus](
    perintah=p.NilaiUlang,
    teks=Kata("Nilai ulang", "Assess again"),
    oleh=peran_asesor,
    kejadian=k.KelayakanDinilai.tipe,
    halang=_belum_pernah_dinilai,
    butuh=lambda _, __: Butuh(fakta=True, registri=True),
    putuskan=_nilai_ulang,
)
TERUSKAN: Final = Aturan[Kasus](
    perintah=p.TeruskanKasus,
    teks=Kata("Teruskan ke instansi lain", "Pass on to another authority"),
    oleh=peran_penanggung,
    kejadian=k.KasusDiteruskan.tipe,
    bidang=_bidang_teruskan,
    meringkas=True,
    dasar=lambda kasus, _: dasar_teruskan(kasus) if kasus.penilaian_terbuka else (),
    butuh=lambda _, __: Butuh(ringkasan=True),
    putuskan=_teruskan,
)
CABUT_SURAT: Final = Aturan[Kasus](
    perintah=p.CabutSurat,
    teks=Kata("Cabut surat", "Revoke a letter"),
    oleh=peran_penanggung,
    kejadian=k.SuratDicabut.tipe,
    halang=_tanpa_surat,
    bidang=lambda kasus, konteks: (_bidang_surat(kasus, konteks), ALASAN),
    putuskan=_cabut,
)
BUKA_KEMBALI: Final = Aturan[Kasus](
    perintah=p.BukaKembaliKasus,
    teks=Kata("Buka kembali", "Reopen"),
    oleh=peran_penanggung,
    kejadian=k.KasusDibukaKembali.tipe,
    halang=_surat_berlaku,
    bidang=lambda _, __: (ALASAN,),
    putuskan=_buka_kembali,
)
JEDA: Final = Aturan[Kasus](
    perintah=p.JedaKasus,
    teks=Kata("Jeda dengan sebab tercatat", "Pause, with its cause on record"),
    oleh=peran_jeda,
    kejadian=k.KasusDijeda.tipe,
    halang=lambda kasus, konteks: (*sedang_dijeda(kasus), *_tak_terjeda(kasus, konteks)),
    bidang=_bidang_jeda,
    putuskan=_jeda,
)
LANJUTKAN: Final = Aturan[Kasus](
    perintah=p.LanjutkanKasus,
    teks=Kata("Lanjutkan", "Resume"),
    oleh=peran_petugas,
    kejadian=k.KasusDilanjutkan.tipe,
    halang=_tidak_dijeda,
    putuskan=_lanjutkan,
)

UMUM: Final = (
    LENGKAPI,
    KOREKSI,
    NILAI_ULANG,
    TERUSKAN,
    CABUT_SURAT,
    BUKA_KEMBALI,
    JEDA,
    LANJUTKAN,
    *TERTAUT,
)


def aturan_umum(siklus: Siklus) -> tuple[Aturan[Any], ...]:
    """The rules of any case whose event the lifecycle knows."""
    semua = (*UMUM, *PENCATATAN, CATAT_PEMENUHAN, *PIHAK, *TAMBAHAN, PINDAH)
    return tuple(satu for satu in semua if siklus.dikenal(satu.kejadian))
