"""The agency's parameters on personal data, as its catalogue file states them."""

import pytest

from dinsos_adapters.katalog.instansi import baca_instansi
from dinsos_adapters.katalog.masalah import Catatan
from dinsos_core.domain.standar.tafsir import RegisterTafsir
from dinsos_core.testing.contoh import KOSAKATA


def masalah(parameter: dict[str, str]) -> list[str]:
    """The keys of what is wrong with these parameters."""
    catatan = Catatan("instansi.toml")
    isi: dict[str, object] = {
        "nama": "Dinas",
        "wilayah": "63.71",
        "zona": "Asia/Makassar",
        "parameter": parameter,
    }
    baca_instansi("contoh", isi, KOSAKATA, RegisterTafsir(), catatan)
    return [satu.kunci for satu in catatan.masalah]


@pytest.mark.parametrize(
    "parameter",
    [
        {"masa_simpan": "10 tahun"},
        {"masa_simpan": "permanen", "masa_simpan.santunan-kematian": "2 tahun 6 bulan"},
        {"petugas_pdp": "kepala"},
        {"petugas_pdp": "kepala, kabid"},
    ],
)
def test_masa_simpan_dan_petugas_yang_benar_diterima(parameter: dict[str, str]) -> None:
    assert masalah(parameter) == []


@pytest.mark.parametrize(
    ("nama", "nilai"),
    [
        ("masa_simpan", "selamanya"),
        ("masa_simpan.santunan-kematian", ""),
        ("petugas_pdp", "kepla"),
        ("petugas_pdp", ""),
        ("masa_simpn", "1 tahun"),
    ],
)
def test_yang_salah_disebut_tempatnya(nama: str, nilai: str) -> None:
    assert masalah({nama: nilai}) == [f"parameter.{nama}"]
