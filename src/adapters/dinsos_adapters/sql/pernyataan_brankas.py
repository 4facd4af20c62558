"""The vault's statements, compiled once per store; `BrankasSql` runs them."""

from collections.abc import Callable

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Dialect,
    Insert,
    Table,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
    true,
    update,
)

from dinsos_adapters.sql.bentuk import menurut, sisip_bila_baru, termasuk
from dinsos_adapters.sql.sesi import Siap
from dinsos_adapters.sql.skema_brankas import TabelBrankas
from dinsos_adapters.sql.tipe import DaftarTeks, Instan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.brankas import PER_KUNCI


@frozen(kw_only=True)
class PernyataanBrankas:
    """Every statement the vault needs, on one set of tables in one dialect."""

    kunci: Siap
    belum_dihapus: Siap
    subjek_baru: Siap
    nilai_baru: Siap
    indeks_baru: Siap
    nilai: Siap
    nilai_dicari: Siap
    giliran: Siap | None
    """On PostgreSQL: waits until nobody else is looking for any of these, one after the other."""
    calon_semua: Siap | None
    """On PostgreSQL: what `calon` gives for each of many, each row after whose it is."""
    cari: Siap
    kembar_baru: Siap
    lepas_kembar: Siap
    calon: Siap
    akses_baru: Siap
    akses: Siap
    hapus_kunci: Siap
    nisan: Siap
    semua_nisan: Siap
    batasi: Siap
    dibatasi: Siap
    hapus_nilai: Siap
    hapus_indeks: Siap
    hapus_kembar: Siap
    lepas_indeks: Siap
    tahan: Siap
    lepas: Siap
    penahanan: Siap
    kunci_lama: Siap
    ganti_kunci: Siap
    indeks_lama: Siap
    ganti_indeks: Siap
    kembar_lama: Siap
    ganti_kembar: Siap


def siapkan_brankas(tabel: TabelBrankas, dialek: Dialect) -> PernyataanBrankas:
    """Compile the statements for SQLite or PostgreSQL."""
    s, n, i, a, p = tabel.subjek, tabel.nilai, tabel.indeks, tabel.akses, tabel.penahanan
    m = tabel.kembar
    di_kembar = (m.c.subjek == bindparam("s")) & (m.c.pemilik == bindparam("p"))
    subjek: BindParameter[tuple[str, ...]] = bindparam("subjek", type_=DaftarTeks)

    def bila_baru(tabel: Table) -> Insert:
        return sisip_bila_baru(tabel, dialek)

    def salah_satu(tabel: Table) -> ColumnElement[bool]:
        return termasuk(tabel.c.subjek, subjek, dialek)

    satu: BindParameter[str] = bindparam("s")
    # (subject, name, ciphertext, key id, wrapped key): what opening a value takes; restricted?
    berkunci = (
        select(
            *(n.c.subjek, n.c.kunci, n.c.isi, s.c.kunci_induk, s.c.kunci_terbungkus, s.c.dibatasi)
        )
        .join_from(n, s, n.c.subjek == s.c.subjek)
        .where(s.c.dihapus_pada.is_(None))
    )
    dicari = berkunci.join(i, (i.c.subjek == n.c.subjek) & (i.c.kunci == n.c.kunci))
    kunci = select(s.c.subjek, s.c.kunci_induk, s.c.kunci_terbungkus)
    nisan = (
        select(s.c.subjek, s.c.dihapus_pada, s.c.sebab_hapus)
        .where(s.c.dihapus_pada.is_not(None))
        .order_by(s.c.subjek)
    )
    pernyataan = {
        # A shared lock: whoever deposits holds back an erasure, so nothing slips in after it.
        "kunci": kunci.add_columns(s.c.dihapus_pada)
        .where(salah_satu(s))
        .with_for_update(read=True),
        "belum_dihapus": select(s.c.subjek)
        .where(s.c.subjek == satu, s.c.dihapus_pada.is_(None))
        .with_for_update(read=True),
        "subjek_baru": bila_baru(s),
        "nilai_baru": bila_baru(n),
        "indeks_baru": _bila_tanpa_nilai(i, n, bila_baru),
        "nilai": menurut(berkunci, n.c.subjek, subjek, dialek),
        "nilai_dicari": menurut(dicari, i.c.subjek, subjek, dialek),
        "cari": menurut(
            select(i.c.sidik, i.c.kunci_indeks, i.c.subjek).distinct(),
            *(i.c.sidik, bindparam("sidik", type_=DaftarTeks), dialek),
        ),
        "kembar_baru": bila_baru(m),
        "lepas_kembar": delete(m).where(di_kembar),
        "calon": select(m.c.subjek, m.c.pemilik)
        .where(m.c.sidik == bindparam("sidik"), m.c.kunci_indeks == bindparam("kunci_indeks"))
        .order_by(m.c.pemilik, m.c.subjek)
        .limit(PER_KUNCI),
        "akses_baru": insert(a)
        .values({k.name: bindparam(k.name, type_=k.type) for k in a.c if k is not a.c.nomor})
        .inline(),
        "akses": select(a.c.pelaku, a.c.tujuan, a.c.kasus, a.c.pada, a.c.kunci)
        .where(a.c.subjek == satu)
        .order_by(a.c.nomor),
        "hapus_kunci": update(s)
        .where(s.c.subjek == satu, s.c.dihapus_pada.is_(None))
        .values(
            kunci_induk=None,
            kunci_terbungkus=None,
            dihapus_pada=bindparam("pada", type_=Instan),
            sebab_hapus=bindparam("sebab"),
        ),
        "nisan": nisan.where(salah_satu(s)),
        "semua_nisan": nisan,
        "batasi": update(s)
        .where(salah_satu(s), s.c.dihapus_pada.is_(None))
        .values(dibatasi=bindparam("aktif", type_=s.c.dibatasi.type)),
        "dibatasi": select(s.c.subjek).where(salah_satu(s), s.c.dibatasi.is_(True)),
        "hapus_nilai": delete(n).where(n.c.subjek == satu),
        "hapus_indeks": delete(i).where(i.c.subjek == satu),
        "hapus_kembar": delete(m).where(m.c.subjek == satu),
        "lepas_indeks": delete(i).where(i.c.subjek == satu, i.c.kunci == bindparam("k")),
        "tahan": insert(p).inline(),
        "lepas": update(p)
        .where(p.c.id == satu, p.c.dilepas_pada.is_(None))
        .values(
            alasan_lepas=bindparam("alasan"),
            dilepas_pada=bindparam("pada", type_=Instan),
            dilepas_oleh=bindparam("oleh"),
        ),
        "penahanan": select(
            p.c.id,
            p.c.subjek,
            p.c.dasar,
            p.c.dipasang_pada,
            p.c.dipasang_oleh,
            p.c.alasan_lepas,
            p.c.dilepas_pada,
            p.c.dilepas_oleh,
        )
        .where(or_(salah_satu(p), p.c.id == satu))
        .order_by(p.c.dipasang_pada, p.c.id),
        "kunci_lama": kunci.where(s.c.kunci_induk != bindparam("aktif"))
        .order_by(s.c.subjek)
        .limit(bindparam("banyak"))
        .with_for_update(),
        "ganti_kunci": update(s)
        .where(s.c.subjek == satu)
        .values(kunci_induk=bindparam("induk"), kunci_terbungkus=bindparam("isi")),
        "indeks_lama": dicari.where(i.c.kunci_indeks != bindparam("aktif"))
        .order_by(i.c.subjek, i.c.kunci)
        .limit(bindparam("banyak"))
        .with_for_update(of=i),
        "ganti_indeks": update(i)
        .where(i.c.subjek == satu, i.c.kunci == bindparam("k"))
        .values(sidik=bindparam("baru"), kunci_indeks=bindparam("indeks")),
        "kembar_lama": select(
            m.c.subjek, m.c.pemilik, m.c.sidik, m.c.isi, s.c.kunci_induk, s.c.kunci_terbungkus
        )
        .join_from(m, s, m.c.subjek == s.c.subjek)
        .where(s.c.dihapus_pada.is_(None), m.c.kunci_indeks != bindparam("aktif"))
        .order_by(m.c.subjek, m.c.pemilik, m.c.sidik)
        .limit(bindparam("banyak"))
        .with_for_update(of=m),
        "ganti_kembar": update(m)
        .where(di_kembar, m.c.sidik == bindparam("lama"))
        .values(sidik=bindparam("baru"), kunci_indeks=bindparam("indeks")),
    }
    siap = {nama: Siap(teks, dialek) for nama, teks in pernyataan.items()}
    di_sqlite = dialek.name == "sqlite"  # where units that store run one after the other anyway
    if di_sqlite:
        return PernyataanBrankas(giliran=None, calon_semua=None, **siap)
    satu_satu = func.unnest(bindparam("sidik", type_=DaftarTeks)).column_valued("satu")
    kunci_cari = func.pg_advisory_xact_lock(func.hashtextextended(satu_satu, 0))
    pasangan = (bindparam(nama, type_=DaftarTeks) for nama in ("sidik", "kunci_indeks"))
    q = func.unnest(*pasangan).table_valued("sidik", "kunci_indeks").render_derived("q")
    milik = (
        select(m.c.subjek, m.c.pemilik)
        .where(m.c.sidik == q.c.sidik, m.c.kunci_indeks == q.c.kunci_indeks)
        .order_by(m.c.pemilik, m.c.subjek)
        .limit(literal_column(str(PER_KUNCI)))
        .lateral("milik")
    )
    calon = select(q.c.sidik, milik.c.subjek, milik.c.pemilik).select_from(q.join(milik, true()))
    return PernyataanBrankas(
        giliran=Siap(select(kunci_cari), dialek), calon_semua=Siap(calon, dialek), **siap
    )


def _bila_tanpa_nilai(i: Table, n: Table, bila_baru: Callable[[Table], Insert]) -> Insert:
    """A hash is kept as long as its value is searched for: not again with a value that is there."""
    isi = {k.name: bindparam(k.name, type_=k.type) for k in i.c}
    ada = exists().where(n.c.subjek == isi["subjek"], n.c.kunci == isi["kunci"])
    return bila_baru(i).from_select([*isi], select(*isi.values()).where(~ada))
