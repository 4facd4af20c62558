"""The `dinsos` command: a driving adapter above the wiring, one module per group of commands.

`utama` holds the application and registers the groups; `dasar` what they share: exit codes, the
catalogue of the global options, plain output and JSON. The libraries of the extra `cli` are
imported in this package and nowhere else, and what only one command needs when it runs.
"""

import atexit
import gc
import io
import os
import sys

from dinsos_core.ports.pustaka import PustakaTiada, perlu


def jalankan() -> None:
    """The console script; without the extra it says what to install."""
    if sys.stdout is None:
        sys.exit(4)  # closed by the caller: what it would say could not be told
    if sys.stderr is None:  # so may this be, by who wants no complaints; the work is done
        sys.stderr = io.StringIO()
    _samakan_sandi()
    # Ending, Python looks for rings among all that was loaded, a fifth of a short command; the
    # memory is given back anyway, and a store closes what it opened.
    atexit.register(gc.freeze)
    try:
        with perlu("cli"):
            from dinsos_adapters.cli.utama import aplikasi  # noqa: PLC0415 - needs the extra
    except PustakaTiada as tiada:
        sys.exit(str(tiada))
    try:
        try:
            aplikasi(prog_name="dinsos")
        finally:
            sys.stdout.flush()
    except OSError as galat:
        if isinstance(galat, BrokenPipeError) or galat.filename is not None:
            raise
        _buang_keluaran()
        sys.stderr.write(f"Keluarannya tidak dapat ditulis: {galat.strerror}.\n")
        sys.exit(4)


def _buang_keluaran() -> None:
    """What is left in the buffer fails again when Python ends, with a code of its own."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
