"""The rules that any case may have beside its steps: papers, data, assessing again, passing on,
revoking, reopening, pausing. A lifecycle in which a rule's event can happen has the rule."""

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
)
from dinsos_core.domain.prosedur.dasar import bidang_dasar
from dinsos_core.domain.prosedur.formulir import (
    bidang_berkas,
    bidang_koreksi,
    pilihan,
)
from dinsos_core.domain.prosedur.isian import (
    segel_alasan,
    segel_isi,
    segel_teks,
)
from dinsos_core.domain.prosedur.kembar import JAWAB_KEMBAR
from dinsos_core.domain.prosedur.kewajiban import CATAT_PEMENUHAN
from dinsos_core.domain.prosedur.konflik import KONFLIK
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.koreksi import koreksi_data
from dinsos_core.domain.prosedur.langkah import Butuh, sedang_dijeda
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
)
from dinsos_core.domain.prosedur.pihak import PIHAK
from dinsos_core.domain.prosedur.pindah import PINDAH
from dinsos_core.domain.prosedur.ralat_surat import SURAT, bidang_surat, surat_disebut, tanpa_surat
from dinsos_core.domain.prosedur.rute import lengkap_sendiri
from dinsos_core.domain.prosedur.tambahan import TAMBAHAN
from dinsos_core.domain.prosedur.tertaut import TERTAUT
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.kata import Kata, ucapan
from dinsos_core.domain.shared.pelaku import JejakPelaku
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


def _belum_pernah_dinilai(kasus: Kasus, _konteks: Konteks) -> tuple[Halangan, ...]:
    return () if kasus.penilaian is not None else (halangan(KodeHalangan.BELUM_PERNAH_DINILAI),)


def _nilai_ulang(kasus: Kasus, _c: p.NilaiUlang, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    return (dinilai(konteks.fakta, kasus, konteks, oleh),)


def _teruskan(kasus: Kasus, c: p.TeruskanKasus, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    kepada = ucapan(c.kepada)
    return (diteruskan(kasus, c, konteks, oleh, kepada),)


def _bidang_teruskan(kasus: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
    """Which conditions lead there, where the assessment was opened; otherwise words are asked."""
    ditemukan = dasar_disebut(kasus) if kasus.penilaian_terbuka else ()
    return (KEPADA, *bidang_dasar(ditemukan, konteks), ALASAN_BEBAS)


def _cabut(kasus: Kasus, c: p.CabutSurat, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """The case goes back to the step that issued it, which may issue another; one that is decided
    anew or against somebody stays where it is."""
    surat = surat_disebut(kasus, c.surat)
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
    putuskan=koreksi_data,
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
    halang=tanpa_surat,
    bidang=lambda kasus, konteks: (bidang_surat(kasus, konteks), ALASAN),
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
    semua = (
        *(*UMUM, *SURAT, *PENCATATAN, *KONFLIK, CATAT_PEMENUHAN, *PIHAK, JAWAB_KEMBAR),
        *(*TAMBAHAN, PINDAH),
    )
    return tuple(satu for satu in semua if siklus.dikenal(satu.kejadian))
