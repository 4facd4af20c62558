"""The catalogue: what a process pays for its first standard, for all of them, and for a check.

The first table starts a fresh interpreter for every figure and counts from the end of the import.
Goals: one standard within 30 ms, the whole catalogue within 500 ms.
"""

import json
import statistics
import subprocess
import sys
from datetime import date

from ukur import ukur

from dinsos_adapters.katalog import muat_katalog
from dinsos_adapters.katalog.ekspor import ekspor_katalog
from dinsos_adapters.katalog.skema_json import skema
from dinsos_core.domain.standar.perbandingan import bandingkan

DINGIN = """
import time
from datetime import date
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
}
GOL = {"satu standar Banjarmasin": 30, "satu standar Palangka Raya": 30, "seluruh katalog": 500}


def dari_dingin(kerja: str) -> float:
    """Seconds in a fresh interpreter, after the import."""
    kode = DINGIN.format(kerja=kerja)
    selesai = subprocess.run(  # noqa: S603  # own code
        [sys.executable, "-c", kode], capture_output=True, text=True, check=True
    )
    return float(selesai.stdout)


def main() -> None:
    lama: dict[str, list[float]] = {nama: [] for nama in KERJA}
    for _ in range(9):
        for nama, kerja in KERJA.items():
            lama[nama].append(dari_dingin(kerja))
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
