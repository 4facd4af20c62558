"""Possible duplicates: who of a case is looked at, when, and what an officer says of them."""

from collections.abc import Iterator
from typing import Final

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.catatan import KembarDijawab, PihakDikenali
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kembar import JawabanKembar, Kembar
from dinsos_core.domain.kasus.perintah_catatan import JawabKembar
from dinsos_core.domain.kasus.tautan import Hubungan, Tautan
from dinsos_core.domain.kelayakan.kembar import PENGENAL, Ciri, Kunci, kunci_kembar
from dinsos_core.domain.prosedur.aturan import Aturan
from dinsos_core.domain.prosedur.bidang import ALASAN, Bidang, JenisBidang, Pilihan
from dinsos_core.domain.prosedur.cara import cara_langkah
from dinsos_core.domain.prosedur.formulir import sebutan_pihak
from dinsos_core.domain.prosedur.isian import segel_alasan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.prosedur.peran import peran_petugas
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.ids import KlienId
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.pelaku import PEMOHON, JejakPelaku
from dinsos_core.domain.standar.model import StandarPelayanan

Semua = tuple[k.Kejadian, ...]

LINGKUP_KLIEN: Final = "klien"
"""In the place of a service: the Klien of an agency."""


def lingkup_kembar(instansi: str, layanan: str) -> str:
    """Within what two records are held against each other."""
    return f"{instansi}|{layanan}"


# --- who is looked at, and when


def pihak_dikenali(kasus: Kasus, standar: StandarPelayanan) -> tuple[k.PihakKasus, ...]:
    """By whom a case is found: whom it is about, whoever else is served in it, who applies. Never
    who only reports or acts for another; and a case that is about no person (a complaint) by
    nobody."""
    if all(satu.pihak != standar.pokok for satu in standar.pihak):
        return ()
    bukan = {*standar.publik, *standar.wakil} - {standar.pokok, PEMOHON}
    return tuple(q for q in kasus.pihak if q.pihak not in bukan)


def pihak_diperiksa(kasus: Kasus, standar: StandarPelayanan) -> tuple[k.PihakKasus, ...]:
    """Who of them is looked for elsewhere: an applicant for somebody else only where nothing is
    known to tell that person by."""
    semua = pihak_dikenali(kasus, standar)
    lain = tuple(q for q in semua if q.pihak != PEMOHON or standar.pokok == PEMOHON)
    return lain if any(q.klien or _PEMBEDA & q.fakta.keys() for q in lain) else semua


_PEMBEDA: Final = frozenset(PENGENAL) - {"nama"}


def menetapkan(kejadian: Semua, standar: StandarPelayanan) -> bool:
    """Whether a step that determines was done, by whatever outcome."""
    langkah = (
        standar.cari_langkah(e.langkah) for e in kejadian if isinstance(e, k.LangkahDiselesaikan)
    )
    return any(satu is not None and cara_langkah(satu).menetapkan for satu in langkah)


def kunci_pihak_kembar(pihak: k.PihakKasus, ciri: Ciri, lingkup: str) -> tuple[Kunci, ...]:
    """The keys of a party; who that is known to be is one, too."""
    dikenal = () if pihak.klien is None else (kunci_klien(pihak.klien, lingkup),)
    return (*dikenal, *kunci_kembar(ciri, lingkup))


def kunci_klien(klien: KlienId, lingkup: str, bobot: int = 16) -> Kunci:
    """By which whoever is known to be this Klien is found."""
    return Kunci(teks=f"{lingkup}|kl|{klien}", bobot=bobot)


# --- what an officer says


def _cari(kasus: Kasus, kode: str) -> Kembar:
    ada = next((satu for satu in kasus.kembar if satu.kode == kode), None)
    if ada is None:
        raise Terhalang(halangan(KodeHalangan.KEMBAR_TIDAK_DITEMUKAN, "kembar"))
    return ada


def _jawab(kasus: Kasus, c: JawabKembar, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """The same: linked, and known as whom the other is known. Somebody else: not linked."""
    ada = _cari(kasus, c.kembar)
    jawaban = JawabanKembar(c.jawaban)
    dijawab = KembarDijawab(
        pada=konteks.kini,
        oleh=oleh,
        kode=ada.kode,
        ke=ada.ke,
        jawaban=jawaban,
        alasan=segel_alasan(konteks, kasus, c.alasan),
    )
    return (dijawab, *_tautkan(kasus, ada, jawaban, konteks, oleh))


def _tautkan(
    kasus: Kasus, ada: Kembar, jawaban: JawabanKembar, konteks: Konteks, oleh: JejakPelaku
) -> Iterator[k.Kejadian]:
    tertaut = Tautan(ke=ada.ke, hubungan=Hubungan.SEORANG) in kasus.tautan
    if jawaban is JawabanKembar.BEDA:
        lain = any(
            q.ke == ada.ke and q.kode != ada.kode and q.jawaban is JawabanKembar.SAMA
            for q in kasus.kembar
        )
        if tertaut and not lain:
            yield k.TautanDilepas(
                pada=konteks.kini, oleh=oleh, ke=ada.ke, hubungan=Hubungan.SEORANG
            )
        return
    if not tertaut:
        yield k.KasusDitautkan(pada=konteks.kini, oleh=oleh, ke=ada.ke, hubungan=Hubungan.SEORANG)
    tempat = next((n for n, q in enumerate(kasus.pihak) if q.subjek == ada.subjek), None)
    di_sana = (q.klien for q in konteks.terhubung[ada.ke].pihak if q.subjek == ada.orang)
    klien = next(di_sana, None)
    if tempat is not None and klien is not None and kasus.pihak[tempat].klien is None:
        yield PihakDikenali(pada=konteks.kini, oleh=oleh, pihak=tempat, klien=klien)


def _butuh(kasus: Kasus, c: JawabKembar) -> Butuh:
    return Butuh(kasus=(_cari(kasus, c.kembar).ke,))


def _tanpa_kembar(kasus: Kasus, _konteks: Konteks) -> tuple[Halangan, ...]:
    return () if kasus.kembar else (halangan(KodeHalangan.KEMBAR_TIDAK_DITEMUKAN, "kembar"),)


def _bidang(kasus: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
    nama = dict(zip((q.subjek for q in kasus.pihak), sebutan_pihak(kasus, konteks), strict=True))
    pasangan = tuple(
        Pilihan(
            kode=satu.kode,
            teks=Kata(
                f"{nama[satu.subjek][1].id} dan perkara {satu.nomor}",
                f"{nama[satu.subjek][1].en} and case {satu.nomor}",
            ),
        )
        for satu in kasus.kembar
        if satu.subjek in nama
    )
    jawaban = (
        Pilihan(kode=JawabanKembar.SAMA.value, teks=Kata("Orang yang sama", "The same person")),
        Pilihan(kode=JawabanKembar.BEDA.value, teks=Kata("Orang lain", "Somebody else")),
    )
    return (
        Bidang(
            nama="kembar",
            jenis=JenisBidang.PILIHAN,
            teks=Kata("Kemungkinan kembar", "Possible duplicate"),
            wajib=True,
            pilihan=pasangan,
        ),
        Bidang(
            nama="jawaban",
            jenis=JenisBidang.PILIHAN,
            teks=Kata("Orang yang sama atau bukan", "The same person or not"),
            wajib=True,
            pilihan=jawaban,
        ),
        ALASAN,
    )


JAWAB_KEMBAR: Final = Aturan[Kasus](
    perintah=JawabKembar,
    teks=Kata("Jawab kemungkinan kembar", "Answer a possible duplicate"),
    oleh=peran_petugas,
    kejadian=KembarDijawab.tipe,
    halang=_tanpa_kembar,
    bidang=_bidang,
    butuh=_butuh,
    putuskan=_jawab,
)
