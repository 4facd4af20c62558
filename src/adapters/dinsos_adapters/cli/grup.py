"""Command groups that say in Indonesian what they did not understand, with the nearest name."""

import re
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, cast

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from dinsos_adapters.cli.dasar import KodeKeluar, terlihat
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.ports.pustaka import PustakaTiada

UMUM = ("--katalog", "--dengan")
"""Global options, which stand before the name of a command."""

_LEBIH = re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)")
# The library's base of all "not understood"; it has no public name of its own in every version.
_SALAH_PAKAI = cast("type[Exception]", typer.BadParameter.__base__)


class Grup(TyperGroup):
    """As the outermost group it also turns every refusal into a message and an exit code.

    ``bawaan``: the command that is meant where none is named and nothing named is near one.
    """

    bawaan = ""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run; when standalone, end the process with the exit code."""
        lain = (args, prog_name, complete_var, False, windows_expand_args)
        if not standalone_mode:
            return super().main(*lain, **extra)
        try:
            kode = super().main(*lain, **extra)
        except _SALAH_PAKAI as galat:
            sys.stderr.write(f"{terlihat(_pesan(galat))}\n")
            sys.exit(KodeKeluar.PEMAKAIAN)
        except PustakaTiada as tiada:
            sys.stderr.write(f"{tiada}\n")
            sys.exit(KodeKeluar.GAGAL)
        except OSError as galat:
            if isinstance(galat, BrokenPipeError) or galat.filename is None:
                raise
            nama = terlihat(str(galat.filename))
            sys.stderr.write(f"{nama} tidak dapat dibaca atau ditulis: {galat.strerror}.\n")
            sys.exit(KodeKeluar.GAGAL)
        except typer.Abort:
            sys.exit(130)
        sys.exit(kode if isinstance(kode, int) else KodeKeluar.BERES)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command named; an unknown one is refused with the nearest name."""
        if self.get_command(ctx, args[0]) is None:
            dikenal = self.list_commands(ctx)
            dekat = terdekat(args[0], dikenal)
            if self.bawaan and not dekat:
                return super().resolve_command(ctx, [self.bawaan, *args])
            lanjut = f"Mungkin maksudnya {dekat}?" if dekat else f"Yang ada: {', '.join(dikenal)}."
            ctx.fail(f"{ctx.command_path} tidak mengenal perintah {args[0]!r}. {lanjut}")
        nama, perintah, sisa = super().resolve_command(ctx, args)
        return nama, perintah.muat() if isinstance(perintah, Tunda) else perintah, sisa


class Tunda(TyperCommand):
    """A command, or a group, of which only the name and the help are known until it is called."""

    asal = ""

    def muat(self) -> Any:
        """What it stands for, from its module."""
        modul, _, nama = self.asal.partition(":")
        isi = getattr(import_module(f"dinsos_adapters.cli.{modul}"), nama)
        induk = typer.Typer(add_completion=False, rich_markup_mode=None)
        if isinstance(isi, typer.Typer):
            induk.add_typer(isi, name=self.name)
        else:
            induk.command(self.name)(isi)
        return get_group(induk).commands[str(self.name)]


def nanti(kelompok: typer.Typer, nama: str, asal: str, uraian: str) -> None:
    """Add what a module of this package has (`modul:nama`), without loading it. ``uraian``: its
    help, word for word."""
    jenis = type("Tunda", (Tunda,), {"asal": asal})
    kelompok.command(nama, cls=jenis, help=uraian)(lambda: None)


def kelompok_baru(help: str, *, bawaan: str = "") -> typer.Typer:  # noqa: A002 - typer's own word
    """A group of commands, without any yet; ``bawaan`` as in `Grup`."""
    jenis = type("GrupBerbawaan", (Grup,), {"bawaan": bawaan}) if bawaan else Grup
    return typer.Typer(cls=jenis, help=help, no_args_is_help=True, rich_markup_mode=None)


def _pesan(galat: Any) -> str:
    """The refusal in words, and where help is."""
    jenis = type(galat).__name__
    if jenis == "NoArgsIsHelpError":
        return str(galat.message)
    perintah = galat.ctx.command_path if galat.ctx else "dinsos"
    return f"{_sebab(galat, jenis, perintah)}\nBantuan: {perintah} --help"


def _sebab(galat: Any, jenis: str, perintah: str) -> str:
    match jenis:
        case "MissingParameter":
            return f"Belum ada {_nama(galat.param)}."
        case "NoSuchOption":
            if galat.option_name in UMUM:
                return f"Tulis {galat.option_name} sebelum nama perintah: dinsos {UMUM[0]} DIR …"
            dekat = ", ".join(galat.possibilities or ())
            lanjut = f" Mungkin maksudnya {dekat}?" if dekat else ""
            return f"{perintah} tidak mengenal pilihan {galat.option_name}.{lanjut}"
        case "BadOptionUsage":
            tanpa = "does not take" in galat.message
            return f"Pilihan {galat.option_name} {'tidak menerima' if tanpa else 'perlu'} nilai."
        case "BadParameter":
            return f"{galat.param_hint or _nama(galat.param)}: {galat.message}."
        case _:
            lebih = _LEBIH.match(galat.message)
            return f"Terlalu banyak: {lebih[1]}." if lebih else str(galat.message)


def _nama(param: Any) -> str:
    if param is None:
        return "nilai"
    pilihan = [satu for satu in param.opts if satu.startswith("--")]
    return str(pilihan[0] if pilihan else param.metavar or param.name.upper())
