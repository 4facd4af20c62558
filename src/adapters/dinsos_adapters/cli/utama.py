"""The application `dinsos`: its groups, its global options, and its way of saying "not like that".

A new group is one module with a `typer.Typer()` and one line in `_KELOMPOK`.
"""

from pathlib import Path
from typing import Annotated

import typer

from dinsos_adapters.cli import katalog
from dinsos_adapters.cli.dasar import PilihanUmum

aplikasi = typer.Typer(
    help="Standar pelayanan sosial sebagai data yang berjalan.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@aplikasi.callback()
def _umum(
    ctx: typer.Context,
    katalog: Annotated[
        list[Path] | None,
        typer.Option("--katalog", metavar="DIR", help="Katalog sendiri sebagai ganti bawaan."),
    ] = None,
    dengan: Annotated[
        list[Path] | None,
        typer.Option("--dengan", metavar="DIR", help="Katalog sendiri di samping bawaan."),
    ] = None,
) -> None:
    ctx.obj = PilihanUmum(katalog=tuple(katalog or ()), dengan=tuple(dengan or ()))


_KELOMPOK = {"katalog": katalog.perintah}
for _nama, _kelompok in _KELOMPOK.items():
    aplikasi.add_typer(_kelompok, name=_nama)
