"""The statements of the case repository, compiled once per store; `KasusSql` runs them."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from attrs import field, fields, frozen
from sqlalchemy import (
    BindParameter,
    Boolean,
    ColumnElement,
    Delete,
    Dialect,
    Select,
    Table,
    bindparam,
    delete,
    exists,
    insert,
    or_,
    select,
    tuple_,
    union_all,
    update,
)

from dinsos_adapters.sql.bentuk import sisip_bila_baru, termasuk
from dinsos_adapters.sql.peringatan import sentuh
from dinsos_adapters.sql.sesi import Siap
from dinsos_adapters.sql.skema import Skema
from dinsos_adapters.sql.terbalik import Kolom, tabel_terbalik
from dinsos_adapters.sql.tipe import DaftarTeks, Instan, Kunci
from dinsos_core.ports.penyimpanan import IDENTITAS

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


LANJUT: Final = "lanjut"
TERLIHAT: Final = "terlihat_oleh"

MAKS_CABANG: Final = 16
"""How many keys are each looked up in the order of the list. With more, and where a filter leaves
few cases anyway, each case is held against all of them."""

SEDIKIT: Final = frozenset({"subjek", "petugas", "tertaut"})
"""The filters that leave few cases."""


def kunci_cabang(banyak: int) -> str:
    """Stands among the criteria for so many keys."""
    return f"{banyak} kunci"


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
    sentuh: Siap
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
        riwayat=Siap(
            select(e.c.urutan, e.c.perintah, e.c.isi).where(e.c.kasus == satu).order_by(e.c.urutan),
            dialek,
        ),
        cari_nomor=Siap(
            select(*(t.c[nama] for nama in KOLOM)).where(t.c.nomor == bindparam("nomor")), dialek
        ),
        sentuh=Siap(sentuh(skema, dialek), dialek),
        terbalik={
            nama: (Siap(_hapus_baris(tabel), dialek), Siap(insert(tabel).inline(), dialek))
            for nama, tabel in tabel_terbalik(skema).items()
        },
        susun_daftar=lambda kriteria: _susun_daftar(skema, dialek, kriteria),
    )


def _hapus_baris(tabel: Table) -> Delete:
    """Deletes the row with this key."""
    return delete(tabel).where(
        *(kolom == bindparam(kolom.name, type_=kolom.type) for kolom in tabel.primary_key)
    )


def _susun_daftar(skema: Skema, dialek: Dialect, kriteria: frozenset[str]) -> Siap:
    t, s, h, g = skema.kasus, skema.kasus_subjek, skema.kasus_tautan, skema.kasus_petugas
    w = skema.kasus_giliran
    daftar = bindparam("subjek", type_=DaftarTeks)
    syarat: dict[str, ColumnElement[bool]] = {
        "agregat": t.c.agregat == bindparam("agregat"),
        "instansi": t.c.instansi == bindparam("instansi"),
        "layanan": t.c.layanan == bindparam("layanan"),
        "status": termasuk(t.c.status, bindparam("status", type_=DaftarTeks), dialek),
        "berjalan": t.c.berjalan == bindparam("berjalan", type_=Boolean),
        "giliran": t.c.id.in_(
            select(w.c.kasus).where(w.c.peran == bindparam("giliran", type_=Kunci))
        ),
        "tenggat_sebelum": t.c.tenggat < bindparam("tenggat_sebelum", type_=Instan),
        "subjek": t.c.id.in_(select(s.c.kasus).where(termasuk(s.c.subjek, daftar, dialek))),
        "petugas": t.c.id.in_(
            select(g.c.kasus).where(g.c.akun == bindparam("petugas", type_=Kunci))
        ),
        "tertaut": t.c.id.in_(select(h.c.kasus).where(h.c.ke == bindparam("tertaut", type_=Kunci))),
    }
    dipakai = [syarat[nama] for nama in sorted(kriteria & syarat.keys())]
    lanjut = LANJUT in kriteria
    if TERLIHAT not in kriteria:
        return Siap(_halaman(skema, dipakai, lanjut=lanjut), dialek)
    v, x = skema.kasus_tampak, skema.kasus_kecuali
    penanya = bindparam(TERLIHAT, type_=Kunci)
    dipakai.append(~exists().where(x.c.kasus == t.c.id, x.c.akun == penanya))
    banyak = next((n for n in range(1, MAKS_CABANG + 1) if kunci_cabang(n) in kriteria), None)
    if banyak is None:
        punya = termasuk(v.c.kunci, bindparam("kunci", type_=DaftarTeks), dialek)
        lewat_kunci = exists().where(v.c.kasus == t.c.id, v.c.dibuat == t.c.dibuat, punya)
        dipakai.append(or_(t.c.tampak.is_(None), lewat_kunci))
        return Siap(_halaman(skema, dipakai, lanjut=lanjut), dialek)
    cabang = (
        _halaman(skema, [t.c.tampak.is_(None), *dipakai], lanjut=lanjut),
        *(_halaman(skema, dipakai, lanjut=lanjut, kunci=f"kunci_{n}") for n in range(banyak)),
    )
    return Siap(union_all(*(select(*satu.subquery().c) for satu in cabang)), dialek)


def _halaman(
    skema: Skema, syarat: list[ColumnElement[bool]], *, lanjut: bool, kunci: str = ""
) -> Select[Any]:
    """A page of cases in their order; with ``kunci`` of those that the key shows."""
    t, v = skema.kasus, skema.kasus_tampak
    hasil = select(*(t.c[nama] for nama in KOLOM))
    urut = (t.c.dibuat, t.c.id)
    if kunci:
        hasil = hasil.join(v, v.c.kasus == t.c.id)
        hasil = hasil.where(v.c.kunci == bindparam(kunci, type_=Kunci))
        urut = (v.c.dibuat, v.c.kasus)
    if lanjut:
        tempat = tuple_(bindparam("dibuat", type_=Instan), bindparam("kasus", type_=Kunci))
        hasil = hasil.where(tuple_(*urut) > tempat)
    hasil = hasil.where(t.c.agregat != IDENTITAS)
    return hasil.where(*syarat).order_by(*urut).limit(bindparam("banyak"))
