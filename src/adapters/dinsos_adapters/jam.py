"""The real clock: the one module that reads it. Everything else is told what time it is."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def jam_sistem(zona: str = "UTC") -> datetime:
    """Now in a zone; without one a `Jam`. Each agency's own zone is applied where it matters."""
    # Imported late: it takes 80 ms, which commands without an instant need not spend.
    import pendulum  # noqa: PLC0415 - for that reason

    kini = pendulum.now(zona)  # noqa: TID251 - the clock
    # Of the standard library's own type: arithmetic on pendulum's costs ten times as much.
    return datetime.combine(kini.date(), kini.time(), UTC if zona == "UTC" else ZoneInfo(zona))


def hari_ini(zona: str = "UTC") -> date:
    """Today's date in a zone."""
    return datetime.now(ZoneInfo(zona)).date()  # noqa: TID251 - the clock, without the import
