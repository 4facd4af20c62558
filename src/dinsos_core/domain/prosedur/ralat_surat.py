"""The rules of letters that were issued: put right in one act, and copied.

Whoever signs the letters of a standard does both, and nobody who has a stake in the case.
"""

from collections.abc import Iterator
from typing import Final

from dinsos_core.domain.kasus import kejadian_surat as k
from dinsos_core.domain.kasus import perintah_surat as p
from dinsos_core.domain.kasus.berkas import kekurangan
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kasus.mulai import jalur_mulai
from dinsos_core.domain.kasus.surat import Surat
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, nilai_siap
from dinsos_core.domain.prosedur.aturan import Aturan
from dinsos_core.domain.prosedur.bidang import ALASAN, Bidang, JenisBidang, Pilihan
from dinsos_core.domain.prosedur.formulir import bidang_koreksi
from dinsos_core.domain.prosedur.isian import (
    FaktaTerbaca,
    dengan_isian,
    isi_perubahan,
    segel_alasan,
    segel_teks,
)
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.koreksi import fakta_dikoreksi
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.prosedur.penilaian import larangan_berkepentingan
from dinsos_core.domain.prosedur.peran import peran_peneken
from dinsos_core.domain.prosedur.surat import surat_pengganti
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.pelaku import JejakPelaku

Semua = tuple[Kejadian, ...]

MAKS_SALINAN: Final = 100

NIK: Final = "nik"


def surat_disebut(kasus: Kasus, kode: str) -> Surat:
    """The letter of that code, which still stands. Raises `Terhalang`."""
    surat = next((satu for satu in kasus.surat if satu.kode == kode), None)
    if surat is None:
        raise Terhalang(halangan(KodeHalangan.SURAT_TIDAK_DITEMUKAN, "surat"))
    if surat.dicabut_pada is not None:
        raise Terhalang(halangan(KodeHalangan.SURAT_SUDAH_DICABUT, "surat"))
    return surat


def tanpa_surat(kasus: Kasus, _konteks: Konteks) -> tuple[Halangan, ...]:
    """Where none stands, nothing is done with one."""
    if kasus.surat_berlaku:
        return ()
    sudah = KodeHalangan.SURAT_SUDAH_DICABUT if kasus.surat else KodeHalangan.SURAT_TIDAK_DITEMUKAN
    return (halangan(sudah, "surat"),)


def bidang_surat(kasus: Kasus, konteks: Konteks) -> Bidang:
    """Which of the letters that stand."""
    produk = {satu.kode: satu.teks for satu in konteks.standar.produk}
    return Bidang(
        nama="surat",
        jenis=JenisBidang.PILIHAN,
        teks=Kata("Surat", "Letter"),
        wajib=True,
        pilihan=tuple(
            Pilihan(
                kode=satu.kode,
                teks=Kata(satu.nomor, satu.nomor)
                if satu.nomor
                else konteks.kosakata.kata(produk.get(satu.produk, satu.produk)),
            )
            for satu in kasus.surat_berlaku
        ),
    )


# --- put right


def _koreksi(kasus: Kasus, c: p.KoreksiSurat, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """Decided is decided: a correction under which a condition would be judged otherwise, a paper
    asked for or a clock started on another day is for whoever reopens the case."""
    surat = surat_disebut(kasus, c.surat)
    isian = fakta_dikoreksi(kasus, c.fakta, konteks)
    tolak_bila_ada(_putusan_lain(kasus, isian, konteks))
    return (
        k.SuratDikoreksi(
            pada=konteks.kini,
            oleh=oleh,
            alasan=segel_alasan(konteks, kasus, c.alasan),
            semula=surat.kode,
            nomor=surat.nomor,
            surat=surat_pengganti(kasus, surat, konteks, oleh),
            **isi_perubahan(kasus, isian, konteks),
        ),
    )


def _putusan_lain(kasus: Kasus, isian: FaktaTerbaca, konteks: Konteks) -> Iterator[Halangan]:
    lama, baru = konteks.fakta, dengan_isian(konteks.fakta, kasus, isian)
    if baru is lama:
        return
    dulu, kini = (_dinilai(kasus, satu, konteks) for satu in (lama, baru))
    kurang = {*kekurangan(konteks.standar, baru, kasus.diserahkan)}
    kurang -= {*kekurangan(konteks.standar, lama, kasus.diserahkan)}
    kata = konteks.kosakata.kata
    teks = {satu.kode: kata(satu.teks) for satu in konteks.standar.syarat}
    berbeda = [teks[kode] for kode, hasil in kini.items() if hasil != dulu[kode]]
    sumber = _sumber_lain(kasus, isian, konteks)
    mulai = [x for x in jalur_mulai(konteks.standar) if lama.ambil(x) != baru.ambil(x)]
    if berbeda or kurang or sumber or mulai:
        yield halangan(
            KodeHalangan.KOREKSI_MENGUBAH_PUTUSAN,
            "fakta",
            syarat=tuple(berbeda),
            dokumen=tuple(dict.fromkeys(kata(satu.teks) for satu in kurang)),
            sumber=sumber,
            fakta=tuple(str(satu) for satu in mulai),
        )


def _sumber_lain(kasus: Kasus, isian: FaktaTerbaca, konteks: Konteks) -> tuple[str, ...]:
    """The sources that were asked about whoever had another NIK: what they answered was of somebody
    else."""
    berganti = {kasus.pihak[n].pihak for n, fakta in isian.pihak.items() if NIK in fakta}
    fakta = konteks.kosakata.fakta
    semua = (
        fakta[satu.kode].registri
        for satu in konteks.syarat.jalur
        if satu.pihak in berganti and satu.kode in fakta
    )
    return tuple(dict.fromkeys(satu for satu in semua if satu))


def _dinilai(kasus: Kasus, fakta: FaktaKasus, konteks: Konteks) -> dict[str, Kesimpulan]:
    pengajuan = konteks.hari(kasus.diajukan_pada)
    ringkas = nilai_siap(konteks.syarat, fakta, pengajuan=pengajuan).ringkas()
    return {satu.kode: satu.kesimpulan for satu in ringkas.syarat}


def _produk(kasus: Kasus, kode: str) -> str | None:
    return next((s.produk for s in kasus.surat if s.kode == kode and s.nomor), None)


# --- copied


def _salin(kasus: Kasus, c: p.TerbitkanSalinan, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    surat = surat_disebut(kasus, c.surat)
    masalah: list[Halangan] = []
    if not 1 <= c.banyak <= MAKS_SALINAN:
        kode = KodeHalangan.ISIAN_SALAH_JENIS
        masalah.append(halangan(kode, "banyak", diharapkan="banyaknya salinan"))
    untuk = segel_teks(konteks, kasus, "untuk", c.untuk)
    if untuk is None:
        masalah.append(halangan(KodeHalangan.ISIAN_KOSONG, "untuk"))
    tolak_bila_ada(masalah)
    assert untuk is not None
    return (
        k.SalinanDiterbitkan(
            pada=konteks.kini,
            oleh=oleh,
            surat=surat.kode,
            nomor=surat.nomor,
            banyak=c.banyak,
            untuk=untuk,
        ),
    )


BANYAK: Final = Bidang(
    nama="banyak",
    jenis=JenisBidang.BILANGAN,
    teks=Kata("Banyaknya", "How many"),
    wajib=True,
    minimal=1,
    maksimal=MAKS_SALINAN,
)
UNTUK: Final = Bidang(
    nama="untuk",
    jenis=JenisBidang.TEKS,
    teks=Kata("Untuk siapa dan keperluan apa", "For whom and what for"),
    wajib=True,
)
KOREKSI_SURAT: Final = Aturan[Kasus](
    perintah=p.KoreksiSurat,
    teks=Kata("Ralat surat dengan surat pengganti", "Correct a letter by one in its place"),
    oleh=peran_peneken,
    kejadian=k.SuratDikoreksi.tipe,
    halang=tanpa_surat,
    dilarang=larangan_berkepentingan,
    bidang=lambda kasus, konteks: (
        bidang_surat(kasus, konteks),
        *bidang_koreksi(kasus, konteks),
        ALASAN,
    ),
    bernilai=True,
    butuh=lambda kasus, c: Butuh(fakta=True, nomor=_produk(kasus, c.surat)),
    putuskan=_koreksi,
)
TERBITKAN_SALINAN: Final = Aturan[Kasus](
    perintah=p.TerbitkanSalinan,
    teks=Kata("Terbitkan salinan yang dilegalisasi", "Certify copies of a letter"),
    oleh=peran_peneken,
    kejadian=k.SalinanDiterbitkan.tipe,
    halang=tanpa_surat,
    dilarang=larangan_berkepentingan,
    bidang=lambda kasus, konteks: (bidang_surat(kasus, konteks), BANYAK, UNTUK),
    putuskan=_salin,
)

SURAT: Final = (KOREKSI_SURAT, TERBITKAN_SALINAN)
