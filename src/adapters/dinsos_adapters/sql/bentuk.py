"""What the two databases say differently, said once."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Dialect,
    Insert,
    Select,
    Table,
    Text,
    case,
    cast,
    exists,
    func,
    literal_column,
    select,
    true,
)

from dinsos_adapters.sql.galat import NILAI_DITOLAK
from dinsos_core.ports.penyimpanan import PenyimpananGagal

_BATAS: tuple[int, ...] = tuple(satu * 10**nol + 1 for nol in range(1, 18) for satu in (1, 2, 5))


def batas(banyak: int) -> int:
    """The least of a few limits that holds so many rows. A limit stands in the text of a statement:
    PostgreSQL keeps one plan for all values, and for a limit it does not know it plans to read a
    tenth of everything. Raises `PenyimpananGagal` for more than a database counts."""
    for satu in _BATAS:
        if satu >= banyak:
            return satu
    raise PenyimpananGagal(NILAI_DITOLAK)


def sisip(tabel: Table, dialek: Dialect) -> Any:
    """An Insert with what both databases have beyond the standard's."""
    return import_module(f"sqlalchemy.dialects.{dialek.name}").insert(tabel)


def hanya(bila: ColumnElement[bool] | None, tabel: Table) -> dict[str, Any]:
    """That an index holds these rows only, for each database that the tables are for: to name one
    is to load all that SQLAlchemy has for it."""
    return {f"{satu}_where": bila for satu in tabel.metadata.info["dialek"]}


def sisip_bila_baru(tabel: Table, dialek: Dialect) -> Insert:
    """Insert a row unless its key is there; then it touches no row."""
    baru: Insert = sisip(tabel, dialek).on_conflict_do_nothing().inline()
    return baru


def sisip_atau_ganti(
    tabel: Table, dialek: Dialect, ganti: Mapping[str, object] | None = None
) -> Insert:
    """Insert a row, or put its values (or those of ``ganti`` alone) in the place of those of the
    row with its key."""
    kunci = [satu.name for satu in tabel.primary_key.columns]
    sisipan = sisip(tabel, dialek)
    baru = {satu.name: sisipan.excluded[satu.name] for satu in tabel.columns}
    isi = ganti or {nama: satu for nama, satu in baru.items() if nama not in kunci}
    hasil: Insert = sisipan.on_conflict_do_update(index_elements=kunci, set_=isi).inline()
    return hasil


def termasuk(
    kolom: ColumnElement[Any], daftar: BindParameter[Any], dialek: Dialect
) -> ColumnElement[bool]:
    """The column is one of the texts in the list (a parameter of type `DaftarTeks`)."""
    if dialek.name == "postgresql":
        return kolom == func.any(daftar)
    isi = func.json_each(daftar).table_valued("value")
    return kolom.in_(select(isi.c.value))


def menurut(
    pilih: Select[Any], kolom: ColumnElement[Any], daftar: BindParameter[Any], dialek: Dialect
) -> Select[Any]:
    """``pilih`` of the rows whose column is one of the texts in the list, which names none twice.

    PostgreSQL looks each text up by itself, for OFFSET keeps it from joining the two: asked for all
    at once, it reads a young table, of which it has no statistics, from end to end, and keeps to
    that plan while the table grows.
    """
    if dialek.name != "postgresql":
        return pilih.where(termasuk(kolom, daftar, dialek))
    q = func.unnest(daftar).table_valued("satu").render_derived("q")
    milik = pilih.where(kolom == q.c.satu).offset(literal_column("0")).lateral("milik")
    return select(*milik.c).select_from(q.join(milik, true()))


def memuat(
    kolom: ColumnElement[Any], teks: BindParameter[str], dialek: Dialect
) -> ColumnElement[bool]:
    """The list in the column holds the text."""
    if dialek.name == "postgresql":
        return teks == func.any(kolom)
    # What is no list would end the whole query: it is taken for an empty one.
    teks_kolom = cast(kolom, Text)
    daftar = case((func.json_valid(teks_kolom) == 1, teks_kolom), else_="[]")
    isi = func.json_each(daftar).table_valued("value")
    return exists(select(isi.c.value).where(isi.c.value == teks))
