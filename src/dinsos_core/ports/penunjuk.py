"""The instants that cursors of pages name."""

from datetime import UTC, datetime
from typing import Final

TAK_DIKENAL: Final = "penunjuk halaman tidak dikenal"


def saat_penunjuk(teks: str) -> datetime:
    """An instant as a cursor names it, in UTC. Raises `ValueError` for what is none, and for one
    that UTC does not have."""
    try:
        kapan = datetime.fromisoformat(teks)
        if kapan.utcoffset() is not None:
            return kapan.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise ValueError(TAK_DIKENAL)
