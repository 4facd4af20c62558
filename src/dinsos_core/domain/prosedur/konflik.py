"""The rules of a conflict of interest: an official who is kin of a party, or has another stake,
says so or is named, and determines nothing in the case (`penilaian.larangan_menetapkan`)."""

from typing import Final

from attrs import evolve

from dinsos_core.domain.kasus import catatan as k
from dinsos_core.domain.kasus import perintah_catatan as p
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.prosedur.atasan import atasan, petugas_dan_atasan
from dinsos_core.domain.prosedur.aturan import Aturan
from dinsos_core.domain.prosedur.bidang import (
    ALASAN,
    ALASAN_BEBAS,
    Bidang,
    JenisBidang,
    Pilihan,
    WajibBila,
)
from dinsos_core.domain.prosedur.formulir import pilihan
from dinsos_core.domain.prosedur.isian import segel_alasan, segel_teks
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.peran import peran_penanggung
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.pelaku import JejakPelaku

Semua = tuple[Kejadian, ...]


def _nyatakan(kasus: Kasus, c: p.NyatakanKonflik, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """Of oneself without words: whoever owns up owes nobody an explanation."""
    akun = PelakuId((c.akun or "").strip()) or oleh.id
    alasan = segel_teks(konteks, kasus, "alasan", c.alasan, wajib=akun != oleh.id)
    return (
        k.KonflikDinyatakan(
            pada=konteks.kini, oleh=oleh, akun=akun, dasar=(str(c.sebab),), alasan=alasan
        ),
    )


def _dari_orang_lain(kasus: Kasus, konteks: Konteks) -> tuple[PelakuId, ...]:
    return tuple(akun for akun in kasus.konflik if akun != konteks.pelaku.id)


def _cabut(kasus: Kasus, c: p.CabutKonflik, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    if c.akun not in _dari_orang_lain(kasus, konteks):
        raise Terhalang(halangan(KodeHalangan.KONFLIK_TIDAK_ADA, "akun"))
    alasan = segel_alasan(konteks, kasus, c.alasan)
    return (k.KonflikDicabut(pada=konteks.kini, oleh=oleh, akun=c.akun, alasan=alasan),)


def _tanpa_konflik(kasus: Kasus, konteks: Konteks) -> tuple[Halangan, ...]:
    ada = _dari_orang_lain(kasus, konteks)
    return () if ada else (halangan(KodeHalangan.KONFLIK_TIDAK_ADA, "akun"),)


def _bidang_nyatakan(_kasus: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
    semua = (satu.value for satu in p.SebabKonflik)
    orang_lain = WajibBila(bidang="akun", selain=(konteks.pelaku.id,))
    return (
        AKUN,
        evolve(SEBAB, pilihan=pilihan(konteks.kosakata.sebab, semua)),
        evolve(ALASAN_BEBAS, wajib_bila=orang_lain),
    )


def _bidang_cabut(kasus: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
    akun = tuple(
        Pilihan(kode=satu, teks=Kata(satu, satu)) for satu in _dari_orang_lain(kasus, konteks)
    )
    return (evolve(AKUN, jenis=JenisBidang.PILIHAN, pilihan=akun, wajib=True), ALASAN)


AKUN: Final = Bidang(
    nama="akun",
    jenis=JenisBidang.AKUN,
    teks=Kata("Akun petugasnya; kosong: Anda sendiri", "Whose account; none: your own"),
)
SEBAB: Final = Bidang(
    nama="sebab",
    jenis=JenisBidang.PILIHAN,
    teks=Kata("Benturan kepentingannya", "The conflict of interest"),
    wajib=True,
)
NYATAKAN: Final = Aturan[Kasus](
    perintah=p.NyatakanKonflik,
    teks=Kata("Nyatakan benturan kepentingan", "Declare a conflict of interest"),
    oleh=petugas_dan_atasan,
    kejadian=k.KonflikDinyatakan.tipe,
    bidang=_bidang_nyatakan,
    putuskan=_nyatakan,
)
CABUT: Final = Aturan[Kasus](
    perintah=p.CabutKonflik,
    teks=Kata("Cabut pernyataan benturan kepentingan", "Take back a conflict of interest"),
    oleh=lambda standar: tuple(dict.fromkeys((*peran_penanggung(standar), *atasan(standar)))),
    kejadian=k.KonflikDicabut.tipe,
    halang=_tanpa_konflik,
    bidang=_bidang_cabut,
    putuskan=_cabut,
)

KONFLIK: Final = (NYATAKAN, CABUT)
