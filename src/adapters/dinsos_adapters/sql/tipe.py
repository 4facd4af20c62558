"""Column types that come back as they went in, on both databases."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Final, TypeVar

from sqlalchemy import ARRAY, TIMESTAMP, Boolean, Dialect, Integer, LargeBinary, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from dinsos_core.domain.kasus.tautan import Hubungan, Tautan
from dinsos_core.domain.shared.ids import KasusId, PelakuId
from dinsos_core.ports.indeks import GiliranTerbuka, JamTerbuka

T = TypeVar("T")

PERTAMA: Final = datetime.min.replace(tzinfo=UTC) + timedelta(days=1)
TERAKHIR: Final = datetime.max.replace(tzinfo=UTC) - timedelta(days=1)


class Kunci(TypeDecorator[str]):
    """Text compared and ordered by code point on both databases, whatever the server's locale."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return Text(collation="C" if dialect.name == "postgresql" else None)


class Instan(TypeDecorator[datetime]):
    """An aware instant, in UTC when it comes back.

    SQLite drops time zones, so there it is ISO 8601 text of one width, which orders as time does.
    """

    impl = TIMESTAMP
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return TIMESTAMP(timezone=True) if dialect.name == "postgresql" else String(32)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if dialect.name == "sqlite":
            return _instan(value, value.fold)
        return _berzona(value).astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return _utuh(value) if dialect.name == "postgresql" else _saat(value)


# A command writes the same few instants again and again. With their fold: two that differ by it
# alone are equal, and an hour apart.
@lru_cache(maxsize=256)
def _instan(saat: datetime, _fold: int) -> str:
    return _berzona(saat).astimezone(UTC).isoformat(timespec="microseconds")


def _berzona(saat: datetime) -> datetime:
    if saat.utcoffset() is None:
        raise ValueError("instan harus berzona")
    return saat


_KOSONG = "[]"
_TULIS = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


class DaftarTeks(TypeDecorator[tuple[str, ...]]):
    """A tuple of texts: an array on PostgreSQL, JSON text on SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return ARRAY(Text()) if dialect.name == "postgresql" else Text()

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if dialect.name == "postgresql":
            return list(value)
        return json.dumps(list(value)) if value else _KOSONG

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...] | None:
        if value is None:
            return None
        if value == _KOSONG:  # most lists of most cases
            return ()
        return _semua_teks(value if dialect.name == "postgresql" else json.loads(value))


class DaftarTautan(TypeDecorator[tuple[Tautan, ...]]):
    """Links of a case, each as the text `hubungan ke`, in a column like `DaftarTeks`."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return ARRAY(Text()) if dialect.name == "postgresql" else Text()

    def process_bind_param(self, value: Sequence[Tautan] | None, dialect: Dialect) -> Any:
        teks = None if value is None else [f"{satu.hubungan} {satu.ke}" for satu in value]
        return DaftarTeks().process_bind_param(teks, dialect)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Tautan, ...] | None:
        teks = DaftarTeks().process_result_value(value, dialect)
        return None if teks is None else tuple(_tautan(satu) for satu in teks)


def _tautan(teks: str) -> Tautan:
    hubungan, _, ke = teks.partition(" ")
    if not ke:
        raise ValueError
    return Tautan(ke=KasusId(ke), hubungan=Hubungan(hubungan))


class DaftarJam(TypeDecorator[tuple[JamTerbuka, ...]]):
    """The open clocks of a case, as JSON text of one form on both databases."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[JamTerbuka] | None, _dialect: Dialect) -> Any:
        if value is None:
            return None
        return _json(
            (
                *(satu.kode, satu.milik),
                *(_teks(satu.mulai), _teks(satu.jatuh_tempo), _teks(satu.rawan)),
                *(satu.dijeda, satu.versi_kalender),
            )
            for satu in value
        )

    def process_result_value(self, value: Any, _dialect: Dialect) -> tuple[JamTerbuka, ...] | None:
        if value is None:
            return None
        return tuple(
            JamTerbuka(
                kode=_isi(kode, str),
                milik=_isi(milik, str),
                mulai=_saat(mulai),
                jatuh_tempo=_saat(jatuh_tempo),
                rawan=_saat(rawan),
                dijeda=_isi(dijeda, bool),
                versi_kalender=_isi(versi, str),
            )
            for kode, milik, mulai, jatuh_tempo, rawan, dijeda, versi in _daftar(value)
        )


class DaftarGiliran(TypeDecorator[tuple[GiliranTerbuka, ...]]):
    """For whom a case waits, as JSON text of one form on both databases."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[GiliranTerbuka] | None, _dialect: Dialect) -> Any:
        if value is None:
            return None
        return _json(
            (
                *(satu.peran, satu.langkah, satu.akun, satu.dilarang),
                *(_teks(satu.sejak), _teks(satu.jatuh_tempo), _teks(satu.rawan)),
            )
            for satu in value
        )

    def process_result_value(
        self, value: Any, _dialect: Dialect
    ) -> tuple[GiliranTerbuka, ...] | None:
        if value is None:
            return None
        return tuple(
            GiliranTerbuka(
                peran=_isi(peran, str),
                langkah=_isi(langkah, str),
                sejak=_saat(sejak),
                akun=None if akun is None else PelakuId(_isi(akun, str)),
                dilarang=tuple(map(PelakuId, _semua_teks(dilarang))),
                jatuh_tempo=None if jatuh_tempo is None else _saat(jatuh_tempo),
                rawan=None if rawan is None else _saat(rawan),
            )
            for peran, langkah, akun, dilarang, sejak, jatuh_tempo, rawan in _daftar(value)
        )


def jenis_mentah(tipe: TypeEngine[Any]) -> tuple[type, ...]:
    """What a driver gives for a column of this type; nothing where the type itself looks at it."""
    if isinstance(tipe, Integer | Boolean):
        return (int, bool)
    if isinstance(tipe, LargeBinary):
        return (bytes, memoryview)
    return (str,) if isinstance(tipe, String | Kunci) else ()


# What is read below was written above, unless somebody wrote there: then it is a `ValueError` or
# `TypeError`, and the row is one that cannot be read.


def _isi(nilai: Any, jenis: type[T]) -> T:
    if type(nilai) is not jenis:
        raise TypeError
    return nilai


def _semua_teks(nilai: Any) -> tuple[str, ...]:
    if type(nilai) is not list:
        raise TypeError
    return tuple([_isi(satu, str) for satu in nilai])


def _saat(teks: Any) -> datetime:
    kapan = datetime.fromisoformat(teks)
    if kapan.utcoffset() is None:
        raise ValueError
    return _utuh(kapan)


def _utuh(kapan: datetime) -> datetime:
    """In UTC; one that some zone has no day for cannot be told there."""
    utc = kapan.astimezone(UTC)
    if not PERTAMA < utc < TERAKHIR:
        raise ValueError
    return utc


def _daftar(teks: Any) -> list[Any]:
    return _isi(json.loads(teks), list)


def _json(baris: Iterable[tuple[object, ...]]) -> str:
    return _TULIS(list(baris))


def _teks(kapan: datetime | None) -> str | None:
    return None if kapan is None else _utc(kapan, kapan.fold)


@lru_cache(maxsize=256)
def _utc(kapan: datetime, _fold: int) -> str:
    return kapan.astimezone(UTC).isoformat()
