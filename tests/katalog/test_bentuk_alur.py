"""What the data language lets an author draw is either run to its end, or named by the checker."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest
from tests.katalog.bahan import BERKAS, Contoh
from tests.katalog.test_standar_acak import baca, jelajahi

from dinsos_adapters.katalog import JenisMasalah, periksa_katalog
from dinsos_core.domain.standar.model import JenisLangkah

J = JenisMasalah
L = JenisLangkah
Isi = Mapping[str, object]
SEBELUM: Mapping[str, Isi] = {
    "terima": {"jenis": L.TERIMA, "oleh": "loket"},
    "periksa": {"jenis": L.PERIKSA_BERKAS, "oleh": "loket"},
    "tinjau": {"jenis": L.VERIFIKASI_LAPANGAN, "oleh": "tim"},
    "nilai": {"jenis": L.ASESMEN, "oleh": "peksos"},
    "konsep": {"jenis": L.OLAH, "oleh": "peksos"},
    "rapat": {"jenis": L.KOORDINASI, "oleh": "kabid"},
    "jangkau": {"jenis": L.PENJANGKAUAN, "oleh": "tim"},
    "paraf": {"jenis": L.TANDA_TANGAN, "oleh": "kabid"},
}
SESUDAH: Mapping[str, Isi] = {
    "teken": {"jenis": L.PENETAPAN, "oleh": "kepala", "hasil": {"tolak": "kabari"}},
    "dampingi": {"jenis": L.DAMPINGI, "oleh": "tim"},
    "terbit": {"jenis": L.TERBITKAN, "oleh": "loket"},
    "serahkan": {"jenis": L.SERAH_TERIMA, "oleh": "loket"},
    "kabari": {"jenis": L.INFORMASIKAN, "oleh": "loket", "lompatan": True, "lanjut": "akhir"},
}
DASAR: Mapping[str, Isi] = {**SEBELUM, **SESUDAH}
TIDAK = {"ke": "kabari", "arti": "tidak_dilayani"}
TERUS = {"ke": "kabari", "arti": "diteruskan"}


def tabel(langkah: Mapping[str, Isi], **ubah: Isi) -> dict[str, Any]:
    """A standard with these steps in this order, keys of some of them added or replaced."""
    return {
        "layanan": "layanan-uji",
        "kelompok": "uji",
        "nama": "x",
        "agregat": "permohonan",
        "pihak": {"pemohon": "1 orang"},
        "dokumen": [{"kode": "ktp", "teks": "KTP", "milik_kami": True}],
        "langkah": [
            {"kode": kode, "teks": kode, "milik_kami": True, **isi, **ubah.get(kode, {})}
            for kode, isi in langkah.items()
        ],
        "produk": [{"kode": "surat", "teks": "Surat"}],
    }


def tanpa(kode: str) -> dict[str, Isi]:
    return {nama: isi for nama, isi in DASAR.items() if nama != kode}


def sebelum_penetapan(kode: str) -> dict[str, Isi]:
    return {**SEBELUM, kode: DASAR[kode], **SESUDAH}


class Bentuk(NamedTuple):
    """What is drawn, and a step in a status where it takes a case."""

    tabel: dict[str, Any]
    titik: tuple[str, str]


JALAN = {
    **{
        f"A6 kembalikan pada {kode}": Bentuk(
            tabel(DASAR, **{kode: {"hasil": {"tidak_layak": "kembalikan"}}}),
            ("periksa" if kode != "terima" else "terima", "dikembalikan"),
        )
        for kode in SEBELUM
    },
    **{
        f"A6 kembalikan pada {kode}, sesudah penetapan": Bentuk(
            tabel(DASAR, **{kode: {"hasil": {"tunda": "kembalikan"}}}), ("periksa", "dikembalikan")
        )
        for kode in ("dampingi", "terbit")
    },
    **{
        f"A8 tolak pada {kode}": Bentuk(
            tabel(DASAR, **{kode: {"hasil": {"tunda": "tolak"}}}), ("teken", "diproses")
        )
        for kode in ("periksa", "dampingi", "terbit")
    },
    "A8 saran menolak sebelum berkas lengkap": Bentuk(
        tabel(DASAR, periksa={"hasil": {"tunda": "tolak"}}), ("teken", "diajukan")
    ),
    "A9 kembali ke pemeriksaan berkas": Bentuk(
        tabel(DASAR, konsep={"hasil": {"perbaiki": "periksa"}}), ("periksa", "diproses")
    ),
    "A14 tidak dilayani": Bentuk(
        tabel(DASAR, tinjau={"hasil": {"tidak_layak": TIDAK}}), ("kabari", "tidak_dilayani")
    ),
    "A16 diteruskan, lalu diberitahukan": Bentuk(
        tabel(DASAR, tinjau={"hasil": {"bukan_wewenang": TERUS}}), ("kabari", "diteruskan")
    ),
    "A19 tanpa pemeriksaan dan tanpa berkas": Bentuk(
        tabel(tanpa("periksa")) | {"dokumen": []}, ("terima", "diproses")
    ),
    "A19 berkas dilihat langkah lain": Bentuk(
        tabel(tanpa("periksa"), tinjau={"periksa_berkas": True}), ("tinjau", "dikembalikan")
    ),
    "lagi": Bentuk(tabel(DASAR, rapat={"hasil": {"lagi": "lagi"}}), ("rapat", "diproses")),
    "konsep lagi sebelum penetapan": Bentuk(
        tabel(DASAR, paraf={"hasil": {"perbaiki": "konsep"}}), ("konsep", "diproses")
    ),
}
DISEBUT = {
    "A6 kembalikan sesudah terbit": (
        tabel(DASAR, serahkan={"hasil": {"tunda": "kembalikan"}}),
        [(J.KELUARAN_MUSTAHIL, "langkah[serahkan].hasil.tunda")],
    ),
    **{
        f"A7 akhir pada {kode}": (
            tabel(DASAR, **{kode: {"hasil": {"tunda": "akhir"}}}),
            [(J.KELUARAN_MUSTAHIL, f"langkah[{kode}].hasil.tunda")],
        )
        for kode in SEBELUM
    },
    "A19 tanpa pemeriksaan": (tabel(tanpa("periksa")), [(J.BERKAS_TAK_DIPERIKSA, "dokumen[ktp]")]),
    "A20 terbitkan sebelum penetapan": (
        tabel(sebelum_penetapan("terbit")),
        [(J.KELUARAN_MUSTAHIL, "langkah[terbit]")],
    ),
    "pemeriksaan sesudah penetapan": (
        tabel({**tanpa("periksa"), "periksa": DASAR["periksa"]}),
        [(J.KELUARAN_MUSTAHIL, "langkah[teken]")],
    ),
    "melompat tanpa akhir": (
        tabel(DASAR, kabari={"lanjut": "kabari"}),
        [(J.LANGKAH_TANPA_AKHIR, "langkah[kabari]")],
    ),
    "lompatan yang tidak dituju": (
        tabel(DASAR, teken={"hasil": {}}),
        [(J.LANGKAH_TAK_TERCAPAI, "langkah[kabari]")],
    ),
    "langkah pihak yang tidak ada": (
        tabel(DASAR, konsep={"oleh": "pemohon"}) | {"pihak": {}},
        [(J.LANGKAH_TANPA_PELAKU, "langkah[konsep].oleh")],
    ),
}


@pytest.mark.parametrize("bentuk", JALAN.values(), ids=JALAN)
def test_yang_dapat_digambar_dapat_dijalankan_sampai_akhir(bentuk: Bentuk) -> None:
    standar, masalah = baca(bentuk.tabel)

    jelajah = jelajahi(standar, None)

    assert masalah == []
    assert jelajah.buntu == []
    assert bentuk.titik in jelajah.titik()


@pytest.mark.parametrize(("isi", "disebut"), DISEBUT.values(), ids=DISEBUT)
def test_yang_tidak_dapat_dijalankan_disebut_pemeriksa(
    isi: dict[str, Any], disebut: list[tuple[JenisMasalah, str]]
) -> None:
    _, masalah = baca(isi)

    assert [(satu.jenis, satu.kunci) for satu in masalah] == disebut


def test_keluaran_mustahil_disebut_dengan_berkas_dan_barisnya(contoh: Contoh) -> None:
    contoh.ganti(BERKAS["layanan"], 'tidak_layak = "tolak"', 'tidak_layak = "akhir"')

    (masalah,) = periksa_katalog(contoh.akar)

    assert masalah.jenis is J.KELUARAN_MUSTAHIL
    assert masalah.berkas.endswith("izin-contoh.toml")
    assert masalah.baris is not None
    assert "tidak_layak" in contoh.baca(BERKAS["layanan"]).split("\n")[masalah.baris - 1]


@pytest.mark.parametrize("agregat", ["klien"])
def test_langkah_agregat_yang_belum_dijalankan_ditelusuri_juga(agregat: str) -> None:
    """Nothing forbids an outcome there, but a way without an end is one."""
    tanpa_akhir = tabel(DASAR, kabari={"lanjut": "kabari"}) | {"agregat": agregat}
    langsung = tabel(DASAR, tinjau={"hasil": {"tunda": "akhir"}}) | {"agregat": agregat}

    _, masalah = baca(tanpa_akhir)

    assert [(satu.jenis, satu.kunci) for satu in masalah] == [
        (J.LANGKAH_TANPA_AKHIR, "langkah[kabari]")
    ]
    assert baca(langsung)[1] == []
