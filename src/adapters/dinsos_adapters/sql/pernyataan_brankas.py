"""The vault's statements, built once per store; `BrankasSql` runs them."""

from typing import Any

from attrs import frozen
from sqlalchemy import (
    Executable,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from dinsos_adapters.sql.skema_brankas import TabelBrankas


@frozen(kw_only=True)
class PernyataanBrankas:
    """Every statement the vault needs, on one set of tables in one dialect."""

    sqlite: bool
    kunci_dikunci: Executable
    kunci: Executable
    subjek_baru: Executable
    nilai_baru: Executable
    indeks_baru: Executable
    nilai: Executable
    nilai_dicari: Executable
    cari: Executable
    akses_baru: Executable
    akses: Executable
    hapus_kunci: Executable
    nisan_baru: Executable
    nisan: Executable
    hapus_nilai: Executable
    hapus_indeks: Executable
    tahan: Executable
    lepas: Executable
    penahanan: Executable
    kunci_lama: Executable
    ganti_kunci: Executable
    indeks_lama: Executable
    ganti_indeks: Executable


def siapkan_brankas(tabel: TabelBrankas, dialek: str) -> PernyataanBrankas:
    """Build the statements for ``"sqlite"`` or ``"postgresql"``."""
    s, n, i, a, p = tabel.subjek, tabel.nilai, tabel.indeks, tabel.akses, tabel.penahanan
    bila_baru = _bila_baru(dialek)
    kunci = select(s.c.subjek, s.c.kunci_induk, s.c.kunci_terbungkus, s.c.dihapus_pada).where(
        _salah_satu(s)
    )
    berkunci = select(
        n.c.subjek, n.c.kunci, n.c.isi, s.c.kunci_induk, s.c.kunci_terbungkus
    ).join_from(n, s, n.c.subjek == s.c.subjek)
    dicari = berkunci.join(i, (i.c.subjek == n.c.subjek) & (i.c.kunci == n.c.kunci))
    lama = select(s.c.subjek, s.c.kunci_induk, s.c.kunci_terbungkus)
    return PernyataanBrankas(
        sqlite=dialek == "sqlite",
        # Shared lock: whoever deposits holds back an erasure, so that nothing slips in after it.
        kunci_dikunci=kunci.with_for_update(read=True),
        kunci=kunci,
        subjek_baru=bila_baru(s),
        nilai_baru=bila_baru(n),
        indeks_baru=bila_baru(i),
        nilai=berkunci.where(_salah_satu(n)),
        nilai_dicari=dicari.where(_salah_satu(i)),
        cari=select(i.c.subjek).distinct().where(i.c.sidik.in_(bindparam("sidik", expanding=True))),
        akses_baru=insert(a),
        akses=select(a).where(a.c.subjek == bindparam("s")).order_by(a.c.nomor),
        hapus_kunci=update(s)
        .where(s.c.subjek == bindparam("s"), s.c.dihapus_pada.is_(None))
        .values(
            kunci_induk=None,
            kunci_terbungkus=None,
            dihapus_pada=bindparam("pada"),
            sebab_hapus=bindparam("sebab"),
        ),
        nisan_baru=bila_baru(s),
        nisan=select(s.c.subjek, s.c.dihapus_pada, s.c.sebab_hapus).where(
            _salah_satu(s), s.c.dihapus_pada.is_not(None)
        ),
        hapus_nilai=delete(n).where(n.c.subjek == bindparam("s")),
        hapus_indeks=delete(i).where(i.c.subjek == bindparam("s")),
        tahan=insert(p),
        lepas=update(p)
        .where(p.c.id == bindparam("satu"), p.c.dilepas_pada.is_(None))
        .values(dilepas_pada=bindparam("pada"), dilepas_oleh=bindparam("oleh")),
        penahanan=select(p).where(_salah_satu(p)).order_by(p.c.dipasang_pada, p.c.id),
        kunci_lama=lama.where(s.c.kunci_induk != bindparam("aktif"))
        .order_by(s.c.subjek)
        .limit(bindparam("banyak"))
        .with_for_update(),
        ganti_kunci=update(s)
        .where(s.c.subjek == bindparam("s"))
        .values(kunci_induk=bindparam("induk"), kunci_terbungkus=bindparam("isi")),
        indeks_lama=dicari.where(i.c.kunci_indeks != bindparam("aktif"))
        .order_by(i.c.subjek, i.c.kunci)
        .limit(bindparam("banyak"))
        .with_for_update(of=i),
        ganti_indeks=update(i)
        .where(i.c.subjek == bindparam("s"), i.c.kunci == bindparam("k"))
        .values(sidik=bindparam("baru"), kunci_indeks=bindparam("indeks")),
    )


def _salah_satu(tabel: Table) -> Any:
    return tabel.c.subjek.in_(bindparam("subjek", expanding=True))


def _bila_baru(dialek: str) -> Any:
    """`INSERT … ON CONFLICT DO NOTHING` in the dialect's own form."""
    pakai = postgresql.insert if dialek == "postgresql" else sqlite.insert
    return lambda tabel: pakai(tabel).on_conflict_do_nothing()
