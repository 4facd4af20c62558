"""Strategies of uncertain dates: a year, a month, an age on a day, or any span up to a year."""

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dinsos_core.domain.shared.nilai import MAKS_RENTANG, TanggalRentang
from dinsos_core.domain.waktu.rentang import rentang_usia

_AWAL, _AKHIR = date(1900, 1, 1), date(2100, 12, 31)


def tanggal_rentang(
    di: SearchStrategy[date] | None = None, pada: date | None = None
) -> SearchStrategy[TanggalRentang]:
    """An uncertain date around a day of ``di``; an age is stated on ``pada``, or near that day."""
    hari = st.dates(_AWAL, _AKHIR) if di is None else di
    return hari.flatmap(lambda satu: _sekitar(satu, pada))


def _sekitar(hari: date, pada: date | None) -> SearchStrategy[TanggalRentang]:
    usia = st.builds(rentang_usia, st.integers(0, 90), st.just(hari))
    if pada is not None and hari <= pada:
        usia = st.just(rentang_usia((pada - hari).days // 366, pada))
    return st.one_of(
        st.just(TanggalRentang.setahun(hari.year)),
        st.just(TanggalRentang.sebulan(hari.year, hari.month)),
        usia,
        st.integers(0, MAKS_RENTANG - 1).flatmap(lambda panjang: _bebas(hari, panjang)),
    )


def _bebas(hari: date, panjang: int) -> SearchStrategy[TanggalRentang]:
    def susun(geser: int) -> TanggalRentang:
        dari = hari - timedelta(days=geser)
        return TanggalRentang(dari=dari, sampai=dari + timedelta(days=panjang))

    return st.integers(0, panjang).map(susun)
