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
    _samakan_sandi()
    try:
        with perlu("cli"):
            from dinsos_adapters.cli.utama import aplikasi  # noqa: PLC0415 - needs the extra
    except PustakaTiada as tiada:
        sys.exit(str(tiada))
    aplikasi(prog_name="dinsos")


def _samakan_sandi() -> None:
    """What goes to a file or to another program, and comes from one, is UTF-8 whatever the locale;
    a terminal that lacks a character gets its number. `dasar.mesin` has what programs read."""
    for aliran in (sys.stdin, sys.stdout, sys.stderr):
        if not isinstance(aliran, io.TextIOWrapper):
            continue
        if not aliran.isatty():
            aliran.reconfigure(encoding="utf-8")
        if aliran is not sys.stdin:
            aliran.reconfigure(errors="backslashreplace")
