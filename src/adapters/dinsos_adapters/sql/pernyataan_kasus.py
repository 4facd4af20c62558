"""The statements of the case repository, compiled once per store; `KasusSql` runs them."""

from collections.abc import Callable

from attrs import field, frozen
from sqlalchemy import (
    BindParameter,
    Boolean,
    ColumnElement,
    Dialect,
    Text,
    bindparam,
    delete,
    insert,
    select,
    tuple_,
    update,
)

from dinsos_adapters.sql.bentuk import memuat, sisip_bila_baru, termasuk
from dinsos_adapters.sql.sesi import Siap
from dinsos_adapters.sql.skema import Skema
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
    "tautan",
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
    subjek_baru: Siap
    subjek_hapus: Siap
    tautan_baru: Siap
    tautan_hapus: Siap
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
    t, e, s, h = skema.kasus, skema.kejadian, skema.kasus_subjek, skema.kasus_tautan
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
            select(t.c.versi, t.c.sidik, t.c.subjek, t.c.tautan).where(t.c.id == satu), dialek
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
        subjek_baru=Siap(insert(s).inline(), dialek),
        subjek_hapus=Siap(
            delete(s).where(s.c.kasus == satu, s.c.subjek == bindparam("subjek", type_=Kunci)),
            dialek,
        ),
        tautan_baru=Siap(insert(h).inline(), dialek),
        tautan_hapus=Siap(
            delete(h).where(
                h.c.kasus == satu,
                h.c.ke == bindparam("ke", type_=Kunci),
                h.c.hubungan == bindparam("hubungan"),
            ),
            dialek,
        ),
        susun_daftar=lambda kriteria: _susun_daftar(skema, dialek, kriteria),
    )


def _susun_daftar(skema: Skema, dialek: Dialect, kriteria: frozenset[str]) -> Siap:
    t, s, h = skema.kasus, skema.kasus_subjek, skema.kasus_tautan
    daftar = bindparam("subjek", type_=DaftarTeks)
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
        "tertaut": t.c.id.in_(select(h.c.kasus).where(h.c.ke == bindparam("tertaut", type_=Kunci))),
        "lanjut": tuple_(t.c.dibuat, t.c.id) > tempat,
    }
    pernyataan = (
        select(*(t.c[nama] for nama in KOLOM))
        .where(*(syarat[nama] for nama in sorted(kriteria)))
        .order_by(t.c.dibuat, t.c.id)
        .limit(bindparam("banyak"))
    )
    return Siap(pernyataan, dialek)
