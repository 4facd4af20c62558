"""The command as a process of its own: exit codes, pipes, start, and what it does not load."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from pkgutil import resolve_name

import pytest
from tests.cli.bahan import AKAR

from dinsos_adapters import cli

PERINTAH = (sys.executable, "-c", "from dinsos_adapters.cli import jalankan; jalankan()")


def jalankan(*argumen: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PERINTAH, *argumen], capture_output=True, text=True, check=False, encoding="utf-8"
    )


def test_perintah_menunjuk_pintu_masuk_yang_ada() -> None:
    proyek = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert resolve_name(proyek["scripts"]["dinsos"]) is cli.jalankan


def test_ekspor_lewat_pipa() -> None:
    selesai = jalankan("katalog", "ekspor")

    assert (selesai.returncode, selesai.stderr) == (0, "")
    assert len(json.loads(selesai.stdout)) == 41


@pytest.mark.parametrize("ke", ["/dev/full", "-"])
def test_keluaran_yang_tidak_dapat_ditulis_adalah_kegagalan_dengan_kata(ke: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no disk that is always full")
    tujuan = ">&-" if ke == "-" else f"> {ke}"
    selesai = subprocess.run(
        ["/bin/sh", "-c", f'"$@" {tujuan}', "sh", *PERINTAH, "katalog", "ekspor"],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )

    assert selesai.returncode == 4
    assert "Traceback" not in selesai.stderr
    assert selesai.stderr.startswith("Keluarannya tidak dapat ditulis") or ke == "-"


def test_yang_menutup_keluaran_galat_tetap_dilayani() -> None:
    selesai = subprocess.run(
        ["/bin/sh", "-c", '"$@" 2>&-', "sh", *PERINTAH, "katalog", "daftar"],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )

    assert selesai.returncode == 0
    assert "santunan-kematian" in selesai.stdout


@pytest.mark.parametrize(
    ("argumen", "kode"),
    [
        (("katalog", "periksa", "tidak-ada"), 1),
        (("katalog", "apa"), 2),
        (("katalog", "tampil", "x/y"), 3),
        ((), 2),
    ],
    ids=["masalah", "pemakaian", "tak-ada", "kosong"],
)
def test_kode_keluar_sampai_ke_pemanggil(argumen: tuple[str, ...], kode: int) -> None:
    selesai = jalankan(*argumen)

    assert selesai.returncode == kode
    assert selesai.stderr
    assert "Traceback" not in selesai.stderr


TANPA_SAAT = [
    ["katalog", "daftar"],
    ["katalog", "tampil", "banjarmasin/santunan-kematian"],
    ["katalog", "bandingkan", "kedaruratan", "sk-080-2023", "sk-093-2024"],
    ["tafsir"],
    ["skema"],
]


@pytest.mark.parametrize("argumen", TANPA_SAAT, ids=" ".join)
def test_perintah_tidak_memuat_pustaka_yang_tidak_dipakainya(argumen: list[str]) -> None:
    """What makes the command slow to start is loaded only by those that need it."""
    kode = (
        "import sys; from dinsos_adapters.cli.utama import aplikasi\n"
        f"aplikasi({argumen}, standalone_mode=False)\n"
        "print(*{m.partition('.')[0] for m in sys.modules}, file=sys.stderr)"
    )
    selesai = subprocess.run(
        [sys.executable, "-c", kode], capture_output=True, text=True, check=True
    )
    termuat = set(selesai.stderr.split())

    assert "typer" in termuat
    assert termuat & {"sqlalchemy", "holidays", "statemachine", "pendulum", "cryptography"} == set()


def test_putusan_pertama_tidak_memuat_pustaka_yang_tidak_dipakainya() -> None:
    kode = (
        "import sys; from dinsos_adapters import rakit\n"
        "app = rakit('banjarmasin')\n"
        "assert app.persiapkan('santunan-kematian').unwrap().penilaian.syarat\n"
        "print(*{m.partition('.')[0] for m in sys.modules})"
    )
    selesai = subprocess.run(
        [sys.executable, "-c", kode], capture_output=True, text=True, check=True
    )
    termuat = set(selesai.stdout.split())

    assert "dinsos_core" in termuat
    assert termuat & {"sqlalchemy", "holidays", "statemachine", "pendulum", "cryptography"} == set()
