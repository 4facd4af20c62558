"""The step lists: outcomes lead somewhere, every variant has its own way through."""

import pytest
from tests.katalog.bahan import BERKAS, Contoh

from dinsos_adapters.katalog import JenisMasalah, muat_katalog, periksa_katalog
from dinsos_core.domain.standar.model import ArtiHasil, Hasil, Tujuan

J = JenisMasalah


def test_bacaan_yang_mematikan_tujuan_lompatan_ketahuan(contoh: Contoh) -> None:
    """A reading that is not in force is checked as well: it may be chosen tomorrow."""
    contoh.ganti(
        BERKAS["layanan"],
        'lompatan = true, lanjut = "akhir"',
        'lompatan = true, lanjut = "akhir", menurut.dan-atau.keduanya.aktif = false',
    )

    masalah = periksa_katalog(contoh.akar)

    assert [(m.jenis, m.kunci) for m in masalah] == [
        (J.NAMA_TAK_DIKENAL, "langkah[teken].hasil.tolak")
    ]


def test_setiap_varian_perlu_penetapannya_sendiri(contoh: Contoh) -> None:
    """One determining step per variant; two steps that share the variants between them are fine."""
    contoh.ganti(
        BERKAS["layanan"],
        'biaya = "Gratis"',
        'biaya = "Gratis"\n'
        'varian = [{ kode = "baru", nama = "Baru" }, { kode = "ulang", nama = "Ulang" }]',
    )
    contoh.ganti(
        BERKAS["layanan"], 'jenis = "penetapan", ', 'jenis = "penetapan", varian = "baru", '
    )
    satu = [(m.jenis, m.ditemukan) for m in periksa_katalog(contoh.akar)]
    contoh.ganti(
        BERKAS["layanan"],
        'jenis = "terbitkan", oleh',
        'jenis = "terbitkan", varian = "baru", oleh',
    )
    contoh.ganti(
        BERKAS["layanan"],
        '  { kode = "kabari"',
        '  { kode = "teken-ulang", butir = "4", teks = "Tetapkan", '
        'jenis = "penetapan", varian = "ulang", '
        'oleh = "kepala_dinas", hasil = { tolak = "kabari" } },\n  { kode = "kabari"',
    )

    assert satu == [(J.PENETAPAN_TIDAK_TEPAT, "tidak ada")]
    assert periksa_katalog(contoh.akar) == ()
    (isi,) = muat_katalog(contoh.akar).semua()
    assert isi.untuk_varian("ulang").cari_langkah("teken") is None


def test_langkah_bersyarat_boleh_dilewati_dan_boleh_ditempuh(contoh: Contoh) -> None:
    """An only-if step is reachable, and what follows it is reachable without it."""
    contoh.ganti(
        BERKAS["layanan"],
        'jenis = "verifikasi_lapangan", ',
        'jenis = "verifikasi_lapangan", bila = "menikah", ',
    )

    assert periksa_katalog(contoh.akar) == ()


@pytest.mark.parametrize("kode", list(Tujuan))
def test_nama_tujuan_bukan_kode_langkah(contoh: Contoh, kode: Tujuan) -> None:
    """A step named like a jump target would make every jump to it ambiguous."""
    contoh.ganti(BERKAS["layanan"], 'kode = "lapangan"', f'kode = "{kode}"')

    assert [m.jenis for m in periksa_katalog(contoh.akar)] == [J.NILAI_SALAH]


def test_hasil_ditulis_sebagai_tujuan_saja_atau_bersama_artinya(contoh: Contoh) -> None:
    contoh.ganti(
        BERKAS["layanan"],
        'hasil = { tidak_layak = "tolak" }',
        'periksa_berkas = true, hasil = { tidak_layak = "tolak", '
        'tidak_perlu = { ke = "kabari", arti = "tidak_dilayani" } }',
    )

    (isi,) = muat_katalog(contoh.akar).semua()
    langkah = isi.cari_langkah("lapangan")

    assert langkah is not None
    assert langkah.periksa_berkas
    assert langkah.hasil == {
        "tidak_layak": Hasil(ke=Tujuan.TOLAK),
        "tidak_perlu": Hasil(ke="kabari", arti=ArtiHasil.TIDAK_DILAYANI),
    }


def test_arti_hasil_yang_tak_dikenal_ketahuan(contoh: Contoh) -> None:
    contoh.ganti(
        BERKAS["layanan"],
        'hasil = { tidak_layak = "tolak" }',
        'hasil = { tidak_layak = { ke = "tolak", arti = "tak_dilayani" } }',
    )

    (masalah,) = periksa_katalog(contoh.akar)

    assert masalah.kunci == "langkah[lapangan].hasil.tidak_layak.arti"
    assert masalah.jenis is J.NAMA_TAK_DIKENAL
