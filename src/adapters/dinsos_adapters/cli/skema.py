"""`dinsos skema`: what the files of a catalogue look like, for editors."""

from typing import Annotated

import typer

from dinsos_adapters.cli.dasar import tak_dikenal, tulis_json
from dinsos_adapters.katalog.skema_json import BERKAS
from dinsos_adapters.katalog.skema_json import skema as skema_berkas


def skema(
    berkas: Annotated[
        str | None,
        typer.Argument(
            metavar=f"[{'|'.join(BERKAS)}]", help="Jenis berkas; tanpa ini, ketiganya sekaligus."
        ),
    ] = None,
) -> None:
    """JSON Schema berkas standar, keputusan, dan instansi."""
    if berkas is not None and berkas not in BERKAS:
        tak_dikenal("Jenis berkas", berkas, BERKAS)
    tulis_json(skema_berkas(berkas))
