"""The command line that every example has, and the store behind it."""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final, TypeAlias

from attrs import field, frozen
from rich.console import Console
from rich.progress import Progress

from dinsos_adapters import buka_gudang
from dinsos_adapters.brankas import KunciRusak
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork, PenyimpananGagal

from .bahan import DataSalah

AKAR: Final = Path(__file__).parents[2]
LEBAR: Final = 100

Maju: TypeAlias = Callable[[], None]


@frozen(kw_only=True)
class Contoh:
    """An example that was asked for: what to show, where to keep it."""

    ringkas: bool
    diminta: bool
    """Whether cases were named."""
    tampil: frozenset[str]
    keluaran: Path
    simpanan: PembukaUnitOfWork | None = field(repr=False)
    konsol: Console = field(repr=False)

    @property
    def surel(self) -> Path:
        folder = self.keluaran / "surel"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def dengan_kemajuan(self, teks: str, banyak: int) -> tuple[Progress, Maju]:
        """A bar that goes on with each act; only where somebody looks."""
        batang = Progress(console=self.konsol, transient=True, disable=not self.konsol.is_terminal)
        tugas = batang.add_task(teks, total=banyak)
        return batang, lambda: batang.advance(tugas)

    def penutup(self, banyak: int, baru: int) -> None:
        """What was done, and where the mail is."""
        surel = len(list(self.surel.glob("*.eml")))
        self.konsol.print(
            f"{banyak} tindakan, {baru} mengubah sesuatu; {surel} surel di {self.surel}",
            soft_wrap=True,
        )
        if not baru:
            self.konsol.print("Cerita ini sudah dijalankan; hapus foldernya untuk mengulang.")


def skrip(
    nama: str,
    uraian: str,
    argv: Sequence[str] | None,
    baca: Callable[[Path], Iterable[str]],
    tampilkan: Callable[[Contoh], None],
) -> int:
    """Run an example from the command line: ``baca`` gives the codes of its cases from its folder
    of data files, ``tampilkan`` runs and shows them."""
    argumen = argparse.ArgumentParser(description=uraian)
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
        kode = set(baca(AKAR / "examples" / "data" / nama))
    except DataSalah as salah:
        argumen.error(str(salah))
    tampil = _pilih(argumen, kode, pilihan.kasus)
    keluaran = pilihan.keluaran or AKAR / f".{nama}"
    keluaran.mkdir(parents=True, exist_ok=True)
    gudang = None
    if pilihan.basis_data != "memori":
        url = pilihan.basis_data or f"sqlite:///{keluaran / f'{nama}.db'}"
        try:
            gudang = buka_gudang(url, keluaran / "kunci.toml")
        except (KunciRusak, PenyimpananGagal, ValueError) as gagal:
            argumen.error(f"basis data tidak dapat dibuka: {gagal}")
    contoh = Contoh(
        ringkas=pilihan.ringkas,
        diminta=bool(pilihan.kasus),
        tampil=tampil,
        keluaran=keluaran,
        simpanan=gudang,
        konsol=Console(width=None if sys.stdout.isatty() else LEBAR, highlight=False),
    )
    try:
        tampilkan(contoh)
    finally:
        if gudang is not None:
            gudang.tutup()
    return 0


def _pilih(
    argumen: argparse.ArgumentParser, kode: set[str], diminta: list[str] | None
) -> frozenset[str]:
    pilihan = {satu.upper() for satu in diminta or kode}
    for asing in sorted(pilihan - kode):
        dekat = get_close_matches(asing, sorted(kode), n=1)
        mirip = f"; mungkin maksudnya {dekat[0]}" if dekat else ""
        argumen.error(f"tidak ada perkara {asing}{mirip}")
    return frozenset(pilihan)
