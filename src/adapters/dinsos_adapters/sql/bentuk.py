"""What the two databases say differently, said once."""

from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Dialect, Insert, Table, exists, func, select
from sqlalchemy.dialects import postgresql, sqlite


def sisip_bila_baru(tabel: Table, dialek: Dialect) -> Insert:
    """Insert a row unless its key is there; then it touches no row."""
    if dialek.name == "postgresql":
        return postgresql.insert(tabel).on_conflict_do_nothing().inline()
    return sqlite.insert(tabel).on_conflict_do_nothing().inline()


def sisip_atau_ganti(tabel: Table, dialek: Dialect) -> Insert:
    """Insert a row, or put its values in the place of those of the row with its key."""
    if dialek.name == "postgresql":
        pg = postgresql.insert(tabel)
        kunci, isi = _kunci_dan_isi(tabel, pg.excluded)
        return pg.on_conflict_do_update(index_elements=kunci, set_=isi).inline()
    lite = sqlite.insert(tabel)
    kunci, isi = _kunci_dan_isi(tabel, lite.excluded)
    return lite.on_conflict_do_update(index_elements=kunci, set_=isi).inline()


def _kunci_dan_isi(tabel: Table, baru: Any) -> tuple[list[str], dict[str, Any]]:
    kunci = [satu.name for satu in tabel.primary_key.columns]
    return kunci, {satu.name: baru[satu.name] for satu in tabel.columns if satu.name not in kunci}


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
