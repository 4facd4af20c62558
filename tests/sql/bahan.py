"""Stores on both databases, with tables of their own."""

from sqlalchemy import URL, Engine, delete, text

from dinsos_adapters.brankas import PenyandiAesGcm, RangkaianKunci
from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.skema import Skema

PENYANDI = PenyandiAesGcm(RangkaianKunci(aktif="2025", indeks=("2025",), semua={"2025": b"a" * 32}))


def gudang(
    basis_data: str | URL | Engine, schema: str | None = None, prefix: str = "dinsos_"
) -> GudangSql:
    """A store on tables that are there."""
    return GudangSql(basis_data, PENYANDI, prefix=prefix, schema=schema)


def kosongkan(engine: Engine, tabel: Skema) -> None:
    """Empty every table."""
    with engine.begin() as koneksi:
        for satu in tabel.metadata.sorted_tables:
            koneksi.execute(delete(satu))


def skema_baru(engine: Engine, nama: str) -> None:
    """A fresh, empty schema in a PostgreSQL database."""
    with engine.begin() as koneksi:
        koneksi.execute(text(f"DROP SCHEMA IF EXISTS {nama} CASCADE"))
        koneksi.execute(text(f"CREATE SCHEMA {nama}"))
