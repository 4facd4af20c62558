"""The vault's tables: wrapped keys, ciphertexts, keyed hashes, accesses, legal holds.

Nothing here is readable without a key-encryption key, which the database never holds. Instants are
text, ISO 8601 in UTC with microseconds, so that both databases keep and order them alike.
"""

from attrs import field, frozen
from sqlalchemy import (
    BigInteger,
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


@frozen(kw_only=True)
class TabelBrankas:
    """``subjek``: each subject's wrapped key, or its tombstone. ``nilai``: ciphertexts. ``indeks``:
    keyed hashes of searchable facts. ``akses``: append-only. ``penahanan``: legal holds."""

    subjek: Table = field(repr=False)
    nilai: Table = field(repr=False)
    indeks: Table = field(repr=False)
    akses: Table = field(repr=False)
    penahanan: Table = field(repr=False)


def tabel_brankas(metadata: MetaData, prefix: str = "") -> TabelBrankas:
    """Declare the vault's tables in ``metadata``, in its schema, each name after ``prefix``."""
    nama = f"{prefix}brankas_"
    return TabelBrankas(
        subjek=Table(
            f"{nama}subjek",
            metadata,
            Column("subjek", Text, primary_key=True),
            Column("kunci_induk", Text),
            Column("kunci_terbungkus", LargeBinary),
            Column("dihapus_pada", String(32)),
            Column("sebab_hapus", Text),
            Index(f"ix_{nama}subjek_kunci_induk", "kunci_induk"),
        ),
        nilai=Table(
            f"{nama}nilai",
            metadata,
            Column("subjek", Text, nullable=False),
            Column("kunci", Text, nullable=False),
            Column("isi", LargeBinary, nullable=False),
            PrimaryKeyConstraint("subjek", "kunci", name=f"pk_{nama}nilai"),
        ),
        indeks=Table(
            f"{nama}indeks",
            metadata,
            Column("sidik", String(64), nullable=False),
            Column("subjek", Text, nullable=False),
            Column("kunci", Text, nullable=False),
            Column("kunci_indeks", Text, nullable=False),
            PrimaryKeyConstraint("subjek", "kunci", name=f"pk_{nama}indeks"),
            Index(f"ix_{nama}indeks_sidik", "sidik"),
            Index(f"ix_{nama}indeks_kunci_indeks", "kunci_indeks"),
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
            Column("subjek", Text, nullable=False),
            Column("pada", String(32), nullable=False),
            Column("pelaku", Text, nullable=False),
            Column("tujuan", Text, nullable=False),
            Column("kasus", Text),
            Column("kunci", Text, nullable=False),
            Index(f"ix_{nama}akses_subjek", "subjek"),
        ),
        penahanan=Table(
            f"{nama}penahanan",
            metadata,
            Column("id", Text, primary_key=True),
            Column("subjek", Text, nullable=False),
            Column("dasar", Text, nullable=False),
            Column("dipasang_pada", String(32), nullable=False),
            Column("dipasang_oleh", Text, nullable=False),
            Column("dilepas_pada", String(32)),
            Column("dilepas_oleh", Text),
            Index(f"ix_{nama}penahanan_subjek", "subjek"),
        ),
    )
