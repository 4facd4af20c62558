"""Hypothesis strategies for dates, instants, limits and working calendars.

They lean towards where counting goes wrong: 29 February and the days around it, ends of months
and years, opening and closing times, the midnight that three time zones disagree about.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dinsos_core.domain.waktu import (
    Batas,
    Bulan,
    Hari,
    HariKalender,
    HariKerja,
    JadwalLuar,
    Jam,
    JamKerja,
    JamKhusus,
    Jeda,
    KalenderKerja,
    Lama,
    Libur,
    Menit,
    MenitKerja,
    Rentang,
    SesuaiKebutuhan,
    TanggalBulan,
    hari_biasa,
)
from dinsos_core.domain.waktu.bacaan import BacaanWaktu
from dinsos_core.domain.waktu.batas import BatasHitung
from dinsos_core.domain.waktu.kalender import JenisLibur

ZONA_INDONESIA: Final = ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")
"""WIB (two names), WITA and WIT."""

AWAL: Final = date(1930, 1, 1)
AKHIR: Final = date(2060, 12, 31)
_HARI_SULIT: Final = ((1, 1), (1, 31), (2, 28), (2, 29), (3, 1), (4, 30), (12, 31))
_SULIT: Final = [
    date(tahun, bulan, hari)
    for tahun in range(AWAL.year, AKHIR.year + 1)
    for bulan, hari in _HARI_SULIT
    if hari <= monthrange(tahun, bulan)[1]
]
_JENIS_LIBUR: Final[tuple[JenisLibur, ...]] = ("nasional", "cuti_bersama", "penutupan")
_SATUAN: Final[tuple[type[BatasHitung], ...]] = (
    Menit,
    MenitKerja,
    Jam,
    Hari,
    HariKalender,
    HariKerja,
    Bulan,
)


def zona() -> SearchStrategy[ZoneInfo]:
    """A time zone of Indonesia."""
    return st.sampled_from(ZONA_INDONESIA).map(ZoneInfo)


def tanggal(min_value: date = AWAL, max_value: date = AKHIR) -> SearchStrategy[date]:
    """A date between two bounds, often a bound itself or one that trips up counting."""
    dari, sampai = bisect_left(_SULIT, min_value), bisect_right(_SULIT, max_value)
    sulit = st.sampled_from((min_value, *_SULIT[dari:sampai], max_value))
    return sulit | st.dates(min_value, max_value)


@st.composite
def lahir_dan_acuan(draw: st.DrawFn) -> tuple[date, date]:
    """A birth date and a later date to take the age on, often within a day of a birthday."""
    lahir = draw(_LAHIR)
    if draw(st.booleans()):
        ulang = lahir + timedelta(days=365 * draw(st.integers(0, 90)))
        return lahir, ulang + timedelta(days=draw(st.integers(0, 25)))
    return lahir, max(lahir, draw(_ACUAN))


_LAHIR: Final = tanggal(max_value=date(2025, 12, 31))
_ACUAN: Final = tanggal(max_value=date(2120, 12, 31))


def instan(
    min_value: date = date(2020, 1, 1), max_value: date = date(2030, 12, 31)
) -> SearchStrategy[datetime]:
    """An aware instant, in an Indonesian zone or UTC, often at the very edge of office hours."""
    tepi = st.sampled_from([time(0), time(7, 30), time(12), time(16), time(23, 59, 59, 999999)])
    return st.builds(
        datetime.combine, tanggal(min_value, max_value), tepi | st.times(), zona() | st.just(UTC)
    )


def jam_kerja() -> SearchStrategy[JamKerja]:
    """Opening and closing times of one day."""
    menit = st.lists(st.integers(0, 1439), min_size=2, max_size=2, unique=True).map(sorted)
    return menit.map(
        lambda m: JamKerja(buka=time(*divmod(m[0], 60)), tutup=time(*divmod(m[1], 60)))
    )


def libur(
    min_value: date = date(2024, 1, 1), max_value: date = date(2027, 12, 31)
) -> SearchStrategy[Libur]:
    """A day off of any kind."""
    return st.builds(
        Libur,
        tanggal=tanggal(min_value, max_value),
        nama=st.sampled_from(["Hari Raya", "Cuti Bersama", "Hari Jadi Kota"]),
        jenis=_jenis(),
    )


@st.composite
def jam_khusus(draw: st.DrawFn) -> JamKhusus:
    """A month or less of other hours."""
    mulai = draw(_MULAI_KHUSUS)
    selesai = mulai + timedelta(days=draw(st.integers(0, 30)))
    return JamKhusus(nama="Ramadan", mulai=mulai, selesai=selesai, jam=draw(_JAM_PEKAN))


@st.composite
def kalender_kerja(draw: st.DrawFn) -> KalenderKerja:
    """A working calendar: usual or odd weeks, days off in a run or scattered, any decreed years."""
    awal = draw(_MULAI_BERUNTUN)
    beruntun = [
        Libur(tanggal=awal + timedelta(days=i), nama="Hari Raya", jenis=jenis)
        for i, jenis in enumerate(draw(_JENIS_BERUNTUN))
    ]
    return KalenderKerja(
        zona=draw(zona()),
        jam=draw(_JAM_BIASA_ATAU_TIDAK),
        libur=[*beruntun, *draw(_LIBUR_TERSEBAR)],
        jam_khusus=draw(_DUA_KHUSUS),
        tahun_pasti=draw(_TAHUN_PASTI),
        versi=draw(st.sampled_from(["a", "b"])),
        cuti_bersama=draw(st.sampled_from(["libur", "hari-kerja"])),
    )


def _jenis() -> SearchStrategy[JenisLibur]:
    return st.sampled_from(_JENIS_LIBUR)


# Built once: building a strategy costs more than drawing from it, and calendars draw dozens.
_JAM_PEKAN: Final = st.dictionaries(st.integers(0, 6), jam_kerja(), min_size=1)
_JAM_BIASA_ATAU_TIDAK: Final = st.just(hari_biasa(time(7, 30), time(16))) | _JAM_PEKAN
_MULAI_KHUSUS: Final = tanggal(date(2024, 1, 1), date(2027, 12, 31))
_MULAI_BERUNTUN: Final = tanggal(date(2024, 1, 1), date(2027, 12, 1))
_JENIS_BERUNTUN: Final = st.lists(_jenis(), max_size=12)
_LIBUR_TERSEBAR: Final = st.lists(libur(), max_size=15)
_DUA_KHUSUS: Final = st.lists(jam_khusus(), max_size=2)
_TAHUN_PASTI: Final = st.sets(st.integers(2024, 2027))


def bacaan_waktu() -> SearchStrategy[BacaanWaktu]:
    """Any combination of the time-related readings."""
    return st.builds(BacaanWaktu)


def lama(maks_tahun: int = 60) -> SearchStrategy[Lama]:
    """A duration of years and months, years alone or months alone."""
    tahun, bulan = st.integers(0, maks_tahun), st.integers(0, 30)
    pasangan = st.tuples(tahun, bulan).filter(any)
    return pasangan.map(lambda isi: Lama(tahun=isi[0], bulan=isi[1]))


@st.composite
def batas_hitung(draw: st.DrawFn, maks: int = 120) -> BatasHitung:
    """A limit that counts units: minutes, hours, any kind of days, or months."""
    satuan = draw(st.sampled_from(_SATUAN))
    return satuan(draw(st.integers(1, maks)))


@st.composite
def rentang(draw: st.DrawFn, maks: int = 120) -> Rentang:
    """A range of one unit."""
    satuan = draw(st.sampled_from(_SATUAN))
    a, b = sorted(draw(st.sets(st.integers(1, maks), min_size=2, max_size=2)))
    return Rentang(satuan(a), satuan(b))


def batas_terhitung(maks: int = 120) -> SearchStrategy[Batas]:
    """A limit that gives a due moment."""
    bulanan = st.builds(TanggalBulan, st.integers(1, 31), st.integers(1, 24))
    return batas_hitung(maks) | rentang(maks) | bulanan


def batas(maks: int = 9999) -> SearchStrategy[Batas]:
    """Any limit that a standard can declare."""
    luar = st.builds(JadwalLuar, st.sampled_from(["", "Jadwal entri SIPD"]) | st.text())
    return batas_terhitung(maks) | luar | st.just(SesuaiKebutuhan())


@st.composite
def jeda(draw: st.DrawFn, sekitar: datetime, terbuka: bool = False) -> Jeda:
    """A pause that begins within two months around an instant, still open on request."""
    mulai = sekitar + timedelta(minutes=draw(st.integers(-20_000, 60_000)))
    selesai = mulai + timedelta(minutes=draw(st.integers(0, 30_000)))
    kode = draw(st.sampled_from(["kuota", "iris", "berkas"]))
    return Jeda(mulai=mulai, selesai=None if terbuka else selesai, alasan_kode=kode)
