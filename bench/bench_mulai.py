"""Import, and the first decision, each from a cold interpreter."""

import statistics
import subprocess
import sys
import time

PUTUSAN = """
from datetime import date
from dinsos_adapters import rakit
from dinsos_core import PihakDiajukan
app = rakit("banjarmasin")
hasil = app.persiapkan(
    "santunan-kematian",
    pihak=[
        PihakDiajukan(pihak="pemohon", data={"ahli_waris": True}),
        PihakDiajukan(
            pihak="almarhum",
            data={"tanggal_meninggal": date(2026, 1, 2), "kis_pemerintah": False},
        ),
    ],
).unwrap()
assert hasil.penilaian.syarat
"""
PESERTA = {
    "python saja": "pass",
    "import dinsos_core": "import dinsos_core",
    "import dinsos_core, semua nama publik": "from dinsos_core import *",
    "import rakit": "from dinsos_adapters import rakit; rakit",
    "putusan pertama": PUTUSAN,
}


def main() -> None:
    lama: dict[str, list[float]] = {nama: [] for nama in PESERTA}
    for _ in range(9):
        for nama, kode in PESERTA.items():
            mulai = time.perf_counter()
            subprocess.run([sys.executable, "-c", kode], check=True)  # noqa: S603  # own code
            lama[nama].append(time.perf_counter() - mulai)
    dasar = statistics.median(lama["python saja"])
    sys.stdout.write("\nDari dingin, di atas interpreter kosong\n")
    for nama, semua in lama.items():
        tengah = statistics.median(semua)
        sys.stdout.write(f"  {nama:<40} {(tengah - dasar) * 1e3:>8.0f} ms\n")


if __name__ == "__main__":
    main()
