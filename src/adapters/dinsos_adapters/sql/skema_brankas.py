"""The vault's tables: wrapped keys, ciphertexts, keyed hashes, accesses, legal holds.

Nothing here is readable without a key-encryption key, which the database never holds.
"""

from attrs import field
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from dinsos_adapters.sql.tipe import DaftarTeks, Instan, Kunci
from dinsos_core.domain.shared.kelas import frozen


@frozen(kw_only=True)
class TabelBrankas:
    """``subjek``: each subject's wrapped key, or its tombstone; ``dibatasi``: read by exception
    only. ``nilai``: ciphertexts. ``indeks``: keyed hashes of searchable facts. ``kembar``: those of
    the keys by which a possible duplicate is found, with each key's text sealed. ``akses``:
    append-only. ``penahanan``: legal holds."""

    subjek: Table = field(repr=False)
    nilai: Table = field(repr=False)
    indeks: Table = field(repr=False)
    kembar: Table = field(repr=False)
    akses: Table = field(repr=False)
    penahanan: Table = field(repr=False)


def tabel_brankas(metadata: MetaData, prefix: str = "") -> TabelBrankas:
    """Declare the vault's tables in ``metadata``, in its schema, each name after ``prefix``."""
    nama = f"{prefix}brankas_"
    return TabelBrankas(
        subjek=Table(
            f"{nama}subjek",
            metadata,
            Column("subjek", Kunci, primary_key=True),
            Column("kunci_induk", Kunci),
            Column("kunci_terbungkus", LargeBinary),
            Column("dihapus_pada", Instan),
            Column("sebab_hapus", Text),
            Column("dibatasi", Boolean),
            Index(None, "kunci_induk"),
        ),
        nilai=Table(
            f"{nama}nilai",
            metadata,
            Column("subjek", Kunci, nullable=False),
            Column("kunci", Kunci, nullable=False),
            Column("isi", LargeBinary, nullable=False),
            PrimaryKeyConstraint("subjek", "kunci"),
        ),
        indeks=Table(
            f"{nama}indeks",
            metadata,
            Column("subjek", Kunci, nullable=False),
            Column("kunci", Kunci, nullable=False),
            Column("sidik", String(64), nullable=False),
            Column("kunci_indeks", Kunci, nullable=False),
            PrimaryKeyConstraint("subjek", "kunci"),
            Index(None, "sidik", "kunci_indeks", "subjek"),
            Index(None, "kunci_indeks"),
        ),
        kembar=Table(
            f"{nama}kembar",
            metadata,
            Column("subjek", Kunci, nullable=False),
            Column("pemilik", Kunci, nullable=False),
            Column("sidik", String(64), nullable=False),
            Column("kunci_indeks", Kunci, nullable=False),
            Column("isi", LargeBinary, nullable=False),
            PrimaryKeyConstraint("subjek", "pemilik", "sidik"),
            Index(None, "sidik", "kunci_indeks", "pemilik", "subjek"),
            Index(None, "kunci_indeks"),
        ),
        akses=Table(
            f"{nama}akses",
            metadata,
            Column(
                "nomor",
                BigInteger().with_variant(Integer, "sqlite"),
                primary_key=True,
                autoincrement=True,
            ),
            Column("subjek", Kunci, nullable=False),
            Column("pada", Instan, nullable=False),
            Column("pelaku", Text, nullable=False),
            Column("tujuan", Text, nullable=False),
            Column("kasus", Text),
            Column("kunci", DaftarTeks, nullable=False),
            Index(None, "subjek"),
        ),
        penahanan=Table(
            f"{nama}penahanan",
            metadata,
            Column("id", Kunci, primary_key=True),
            Column("subjek", Kunci, nullable=False),
            Column("dasar", Text, nullable=False),
            Column("dipasang_pada", Instan, nullable=False),
            Column("dipasang_oleh", Text, nullable=False),
            Column("alasan_lepas", Text),
            Column("dilepas_pada", Instan),
            Column("dilepas_oleh", Text),
            Index(None, "subjek"),
        ),
    )
