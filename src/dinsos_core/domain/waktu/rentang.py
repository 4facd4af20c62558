"""A date known only to the year, the month or as an age: its notation, and the days it may be.

The notation is one for forms, files and exports: `1986`, `1986-03`, `42 tahun pada 2026-03-02`, and
`1986-03-01/1986-04-15` for any other span, both days included. `42 tahun` is an age on the day on
which it is stated.
"""

import re
from datetime import date, timedelta
from typing import Final

from dinsos_core.domain.shared.nilai import TanggalRentang
from dinsos_core.domain.waktu.usia import Kabisat, batas_lahir

_KABISAT: Final[tuple[Kabisat, ...]] = ("1-maret", "28-februari")
_HARI: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_POLA: Final = re.compile(
    r"(?P<tahun>[0-9]{4})(?:-(?P<bulan>[0-9]{2}))?"
    rf"|(?P<usia>[0-9]{{1,3}}) tahun(?: pada (?P<pada>{_HARI}))?"
    rf"|(?P<dari>{_HARI})/(?P<sampai>{_HARI})"
)


def rentang_usia(tahun: int, pada: date) -> TanggalRentang:
    """The days on which somebody was born who is said to be so many years old on ``pada``.

    Under either reading of 29 February: whoever says an age counts by neither.

    Raises:
        ValueError: the age is negative or leads before the year 1.

    >>> rentang_usia(42, date(2026, 3, 2)).dari
    datetime.date(1983, 3, 3)
    """
    sehari = timedelta(days=1)
    return TanggalRentang(
        dari=min(batas_lahir(tahun + 1, pada, kabisat=k) for k in _KABISAT) + sehari,
        sampai=max(batas_lahir(tahun, pada, kabisat=k) for k in _KABISAT),
        usia=tahun,
        pada=pada,
    )


def urai_rentang(teks: str, hari_ini: date) -> TanggalRentang | None:
    """The uncertain date that a text notes; None if it is not in the notation at all.

    Raises:
        ValueError: it is, but there are no such days.

    >>> urai_rentang("1986-02", date(2026, 3, 2)) == TanggalRentang.sebulan(1986, 2)
    True
    >>> urai_rentang("Februari 1986", date(2026, 3, 2)) is None
    True
    """
    cocok = _POLA.fullmatch(teks)
    if cocok is None:
        return None
    if (usia := cocok["usia"]) is not None:
        pada = cocok["pada"]
        return rentang_usia(int(usia), date.fromisoformat(pada) if pada else hari_ini)
    if (dari := cocok["dari"]) is not None:
        return TanggalRentang(
            dari=date.fromisoformat(dari), sampai=date.fromisoformat(cocok["sampai"])
        )
    if (bulan := cocok["bulan"]) is not None:
        return TanggalRentang.sebulan(int(cocok["tahun"]), int(bulan))
    return TanggalRentang.setahun(int(cocok["tahun"]))


def notasi_tanggal(tanggal: date | TanggalRentang) -> str:
    """A date in the notation it is stated in; `urai_rentang` reads an uncertain one back.

    >>> notasi_tanggal(date(1986, 3, 1)), notasi_tanggal(TanggalRentang.sebulan(1986, 3))
    ('1986-03-01', '1986-03')
    """
    if not isinstance(tanggal, TanggalRentang):
        return tanggal.isoformat()
    dari, sampai = tanggal.dari, tanggal.sampai
    if tanggal.pada is not None:
        return f"{tanggal.usia} tahun pada {tanggal.pada.isoformat()}"
    if tanggal == TanggalRentang.setahun(dari.year):
        return f"{dari.year:04}"
    if tanggal == TanggalRentang.sebulan(dari.year, dari.month):
        return f"{dari.year:04}-{dari.month:02}"
    return f"{dari.isoformat()}/{sampai.isoformat()}"
