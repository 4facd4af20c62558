"""Dates in words, Indonesian, for people."""

from datetime import date


def tanggal_panjang(tanggal: date) -> str:
    """`10 Juni 2026`; a `datetime` gives its own date.

    >>> tanggal_panjang(date(2026, 6, 10))
    '10 Juni 2026'
    """
    # Imported late: only what is read by people needs it, and it takes tens of milliseconds.
    import pendulum  # noqa: PLC0415 -- for that reason

    return pendulum.date(tanggal.year, tanggal.month, tanggal.day).format(
        "D MMMM YYYY", locale="id"
    )
