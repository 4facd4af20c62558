"""What other programs read is UTF-8 on any terminal and in any locale; what people read is never
lost in it."""

import io
import os
import subprocess
import sys
from typing import Any

import pytest
from tests.cli.bahan import dinsos

from dinsos_adapters import cli

STANDAR = "banjarmasin/pengangkatan-anak"
MESIN = [
    ("skema", "--help"),
    ("katalog", "daftar", "--json"),
    ("katalog", "tampil", STANDAR, "--json"),
    ("katalog", "bandingkan", "kedaruratan", "sk-080-2023", "sk-093-2024", "--json"),
    ("alur", STANDAR),
    ("alur", STANDAR, "--format", "mermaid"),
    ("tafsir", "--json"),
    ("skema",),
    ("fakta", STANDAR, "--json"),
    ("tenggat", "hitung", STANDAR, "--mulai", "2026-03-02T08:00", "--json"),
]
MANUSIA = [("katalog", "tampil", STANDAR), ("tafsir",), ("fakta", STANDAR)]


class Layar(io.BytesIO):
    """Says that a person looks at it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def keluaran(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs the command on a stream of an encoding, and gives the bytes that arrive there."""

    def jalankan(argumen: tuple[str, ...], sandi: str, ke: io.BytesIO) -> bytes:
        aliran = io.TextIOWrapper(ke, encoding=sandi, write_through=True)
        monkeypatch.setattr(sys, "stdout", aliran)
        monkeypatch.setattr(sys, "argv", ["dinsos", *argumen])
        with pytest.raises(SystemExit) as selesai:
            cli.jalankan()
        assert not selesai.value.code
        aliran.flush()
        return ke.getvalue()

    return jalankan


def rapi(teks: bytes | str) -> list[str]:
    """Its words: line ends and the ruler of a terminal are its own."""
    return (teks if isinstance(teks, str) else teks.decode()).split()


@pytest.mark.parametrize("argumen", MESIN, ids=" ".join)
def test_keluaran_mesin_selalu_utf8(keluaran: Any, argumen: tuple[str, ...]) -> None:
    seharusnya = rapi(dinsos(*argumen).keluaran)

    assert rapi(keluaran(argumen, "ascii", io.BytesIO())) == seharusnya
    assert rapi(keluaran(argumen, "cp1252", Layar())) == seharusnya


@pytest.mark.parametrize("argumen", MANUSIA, ids=" ".join)
def test_yang_dialihkan_utf8_dan_di_layar_tidak_ada_yang_hilang(
    keluaran: Any, argumen: tuple[str, ...]
) -> None:
    utuh = dinsos(*argumen).keluaran

    assert rapi(keluaran(argumen, "cp1252", io.BytesIO())) == rapi(utuh)
    layar = keluaran(argumen, "ascii", Layar()).decode("ascii")
    assert layar.count("?") <= utuh.count("?")


def test_sebagai_proses_pada_lokal_c() -> None:
    """The facts it is given are read as UTF-8, too."""
    program = "from dinsos_adapters.cli import jalankan; jalankan()"
    selesai = subprocess.run(
        [sys.executable, "-c", program, "kelayakan", STANDAR, "--fakta", "-", "--json"],
        input='{"pemohon": {"nama": "Zoë Ñoñez"}}'.encode(),
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"},
    )

    assert (selesai.returncode, selesai.stderr) == (0, b"")
    assert "“" in selesai.stdout.decode("utf-8")
