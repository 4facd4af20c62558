"""The tables that desks and lists of clocks are read from; each the inverse of columns of a case.

What has no due moment has `TANPA_TEMPO` for one, so that rows compare with cursors as they stand.
"""

from sqlalchemy import Boolean, Column, Index, MetaData, PrimaryKeyConstraint, Table, Text

from dinsos_adapters.sql.bentuk import hanya
from dinsos_adapters.sql.tipe import DaftarTeks, Instan, Kunci

INDEKS_PERAN = {
    "peran": ("instansi", "peran", "jatuh_tempo", "kasus"),
    "layanan": ("instansi", "peran", "layanan", "jatuh_tempo", "kasus"),
}

INDEKS_JAM = {
    "instansi": (),
    "layanan": ("layanan",),
    "milik": ("milik", "dijeda"),
    "jeda": ("dijeda",),
}
"""What leads in each index of clocks, after key and agency and before their order."""

SEMUA, TERTUTUP = "", "-"
"""In the place of a key: a clock that is there for everybody; one that is there for some, for who
sees every case."""


def tabel_giliran(metadata: MetaData, prefix: str) -> Table:
    """Who may act next in a case: whoever holds a role (``akun`` empty), one account of those that
    it is assigned to, or a party's. ``tertutup``: that alone does not show the case to them."""
    tabel = Table(
        f"{prefix}kasus_giliran",
        metadata,
        Column("kasus", Kunci, nullable=False),
        Column("peran", Kunci, nullable=False),
        Column("akun", Kunci, nullable=False),
        Column("instansi", Text, nullable=False),
        Column("layanan", Text, nullable=False),
        Column("langkah", Text, nullable=False),
        Column("sejak", Instan, nullable=False),
        Column("dilarang", DaftarTeks, nullable=False),
        Column("jatuh_tempo", Instan, nullable=False),
        Column("rawan", Instan, nullable=False),
        Column("tertutup", Boolean, nullable=False),
        PrimaryKeyConstraint("kasus", "peran", "akun"),
    )
    siapa_pun = tabel.c.akun == ""
    for nama, kolom in INDEKS_PERAN.items():
        Index(
            f"ix_{prefix}kasus_giliran_{nama}",
            *(tabel.c[k] for k in kolom),
            **hanya(siapa_pun, tabel),
        )
    Index(
        f"ix_{prefix}kasus_giliran_akun",
        *(tabel.c[k] for k in ("akun", "jatuh_tempo", "kasus", "peran")),
        **hanya(~siapa_pun, tabel),
    )
    return tabel


def tabel_jam(metadata: MetaData, prefix: str) -> Table:
    """The open clocks of a case, once for each key under which they are there: `SEMUA` for all, or
    else each key that shows the case, and `TERTUTUP` for who sees every case."""
    tabel = Table(
        f"{prefix}kasus_jam",
        metadata,
        Column("kasus", Kunci, nullable=False),
        Column("kode", Kunci, nullable=False),
        Column("kunci", Kunci, nullable=False),
        Column("instansi", Text, nullable=False),
        Column("layanan", Text, nullable=False),
        Column("milik", Text, nullable=False),
        Column("mulai", Instan, nullable=False),
        Column("jatuh_tempo", Instan, nullable=False),
        Column("rawan", Instan, nullable=False),
        Column("dijeda", Boolean, nullable=False),
        Column("versi_kalender", Kunci, nullable=False),
        PrimaryKeyConstraint("kasus", "kode", "kunci"),
        Index(None, "instansi", "versi_kalender", "kasus"),
    )
    for nama, depan in INDEKS_JAM.items():
        kolom = ("kunci", "instansi", *depan, "jatuh_tempo", "kasus", "kode")
        Index(nama_indeks_jam(prefix, nama), *(tabel.c[k] for k in kolom))
    return tabel


def nama_indeks_jam(prefix: str, nama: str) -> str:
    """The name of one of the indexes of clocks."""
    return f"ix_{prefix}kasus_jam_{nama}"
