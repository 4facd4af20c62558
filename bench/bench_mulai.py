"""Import, the first decision, the first stored command, and commands, each from a cold interpreter.

Over an interpreter that does nothing, with every module compiled before; the quietest of all turns,
by the clock and by what the processor did. A start ends where its work is done. Python's ending,
which takes down all that was loaded, is no part of it, but of a program that does nothing else; the
third column has both. A command of `dinsos` is such a program. The last is how many attrs classes
were made, which is most of what an import costs.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path

from attrs import frozen

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
TANPA_RAKITAN = """
from datetime import date
from dinsos_adapters.kalender import KalenderHolidays
from dinsos_adapters.katalog import muat_katalog
from dinsos_core import nilai_kelayakan
hasil = nilai_kelayakan(
    muat_katalog(),
    KalenderHolidays(),
    "santunan-kematian",
    {
        "pemohon": {"ahli_waris": True},
        "almarhum": {"tanggal_meninggal": date(2026, 1, 2), "kis_pemerintah": False},
    },
    instansi="banjarmasin",
    pada=date(2026, 3, 2),
).unwrap()
assert hasil.syarat
"""
PERINTAH = """
from pathlib import Path
from dinsos_adapters import buka_gudang, rakit
from dinsos_core import AjukanPermohonan, Pelaku, PihakDiajukan
gudang = buka_gudang(f"sqlite:///{folder}/kasus.db", Path(folder, "kunci"))
app = rakit("banjarmasin", penyimpanan=gudang)
pihak = [
    PihakDiajukan(pihak="pemohon", data={"nama": "Rina Contoh", "ahli_waris": True}),
    PihakDiajukan(pihak="almarhum", data={"nama": "Udin Contoh"}),
]
ajukan = AjukanPermohonan(layanan="santunan-kematian", pihak=pihak)
warga = Pelaku(id="akun-17", peran={"pemohon"})
app.lakukan_atau_gagal(ajukan, oleh=warga)
gudang.tutup()
"""
README = """
from dinsos_core import (
    AjukanPermohonan, CatatPemberitahuan, Pelaku, PihakDiajukan, SelesaikanLangkah, jelaskan
)
"""
ADA, DIBUAT = (f"perintah tersimpan pertama, tabelnya {satu}" for satu in ("ada", "dibuat"))
DINSOS = "from dinsos_adapters.cli import jalankan; import sys; sys.argv = {}; jalankan()"
PESERTA = {
    "python saja": "pass",
    "import dinsos_core": "import dinsos_core",
    "import dinsos_core, nama-nama README": README,
    "import dinsos_core, semua nama publik": "from dinsos_core import *",
    "import rakit": "from dinsos_adapters import rakit; rakit",
    "putusan pertama": PUTUSAN,
    "putusan pertama, tanpa rakitan": TANPA_RAKITAN,
    "dinsos --help": DINSOS.format(["dinsos", "--help"]),
    "dinsos katalog daftar": DINSOS.format(["dinsos", "katalog", "daftar"]),
}
SELESAI = "\nimport os; os._exit(0)\n"
HITUNG = """
import atexit, sys
import attr._make as buat
asli, banyak = buat._ClassBuilder.build_class, []
def build_class(self):
    banyak.append(1)
    return asli(self)
buat._ClassBuilder.build_class = build_class
atexit.register(lambda: sys.stderr.write(f"{len(banyak)}\\n"))
"""


@frozen
class Lama:
    """Seconds by the clock, and at work."""

    jam: float
    cpu: float


def jalan(kode: str) -> Lama:
    """One run in a fresh interpreter."""
    cpu, mulai = _cpu(), time.perf_counter()
    subprocess.run(  # noqa: S603  # own code
        [sys.executable, "-c", kode], check=True, stdout=subprocess.DEVNULL
    )
    return Lama(time.perf_counter() - mulai, _cpu() - cpu)


def kelas(kode: str) -> int:
    """How many attrs classes are made."""
    selesai = subprocess.run(  # noqa: S603  # own code
        [sys.executable, "-c", HITUNG + kode], check=True, capture_output=True, text=True
    )
    return int(selesai.stderr.split()[-1])


def _cpu() -> float:
    anak = resource.getrusage(resource.RUSAGE_CHILDREN)
    return anak.ru_utime + anak.ru_stime


def main() -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as tempat:
        ada = Path(tempat, "ada")
        ada.mkdir()
        peserta = {
            **PESERTA,
            ADA: f"folder = {str(ada)!r}\n{PERINTAH}",
            DIBUAT: f"import tempfile\nfolder = tempfile.mkdtemp(dir={tempat!r})\n{PERINTAH}",
        }
        banyak = {nama: kelas(kode) for nama, kode in peserta.items()}
        mulai: dict[str, list[Lama]] = {nama: [] for nama in peserta}
        semua: dict[str, list[Lama]] = {nama: [] for nama in peserta}
        for _ in range(9):
            for nama, kode in peserta.items():
                mulai[nama].append(jalan(kode + SELESAI))
                semua[nama].append(jalan(kode))

    def tercepat(lama: dict[str, list[Lama]], nama: str, ambil: Callable[[Lama], float]) -> float:
        dasar = min(map(ambil, lama["python saja"]))
        return (min(map(ambil, lama[nama])) - dasar) * 1e3

    sys.stdout.write("\nDari dingin, di atas interpreter kosong\n")
    for nama, kelasnya in banyak.items():
        jam, cpu = (tercepat(mulai, nama, attrgetter(satu)) for satu in ("jam", "cpu"))
        akhir = tercepat(semua, nama, attrgetter("cpu"))
        sys.stdout.write(
            f"  {nama:<44} {jam:>6.0f} ms {cpu:>6.0f} ms CPU, berakhir {akhir:>6.0f}"
            f" {kelasnya:>6} kelas\n"
        )


if __name__ == "__main__":
    main()
