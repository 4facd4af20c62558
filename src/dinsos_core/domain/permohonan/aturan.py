"""The rules that only a Permohonan has, and what makes it an aggregate."""

from typing import Final

from attrs import evolve

from dinsos_core.domain.kasus.jam import menunggu_kabar, tenggat_batas
from dinsos_core.domain.kasus.kejadian import KasusDibuka, Kejadian
from dinsos_core.domain.kasus.kemajuan import AKHIR, SETUJU, TOLAK
from dinsos_core.domain.kasus.perintah import DariWarga
from dinsos_core.domain.kasus.wakil import Lingkup
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.permohonan.keadaan import evolve as lipat
from dinsos_core.domain.permohonan.siklus import SIKLUS
from dinsos_core.domain.prosedur.alur import langkah_menilai
from dinsos_core.domain.prosedur.atasan import banding_kepada, giliran_keberatan, pemutus_keberatan
from dinsos_core.domain.prosedur.aturan import Aturan, JenisKasus
from dinsos_core.domain.prosedur.bidang import ALASAN, ALASAN_BEBAS, Bidang, JenisBidang
from dinsos_core.domain.prosedur.cara import memutus_perkara
from dinsos_core.domain.prosedur.isian import segel_alasan, segel_teks
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.mulai import MEMULAI_JAM
from dinsos_core.domain.prosedur.pembukaan import buka
from dinsos_core.domain.prosedur.penilaian import larangan_keberatan
from dinsos_core.domain.prosedur.peran import (
    dapat_sebagai,
    loket_dan_publik,
    peran_loket,
    petugas,
)
from dinsos_core.domain.prosedur.putusan import menolak, menyetujui
from dinsos_core.domain.prosedur.saat import bidang_saat
from dinsos_core.domain.prosedur.tambahan import ALIHKAN_PENETAPAN
from dinsos_core.domain.prosedur.umum import aturan_umum
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan, tolak_bila_ada
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.model import JenisLangkah
from dinsos_core.domain.waktu.tenggat import Tenggat

Semua = tuple[Kejadian, ...]
_BANDING: Final = "banding"


def _tarik(keadaan: Permohonan, c: p.TarikPermohonan, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    alasan = segel_teks(konteks, keadaan, "alasan", c.alasan)
    return (k.PermohonanDitarik(pada=konteks.kini, oleh=oleh, alasan=alasan),)


def _bidang_keberatan(keadaan: Permohonan, konteks: Konteks) -> tuple[Bidang, ...]:
    return (ALASAN, *_saat_wajib(keadaan, konteks, p.AjukanKeberatan, "keberatan"))


def _tenggat(keadaan: Permohonan, konteks: Konteks, kode: str) -> Tenggat | None:
    return tenggat_batas(keadaan, konteks.standar, konteks.kalender, konteks.bacaan, kode)


def _gugurkan(_: Permohonan, __: object, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    return (k.PermohonanGugur(pada=konteks.kini, oleh=oleh, dasar=("melengkapi",)),)


def _belum_gugur(keadaan: Permohonan, konteks: Konteks) -> tuple[Halangan, ...]:
    """Only after the time to complete the papers has passed; it never happens by itself, and never
    where the agency states no such time, nobody was told, or it cannot be computed."""
    tenggat = _tenggat(keadaan, konteks, "melengkapi")
    if tenggat is None and menunggu_kabar(keadaan, konteks.standar, konteks.bacaan, "melengkapi"):
        return (halangan(KodeHalangan.BELUM_GUGUR, menunggu="pemberitahuan"),)
    if tenggat is None:
        return (halangan(KodeHalangan.BELUM_GUGUR),)
    if konteks.kini <= tenggat.jatuh_tempo:
        return (halangan(KodeHalangan.BELUM_GUGUR, jatuh_tempo=tenggat.jatuh_tempo.isoformat()),)
    return ()


# --- the applicant's objection to a refusal (UU 30/2014 arts. 75-77)


def _tanpa_keberatan(keadaan: Permohonan, konteks: Konteks) -> tuple[Halangan, ...]:
    """Once per refusal, within the agency's limit; an official may say that it came in time,
    unless receipts count from their entry (tafsir 56)."""
    if keadaan.sejak_ditolak("keberatan_diputus"):
        return (halangan(KodeHalangan.KEBERATAN_SUDAH_PERNAH),)
    return () if _bercap(keadaan, konteks) else _lewat(keadaan, konteks, "keberatan")


def _bercap(keadaan: Permohonan, konteks: Konteks) -> bool:
    """Whether an official may say when it was received, before it is judged."""
    return konteks.bacaan.terima == "cap-terima" and _oleh_loket(keadaan, konteks)


def _tanpa_banding(keadaan: Permohonan, konteks: Konteks) -> tuple[Halangan, ...]:
    """Once, after an objection was refused, within the agency's limit."""
    if not keadaan.sejak_ditolak("keberatan_ditolak") or keadaan.sejak_ditolak(_BANDING):
        return (halangan(KodeHalangan.BANDING_TIDAK_TERBUKA),)
    return () if _bercap(keadaan, konteks) else _lewat(keadaan, konteks, _BANDING)


def _catat_banding(
    keadaan: Permohonan, _c: p.CatatBanding, konteks: Konteks, oleh: JejakPelaku
) -> Semua:
    tolak_bila_ada(_lewat(keadaan, konteks, _BANDING))
    return (k.BandingDicatat(pada=konteks.kini, oleh=oleh),)


def _saat_wajib(
    keadaan: Permohonan, konteks: Konteks, perintah: type[DariWarga], kode: str
) -> tuple[Bidang, ...]:
    """Whoever enters it when it would be late says when it was received."""
    oleh = dapat_sebagai(konteks, loket_dan_publik(konteks.standar), keadaan)
    if oleh is None or not _lewat(keadaan, konteks, kode):
        return ()
    saat = bidang_saat(perintah, keadaan, konteks, oleh)
    return tuple(evolve(satu, wajib=True) for satu in saat)


def _oleh_loket(keadaan: Permohonan, konteks: Konteks) -> bool:
    oleh = dapat_sebagai(konteks, loket_dan_publik(konteks.standar), keadaan)
    return oleh is not None and petugas(konteks, oleh)


def _lewat(keadaan: Permohonan, konteks: Konteks, kode: str) -> tuple[Halangan, ...]:
    tenggat = _tenggat(keadaan, konteks, kode)
    if tenggat is None or konteks.terjadi <= tenggat.jatuh_tempo:
        return ()
    jatuh_tempo = tenggat.jatuh_tempo.isoformat()
    if kode == _BANDING:
        return (halangan(KodeHalangan.BANDING_LEWAT_WAKTU, jatuh_tempo=jatuh_tempo),)
    return (halangan(KodeHalangan.KEBERATAN_LEWAT_WAKTU, jatuh_tempo=jatuh_tempo),)


def _ajukan_keberatan(
    keadaan: Permohonan, c: p.AjukanKeberatan, konteks: Konteks, oleh: JejakPelaku
) -> Semua:
    tolak_bila_ada(_lewat(keadaan, konteks, "keberatan"))
    alasan = segel_alasan(konteks, keadaan, c.alasan)
    return (k.KeberatanDiajukan(pada=konteks.kini, oleh=oleh, alasan=alasan),)


def _putuskan_keberatan(
    keadaan: Permohonan, c: p.PutuskanKeberatan, konteks: Konteks, oleh: JejakPelaku
) -> Semua:
    """Granted: the case is assessed and determined anew. Refused: the refusal stands."""
    alasan = segel_alasan(konteks, keadaan, c.alasan)
    if not c.dikabulkan:
        return (
            k.KeberatanDitolak(
                pada=konteks.kini,
                oleh=oleh,
                alasan=alasan,
                banding_kepada=banding_kepada(konteks.standar, oleh.peran),
            ),
        )
    langkah = langkah_menilai(konteks.standar.langkah) or AKHIR
    return (k.KeberatanDikabulkan(pada=konteks.kini, oleh=oleh, langkah=langkah, alasan=alasan),)


DIKABULKAN: Final = Bidang(
    nama="dikabulkan",
    jenis=JenisBidang.YA_TIDAK,
    teks=Kata("Keberatan dikabulkan", "The objection is granted"),
    wajib=True,
)
TARIK: Final = Aturan[Permohonan](
    perintah=p.TarikPermohonan,
    teks=Kata("Tarik permohonan", "Withdraw the application"),
    oleh=loket_dan_publik,
    diwakili=frozenset({Lingkup.MENCABUT}),
    kejadian=k.PermohonanDitarik.tipe,
    bidang=lambda _, __: (ALASAN_BEBAS,),
    putuskan=_tarik,
)
GUGURKAN: Final = Aturan[Permohonan](
    perintah=p.GugurkanPermohonan,
    teks=Kata(
        "Nyatakan gugur karena waktu melengkapi lewat",
        "Declare lapsed: the time to complete the papers has passed",
    ),
    oleh=peran_loket,
    kejadian=k.PermohonanGugur.tipe,
    halang=_belum_gugur,
    dasar=lambda _, __: ("melengkapi",),
    putuskan=_gugurkan,
)
AJUKAN_KEBERATAN: Final = Aturan[Permohonan](
    perintah=p.AjukanKeberatan,
    teks=Kata("Ajukan keberatan", "Object"),
    oleh=loket_dan_publik,
    diwakili=frozenset({Lingkup.KEBERATAN}),
    kejadian=k.KeberatanDiajukan.tipe,
    halang=_tanpa_keberatan,
    bidang=_bidang_keberatan,
    putuskan=_ajukan_keberatan,
)
PUTUSKAN_KEBERATAN: Final = Aturan[Permohonan](
    perintah=p.PutuskanKeberatan,
    teks=Kata("Putuskan keberatan", "Decide the objection"),
    oleh=pemutus_keberatan,
    kejadian=k.KeberatanDitolak.tipe,
    dilarang=larangan_keberatan,
    giliran=giliran_keberatan,
    bidang=lambda _, __: (DIKABULKAN, ALASAN),
    putuskan=_putuskan_keberatan,
)


CATAT_BANDING: Final = Aturan[Permohonan](
    perintah=p.CatatBanding,
    teks=Kata("Catat banding kepada atasan", "Record an appeal to the superior"),
    oleh=loket_dan_publik,
    diwakili=frozenset({Lingkup.KEBERATAN}),
    kejadian=k.BandingDicatat.tipe,
    halang=_tanpa_banding,
    bidang=lambda keadaan, konteks: _saat_wajib(keadaan, konteks, p.CatatBanding, _BANDING),
    putuskan=_catat_banding,
)


def _buka(c: p.AjukanPermohonan, konteks: Konteks, oleh: JejakPelaku) -> KasusDibuka:
    return buka(c, konteks, oleh, k.PermohonanDiajukan)


PERMOHONAN: Final = JenisKasus[Permohonan](
    nama="permohonan",
    siklus=SIKLUS,
    keadaan=Permohonan,
    kejadian=k.KEJADIAN,
    pembuat=p.AjukanPermohonan,
    buka=_buka,
    tolak_ganda=True,
    evolve=lipat,
    aturan=(
        *aturan_umum(SIKLUS),
        ALIHKAN_PENETAPAN,
        TARIK,
        GUGURKAN,
        AJUKAN_KEBERATAN,
        PUTUSKAN_KEBERATAN,
        CATAT_BANDING,
    ),
    akibat={
        JenisLangkah.PENETAPAN: {
            SETUJU: (menyetujui(k.PermohonanDisetujui), MEMULAI_JAM),
            TOLAK: (menolak(k.PermohonanDitolak),),
        }
    },
    dialihkan=memutus_perkara,
    batas=frozenset({"melengkapi", "keberatan", "putusan-keberatan", "memberitahukan", "banding"}),
)
"""An application, for the pipeline."""
