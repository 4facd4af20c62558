"""The stories of linked cases, as a person runs them."""

import importlib
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from _contoh.bahan import Skenario
from sqlalchemy import create_engine, text
from tests.perjalanan.baris import cocokkan_baris, kunci_tetap

from dinsos_core.domain.shared.nomor import buat_kode

CONTOH = Path(__file__).parents[2] / "examples"
KINI = datetime(2026, 8, 3, 12, 0, tzinfo=UTC)

FAKTA: dict[str, dict[str, tuple[str, ...]]] = {
    "malam": {
        "L-1": (
            "Respon awal kasus (butir –): dipenuhi tepat waktu, jatuh tempo Min 5 Jul 00.26",
            "memimpin L-2, membuka S-1",
        ),
        "L-2": ("Status: selesai", "mengikuti L-1", "jatuh tempo Min 5 Jul 00.37"),
        "L-3": ("Status: tidak ditindaklanjuti", "Alamatnya tidak ada"),
        "L-4": ("DITERUSKAN kepada Dinas Sosial Kabupaten Banjar. Dasar: luar wilayah",),
        "L-5": ("dipenuhi TERLAMBAT, jatuh tempo Min 5 Jul 02.45",),
        "M-1": ("Status: selesai", "membuka M-2"),
        "M-2": ("Pihak: almarhum", "berasal dari M-1", "Tindak lanjut (butir –): berjalan"),
        "S-1": ("Status: ditempatkan", "Pihak: subjek", "berasal dari L-1"),
    },
    "singgah": {
        "K-1": ("Status: selesai", "membuka P-1", "21 hari kalender sejak Sen 13 Jul 11.00"),
        "K-2": ("Status: berhenti", "Dasar: tanpa pemberitahuan"),
        "K-3": (
            "Status: ditempatkan",
            "Dasar: rumah sakit",
            "Lama tinggal (milik kantor): waktunya sudah tiba",
        ),
        "K-4": ("Status: selesai", "membuka P-2", "Tidak dijalankan: BukaLanjutan"),
        "K-5": ("Status: ditempatkan", "Jeda tempat sejak Selasa"),
        "P-1": ("Status: selesai", "Pihak: subjek, pemohon", "berasal dari K-1"),
        "P-2": ("Status: selesai", "berasal dari K-4"),
    },
    "aduan": {
        "A-1": (
            "Status: selesai",
            "kode klaim diserahkan, sekali",
            "pelapor: kasus dibuka kembali. Nomor cadangannya pun tidak diangkat.",
            "3 hari kerja sejak Sen 10 Agu 19.00",
        ),
        "A-2": ("Status: dijawab", "Tidak dijalankan: terima", "Perkara tidak ditemukan."),
        "A-3": ("17 hari kerja sejak Sen 3 Agu 09.00", "dipenuhi tepat waktu, jatuh tempo Jum 28"),
        "A-4": ("DITERUSKAN kepada DPMPTSP Kota Banjarmasin",),
        "A-5": ("Jeda pihak luar sejak Kamis, 13 Agustus 2026", "Dasar: pihak luar."),
    },
}
"""What is told of each case of each story, wherever its lines break."""


DI_MEJA = {
    "malam": ("trc 1 L-5 Amati, wawancarai,",),
    "singgah": ("peksos 1 P-1 Beri tahu pihaknya",),
    "aduan": ("loket dua 1 A-5 Sampaikan penyelesaian",),
}
"""Who finds how many cases on their desk when the story ends, and the most urgent."""


@pytest.fixture(scope="module", params=FAKTA)
def cerita(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def keluaran(cerita: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the story prints, run as documented."""
    folder = tmp_path_factory.mktemp(cerita)
    selesai = subprocess.run(
        [sys.executable, str(CONTOH / f"{cerita}.py"), "--keluaran", str(folder)],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    assert selesai.stderr == ""
    return selesai.stdout.replace(str(folder), "<folder>")


def rapi(teks: str) -> str:
    """One line, without frames, so that wrapping does not matter."""
    return " ".join(teks.replace("|", " ").split())


def jalan(cerita: str, capsys: pytest.CaptureFixture[str], folder: Path, *lagi: str) -> str:
    assert importlib.import_module(cerita).main(["--keluaran", str(folder), *lagi]) == 0
    return capsys.readouterr().out.replace(str(folder), "<folder>")


def test_setiap_perkara_menceritakan_fakta_kuncinya(cerita: str, keluaran: str) -> None:
    isi = {
        kode: rapi(re.split(r"\n\+- |Ringkasan", teks, maxsplit=1)[0])
        for kode, teks in re.findall(r"\+- (\w+-\d+) ·(.*?)(?=\n\+- \w|\Z)", keluaran, re.DOTALL)
    }

    assert isi.keys() >= FAKTA[cerita].keys()
    assert {
        kode: [satu for satu in fakta if satu not in isi[kode]]
        for kode, fakta in FAKTA[cerita].items()
    } == {kode: [] for kode in FAKTA[cerita]}


def test_akhirnya_menyebut_apa_yang_menunggu_siapa(cerita: str, keluaran: str) -> None:
    meja = rapi(keluaran[keluaran.rindex("Di meja") :])

    assert [satu for satu in DI_MEJA[cerita] if satu not in meja] == []


def test_keluarannya_polos_dan_muat_seratus_kolom(keluaran: str) -> None:
    assert "\x1b" not in keluaran
    assert max(len(baris) for baris in keluaran.splitlines()) <= 100


def test_jalan_kedua_dan_di_memori_menceritakan_hal_yang_sama(
    cerita: str, keluaran: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kunci_tetap(tmp_path / "sqlite")
    pertama = jalan(cerita, capsys, tmp_path / "sqlite")
    cocokkan_baris(cerita, tmp_path / "sqlite" / f"{cerita}.db")
    surel = {f.name: f.read_bytes() for f in (tmp_path / "sqlite" / "surel").iterdir()}
    kedua = jalan(cerita, capsys, tmp_path / "sqlite")

    assert pertama == keluaran
    assert re.sub(r"\d+ mengubah", "0 mengubah", pertama) == kedua.removesuffix(
        "Cerita ini sudah dijalankan; hapus foldernya untuk mengulang.\n"
    )
    assert {f.name: f.read_bytes() for f in (tmp_path / "sqlite" / "surel").iterdir()} == surel
    di_memori = jalan(cerita, capsys, tmp_path / "memori", "--basis-data", "memori")
    assert di_memori == keluaran


def test_di_postgresql_ceritanya_sama(
    cerita: str, keluaran: str, postgres: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    skema = f"contoh_{cerita}"
    engine = create_engine(postgres)
    with engine.begin() as koneksi:
        koneksi.execute(text(f"CREATE SCHEMA {skema}"))
    engine.dispose()
    sambung = "&" if "?" in postgres else "?"
    url = f"{postgres}{sambung}options=-csearch_path%3D{skema}"

    assert jalan(cerita, capsys, tmp_path, "--basis-data", url) == keluaran


def test_ringkas_satu_baris_tiap_perkara(
    cerita: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    *baris, _penutup = jalan(cerita, capsys, tmp_path, "--ringkas").splitlines()

    assert [satu.split()[0] for satu in baris] == list(FAKTA[cerita])


def test_yang_mengadu_tanpa_nama_dan_kodenya_tidak_tampak_di_mana_pun(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not in the story, not in its mail, not in the database."""
    keluaran = jalan("aduan", capsys, tmp_path)
    isi = keluaran + "".join(f.read_text() for f in (tmp_path / "surel").iterdir())
    mentah = (tmp_path / "aduan.db").read_bytes()
    kode = buat_kode(Skenario(kini=KINI, kunci="a-1-01-AjukanPengaduan").rahasia_baru())

    assert kode not in isi
    assert kode.replace("-", "").encode() not in mentah.replace(b"-", b"")
    assert b"Ratna Contoh" not in mentah
    assert b"Tiga hari telepon" not in mentah
