"""The `dinsos` command: a driving adapter above the wiring, one module per group of commands.

`utama` holds the application and registers the groups; `dasar` what they share: exit codes, the
catalogue of the global options, plain output and JSON. The libraries of the extra `cli` are
imported in this package and nowhere else, and what only one command needs when it runs.
"""

import io
import sys

from dinsos_core.ports.pustaka import PustakaTiada, perlu


def jalankan() -> None:
    """The console script; without the extra it says what to install."""
    for keluaran in (sys.stdout, sys.stderr):
        if isinstance(keluaran, io.TextIOWrapper):
            keluaran.reconfigure(errors="replace")  # a terminal without an arrow gets "?"
    try:
        with perlu("cli"):
            from dinsos_adapters.cli.utama import aplikasi  # noqa: PLC0415 - needs the extra
    except PustakaTiada as tiada:
        sys.exit(str(tiada))
    aplikasi(prog_name="dinsos")
