"""What the commands on a store share: where it is, with which keys, and how failures are told.

The libraries of the extras `sql` and `brankas` are imported when a store is opened, so that the
commands on the catalogue need neither.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict
from zoneinfo import ZoneInfo

import typer
from attrs import define, field

from dinsos_adapters.cli.dasar import KodeKeluar, gagal
from dinsos_adapters.cli.pilihan import Pilihan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.kunci import BrankasRusak, KunciTidakTersedia
from dinsos_core.ports.penyimpanan import PenyimpananGagal, VersiBerubah
from dinsos_core.ports.pustaka import perlu

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from dinsos_adapters.brankas import RangkaianKunci
    from dinsos_adapters.sql import GudangSql

TitikPilihan = Annotated[
    Path | None,
    typer.Option("--titik", metavar="BERKAS", help="Berkas titik periksa (dinsos audit catat)."),
]

SEBAB = {
    "meterai_tidak_cocok": "Catatan tersimpan diubah, atau dimeterai dengan kunci lain.",
    "kunci_tidak_tersedia": "Catatan tersimpan dimeterai dengan kunci yang tidak ada.",
    "rantai_putus": "Rangkaian kejadiannya tidak menyambung; lihat dinsos audit periksa.",
    "disk_penuh": "Disk penuh.",
    "hanya_baca": "Basis data hanya dapat dibaca.",
    "terkunci": "Basis data sedang dipakai proses lain terlalu lama; coba lagi.",
    "koneksi_putus": "Sambungan ke basis data putus; coba lagi.",
    "koneksi_habis": "Basis data tidak menerima sambungan lagi; coba lagi.",
    "tidak_dapat_dibuka": "Basis data tidak dapat dibuka: periksa alamat, folder dan haknya.",
    "tidak_berhak": "Akun basis data tidak berhak melakukan ini.",
    "galat_baca_tulis": "Disk gagal dibaca atau ditulis.",
    "basis_data_rusak": "Berkas basis data rusak, atau bukan basis data SQLite.",
    "skema_tidak_cocok": (
        "Tabel atau kolomnya tidak ada. Basis data baru: dinsos basisdata mulai; "
        "sesudah memperbarui: dinsos basisdata naik; periksa juga --prefix dan --schema."
    ),
}
"""The store's codes in words; one that is not here is told as it is."""


@define
class KunciNanti:
    """Master keys, read from file or environment when the first one is needed.

    Listing and auditing need none, and whoever does that need not have any.
    """

    berkas: Path | None
    _isi: "RangkaianKunci | None" = field(default=None, init=False, repr=False)

    @property
    def aktif(self) -> str:
        return self.muat().aktif

    @property
    def indeks(self) -> tuple[str, ...]:
        return self.muat().indeks

    def kunci(self, id_kunci: str) -> bytes:
        return self.muat().kunci(id_kunci)

    @property
    def ada(self) -> bool:
        """Whether there are any that can be read."""
        from dinsos_adapters.brankas import KunciRusak  # noqa: PLC0415 - needs an extra

        try:
            self.muat()
        except KunciRusak:
            return False
        return True

    def muat(self) -> "RangkaianKunci":
        """Read them now. Raises `KunciRusak`."""
        from dinsos_adapters.brankas import (  # noqa: PLC0415 - needs an extra
            kunci_dari_berkas,
            kunci_dari_lingkungan,
        )

        if self._isi is None:
            self._isi = (
                kunci_dari_lingkungan(os.environ)
                if self.berkas is None
                else kunci_dari_berkas(self.berkas)
            )
        return self._isi


class NamaTabel(TypedDict):
    """What functions of the store ask for by these names."""

    prefix: str
    schema: str | None


@frozen(kw_only=True)
class Tempat(Pilihan):
    """Where a store is and what opens it: the options that every command on one takes."""

    basis_data: Annotated[
        str | None,
        typer.Option(
            "--basis-data",
            envvar="DINSOS_BASIS_DATA",
            metavar="URL",
            help="sqlite:///kasus.db atau postgresql+psycopg://…",
        ),
    ] = field(default=None, repr=False)  # may hold a password
    kunci: Annotated[
        Path | None,
        typer.Option(
            "--kunci",
            envvar="DINSOS_KUNCI_BERKAS",
            metavar="BERKAS",
            help="Berkas kunci brankas; tanpa ini dari DINSOS_KUNCI.",
        ),
    ] = None
    prefix: Annotated[
        str,
        typer.Option("--prefix", envvar="DINSOS_PREFIX", metavar="TEKS", help="Awalan nama tabel."),
    ] = "dinsos_"
    schema: Annotated[
        str | None,
        typer.Option("--schema", envvar="DINSOS_SCHEMA", metavar="NAMA", help="Skema PostgreSQL."),
    ] = None

    @property
    def tabel(self) -> NamaTabel:
        """What the tables are called."""
        return {"prefix": self.prefix, "schema": self.schema}

    def url(self) -> str:
        """The URL; without one the command ends."""
        if not self.basis_data:
            gagal(
                "Sebutkan basis datanya: --basis-data URL atau DINSOS_BASIS_DATA, "
                "misalnya sqlite:///kasus.db.",
                kode=KodeKeluar.PEMAKAIAN,
            )
        return self.basis_data

    def berkas(self) -> Path | None:
        """The file of a SQLite database; None for another kind."""
        url = self.url()
        with perlu("sql", "brankas"):
            from sqlalchemy import make_url  # noqa: PLC0415 - needs an extra

        with menjawab():
            alamat = make_url(url)
        if alamat.get_backend_name() != "sqlite" or not alamat.database:
            return None
        return Path(alamat.database)

    def harus_ada(self) -> None:
        """Opening a SQLite database would make one; looking at one must not."""
        berkas = self.berkas()
        if berkas is not None and not berkas.exists():
            gagal(f"Tidak ada basis data {berkas}.", kode=KodeKeluar.TAK_ADA)

    @contextmanager
    def dibuka(self, *, perlu_kunci: bool = False) -> Iterator["GudangSql"]:
        """The store of a database that is there; what fails inside ends the command in words.

        With ``perlu_kunci`` keys that cannot be used end it at once.
        """
        self.harus_ada()
        from dinsos_adapters.brankas import PenyandiAesGcm  # noqa: PLC0415 - needs an extra
        from dinsos_adapters.sql import GudangSql  # noqa: PLC0415

        with menjawab():
            penyedia = KunciNanti(self.kunci)
            if perlu_kunci:
                penyedia.muat()
            gudang = GudangSql(self.url(), PenyandiAesGcm(penyedia), **self.tabel)
            try:
                yield gudang
            finally:
                gudang.tutup()

    @contextmanager
    def mesin(self) -> Iterator["Engine"]:
        """An engine to a database, which need not have anything in it; failures as above."""
        url = self.url()
        with perlu("sql", "brankas"):
            from dinsos_adapters.sql.gudang import buat_engine  # noqa: PLC0415 - needs an extra

        with menjawab():
            engine = buat_engine(url)
            try:
                yield engine
            finally:
                engine.dispose()


@contextmanager
def menjawab() -> Iterator[None]:
    """What the store or its keys refuse ends the command in words, without a traceback."""
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415 - needs an extra

    from dinsos_adapters.brankas import KunciRusak  # noqa: PLC0415

    try:
        yield
    except KunciRusak as galat:
        gagal(
            f"Kunci tidak dapat dipakai: {galat}.",
            "Kunci dibaca dari --kunci BERKAS (DINSOS_KUNCI_BERKAS) atau DINSOS_KUNCI.",
            kode=KodeKeluar.GAGAL,
        )
    except KunciTidakTersedia as galat:
        gagal(f"Kunci yang diperlukan tidak ada: {galat}.", kode=KodeKeluar.GAGAL)
    except BrankasRusak:
        gagal("Isi brankas diubah, atau disegel dengan kunci lain.", kode=KodeKeluar.GAGAL)
    except PenyimpananGagal as galat:
        gagal(kata_sebab(str(galat)), kode=KodeKeluar.GAGAL)
    except VersiBerubah:
        gagal("Ada yang mengubahnya pada saat yang sama; coba lagi.", kode=KodeKeluar.GAGAL)
    except ArgumentError:
        # Its own text quotes the URL, and with it a password.
        gagal(
            "Alamat basis data bukan URL; tulis seperti sqlite:///kasus.db "
            "atau postgresql+psycopg://akun@server/nama.",
            kode=KodeKeluar.PEMAKAIAN,
        )
    except ValueError as galat:
        gagal(f"{galat}.", kode=KodeKeluar.PEMAKAIAN)


def kata_sebab(kode: str) -> str:
    """A code of the store in words."""
    return SEBAB.get(kode, f"Penyimpanan gagal: {kode}.")


def singkat(saat: datetime | None, zona: ZoneInfo) -> str:
    """An instant for a table, in a zone: `2026-03-02 09.15 WITA`; empty for none."""
    return "" if saat is None else f"{saat.astimezone(zona):%Y-%m-%d %H.%M %Z}"


def baku(saat: datetime | None, zona: ZoneInfo) -> str | None:
    """An instant for JSON, in a zone."""
    return None if saat is None else saat.astimezone(zona).isoformat()
