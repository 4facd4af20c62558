"""The application `dinsos`: its groups of commands and its global options.

A new group is one module with a `typer.Typer` of its own and one line here: its name, where it is,
what the help of all says of it. A command's module is loaded when it is called.
"""

from pathlib import Path
from typing import Annotated

import typer

from dinsos_adapters.cli.dasar import PilihanUmum
from dinsos_adapters.cli.grup import Grup, nanti

aplikasi = typer.Typer(
    cls=Grup,
    help="Standar pelayanan sosial sebagai data. Uraian tiap perintah: docs/perintah.md.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},  # of every command below it, too
    add_completion=False,
    pretty_exceptions_enable=False,  # their panels would show personal values
    rich_markup_mode=None,
)


def _versi(diminta: bool) -> None:
    if diminta:
        from importlib.metadata import version  # noqa: PLC0415 - only here

        typer.echo(f"dinsos-core {version('dinsos-core')}")
        raise typer.Exit


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
    _versi_diminta: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_versi, help="Versi pustaka ini."),
    ] = False,
) -> None:
    """Global options: which catalogue all commands read."""
    ctx.obj = PilihanUmum(katalog=tuple(sebagai_ganti or ()), dengan=tuple(di_samping or ()))


for nama, asal, uraian in (
    (
        "alur",
        "alur:alur",
        "Langkah satu standar sebagai bagan, dengan peran, cabang, jam, dan siklus kasusnya.",
    ),
    (
        "tafsir",
        "tafsir:tafsir",
        "Register tafsir: kata sumber, bawaan, pilihan lain, standar yang tersentuh.",
    ),
    (
        "kelayakan",
        "kelayakan:kelayakan",
        "Penilaian syarat satu layanan atas fakta dalam berkas, beserta alasannya.",
    ),
    (
        "fakta",
        "fakta:fakta",
        "Fakta yang diperlukan satu layanan: cara menulisnya, siapa menyatakannya, untuk apa.",
    ),
    ("skema", "skema:skema", "JSON Schema berkas standar, keputusan, dan instansi."),
    (
        "meja",
        "meja:meja",
        "Yang menunggu suatu peran atau akun: miliknya dahulu, lalu yang paling mendesak.",
    ),
    (
        "jam",
        "meja:jam",
        "Jam yang terbuka pada satu instansi, yang paling dahulu jatuh tempo lebih dahulu.",
    ),
    (
        "ketepatan",
        "ketepatan:ketepatan",
        "Ketepatan waktu dan beban kerja; tanpa orang, hitungan kecil tidak disebut.",
    ),
    (
        "pindah",
        "pindah:pindah",
        "Pindahkan semua kasus satu layanan ke versi standar yang berlaku.",
    ),
    (
        "pulihkan",
        "pulih:pulihkan",
        "Sesudah cadangan dipulihkan: naikkan nomor, hapus lagi, dan sebutkan apa yang hilang.",
    ),
    ("katalog", "katalog:kelompok", "Standar dalam katalog."),
    ("kasus", "kasus:kelompok", "Kasus."),
    ("tenggat", "tenggat:kelompok", "Tenggat."),
    ("kalender", "kalender:kelompok", "Hari kerja instansi."),
    ("kotak-keluar", "kotak_keluar:kelompok", "Pesan keluar."),
    ("basisdata", "basisdata:kelompok", "Tabel, keadaan tersimpan dan cadangan basis data."),
    ("audit", "audit:kelompok", "Keutuhan catatan kejadian."),
    (
        "privasi",
        "privasi:kelompok",
        "Permintaan orang tentang datanya sendiri; penahanan; jurnal di luar.",
    ),
    (
        "paket",
        "paket:kelompok",
        "Perkara bagi instansi lain, sebagai berkas bertanda tangan dan tersegel.",
    ),
):
    nanti(aplikasi, nama, asal, uraian)
