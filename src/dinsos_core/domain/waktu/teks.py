"""Dates, instants and durations in words; nothing else names days and months."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final, Literal

from dinsos_core.domain.shared.nilai import TanggalRentang

HARI: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
HARI_EN: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
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
BULAN_EN: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def teks_tanggal(d: date, bahasa: Literal["id", "en"] = "id") -> str:
    """The date; of an instant, the date in its own zone.

    >>> teks_tanggal(date(2026, 6, 10)), teks_tanggal(date(2026, 6, 10), "en")
    ('10 Juni 2026', '10 June 2026')
    """
    bulan = BULAN if bahasa == "id" else BULAN_EN
    return f"{d.day} {bulan[d.month - 1]} {d.year}"


def teks_rentang(r: TanggalRentang, bahasa: Literal["id", "en"] = "id") -> str:
    """An uncertain date as people say it: the year, the month, the age, or the span.

    >>> teks_rentang(TanggalRentang.setahun(1986)), teks_rentang(TanggalRentang.sebulan(1986, 3))
    ('1986', 'Maret 1986')
    >>> teks_rentang(TanggalRentang(dari=date(1986, 3, 1), sampai=date(1986, 4, 2)), "en")
    'between 1 March 1986 and 2 April 1986'
    """
    indonesia = bahasa == "id"
    if r.pada is not None:
        hari = teks_tanggal(r.pada, bahasa)
        return f"{r.usia} tahun pada {hari}" if indonesia else f"aged {r.usia} on {hari}"
    if r == TanggalRentang.setahun(r.dari.year):
        return str(r.dari.year)
    if r == TanggalRentang.sebulan(r.dari.year, r.dari.month):
        return f"{(BULAN if indonesia else BULAN_EN)[r.dari.month - 1]} {r.dari.year}"
    dari, sampai = teks_tanggal(r.dari, bahasa), teks_tanggal(r.sampai, bahasa)
    return f"antara {dari} dan {sampai}" if indonesia else f"between {dari} and {sampai}"


def teks_hari(d: date, bahasa: Literal["id", "en"] = "id") -> str:
    """The weekday and date.

    >>> teks_hari(date(2025, 4, 8)), teks_hari(date(2025, 8, 5), "en")
    ('Selasa, 8 April 2025', 'Tuesday, 5 August 2025')
    """
    nama = HARI if bahasa == "id" else HARI_EN
    return f"{nama[d.weekday()]}, {teks_tanggal(d, bahasa)}"


def teks_instan(instan: datetime, bahasa: Literal["id", "en"] = "id") -> str:
    """The date, time to the minute and zone of an aware instant, in its own zone.

    >>> from zoneinfo import ZoneInfo
    >>> instan = datetime(2025, 4, 8, 16, 0, tzinfo=ZoneInfo("Asia/Makassar"))
    >>> teks_instan(instan)
    'Selasa, 8 April 2025 pukul 16.00 WITA'
    >>> teks_instan(instan, "en")
    '8 April 2025, 16:00 WITA'
    """
    if bahasa == "en":
        return f"{teks_tanggal(instan, 'en')}, {instan:%H:%M %Z}"
    return f"{teks_hari(instan)} pukul {instan:%H.%M %Z}"


def teks_durasi(durasi: timedelta) -> str:
    """A duration by its hours, minutes and seconds, each where there are any.

    >>> teks_durasi(timedelta(hours=25, seconds=30)), teks_durasi(timedelta(minutes=45))
    ('25 jam 30 detik', '45 menit')
    """
    menit, detik = divmod(round(durasi.total_seconds()), 60)
    jam, menit = divmod(menit, 60)
    bagian = ((jam, "jam"), (menit, "menit"), (detik, "detik"))
    return " ".join(f"{n} {nama}" for n, nama in bagian if n) or "0 menit"
