"""Stores with keys of the tests' own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, create_engine, delete, text

from dinsos_adapters.brankas import PenyandiAesGcm, RangkaianKunci
from dinsos_adapters.sql.gudang import GudangSql

LAMA = RangkaianKunci(aktif="2025", indeks=("2025",), semua={"2025": b"a" * 32})
BARU = RangkaianKunci(
    aktif="2026", indeks=("2026", "2025"), semua={"2025": b"a" * 32, "2026": b"b" * 32}
)
"""After the agency added a second key and put it in force for everything."""
HANYA_BARU = RangkaianKunci(aktif="2026", indeks=("2026",), semua={"2026": b"b" * 32})


def gudang_sqlite(berkas: Path, kunci: RangkaianKunci = LAMA) -> GudangSql:
    """A store on a SQLite file, with its tables made if they are not there."""
    gudang = GudangSql(URL.create("sqlite", database=str(berkas)), PenyandiAesGcm(kunci))
    gudang.skema.metadata.create_all(gudang.engine)
    return gudang


def dengan_kunci(gudang: GudangSql, kunci: RangkaianKunci) -> GudangSql:
    """The same database under other keys."""
    return GudangSql(gudang.engine, PenyandiAesGcm(kunci), schema=gudang.skema.schema)


@contextmanager
def skema_postgres(url: str, nama: str) -> Iterator[GudangSql]:
    """A store in a PostgreSQL schema of its own, gone afterwards."""
    engine = create_engine(url)
    try:
        with engine.begin() as koneksi:
            koneksi.execute(text(f"DROP SCHEMA IF EXISTS {nama} CASCADE"))
            koneksi.execute(text(f"CREATE SCHEMA {nama}"))
        gudang = GudangSql(engine, PenyandiAesGcm(LAMA), schema=nama)
        gudang.skema.metadata.create_all(engine)
        yield gudang
        with engine.begin() as koneksi:
            koneksi.execute(text(f"DROP SCHEMA {nama} CASCADE"))
    finally:
        engine.dispose()


def kosongkan(gudang: GudangSql) -> None:
    """Empty every table."""
    with gudang.engine.begin() as koneksi:
        for tabel in gudang.skema.metadata.tables.values():
            koneksi.execute(delete(tabel))
