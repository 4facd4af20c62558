"""A message says what an author who knows the decree, and no Python, can act on."""

import pytest
from tests.katalog.bahan import BERKAS, Contoh

from dinsos_adapters.katalog import periksa_katalog

PENGGANTI = (
    'uji = "lama", fakta = "tanggal_nikah", min = "5 tahun"',
    'salah_satu = [{ teks = "a", uji = "ya", fakta = "menikah" }, { teks = "b", {b} }]',
)


@pytest.mark.parametrize(
    ("lama", "baru", "pesan"),
    [
        (
            PENGGANTI[0],
            PENGGANTI[1].replace("{b}", 'uji = "usia", fakta = "almarhum.tanggal_lahir", min = 1'),
            "syarat[2].salah_satu[2].fakta: nama tidak dikenal; ditemukan: almarhum; "
            "seharusnya: anak, pemohon",
        ),
        (
            PENGGANTI[0],
            PENGGANTI[1].replace("{b}", 'uji = "ya", fakta = "ahli_waris"'),
            "syarat[2].salah_satu[2].fakta: fakta pihak perlu nama pihaknya, fakta kasus tidak; "
            "ditemukan: ahli_waris; seharusnya: <pihak>.ahli_waris",
        ),
        (
            PENGGANTI[0],
            PENGGANTI[1].replace("{b}", 'uji = "usia", fakta = "pemohon.tanggal_lahir"'),
            "syarat[2].salah_satu[2]: kunci wajib belum ada; seharusnya: min, maks",
        ),
        (
            PENGGANTI[0],
            'uji = "hari_sejak", fakta = "tanggal_nikah", maks = 3, awal_dihitung = "ya"',
            "syarat[2].awal_dihitung: nilainya salah; ditemukan: ya; seharusnya: true atau false",
        ),
        (
            '["slip gaji", "keterangan penghasilan"]',
            '["slip gaji", { tek = "x", teks = "y" }]',
            "dokumen[2].salah_satu[2].tek: kunci tidak dikenal; ditemukan: tek; "
            "seharusnya: asli, kode, legalisir, meterai, mutakhir, rangkap, teks; "
            "mungkin maksudnya: teks?",
        ),
        (
            'tidak_layak = "tolak"',
            'warga_lain = "tolak"',
            "langkah[lapangan].hasil.warga_lain: nama tidak dikenal; ditemukan: warga_lain; "
            "seharusnya: nama dari kosakata, atau yang ditambahkan dalam kosakata.toml pada "
            "[hasil]",
        ),
        (
            'selesai = "teken"',
            'selesai = "xyz"',
            "waktu[1].selesai: nama tidak dikenal; ditemukan: xyz; "
            "seharusnya: penanda, kode langkah, atau fakta: dengan jalur fakta tanggal",
        ),
        (
            'mulai = "berkas_lengkap", selesai = "teken", ',
            'mulai = "berkas_lengkap", selesai = "teken" }, { teks = "2 hari kerja", '
            'mulai = "diajukan", selesai = "periksa", ',
            "waktu[2]: kode dipakai dua kali; ditemukan: waktu; "
            "seharusnya: kode yang ditulis sendiri",
        ),
        (
            '"Gratis"',
            "0",
            "biaya: jenis nilainya salah; ditemukan: 0; seharusnya: teks atau tabel",
        ),
        (
            "rangkap = 1",
            'rangkap = "1"',
            'dokumen[1].rangkap: jenis nilainya salah; ditemukan: "1"; seharusnya: bilangan bulat',
        ),
        (
            'uji = "usia"',
            'uji = "keanggotaan"',
            "syarat[1].uji: nama tidak dikenal; ditemukan: keanggotaan; "
            "seharusnya: nama yang disebut `dinsos katalog panduan`",
        ),
        (
            'jenis = "verifikasi_lapangan"',
            'jenis = "xyz"',
            "langkah[lapangan].jenis: nama tidak dikenal; ditemukan: xyz; "
            "seharusnya: nama yang disebut `dinsos katalog panduan`",
        ),
        (
            'lompatan = true, lanjut = "akhir"',
            'lompatan = true, lanjut = "akhir", bila = "menikah"',
            "langkah[kabari].bila: kunci ini tidak berguna di sini; "
            "yang melompat ke langkah ini tidak menanyakannya",
        ),
        (
            'hasil = { tidak_layak = "tolak" }',
            'hasil = { tidak_layak = "kabari" }',
            "langkah[kabari]: dari langkah ini prosedur tak pernah berakhir; pada status diproses, "
            "sesudah langkah lapangan dengan keluaran tidak_layak; ditemukan: kabari",
        ),
        (
            'jenis = "verifikasi_lapangan"',
            'jenis = "terbitkan", produk = "surat-izin"',
            "langkah[lapangan]: langkah ini tidak pernah dapat berakhir dengan keluaran itu; "
            "pada status diproses; ditemukan: selesai; "
            "seharusnya: pada status disetujui atau terbit",
        ),
    ],
)
def test_pesannya_menyebut_tempat_sebab_dan_jalan_keluarnya(
    contoh: Contoh, lama: str, baru: str, pesan: str
) -> None:
    contoh.ganti(BERKAS["layanan"], lama, baru)

    (satu,) = periksa_katalog(contoh.akar)

    assert f"{satu.kunci}: {satu.pesan}" == pesan
    assert satu.baris


def test_pokok_yang_tidak_ditulis_diminta_bila_bawaannya_bukan_pihak(contoh: Contoh) -> None:
    """Nobody looks in a file for a word that nobody wrote there."""
    layanan = BERKAS["layanan"]
    contoh.ganti(layanan, 'pokok = "anak"\n', "")
    contoh.ganti(layanan, 'pemohon = "1–2 orang", anak =', 'lembaga = "1 orang", anak =')

    (pokok,) = (m for m in periksa_katalog(contoh.akar) if m.kunci == "pokok")

    assert pokok.pesan == "kunci wajib belum ada; seharusnya: lembaga, anak"


def test_pemohon_yang_bukan_pihak_tidak_mengajukan(contoh: Contoh) -> None:
    """Nobody could submit from an account of their own."""
    layanan = BERKAS["layanan"]
    for lama, baru in (
        ('pemohon = "1–2 orang", anak =', 'lembaga = "1 lembaga", anak ='),
        ('untuk = "setiap pemohon", ', ""),
        ('"setiap pemohon.tanggal_lahir"', '"anak.tanggal_lahir"'),
    ):
        contoh.ganti(layanan, lama, baru)

    (satu,) = periksa_katalog(contoh.akar)

    assert f"{satu.kunci}: {satu.pesan}" == (
        "langkah[ajukan].oleh: langkah ini milik pihak yang tidak ada pada standar ini; "
        "ditemukan: pemohon; "
        "seharusnya: peran yang pihaknya disebut dalam kunci pihak, atau peran petugas"
    )


def test_surat_bernomor_perlu_unit_bila_nomornya_memuatnya(contoh: Contoh) -> None:
    """A number with nothing between two strokes is found by its reader only."""
    contoh.ganti(BERKAS["layanan"], 'unit = "umum"\n', "")

    (satu,) = periksa_katalog(contoh.akar)

    assert f"{satu.kunci}: {satu.pesan}" == "unit: kunci wajib belum ada; seharusnya: umum"
