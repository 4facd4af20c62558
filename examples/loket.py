"""A working day at the counter, from papers to decisions, letters and mail.

    python examples/loket.py                    everything, case by case
    python examples/loket.py --ringkas          one line for each case
    python examples/loket.py --kasus PA-05      one case (may be repeated)
    python examples/loket.py --keluaran hari    keep database and mail there, not in `.loket`
    python examples/loket.py --basis-data URL   another database: postgresql+psycopg://…, or memori

Cases are stored in a SQLite file. A second run finds every command done already, changes nothing
and shows the same.

Clock and ids come from the data files in examples/data, so that two runs can be compared.
"""

import argparse
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from _loket.data import DataSalah, Hari, baca_hari
from _loket.hari import buka_loket, jalankan, urutan
from _loket.laporan import ringkasan, satu_baris, tampilkan_perkara
from rich.console import Console
from rich.progress import Progress

from dinsos_adapters import buka_gudang
from dinsos_adapters.brankas import KunciRusak
from dinsos_adapters.sql import GudangSql
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork, PenyimpananGagal

AKAR = Path(__file__).parents[1]
DATA = AKAR / "examples" / "data"
LEBAR = 100


def main(argv: Sequence[str] | None = None) -> int:
    argumen = argparse.ArgumentParser(description="Satu hari kerja di loket dinas sosial.")
    argumen.add_argument("--ringkas", action="store_true", help="satu baris untuk tiap perkara")
    argumen.add_argument("--kasus", action="append", metavar="KODE", help="hanya perkara ini")
    argumen.add_argument(
        "--keluaran", type=Path, metavar="DIR", help="folder basis data, kunci dan surel (.eml)"
    )
    argumen.add_argument(
        "--basis-data", metavar="URL", help="basis data lain, atau `memori`; bawaan: berkas SQLite"
    )
    pilihan = argumen.parse_args(argv)
    try:
        hari = baca_hari(DATA)
    except DataSalah as salah:
        argumen.error(str(salah))
    tampil = _pilih(argumen, hari, pilihan.kasus)
    keluaran = pilihan.keluaran or AKAR / ".loket"
    surel = keluaran / "surel"
    surel.mkdir(parents=True, exist_ok=True)
    simpanan = _simpanan(argumen, keluaran, pilihan.basis_data)
    try:
        _tampilkan(hari, surel, simpanan, tampil, pilihan)
    finally:
        if simpanan is not None:
            simpanan.tutup()
    return 0


def _tampilkan(
    hari: Hari,
    surel: Path,
    simpanan: PembukaUnitOfWork | None,
    tampil: set[str],
    pilihan: argparse.Namespace,
) -> None:
    konsol = Console(width=None if sys.stdout.isatty() else LEBAR, highlight=False)
    loket = buka_loket(hari, surel, penyimpanan=simpanan)
    banyak = len(urutan(hari.perkara))
    with Progress(console=konsol, transient=True, disable=not konsol.is_terminal) as kemajuan:
        tugas = kemajuan.add_task("Hari di loket", total=banyak)
        terjadi = jalankan(loket, lambda: kemajuan.advance(tugas))

    for perkara in hari.perkara:
        if perkara.kode in tampil and pilihan.ringkas:
            konsol.print(satu_baris(loket, perkara, terjadi[perkara.kode]), soft_wrap=True)
        elif perkara.kode in tampil:
            tampilkan_perkara(
                konsol, loket, perkara, terjadi[perkara.kode], rinci=bool(pilihan.kasus)
            )
    if not pilihan.ringkas:
        konsol.print(ringkasan(loket, terjadi))
    banyak_surel = len(list(surel.glob("*.eml")))
    baru = sum(1 for semua in terjadi.values() for satu in semua if satu.mengubah)
    konsol.print(
        f"{banyak} tindakan, {baru} mengubah sesuatu; {banyak_surel} surel di {surel}",
        soft_wrap=True,
    )
    if not baru:
        konsol.print("Hari ini sudah dijalankan; hapus foldernya untuk mengulang.")


def _simpanan(
    argumen: argparse.ArgumentParser, keluaran: Path, basis_data: str | None
) -> GudangSql | None:
    if basis_data == "memori":
        return None
    try:
        return buka_gudang(
            basis_data or f"sqlite:///{keluaran / 'loket.db'}", keluaran / "kunci.toml"
        )
    except (KunciRusak, PenyimpananGagal, ValueError) as gagal:
        argumen.error(f"basis data tidak dapat dibuka: {gagal}")


def _pilih(argumen: argparse.ArgumentParser, hari: Hari, diminta: list[str] | None) -> set[str]:
    kode = {perkara.kode for perkara in hari.perkara}
    pilihan = {satu.upper() for satu in diminta or kode}
    for asing in sorted(pilihan - kode):
        dekat = get_close_matches(asing, sorted(kode), n=1)
        mirip = f"; mungkin maksudnya {dekat[0]}" if dekat else ""
        argumen.error(f"tidak ada perkara {asing}{mirip}")
    return pilihan


if __name__ == "__main__":
    sys.exit(main())
