"""The walk of a standard before any case runs under it; `tests/katalog/test_standar_acak.py` holds
it against what cases do."""

from typing import Any

from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.prosedur.rute import Prosedur
from dinsos_core.domain.prosedur.telusur import Telusuran, ragam_kasus, telusuri
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.model import ArtiHasil, Hasil, Langkah
from dinsos_core.domain.standar.model import JenisLangkah as J
from dinsos_core.testing.contoh import ADOPSI, SANTUNAN, langkah, standar

PERIKSA = langkah("periksa", J.PERIKSA_BERKAS, "loket")
TETAPKAN = langkah("tetapkan", J.PENETAPAN, "kepala")


def jalani(*semua: Langkah) -> Telusuran:
    isi = standar(langkah=semua)
    return telusuri(
        Prosedur(siklus=PERMOHONAN.siklus, alur=isi.langkah, akibat=PERMOHONAN.akibat), isi
    )


def pola(*semua: Langkah) -> set[tuple[bool, ...]]:
    """Which steps come in turn, for each kind of case."""
    return {tuple(not satu.lompatan for satu in alur) for alur in ragam_kasus(semua)}


def bersyarat(kode: str, fakta: str, *nilai: Any, **lain: Any) -> Langkah:
    bila = Bila(fakta=fakta, nilai=nilai or (True,))
    return langkah(kode, J.OLAH, "loket", bila=bila, **lain)


def test_contoh_berakhir_dari_mana_pun() -> None:
    for isi in (ADOPSI, SANTUNAN):
        hasil = telusuri(
            Prosedur(siklus=PERMOHONAN.siklus, alur=isi.langkah, akibat=PERMOHONAN.akibat), isi
        )
        assert hasil.buntu == ()
        assert ("periksa", Status.DIKEMBALIKAN) in hasil.titik


def test_yang_buntu_hanya_tempat_jalannya_berhenti() -> None:
    """Not every step that leads there: the author mends one."""
    cetak = langkah("cetak", J.TERBITKAN, "loket")

    hasil = jalani(PERIKSA, cetak, TETAPKAN)

    assert hasil.buntu == (("cetak", Status.DIPROSES),)


def test_putaran_tanpa_jalan_keluar_buntu_seluruhnya() -> None:
    satu = langkah("satu", J.OLAH, "loket")
    dua = langkah("dua", J.OLAH, "loket", lanjut="satu")

    hasil = jalani(PERIKSA, TETAPKAN, satu, dua)

    assert {kode for kode, _ in hasil.buntu} == {"satu", "dua"}


def test_jalan_keluar_yang_hanya_ada_bagi_sebagian_kasus_bukan_jalan_keluar() -> None:
    """For the married there is a way out of the circle, for nobody else."""
    satu = langkah("satu", J.OLAH, "loket")
    keluar = bersyarat("keluar", "menikah", lanjut="akhir")
    dua = langkah("dua", J.OLAH, "loket", lanjut="satu")

    hasil = jalani(PERIKSA, TETAPKAN, satu, keluar, dua)

    assert {kode for kode, _ in hasil.buntu} == {"satu", "dua"}


def test_sesudah_penetapan_kasus_sudah_dinilai() -> None:
    """Ended against somebody after the decision, without a step that assesses."""
    tidak = Hasil(ke="akhir", arti=ArtiHasil.TIDAK_DILAYANI)
    kembali = Hasil(ke="periksa", arti=ArtiHasil.TIDAK_DILAYANI)
    pantau = langkah("pantau", J.PANTAU, "tim", hasil={"tidak": tidak, "ulang": kembali})

    hasil = jalani(PERIKSA, TETAPKAN, pantau)

    assert hasil.titik["pantau", Status.DISETUJUI]["ulang"] == (("periksa", Status.TIDAK_DILAYANI),)


def test_bila_yang_sama_jatuh_bersama_dan_yang_berlawanan_bergantian() -> None:
    """Whether a fact is not known yet: then each of them holds."""
    ya, lagi = bersyarat("a", "menikah"), bersyarat("b", "menikah")
    tidak = bersyarat("c", "menikah", False)

    assert pola(ya, lagi, tidak) == {(True, True, True), (True, True, False), (False, False, True)}


def test_nilai_yang_tidak_disebut_tidak_memenuhi_satu_pun() -> None:
    islam, lain = bersyarat("a", "agama", "islam"), bersyarat("b", "agama", "hindu", "buddha")

    assert pola(islam, lain) == {(True, True), (True, False), (False, True), (False, False)}


def test_fakta_yang_terlalu_banyak_dilihat_satu_demi_satu() -> None:
    semua = [bersyarat(str(n), f"fakta_{n}") for n in range(8)]

    hasil = pola(*semua)

    assert hasil == {tuple(n != m for m in range(8)) for n in range(9)}
