"""A copy of a SQLite store while it is in use, and how to make one of PostgreSQL."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Engine

from dinsos_adapters.sql.galat import BASIS_DATA_RUSAK, menerjemahkan
from dinsos_core.ports.penyimpanan import PenyimpananGagal

PG_DUMP: Final = ("pg_dump", "--format=custom")


def salin_sqlite(engine: Engine, ke: Path) -> None:
    """Copy the whole database, as of one moment, into a new file that only its owner may read.

    Writers are not kept waiting. When this returns the copy is on disk and was read back in full.
    Raises `PenyimpananGagal`, and `OSError` (`FileExistsError` rather than replace a file);
    then no file of that name is left behind by this.
    """
    os.close(os.open(ke, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with menerjemahkan():
            _salin(engine, ke)
        with ke.open("rb") as berkas:
            os.fsync(berkas.fileno())
    except BaseException:
        ke.unlink()
        raise


def _salin(engine: Engine, ke: Path) -> None:
    with engine.connect() as koneksi, closing(sqlite3.connect(ke)) as salinan:
        sumber: Any = koneksi.connection.dbapi_connection
        # All pages in one step: in several, a writer in between would make it start over.
        sumber.backup(salinan)
        # One file with everything in it, no log beside it; the store turns WAL on again.
        salinan.execute("PRAGMA journal_mode = DELETE")
        (hasil,) = salinan.execute("PRAGMA integrity_check").fetchone()
    if hasil != "ok":
        raise PenyimpananGagal(BASIS_DATA_RUSAK)


def perintah_pg_dump(engine: Engine, ke: Path, *, prefix: str, schema: str | None) -> list[str]:
    """The command that copies the store's tables from PostgreSQL, as arguments.

    Names no password; `pg_dump` takes it from `PGPASSWORD` or `~/.pgpass`.
    """
    url = engine.url
    alamat = URL.create(
        "postgresql", url.username, None, url.host, url.port, url.database, url.query
    )
    apa: tuple[str, ...] = ()
    if prefix:
        apa = (f"--table={f'{schema}.' if schema else ''}{prefix}*",)
    elif schema:
        apa = (f"--schema={schema}",)
    return [*PG_DUMP, f"--dbname={alamat}", *apa, f"--file={ke}"]
