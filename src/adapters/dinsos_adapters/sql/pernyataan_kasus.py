"""The statements of the case repository, compiled once per store; `KasusSql` runs them."""

from collections.abc import Callable, Mapping
from functools import partial

from attrs import fields
from sqlalchemy import (
    BindParameter,
    Delete,
    Dialect,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from dinsos_adapters.sql.bentuk import menurut, sisip_bila_baru
from dinsos_adapters.sql.peringatan import sentuh
from dinsos_adapters.sql.pernyataan_daftar import susun_daftar
from dinsos_adapters.sql.sesi import Siap, diingat
from dinsos_adapters.sql.skema import Skema
from dinsos_adapters.sql.terbalik import Kolom, tabel_terbalik
from dinsos_adapters.sql.tipe import DaftarTeks, Kunci
from dinsos_core.domain.shared.kelas import frozen

KOLOM = (
    "id",
    "versi",
    "keadaan",
    "sidik",
    "meterai",
    "agregat",
    "instansi",
    "layanan",
    "status",
    "berjalan",
    "dibuat",
    "tenggat",
    "giliran",
    "jam",
    "subjek",
    "petugas",
    "tautan",
    "nomor",
    "standar",
    "tampak",
    "kecuali",
)
"""Columns of a case as every statement gives them."""

KOLOM_INDEKS = KOLOM[KOLOM.index("agregat") :]
"""Those by which it is found."""

KEJADIAN = ("kasus", "urutan", "perintah", "tipe", "pada", "oleh", "isi")
"""Columns of an event, without those of its chain."""


@frozen(kw_only=True)
class PernyataanKasus:
    """Every statement of the repository, on one set of tables in one dialect."""

    muat: Siap
    muat_banyak: Siap
    muat_indeks: Siap
    kepala: Siap
    tahan: Siap
    baru: Siap
    ubah: Siap
    kejadian_baru: Siap
    riwayat: Siap
    sepenggal: Siap
    cari_nomor: Siap
    sentuh: Siap
    terbalik: Mapping[str, tuple[Siap, Siap]]
    """For each table that leads to a case: the statements that delete a row and insert one."""
    daftar: Callable[[frozenset[str], tuple[str, ...], int], Siap]
    """These columns of the list filtered by these criteria; a statement for each set, and for each
    of a few limits (`bentuk.batas`)."""


def siapkan_kasus(skema: Skema, dialek: Dialect) -> PernyataanKasus:
    """Compile the statements for SQLite or PostgreSQL."""
    t, e = skema.kasus, skema.kejadian
    isi = {k.name: bindparam(k.name, type_=k.type) for k in t.columns if k.name != "id"}
    satu: BindParameter[str] = bindparam("kasus", type_=Kunci)
    riwayat = (
        select(*(e.c[nama] for nama in (*KEJADIAN, "sidik_sebelum", "sidik")))
        .where(e.c.kasus == satu)
        .order_by(e.c.urutan)
    )

    def banyak(*nama: str) -> Siap:
        semua: BindParameter[tuple[str, ...]] = bindparam("semua", type_=DaftarTeks)
        return Siap(menurut(select(*(t.c[n] for n in nama)), t.c.id, semua, dialek), dialek)

    return PernyataanKasus(
        muat=Siap(select(*(t.c[nama] for nama in KOLOM)).where(t.c.id == satu), dialek),
        muat_banyak=banyak(*KOLOM),
        muat_indeks=banyak("id", *KOLOM_INDEKS),
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
            update(t)
            .where(
                t.c.id == satu,
                t.c.versi == bindparam("lama"),
                # Counted again under another calendar, its clocks change while its version stays.
                t.c.jam == bindparam("jam_lama", type_=t.c.jam.type),
            )
            .values(**isi),
            dialek,
        ),
        kejadian_baru=Siap(insert(e).inline(), dialek),
        riwayat=Siap(riwayat, dialek),
        sepenggal=Siap(riwayat.where(e.c.urutan >= bindparam("dari")), dialek),
        cari_nomor=Siap(
            select(*(t.c[nama] for nama in KOLOM)).where(t.c.nomor == bindparam("nomor")), dialek
        ),
        sentuh=Siap(sentuh(skema, dialek), dialek),
        terbalik={
            nama: (Siap(_hapus_baris(tabel), dialek), Siap(insert(tabel).inline(), dialek))
            for nama, tabel in tabel_terbalik(skema).items()
        },
        daftar=diingat(partial(susun_daftar, skema, dialek)),
    )


def _hapus_baris(tabel: Table) -> Delete:
    """Deletes the row with this key."""
    return delete(tabel).where(
        *(kolom == bindparam(kolom.name, type_=kolom.type) for kolom in tabel.primary_key)
    )
