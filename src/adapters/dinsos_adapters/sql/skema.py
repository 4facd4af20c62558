"""Every table of the store, declared once for the prefix and schema a host chose.

The migrations build the same tables; a test holds the two together.
"""

import re
from collections.abc import Iterable

from attrs import field
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    and_,
    literal_column,
)

from dinsos_adapters.sql.bentuk import hanya
from dinsos_adapters.sql.skema_brankas import TabelBrankas, tabel_brankas
from dinsos_adapters.sql.skema_meja import tabel_giliran, tabel_jam
from dinsos_adapters.sql.skema_peringatan import TabelPeringatan, tabel_peringatan
from dinsos_adapters.sql.tipe import (
    DaftarGiliran,
    DaftarJam,
    DaftarTautan,
    DaftarTeks,
    Instan,
    Kunci,
)
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.penyimpanan import IDENTITAS, PERMINTAAN

PREFIX_BAWAAN = "dinsos_"
DIALEK = ("sqlite", "postgresql")

NAMA_KENDALA = {"pk": "pk_%(table_name)s", "ix": "ix_%(table_name)s_%(column_0_N_name)s"}

INDEKS_DAFTAR = {
    "daftar": (),
    "instansi": ("instansi", "berjalan"),
    "layanan": ("layanan",),
    "status": ("status",),
    "agregat": ("agregat",),
}
"""What leads in each index that lists are read from, after whether the case is there for some only,
and before the order of lists."""

INDEKS_PERMINTAAN = {
    "permintaan": (),
    "permintaan_instansi": ("instansi",),
    "permintaan_berlaku": ("berjalan",),
}
"""The same of requests, which are a few among the cases."""


def nama_indeks(prefix: str, nama: str) -> str:
    """The name of one of these indexes."""
    return f"ix_{prefix}kasus_{nama}"


def nama_indeks_tampak(prefix: str, nama: str) -> str:
    """The name of its counterpart on ``kasus_tampak``."""
    return f"ix_{prefix}kasus_tampak_{nama}"


_POLA_NAMA = re.compile(r"[a-z_][a-z0-9_]{0,19}")


@frozen(kw_only=True)
class Skema:
    """The tables under one prefix, in one schema (None: the connection's own)."""

    prefix: str
    schema: str | None
    metadata: MetaData = field(repr=False)
    kasus: Table = field(repr=False)
    kasus_subjek: Table = field(repr=False)
    kasus_petugas: Table = field(repr=False)
    kasus_tautan: Table = field(repr=False)
    kasus_tampak: Table = field(repr=False)
    kasus_kecuali: Table = field(repr=False)
    kasus_giliran: Table = field(repr=False)
    kasus_jam: Table = field(repr=False)
    kejadian: Table = field(repr=False)
    kotak_keluar: Table = field(repr=False)
    perintah: Table = field(repr=False)
    nomor: Table = field(repr=False)
    nomor_tercetak: Table = field(repr=False)
    reservasi: Table = field(repr=False)
    standar: Table = field(repr=False)
    kalender: Table = field(repr=False)
    peringatan: TabelPeringatan = field(repr=False)
    brankas: TabelBrankas = field(repr=False)


def skema(
    prefix: str = PREFIX_BAWAAN, schema: str | None = None, dialek: Iterable[str] = DIALEK
) -> Skema:
    """The tables, each name after ``prefix``, for one of the databases or both. Raises `ValueError`
    for a name that is none."""
    periksa_nama(prefix, schema)
    metadata = MetaData(schema=schema, naming_convention=NAMA_KENDALA, info={"dialek": (*dialek,)})
    return Skema(
        prefix=prefix,
        schema=schema,
        metadata=metadata,
        kasus=_kasus(metadata, prefix),
        kasus_subjek=_kasus_subjek(metadata, prefix),
        kasus_petugas=_kasus_petugas(metadata, prefix),
        kasus_tautan=_kasus_tautan(metadata, prefix),
        kasus_tampak=_kasus_tampak(metadata, prefix),
        kasus_kecuali=_kasus_kecuali(metadata, prefix),
        kasus_giliran=tabel_giliran(metadata, prefix),
        kasus_jam=tabel_jam(metadata, prefix),
        kejadian=_kejadian(metadata, prefix),
        kotak_keluar=_kotak_keluar(metadata, prefix),
        perintah=_perintah(metadata, prefix),
        nomor=_nomor(metadata, prefix),
        nomor_tercetak=_nomor_tercetak(metadata, prefix),
        reservasi=_reservasi(metadata, prefix),
        standar=_standar(metadata, prefix),
        kalender=_kalender(metadata, prefix),
        peringatan=tabel_peringatan(metadata, prefix),
        brankas=tabel_brankas(metadata, prefix),
    )


def periksa_nama(prefix: str, schema: str | None) -> None:
    """Prefix and schema become part of SQL: small letters, digits, underscores, at most 20."""
    for nama in (prefix, schema):
        if nama and not _POLA_NAMA.fullmatch(nama):
            raise ValueError(f"prefix atau skema {nama!r} tidak boleh: huruf kecil, angka, _")


def _kasus(metadata: MetaData, prefix: str) -> Table:
    """The fold of each case and what it is found by. ``sidik``: head of its chain of events;
    ``meterai``: the seal over both.

    ``tertutup``: it is there for some only (``tampak``). Lists are read from indexes that hold
    cases alone, of what is there for everybody and of the rest apart.
    """
    tabel = Table(
        f"{prefix}kasus",
        metadata,
        Column("id", Kunci, primary_key=True),
        Column("versi", Integer, nullable=False),
        Column("keadaan", Text, nullable=False),
        Column("sidik", String(64), nullable=False),
        Column("meterai", Text, nullable=False),
        Column("agregat", Text, nullable=False),
        Column("instansi", Text, nullable=False),
        Column("layanan", Text, nullable=False),
        Column("standar", Text, nullable=False),
        Column("status", Text, nullable=False),
        Column("berjalan", Boolean, nullable=False),
        Column("dibuat", Instan, nullable=False),
        Column("tenggat", Instan),
        Column("giliran", DaftarGiliran, nullable=False),
        Column("jam", DaftarJam, nullable=False),
        Column("subjek", DaftarTeks, nullable=False),
        Column("petugas", DaftarTeks, nullable=False),
        Column("tautan", DaftarTautan, nullable=False),
        Column("nomor", Text),
        Column("tampak", DaftarTeks),
        Column("tertutup", Boolean, nullable=False),
        Column("kecuali", DaftarTeks, nullable=False),
        Index(None, "nomor", unique=True),
    )
    kasus = hanya_kasus(tabel)
    for nama, depan in INDEKS_DAFTAR.items():
        Index(
            nama_indeks(prefix, nama),
            *(tabel.c[k] for k in ("tertutup", *depan, "dibuat", "id")),
            **hanya(kasus, tabel),
        )
    permintaan = hanya_permintaan(tabel)
    for nama, depan in INDEKS_PERMINTAAN.items():
        Index(
            nama_indeks(prefix, nama),
            *(tabel.c[k] for k in (*depan, "dibuat", "id")),
            **hanya(permintaan, tabel),
        )
    return tabel


def hanya_kasus(kasus: Table) -> ColumnElement[bool]:
    """That a row is a case's; in the very words of the indexes, so that they serve."""
    bukan = (kasus.c.agregat != literal_column(f"'{satu}'") for satu in (IDENTITAS, PERMINTAAN))
    return and_(*bukan)


def hanya_permintaan(kasus: Table) -> ColumnElement[bool]:
    """That it is a request's."""
    return kasus.c.agregat == literal_column(f"'{PERMINTAAN}'")


def _kasus_subjek(metadata: MetaData, prefix: str) -> Table:
    """From a person to the cases it is in; the inverse of the column ``subjek``."""
    return Table(
        f"{prefix}kasus_subjek",
        metadata,
        Column("subjek", Kunci, nullable=False),
        Column("kasus", Kunci, nullable=False),
        PrimaryKeyConstraint("subjek", "kasus"),
        Index(None, "kasus"),
    )


def _kasus_petugas(metadata: MetaData, prefix: str) -> Table:
    """From an account to the cases it works on; the inverse of the column ``petugas``."""
    return Table(
        f"{prefix}kasus_petugas",
        metadata,
        Column("akun", Kunci, nullable=False),
        Column("kasus", Kunci, nullable=False),
        PrimaryKeyConstraint("akun", "kasus"),
        Index(None, "kasus"),
    )


def _kasus_tautan(metadata: MetaData, prefix: str) -> Table:
    """From a case to those that have a link to it; the inverse of the column ``tautan``."""
    return Table(
        f"{prefix}kasus_tautan",
        metadata,
        Column("ke", Kunci, nullable=False),
        Column("kasus", Kunci, nullable=False),
        Column("hubungan", Text, nullable=False),
        PrimaryKeyConstraint("ke", "kasus", "hubungan"),
        Index(None, "kasus"),
    )


def _kasus_tampak(metadata: MetaData, prefix: str) -> Table:
    """From a key to the restricted cases that it shows, with what lists ask of them and indexes in
    their order like those of the cases themselves; the inverse of the column ``tampak``."""
    tabel = Table(
        f"{prefix}kasus_tampak",
        metadata,
        Column("kunci", Kunci, nullable=False),
        Column("agregat", Text, nullable=False),
        Column("instansi", Text, nullable=False),
        Column("layanan", Text, nullable=False),
        Column("status", Text, nullable=False),
        Column("berjalan", Boolean, nullable=False),
        Column("dibuat", Instan, nullable=False),
        Column("kasus", Kunci, nullable=False),
        PrimaryKeyConstraint("kasus", "kunci"),
    )
    for nama, depan in INDEKS_DAFTAR.items():
        Index(
            nama_indeks_tampak(prefix, nama),
            *(tabel.c[k] for k in ("kunci", *depan, "dibuat", "kasus")),
        )
    return tabel


def _kasus_kecuali(metadata: MetaData, prefix: str) -> Table:
    """From an account to the cases that are not there for it; the inverse of ``kecuali``."""
    return Table(
        f"{prefix}kasus_kecuali",
        metadata,
        Column("akun", Kunci, nullable=False),
        Column("kasus", Kunci, nullable=False),
        PrimaryKeyConstraint("akun", "kasus"),
        Index(None, "kasus"),
    )


def _kejadian(metadata: MetaData, prefix: str) -> Table:
    """The log, append-only. Each row seals itself and all before it (`application.rantai`)."""
    return Table(
        f"{prefix}kejadian",
        metadata,
        Column("kasus", Kunci, nullable=False),
        Column("urutan", Integer, nullable=False),
        Column("perintah", Text, nullable=False),
        Column("tipe", Text, nullable=False),
        Column("pada", Instan, nullable=False),
        Column("oleh", Text, nullable=False),
        Column("isi", Text, nullable=False),
        Column("sidik_sebelum", String(64), nullable=False),
        Column("sidik", String(64), nullable=False),
        PrimaryKeyConstraint("kasus", "urutan"),
    )


def _kotak_keluar(metadata: MetaData, prefix: str) -> Table:
    """The outbox. ``jatuh_tempo``: due from then on (created, claimed until, or to be tried again).

    Without it a message is done with: sent (``terkirim``), or a dead letter. ``jam``: the clock
    whose due moment it tells; ``meterai``: the seal over what was queued.
    """
    tabel = Table(
        f"{prefix}kotak_keluar",
        metadata,
        Column("id", Text, primary_key=True),
        Column("saluran", Text, nullable=False),
        Column("kasus", Kunci, nullable=False),
        Column("urutan", BigInteger, nullable=False),
        Column("isi", Text, nullable=False),
        Column("meterai", Text, nullable=False),
        Column("jatuh_tempo", Instan),
        Column("percobaan", Integer, nullable=False),
        Column("terkirim", Instan),
        Column("sebab", Text, nullable=False),
        Column("jam", Text),
    )
    menunggu = tabel.c.jatuh_tempo.is_not(None)
    mati = and_(tabel.c.jatuh_tempo.is_(None), tabel.c.terkirim.is_(None))
    for nama, bila, kolom in (
        ("kasus", None, ("kasus", "urutan")),
        ("antre", menunggu, ("kasus", "saluran", "urutan")),
        ("tempo", menunggu, ("saluran", "jatuh_tempo", "kasus")),
        ("mati", mati, ("kasus", "urutan")),
    ):
        Index(
            f"ix_{prefix}kotak_keluar_{nama}",
            *(tabel.c[k] for k in kolom),
            **hanya(bila, tabel),
        )
    return tabel


def _perintah(metadata: MetaData, prefix: str) -> Table:
    return Table(
        f"{prefix}perintah",
        metadata,
        Column("kunci", Text, primary_key=True),
        Column("sidik", Text, nullable=False),
        Column("kasus", Text, nullable=False),
        Column("versi", Integer, nullable=False),
        Column("lanjutan", DaftarTeks, nullable=False),
    )


def _nomor(metadata: MetaData, prefix: str) -> Table:
    """The last number given out per agency, kind and year."""
    return Table(
        f"{prefix}nomor",
        metadata,
        Column("instansi", Text, nullable=False),
        Column("jenis", Text, nullable=False),
        Column("tahun", Integer, nullable=False),
        Column("terakhir", Integer, nullable=False),
        PrimaryKeyConstraint("instansi", "jenis", "tahun"),
    )


def _nomor_tercetak(metadata: MetaData, prefix: str) -> Table:
    """What was printed on letters: each text once in an agency, whatever sequence it came from."""
    return Table(
        f"{prefix}nomor_tercetak",
        metadata,
        Column("instansi", Text, nullable=False),
        Column("tercetak", Text, nullable=False),
        Column("kasus", Kunci, nullable=False),
        PrimaryKeyConstraint("instansi", "tercetak"),
    )


def _reservasi(metadata: MetaData, prefix: str) -> Table:
    """Who holds which unit of something scarce (a bed)."""
    return Table(
        f"{prefix}reservasi",
        metadata,
        Column("nama", Text, nullable=False),
        Column("satuan", Kunci, nullable=False),
        Column("pemegang", Text, nullable=False),
        PrimaryKeyConstraint("nama", "satuan"),
    )


def _standar(metadata: MetaData, prefix: str) -> Table:
    """The exact standards that cases pinned."""
    return Table(
        f"{prefix}standar",
        metadata,
        Column("sidik", Text, primary_key=True),
        Column("isi", Text, nullable=False),
        Column("meterai", Text, nullable=False),
    )


def _kalender(metadata: MetaData, prefix: str) -> Table:
    """The calendars that clocks were counted with."""
    return Table(
        f"{prefix}kalender",
        metadata,
        Column("versi", Text, primary_key=True),
        Column("isi", Text, nullable=False),
        Column("meterai", Text, nullable=False),
    )
