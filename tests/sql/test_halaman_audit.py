"""What the audit finds of each table and each way to tamper, as docs/audit.md says: really done."""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Executable,
    Integer,
    LargeBinary,
    Table,
    case,
    delete,
    func,
    insert,
    literal,
    literal_column,
    select,
    update,
)
from tests.brankas.bahan import gudang_sqlite
from tests.halaman import cocokkan_bagian
from tests.rantai.bahan import KUNCI
from tests.sql.pekerja import dunia_sql
from tests.sql.rusak import Terisi, isi

from dinsos_adapters.sql.tipe import Instan
from dinsos_core.application.audit import audit

ROWID: Final[ColumnElement[int]] = literal_column("rowid")

DIBANGUN: Final = "rebuilding"
SENDIRI: Final = {
    **dict.fromkeys(
        (
            *("kasus_subjek", "kasus_petugas", "kasus_tautan", "kasus_tampak"),
            *("kasus_kecuali", "kasus_giliran", "kasus_jam", "jadwal_periksa"),
        ),
        DIBANGUN,
    )
}
"""Tables that the events give anew, whatever is done to them (tests/sql/test_bangun_ulang.py)."""


@pytest.fixture(scope="module")
def terisi(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terisi]:
    gudang = gudang_sqlite(tmp_path_factory.mktemp("audit") / "uji.db")
    yield isi(gudang, dunia_sql(gudang))
    gudang.tutup()


def lain(kolom: Column[Any]) -> ColumnElement[Any]:
    """Another value of the same kind."""
    if isinstance(kolom.type, Boolean):
        return literal_column(f"1 - coalesce({kolom.name}, 0)")
    if isinstance(kolom.type, Integer):
        return literal_column(f"{kolom.name} + 1000")
    if isinstance(kolom.type, Instan):
        return literal_column("'2020-01-01T00:00:00.000000+00:00'")
    if isinstance(kolom.type, LargeBinary):
        return literal_column(f"{kolom.name} || X'00'")
    return literal_column(f"coalesce({kolom.name}, '') || 'x'")


def temuan(t: Terisi, *rusak: Executable) -> set[str]:
    """The kinds of finding after that."""
    with t.dirusak(*rusak) as (_, buka), buka(baca=True) as unit:
        log: Any = unit
        return {satu.jenis.value for satu in audit(log.log, t.titik, KUNCI).temuan}


def pilih(t: Terisi, tabel: Table) -> tuple[int, int]:
    """Two rows: of tombstones and the like those that hold something."""
    ada = select(ROWID).select_from(tabel).order_by(ROWID)
    if tabel.name == "dinsos_brankas_subjek":
        ada = ada.where(tabel.c.dihapus_pada.is_not(None))
    if tabel.name == "dinsos_kejadian":
        ada = ada.where(tabel.c.kasus == t.sakit)
    with t.gudang.engine.connect() as koneksi:
        satu, *_, dua = [int(x) for x in koneksi.execute(ada).scalars()] * 2
    return satu, dua


def cara(t: Terisi, tabel: Table) -> Iterator[str]:
    """The cells of a table's line."""
    satu, dua = pilih(t, tabel)
    kunci = list(tabel.primary_key.columns)
    tunggal = {k for x in tabel.indexes if x.unique for k in x.columns}
    luput = []
    bila_diubah: set[str] = set()
    for kolom in tabel.columns:
        ubah = update(tabel).where(ROWID.in_([satu])).values({kolom.name: lain(kolom)})
        ada = temuan(t, ubah)
        bila_diubah |= ada
        luput += [] if ada else [kolom.name]
    yield _sel(bila_diubah, luput)
    yield _sel(temuan(t, delete(tabel).where(ROWID.in_([satu]))))
    baru = {k.name: lain(k) if k in {kunci[-1], *tunggal} else k for k in tabel.columns}
    if kunci[-1].autoincrement is True:
        baru[kunci[-1].name] = select(func.max(kunci[-1]) + 1).scalar_subquery()
    salin = select(*baru.values()).where(ROWID.in_([satu]))
    yield _sel(temuan(t, insert(tabel).from_select(list(baru), salin)))
    isi_ = [k for k in tabel.columns if k not in {*kunci, *tunggal}]
    if isi_ and satu != dua:
        nilai = {k.name: _milik(tabel, k, satu, dua) for k in isi_}
        yield _sel(temuan(t, update(tabel).where(ROWID.in_([satu, dua])).values(nilai)))
    else:
        yield ""
    yield _sel(temuan(t, delete(tabel)))


def _milik(tabel: Table, kolom: Column[Any], satu: int, dua: int) -> ColumnElement[Any]:
    """The other row's value."""
    asal = tabel.alias("lain")
    luar: ColumnElement[int] = literal_column(f"{tabel.name}.rowid")
    ke = case((luar.in_([satu]), literal(dua)), else_=literal(satu))
    dicari: ColumnElement[bool] = literal_column("lain.rowid") == ke
    return select(asal.c[kolom.name]).where(dicari).scalar_subquery()


def _sel(ada: set[str], luput: list[str] | None = None) -> str:
    teks = ", ".join(f"`{satu}`" for satu in sorted(ada)) or "not found"
    return f"{teks}; not {', '.join(luput)}" if luput and ada else teks


def tabel_gangguan(t: Terisi) -> Iterator[str]:
    """The table, a line each."""
    yield "| table | changed | deleted | inserted | exchanged | emptied |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for tabel in sorted(t.gudang.skema.metadata.tables.values(), key=lambda x: x.name):
        nama = tabel.name.removeprefix("dinsos_")
        if SENDIRI.get(nama):
            yield f"| `{nama}` | {' | '.join([SENDIRI[nama]] * 5)} |"
        else:
            yield f"| `{nama}` | {' | '.join(cara(t, tabel))} |"


def test_halaman_audit_menyebut_apa_yang_ditemukan(terisi: Terisi) -> None:
    assert temuan(terisi) == set()

    cocokkan_bagian("docs/audit.md", gangguan=tabel_gangguan(terisi))
