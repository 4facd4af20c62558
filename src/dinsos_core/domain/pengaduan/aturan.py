"""The rules that only a Pengaduan has, and what makes it an aggregate."""

from typing import Final

from attrs import evolve

from dinsos_core.domain.kasus.catatan import AkunDipulihkan
from dinsos_core.domain.kasus.jam import tenggat_batas
from dinsos_core.domain.kasus.kejadian import KasusDibukaKembali, KasusDitutup, Kejadian
from dinsos_core.domain.kasus.kemajuan import SELESAI
from dinsos_core.domain.kasus.perintah import BukaKembaliKasus
from dinsos_core.domain.kasus.perintah_catatan import PulihkanAkun
from dinsos_core.domain.pengaduan import kejadian as k
from dinsos_core.domain.pengaduan import perintah as p
from dinsos_core.domain.pengaduan.keadaan import PELAPOR, Pengaduan
from dinsos_core.domain.pengaduan.keadaan import evolve as lipat
from dinsos_core.domain.pengaduan.pembukaan import ajukan, bidang_pengaduan, butuh_buka
from dinsos_core.domain.pengaduan.siklus import SIKLUS
from dinsos_core.domain.pengaduan.tertutup import (
    atasan,
    identitas_tertutup,
    menurut_pengaduan,
    penangan_pengganti,
    petugas_dan_atasan,
)
from dinsos_core.domain.prosedur.alur import pertama
from dinsos_core.domain.prosedur.aturan import Aturan, JenisKasus
from dinsos_core.domain.prosedur.bidang import ALASAN, ALASAN_BEBAS, Bidang, JenisBidang, WajibBila
from dinsos_core.domain.prosedur.cara import Akibat, Kerja
from dinsos_core.domain.prosedur.formulir import pilihan
from dinsos_core.domain.prosedur.isian import segel_alasan, segel_teks
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.prosedur.pencatatan import PULIHKAN
from dinsos_core.domain.prosedur.peran import (
    dapat_sebagai,
    peran_petugas,
    petugas,
    petugas_dan_publik,
)
from dinsos_core.domain.prosedur.umum import aturan_umum
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.model import JenisLangkah, Langkah

Semua = tuple[Kejadian, ...]


# --- steps that tell the complainant something


def menjawab(langkah: Langkah) -> bool:
    """Whether the step gives the answer: what it tells is what the service gives."""
    return langkah.produk != ""


def _kata(kerja: Kerja[Pengaduan], nama: str) -> Rahasia:
    """What was told; a reply without words is none (tafsir 27)."""
    teks = segel_teks(kerja.konteks, kerja.keadaan, nama, kerja.perintah.alasan)
    if teks is None:
        raise Terhalang(halangan(KodeHalangan.ALASAN_WAJIB, "alasan"))
    return teks


def _ditanggapi(kerja: Kerja[Pengaduan]) -> Kejadian:
    return k.PengaduanDitanggapi(
        pada=kerja.konteks.kini, oleh=kerja.oleh, tanggapan=_kata(kerja, "tanggapan")
    )


def _dijawab(kerja: Kerja[Pengaduan]) -> Kejadian:
    return k.PengaduanDijawab(
        pada=kerja.konteks.kini, oleh=kerja.oleh, jawaban=_kata(kerja, "jawaban")
    )


# --- the complainant's word


def _tambah(
    keadaan: Pengaduan, c: p.TambahKeterangan, konteks: Konteks, oleh: JejakPelaku
) -> Semua:
    keterangan = segel_teks(konteks, keadaan, "keterangan", c.keterangan)
    if keterangan is None:
        raise Terhalang(halangan(KodeHalangan.ISIAN_KOSONG, "keterangan"))
    return (k.KeteranganDitambah(pada=konteks.kini, oleh=oleh, keterangan=keterangan),)


def _tanggapi(
    keadaan: Pengaduan, c: p.TanggapiJawaban, konteks: Konteks, oleh: JejakPelaku
) -> Semua:
    if c.tuntas:
        return (KasusDitutup(pada=konteks.kini, oleh=oleh),)
    return (_terbuka_lagi(keadaan, c.alasan, konteks, oleh),)


def _buka_kembali(
    keadaan: Pengaduan, c: BukaKembaliKasus, konteks: Konteks, oleh: JejakPelaku
) -> Semua:
    return (_terbuka_lagi(keadaan, c.alasan, konteks, oleh),)


def _terbuka_lagi(
    keadaan: Pengaduan, alasan: str, konteks: Konteks, oleh: JejakPelaku
) -> KasusDibukaKembali:
    """Back to the first step that was not done by submitting it: it is looked at anew."""
    dulu = keadaan.kemajuan.catatan[0].langkah if keadaan.kemajuan.catatan else ""
    semua = konteks.standar.langkah
    ada = any(satu.kode == dulu for satu in semua)
    return KasusDibukaKembali(
        pada=konteks.kini,
        oleh=oleh,
        langkah=dulu if ada else pertama(semua, lambda _: True),
        alasan=segel_alasan(konteks, keadaan, alasan),
    )


def _cabut(keadaan: Pengaduan, c: p.CabutPengaduan, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    wajib = petugas(konteks, oleh)
    alasan = segel_teks(konteks, keadaan, "alasan", c.alasan, wajib=wajib)
    return (k.PengaduanDicabut(pada=konteks.kini, oleh=oleh, alasan=alasan),)


def _alasan_petugas(keadaan: Pengaduan, konteks: Konteks) -> tuple[Bidang, ...]:
    """Whoever does it for the complainant says why."""
    oleh = dapat_sebagai(konteks, petugas_dan_publik(konteks.standar), keadaan)
    return (ALASAN if oleh is not None and petugas(konteks, oleh) else ALASAN_BEBAS,)


# --- nobody says anything


def _tutup(
    _keadaan: Pengaduan, _c: p.TutupPengaduan, konteks: Konteks, oleh: JejakPelaku
) -> Semua:
    return (KasusDitutup(pada=konteks.kini, oleh=oleh),)


def _belum_lewat(keadaan: Pengaduan, konteks: Konteks) -> tuple[Halangan, ...]:
    """Only after the time to say something has passed; it never happens by itself, and never where
    the agency states no such time."""
    tenggat = tenggat_batas(
        keadaan, konteks.standar, konteks.kalender, konteks.bacaan, "tanggapan-pengadu"
    )
    if tenggat is not None and konteks.kini > tenggat.jatuh_tempo:
        return ()
    rinci = {} if tenggat is None else {"jatuh_tempo": tenggat.jatuh_tempo.isoformat()}
    return (halangan(KodeHalangan.PENGADU_MASIH_DITUNGGU, **rinci),)


# --- others deal with it


def _alihkan(
    keadaan: Pengaduan, c: p.AlihkanPengaduan, konteks: Konteks, oleh: JejakPelaku
) -> Semua:
    naik = atasan(konteks.standar)
    penangan = c.penangan or (
        penangan_pengganti(konteks.standar, keadaan.penangan)
        if keadaan.penangan
        else next(iter(naik), "")
    )
    if penangan not in naik:
        raise Terhalang(halangan(KodeHalangan.ATASAN_TIDAK_ADA, "penangan", boleh=naik))
    alasan = segel_alasan(konteks, keadaan, c.alasan)
    return (
        k.PengaduanDialihkan(pada=konteks.kini, oleh=oleh, penangan=penangan, alasan=alasan),
    )


def _bidang_alih(_keadaan: Pengaduan, konteks: Konteks) -> tuple[Bidang, ...]:
    naik = atasan(konteks.standar)
    return (evolve(PENANGAN, pilihan=pilihan(konteks.kosakata.peran, naik)), ALASAN)


def _tanpa_atasan(_keadaan: Pengaduan, konteks: Konteks) -> tuple[Halangan, ...]:
    if atasan(konteks.standar):
        return ()
    return (halangan(KodeHalangan.ATASAN_TIDAK_ADA, "penangan", boleh=()),)


def _pulihkan(keadaan: Pengaduan, c: PulihkanAkun, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """Never whoever is complained of."""
    if c.akun in keadaan.akun_terlapor:
        raise Terhalang(halangan(KodeHalangan.AKUN_TIDAK_DIKECUALIKAN, "akun"))
    return PULIHKAN.putuskan(keadaan, c, konteks, oleh)


# --- the claim code


def _terbitkan_kode(
    keadaan: Pengaduan, c: p.TerbitkanKodeKlaim, konteks: Konteks, oleh: JejakPelaku
) -> Semua:
    wajib = petugas(konteks, oleh)
    alasan = segel_teks(konteks, keadaan, "alasan", c.alasan, wajib=wajib)
    akun = PelakuId(konteks.rahasia_baru)
    return (k.KodeKlaimDiterbitkan(pada=konteks.kini, oleh=oleh, akun=akun, alasan=alasan),)


def _tanpa_kode(keadaan: Pengaduan, _konteks: Konteks) -> tuple[Halangan, ...]:
    """Only somebody hidden is known by a code; others by their account."""
    ada = keadaan.anonim and any(q.pihak == PELAPOR for q in keadaan.pihak)
    return () if ada else (halangan(KodeHalangan.TANPA_KODE_KLAIM),)


TUNTAS: Final = Bidang(
    nama="tuntas",
    jenis=JenisBidang.YA_TIDAK,
    teks=Kata("Jawaban menuntaskan pengaduan", "The answer solves the complaint"),
    wajib=True,
)
KETERANGAN: Final = Bidang(
    nama="keterangan",
    jenis=JenisBidang.TEKS,
    teks=Kata("Keterangan tambahan", "What there is to add"),
    wajib=True,
)
PENANGAN: Final = Bidang(
    nama="penangan",
    jenis=JenisBidang.PILIHAN,
    teks=Kata("Ditangani oleh; kosong: atasan berikutnya", "Dealt with by; none: the next above"),
)
TAMBAH: Final = Aturan[Pengaduan](
    perintah=p.TambahKeterangan,
    teks=Kata("Tambah keterangan", "Say more"),
    oleh=petugas_dan_publik,
    kejadian=k.KeteranganDitambah.tipe,
    bidang=lambda _, __: (KETERANGAN,),
    putuskan=_tambah,
)
TANGGAPI: Final = Aturan[Pengaduan](
    perintah=p.TanggapiJawaban,
    teks=Kata("Tanggapi jawaban", "Respond to the answer"),
    oleh=petugas_dan_publik,
    kejadian=KasusDitutup.tipe,
    bidang=lambda _, __: (
        TUNTAS,
        evolve(ALASAN_BEBAS, wajib_bila=WajibBila(bidang="tuntas", nilai=(False,))),
    ),
    putuskan=_tanggapi,
)
TUTUP: Final = Aturan[Pengaduan](
    perintah=p.TutupPengaduan,
    teks=Kata(
        "Tutup karena tidak ditanggapi sampai waktunya lewat",
        "Close: nobody responded before the time for it passed",
    ),
    oleh=peran_petugas,
    kejadian=KasusDitutup.tipe,
    halang=_belum_lewat,
    putuskan=_tutup,
)
BUKA_KEMBALI: Final = Aturan[Pengaduan](
    perintah=BukaKembaliKasus,
    teks=Kata("Belum tuntas: buka kembali", "Not solved: reopen"),
    oleh=petugas_dan_publik,
    kejadian=KasusDibukaKembali.tipe,
    bidang=lambda _, __: (ALASAN,),
    putuskan=_buka_kembali,
)
CABUT: Final = Aturan[Pengaduan](
    perintah=p.CabutPengaduan,
    teks=Kata("Cabut pengaduan", "Withdraw the complaint"),
    oleh=petugas_dan_publik,
    kejadian=k.PengaduanDicabut.tipe,
    bidang=_alasan_petugas,
    putuskan=_cabut,
)
ALIHKAN: Final = Aturan[Pengaduan](
    perintah=p.AlihkanPengaduan,
    teks=Kata("Alihkan kepada atasan", "Have a superior deal with it"),
    oleh=petugas_dan_atasan,
    kejadian=k.PengaduanDialihkan.tipe,
    halang=_tanpa_atasan,
    bidang=_bidang_alih,
    putuskan=_alihkan,
)
TERBITKAN_KODE: Final = Aturan[Pengaduan](
    perintah=p.TerbitkanKodeKlaim,
    teks=Kata("Terbitkan kode klaim baru", "Issue a new claim code"),
    oleh=petugas_dan_publik,
    kejadian=k.KodeKlaimDiterbitkan.tipe,
    halang=_tanpa_kode,
    bidang=_alasan_petugas,
    butuh=lambda _, __: Butuh(rahasia_baru=True),
    putuskan=_terbitkan_kode,
)
TANPA_TERLAPOR: Final = evolve(PULIHKAN, putuskan=_pulihkan)

PENGADUAN: Final = JenisKasus[Pengaduan](
    nama="pengaduan",
    siklus=SIKLUS,
    keadaan=Pengaduan,
    kejadian=k.KEJADIAN,
    pembuat=p.AjukanPengaduan,
    buka=ajukan,
    butuh_buka=butuh_buka,
    bidang=bidang_pengaduan,
    evolve=lipat,
    aturan=(
        *aturan_umum(SIKLUS),
        TANPA_TERLAPOR,
        TAMBAH,
        TANGGAPI,
        TUTUP,
        BUKA_KEMBALI,
        CABUT,
        ALIHKAN,
        TERBITKAN_KODE,
    ),
    akibat={
        JenisLangkah.INFORMASIKAN: {
            SELESAI: (
                Akibat(
                    kejadian=k.PengaduanDitanggapi,
                    buat=_ditanggapi,
                    pada=lambda langkah: not menjawab(langkah),
                ),
                Akibat(kejadian=k.PengaduanDijawab, buat=_dijawab, pada=menjawab),
            ),
        }
    },
    standar=menurut_pengaduan,
    tertutup=identitas_tertutup,
    batas=frozenset({"tanggapan-pengadu"}),
)
"""A complaint, for the pipeline."""
