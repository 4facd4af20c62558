"""The rules that only a Pengaduan has, and what makes it an aggregate."""

from typing import Final

from attrs import evolve

from dinsos_core.domain.kasus.jam import tenggat_batas
from dinsos_core.domain.kasus.kejadian import KasusDitutup, Kejadian
from dinsos_core.domain.kasus.kemajuan import SELESAI
from dinsos_core.domain.kasus.tampak import Tampak
from dinsos_core.domain.kasus.wakil import Lingkup
from dinsos_core.domain.pengaduan import kejadian as k
from dinsos_core.domain.pengaduan import perintah as p
from dinsos_core.domain.pengaduan.keadaan import Pengaduan
from dinsos_core.domain.pengaduan.keadaan import evolve as lipat
from dinsos_core.domain.pengaduan.pembukaan import ajukan, bidang_pengaduan, butuh_buka
from dinsos_core.domain.pengaduan.siklus import SIKLUS
from dinsos_core.domain.prosedur.aturan import Aturan, JenisKasus, seolah
from dinsos_core.domain.prosedur.bidang import ALASAN_BEBAS, Bidang, JenisBidang, WajibBila
from dinsos_core.domain.prosedur.cara import Akibat, Kerja
from dinsos_core.domain.prosedur.isian import segel_teks
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.pencatatan import PULIHKAN
from dinsos_core.domain.prosedur.peran import peran_petugas, petugas_dan_publik
from dinsos_core.domain.prosedur.tambahan import yang_menangani
from dinsos_core.domain.prosedur.umum import BUKA_KEMBALI, aturan_umum
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.model import JenisLangkah, Langkah, StandarPelayanan

Semua = tuple[Kejadian, ...]
_MENANGGAPI: Final = "tanggapan-pengadu"


# --- what is hidden, and from whom


def tampak(pengaduan: Pengaduan, standar: StandarPelayanan) -> Tampak:
    """A secret report, and one about an officer, is there for those who deal with it alone."""
    if pengaduan.dirahasiakan or pengaduan.terlapor or pengaduan.peran_terlapor:
        semua = yang_menangani(pengaduan, standar, pengaduan.peran_terlapor)
        return Tampak(peran=frozenset(semua))
    return Tampak()


def menurut_pengaduan(pengaduan: Pengaduan, standar: StandarPelayanan) -> StandarPelayanan:
    """With the response limit of the service it is about."""
    respon = pengaduan.respon
    if respon is None or respon in standar.waktu:
        return standar
    return evolve(standar, waktu=(*standar.waktu, respon))


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
    kata = _kata(kerja, "tanggapan")
    return k.PengaduanDitanggapi(pada=kerja.konteks.kini, oleh=kerja.oleh, tanggapan=kata)


def _dijawab(kerja: Kerja[Pengaduan]) -> Kejadian:
    kata = _kata(kerja, "jawaban")
    return k.PengaduanDijawab(pada=kerja.konteks.kini, oleh=kerja.oleh, jawaban=kata)


# --- the complainant's word, or none


def _tanggapi(
    keadaan: Pengaduan, c: p.TanggapiJawaban, konteks: Konteks, oleh: JejakPelaku
) -> Semua:
    if c.tuntas:
        alasan = segel_teks(konteks, keadaan, "alasan", c.alasan)
        return (KasusDitutup(pada=konteks.kini, oleh=oleh, alasan=alasan),)
    return BUKA_KEMBALI.putuskan(keadaan, c, konteks, oleh)


def _cabut(keadaan: Pengaduan, c: p.CabutPengaduan, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    alasan = segel_teks(konteks, keadaan, "alasan", c.alasan)
    return (k.PengaduanDicabut(pada=konteks.kini, oleh=oleh, alasan=alasan),)


def _tutup(_keadaan: Pengaduan, _c: p.TutupPengaduan, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    return (KasusDitutup(pada=konteks.kini, oleh=oleh, dasar=(_MENANGGAPI,)),)


def _belum_lewat(keadaan: Pengaduan, konteks: Konteks) -> tuple[Halangan, ...]:
    """Only after the time to say something has passed; it never happens by itself, and never where
    the agency states no such time."""
    tenggat = tenggat_batas(keadaan, konteks.standar, konteks.kalender, konteks.bacaan, _MENANGGAPI)
    if tenggat is None:
        return (halangan(KodeHalangan.PENGADU_MASIH_DITUNGGU),)
    if konteks.kini > tenggat.jatuh_tempo:
        return ()
    jatuh_tempo = tenggat.jatuh_tempo.isoformat()
    return (halangan(KodeHalangan.PENGADU_MASIH_DITUNGGU, jatuh_tempo=jatuh_tempo),)


def _dapat_pulih(keadaan: Pengaduan) -> Pengaduan:
    """As if whoever is complained of were not among those shut out: they never come back."""
    tetap = {q.akun for q in keadaan.terlapor}
    return evolve(keadaan, dikecualikan=tuple(a for a in keadaan.dikecualikan if a not in tetap))


TUNTAS: Final = Bidang(
    nama="tuntas",
    jenis=JenisBidang.YA_TIDAK,
    teks=Kata("Jawaban menuntaskan pengaduan", "The answer solves the complaint"),
    wajib=True,
)
TAK_TUNTAS: Final = evolve(ALASAN_BEBAS, wajib_bila=WajibBila(bidang="tuntas", nilai=(False,)))
TANGGAPI: Final = Aturan[Pengaduan](
    perintah=p.TanggapiJawaban,
    teks=Kata("Tanggapi jawaban", "Respond to the answer"),
    oleh=petugas_dan_publik,
    diwakili=frozenset({Lingkup.KEBERATAN}),
    kejadian=KasusDitutup.tipe,
    mewakili=True,
    bidang=lambda _, __: (TUNTAS, TAK_TUNTAS),
    putuskan=_tanggapi,
)
TUTUP: Final = Aturan[Pengaduan](
    perintah=p.TutupPengaduan,
    teks=Kata("Tutup: tidak ditanggapi pada waktunya", "Close: nobody responded in time"),
    oleh=peran_petugas,
    kejadian=KasusDitutup.tipe,
    halang=_belum_lewat,
    putuskan=_tutup,
)
CABUT: Final = Aturan[Pengaduan](
    perintah=p.CabutPengaduan,
    teks=Kata("Cabut pengaduan", "Withdraw the complaint"),
    oleh=petugas_dan_publik,
    diwakili=frozenset({Lingkup.MENCABUT}),
    kejadian=k.PengaduanDicabut.tipe,
    bidang=lambda _, __: (ALASAN_BEBAS,),
    putuskan=_cabut,
)
LAIN: Final = (
    evolve(
        BUKA_KEMBALI,
        teks=Kata("Belum tuntas: buka kembali", "Not solved: reopen"),
        oleh=petugas_dan_publik,
        diwakili=frozenset({Lingkup.KEBERATAN}),
    ),
    seolah(PULIHKAN, _dapat_pulih),
)

MENGABARI: Final[tuple[Akibat[Pengaduan], ...]] = (
    Akibat(kejadian=k.PengaduanDitanggapi, buat=_ditanggapi, pada=lambda x: not menjawab(x)),
    Akibat(kejadian=k.PengaduanDijawab, buat=_dijawab, pada=menjawab),
)
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
    aturan=(*aturan_umum(SIKLUS), *LAIN, TANGGAPI, TUTUP, CABUT),
    akibat={JenisLangkah.INFORMASIKAN: {SELESAI: MENGABARI}},
    batas=frozenset({_MENANGGAPI, "memberitahukan"}),
    standar=menurut_pengaduan,
    tampak=tampak,
)
"""A complaint, for the pipeline."""
