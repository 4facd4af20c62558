"""Ages, anniversaries, durations and periods on plain dates.

Pure date arithmetic by month and day, so that nobody turns a year older on the eve of a
birthday. Rules name their reference date; there is no today here. None of the errors repeats a
date: a birth date is personal.

Months are counted in two ways, which part only where the same day does not recur. Time that has
*elapsed* (`usia`, `genap` and what reverses them) is complete when tafsir 36 says so; a *period*
that is granted or a limit that runs (`akhir_masa`) ends when tafsir 62 says so.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date, timedelta
from typing import Literal, TypeAlias

from dinsos_core.domain.waktu.batas import Lama

Kabisat: TypeAlias = Literal["1-maret", "28-februari"]
"""When time that began on a day its month does not have is complete (tafsir 36): on the first of
the next month, or on the month's last day. Born on 29 February: a year is complete on 1 March or on
28 February of a common year."""

AkhirBulan: TypeAlias = Literal["hari-terakhir", "hari-berikut"]
"""When a period ends in a month that lacks its day (tafsir 62): on the month's last day, or on the
first of the next month."""


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
    # Where a missing day is the month's last, later starts are complete on that day, too.
    if kabisat == "28-februari" and pada.day == monthrange(pada.year, pada.month)[1]:
        return date(tahun, indeks + 1, terakhir)
    return date(tahun, indeks + 1, min(pada.day, terakhir))


def genap(mulai: date, lama: Lama, *, kabisat: Kabisat = "1-maret") -> date:
    """The date on which a duration that began on `mulai` is completed.

    The same day of the month; where that day does not exist, `kabisat` decides, for every number
    of months alike: "12 bulan" lasts as long as "1 tahun".

    Raises:
        ValueError: the date lies beyond the year 9999.

    >>> genap(date(2025, 1, 31), Lama(bulan=1))
    datetime.date(2025, 3, 1)
    """
    return tambah_bulan(mulai, lama.total_bulan, kabisat=kabisat)


def tambah_bulan(mulai: date, bulan: int, *, kabisat: Kabisat = "1-maret") -> date:
    """`genap` of a number of months, which may be 0.

    Raises:
        ValueError: the date lies beyond the year 9999.
    """
    return _bulan_kemudian(mulai, bulan, terakhir=kabisat == "28-februari")


def akhir_masa(
    mulai: date,
    lama: Lama,
    *,
    akhir_bulan: AkhirBulan = "hari-terakhir",
    awal_dihitung: bool = False,
) -> date:
    """The last day of a period or a limit of months that starts on `mulai`, itself day 0.

    The same day of the month; where that day does not exist, what `akhir_bulan` says, for every
    number of months alike. `awal_dihitung`: the starting day is the first one of the period, which
    then ends on the eve of that same day; no reading is needed, for the eve always exists.

    Raises:
        ValueError: the date lies beyond the year 9999.

    >>> akhir_masa(date(2024, 2, 29), Lama(bulan=12))
    datetime.date(2025, 2, 28)
    >>> akhir_masa(date(2025, 1, 1), Lama(bulan=3), awal_dihitung=True)
    datetime.date(2025, 3, 31)
    """
    bulan = lama.total_bulan
    if awal_dihitung:
        return _bulan_kemudian(mulai, bulan, terakhir=False) - timedelta(days=1)
    return _bulan_kemudian(mulai, bulan, terakhir=akhir_bulan == "hari-terakhir")


def hari_bulan_ada(mulai: date, bulan: int) -> bool:
    """Whether the month that lies so many months later has the day of `mulai`."""
    lebih, indeks = divmod(mulai.month - 1 + bulan, 12)
    return mulai.day <= monthrange(mulai.year + lebih, indeks + 1)[1]


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


def _bulan_kemudian(mulai: date, bulan: int, *, terakhir: bool) -> date:
    """The same day so many months later; a missing one is the month's last or the day after it."""
    lebih, indeks = divmod(mulai.month - 1 + bulan, 12)
    tahun = mulai.year + lebih
    _periksa_tahun(tahun)
    panjang = monthrange(tahun, indeks + 1)[1]
    if mulai.day <= panjang:
        return date(tahun, indeks + 1, mulai.day)
    # A month without the day is never December, so the next one is in the same year.
    return date(tahun, indeks + 1, panjang) if terakhir else date(tahun, indeks + 2, 1)


def _periksa_tahun(tahun: int) -> None:
    if not 1 <= tahun <= 9999:
        raise ValueError("tanggal di luar tahun 1 sampai 9999")
