"""The rules of what only some aggregates know: more is said, a new claim code, a superior steps in.

A claim code's keyed hash is the account of the party who has it (`Konteks.rahasia_baru`), so that
every rule about parties holds for somebody without an account. Superiors are the agency's to name
(`parameter.atasan`), in their order.
"""

from typing import Final

from attrs import evolve

from dinsos_core.domain.kasus import perintah_tambahan as p
from dinsos_core.domain.kasus import tambahan as k
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kasus.wakil import Lingkup
from dinsos_core.domain.prosedur.atasan import atasan, di_atas, petugas_dan_atasan
from dinsos_core.domain.prosedur.aturan import Aturan
from dinsos_core.domain.prosedur.bidang import ALASAN, ALASAN_BEBAS, Bidang, JenisBidang
from dinsos_core.domain.prosedur.formulir import pilihan
from dinsos_core.domain.prosedur.isian import segel_alasan, segel_teks
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.prosedur.peran import (
    peran_penetap,
    petugas_dan_publik,
)
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
)
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.kosakata import bernama
from dinsos_core.domain.standar.model import StandarPelayanan

Semua = tuple[Kejadian, ...]


# --- more is said


def _tambah(kasus: Kasus, c: p.TambahKeterangan, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    keterangan = segel_teks(konteks, kasus, "keterangan", c.keterangan)
    if keterangan is None:
        raise Terhalang(halangan(KodeHalangan.ISIAN_KOSONG, "keterangan"))
    return (k.KeteranganDitambah(pada=konteks.kini, oleh=oleh, keterangan=keterangan),)


# --- the claim code


def _berkode(kasus: Kasus, standar: StandarPelayanan) -> int | None:
    """The place of the party who may be known by a code: the public's, where nobody else is."""
    publik = (
        n
        for n, satu in enumerate(kasus.pihak)
        if satu.pihak in standar.publik and satu.wakil is None
    )
    return next(publik, None)


def _terbitkan(kasus: Kasus, c: p.TerbitkanKodeKlaim, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    tempat = _berkode(kasus, konteks.standar)
    assert tempat is not None
    alasan = segel_teks(konteks, kasus, "alasan", c.alasan)
    akun = PelakuId(konteks.rahasia_baru)
    return (
        k.KodeKlaimDiterbitkan(
            pada=konteks.kini, oleh=oleh, pihak=tempat, akun=akun, alasan=alasan
        ),
    )


def _tanpa_kode(kasus: Kasus, konteks: Konteks) -> tuple[Halangan, ...]:
    """Only somebody hidden is known by a code; others by their account."""
    ada = kasus.anonim and _berkode(kasus, konteks.standar) is not None
    return () if ada else (halangan(KodeHalangan.TANPA_KODE_KLAIM),)


# --- a superior steps in


def yang_menangani(kasus: Kasus, standar: StandarPelayanan, terlapor: str) -> tuple[str, ...]:
    """Who deals with a case about somebody of this role, and those above them. Of one that has gone
    up nobody below: whom it is about may be among them, unnamed. No superior sees what is about
    themselves."""
    if kasus.penangan:
        return (kasus.penangan, *di_atas(standar, kasus.penangan))
    sendiri = {terlapor}.intersection(atasan(standar))
    return tuple(satu for satu in petugas_dan_atasan(standar) if satu not in sendiri)


def _alihkan(kasus: Kasus, c: p.AlihkanKasus, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    naik = _naik(kasus, konteks)
    penangan = c.penangan or next(iter(naik), "")
    if penangan not in naik:
        siapa = bernama(konteks.kosakata.peran, naik)
        raise Terhalang(halangan(KodeHalangan.ATASAN_TIDAK_ADA, "penangan", boleh=siapa))
    alasan = segel_alasan(konteks, kasus, c.alasan)
    return (k.KasusDialihkan(pada=konteks.kini, oleh=oleh, penangan=penangan, alasan=alasan),)


def _naik(kasus: Kasus, konteks: Konteks) -> tuple[str, ...]:
    """The roles above whoever deals with it; a superior who determines is not above themselves."""
    kini = (kasus.penangan, *(p for p in peran_penetap(konteks.standar) if not kasus.penangan))
    naik = atasan(konteks.standar)
    return di_atas(konteks.standar, next((satu for satu in kini if satu in naik), ""))


def tanpa_atasan(kasus: Kasus, konteks: Konteks) -> tuple[Halangan, ...]:
    """Nobody is above whoever deals with it."""
    naik = _naik(kasus, konteks)
    return () if naik else (halangan(KodeHalangan.ATASAN_TIDAK_ADA, "penangan", boleh=naik),)


def tanpa_penetapan(_kasus: Kasus, konteks: Konteks) -> tuple[Halangan, ...]:
    """Nothing is determined."""
    ada = peran_penetap(konteks.standar)
    return () if ada else (halangan(KodeHalangan.ATASAN_TIDAK_ADA, "penangan", boleh=()),)


def _bidang_alih(kasus: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
    naik = _naik(kasus, konteks)
    return (evolve(PENANGAN, pilihan=pilihan(konteks.kosakata.peran, naik)), ALASAN)


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
TAMBAH_KETERANGAN: Final = Aturan[Kasus](
    perintah=p.TambahKeterangan,
    teks=Kata("Tambah keterangan", "Say more"),
    oleh=petugas_dan_publik,
    kejadian=k.KeteranganDitambah.tipe,
    bidang=lambda _, __: (KETERANGAN,),
    putuskan=_tambah,
)
TERBITKAN_KODE: Final = Aturan[Kasus](
    perintah=p.TerbitkanKodeKlaim,
    teks=Kata("Terbitkan kode klaim baru", "Issue a new claim code"),
    oleh=petugas_dan_publik,
    diwakili=frozenset({Lingkup.MENERIMA}),
    kejadian=k.KodeKlaimDiterbitkan.tipe,
    halang=_tanpa_kode,
    bidang=lambda _, __: (ALASAN_BEBAS,),
    butuh=lambda _, __: Butuh(rahasia_baru=True),
    putuskan=_terbitkan,
)
ALIHKAN: Final = Aturan[Kasus](
    perintah=p.AlihkanKasus,
    teks=Kata("Alihkan kepada atasan", "Have a superior deal with it"),
    oleh=petugas_dan_atasan,
    kejadian=k.KasusDialihkan.tipe,
    halang=tanpa_atasan,
    bidang=_bidang_alih,
    putuskan=_alihkan,
)

ALIHKAN_PENETAPAN: Final = evolve(
    ALIHKAN,
    teks=Kata("Alihkan penetapannya kepada atasan", "Have a superior determine it"),
    oleh=lambda standar: tuple(dict.fromkeys((*peran_penetap(standar), *atasan(standar)))),
    halang=lambda kasus, konteks: (*tanpa_penetapan(kasus, konteks), *tanpa_atasan(kasus, konteks)),
)
"""The same of a case that is determined: its other steps stay with who does them."""

TAMBAHAN: Final = (TAMBAH_KETERANGAN, TERBITKAN_KODE, ALIHKAN)
