"""Three people for each standard: eligible, not eligible, not to be judged yet; and their pages."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from tests.cli.orang import (
    SEBAB,
    Kunci,
    Orang,
    halaman,
    indeks,
    nama_halaman,
    semua_orang,
)
from tests.halaman import AKAR, cocokkan
from tests.katalog.bacaan_lain import standar_bawaan

from dinsos_adapters.cli import dasar, kelayakan
from dinsos_adapters.kalender import KalenderHolidays
from dinsos_adapters.katalog import KatalogToml
from dinsos_core.domain.kelayakan.penilaian import Rekomendasi
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.shared.kata import BAHASA, Bahasa
from dinsos_core.domain.standar.model import Akibat, StandarPelayanan, Syarat

STANDAR = standar_bawaan()
KALENDER = KalenderHolidays()
BERSYARAT = [kunci for kunci, standar in STANDAR.items() if standar.syarat]
SEMUA = [satu for isi in semua_orang().values() for satu in isi]


@pytest.fixture(autouse=True)
def di_akar(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands name their files from the root. The calendars are made once for all of them."""
    monkeypatch.chdir(AKAR)
    monkeypatch.setattr(kelayakan, "KalenderHolidays", lambda: KALENDER)


def test_setiap_standar_punya_sedikitnya_tiga_orang() -> None:
    orang = semua_orang()

    assert orang.keys() == STANDAR.keys()
    assert all(len(isi) >= 3 for isi in orang.values())


@pytest.mark.parametrize("kunci", BERSYARAT, ids="/".join)
def test_ketiga_macam_jawaban_ada_pada_setiap_standar_bersyarat(kunci: Kunci) -> None:
    saran = {satu.saran for satu in semua_orang()[kunci]}

    assert {Rekomendasi.SETUJUI, Rekomendasi.PERIKSA} <= saran
    assert saran & {Rekomendasi.TOLAK, Rekomendasi.TERUSKAN}


def test_setiap_orang_dinilai_menurut_standar_yang_dinamai_foldernya() -> None:
    for satu in SEMUA:
        nilai = satu.nilai

        assert (nilai["instansi"], nilai["keputusan"], nilai["layanan"]) == satu.kunci
        assert f"--fakta {satu.berkas.as_posix()} --pada " in satu.perintah


def test_cerita_ditulis_dalam_kedua_bahasa_dan_berakhir_sebagai_kalimat() -> None:
    for satu in SEMUA:
        assert satu.cerita.id != satu.cerita.en
        assert satu.cerita.id.endswith(".")
        assert satu.cerita.en.endswith(".")


def test_setiap_uji_syarat_tampak_terpenuhi_dan_tidak() -> None:
    tampak: dict[str, set[str]] = {}
    for satu in SEMUA:
        for uji, kesimpulan in _jawaban(STANDAR[satu.kunci], satu):
            tampak.setdefault(uji, set()).add(kesimpulan)
    dipakai = {u for s in STANDAR.values() for y in s.syarat for u in _uji(y)}

    assert dipakai <= UJI.keys()
    assert tampak.keys() == dipakai
    assert [u for u, k in tampak.items() if not {"terpenuhi", "tidak_terpenuhi"} <= k] == []


def test_setiap_sebab_belum_dapat_dinilai_yang_dapat_ditulis_tampak() -> None:
    """Not those that only a running case knows: erased, a broken source, an unreadable value."""
    assert set().union(*(satu.sebab_belum for satu in SEMUA)) == SEBAB.keys()


def _uji(syarat: Syarat) -> Iterator[str]:
    if syarat.uji:
        yield syarat.uji
    for satu in syarat.salah_satu:
        yield from _uji(satu)


def _jawaban(standar: StandarPelayanan, orang: Orang) -> Iterator[tuple[str, str]]:
    """Each named test that was put to this person's facts, with its conclusion."""
    syarat = {satu.kode: satu for satu in standar.syarat}
    for dinilai in orang.nilai["syarat"]:
        satu = syarat[dinilai["kode"]]
        if dinilai["berlaku"]:
            isi = zip(satu.salah_satu, dinilai["pilihan"], strict=True)
            pasangan = list(isi) or [(satu, dinilai)]
            yield from ((s.uji, d["kesimpulan"]) for s, d in pasangan)


def test_setiap_varian_dan_akibat_tampak() -> None:
    varian = {(k, v.kode) for k, s in STANDAR.items() for v in s.varian if _bergantung(s)}
    dipilih = {
        (satu.kunci, cocok[1])
        for satu in SEMUA
        if (cocok := re.search(r"--varian (\S+)", satu.perintah))
    }
    akibat = {
        y["akibat"]
        for satu in SEMUA
        for y in satu.nilai["syarat"]
        if y["kesimpulan"] in ("tidak_terpenuhi", "diteruskan")
    }

    assert varian <= dipilih
    assert akibat == set(Akibat)


def _bergantung(standar: StandarPelayanan) -> bool:
    return any(syarat.varian for syarat in standar.syarat)


_BOLEH = {"joko-tuti": "nik_jenis_kelamin_berbeda"}
"""Whose story is that number and form disagree; to have moved from another area is anybody's."""


def test_nik_rekaan_tersusun_benar_dan_bukan_milik_siapa_pun() -> None:
    """A date that exists, the date and the sex that are stated; serial numbers from 9000 on are not
    reached by those born in one area on one day."""
    for satu in SEMUA:
        salah = {p["kode"] for p in satu.nilai["peringatan"] if p["kode"].startswith("nik_")}
        nik = [data["nik"] for data in _pihak(satu) if data.get("nik", "tiada") != "tiada"]

        assert salah <= {"nik_wilayah_berbeda", _BOLEH.get(satu.nama)}, satu.berkas
        assert all(len(n) == 16 and n.isdigit() and n[12:] >= "9000" for n in nik), satu.berkas


def _pihak(orang: Orang) -> Iterator[dict[str, Any]]:
    for isi in tomllib.loads(orang.fakta).values():
        anggota = isi if isinstance(isi, list) else [isi]
        yield from (data for data in anggota if isinstance(data, dict))


@pytest.mark.parametrize("bahasa", BAHASA)
@pytest.mark.parametrize("kunci", STANDAR, ids="/".join)
def test_setiap_halaman_sama_dengan_yang_sudah_dibaca_orang(
    kunci: Kunci, bahasa: Bahasa, bawaan: KatalogToml, layar: None
) -> None:
    isi = halaman(STANDAR[kunci], bawaan.kosakata, semua_orang()[kunci], bahasa)

    cocokkan(nama_halaman(kunci, bahasa), isi)


@pytest.mark.parametrize("bahasa", BAHASA)
def test_daftarnya_memuat_setiap_standar(bahasa: Bahasa, bawaan: KatalogToml) -> None:
    cocokkan(f"docs/kelayakan/{bahasa}/README.md", indeks(STANDAR, bawaan.kosakata, bahasa))


def test_tidak_ada_halaman_tanpa_standar() -> None:
    ada = {b.relative_to(AKAR).as_posix() for b in (AKAR / "docs/kelayakan").rglob("*/*/*/*.md")}

    assert ada == {nama_halaman(kunci, bahasa) for kunci in STANDAR for bahasa in BAHASA}


@pytest.fixture
def layar(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written is folded as for a terminal of 80 columns."""
    monkeypatch.setattr(dasar, "ke_layar", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
