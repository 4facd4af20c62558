"""What all groups of commands share: exit codes, the catalogue asked for, output.

Output goes through `tulis`, `tulis_tabel` and `tulis_json`: on a terminal ruled and in its width,
otherwise plain, one line a record, never shortened. Data are never read as markup.
"""

import io
import json
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from dinsos_adapters.cli.waktu import urai_tanggal
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.ports.pustaka import perlu

if TYPE_CHECKING:
    from dinsos_adapters.katalog import KatalogToml


class KodeKeluar(IntEnum):
    """Exit codes; scripts rely on them."""

    BERES = 0
    MASALAH = 1
    """Something was looked at and found wrong."""
    PEMAKAIAN = 2
    """The command was not understood."""
    TAK_ADA = 3
    """What was asked for does not exist."""
    GAGAL = 4
    """It could not be done: the database, a key, the disk."""


@frozen(kw_only=True)
class PilihanUmum:
    """The global options: directories instead of the built-in catalogue, and beside it."""

    katalog: tuple[Path, ...] = ()
    dengan: tuple[Path, ...] = ()

    @property
    def direktori(self) -> tuple[Path, ...]:
        """All of them, those that add last."""
        return (*self.katalog, *self.dengan)

    @property
    def dengan_bawaan(self) -> bool:
        """Whether the built-in catalogue takes part."""
        return not self.katalog


PadaPilihan = Annotated[
    date | None,
    typer.Option(
        "--pada",
        metavar="TANGGAL",
        parser=urai_tanggal,
        help="Yang berlaku pada tanggal ini, misalnya 2026-03-02.",
    ),
]
JsonPilihan = Annotated[bool, typer.Option("--json", help="Keluarkan sebagai JSON.")]


def pilihan_umum(ctx: typer.Context) -> PilihanUmum:
    """The global options this command was given."""
    return ctx.find_object(PilihanUmum) or PilihanUmum()


def katalog_dari(pilihan: PilihanUmum) -> "KatalogToml":
    """The catalogue of these options, remembered for this user. Raises `KatalogRusak`."""
    from dinsos_adapters.katalog import muat_katalog  # noqa: PLC0415 - no help needs it
    from dinsos_adapters.katalog.ingatan import tempat_pengguna  # noqa: PLC0415

    return muat_katalog(
        *pilihan.direktori, dengan_bawaan=pilihan.dengan_bawaan, ingatan=tempat_pengguna()
    )


def buka_katalog(ctx: typer.Context) -> "KatalogToml":
    """The catalogue that the global options name; mistakes in it end the command."""
    from dinsos_adapters.katalog import KatalogRusak  # noqa: PLC0415

    try:
        return katalog_dari(pilihan_umum(ctx))
    except KatalogRusak as rusak:
        gagal(
            *(str(masalah) for masalah in rusak.masalah),
            f"Katalog tidak dapat dipakai: {len(rusak.masalah)} masalah.",
            kode=KodeKeluar.MASALAH,
        )


def gagal(*baris: str, kode: KodeKeluar) -> NoReturn:
    """End the command with a message on standard error."""
    for satu in baris:
        sys.stderr.write(f"{terlihat(satu)}\n")
    raise typer.Exit(int(kode))


def tak_dikenal(hal: str, dicari: str, dikenal: Iterable[str]) -> NoReturn:
    """End the command: nothing has this name; the nearest one is offered, or all of them."""
    semua = sorted(dikenal)
    if dekat := terdekat(dicari, semua):
        lanjut = f"Mungkin maksudnya {dekat}?"
    else:
        lanjut = f"Yang ada: {', '.join(semua)}." if semua else "Belum ada satu pun."
    gagal(f"{hal} {dicari!r} tidak ada. {lanjut}", kode=KodeKeluar.TAK_ADA)


def ke_layar() -> bool:
    """Whether a person looks at standard output."""
    return sys.stdout.isatty()


_TAK_TERLIHAT: Final = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff]"
)
"""What a terminal obeys or does not show: controls, marks that turn the direction of a text."""


def terlihat(teks: str) -> str:
    """The text with what a terminal would obey spelt out, as JSON does."""
    return _TAK_TERLIHAT.sub(lambda m: f"\\u{ord(m[0]):04x}", teks)


def tulis(teks: str = "") -> None:
    """One line, or several, with nothing in them that a terminal obeys."""
    sys.stdout.write(f"{terlihat(teks)}\n")


def tulis_rusak(semua: Iterable[str]) -> None:
    """The damaged rows that a list leaves out, on standard error."""
    nama = [*semua]
    if nama:
        daftar = terlihat(", ".join(nama))
        sys.stderr.write(f"{len(nama)} baris rusak tidak disertakan: {daftar}\n")


def tulis_alinea(teks: str, *, awal: str = "", lanjut: str | None = None) -> None:
    """A paragraph after ``awal``; on a terminal folded, its further lines after ``lanjut``."""
    if not ke_layar():
        tulis(awal + teks)
        return
    lebar = max(60, min(shutil.get_terminal_size().columns, 100))
    menjorok = " " * len(awal) if lanjut is None else lanjut
    tulis(textwrap.fill(teks, lebar, initial_indent=awal, subsequent_indent=menjorok))


def mesin() -> None:
    """From here on standard output is for programs: UTF-8, on whatever terminal."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def tulis_json(nilai: object) -> None:
    """The value as JSON, readable and stable."""
    mesin()
    tulis(json.dumps(nilai, ensure_ascii=False, indent=2))


def tulis_tabel(
    kolom: Sequence[str],
    baris: Sequence[Sequence[str]],
    *,
    layar: Sequence[str] = (),
    utuh: Sequence[str] = (),
) -> None:
    """A table: plain padded columns, on a terminal ruled, the last column folded.

    ``layar`` names the columns worth a terminal's narrow space, all of them by default; ``utuh``
    those that are never folded, however narrow it is.
    """
    baris = [[satu.replace("\n", "\\n") for satu in semua] for semua in baris]
    if ke_layar():
        n = [i for i, nama in enumerate(kolom) if not layar or nama in layar]
        _tabel_layar([kolom[i] for i in n], [[satu[i] for i in n] for satu in baris], utuh)
        return
    semua = [kolom, *baris]
    luas = [max(len(satu[n]) for satu in semua) for n in range(len(kolom))]
    for satu in semua:
        tulis("  ".join(isi.ljust(luas[n]) for n, isi in enumerate(satu)).rstrip())


def _tabel_layar(kolom: Sequence[str], baris: Sequence[Sequence[str]], utuh: Sequence[str]) -> None:
    # Imported late: only a terminal needs it, and it takes tens of milliseconds.
    with perlu("cli"):
        from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - for that reason
        from rich.console import Console  # noqa: PLC0415
        from rich.table import Table  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

    baris = [[terlihat(isi) for isi in sel] for sel in baris]
    layar = Console(highlight=False)
    luas = [max(len(satu[n]) for satu in (kolom, *baris)) + 3 for n in range(len(kolom))]
    # Codes stay whole as long as the last column keeps room to fold in.
    muat = sum(luas[:-1]) + 20 <= layar.width
    tabel = Table(box=SIMPLE_HEAD, pad_edge=False)
    for n, nama in enumerate(kolom, 1):
        tabel.add_column(
            Text(nama), overflow="fold", no_wrap=nama in utuh or (muat and n < len(kolom))
        )
    for sel in baris:
        tabel.add_row(*(Text(isi) for isi in sel))
    layar.print(tabel)
