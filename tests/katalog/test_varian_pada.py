"""A variant that is known later: up to there the procedure is the same for all."""

import pytest
from tests.katalog.bahan import BERKAS, Contoh

from dinsos_adapters.katalog import JenisMasalah, periksa_katalog

J = JenisMasalah
VARIAN = """
[[varian]]
kode = "satu"
nama = "Satu"

[[varian]]
kode = "dua"
nama = "Dua"

[dasar_hukum]"""


def tulis(contoh: Contoh, pada: str, *ganti: tuple[str, str], varian: str = VARIAN) -> None:
    layanan = BERKAS["layanan"]
    contoh.ganti(layanan, 'pokok = "anak"\n', f'pokok = "anak"\nvarian_pada = "{pada}"\n')
    contoh.ganti(layanan, "\n[dasar_hukum]", varian)
    for lama, baru in ganti:
        contoh.ganti(layanan, lama, baru)


def masalah(contoh: Contoh) -> list[tuple[JenisMasalah, str]]:
    return [(satu.jenis, satu.kunci) for satu in periksa_katalog(contoh.akar)]


LAPANGAN_SATU = ('teks = "Kunjungi", ', 'teks = "Kunjungi", varian = ["satu"], ')
TERBIT_SATU = ('teks = "Terbitkan", ', 'teks = "Terbitkan", varian = ["satu"], ')
KABARI_SATU = ('teks = "Kabari penolakan", ', 'teks = "Kabari penolakan", varian = ["satu"], ')


def test_langkah_satu_varian_sesudahnya_boleh(contoh: Contoh) -> None:
    tulis(contoh, "periksa", LAPANGAN_SATU)

    assert masalah(contoh) == []


@pytest.mark.parametrize(
    ("pada", "ganti", "kunci"),
    [
        ("teken", LAPANGAN_SATU, (J.NILAI_SALAH, "langkah[lapangan].varian")),
        ("lapangan", LAPANGAN_SATU, (J.NILAI_SALAH, "langkah[lapangan].varian")),
        ("teken", KABARI_SATU, (J.NILAI_SALAH, "langkah[teken].hasil.tolak")),
        ("terbit", TERBIT_SATU, (J.NILAI_SALAH, "varian_pada")),
        ("tekn", TERBIT_SATU, (J.NAMA_TAK_DIKENAL, "varian_pada")),
    ],
)
def test_sebelum_varian_diketahui_prosedurnya_sama(
    contoh: Contoh, pada: str, ganti: tuple[str, str], kunci: tuple[JenisMasalah, str]
) -> None:
    tulis(contoh, pada, ganti)

    assert kunci in masalah(contoh)


def test_standar_tanpa_varian_tidak_mengetahuinya_kemudian(contoh: Contoh) -> None:
    tulis(contoh, "periksa", varian="\n[dasar_hukum]")

    assert masalah(contoh) == [(J.KUNCI_HILANG, "varian")]
