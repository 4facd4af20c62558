"""What all groups of commands share: exit codes, the catalogue asked for, output.

Output goes through `tulis`, `tulis_tabel` and `tulis_json`: on a terminal with colour and in its
width, otherwise plain, one line a record, never shortened. Data are never read as markup.
"""

import json
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from attrs import frozen

from dinsos_adapters.katalog import KatalogRusak, KatalogToml, muat_katalog


class KodeKeluar(IntEnum):
    """Exit codes; scripts rely on them."""

    BERES = 0
    MASALAH = 1
    """Something was looked at and found wrong."""
    PEMAKAIAN = 2
    """The command was not understood."""
    TAK_ADA = 3
    """What was asked for does not exist."""


@frozen(kw_only=True)
class PilihanUmum:
    """The global options: directories instead of the built-in catalogue, and beside it."""

    katalog: tuple[Path, ...] = ()
    dengan: tuple[Path, ...] = ()


def urai_tanggal(teks: str) -> date:
    """An ISO date from the command line."""
    try:
        return date.fromisoformat(teks)
    except ValueError:
        raise typer.BadParameter(
            f"{teks!r} bukan tanggal; tulis seperti 2026-03-02", param_hint="--pada"
        ) from None


PadaPilihan = Annotated[
    date | None,
    typer.Option(
        "--pada",
        metavar="TANGGAL",
        parser=urai_tanggal,
        help="Versi yang berlaku pada tanggal ini (2026-03-02); bawaannya hari ini.",
    ),
]
JsonPilihan = Annotated[bool, typer.Option("--json", help="Keluarkan sebagai JSON.")]


def buka_katalog(ctx: typer.Context) -> KatalogToml:
    """The catalogue that the global options name; mistakes in it end the command."""
    pilihan = ctx.find_object(PilihanUmum) or PilihanUmum()
    try:
        return muat_katalog(*pilihan.katalog, *pilihan.dengan, dengan_bawaan=not pilihan.katalog)
    except KatalogRusak as rusak:
        gagal(
            *(str(masalah) for masalah in rusak.masalah),
            f"Katalog tidak dapat dipakai: {len(rusak.masalah)} masalah.",
            kode=KodeKeluar.MASALAH,
        )


def gagal(*baris: str, kode: KodeKeluar) -> NoReturn:
    """End the command with a message on standard error."""
    for satu in baris:
        sys.stderr.write(f"{satu}\n")
    raise typer.Exit(int(kode))


def ke_layar() -> bool:
    """Whether a person looks at standard output."""
    return sys.stdout.isatty()


def lebar() -> int:
    """Columns to write in: the terminal's, within what reads well."""
    return max(60, min(shutil.get_terminal_size().columns, 120))


def tulis(teks: str = "") -> None:
    """One line, or several, as they are."""
    sys.stdout.write(f"{teks}\n")


def tulis_json(nilai: object) -> None:
    """The value as JSON, readable and stable."""
    tulis(json.dumps(nilai, ensure_ascii=False, indent=2))


def tulis_tabel(kolom: Sequence[str], baris: Sequence[Sequence[str]]) -> None:
    """A table: ruled and wrapped on a terminal, otherwise plain padded columns."""
    if ke_layar():
        _tabel_layar(kolom, baris)
        return
    semua = [list(kolom), *(list(satu) for satu in baris)]
    luas = [max(len(satu[n]) for satu in semua) for n in range(len(kolom))]
    for satu in semua:
        sel = (isi.ljust(luas[n]) for n, isi in enumerate(satu))
        tulis("  ".join(sel).rstrip())


def _tabel_layar(kolom: Sequence[str], baris: Sequence[Sequence[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    tabel = Table(*(Text(satu) for satu in kolom), box=SIMPLE_HEAD)
    for satu in baris:
        tabel.add_row(*(Text(isi) for isi in satu))
    Console(highlight=False).print(tabel)
