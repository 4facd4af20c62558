"""The application `dinsos`: its groups of commands and its global options.

A new group is one module with a `typer.Typer` of its own and one line here.
"""

from pathlib import Path
from typing import Annotated

import typer

from dinsos_adapters.cli import (
    alur,
    audit,
    basisdata,
    fakta,
    kalender,
    kasus,
    katalog,
    kelayakan,
    ketepatan,
    kotak_keluar,
    meja,
    paket,
    pindah,
    privasi,
    privasi_berkala,
    pulih,
    skema,
    tafsir,
    tenggat,
)
from dinsos_adapters.cli.dasar import PilihanUmum
from dinsos_adapters.cli.grup import Grup

aplikasi = typer.Typer(
    cls=Grup,
    help="Standar pelayanan sosial sebagai data. Uraian tiap perintah: docs/perintah.md.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},  # of every command below it, too
    add_completion=False,
    pretty_exceptions_enable=False,  # their panels would show personal values
    rich_markup_mode=None,
)


@aplikasi.callback()
def umum(
    ctx: typer.Context,
    sebagai_ganti: Annotated[
        list[Path] | None,
        typer.Option("--katalog", metavar="DIR", help="Katalog sendiri sebagai ganti bawaan."),
    ] = None,
    di_samping: Annotated[
        list[Path] | None,
        typer.Option("--dengan", metavar="DIR", help="Katalog sendiri di samping bawaan."),
    ] = None,
) -> None:
    """Global options: which catalogue all commands read."""
    ctx.obj = PilihanUmum(katalog=tuple(sebagai_ganti or ()), dengan=tuple(di_samping or ()))


aplikasi.add_typer(katalog.kelompok, name="katalog")
aplikasi.command("alur")(alur.alur)
aplikasi.command("tafsir")(tafsir.tafsir)
aplikasi.command("kelayakan")(kelayakan.kelayakan)
aplikasi.command("fakta")(fakta.fakta)
aplikasi.command("skema")(skema.skema)
aplikasi.add_typer(kasus.kelompok, name="kasus")
aplikasi.command("meja")(meja.meja)
aplikasi.command("jam")(meja.jam)
aplikasi.command("ketepatan")(ketepatan.ketepatan)
aplikasi.command("pindah")(pindah.pindah)
kasus.kelompok.command("pindah")(pindah.pindah_kasus)
aplikasi.add_typer(tenggat.kelompok, name="tenggat")
aplikasi.add_typer(kalender.kelompok, name="kalender")
aplikasi.add_typer(kotak_keluar.kelompok, name="kotak-keluar")
aplikasi.add_typer(basisdata.kelompok, name="basisdata")
aplikasi.add_typer(audit.kelompok, name="audit")
aplikasi.add_typer(privasi.kelompok, name="privasi")
privasi.kelompok.command("periksa")(privasi_berkala.periksa)
privasi.kelompok.command("jurnal")(privasi_berkala.jurnal)
aplikasi.add_typer(paket.kelompok, name="paket")
aplikasi.command("pulihkan")(pulih.pulihkan)
