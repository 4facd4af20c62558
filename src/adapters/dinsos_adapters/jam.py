"""The real clock: the one module that reads it. Everything else is told what time it is."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def jam_sistem(zona: str = "UTC") -> datetime:
    """Now in a zone; without one a `Jam`. Each agency's own zone is applied where it matters."""
    return datetime.now(UTC if zona == "UTC" else ZoneInfo(zona))  # noqa: TID251 - the clock


def hari_ini(zona: str = "UTC") -> date:
    """Today's date in a zone."""
    return jam_sistem(zona).date()
