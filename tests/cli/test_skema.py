"""The schema fits every file without a mistake, and marks the usual mistakes."""

import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.cli.bahan import blok, dinsos

from dinsos_adapters.katalog import periksa_katalog
from dinsos_adapters.katalog.skema_json import BERKAS, skema

DATA = Path(str(files("dinsos_adapters.katalog").joinpath("data")))
PEMERIKSA = {nama: Draft202012Validator(skema(nama)) for nama in BERKAS}


def jenis(berkas: Path) -> str:
    return berkas.stem if berkas.stem in ("keputusan", "instansi") else "standar"


def sebagai_json(toml: str) -> Any:
    """A file as an editor hands it to a validator: dates are texts."""
    return json.loads(json.dumps(tomllib.loads(toml), default=str))


def keluhan(toml: str, nama: str = "standar") -> list[str]:
    return [galat.message for galat in PEMERIKSA[nama].iter_errors(sebagai_json(toml))]


@pytest.mark.parametrize("nama", BERKAS)
def test_skema_adalah_json_schema_yang_sah(nama: str) -> None:
    objek = dinsos("skema", nama).json

    Draft202012Validator.check_schema(objek)
    assert objek == skema(nama)


def test_tanpa_argumen_ketiga_jenis_berkas_sebagai_pilihan() -> None:
    objek = dinsos("skema").json

    Draft202012Validator.check_schema(objek)
    assert [satu["title"] for satu in objek["anyOf"]] == list(BERKAS.values())


BERKAS_BAWAAN = sorted([*DATA.glob("*/instansi.toml"), *DATA.glob("*/*/*.toml")])


@pytest.mark.parametrize("berkas", BERKAS_BAWAAN, ids=lambda b: b.relative_to(DATA).as_posix())
def test_setiap_berkas_bawaan_cocok(berkas: Path) -> None:
    assert keluhan(berkas.read_text(encoding="utf-8"), jenis(berkas)) == []


PANDUAN = [satu for satu in blok("katalog-sendiri.md") if satu.jenis == "toml"]
KURSI_RODA = next(satu.isi for satu in PANDUAN if satu.berkas.endswith("kursi-roda.toml"))


def test_berkas_panduan_cocok_sesudah_dibetulkan() -> None:
    akhir = {Path(satu.berkas): satu.isi for satu in PANDUAN}

    for berkas, isi in akhir.items():
        if berkas.stem not in ("kosakata", "tafsir"):
            assert keluhan(isi, jenis(berkas)) == []


@pytest.mark.parametrize(
    ("benar", "salah"),
    [
        ('agregat = "permohonan"', 'agregat = "permohonn"'),
        ('kelompok = "alat-bantu"', 'kelompk = "alat-bantu"'),
        ("no = 2", 'no = "2"'),
        ('uji = "wilayah"', 'uji = "wilaya"'),
        ('fakta = "pemohon.domisili"', 'fakta = ["pemohon.domisili"]'),
        ('oleh = ["terapis"]', 'olh = ["terapis"]'),
        ('jenis = "periksa_berkas"', 'jenis = "periksa"'),
        ('kode = "periksa"\n', ""),
        ('oleh = "pemohon"\n', ""),
        ("lompatan = true", 'lompatan = "ya"'),
        ('milik = "warga"', 'milik = "peminjam"'),
        ('mulai = "serahkan"\n', ""),
        ('menurut.mulai-tenggat.pengajuan = { mulai = "diajukan" }', "menurut = []"),
        ('menurut.mulai-tenggat.pengajuan = { mulai = "diajukan" }', "menurut.x.y = { mula = 1 }"),
        ('biaya = "Gratis"', "biaya = 0.5"),
        ('pihak = { pemohon = "1 orang" }', 'pihak = ["pemohon"]'),
        (
            'varian = ["baru"]\n\n[[langkah]]\nkode = "ajukan"',
            'varian = [1]\n\n[[langkah]]\nkode = "ajukan"',
        ),
    ],
)
def test_kesalahan_yang_lazim_ditandai(benar: str, salah: str) -> None:
    assert KURSI_RODA.count(benar)

    assert keluhan(KURSI_RODA.replace(benar, salah, 1)) != []


@pytest.mark.parametrize(
    ("nama", "benar", "salah"),
    [
        ("instansi", 'zona = "Asia/Makassar"', 'zona = "Asia/Makasar"'),
        ("instansi", 'wilayah = "63.99"', 'wilayah = "6399"'),
        ("instansi", "batas_melengkapi", "batas_lengkap"),
        ("instansi", 'nama = "Dinas Sosial Kota Senja"\n', ""),
        ("keputusan", 'nomor = "12"', "nomor = 12"),
        ("keputusan", "tanggal = 2026-01-05\n", ""),
        ("keputusan", 'jenis = "wa"', 'jens = "wa"'),
    ],
)
def test_kesalahan_pada_instansi_dan_keputusan_ditandai(nama: str, benar: str, salah: str) -> None:
    asal = next(satu.isi for satu in PANDUAN if satu.berkas.endswith(f"{nama}.toml"))
    assert asal.count(benar) == 1

    assert keluhan(asal.replace(benar, salah), nama) != []


BARIS = KURSI_RODA.splitlines()


@st.composite
def ubahan(draw: st.DrawFn) -> str:
    """The guide's second standard with a few lines dropped, moved, or given another's value."""
    baris = list(BARIS)
    for _ in range(draw(st.integers(1, 3))):
        n, m = (draw(st.integers(0, len(baris) - 1)) for _ in range(2))
        kunci, sama, _ = baris[n].partition(" = ")
        match draw(st.sampled_from(["hapus", "salin", "nilai"])):
            case "hapus":
                del baris[n]
            case "salin":
                baris.insert(m, baris[n])
            case _ if sama and " = " in baris[m]:
                baris[n] = f"{kunci} = {baris[m].partition(' = ')[2]}"
    return "\n".join(baris)


@pytest.fixture(scope="module")
def tempat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide's agency with its second standard only."""
    akar = tmp_path_factory.mktemp("senja")
    for satu in PANDUAN:
        if "sk-3-2027" not in satu.berkas and "keringanan" not in satu.berkas:
            (akar / satu.berkas).parent.mkdir(parents=True, exist_ok=True)
            (akar / satu.berkas).write_text(satu.isi, encoding="utf-8")
    return akar / "katalog-saya"


@given(isi=ubahan())
def test_yang_diterima_pemeriksa_cocok_dengan_skema(tempat: Path, isi: str) -> None:
    """The schema never marks a file that the checker accepts."""
    berkas = tempat / "kota-senja" / "sk-12-2026" / "pinjaman-kursi-roda.toml"
    berkas.write_text(isi, encoding="utf-8")

    assert periksa_katalog(tempat) or keluhan(isi) == []


def test_contoh_yang_belum_diubah_memang_diterima_pemeriksa(tempat: Path) -> None:
    """Otherwise the property above would hold of nothing."""
    berkas = tempat / "kota-senja" / "sk-12-2026" / "pinjaman-kursi-roda.toml"
    berkas.write_text(KURSI_RODA, encoding="utf-8")

    assert periksa_katalog(tempat) == ()
