"""Column types that come back as they went in, on both databases."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import TIMESTAMP, Dialect, String, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import TypeDecorator, TypeEngine

from dinsos_core.domain.kasus.tautan import Hubungan, Tautan
from dinsos_core.domain.shared.ids import KasusId


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
        if value.utcoffset() is None:
            raise ValueError("instan harus berzona")
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else utc.isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        kapan = value if dialect.name == "postgresql" else datetime.fromisoformat(value)
        utc: datetime = kapan.astimezone(UTC)
        return utc


_KOSONG = "[]"


class DaftarTeks(TypeDecorator[tuple[str, ...]]):
    """A tuple of texts: an array on PostgreSQL, JSON text on SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return ARRAY(Text()) if dialect.name == "postgresql" else Text()

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        return list(value) if dialect.name == "postgresql" else json.dumps(list(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...] | None:
        if value is None:
            return None
        if value == _KOSONG:  # most lists of most cases
            return ()
        return tuple(value if dialect.name == "postgresql" else json.loads(value))


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
    return Tautan(ke=KasusId(ke), hubungan=Hubungan(hubungan))
