"""Type checks what readers copy, for nox: the documents' Python, and examples/.

As three readers would: mypy --strict with the plugin of `returns`, the same without it, and
pyright, which knows no plugins. Each reads everything in one run and names the documents' lines.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.repo.dokumen import AKAR, DOKUMEN, modul

IMPOR = [AKAR / "src", AKAR / "src" / "adapters", AKAR / "examples"]
DISALIN = [*sorted((AKAR / "examples").glob("*.py")), AKAR / "tests" / "repo" / "tipe_umum.py"]
PYRIGHT = {
    "typeCheckingMode": "strict",  # or a host that is strict itself meets our Unknowns before us
    "reportUnusedExpression": False,  # a session shows a value by naming it
    "reportUnnecessaryTypeIgnoreComment": True,  # as mypy --strict has it
    "extraPaths": [str(folder) for folder in IMPOR],
}


def tulis_modul(folder: Path) -> dict[str, str]:
    """Fill the folder with modules; how a checker calls each, and what it is called here."""
    asal: dict[str, str] = {}
    for sumber in [*DOKUMEN, *DISALIN]:
        isi = sumber.read_text(encoding="utf-8")
        kode = isi if sumber.suffix == ".py" else modul(isi)
        if kode.strip():
            nama = sumber.relative_to(AKAR)
            berkas = folder / str(nama.with_suffix(".py")).replace("-", "_")
            berkas.parent.mkdir(parents=True, exist_ok=True)
            berkas.write_text(kode, encoding="utf-8")
            asal[tanpa_akar(str(berkas))] = str(nama)
    return asal


def tanpa_akar(teks: str) -> str:
    return teks.replace(f"{AKAR}{os.sep}", "")


def main(folder: Path) -> int:
    """The folder must stay where it is: mypy's cache keeps messages with the paths of last time."""
    shutil.rmtree(folder, ignore_errors=True)
    asal = tulis_modul(folder)
    (folder / "pyrightconfig.json").write_text(json.dumps(PYRIGHT), encoding="utf-8")
    mypy = [sys.executable, "-m", "mypy", "--strict", *asal]
    tanpa = ["--config-file=", "--explicit-package-bases", "--follow-imports=silent"]
    pyright = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable]
    perintah = {
        "mypy --strict": mypy,  # the configuration, and so the cache, of the plain run
        "mypy --strict, no plugin": [*mypy, *tanpa, "--cache-dir=.mypy_cache/tanpa-plugin"],
        "pyright": [*pyright, "--project", str(folder)],
    }
    lingkungan = {
        **os.environ,
        "MYPYPATH": os.pathsep.join(map(str, [folder, *IMPOR])),
        "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1",  # or it asks PyPI for a newer one, every time
    }
    berjalan = {
        nama: subprocess.Popen(
            argumen,
            cwd=AKAR,
            env=lingkungan,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        for nama, argumen in perintah.items()
    }
    for nama, proses in berjalan.items():
        keluaran = tanpa_akar(proses.communicate()[0])
        for berkas, sumber in asal.items():
            keluaran = keluaran.replace(berkas, sumber)
        print(f"{nama}:\n{keluaran.rstrip()}")  # noqa: T201 -- for a person at a terminal
    return int(any(proses.returncode for proses in berjalan.values()))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
