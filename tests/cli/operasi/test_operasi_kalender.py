"""`dinsos kalender perbarui`: a day off announced while cases run, from the agency's own data."""

import shutil
from pathlib import Path

import pytest
from attrs import evolve
from tests.cli.bahan import dinsos
from tests.cli.operasi.bahan import LOKET, PRIBADI, SENIN, Jam, Kantor

from dinsos_adapters import buka_gudang, rakit
from dinsos_adapters import katalog as bawaan
from dinsos_core import SelesaikanLangkah

DATA = Path(bawaan.__file__).parent / "data"
LIBUR = """
[[kalender.libur]]
tanggal = 2025-06-11
nama = "Hari Jadi Kota"
"""


@pytest.fixture
def berjalan(kantor: Kantor) -> Kantor:
    """The waiting case with its papers complete: its applicant was told by when it is done."""
    gudang = buka_gudang(kantor.url, kantor.kunci)
    try:
        app = rakit("banjarmasin", penyimpanan=gudang, jam=Jam(SENIN.replace(hour=10)))
        for langkah in ("catat", "periksa"):
            perintah = SelesaikanLangkah(kasus=kantor.menunggu, langkah=langkah)
            app.lakukan_atau_gagal(perintah, oleh=LOKET)
    finally:
        gudang.tutup()
    return kantor


def salin(folder: Path, tambahan: str = "") -> Path:
    """The built-in decrees as a catalogue of one's own, with more about Banjarmasin."""
    bersama = shutil.ignore_patterns("kosakata.toml", "tafsir.toml", "inggris.toml")
    shutil.copytree(DATA, folder, ignore=bersama)
    berkas = folder / "banjarmasin" / "instansi.toml"
    berkas.write_text(f"{berkas.read_text(encoding='utf-8')}{tambahan}", encoding="utf-8")
    return folder


@pytest.fixture
def katalog(tmp_path: Path) -> Path:
    """With one more day off."""
    return salin(tmp_path / "katalog", LIBUR)


def test_libur_baru_menyebut_kasusnya_sekali_dan_mengantrekan_ralat(
    berjalan: Kantor, katalog: Path, tmp_path: Path
) -> None:
    """First what would move, then what moved, then nothing; without keys, without a name."""
    alamat: tuple[str, ...] = (
        "--katalog",
        str(katalog),
        "kalender",
        "perbarui",
        "--basis-data",
        berjalan.url,
    )
    alamat += ("--kunci", str(berjalan.kunci))
    mulai = ("--katalog", str(salin(tmp_path / "lama")), *alamat[2:])
    assert dinsos(*mulai, "--json").json == {"dihitung": 0, "bergeser": [], "tertahan": []}
    isi = berjalan.isi()
    pratinjau = dinsos(*alamat, "--pratinjau", "--json").json
    assert berjalan.isi() == isi
    teks = dinsos(*alamat).keluaran
    lagi = dinsos(*alamat, "--json").json

    bergeser = {satu["kasus"]: satu for satu in pratinjau["bergeser"]}
    assert {kasus: satu["dikabari"] for kasus, satu in bergeser.items()} == {
        berjalan.menunggu: 1,
        berjalan.ditolak: 0,  # whose refusal is still to be told: the office's own duty
    }
    satu = bergeser[berjalan.menunggu]
    (jam,) = (j for j in satu["jam"] if j["kode"] == "waktu-pengajuan-ke-bpkpad")
    assert jam["semula"] < jam["menjadi"]
    assert jam["sebab_pasti"]
    assert [h["nama"] for h in jam["hari_muncul"]] == ["Hari Jadi Kota"]
    assert "kini dilewati: 2025-06-11 Hari Jadi Kota" in teks
    assert "2 bergeser, 1 pihak dikabari" in teks
    assert not any(pribadi in teks for pribadi in PRIBADI)
    assert lagi == {"dihitung": 0, "bergeser": [], "tertahan": []}
    pesan = berjalan.dinsos("kotak-keluar", "daftar", "--json").json
    assert [p["templat"] for p in pesan].count("tanggal-diralat") == 1


def test_tanpa_kalender_lama_harinya_tidak_disebut_sebagai_sebab(
    berjalan: Kantor, katalog: Path
) -> None:
    teks = dinsos(
        "--katalog",
        str(katalog),
        "kalender",
        "perbarui",
        "--basis-data",
        berjalan.url,
        "--kunci",
        str(berjalan.kunci),
    ).keluaran

    assert "kini dilewati" not in teks
    assert "2 bergeser" in teks


def test_yang_salah_disebut_dan_tidak_mengubah_apa_pun(
    berjalan: Kantor, katalog: Path, tmp_path: Path
) -> None:
    isi = berjalan.isi()
    alamat: tuple[str, ...] = (
        "--katalog",
        str(katalog),
        "kalender",
        "perbarui",
        "--basis-data",
        berjalan.url,
    )
    alamat += ("--kunci", str(berjalan.kunci))

    asing = dinsos(*alamat, "--instansi", "banjarmasn")
    lain = dinsos(*alamat, "--instansi", "garut", "--pratinjau", "--json")
    tiada = evolve(berjalan, url=f"sqlite:///{tmp_path / 'tiada.db'}").dinsos(
        "kalender", "perbarui"
    )

    assert (asing.kode, "banjarmasin" in asing.galat) == (3, True)
    assert lain.json["dihitung"] == 0
    assert (tiada.kode, "Tidak ada basis data" in tiada.galat) == (3, True)
    assert berjalan.isi() == isi
