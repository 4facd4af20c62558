"""The first release's tables.

Spells out every type, rather than importing today's, so that it builds the same tables for good.
"""

from typing import Any

import sqlalchemy as sa
from alembic.operations import Operations
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEKS = sa.Text()
KUNCI = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
DAFTAR = sa.Text().with_variant(ARRAY(sa.Text()), "postgresql")
INSTAN = sa.String(32).with_variant(sa.TIMESTAMP(timezone=True), "postgresql")
SIDIK = sa.String(64)

TABEL = (
    "kasus",
    "kasus_subjek",
    "kasus_petugas",
    "kasus_tautan",
    "kasus_tampak",
    "kasus_kecuali",
    "kasus_giliran",
    "kasus_jam",
    "kejadian",
    "kotak_keluar",
    "perintah",
    "nomor",
    "nomor_tercetak",
    "reservasi",
    "standar",
    "kalender",
    "peringatan",
    "jadwal_periksa",
    "brankas_subjek",
    "brankas_nilai",
    "brankas_indeks",
    "brankas_kembar",
    "brankas_akses",
    "brankas_penahanan",
)

DAFTAR_KASUS = (
    ("daftar", ()),
    ("instansi", ("instansi", "berjalan")),
    ("layanan", ("layanan",)),
    ("status", ("status",)),
    ("agregat", ("agregat",)),
)


def _wajib(nama: str, jenis: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(nama, jenis, nullable=False)


def _boleh(nama: str, jenis: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(nama, jenis, nullable=True)


class _Pembuat:
    """Creates tables and indexes under the host's prefix, with the names the convention gives."""

    def __init__(self, op: Operations, prefix: str, schema: str | None) -> None:
        self.op = op
        self.prefix = prefix
        self.schema = schema

    def tabel(self, nama: str, *kolom: sa.Column[Any], kunci: tuple[str, ...]) -> None:
        lengkap = f"{self.prefix}{nama}"
        utama = sa.PrimaryKeyConstraint(*kunci, name=f"pk_{lengkap}")
        self.op.create_table(lengkap, *kolom, utama, schema=self.schema)

    def indeks(
        self,
        nama: str,
        *kolom: str,
        bila: str | None = None,
        unik: bool = False,
        sebutan: str = "",
    ) -> None:
        lengkap = f"{self.prefix}{nama}"
        syarat = None if bila is None else sa.text(bila)
        self.op.create_index(
            f"ix_{lengkap}_{sebutan or '_'.join(kolom)}",
            lengkap,
            list(kolom),
            schema=self.schema,
            unique=unik,
            postgresql_where=syarat,
            sqlite_where=syarat,
        )


def upgrade(op: Operations, prefix: str, schema: str | None) -> None:
    buat = _Pembuat(op, prefix, schema)
    _kasus(buat)
    _meja(buat)
    _antrean(buat)
    _peringatan(buat)
    _brankas(buat)


def _kasus(buat: _Pembuat) -> None:
    buat.tabel(
        "kasus",
        _wajib("id", KUNCI),
        _wajib("versi", sa.Integer()),
        _wajib("keadaan", TEKS),
        _wajib("sidik", SIDIK),
        _wajib("meterai", TEKS),
        _wajib("agregat", TEKS),
        _wajib("instansi", TEKS),
        _wajib("layanan", TEKS),
        _wajib("standar", TEKS),
        _wajib("status", TEKS),
        _wajib("berjalan", sa.Boolean()),
        _wajib("dibuat", INSTAN),
        _boleh("tenggat", INSTAN),
        _wajib("giliran", TEKS),
        _wajib("jam", TEKS),
        _wajib("subjek", DAFTAR),
        _wajib("petugas", DAFTAR),
        _wajib("tautan", DAFTAR),
        _boleh("nomor", TEKS),
        _boleh("tampak", DAFTAR),
        _wajib("tertutup", sa.Boolean()),
        _wajib("kecuali", DAFTAR),
        kunci=("id",),
    )
    buat.indeks("kasus", "nomor", unik=True)
    for nama, depan in DAFTAR_KASUS:
        kolom = ("tertutup", *depan, "dibuat", "id")
        buat.indeks(
            "kasus",
            *kolom,
            bila="agregat != 'identitas' AND agregat != 'permintaan_data'",
            sebutan=nama,
        )
    for nama, depan in (
        ("permintaan", ()),
        ("permintaan_instansi", ("instansi",)),
        ("permintaan_berlaku", ("berjalan",)),
    ):
        kolom = (*depan, "dibuat", "id")
        buat.indeks("kasus", *kolom, bila="agregat = 'permintaan_data'", sebutan=nama)
    buat.tabel(
        "kasus_subjek",
        _wajib("subjek", KUNCI),
        _wajib("kasus", KUNCI),
        kunci=("subjek", "kasus"),
    )
    buat.indeks("kasus_subjek", "kasus")
    buat.tabel(
        "kasus_petugas",
        _wajib("akun", KUNCI),
        _wajib("kasus", KUNCI),
        kunci=("akun", "kasus"),
    )
    buat.indeks("kasus_petugas", "kasus")
    buat.tabel(
        "kasus_tautan",
        _wajib("ke", KUNCI),
        _wajib("kasus", KUNCI),
        _wajib("hubungan", TEKS),
        kunci=("ke", "kasus", "hubungan"),
    )
    buat.indeks("kasus_tautan", "kasus")
    buat.tabel(
        "kasus_tampak",
        _wajib("kunci", KUNCI),
        _wajib("agregat", TEKS),
        _wajib("instansi", TEKS),
        _wajib("layanan", TEKS),
        _wajib("status", TEKS),
        _wajib("berjalan", sa.Boolean()),
        _wajib("dibuat", INSTAN),
        _wajib("kasus", KUNCI),
        kunci=("kasus", "kunci"),
    )
    for nama, depan in DAFTAR_KASUS:
        buat.indeks("kasus_tampak", "kunci", *depan, "dibuat", "kasus", sebutan=nama)
    buat.tabel(
        "kasus_kecuali",
        _wajib("akun", KUNCI),
        _wajib("kasus", KUNCI),
        kunci=("akun", "kasus"),
    )
    buat.indeks("kasus_kecuali", "kasus")
    buat.tabel(
        "kejadian",
        _wajib("kasus", KUNCI),
        _wajib("urutan", sa.Integer()),
        _wajib("perintah", TEKS),
        _wajib("tipe", TEKS),
        _wajib("pada", INSTAN),
        _wajib("oleh", TEKS),
        _wajib("isi", TEKS),
        _wajib("sidik_sebelum", SIDIK),
        _wajib("sidik", SIDIK),
        kunci=("kasus", "urutan"),
    )


def _meja(buat: _Pembuat) -> None:
    buat.tabel(
        "kasus_giliran",
        _wajib("kasus", KUNCI),
        _wajib("peran", KUNCI),
        _wajib("akun", KUNCI),
        _wajib("instansi", TEKS),
        _wajib("layanan", TEKS),
        _wajib("langkah", TEKS),
        _wajib("sejak", INSTAN),
        _wajib("dilarang", DAFTAR),
        _wajib("jatuh_tempo", INSTAN),
        _wajib("rawan", INSTAN),
        _wajib("tertutup", sa.Boolean()),
        kunci=("kasus", "peran", "akun"),
    )
    for nama, kolom in (
        ("peran", ("instansi", "peran", "jatuh_tempo", "kasus")),
        ("layanan", ("instansi", "peran", "layanan", "jatuh_tempo", "kasus")),
    ):
        buat.indeks("kasus_giliran", *kolom, bila="akun = ''", sebutan=nama)
    buat.indeks(
        "kasus_giliran",
        *("akun", "jatuh_tempo", "kasus", "peran"),
        bila="akun != ''",
        sebutan="akun",
    )
    buat.tabel(
        "kasus_jam",
        _wajib("kasus", KUNCI),
        _wajib("kode", KUNCI),
        _wajib("kunci", KUNCI),
        _wajib("instansi", TEKS),
        _wajib("layanan", TEKS),
        _wajib("milik", TEKS),
        _wajib("mulai", INSTAN),
        _wajib("jatuh_tempo", INSTAN),
        _wajib("rawan", INSTAN),
        _wajib("dijeda", sa.Boolean()),
        _wajib("versi_kalender", KUNCI),
        kunci=("kasus", "kode", "kunci"),
    )
    for nama, depan in (
        ("instansi", ()),
        ("layanan", ("layanan",)),
        ("milik", ("milik", "dijeda")),
        ("jeda", ("dijeda",)),
    ):
        tempat = ("kunci", "instansi", *depan, "jatuh_tempo", "kasus", "kode")
        buat.indeks("kasus_jam", *tempat, sebutan=nama)
    buat.indeks("kasus_jam", "instansi", "versi_kalender", "kasus")


def _antrean(buat: _Pembuat) -> None:
    buat.tabel(
        "kotak_keluar",
        _wajib("id", TEKS),
        _wajib("saluran", TEKS),
        _wajib("kasus", KUNCI),
        _wajib("urutan", sa.BigInteger()),
        _wajib("isi", TEKS),
        _wajib("meterai", TEKS),
        _boleh("jatuh_tempo", INSTAN),
        _wajib("percobaan", sa.Integer()),
        _boleh("terkirim", INSTAN),
        _wajib("sebab", TEKS),
        _boleh("jam", TEKS),
        kunci=("id",),
    )
    menunggu = "jatuh_tempo IS NOT NULL"
    mati = "jatuh_tempo IS NULL AND terkirim IS NULL"
    buat.indeks("kotak_keluar", "kasus", "urutan", sebutan="kasus")
    buat.indeks("kotak_keluar", "kasus", "saluran", "urutan", bila=menunggu, sebutan="antre")
    buat.indeks("kotak_keluar", "saluran", "jatuh_tempo", "kasus", bila=menunggu, sebutan="tempo")
    buat.indeks("kotak_keluar", "kasus", "urutan", bila=mati, sebutan="mati")
    buat.tabel(
        "perintah",
        _wajib("kunci", TEKS),
        _wajib("sidik", TEKS),
        _wajib("kasus", TEKS),
        _wajib("versi", sa.Integer()),
        _wajib("lanjutan", DAFTAR),
        kunci=("kunci",),
    )
    buat.tabel(
        "nomor",
        _wajib("instansi", TEKS),
        _wajib("jenis", TEKS),
        _wajib("tahun", sa.Integer()),
        _wajib("terakhir", sa.Integer()),
        kunci=("instansi", "jenis", "tahun"),
    )
    buat.tabel(
        "nomor_tercetak",
        _wajib("instansi", TEKS),
        _wajib("tercetak", TEKS),
        _wajib("kasus", KUNCI),
        kunci=("instansi", "tercetak"),
    )
    buat.tabel(
        "reservasi",
        _wajib("nama", TEKS),
        _wajib("satuan", KUNCI),
        _wajib("pemegang", TEKS),
        kunci=("nama", "satuan"),
    )
    for arsip, kunci in (("standar", "sidik"), ("kalender", "versi")):
        kolom = (_wajib(nama, TEKS) for nama in (kunci, "isi", "meterai"))
        buat.tabel(arsip, *kolom, kunci=(kunci,))


def _peringatan(buat: _Pembuat) -> None:
    buat.tabel(
        "peringatan",
        _wajib("kasus", KUNCI),
        _wajib("kode", KUNCI),
        _wajib("mulai", INSTAN),
        _wajib("ambang", KUNCI),
        _wajib("milik", TEKS),
        _wajib("instansi", TEKS),
        _wajib("layanan", TEKS),
        _wajib("nomor", TEKS),
        _wajib("jatuh_tempo", INSTAN),
        _wajib("dinaikkan_pada", INSTAN),
        _boleh("ditarik_pada", INSTAN),
        _wajib("sebab", TEKS),
        _wajib("kali", sa.Integer()),
        kunci=("kasus", "kode", "mulai", "ambang"),
    )
    berdiri = "ditarik_pada IS NULL"
    tempat = ("jatuh_tempo", "kasus", "kode", "mulai", "ambang")
    buat.indeks("peringatan", *tempat, bila=berdiri, sebutan="berdiri")
    buat.indeks("peringatan", "instansi", *tempat, bila=berdiri, sebutan="berdiri_instansi")
    buat.tabel(
        "jadwal_periksa",
        _wajib("kasus", KUNCI),
        _boleh("pada", INSTAN),
        _boleh("diperiksa", INSTAN),
        _wajib("urutan", sa.Integer()),
        kunci=("kasus",),
    )
    buat.indeks("jadwal_periksa", "pada", "kasus", bila="pada IS NOT NULL")
    buat.indeks("jadwal_periksa", "diperiksa", "kasus")


def _brankas(buat: _Pembuat) -> None:
    buat.tabel(
        "brankas_subjek",
        _wajib("subjek", KUNCI),
        _boleh("kunci_induk", KUNCI),
        _boleh("kunci_terbungkus", sa.LargeBinary()),
        _boleh("dihapus_pada", INSTAN),
        _boleh("sebab_hapus", TEKS),
        _boleh("dibatasi", sa.Boolean()),
        kunci=("subjek",),
    )
    buat.indeks("brankas_subjek", "kunci_induk")
    buat.tabel(
        "brankas_nilai",
        _wajib("subjek", KUNCI),
        _wajib("kunci", KUNCI),
        _wajib("isi", sa.LargeBinary()),
        kunci=("subjek", "kunci"),
    )
    buat.tabel(
        "brankas_indeks",
        _wajib("subjek", KUNCI),
        _wajib("kunci", KUNCI),
        _wajib("sidik", SIDIK),
        _wajib("kunci_indeks", KUNCI),
        kunci=("subjek", "kunci"),
    )
    buat.indeks("brankas_indeks", "sidik", "kunci_indeks", "subjek")
    buat.indeks("brankas_indeks", "kunci_indeks")
    buat.tabel(
        "brankas_kembar",
        _wajib("subjek", KUNCI),
        _wajib("pemilik", KUNCI),
        _wajib("sidik", SIDIK),
        _wajib("kunci_indeks", KUNCI),
        _wajib("isi", sa.LargeBinary()),
        kunci=("subjek", "pemilik", "sidik"),
    )
    buat.indeks("brankas_kembar", "sidik", "kunci_indeks", "pemilik", "subjek")
    buat.indeks("brankas_kembar", "kunci_indeks")
    nomor: sa.Column[Any] = sa.Column(
        "nomor", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True
    )
    buat.tabel(
        "brankas_akses",
        nomor,
        _wajib("subjek", KUNCI),
        _wajib("pada", INSTAN),
        _wajib("pelaku", TEKS),
        _wajib("tujuan", TEKS),
        _boleh("kasus", TEKS),
        _wajib("kunci", DAFTAR),
        kunci=("nomor",),
    )
    buat.indeks("brankas_akses", "subjek")
    buat.tabel(
        "brankas_penahanan",
        _wajib("id", KUNCI),
        _wajib("subjek", KUNCI),
        _wajib("dasar", TEKS),
        _wajib("dipasang_pada", INSTAN),
        _wajib("dipasang_oleh", TEKS),
        _boleh("alasan_lepas", TEKS),
        _boleh("dilepas_pada", INSTAN),
        _boleh("dilepas_oleh", TEKS),
        kunci=("id",),
    )
    buat.indeks("brankas_penahanan", "subjek")


def downgrade(op: Operations, prefix: str, schema: str | None) -> None:
    for nama in reversed(TABEL):
        op.drop_table(f"{prefix}{nama}", schema=schema)
