"""Whatever a standard says acts on something, or the checker says where it does not."""

from typing import NamedTuple

import pytest
from tests.katalog.bahan import BERKAS, Contoh

from dinsos_adapters.katalog import JenisMasalah, periksa_katalog
from dinsos_core.domain.standar.model import Agregat

J = JenisMasalah
LAYANAN = BERKAS["layanan"]
VARIAN = """
varian = [{ kode = "baru", nama = "Baru" }, { kode = "ulang", nama = "Ulang" }]
"""


class Sia(NamedTuple):
    """A text in the sample standard, what takes its place; then kind, key, and the line's text."""

    lama: str
    baru: str
    jenis: JenisMasalah
    kunci: str
    baris: str


SIA_SIA = [
    Sia(
        'jenis = "informasikan", oleh',
        'jenis = "informasikan", bila = "menikah", oleh',
        J.KUNCI_TANPA_GUNA,
        "langkah[kabari].bila",
        'kode = "kabari"',
    ),
    Sia(
        'lanjut = "akhir"',
        'lanjut = "akhir", hasil = { selesai = "akhir" }',
        J.KUNCI_TANPA_GUNA,
        "langkah[kabari].lanjut",
        'kode = "kabari"',
    ),
    Sia(
        'jenis = "informasikan"',
        'jenis = "tutup"',
        J.KUNCI_TANPA_GUNA,
        "langkah[kabari].lanjut",
        'kode = "kabari"',
    ),
    Sia(
        'teks = "KTP", ',
        'teks = "KTP", keluaran = true, jika_ada = true, ',
        J.KUNCI_TANPA_GUNA,
        "dokumen[1].jika_ada",
        'teks = "KTP"',
    ),
    Sia(
        "bernomor = true, ",
        "",
        J.KUNCI_TANPA_GUNA,
        "produk[1].klasifikasi",
        'teks = "Surat izin"',
    ),
    Sia(
        'uji = "lama", fakta = "tanggal_nikah", min = "5 tahun", bila = "menikah"',
        'uji = "atestasi", fakta = "rumah_tidak_layak_huni", oleh = "pekerja_sosial"',
        J.ATESTASI_TANPA_LANGKAH,
        "syarat[2]",
        'butir = "2"',
    ),
    Sia(
        'jenis = "terbitkan"',
        'jenis = "terbitkan", konsep = true',
        J.KUNCI_TANPA_GUNA,
        "langkah[terbit].konsep",
        "konsep",
    ),
    Sia(
        'selesai = "teken"',
        'selesai = "teken", berhenti_bila = "pengaduan_ditanggapi"',
        J.TANDA_TAK_TERJADI,
        "waktu[1].berhenti_bila",
        "berhenti_bila",
    ),
]


@pytest.mark.parametrize("satu", SIA_SIA, ids=[f"{n}-{s.jenis}" for n, s in enumerate(SIA_SIA)])
def test_yang_tidak_berguna_disebut_dengan_barisnya(contoh: Contoh, satu: Sia) -> None:
    contoh.ganti(LAYANAN, satu.lama, satu.baru)

    (masalah,) = periksa_katalog(contoh.akar)

    assert (masalah.jenis, masalah.kunci) == (satu.jenis, satu.kunci)
    assert masalah.baris is not None
    assert satu.baris in contoh.baca(LAYANAN).split("\n")[masalah.baris - 1]


def test_langkah_yang_dikerjakan_ketika_kasus_dibuka_tidak_melihat_dan_tidak_bercabang(
    contoh: Contoh,
) -> None:
    contoh.ganti(
        LAYANAN,
        'jenis = "ajukan", ',
        'jenis = "ajukan", periksa_berkas = true, opsional = true, hasil = { gagal = "teken" }, ',
    )
    contoh.ganti(LAYANAN, 'jenis = "periksa_berkas"', 'jenis = "olah"')

    masalah = [(m.jenis, m.kunci) for m in periksa_katalog(contoh.akar)]

    sia_sia = ("hasil", "periksa_berkas", "opsional")
    assert masalah == [
        *((J.KUNCI_TANPA_GUNA, f"langkah[ajukan].{satu}") for satu in sia_sia),
        *((J.BERKAS_TAK_DIPERIKSA, f"dokumen[{n}]") for n in (1, 2, 3)),
    ]


def test_kunci_fakta_milik_satu_jenis_tidak_berguna_pada_yang_lain(contoh: Contoh) -> None:
    contoh.tulis(
        "kosakata.toml",
        """
        [fakta]
        warna = { nama = ["Warna", "Colour"], jenis = "teks", minimal = 1, digit = 3 }
        sehat_kini = { nama = ["Sehat", "Well"], jenis = "ya_tidak", registri = "dtks" }
        sebutan = { nama = ["Sebutan", "Title"], jenis = "teks", banyak = true, boleh_tiada = true }
        layak = { nama = ["Layak", "Fit"], jenis = "ya_tidak", boleh_tiada = true }
        """,
    )

    masalah = [(m.jenis, m.kunci) for m in periksa_katalog(contoh.akar)]

    sia_sia = ("warna.minimal", "sehat_kini.registri", "sebutan.banyak", "layak.boleh_tiada")
    assert masalah == [(J.KUNCI_TANPA_GUNA, f"fakta.{satu}") for satu in sia_sia]


def test_penyerahan_menyebut_sistemnya(contoh: Contoh) -> None:
    contoh.ganti(LAYANAN, 'jenis = "terbitkan"', 'jenis = "serah_sistem"')

    masalah = {(m.jenis, m.kunci) for m in periksa_katalog(contoh.akar)}

    assert (J.KUNCI_HILANG, "langkah[terbit].sistem") in masalah


def test_varian_yang_menyebut_semuanya_tidak_berguna(contoh: Contoh) -> None:
    contoh.ganti(LAYANAN, 'biaya = "Gratis"', f'biaya = "Gratis"{VARIAN}')
    contoh.ganti(LAYANAN, "rangkap = 1", 'rangkap = 1, varian = ["ulang", "baru"]')

    masalah = [(m.jenis, m.kunci) for m in periksa_katalog(contoh.akar)]

    assert masalah == [(J.KUNCI_TANPA_GUNA, "dokumen[1].varian")]


def test_langkah_menyebut_yang_mana_dari_beberapa_produk_diterbitkannya(contoh: Contoh) -> None:
    contoh.ganti(LAYANAN, ', produk = "surat-izin" }', " }")
    satu = periksa_katalog(contoh.akar)
    contoh.ganti(LAYANAN, "produk = [{ ", 'produk = [{ teks = "Surat lain" }, { ')
    (dua,) = periksa_katalog(contoh.akar)

    assert satu == ()
    assert (dua.jenis, dua.kunci) == (J.PRODUK_TAK_JELAS, "langkah[terbit].produk")


def test_yang_tidak_diterbitkan_tidak_bernomor_dan_tidak_berlaku_sampai(contoh: Contoh) -> None:
    contoh.ganti(LAYANAN, 'jenis = "terbitkan", ', 'jenis = "serah_terima", ')

    masalah = [(m.jenis, m.kunci) for m in periksa_katalog(contoh.akar)]

    sia_sia = ("bernomor", "klasifikasi", "berlaku")
    assert masalah == [(J.KUNCI_TANPA_GUNA, f"produk[1].{satu}") for satu in sia_sia]


def test_dokumen_yang_diminta_dilihat_sebuah_langkah_pada_setiap_varian(contoh: Contoh) -> None:
    """Papers that never block, and those of the office, need nobody to look at them."""
    contoh.ganti(LAYANAN, 'biaya = "Gratis"', f'biaya = "Gratis"{VARIAN}')
    contoh.ganti(LAYANAN, 'mulai = "berkas_lengkap"', 'mulai = "diajukan"')
    contoh.ganti(
        LAYANAN,
        'selesai = "teken", menurut.mulai-tenggat.pengajuan = { mulai = "diajukan" }',
        'selesai = "teken"',
    )
    contoh.ganti(LAYANAN, 'teks = "KTP", ', 'teks = "KTP", jika_ada = true, ')
    contoh.ganti(LAYANAN, 'teks = "Surat nikah", ', 'teks = "Surat nikah", keluaran = true, ')
    contoh.ganti(LAYANAN, 'jenis = "periksa_berkas", ', 'jenis = "olah", ')
    semua = [(m.jenis, m.kunci) for m in periksa_katalog(contoh.akar)]
    contoh.ganti(LAYANAN, '"slip gaji", ', '{ teks = "slip gaji" }, ')
    contoh.ganti(
        LAYANAN,
        'jenis = "verifikasi_lapangan", ',
        'jenis = "verifikasi_lapangan", varian = "baru", periksa_berkas = true, ',
    )
    satu = [(m.jenis, m.kunci) for m in periksa_katalog(contoh.akar)]

    assert semua == satu == [(J.BERKAS_TAK_DIPERIKSA, "dokumen[2]")]


def test_syarat_tanpa_langkah_yang_menilai(contoh: Contoh) -> None:
    contoh.ganti(LAYANAN, '"permohonan"', f'"{Agregat.LAPORAN_KEDARURATAN}"')
    contoh.ganti(LAYANAN, 'jenis = "penetapan"', 'jenis = "olah"')
    contoh.ganti(LAYANAN, 'tolak = "kabari"', 'tidak_perlu = "kabari"')

    masalah = periksa_katalog(contoh.akar)

    tak_dinilai = [m.kunci for m in masalah if m.jenis is J.SYARAT_TAK_DINILAI]
    assert tak_dinilai == ["syarat[1]", "syarat[2]"]


def test_tempat_butir_ditemukan_dalam_kedua_cara_menulis(contoh: Contoh) -> None:
    """The same words in several items of a list, and brackets inside words and comments."""
    contoh.ganti(
        LAYANAN,
        "waktu = [\n",
        'sarana = """\n[[langkah]]\n"""\nwaktu = [  # [{\n',
    )
    teks = contoh.baca(LAYANAN).replace('butir = "c"', 'kode = "[{\'", butir = "c"')
    contoh.tulis(
        LAYANAN,
        teks.replace("produk = [{ ", "[[produk]]\n").replace(
            ', bernomor = true, klasifikasi = "460", berlaku = "6 bulan" }]', "\nberlaku = 7"
        ),
    )

    (masalah,) = (m for m in periksa_katalog(contoh.akar) if m.kunci == "produk[1].berlaku")

    assert masalah.baris is not None
    assert contoh.baca(LAYANAN).split("\n")[masalah.baris - 1] == "berlaku = 7"


@pytest.mark.parametrize("oleh", ["true", "7"])
def test_peran_pengatestasi_yang_bukan_peran_disebut(contoh: Contoh, oleh: str) -> None:
    syarat = (
        '{ kode = "s", milik_kami = true, teks = "Layak", uji = "atestasi", '
        f'fakta = "pemohon.sehat_jasmani", oleh = {oleh} }},'
    )
    contoh.ganti(LAYANAN, "syarat = [", f"syarat = [\n  {syarat}")

    semua = periksa_katalog(contoh.akar)

    assert [m.jenis for m in semua if "syarat[s]" in m.kunci] == [J.NILAI_SALAH], semua


def test_yang_memutus_hanya_satu_dan_tidak_pada_penetapan(contoh: Contoh) -> None:
    """A determination decides by itself; a second step that decides would be one too many."""
    contoh.ganti(LAYANAN, 'jenis = "penetapan", ', 'jenis = "penetapan", memutus = true, ')
    penetapan = [(m.jenis, m.kunci) for m in periksa_katalog(contoh.akar)]
    contoh.ganti(LAYANAN, "memutus = true, ", "")
    contoh.ganti(LAYANAN, 'jenis = "terbitkan", ', 'jenis = "terbitkan", memutus = true, ')
    dua = [(m.jenis, m.ditemukan) for m in periksa_katalog(contoh.akar)]

    assert (J.KUNCI_TANPA_GUNA, "langkah[teken].memutus") in penetapan
    assert dua == [(J.PENETAPAN_TIDAK_TEPAT, "teken, terbit")]


def test_hanya_penyerahan_yang_menjeda(contoh: Contoh) -> None:
    contoh.ganti(LAYANAN, 'jenis = "terbitkan", ', 'jenis = "terbitkan", menjeda = true, ')

    masalah = [(m.jenis, m.kunci) for m in periksa_katalog(contoh.akar)]

    assert masalah == [(J.KUNCI_TANPA_GUNA, "langkah[terbit].menjeda")]
