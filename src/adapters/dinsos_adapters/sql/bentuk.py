"""What the two databases say differently, said once."""

from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Dialect, Insert, Table, exists, func, select
from sqlalchemy.dialects import postgresql, sqlite


def sisip_bila_baru(tabel: Table, dialek: Dialect) -> Insert:
    """Insert a row unless its key is there; then it touches no row."""
    if dialek.name == "postgresql":
        return postgresql.insert(tabel).on_conflict_do_nothing().inline()
    return sqlite.insert(tabel).on_conflict_do_nothing().inline()


def termasuk(
    kolom: ColumnElement[Any], daftar: BindParameter[Any], dialek: Dialect
) -> ColumnElement[bool]:
    """The column is one of the texts in the list (a parameter of type `DaftarTeks`)."""
    if dialek.name == "postgresql":
        return kolom == func.any(daftar)
    isi = func.json_each(daftar).table_valued("value")
    return kolom.in_(select(isi.c.value))


def memuat(
    kolom: ColumnElement[Any], teks: BindParameter[str], dialek: Dialect
) -> ColumnElement[bool]:
    """The list in the column holds the text."""
    if dialek.name == "postgresql":
        return teks == func.any(kolom)
    isi = func.json_each(kolom).table_valued("value")
    return exists(select(isi.c.value).where(isi.c.value == teks))
