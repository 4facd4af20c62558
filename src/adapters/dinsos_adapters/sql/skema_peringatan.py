"""The tables of alerts: those that were raised, and when each case is looked at next."""

from attrs import field
from sqlalchemy import (
    Column,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from dinsos_adapters.sql.bentuk import hanya
from dinsos_adapters.sql.tipe import Instan, Kunci
from dinsos_core.domain.shared.kelas import frozen


@frozen(kw_only=True)
class TabelPeringatan:
    """Those tables under one prefix."""

    peringatan: Table = field(repr=False)
    jadwal_periksa: Table = field(repr=False)


def tabel_peringatan(metadata: MetaData, prefix: str) -> TabelPeringatan:
    """Declare them."""
    return TabelPeringatan(
        peringatan=_peringatan(metadata, prefix),
        jadwal_periksa=_jadwal_periksa(metadata, prefix),
    )


def _peringatan(metadata: MetaData, prefix: str) -> Table:
    """An alert per case, limit, start and threshold; those that stand have an index of their own,
    in the order of the list."""
    tabel = Table(
        f"{prefix}peringatan",
        metadata,
        Column("kasus", Kunci, nullable=False),
        Column("kode", Kunci, nullable=False),
        Column("mulai", Instan, nullable=False),
        Column("ambang", Kunci, nullable=False),
        Column("milik", Text, nullable=False),
        Column("instansi", Text, nullable=False),
        Column("layanan", Text, nullable=False),
        Column("nomor", Text, nullable=False),
        Column("jatuh_tempo", Instan, nullable=False),
        Column("dinaikkan_pada", Instan, nullable=False),
        Column("ditarik_pada", Instan),
        Column("sebab", Text, nullable=False),
        Column("kali", Integer, nullable=False),
        PrimaryKeyConstraint("kasus", "kode", "mulai", "ambang"),
    )
    berdiri = tabel.c.ditarik_pada.is_(None)
    urutan = ("jatuh_tempo", "kasus", "kode", "mulai", "ambang")
    for nama, depan in (("berdiri", ()), ("berdiri_instansi", ("instansi",))):
        Index(
            f"ix_{prefix}peringatan_{nama}",
            *(tabel.c[k] for k in (*depan, *urutan)),
            **hanya(berdiri, tabel),
        )
    return tabel


def _jadwal_periksa(metadata: MetaData, prefix: str) -> Table:
    """A row per case that has, or had, an open clock. ``pada``: looked at from then on; without it
    once its clocks change."""
    tabel = Table(
        f"{prefix}jadwal_periksa",
        metadata,
        Column("kasus", Kunci, primary_key=True),
        Column("pada", Instan),
        Column("diperiksa", Instan),
        Column("urutan", Integer, nullable=False),
    )
    ada = tabel.c.pada.is_not(None)
    Index(None, tabel.c.pada, tabel.c.kasus, **hanya(ada, tabel))
    Index(None, tabel.c.diperiksa, tabel.c.kasus)
    return tabel
