"""`dinsos katalog`: what the catalogue holds."""

from typing import Annotated

import typer

from dinsos_adapters.cli.dasar import (
    JsonPilihan,
    PadaPilihan,
    buka_katalog,
    tulis_json,
    tulis_tabel,
)

perintah = typer.Typer(help="Standar dalam katalog.", no_args_is_help=True)


@perintah.command()
def daftar(
    ctx: typer.Context,
    instansi: Annotated[str | None, typer.Option("--instansi", metavar="KODE")] = None,
    pada: PadaPilihan = None,
    json: JsonPilihan = False,
) -> None:
    """Daftar standar beserta masa berlakunya."""
    baris = [
        {"instansi": satu.instansi.kode, "layanan": satu.layanan, "nama": satu.nama}
        for satu in buka_katalog(ctx).semua()
        if instansi in (None, satu.instansi.kode)
    ]
    if json:
        tulis_json(baris)
    else:
        tulis_tabel(list(baris[0]), [list(satu.values()) for satu in baris])
