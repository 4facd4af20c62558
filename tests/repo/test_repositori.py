"""What the repository promises a newcomer: one test command, no dead links, decisions indexed."""

import ast
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[2]
DOKUMEN = [*AKAR.glob("*.md"), *AKAR.glob("docs/**/*.md"), *AKAR.glob("bench/*.md")]
KEPUTUSAN = sorted((AKAR / "docs" / "keputusan").glob("[0-9]*.md"))


def test_ci_menjalankan_perintah_uji_yang_tertulis_di_readme() -> None:
    ci = AKAR / ".ci" / "run"
    perintah = ci.read_text(encoding="utf-8").splitlines()[-1]

    assert "nox" in perintah
    assert perintah in (AKAR / "README.md").read_text(encoding="utf-8").splitlines()
    assert os.access(ci, os.X_OK)


@pytest.mark.parametrize("berkas", DOKUMEN, ids=lambda p: p.relative_to(AKAR).as_posix())
def test_tautan_dalam_dokumen_tidak_putus(berkas: Path) -> None:
    tautan = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", berkas.read_text(encoding="utf-8"))

    assert [t for t in tautan if not (berkas.parent / t).exists()] == []


def test_setiap_keputusan_tercatat_dalam_indeks_dan_berurutan() -> None:
    indeks = (AKAR / "docs" / "keputusan" / "README.md").read_text(encoding="utf-8")

    assert [int(k.name[:4]) for k in KEPUTUSAN] == list(range(1, len(KEPUTUSAN) + 1))
    assert [k.name for k in KEPUTUSAN if f"({k.name})" not in indeks] == []


def test_setiap_kata_dalam_nama_kelas_domain_ada_dalam_glosarium() -> None:
    kata = {
        bagian
        for berkas in (AKAR / "src" / "dinsos_core" / "domain").rglob("*.py")
        for simpul in ast.walk(ast.parse(berkas.read_text(encoding="utf-8")))
        if isinstance(simpul, ast.ClassDef) and not simpul.name.startswith("_")
        for bagian in re.findall("[A-Z]+(?![a-z])|[A-Z][a-z]+", simpul.name)
    }
    glosarium = (AKAR / "docs" / "glosarium.md").read_text(encoding="utf-8")
    tercatat = {k.capitalize() for k in re.findall(r"\w+", glosarium)}

    hilang = {k for k in kata if k.capitalize() not in tercatat}

    assert hilang == set(), f"words missing from docs/glosarium.md: {', '.join(sorted(hilang))}"


@pytest.mark.parametrize("cerita", ["loket", "malam", "singgah", "aduan"])
def test_simpanan_contoh_tidak_ikut_tersimpan_di_repositori(cerita: str) -> None:
    """It holds the vault's key."""
    terabaikan = (AKAR / ".gitignore").read_text(encoding="utf-8").splitlines()
    tersimpan = subprocess.run(
        [shutil.which("git") or "git", "ls-files", f".{cerita}"],
        cwd=AKAR,
        capture_output=True,
        text=True,
        check=False,
    )

    assert f"/.{cerita}/" in terabaikan
    assert tersimpan.stdout == ""
