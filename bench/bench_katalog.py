"""The catalogue: what a process pays for its first standard, for all of them, and for a check.

The first table starts a fresh interpreter for every figure and counts from the end of the import.
Goals: one standard within 30 ms, the whole catalogue within 500 ms. The built-in agencies stand in
for a catalogue of one's own, which is checked whole at the first start and then remembered.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from ukur import ukur

from dinsos_adapters import katalog as katalog_kami
from dinsos_adapters.katalog import muat_katalog
from dinsos_adapters.katalog.ekspor import ekspor_katalog
from dinsos_adapters.katalog.skema_json import skema
from dinsos_core.domain.standar.perbandingan import bandingkan

DINGIN = """
import time
from datetime import date
from pathlib import Path
from dinsos_adapters.katalog import muat_katalog
mulai = time.perf_counter()
{kerja}
print(time.perf_counter() - mulai)
"""
SATU = 'muat_katalog().standar("{}", "{}", date(2026, 3, 2)).unwrap()'
KERJA = {
    "satu standar Banjarmasin": SATU.format("banjarmasin", "pengangkatan-anak"),
    "satu standar Palangka Raya": SATU.format("palangka-raya", "calon-orang-tua-angkat"),
    "seluruh katalog": "muat_katalog().semua()",
    "pemeriksaan penuh": "assert not muat_katalog().periksa()",
    "katalog sendiri, diperiksa": 'muat_katalog(Path("sendiri"))',
    "katalog sendiri, teringat": 'muat_katalog(Path("sendiri"), ingatan=Path("ingatan"))',
}
GOL = {"satu standar Banjarmasin": 30, "satu standar Palangka Raya": 30, "seluruh katalog": 500}


def dari_dingin(kerja: str, folder: str) -> float:
    """Seconds in a fresh interpreter, after the import."""
    kode = DINGIN.format(kerja=kerja)
    selesai = subprocess.run(  # noqa: S603  # own code
        [sys.executable, "-c", kode], capture_output=True, text=True, check=True, cwd=folder
    )
    return float(selesai.stdout)


def main() -> None:
    lama: dict[str, list[float]] = {nama: [] for nama in KERJA}
    with tempfile.TemporaryDirectory() as folder, as_file(files(katalog_kami) / "data") as data:
        bersama = shutil.ignore_patterns("kosakata.toml", "inggris.toml", "tafsir.toml")
        shutil.copytree(data, Path(folder, "sendiri"), ignore=bersama)
        for kerja in KERJA.values():  # the first time remembers
            dari_dingin(kerja, folder)
        for _ in range(9):
            for nama, kerja in KERJA.items():
                lama[nama].append(dari_dingin(kerja, folder))
    sys.stdout.write("\nKatalog, proses baru, sesudah impor\n")
    for nama, semua in lama.items():
        gol = f"  (gol {GOL[nama]} ms)" if nama in GOL else ""
        tengah, cepat = statistics.median(semua) * 1e3, min(semua) * 1e3
        sys.stdout.write(f"  {nama:<32} {tengah:>8.1f} ms, tercepat {cepat:.1f} ms{gol}\n")

    katalog = muat_katalog()
    a = katalog.standar("banjarmasin", "pengangkatan-anak", date(2026, 3, 2)).unwrap()
    b = katalog.standar("palangka-raya", "calon-orang-tua-angkat", date(2026, 3, 2)).unwrap()
    hangat = ukur(
        {
            "standar yang sudah terbaca": lambda: katalog.standar(
                "banjarmasin", "pengangkatan-anak", date(2026, 3, 2)
            ),
            "bandingkan dua standar": lambda: bandingkan(a, b),
            "ekspor seluruh katalog": lambda: json.dumps(ekspor_katalog(katalog)),
            "JSON Schema": skema,
        },
        putaran=9,
    )
    sys.stdout.write("\nKatalog, sudah terbaca\n")
    for nama, satu in hangat.items():
        sys.stdout.write(f"  {nama:<32} {satu.detik * 1e3:>8.3f} ms\n")


if __name__ == "__main__":
    main()
