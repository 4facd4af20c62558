"""Dates and instants that people type. An agency's date begins and ends in its own zone."""

import re
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

import typer

# The library's parser takes "2026" for 1 January and knows weeks, durations and intervals besides.
_TANGGAL: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SAAT: Final = re.compile(
    _TANGGAL.pattern + r"(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
)


def urai_tanggal(teks: str) -> date:
    """A date; anything else is refused as not understood."""
    if not _TANGGAL.fullmatch(teks) or (saat := _baca(teks, ZoneInfo("UTC"))) is None:
        raise typer.BadParameter(f"{teks!r} bukan tanggal; tulis seperti 2026-03-02")
    return saat.date()


def urai_saat(teks: str, zona: ZoneInfo, pilihan: str) -> datetime:
    """An instant; without an offset it is meant in the zone, and a date alone is its midnight.

    ``pilihan`` names the option in the refusal: a zone is known only after options were read.
    """
    if not _SAAT.fullmatch(teks) or (saat := _baca(teks, zona)) is None:
        raise typer.BadParameter(
            f"{teks!r} bukan tanggal atau waktu; tulis seperti 2026-03-02, "
            "2026-03-02T14:00 atau 2026-03-02T14:00+08:00",
            param_hint=pilihan,
        )
    return saat


def _baca(teks: str, zona: ZoneInfo) -> datetime | None:
    # Imported late: it takes 80 ms, and hardly a command is given a date.
    import pendulum  # noqa: PLC0415 - for that reason

    try:
        saat = pendulum.parse(teks, strict=True, tz=zona.key)
        assert isinstance(saat, pendulum.DateTime)
        # Of the standard library's own type, as everything behind this border expects.
        return datetime.combine(saat.date(), saat.time(), saat.tzinfo).astimezone(zona)
    except (ValueError, OverflowError):
        return None
