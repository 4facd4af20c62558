"""The hash chain of each case's events: how a row's fingerprint is made."""

import hashlib
import json
from datetime import UTC, datetime

AWAL = "0" * 64
"""What stands for the predecessor of a case's first event."""


def sidik_kejadian(
    sebelum: str,
    *,
    kasus: str,
    urutan: int,
    perintah: str,
    tipe: str,
    pada: datetime,
    oleh: str,
    isi: str | bytes,
) -> str:
    """SHA-256 over every column of an event's row and its predecessor's fingerprint, in hex.

    ``sebelum`` is `AWAL` for number 1. ``isi`` is hashed as stored, so it must come back from the
    database unchanged (text, not JSONB). An instant counts, not the zone it is written in.
    """
    teks = isi.decode() if isinstance(isi, bytes) else isi
    saat = pada.astimezone(UTC).isoformat(timespec="microseconds")
    # A JSON list is unambiguous: no two different rows give the same text.
    kolom = ["kejadian/1", sebelum, kasus, urutan, perintah, tipe, saat, oleh, teks]
    return hashlib.sha256(json.dumps(kolom, separators=(",", ":")).encode()).hexdigest()
