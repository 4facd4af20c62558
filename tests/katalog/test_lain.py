"""Three standards of other offices (`lain/`), of a shape that the built-in ones do not have, each
run to each of its ends."""

from functools import cache
from pathlib import Path

import pytest
from attrs import evolve
from tests.katalog.jalan import WARGA, Perkara, ajukan, semua_berkas
from tests.katalog.penyelesai import Isi

from dinsos_adapters.katalog import KatalogToml, muat_katalog
from dinsos_core import LengkapiBerkas, PermohonanDitolak
from dinsos_core.domain.kasus.berkas import SebabKurang
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.nilai import Keanggotaan

LEBAK = ("lebak", "reaktivasi-pbi")
MATARAM = ("mataram", "rekomendasi-kip")
LIMA_PULUH_KOTA = ("lima-puluh-kota", "pbi-jk")
TIDAK_TERCATAT = Keanggotaan()


@cache
def lain() -> KatalogToml:
    return muat_katalog(Path(__file__).parent / "lain")


def diajukan(
    standar: tuple[str, str], varian: str | None = None, *, fakta: Isi | None = None
) -> Perkara:
    return ajukan(*standar, varian, dari=lain(), lain=fakta or {})


def dilalui(kasus: Perkara) -> list[tuple[str, str]]:
    return [(satu.langkah, satu.hasil) for satu in kasus.keadaan.kemajuan.catatan]


# --- Lebak: the papers go back late in the procedure


def test_yang_tidak_terdaftar_kembali_kepada_pemohon_dari_tengah_prosedur() -> None:
    kasus = diajukan(LEBAK)
    kasus.sampai("verifikasi")

    kasus.kerjakan("tidak_terdaftar", alasan="Belum ada dalam SIKS-NG")

    assert kasus.keadaan.status.value == Status.DIKEMBALIKAN
    assert kasus.app.giliran(kasus.keadaan.id) is None
    assert "dikembalikan" in [p.nama for p in kasus.keadaan.penanda]

    kasus.lakukan(LengkapiBerkas(kasus=kasus.keadaan.id, berkas=()), WARGA)
    assert kasus.keadaan.kemajuan.kini == "verifikasi"
    kasus.selesaikan()

    assert kasus.keadaan.status is Status.SELESAI
    assert [s.nomor for s in kasus.keadaan.surat] == ["460/001/LINJAMSOS/2026"]


def test_berkas_yang_kurang_baru_tampak_setelah_empat_meja() -> None:
    kasus = ajukan(*LEBAK, None, dari=lain(), berkas=False)
    kasus.sampai("verifikasi")
    kasus.kerjakan()

    assert kasus.keadaan.status.value == Status.DIKEMBALIKAN
    assert len(kasus.keadaan.kekurangan) == 8  # a patient's paper with them: the fact is stated

    berkas = semua_berkas(kasus.isi, {"pemohon": 1})
    kasus.lakukan(LengkapiBerkas(kasus=kasus.keadaan.id, berkas=berkas), WARGA)
    kasus.selesaikan()

    assert kasus.keadaan.status is Status.SELESAI


def test_pakta_yang_belum_bermeterai_dikembalikan_lalu_dilengkapi() -> None:
    kasus = diajukan(LEBAK)
    kasus.sampai("verifikasi")
    pakta = next(satu for satu in kasus.keadaan.diserahkan if satu.dokumen == "pakta")
    kasus.kerjakan(berkas=[evolve(pakta, meterai=False)])

    assert kasus.keadaan.status.value == Status.DIKEMBALIKAN
    (kurang,) = kasus.keadaan.kekurangan
    assert (kurang.dokumen, kurang.sebab) == ("pakta", (SebabKurang.TANPA_METERAI,))

    kasus.lakukan(LengkapiBerkas(kasus=kasus.keadaan.id, berkas=[pakta]), WARGA)
    kasus.selesaikan()

    assert kasus.keadaan.status is Status.SELESAI


def test_konsep_yang_salah_dibuat_lagi_sebelum_diteken() -> None:
    kasus = diajukan(LEBAK)
    kasus.sampai("teken")

    kasus.kerjakan("perbaiki", alasan="Nama desa keliru")
    assert kasus.keadaan.kemajuan.kini == "konsep"
    kasus.selesaikan()

    assert kasus.keadaan.status is Status.SELESAI


def test_lebak_menolak_dengan_alasan_dan_memberitahukannya() -> None:
    kasus = diajukan(LEBAK)
    kasus.sampai("teken")
    kasus.kerjakan("tolak", alasan="Rumahnya berdaya 1.300 watt")
    kasus.selesaikan()

    assert kasus.keadaan.status is Status.DITOLAK
    assert dilalui(kasus)[-1] == ("kabari", "selesai")


def test_lebak_meneruskan_ke_instansi_lain() -> None:
    kasus = diajukan(LEBAK)
    kasus.sampai("teken")
    kasus.kerjakan(
        "teruskan", alasan="Penduduk kabupaten tetangga", kepada="Dinas Sosial Pandeglang"
    )

    assert kasus.keadaan.status is Status.DITERUSKAN


# --- Mataram: drafted again before signing; about a child


@pytest.mark.parametrize("kali", [0, 1, 3])
def test_konsep_kembali_sebanyak_yang_diperlukan(kali: int) -> None:
    kasus = diajukan(MATARAM)
    kasus.sampai("paraf")
    for _ in range(kali):
        kasus.kerjakan("konsep_lagi", alasan="Sekolahnya belum disebut")
        kasus.sampai("paraf")
    kasus.selesaikan()

    assert kasus.keadaan.status is Status.SELESAI
    assert [satu for satu, _ in dilalui(kasus)].count("konsep") == kali + 1
    assert [p.nama for p in kasus.keadaan.penanda].count("serahkan") == 1


def test_anak_yang_tidak_tercatat_ditolak_pada_penetapan() -> None:
    kasus = diajukan(MATARAM, fakta={("anak", 0, "keanggotaan_registri_sosial"): TIDAK_TERCATAT})
    kasus.sampai("cek")

    kasus.kerjakan("tidak_terdaftar")
    assert kasus.keadaan.kemajuan.kini == "teken"
    kasus.kerjakan("tolak")
    kasus.selesaikan()

    assert kasus.keadaan.status is Status.DITOLAK
    ditolak = next(
        r.kejadian
        for r in kasus.app.riwayat(kasus.keadaan.id)
        if isinstance(r.kejadian, PermohonanDitolak)
    )
    assert ditolak.dasar == ("dtks",)
    assert not ditolak.menyimpang


# --- Lima Puluh Kota: three cases in one standard, with papers and a product each

HASIL = {
    "reaktivasi": ({"surat-dtks", "ktp", "kk", "kartu"}, "rekomendasi", "460/001/LINJAMSOS/2026"),
    "bayi": ({"lahir", "ktp-orang-tua", "kk", "kartu"}, "kartu-aktif", ""),
    "beda-data": ({"surat-beda", "ktp", "kk", "kartu"}, "data-diperbaiki", ""),
}


@pytest.mark.parametrize("varian", HASIL)
def test_tiap_varian_meminta_berkasnya_dan_memberi_produknya(varian: str) -> None:
    berkas, produk, nomor = HASIL[varian]
    kasus = ajukan(*LIMA_PULUH_KOTA, varian, dari=lain(), berkas=False)
    kasus.sampai("periksa")
    kasus.kerjakan()

    assert {kurang.dokumen for kurang in kasus.keadaan.kekurangan} == berkas

    kasus = diajukan(LIMA_PULUH_KOTA, varian)
    kasus.selesaikan()

    assert kasus.keadaan.status is Status.SELESAI
    assert [(s.produk, s.nomor) for s in kasus.keadaan.surat] == [(produk, nomor)]


@pytest.mark.parametrize("varian", HASIL)
def test_tiap_varian_dapat_ditolak(varian: str) -> None:
    kasus = diajukan(LIMA_PULUH_KOTA, varian)
    kasus.sampai("setujui")
    kasus.kerjakan("tolak", alasan="Bukan peserta")
    kasus.selesaikan()

    assert kasus.keadaan.status is Status.DITOLAK
