"""Dates and instants in the Indonesian words that people read."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from dinsos_core.domain.waktu.kalender import HARI

BULAN: Final = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def teks_tanggal(d: date) -> str:
    """The weekday and date.

    >>> teks_tanggal(date(2025, 4, 8))
    'Selasa, 8 April 2025'
    """
    return f"{HARI[d.weekday()]}, {d.day} {BULAN[d.month - 1]} {d.year}"


def teks_instan(instan: datetime) -> str:
    """The weekday, date, time to the minute and zone of an aware instant, in its own zone.

    >>> from zoneinfo import ZoneInfo
    >>> teks_instan(datetime(2025, 4, 8, 16, 0, tzinfo=ZoneInfo("Asia/Makassar")))
    'Selasa, 8 April 2025 pukul 16.00 WITA'
    """
    return f"{teks_tanggal(instan)} pukul {instan:%H.%M} {instan.tzname()}"


def teks_durasi(durasi: timedelta) -> str:
    """A duration in whole minutes, and seconds where they do not come out even.

    >>> teks_durasi(timedelta(hours=1, seconds=30))
    '60 menit 30 detik'
    """
    menit, detik = divmod(round(durasi.total_seconds()), 60)
    return f"{menit} menit {detik} detik" if detik else f"{menit} menit"
