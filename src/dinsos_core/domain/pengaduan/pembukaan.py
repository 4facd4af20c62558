"""Submitting a complaint: by whom or by nobody, about which service, case and officer."""

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from dinsos_core.domain.kasus.perintah import PihakDiajukan
from dinsos_core.domain.kasus.tautan import Hubungan, Tautan
from dinsos_core.domain.pengaduan import kejadian as k
from dinsos_core.domain.pengaduan import perintah as p
from dinsos_core.domain.pengaduan.keadaan import PELAPOR, TERLAPOR
from dinsos_core.domain.prosedur.atasan import pengganti, petugas_dan_atasan
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang
from dinsos_core.domain.prosedur.formulir import pilihan
from dinsos_core.domain.prosedur.isian import segel
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.prosedur.pembukaan import buka, kanal_tercetak
from dinsos_core.domain.prosedur.peran import bukan_peran
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.kata import Kata, ucapan
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import kunci_teks
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.model import StandarPelayanan

CARA: Final = "cara_penyampaian"
TATAP_MUKA: Final = frozenset({"loket", "lisan"})
"""Channels by which somebody is there in person."""


def tertutup_bila_tak_disebut(standar: StandarPelayanan) -> bool:
    """Whether who and what is hidden where nobody said (tafsir 66)."""
    return not standar.dibaca("kerahasiaan-tak-disebut", "terbuka")


def _tersembunyi(disebut: bool | None, standar: StandarPelayanan) -> bool:
    return tertutup_bila_tak_disebut(standar) if disebut is None else disebut


def butuh_buka(c: p.AjukanPengaduan, konteks: Konteks) -> Butuh:
    """The service and the case it is about; a code, for whoever follows it without an account."""
    return Butuh(
        layanan=c.tentang.strip(),
        kasus=(c.kasus_tentang,) if c.kasus_tentang else (),
        rahasia_baru=_tersembunyi(c.anonim, konteks.standar),
    )


def ajukan(c: p.AjukanPengaduan, konteks: Konteks, oleh: JejakPelaku) -> k.PengaduanDiajukan:
    """Received, whatever is missing; but somebody has to say what the matter is."""
    masalah = tuple(_masalah(c, konteks, oleh))
    try:
        diajukan = _ajukan(c, konteks, oleh)
    except Terhalang as terhalang:
        raise Terhalang(*masalah, *terhalang.halangan) from None
    tolak_bila_ada(masalah)
    return diajukan


def _ajukan(c: p.AjukanPengaduan, konteks: Konteks, oleh: JejakPelaku) -> k.PengaduanDiajukan:
    anonim = _tersembunyi(c.anonim, konteks.standar)
    # Whoever hides is known by the code alone: no account of theirs is written down.
    akun = PelakuId(konteks.rahasia_baru) if anonim else None
    if akun is not None and _sendiri(c, konteks, oleh):
        oleh = JejakPelaku(id=akun, peran=PELAPOR)
    c = evolve(c, pihak=_pihak(c, akun), fakta={**c.fakta, **_cara(c, konteks)})
    tentang = konteks.layanan_lain
    dibuka = buka(
        c,
        konteks,
        oleh,
        lambda **umum: k.PengaduanDiajukan(
            **umum,
            isi=segel(konteks, umum["pokok"], kunci_teks("isi"), c.isi.strip()),
            anonim=anonim,
            dirahasiakan=_tersembunyi(c.rahasia, konteks.standar),
            tentang=tentang.rujukan if tentang is not None else None,
            respon=_respon(tentang or konteks.standar),
            peran_terlapor=c.peran_terlapor,
            penangan=pengganti(konteks.standar, c.peran_terlapor),
        ),
        kanal=kanal_tercetak(konteks, "lisan"),
    )
    if c.kasus_tentang is None:
        return dibuka
    tautan = Tautan(ke=c.kasus_tentang, hubungan=Hubungan.TENTANG)
    return evolve(dibuka, tautan=(*dibuka.tautan, tautan))


def _sendiri(c: p.AjukanPengaduan, konteks: Konteks, oleh: JejakPelaku) -> bool:
    """Whether it is their own complaint: of one of the public, or of somebody who works there."""
    milik = (q.akun for q in c.pihak if q.pihak == PELAPOR)
    return PELAPOR in (oleh.peran, *konteks.pelaku.peran) or oleh.id in milik


def _respon(standar: StandarPelayanan) -> BatasWaktu | None:
    return standar.pengaduan.respon if standar.pengaduan is not None else None


def _masalah(c: p.AjukanPengaduan, konteks: Konteks, oleh: JejakPelaku) -> Iterator[Halangan]:
    standar = konteks.standar
    if not ucapan(c.isi):
        yield halangan(KodeHalangan.ISIAN_KOSONG, "isi")
    if standar.dibaca("identitas-pengadu", "wajib") and not any(
        str(q.data.get("nama") or "").strip() for q in c.pihak if q.pihak == PELAPOR
    ):
        yield halangan(KodeHalangan.ISIAN_WAJIB, f"pihak.{PELAPOR}[0].data.nama")
    if CARA in c.fakta and {CARA: c.fakta[CARA]} != _cara(c, konteks):
        yield halangan(KodeHalangan.FAKTA_BUKAN_ISIAN, CARA)
    boleh = petugas_dan_atasan(standar)
    if c.peran_terlapor and c.peran_terlapor not in boleh:
        yield bukan_peran(boleh, konteks, "peran_terlapor")
    # Nobody takes down the complaint about themselves.
    if oleh.id in {q.akun for q in c.pihak if q.pihak == TERLAPOR}:
        yield halangan(KodeHalangan.TERLAPOR_MENCATAT, f"pihak.{TERLAPOR}")


def _pihak(c: p.AjukanPengaduan, akun: PelakuId | None) -> tuple[PihakDiajukan, ...]:
    """The parties; somebody hidden is one of them even if nothing is known of them."""
    if akun is None:
        return c.pihak
    ada = tuple(evolve(q, akun=akun, klien=None) if q.pihak == PELAPOR else q for q in c.pihak)
    tak_ada = all(q.pihak != PELAPOR for q in c.pihak)
    return (PihakDiajukan(pihak=PELAPOR, akun=akun), *ada) if tak_ada else ada


def _cara(c: p.AjukanPengaduan, konteks: Konteks) -> dict[str, str]:
    """How it was submitted follows from the channel, where the vocabulary asks."""
    if CARA not in konteks.kosakata.fakta:
        return {}
    return {CARA: "tatap_muka" if c.kanal in TATAP_MUKA else "saluran_resmi"}


# --- the form


def bidang_pengaduan(umum: tuple[Bidang, ...], konteks: Konteks) -> tuple[Bidang, ...]:
    """The channels as printed beside the counter and letters; and what only a complaint says."""
    standar, kosakata = konteks.standar, konteks.kosakata
    tersedia = {"kanal": pilihan(kosakata.kanal, kanal_tercetak(konteks, "lisan"))}
    sisa = (b for b in umum if b.nama != f"fakta.{CARA}")
    tutup = tertutup_bila_tak_disebut(standar)
    return (
        *(evolve(b, pilihan=tersedia.get(b.nama, b.pilihan)) for b in sisa),
        ISI,
        evolve(ANONIM, nilai=tutup),
        evolve(RAHASIA, nilai=tutup),
        TENTANG,
        KASUS,
        evolve(TERLAPOR_SEBAGAI, pilihan=pilihan(kosakata.peran, petugas_dan_atasan(standar))),
    )


def _bidang(nama: str, jenis: JenisBidang, *kata: str, wajib: bool = False) -> Bidang:
    return Bidang(nama=nama, jenis=jenis, teks=Kata(*kata), wajib=wajib)


J = JenisBidang
ISI: Final = _bidang("isi", J.TEKS, "Isi pengaduan", "What the complaint is", wajib=True)
ANONIM: Final = _bidang("anonim", J.YA_TIDAK, "Sembunyikan pelapornya", "Hide who complains")
RAHASIA: Final = _bidang("rahasia", J.YA_TIDAK, "Sembunyikan isinya", "Hide what it is about")
TENTANG: Final = _bidang("tentang", J.TEKS, "Layanan yang diadukan", "Service that it is about")
KASUS: Final = _bidang("kasus_tentang", J.KASUS, "Perkara yang diadukan", "Case that it is about")
TERLAPOR_SEBAGAI: Final = _bidang(
    "peran_terlapor", J.PILIHAN, "Peran petugas yang diadukan", "Role of the officer complained of"
)
