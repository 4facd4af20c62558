"""The reference of the data language is complete: no key, kind or test without words, none over."""

from collections.abc import Iterator
from enum import Enum

import attrs
import pytest
from tests.halaman import cocokkan

from dinsos_adapters.cli.panduan import BERKAS, halaman, kunci_kelas
from dinsos_adapters.kalender.data import DataKalender
from dinsos_adapters.katalog import muat_katalog
from dinsos_adapters.katalog.instansi import PARAMETER
from dinsos_adapters.katalog.kata import BAGIAN, kata, kata_kunci
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.prosedur.cara import BIASA, CARA
from dinsos_core.domain.standar import model as m
from dinsos_core.domain.standar.batas import TANDA, PemilikBatas
from dinsos_core.domain.standar.kosakata import JenisFakta, KelasBaca, MilikFakta, SumberFakta
from dinsos_core.domain.waktu.kalender import JamKhusus, Libur

KELAS = [kelas for semua in BERKAS.values() for kelas in semua]
ANGGOTA: dict[str, type[Enum]] = {
    "agregat": m.Agregat,
    "jenis_langkah": m.JenisLangkah,
    "tujuan": m.Tujuan,
    "arti": m.ArtiHasil,
    "arti_langkah": m.ArtiLangkah,
    "akibat": m.Akibat,
    "milik_batas": PemilikBatas,
    "jenis_fakta": JenisFakta,
    "milik_fakta": MilikFakta,
    "sumber_fakta": SumberFakta,
    "kelas_baca": KelasBaca,
}
NAMA: dict[str, set[str]] = {
    "uji": set(UJI),
    "batas_uji": {kode for kode, satu in UJI.items() if satu.parameter},
    "tanda": set(TANDA),
    "parameter_instansi": set(PARAMETER),
    "keluaran": {nama for cara in (BIASA, *CARA.values()) for nama in cara.hasil} | {"dilewati"},
    "lapisan": {"aktif", "menurut"},
    **{nama: {str(x.value) for x in anggota} for nama, anggota in ANGGOTA.items()},
    **{
        nama: {bidang.name for bidang in attrs.fields(kelas)}
        for nama, kelas in (("kalender", DataKalender), ("jam_khusus", JamKhusus), ("libur", Libur))
    },
    **{BAGIAN[kelas]: set(kunci_kelas(kelas)) for kelas in KELAS},
}


def test_halaman_panduan_menurut_kode() -> None:
    cocokkan("docs/katalog-panduan.md", halaman(muat_katalog().kosakata))


@pytest.mark.parametrize("bagian", sorted(NAMA))
def test_setiap_kata_bahasa_data_punya_arti_dan_tidak_ada_yang_lebih(bagian: str) -> None:
    assert set(kata()[bagian]) == NAMA[bagian]


def test_tidak_ada_bagian_kata_yang_tidak_dipakai() -> None:
    assert set(kata()) == set(NAMA)
    assert set(BAGIAN) == set(KELAS)


@pytest.mark.parametrize("kode", [kode for kode, satu in UJI.items() if satu.parameter])
def test_setiap_batas_uji_punya_arti(kode: str) -> None:
    assert set(kata()["batas_uji"][kode]) == set(UJI[kode].parameter)


@pytest.mark.parametrize("kelas", KELAS, ids=lambda kelas: BAGIAN[kelas])
def test_setiap_kunci_berkata(kelas: type) -> None:
    assert all(kata_kunci(kelas, kunci) for kunci in kunci_kelas(kelas))


def _kata(isi: object) -> Iterator[str]:
    if isinstance(isi, dict):
        for satu in isi.values():
            yield from _kata(satu)
    else:
        yield str(isi)


def test_arti_muat_dalam_satu_sel_tabel() -> None:
    assert not [satu for satu in _kata(kata()) if not satu.strip() or set(satu) & set("|\n")]
