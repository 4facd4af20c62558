"""What a database refuses, as the store's own exceptions with a code for a cause.

The driver's exception stays attached as the cause for whoever operates the database; it holds
identifiers and ciphertext at most, never a personal value.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, exc

from dinsos_core.ports.penyimpanan import PenyimpananGagal, VersiBerubah

DISK_PENUH: Final = "disk_penuh"
HANYA_BACA: Final = "hanya_baca"
TERKUNCI: Final = "terkunci"
"""Another connection held a lock for longer than the store is set to wait, or waited for one that a
transaction of many parts, such as a host's, keeps."""
KONEKSI_PUTUS: Final = "koneksi_putus"
KONEKSI_HABIS: Final = "koneksi_habis"
TIDAK_DAPAT_DIBUKA: Final = "tidak_dapat_dibuka"
TIDAK_BERHAK: Final = "tidak_berhak"
GALAT_BACA_TULIS: Final = "galat_baca_tulis"
BASIS_DATA_RUSAK: Final = "basis_data_rusak"
SKEMA_TIDAK_COCOK: Final = "skema_tidak_cocok"
"""A table or column is missing: the migrations have not run."""
NILAI_DITOLAK: Final = "nilai_ditolak"
"""A text the database cannot hold, such as one with a NUL or half a surrogate pair."""
TAK_TERBACA: Final = "catatan_tak_terbaca"
"""A row holds what this release does not write there."""
VERSI_LEBIH_BARU: Final = "versi_lebih_baru"
"""The tables, or a record, are a newer release's."""
HASIL_TIDAK_DIKETAHUI: Final = "hasil_tidak_diketahui"
"""The connection broke while committing. Sending the command again under its key is safe."""
GALAT_BASIS_DATA: Final = "galat_basis_data"

_BERUBAH: Final = "berubah"
_BUNTU: Final = "40P01"
"""Deadlock."""
_TAK_BERURUT: Final = "40001"
"""Serialization failure."""
_BERSAMA: Final = frozenset({_BUNTU, _TAK_BERURUT})
_PUTUS: Final = frozenset(
    {"57P01", "57P02", "57P03", "25P03", "57P05"}
    # What the connection had prepared is gone, which its driver never learns: nothing works on it.
    | {"26000"}
)

_SQLSTATE: Final[Mapping[str, str]] = {
    "23505": _BERUBAH,  # unique violation: somebody else stored the same row first
    "22012": _BERUBAH,  # division by zero: `Siap.pasti` found no row
    _TAK_BERURUT: _BERUBAH,
    _BUNTU: _BERUBAH,
    "53100": DISK_PENUH,
    "53300": KONEKSI_HABIS,
    "25006": HANYA_BACA,
    "55P03": TERKUNCI,
    "57014": TERKUNCI,  # the server's statement timeout
    "42501": TIDAK_BERHAK,
    "42P01": SKEMA_TIDAK_COCOK,
    "42703": SKEMA_TIDAK_COCOK,
    "3F000": SKEMA_TIDAK_COCOK,
    "22000": NILAI_DITOLAK,  # of a driver that refuses by itself
    "22003": NILAI_DITOLAK,  # a number out of range
    "22021": NILAI_DITOLAK,
}
_SQLITE: Final[Mapping[int, str]] = {
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY: _BERUBAH,
    sqlite3.SQLITE_CONSTRAINT_UNIQUE: _BERUBAH,
    sqlite3.SQLITE_BUSY_SNAPSHOT: _BERUBAH,
    sqlite3.SQLITE_BUSY: TERKUNCI,
    sqlite3.SQLITE_LOCKED: TERKUNCI,
    sqlite3.SQLITE_FULL: DISK_PENUH,
    sqlite3.SQLITE_READONLY: HANYA_BACA,
    sqlite3.SQLITE_CANTOPEN: TIDAK_DAPAT_DIBUKA,
    sqlite3.SQLITE_IOERR: GALAT_BACA_TULIS,
    sqlite3.SQLITE_CORRUPT: BASIS_DATA_RUSAK,
    sqlite3.SQLITE_NOTADB: BASIS_DATA_RUSAK,
}
_KODE_UTAMA: Final = 0xFF
"""SQLite's extended result codes hold the primary one in their lowest byte."""


def terjemahkan(
    galat: Exception, koneksi: Connection | None = None, *, bagian: bool = False
) -> Exception:
    """The store's exception for one of a driver or of SQLAlchemy; any other as it is. ``bagian``:
    in a part of a transaction, whose other parts keep their locks."""
    if isinstance(galat, exc.TimeoutError):
        return PenyimpananGagal(KONEKSI_HABIS)
    if isinstance(galat, exc.PendingRollbackError):  # it broke before, and nobody has rolled back
        return PenyimpananGagal(KONEKSI_PUTUS)
    if isinstance(galat, exc.DBAPIError):
        if galat.connection_invalidated:
            return PenyimpananGagal(KONEKSI_PUTUS)
        if isinstance(galat.orig, Exception):
            galat = galat.orig
    if isinstance(galat, UnicodeError | OverflowError):
        return PenyimpananGagal(NILAI_DITOLAK)
    if isinstance(galat, sqlite3.Error):
        kode = _kode_sqlite(galat)
    elif hasattr(galat, "sqlstate"):  # psycopg's, or another driver's under SQLAlchemy's async
        kode = _kode_postgresql(galat, koneksi, bagian=bagian)
    else:
        return galat
    return VersiBerubah() if kode == _BERUBAH else PenyimpananGagal(kode)


def bukan_utf8(galat: BaseException) -> bool:
    """Whether SQLite's driver met a text in the result that is not UTF-8: raised by the module
    itself, it has no code."""
    return (
        isinstance(galat, sqlite3.OperationalError)
        and getattr(galat, "sqlite_errorcode", None) is None
        and "UTF-8" in str(galat)
    )


@contextmanager
def menerjemahkan(koneksi: Connection | None = None) -> Iterator[None]:
    """What SQLAlchemy or a driver raises inside, as the store's own exceptions."""
    try:
        yield
    except (exc.SQLAlchemyError, sqlite3.Error) as galat:
        arti = terjemahkan(galat, koneksi)
        if arti is galat:
            raise
        raise arti from galat


def _kode_sqlite(galat: sqlite3.Error) -> str:
    kode = getattr(galat, "sqlite_errorcode", None)  # absent on what the module itself raises
    if kode is None:
        return TAK_TERBACA if bukan_utf8(galat) else GALAT_BASIS_DATA
    if kode == sqlite3.SQLITE_ERROR and str(galat).startswith("no such "):
        return SKEMA_TIDAK_COCOK
    return _SQLITE.get(kode) or _SQLITE.get(kode & _KODE_UTAMA, GALAT_BASIS_DATA)


def _kode_postgresql(galat: Exception, koneksi: Connection | None, *, bagian: bool) -> str:
    sqlstate = str(getattr(galat, "sqlstate", None) or "")
    if sqlstate in _BERSAMA and bagian:
        # The parts before this one keep their locks, and what they have read: tried again in the
        # same transaction, it would meet the same.
        return TERKUNCI
    if kode := _SQLSTATE.get(sqlstate):
        return kode
    if "NUL" in str(galat):  # refused by the driver itself, without an SQLSTATE
        return NILAI_DITOLAK
    putus = sqlstate[:2] == "08" or sqlstate in _PUTUS
    if putus or (koneksi is not None and _terputus(galat, koneksi)):
        return KONEKSI_PUTUS
    return TIDAK_DAPAT_DIBUKA if koneksi is None else GALAT_BASIS_DATA


def _terputus(galat: Any, koneksi: Connection) -> bool:
    dbapi = None if koneksi.invalidated else koneksi.connection.dbapi_connection
    return dbapi is not None and koneksi.dialect.is_disconnect(galat, dbapi, None)
