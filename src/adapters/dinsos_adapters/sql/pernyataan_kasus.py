"""The statements of the case repository, compiled once per store; `KasusSql` runs them."""

from collections.abc import Callable, Mapping

from attrs import field, fields, frozen
from sqlalchemy import (
    BindParameter,
    Boolean,
    ColumnElement,
    Delete,
    Dialect,
    Table,
    Text,
    and_,
    bindparam,
    delete,
    exists,
    insert,
    or_,
    select,
    tuple_,
    update,
)

from dinsos_adapters.sql.bentuk import memuat, sisip_bila_baru, termasuk
from dinsos_adapters.sql.sesi import Siap
from dinsos_adapters.sql.skema import Skema
from dinsos_adapters.sql.terbalik import Kolom, tabel_terbalik
from dinsos_adapters.sql.tipe import DaftarTeks, Instan, Kunci

KOLOM = (
    "id",
    "versi",
    "keadaan",
    "sidik",
    "agregat",
    "instansi",
    "layanan",
    "status",
    "berjalan",
    "dibuat",
    "tenggat",
    "giliran",
    "subjek",
    "petugas",
    "tautan",
    "nomor",
    "tampak",
    "kecuali",
)
"""Columns of a case as every statement gives them."""


@frozen(kw_only=True)
class PernyataanKasus:
    """Every statement of the repository, on one set of tables in one dialect."""

    muat: Siap
    muat_banyak: Siap
    kepala: Siap
    tahan: Siap
    baru: Siap
    ubah: Siap
    kejadian_baru: Siap
    riwayat: Siap
    cari_nomor: Siap
    terbalik: Mapping[str, tuple[Siap, Siap]]
    """For each table that leads to a case: the statements that delete a row and insert one."""
    _susun_daftar: Callable[[frozenset[str]], Siap]
    _daftar: dict[frozenset[str], Siap] = field(factory=dict, init=False)

    def daftar(self, kriteria: frozenset[str]) -> Siap:
        """The list filtered by these criteria; one statement for each set of them."""
        siap = self._daftar.get(kriteria)
        if siap is None:
            siap = self._daftar[kriteria] = self._susun_daftar(kriteria)
        return siap


def siapkan_kasus(skema: Skema, dialek: Dialect) -> PernyataanKasus:
    """Compile the statements for SQLite or PostgreSQL."""
    t, e = skema.kasus, skema.kejadian
    isi = {nama: bindparam(nama, type_=t.c[nama].type) for nama in KOLOM if nama != "id"}
    satu: BindParameter[str] = bindparam("kasus", type_=Kunci)
    return PernyataanKasus(
        muat=Siap(select(*(t.c[nama] for nama in KOLOM)).where(t.c.id == satu), dialek),
        muat_banyak=Siap(
            select(*(t.c[nama] for nama in KOLOM)).where(
                termasuk(t.c.id, bindparam("semua", type_=DaftarTeks), dialek)
            ),
            dialek,
        ),
        kepala=Siap(
            select(t.c.versi, t.c.sidik, *(t.c[bidang.name] for bidang in fields(Kolom))).where(
                t.c.id == satu
            ),
            dialek,
        ),
        tahan=Siap(
            select(t.c.versi)
            .where(t.c.id == satu, t.c.versi == bindparam("versi"))
            .with_for_update(read=True),
            dialek,
        ),
        baru=Siap(sisip_bila_baru(t, dialek), dialek),
        ubah=Siap(
            update(t).where(t.c.id == satu, t.c.versi == bindparam("lama")).values(**isi), dialek
        ),
        kejadian_baru=Siap(insert(e).inline(), dialek),
        riwayat=Siap(
            select(e.c.urutan, e.c.perintah, e.c.isi).where(e.c.kasus == satu).order_by(e.c.urutan),
            dialek,
        ),
        cari_nomor=Siap(
            select(*(t.c[nama] for nama in KOLOM)).where(t.c.nomor == bindparam("nomor")), dialek
        ),
        terbalik={
            nama: (Siap(_hapus_baris(tabel), dialek), Siap(insert(tabel).inline(), dialek))
            for nama, tabel in tabel_terbalik(skema).items()
        },
        susun_daftar=lambda kriteria: _susun_daftar(skema, dialek, kriteria),
    )


def _hapus_baris(tabel: Table) -> Delete:
    """Deletes the row that has all these values."""
    return delete(tabel).where(
        *(kolom == bindparam(kolom.name, type_=kolom.type) for kolom in tabel.columns)
    )


def _susun_daftar(skema: Skema, dialek: Dialect, kriteria: frozenset[str]) -> Siap:
    t, s, h, g = skema.kasus, skema.kasus_subjek, skema.kasus_tautan, skema.kasus_petugas
    v, x = skema.kasus_tampak, skema.kasus_kecuali
    daftar = bindparam("subjek", type_=DaftarTeks)
    kunci = termasuk(v.c.kunci, bindparam("kunci", type_=DaftarTeks), dialek)
    penanya = bindparam("terlihat_oleh", type_=Kunci)
    tempat = tuple_(bindparam("dibuat", type_=Instan), bindparam("kasus", type_=Kunci))
    syarat: dict[str, ColumnElement[bool]] = {
        "agregat": t.c.agregat == bindparam("agregat"),
        "instansi": t.c.instansi == bindparam("instansi"),
        "layanan": t.c.layanan == bindparam("layanan"),
        "status": termasuk(t.c.status, bindparam("status", type_=DaftarTeks), dialek),
        "berjalan": t.c.berjalan == bindparam("berjalan", type_=Boolean),
        "giliran": memuat(t.c.giliran, bindparam("giliran", type_=Text), dialek),
        "tenggat_sebelum": t.c.tenggat < bindparam("tenggat_sebelum", type_=Instan),
        "subjek": t.c.id.in_(select(s.c.kasus).where(termasuk(s.c.subjek, daftar, dialek))),
        "petugas": t.c.id.in_(
            select(g.c.kasus).where(g.c.akun == bindparam("petugas", type_=Kunci))
        ),
        "tertaut": t.c.id.in_(select(h.c.kasus).where(h.c.ke == bindparam("tertaut", type_=Kunci))),
        "terlihat_oleh": and_(
            or_(t.c.tampak.is_(None), exists().where(v.c.kasus == t.c.id, kunci)),
            ~exists().where(x.c.kasus == t.c.id, x.c.akun == penanya),
        ),
        "lanjut": tuple_(t.c.dibuat, t.c.id) > tempat,
    }
    pernyataan = (
        select(*(t.c[nama] for nama in KOLOM))
        .where(*(syarat[nama] for nama in sorted(kriteria)))
        .order_by(t.c.dibuat, t.c.id)
        .limit(bindparam("banyak"))
    )
    return Siap(pernyataan, dialek)
