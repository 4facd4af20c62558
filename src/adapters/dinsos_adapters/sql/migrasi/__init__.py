"""The schema's versions: forwards, backwards, and whether a database has the one in force.

Alembic underneath, with a version table of our own (`<prefix>alembic_version`), so that our
migrations and the host's stand side by side in one database and neither sees the other. They can be
called inside the host's own: each function takes an engine, or a connection whose transaction the
host commits. Alembic is only imported where there is something to do: a program that starts on
tables which are as they should be does without.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Engine, String, column, func, inspect, select, table

from dinsos_adapters.sql.galat import VERSI_LEBIH_BARU, menerjemahkan
from dinsos_adapters.sql.skema import PREFIX_BAWAAN, Skema, periksa_nama, skema
from dinsos_core.ports.penyimpanan import PenyimpananGagal
from dinsos_core.ports.pustaka import perlu

if TYPE_CHECKING:
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

KINI: Final = "head"
AWAL: Final = "base"
TERBARU = "0001"
"""The newest of ``versions``."""

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
    others find it done. The schema itself must exist. Raises `PenyimpananGagal`; tables of a newer
    release stay as they are (`versi_lebih_baru`).
    """
    if ke == KINI and versi(basis_data, prefix=prefix, schema=schema) == TERBARU:
        return
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
    periksa_nama(prefix, schema)
    with menerjemahkan():
        if not isinstance(basis_data, Engine):
            return _versi(basis_data, prefix, schema)
        with basis_data.connect() as koneksi:
            return _versi(koneksi, prefix, schema)


def versi_terbaru() -> str:
    """The version this release of the library works with."""
    return TERBARU


def periksa_skema(
    basis_data: Engine | Connection, *, prefix: str = PREFIX_BAWAAN, schema: str | None = None
) -> tuple[str, ...]:
    """What about the tables is not as this release needs it; empty when all is well.

    Compares tables, columns, types and indexes, so it also notices what somebody changed by hand.
    """
    with perlu("sql"):
        from alembic.autogenerate import compare_metadata  # noqa: PLC0415 -- see above

    tabel = skema(prefix, schema)
    with _transaksi(basis_data, prefix) as koneksi:
        kini = _versi(koneksi, prefix, schema)
        beda = [] if kini is None else compare_metadata(_konteks(koneksi, tabel), tabel.metadata)
    if kini is None:
        return ("belum ada tabel",)
    masalah = [] if kini == versi_terbaru() else [f"versi {kini}, seharusnya {versi_terbaru()}"]
    return (*masalah, *(_teks_beda(satu) for satu in beda))


def saringan_alembic(
    *, prefix: str = PREFIX_BAWAAN, schema: str | None = None
) -> Callable[[str | None, str, Mapping[str, str | None]], bool]:
    """What a host gives its own Alembic as ``include_name``: without it, its autogenerate drops
    every table that its metadata does not know, ours among them.

    Passes over our tables, and over any other whose name starts with the prefix: a newer release
    may have made it.
    """
    milik_kita = {satu.name for satu in skema(prefix, schema).metadata.tables.values()}

    def milik_host(nama: str | None, jenis: str, induk: Mapping[str, str | None]) -> bool:
        if jenis != "table" or nama is None:
            return True
        # Alembic calls the default schema None, whatever its name.
        di_sini = induk.get("schema_name") in (schema, None)
        berawalan = prefix != "" and nama.startswith(prefix)
        return not (di_sini and (berawalan or nama in milik_kita))

    return milik_host


def _versi(koneksi: Connection, prefix: str, schema: str | None) -> str | None:
    nama = f"{prefix}alembic_version"
    if not inspect(koneksi).has_table(nama, schema=schema):
        return None
    versi_tabel = table(nama, column("version_num", String), schema=schema)
    return koneksi.scalar(select(versi_tabel.c.version_num))


def _teks_beda(beda: Any) -> str:
    if isinstance(beda, list):  # changes of one column come as a list
        return "; ".join(_teks_beda(satu) for satu in beda)
    apa, *bagian = beda
    nama = (getattr(satu, "name", satu) for satu in bagian)
    return f"{apa}: {', '.join(str(satu) for satu in nama if satu is not None)}"


def _skrip() -> "ScriptDirectory":
    from alembic.script import ScriptDirectory  # noqa: PLC0415 -- see above

    return ScriptDirectory(str(_FOLDER))


def _jalankan(
    koneksi: Connection, tabel: Skema, langkah: Callable[["ScriptDirectory", Any], Any]
) -> None:
    with perlu("sql"):
        from alembic.operations import Operations  # noqa: PLC0415 -- see above

    skrip = _skrip()
    kini = _versi(koneksi, tabel.prefix, tabel.schema)
    if kini is not None and kini not in {satu.revision for satu in skrip.walk_revisions()}:
        raise PenyimpananGagal(VERSI_LEBIH_BARU)
    konteks = _konteks(koneksi, tabel, fn=lambda dari, _konteks: langkah(skrip, dari))
    # The steps take `op` as an argument. Alembic's global of that name belongs to the host's
    # migration, which may be the one that called us.
    konteks.run_migrations(op=Operations(konteks), prefix=tabel.prefix, schema=tabel.schema)


def _konteks(koneksi: Connection, tabel: Skema, **opsi: Any) -> "MigrationContext":
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415 -- see above

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
    driver: Any = koneksi.connection.driver_connection
    if not driver.in_transaction:
        koneksi.connection.cursor().execute("BEGIN IMMEDIATE")
