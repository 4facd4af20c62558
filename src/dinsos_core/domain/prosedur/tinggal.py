"""A stay: what entering it needs and makes happen, and being out of it for a while.

The determination reserves a place in its own transaction; where none is printed, or no place was
free then, the entry takes one. No place free means to wait or to be referred, never to be refused.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import perintah_tinggal as p
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kemajuan import SELESAI, SETUJU
from dinsos_core.domain.kasus.perintah import Isian, SelesaikanLangkah
from dinsos_core.domain.kasus.tinggal import (
    KlienKeluarSementara,
    KlienKembali,
    KlienMasuk,
    TempatDitunggu,
)
from dinsos_core.domain.prosedur.aturan import Aturan
from dinsos_core.domain.prosedur.bidang import ALASAN_BEBAS, Bidang, JenisBidang
from dinsos_core.domain.prosedur.cara import Akibat, Kerja
from dinsos_core.domain.prosedur.formulir import pilihan
from dinsos_core.domain.prosedur.isian import segel_teks
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.prosedur.peran import peran_petugas
from dinsos_core.domain.prosedur.tempat import (
    berarti,
    butuh_tempat,
    mendahului,
    tempat_cocok,
    tempat_didapat,
    tempat_penuh,
)
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.model import ArtiLangkah, JenisLangkah, Langkah

Semua = tuple[k.Kejadian, ...]

TUNGGU: Final = "menunggu_tempat"
"""Ours: the outcome of an entry for which there is no place yet."""

# --- the place, the entry


def _ambil(kerja: Kerja[Kasus]) -> k.Kejadian:
    assert kerja.konteks.tempat is not None
    return k.TempatDiambil(pada=kerja.konteks.kini, oleh=kerja.oleh, tempat=kerja.konteks.tempat)


def _tunggu(kerja: Kerja[Kasus]) -> k.Kejadian:
    konteks = kerja.konteks
    semua = butuh_tempat(kerja.keadaan, konteks.standar).tempat
    jenis = tuple(dict.fromkeys(satu.nama for satu in tempat_cocok(semua, konteks)))
    return TempatDitunggu(pada=konteks.kini, oleh=kerja.oleh, jenis=jenis)


def _masuk(kerja: Kerja[Kasus]) -> k.Kejadian:
    if tempat_penuh(kerja):
        if mendahului(kerja.konteks):
            jumlah = kerja.konteks.antrean
            raise Terhalang(halangan(KodeHalangan.TEMPAT_DITUNGGU, "alasan", jumlah=jumlah))
        raise Terhalang(halangan(KodeHalangan.TEMPAT_PENUH))
    return KlienMasuk(pada=kerja.konteks.kini, oleh=kerja.oleh)


def _bertempat(alur: tuple[Langkah, ...]) -> bool:
    return berarti(alur, ArtiLangkah.MASUK)


def _memasukkan(langkah: Langkah) -> bool:
    return langkah.arti is ArtiLangkah.MASUK


AMBIL: Final = Akibat[Kasus](
    kejadian=k.TempatDiambil,
    buat=_ambil,
    dalam=_bertempat,
    perlu=tempat_didapat,
    bila_boleh=True,
    kadang=True,
)
ANTRE: Final = Akibat[Kasus](
    kejadian=TempatDitunggu, buat=_tunggu, dalam=_bertempat, perlu=tempat_penuh, kadang=True
)
MASUK: Final = Akibat[Kasus](kejadian=KlienMasuk, buat=_masuk, pada=_memasukkan)

AKIBAT_MASUK: Final[Mapping[str, tuple[Akibat[Kasus], ...]]] = {
    SELESAI: (MASUK, AMBIL),
    TUNGGU: (Akibat(kejadian=TempatDitunggu, buat=_tunggu, pada=_memasukkan),),
}
"""What outcomes of the step of entry cause."""


def butuh_masuk(keadaan: Kasus, c: SelesaikanLangkah, konteks: Konteks) -> Butuh:
    """A place, for the determination in favour of a stay and for the entry."""
    langkah = konteks.standar.cari_langkah(c.langkah)
    if langkah is None or not keadaan.kemajuan.melengkapi(langkah):
        return Butuh()
    masuk = langkah.arti is ArtiLangkah.MASUK and c.hasil in ("", SELESAI)
    ditetapkan = langkah.jenis is JenisLangkah.PENETAPAN and c.hasil == SETUJU
    if masuk or (ditetapkan and berarti(konteks.standar.langkah, ArtiLangkah.MASUK)):
        return butuh_tempat(keadaan, konteks.standar)
    return Butuh()


_HARI: Final[Mapping[str, str]] = {
    "klien_masuk": "tanggal_masuk_singgah",
    "klien_di_dalam": "tanggal_masuk_terakhir",
}


def hari_masuk(keadaan: Kasus, konteks: Konteks) -> Mapping[str, Isian]:
    """The days of entry, the first and the last, for a case that is opened from the stay: nobody
    types them again."""
    hari = {
        _HARI[satu.nama]: konteks.hari(satu.pada) for satu in keadaan.penanda if satu.nama in _HARI
    }
    return {konteks.standar.pokok: hari} if hari else {}


# --- out for a while


def bidang_sebab(semua: Iterable[StrEnum]) -> Callable[[Kasus, Konteks], tuple[Bidang, ...]]:
    """A cause out of these, and words for one that is none of them."""
    kode = tuple(satu.value for satu in semua)

    def bidang(_kasus: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
        sebab = Bidang(
            nama="sebab",
            jenis=JenisBidang.PILIHAN,
            teks=Kata("Sebab", "Cause"),
            wajib=True,
            pilihan=pilihan(konteks.kosakata.sebab, kode),
        )
        return (sebab, ALASAN_BEBAS)

    return bidang


def dasar_sebab(kasus: Kasus, c: Any, konteks: Konteks, oleh: JejakPelaku) -> dict[str, Any]:
    """What an event holds of a command that names its cause."""
    return {
        "pada": konteks.kini,
        "oleh": oleh,
        "dasar": (str(c.sebab),),
        "alasan": segel_teks(konteks, kasus, "alasan", c.alasan),
    }


def _keluar(kasus: Kasus, c: p.CatatKeluarSementara, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    return (KlienKeluarSementara(**dasar_sebab(kasus, c, konteks, oleh)),)


def _kembali(_: Kasus, __: p.CatatKembali, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    return (KlienKembali(pada=konteks.kini, oleh=oleh),)


def _sudah_di_luar(kasus: Kasus, _konteks: Konteks) -> tuple[Halangan, ...]:
    return (halangan(KodeHalangan.SUDAH_DI_LUAR),) if kasus.di_luar else ()


def _tidak_di_luar(kasus: Kasus, _konteks: Konteks) -> tuple[Halangan, ...]:
    return () if kasus.di_luar else (halangan(KodeHalangan.TIDAK_DI_LUAR),)


KELUAR_SEMENTARA: Final = Aturan[Kasus](
    perintah=p.CatatKeluarSementara,
    teks=Kata("Catat klien keluar sementara", "Record that the client is out for a while"),
    oleh=peran_petugas,
    kejadian=KlienKeluarSementara.tipe,
    halang=_sudah_di_luar,
    bidang=bidang_sebab(p.SebabKeluar),
    putuskan=_keluar,
)
KEMBALI: Final = Aturan[Kasus](
    perintah=p.CatatKembali,
    teks=Kata("Catat klien kembali", "Record that the client is back"),
    oleh=peran_petugas,
    kejadian=KlienKembali.tipe,
    halang=_tidak_di_luar,
    putuskan=_kembali,
)

TINGGAL: Final = (KELUAR_SEMENTARA, KEMBALI)
"""The rules of a stay, for an aggregate whose lifecycle knows them."""
