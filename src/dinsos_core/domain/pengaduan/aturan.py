"""The rules that only a Pengaduan has, and what makes it an aggregate."""

from typing import Final

from attrs import evolve

from dinsos_core.domain.kasus.kejadian import KasusDibukaKembali, KasusDitutup, Kejadian
from dinsos_core.domain.kasus.kemajuan import SELESAI
from dinsos_core.domain.kasus.perintah import BukaKembaliKasus
from dinsos_core.domain.pengaduan import kejadian as k
from dinsos_core.domain.pengaduan import perintah as p
from dinsos_core.domain.pengaduan.keadaan import Pengaduan
from dinsos_core.domain.pengaduan.keadaan import evolve as lipat
from dinsos_core.domain.pengaduan.siklus import SIKLUS
from dinsos_core.domain.prosedur.alur import pertama
from dinsos_core.domain.prosedur.aturan import Aturan, JenisKasus
from dinsos_core.domain.prosedur.bidang import ALASAN, ALASAN_BEBAS, Bidang, JenisBidang, WajibBila
from dinsos_core.domain.prosedur.cara import Akibat, Kerja
from dinsos_core.domain.prosedur.isian import segel, segel_alasan, segel_teks
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.pembukaan import buka
from dinsos_core.domain.prosedur.peran import (
    dapat_sebagai,
    loket_dan_publik,
    petugas,
    petugas_dan_publik,
)
from dinsos_core.domain.prosedur.umum import aturan_umum
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import kunci_teks
from dinsos_core.domain.standar.model import JenisLangkah, Langkah

Semua = tuple[Kejadian, ...]


def _buka(c: p.AjukanPengaduan, konteks: Konteks, oleh: JejakPelaku) -> k.PengaduanDiajukan:
    isi = c.isi.strip()
    if not isi:
        raise Terhalang(halangan(KodeHalangan.ISIAN_KOSONG, "isi"))
    return buka(
        c,
        konteks,
        oleh,
        lambda **umum: k.PengaduanDiajukan(
            **umum,
            isi=segel(konteks, umum["pokok"], kunci_teks("isi"), isi),
            anonim=c.anonim is not False,
            dirahasiakan=c.rahasia is not False,
        ),
    )


def _ditanggapi(kerja: Kerja[Pengaduan]) -> Kejadian:
    return k.PengaduanDitanggapi(pada=kerja.konteks.kini, oleh=kerja.oleh)


def _dijawab(kerja: Kerja[Pengaduan]) -> Kejadian:
    return k.PengaduanDijawab(pada=kerja.konteks.kini, oleh=kerja.oleh)


def menjawab(langkah: Langkah) -> bool:
    """Whether the step gives the answer: it tells what the service is."""
    return langkah.produk != ""


# --- the complainant's word on the answer


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
    """Back to the first step: what was said of it is looked at anew."""
    return KasusDibukaKembali(
        pada=konteks.kini,
        oleh=oleh,
        langkah=pertama(konteks.standar.langkah, lambda _: True),
        alasan=segel_alasan(konteks, keadaan, alasan),
    )


def _cabut(keadaan: Pengaduan, c: p.CabutPengaduan, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    wajib = petugas(konteks, oleh)
    alasan = segel_teks(konteks, keadaan, "alasan", c.alasan, wajib=wajib)
    return (k.PengaduanDicabut(pada=konteks.kini, oleh=oleh, alasan=alasan),)


def _bidang_cabut(keadaan: Pengaduan, konteks: Konteks) -> tuple[Bidang, ...]:
    oleh = dapat_sebagai(konteks, loket_dan_publik(konteks.standar), keadaan)
    return (ALASAN if oleh is not None and petugas(konteks, oleh) else ALASAN_BEBAS,)


def _bidang_buka(_konteks: Konteks) -> tuple[Bidang, ...]:
    return (ISI, ANONIM, RAHASIA)


ISI: Final = Bidang(
    nama="isi",
    jenis=JenisBidang.TEKS,
    teks=Kata("Isi pengaduan", "What the complaint is"),
    wajib=True,
)
ANONIM: Final = Bidang(
    nama="anonim",
    jenis=JenisBidang.YA_TIDAK,
    teks=Kata("Sembunyikan pelapornya (anonim)", "Hide who complains (anonymous)"),
    nilai=True,
)
RAHASIA: Final = Bidang(
    nama="rahasia",
    jenis=JenisBidang.YA_TIDAK,
    teks=Kata("Sembunyikan isinya (rahasia)", "Hide what is complained of (secret)"),
    nilai=True,
)
TUNTAS: Final = Bidang(
    nama="tuntas",
    jenis=JenisBidang.YA_TIDAK,
    teks=Kata("Jawaban menuntaskan pengaduan", "The answer solves the complaint"),
    wajib=True,
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
CABUT: Final = Aturan[Pengaduan](
    perintah=p.CabutPengaduan,
    teks=Kata("Cabut pengaduan", "Withdraw the complaint"),
    oleh=petugas_dan_publik,
    kejadian=k.PengaduanDicabut.tipe,
    bidang=_bidang_cabut,
    putuskan=_cabut,
)
BUKA_KEMBALI: Final = Aturan[Pengaduan](
    perintah=BukaKembaliKasus,
    teks=Kata("Belum tuntas: buka kembali", "Not solved: reopen"),
    oleh=petugas_dan_publik,
    kejadian=KasusDibukaKembali.tipe,
    bidang=lambda _, __: (ALASAN,),
    putuskan=_buka_kembali,
)

PENGADUAN: Final = JenisKasus[Pengaduan](
    nama="pengaduan",
    siklus=SIKLUS,
    keadaan=Pengaduan,
    kejadian=k.KEJADIAN,
    pembuat=p.AjukanPengaduan,
    buka=_buka,
    evolve=lipat,
    bidang=_bidang_buka,
    aturan=(*aturan_umum(SIKLUS), TANGGAPI, CABUT, BUKA_KEMBALI),
    akibat={
        JenisLangkah.INFORMASIKAN: {
            SELESAI: (
                Akibat(kejadian=k.PengaduanDitanggapi, buat=_ditanggapi),
                Akibat(kejadian=k.PengaduanDijawab, buat=_dijawab, pada=menjawab),
            ),
        }
    },
)
"""A complaint, for the pipeline."""
