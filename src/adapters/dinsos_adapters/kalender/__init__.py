"""The working calendar from the `holidays` library and an agency's own data."""

from dinsos_adapters.kalender.data import DataKalender, KalenderTidakSah, urai_data
from dinsos_adapters.kalender.nasional import HariNasional, hari_nasional
from dinsos_adapters.kalender.susun import TAHUN_BAWAAN, KalenderHolidays, susun_kalender

__all__ = [
    "TAHUN_BAWAAN",
    "DataKalender",
    "HariNasional",
    "KalenderHolidays",
    "KalenderTidakSah",
    "hari_nasional",
    "susun_kalender",
    "urai_data",
]
