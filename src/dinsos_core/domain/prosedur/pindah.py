"""The rule that moves a case to the version of its standard that is in force today.

Who may: the roles that the agency names (`parameter.oleh_pindah`), otherwise those that answer for
the case as a whole; ours, no decree says. A case that has ended, and under which nothing runs any
more, stays where it is.
"""

from collections.abc import Iterator
from typing import Any, Final

from attrs import evolve

from dinsos_core.domain.kasus.jam import kewajiban
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kasus.kemajuan import AKHIR
from dinsos_core.domain.kasus.perintah_catatan import PindahStandar
from dinsos_core.domain.kasus.pindahan import DIPINDAH, StandarDipindah
from dinsos_core.domain.prosedur.alur import langkah_pembuka
from dinsos_core.domain.prosedur.aturan import Aturan, JenisKasus
from dinsos_core.domain.prosedur.bidang import ALASAN, Bidang, JenisBidang, Pilihan
from dinsos_core.domain.prosedur.formulir import bidang_varian
from dinsos_core.domain.prosedur.isian import segel_alasan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh, langkah_dikenal, langkah_kini
from dinsos_core.domain.prosedur.pembukaan import periksa_varian
from dinsos_core.domain.prosedur.peran import daftar_peran, dapat_sebagai, peran_penanggung
from dinsos_core.domain.prosedur.rencana_pindah import (
    Pindah,
    RencanaPindah,
    kejadian_pindah,
    rencana,
    siapkan,
    tanpa_varian,
    tempat,
    tempat_padan,
)
from dinsos_core.domain.prosedur.rute import Prosedur
from dinsos_core.domain.prosedur.telusur import dapat_berakhir
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.model import RujukanStandar, StandarPelayanan

OLEH_PINDAH: Final = "oleh_pindah"
"""The parameter of an agency: the roles that move a case to another version."""


def peran_pemindah(standar: StandarPelayanan) -> tuple[str, ...]:
    """The roles that move a case to another version."""
    return daftar_peran(standar, OLEH_PINDAH) or peran_penanggung(standar)


def tempat_berdiri(
    jenis: JenisKasus[Any], keadaan: Kasus, standar: StandarPelayanan
) -> tuple[str, ...]:
    """Where a case of this status may stand in another version: steps from which it comes to an
    end, in the version's order; `akhir` where it needs none. What an opening does is behind it."""
    siklus, status = jenis.siklus, keadaan.status
    prosedur = Prosedur(siklus=siklus, alur=standar.langkah, akibat=jenis.akibat)
    dibuka = {satu.kode for satu in langkah_pembuka(standar.langkah)}
    calon = (*(satu.kode for satu in standar.langkah if satu.kode not in dibuka), AKHIR)
    boleh = dapat_berakhir(prosedur, standar, ((kode, status) for kode in calon))
    return tuple(kode for kode in calon if (kode, status) in boleh)


def rencana_pindah(keadaan: Kasus, konteks: Konteks, c: PindahStandar) -> RencanaPindah:
    """What the command would do, whoever may give it; `Konteks.versi_lain` holds the version that
    it moves to. Raises `Terhalang` for answers that name what there is not."""
    oleh = dapat_sebagai(konteks, peran_pemindah(konteks.standar), keadaan)
    oleh = oleh or JejakPelaku(id=konteks.pelaku.id, peran="")
    p = siapkan(keadaan, c, konteks, oleh)
    tolak_bila_ada(_jawaban_salah(p))
    return rencana(p)


def masalah_pindah(keadaan: Kasus, konteks: Konteks, c: PindahStandar) -> tuple[Halangan, ...]:
    """Why the command would not be carried out, whoever gives it, for want of an answer or for a
    wrong one."""
    oleh = JejakPelaku(id=konteks.pelaku.id, peran="")
    return tuple(_masalah(siapkan(keadaan, c, konteks, oleh)))


# --- whether


def _halang(kasus: Kasus, konteks: Konteks) -> tuple[Halangan, ...]:
    lain = konteks.versi_lain
    if lain is None:
        return (halangan(KodeHalangan.VERSI_STANDAR_SAMA, "tujuan"),)
    return lain.halangan or _berakhir(kasus, konteks)


def _berakhir(kasus: Kasus, konteks: Konteks) -> tuple[Halangan, ...]:
    """It has ended, no step is left that tells of it, and no clock runs."""
    if kasus.status in kasus.siklus.berjalan or langkah_kini(kasus, konteks) is not None:
        return ()
    standar, kalender, bacaan = konteks.standar, konteks.kalender, konteks.bacaan
    semua = kewajiban(kasus, standar, kalender, bacaan, konteks.kini, rinci=False)
    disetujui = any(satu.nama == "disetujui" for satu in kasus.penanda)
    for satu in semua:
        menurut_fakta = satu.batas.fakta_mulai is not None and disetujui
        if satu.selesai is None and (satu.tenggat is not None or menurut_fakta):
            return ()
    return (halangan(KodeHalangan.KASUS_TIDAK_BERJALAN, status=kasus.status.value),)


def _masalah(p: Pindah) -> Iterator[Halangan]:
    yield from _jawaban_salah(p)
    if tanpa_varian(p) and p.perintah.varian is None:
        yield from periksa_varian(p.standar, None)
    if not tempat(p):
        yield _berdiri(p, p.keadaan.kemajuan.kini)
    dikenal = tuple(satu.pihak for satu in p.standar.pihak)
    for satu in dict.fromkeys(q.pihak for q in p.keadaan.pihak if q.pihak not in dikenal):
        yield halangan(KodeHalangan.PIHAK_TIDAK_DIKENAL, "pihak", mirip=terdekat(satu, dikenal))


def _berdiri(p: Pindah, langkah: str) -> Halangan:
    return halangan(
        KodeHalangan.TEMPAT_BERDIRI_WAJIB,
        "langkah_kini",
        langkah=langkah,
        pilihan=p.boleh_berdiri,
    )


def _jawaban_salah(p: Pindah) -> Iterator[Halangan]:
    c, ke = p.perintah, p.standar.rujukan
    if c.tujuan and c.tujuan not in (ke.keputusan, ke.sidik):
        yield versi_lain_dari(ke)
    if c.varian is not None:
        yield from periksa_varian(p.standar, c.varian)
    for lama, baru in c.langkah.items():
        yield from _tak_dikenal(lama, p.konteks.standar, f"langkah.{lama}")
        if baru:
            yield from _tak_dikenal(baru, p.standar, f"langkah.{lama}")
    kini = c.langkah_kini
    if not kini or kini in p.boleh_berdiri:
        return
    if kini != AKHIR and (salah := _tak_dikenal(kini, p.standar, "langkah_kini")):
        yield from salah
        return
    yield _berdiri(p, kini)


def versi_lain_dari(berlaku: RujukanStandar) -> Halangan:
    """The version that is meant is not the one in force, or the one in force is older."""
    return halangan(
        KodeHalangan.VERSI_STANDAR_LAIN,
        "tujuan",
        berlaku=berlaku.keputusan,
        sidik=berlaku.sidik,
    )


def _tak_dikenal(kode: str, standar: StandarPelayanan, lokasi: str) -> tuple[Halangan, ...]:
    try:
        langkah_dikenal(kode, standar)
    except Terhalang as terhalang:
        return tuple(evolve(satu, lokasi=lokasi) for satu in terhalang.halangan)
    return ()


# --- moving


def _pindah(
    kasus: Kasus, c: PindahStandar, konteks: Konteks, oleh: JejakPelaku
) -> tuple[Kejadian, ...]:
    p = siapkan(kasus, c, konteks, oleh)
    tolak_bila_ada(_masalah(p))
    alasan = segel_alasan(konteks, kasus, c.alasan)
    dipindah, *ulang = kejadian_pindah(p)
    assert isinstance(dipindah, StandarDipindah)
    return (evolve(dipindah, alasan=alasan), *ulang)


def _bidang(kasus: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
    if konteks.versi_lain is None or konteks.versi_lain.konteks is None:
        return (ALASAN,)
    oleh = JejakPelaku(id=konteks.pelaku.id, peran="")
    p = siapkan(kasus, PindahStandar(kasus=kasus.id, alasan=""), konteks, oleh)
    return (*_pertanyaan(p), ALASAN)


def _pertanyaan(p: Pindah) -> Iterator[Bidang]:
    """The version that is meant; which variant, where the case stands and what stands for steps
    that were done, as far as that has to be said."""
    kata, keputusan = p.konteks.kosakata.kata, p.standar.keputusan
    nomor = f"SK {keputusan.nomor}/{keputusan.tahun}"
    yield Bidang(
        nama="tujuan",
        jenis=JenisBidang.PILIHAN,
        teks=Kata("Versi standar", "Version of the standard"),
        pilihan=(Pilihan(kode=p.standar.sidik, teks=Kata(nomor, nomor)),),
    )
    if tanpa_varian(p):
        yield bidang_varian(p.konteks, p.standar.varian)
    boleh = [satu for satu in p.standar.langkah if satu.kode in p.boleh_berdiri]
    sisa = [Pilihan(kode=AKHIR, teks=_AKHIR)] if AKHIR in p.boleh_berdiri else []
    yield Bidang(
        nama="langkah_kini",
        jenis=JenisBidang.PILIHAN,
        teks=Kata("Kasus berdiri di langkah", "Step at which the case stands"),
        wajib=not tempat(p),
        pilihan=(*(Pilihan(kode=x.kode, teks=kata(x.teks)) for x in boleh), *sisa),
        nilai=tempat_padan(p) or None,
    )
    padan = {*p.padanan.langkah.values()}
    lepas = [satu for satu in p.standar.langkah if satu.kode not in padan]
    pernah = {satu.langkah for satu in p.keadaan.kemajuan.catatan}
    for satu in p.konteks.standar.langkah:
        if satu.kode in pernah and not p.padanan.langkah[satu.kode] and lepas:
            teks = kata(satu.teks)
            yield Bidang(
                nama=f"langkah.{satu.kode}",
                jenis=JenisBidang.PILIHAN,
                teks=Kata(f"Padanan langkah: {teks.id}", f"Counterpart of the step: {teks.en}"),
                pilihan=tuple(Pilihan(kode=x.kode, teks=kata(x.teks)) for x in lepas),
            )


_AKHIR: Final = Kata("Tidak ada langkah lagi", "No step is left")

PINDAH: Final = Aturan[Kasus](
    perintah=PindahStandar,
    teks=Kata("Pindahkan ke versi standar yang berlaku", "Move to the version in force"),
    oleh=peran_pemindah,
    kejadian=DIPINDAH,
    halang=_halang,
    bidang=_bidang,
    butuh=lambda _, __: Butuh(fakta=True),
    putuskan=_pindah,
)
