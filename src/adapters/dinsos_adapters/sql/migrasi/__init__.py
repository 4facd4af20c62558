"""The schema's versions: forwards, backwards, and whether a database has the one in force.

Alembic underneath, with a version table of our own (`<prefix>alembic_version`), so that our
migrations and the host's stand side by side in one database and neither sees the other. They can be
called inside the host's own: each function takes an engine, or a connection whose transaction the
host commits.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, func, select

from dinsos_adapters.sql.galat import menerjemahkan
from dinsos_adapters.sql.skema import PREFIX_BAWAAN, Skema, skema
from dinsos_core.ports.pustaka import perlu

with perlu("sql"):
    from alembic.autogenerate import compare_metadata
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

KINI: Final = "head"
AWAL: Final = "base"

_FOLDER: Final = Path(__file__).parent


def naik(
    basis_data: Engine | Connection,
    *,
    prefix: str = PREFIX_BAWAAN,
    schema: str | None = None,
    ke: str = KINI,
) -> None:
    """Bring the tables up to a version; the newest unless said. Does nothing if they have it.

    All steps are one transaction. Several processes may call it at once: one does the work, the
    others find it done. The schema itself must exist. Raises `PenyimpananGagal`.
    """
    with _transaksi(basis_data, prefix) as koneksi:
        _jalankan(koneksi, skema(prefix, schema), lambda skrip, dari: skrip._upgrade_revs(ke, dari))


def turun(
    basis_data: Engine | Connection,
    *,
    prefix: str = PREFIX_BAWAAN,
    schema: str | None = None,
    ke: str,
) -> None:
    """Take the tables back to a version; `AWAL` drops them **with everything in them**."""
    with _transaksi(basis_data, prefix) as koneksi:
        _jalankan(
            koneksi, skema(prefix, schema), lambda skrip, dari: skrip._downgrade_revs(ke, dari)
        )


def versi(
    basis_data: Engine | Connection, *, prefix: str = PREFIX_BAWAAN, schema: str | None = None
) -> str | None:
    """The version the tables have, or None where there are none."""
    with _transaksi(basis_data, prefix) as koneksi:
        return _konteks(koneksi, skema(prefix, schema)).get_current_revision()


def versi_terbaru() -> str:
    """The version this release of the library works with."""
    kepala = _skrip().get_current_head()
    assert kepala is not None
    return kepala


def periksa_skema(
    basis_data: Engine | Connection, *, prefix: str = PREFIX_BAWAAN, schema: str | None = None
) -> tuple[str, ...]:
    """What about the tables is not as this release needs it; empty when all is well.

    Compares tables, columns, types and indexes, so it also notices what somebody changed by hand.
    """
    tabel = skema(prefix, schema)
    with _transaksi(basis_data, prefix) as koneksi:
        kini = _konteks(koneksi, tabel).get_current_revision()
        beda = [] if kini is None else compare_metadata(_konteks(koneksi, tabel), tabel.metadata)
    if kini is None:
        return ("belum ada tabel",)
    masalah = [] if kini == versi_terbaru() else [f"versi {kini}, seharusnya {versi_terbaru()}"]
    return (*masalah, *(_teks_beda(satu) for satu in beda))


def _teks_beda(beda: Any) -> str:
    if isinstance(beda, list):  # changes of one column come as a list
        return "; ".join(_teks_beda(satu) for satu in beda)
    apa, *bagian = beda
    nama = (getattr(satu, "name", satu) for satu in bagian)
    return f"{apa}: {', '.join(str(satu) for satu in nama if satu is not None)}"


def _skrip() -> ScriptDirectory:
    return ScriptDirectory(str(_FOLDER))


def _jalankan(
    koneksi: Connection, tabel: Skema, langkah: Callable[[ScriptDirectory, Any], Any]
) -> None:
    skrip = _skrip()
    konteks = _konteks(koneksi, tabel, fn=lambda dari, _konteks: langkah(skrip, dari))
    # The steps take `op` as an argument. Alembic's global of that name belongs to the host's
    # migration, which may be the one that called us.
    konteks.run_migrations(op=Operations(konteks), prefix=tabel.prefix, schema=tabel.schema)


def _konteks(koneksi: Connection, tabel: Skema, **opsi: Any) -> MigrationContext:
    nama = {satu.name for satu in tabel.metadata.tables.values()}

    def milik_kita(benda: Any, _nama: object, jenis: str, _ada: object, _lawan: object) -> bool:
        milik = benda if jenis == "table" else benda.table
        return milik.name in nama and milik.schema == tabel.schema

    return MigrationContext.configure(
        connection=koneksi,
        opts={
            "version_table": f"{tabel.prefix}alembic_version",
            "version_table_schema": tabel.schema,
            "include_object": milik_kita,
            "include_schemas": tabel.schema is not None,
            "compare_type": True,
            **opsi,
        },
    )


@contextmanager
def _transaksi(basis_data: Engine | Connection, prefix: str) -> Iterator[Connection]:
    """A transaction that keeps other migrations of the same tables out until it ends."""
    with menerjemahkan():
        if isinstance(basis_data, Engine):
            with basis_data.begin() as koneksi:
                _kunci(koneksi, prefix)
                yield koneksi
        else:
            if not basis_data.in_transaction():
                basis_data.begin()
            _kunci(basis_data, prefix)
            yield basis_data


def _kunci(koneksi: Connection, prefix: str) -> None:
    if koneksi.dialect.name == "postgresql":
        # A migration waits and takes as long as it must, whatever the limits of commands are.
        for batas in ("lock_timeout", "statement_timeout"):
            koneksi.execute(select(func.set_config(batas, "0", True)))
        koneksi.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"{prefix}migrasi"))))
        return
    # Python's driver begins no transaction before DDL; without one, a step that fails would leave
    # half of itself behind.
    kursor = koneksi.connection.cursor()
    if not kursor.connection.in_transaction:
        kursor.execute("BEGIN IMMEDIATE")
