"""Ages, anniversaries and durations on plain dates.

Pure date arithmetic by month and day, so that nobody turns a year older on the eve of a
birthday. Rules name their reference date; there is no today here. None of the errors repeats a
date: a birth date is personal.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date
from typing import Literal, TypeAlias

from dinsos_core.domain.waktu.batas import Lama

Kabisat: TypeAlias = Literal["1-maret", "28-februari"]
"""When somebody born on 29 February completes a year in a common year (tafsir 36)."""


def usia(lahir: date, pada: date, *, kabisat: Kabisat = "1-maret") -> int:
    """Completed years of age on the date `pada`.

    A year is complete from the start of the birthday itself.

    Raises:
        ValueError: `pada` lies before the birth; whoever calls decides what that means.

    >>> usia(date(1966, 6, 20), date(2026, 6, 19))
    59
    """
    if pada < lahir:
        raise ValueError("tanggal acuan mendahului tanggal lahir")
    tahun = pada.year - lahir.year
    return tahun if _ulang_tahun(lahir, pada.year, kabisat) <= pada else tahun - 1


def ulang_tahun(lahir: date, tahun_ke: int, *, kabisat: Kabisat = "1-maret") -> date:
    """The date on which year number `tahun_ke` is completed; number 0 is the start itself.

    Raises:
        ValueError: `tahun_ke` is negative or leads beyond the year 9999.
    """
    if tahun_ke < 0:
        raise ValueError("tahun ke- tidak boleh negatif")
    _periksa_tahun(lahir.year + tahun_ke)
    return _ulang_tahun(lahir, lahir.year + tahun_ke, kabisat)


def batas_lahir(min_usia: int, pada: date, *, kabisat: Kabisat = "1-maret") -> date:
    """The latest birth date that has reached `min_usia` on `pada`.

    The cut-off of a whole list: `lahir <= batas_lahir(n, pada)` says the same as
    `usia(lahir, pada) >= n` for every birth date up to `pada`, 29 February included.

    Raises:
        ValueError: `min_usia` is negative or leads before the year 1.
    """
    if min_usia < 0:
        raise ValueError("usia minimal tidak boleh negatif")
    return batas_mulai(min_usia * 12, pada, kabisat=kabisat)


def batas_mulai(bulan: int, pada: date, *, kabisat: Kabisat = "1-maret") -> date:
    """The latest start from which so many months are complete on `pada`: `tambah_bulan` reversed.

    Raises:
        ValueError: it leads before the year 1.
    """
    lebih, indeks = divmod(pada.month - 1 - bulan, 12)
    tahun = pada.year + lebih
    _periksa_tahun(tahun)
    terakhir = monthrange(tahun, indeks + 1)[1]
    # What began after the last day of a shorter month is complete on that last day. Whole years
    # know one such start, 29 February, and only in one reading.
    bersama = bulan % 12 > 0 or kabisat == "28-februari"
    if bersama and pada.day == monthrange(pada.year, pada.month)[1]:
        return date(tahun, indeks + 1, terakhir)
    return date(tahun, indeks + 1, min(pada.day, terakhir))


def genap(mulai: date, lama: Lama, *, kabisat: Kabisat = "1-maret") -> date:
    """The date on which a duration that began on `mulai` is completed.

    The same day of the month, or the month's last day where that day does not exist (31 January
    and 1 month: 28 or 29 February). Whole years from 29 February follow `kabisat`, however they
    are written: "12 bulan" lasts as long as "1 tahun".

    Raises:
        ValueError: the date lies beyond the year 9999.

    >>> genap(date(2025, 1, 31), Lama(bulan=1))
    datetime.date(2025, 2, 28)
    """
    return tambah_bulan(mulai, lama.total_bulan, kabisat=kabisat)


def tambah_bulan(mulai: date, bulan: int, *, kabisat: Kabisat = "1-maret") -> date:
    """`genap` of a number of months, which may be 0.

    Raises:
        ValueError: the date lies beyond the year 9999.
    """
    lebih, indeks = divmod(mulai.month - 1 + bulan, 12)
    tahun = mulai.year + lebih
    _periksa_tahun(tahun)
    if bulan % 12 == 0:
        return _ulang_tahun(mulai, tahun, kabisat)
    hari_terakhir = monthrange(tahun, indeks + 1)[1]
    return date(tahun, indeks + 1, min(mulai.day, hari_terakhir))


def lama_genap(mulai: date, pada: date, *, kabisat: Kabisat = "1-maret") -> tuple[int, int]:
    """Full years and, beyond them, full months elapsed from `mulai` to `pada`.

    Agrees with `genap`: at least `lama` has elapsed exactly from `genap(mulai, lama)` on.

    Raises:
        ValueError: `pada` lies before `mulai`.
    """
    if pada < mulai:
        raise ValueError("tanggal acuan mendahului tanggal mulai")
    bulan = (pada.year - mulai.year) * 12 + pada.month - mulai.month
    if tambah_bulan(mulai, bulan, kabisat=kabisat) > pada:
        bulan -= 1
    return divmod(bulan, 12)


def _ulang_tahun(lahir: date, tahun: int, kabisat: Kabisat) -> date:
    if (lahir.month, lahir.day) == (2, 29) and not isleap(tahun):
        return date(tahun, 3, 1) if kabisat == "1-maret" else date(tahun, 2, 28)
    return date(tahun, lahir.month, lahir.day)


def _periksa_tahun(tahun: int) -> None:
    if not 1 <= tahun <= 9999:
        raise ValueError("tanggal di luar tahun 1 sampai 9999")
