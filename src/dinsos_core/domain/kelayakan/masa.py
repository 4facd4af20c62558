"""From one edge to another, both counted from a date: what the tests on dates hold between.

Read forwards these two edges are the range of reference dates that an explanation names; read
backwards, the range of dates that a whole list is judged by.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from dinsos_core.domain.kelayakan.bentuk import Batasan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.domain.waktu.usia import Kabisat, batas_mulai, tambah_bulan

SEHARI: Final = timedelta(days=1)


def aman(hitung: Callable[[], date]) -> date:
    """The date, or the end of time where there is none."""
    # Past the year 9999 there is no date to compare with: the end of time serves.
    try:
        return hitung()
    except (ValueError, OverflowError):
        return date.max


@frozen(kw_only=True)
class Tepi:
    """The day that lies so many months, and then so many days, after a date."""

    bulan: int = 0
    hari: int = 0

    def sejak(self, tanggal: date, kabisat: Kabisat) -> date:
        return tambah_bulan(tanggal, self.bulan, kabisat=kabisat) + timedelta(days=self.hari)

    def sampai(self, pada: date, kabisat: Kabisat) -> date | None:
        """The latest date that reaches its edge by ``pada``; None when no date does."""
        try:
            return batas_mulai(self.bulan, pada - timedelta(days=self.hari), kabisat=kabisat)
        except (ValueError, OverflowError):
            return None


@frozen(kw_only=True)
class Masa:
    """From ``mulai`` until the day before ``lewat``; with ``kalender``, a last day on a day off
    moves to the next working day."""

    mulai: Tepi | None
    lewat: Tepi | None
    kabisat: Kabisat
    kalender: KalenderKerja | None = None

    def acuan(self, tanggal: date) -> Batasan:
        """The reference dates on which a date passes."""
        mulai, lewat, kalender = self.mulai, self.lewat, self.kalender
        dari, sampai = date.min, date.max
        if mulai is not None:
            dari = aman(lambda: mulai.sejak(tanggal, self.kabisat))
        if lewat is not None:
            sampai = aman(lambda: lewat.sejak(tanggal, self.kabisat) - SEHARI)
            if kalender is not None and not kalender.hari_kerja(sampai):
                sampai = aman(lambda: kalender.tambah_hari_kerja(sampai, 1))
        return dari, sampai

    def tanggal(self, pada: date) -> Batasan:
        """The dates that pass on a reference date, whatever the calendar."""
        terlama, terbaru = date.min, date.max
        if self.mulai is not None:
            belum = self.mulai.sampai(pada, self.kabisat)
            if belum is None:
                return date.max, date.min
            terbaru = belum
        if self.lewat is not None and (lewat := self.lewat.sampai(pada, self.kabisat)) is not None:
            terlama = lewat + SEHARI
        return terlama, terbaru
