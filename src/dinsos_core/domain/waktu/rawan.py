"""When a deadline is at risk: the agency's margin before it is due.

The margin is the agency's own practice; no decree prints one. It moves no deadline.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import Final, TypeAlias

import attrs

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.waktu.batas import (
    Batas,
    HariKalender,
    HariKerja,
    Jam,
    Menit,
    MenitKerja,
    Rentang,
    urai_batas,
)
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.domain.waktu.tenggat import Tenggat

Jarak: TypeAlias = Menit | Jam | HariKalender | HariKerja
"""How far ahead: what a margin may be counted in."""


@frozen(kw_only=True)
class MarginRawan:
    """How long before it is due a deadline is at risk; ``menit`` for limits counted in minutes.

    >>> print(MarginRawan().hari, MarginRawan().menit, sep=", ")
    1 hari kerja, 15 menit
    """

    hari: Jarak = attrs.field(default=HariKerja(1))
    menit: Jarak = attrs.field(default=Menit(15))

    def untuk(self, batas: Batas) -> Jarak:
        """The margin of a limit, by what it is counted in."""
        satuan = batas.maksimal if isinstance(batas, Rentang) else batas
        return self.menit if isinstance(satuan, Menit | MenitKerja) else self.hari


MARGIN_BAWAAN: Final = MarginRawan()
"""One working day; 15 minutes."""


@lru_cache(maxsize=64)  # asked of an agency with every command
def urai_jarak(teks: str) -> Jarak:
    """A margin as an agency writes it: minutes, hours, calendar or working days.

    Raises:
        ValueError: the words are no limit, or one of another kind.

    >>> urai_jarak("2 hari kerja")
    HariKerja(jumlah=2)
    """
    batas = urai_batas(teks)
    if not isinstance(batas, Menit | Jam | HariKalender | HariKerja):
        raise ValueError("harus '15 menit', '2 jam', '3 hari kalender' atau '1 hari kerja'")
    return batas


def saat_rawan(tenggat: Tenggat, kalender: KalenderKerja, margin: MarginRawan) -> datetime:
    """From when a deadline is at risk (aware, in the calendar's zone); never before it starts.

    A margin in working days leaves that many of them whole: one before Monday's closing is Friday
    at the same hour, one before a Sunday's end is the end of Thursday. ``kalender`` is the one that
    the deadline was counted with, as the reading of cuti bersama makes it.
    """
    jatuh = kalender.lokal(tenggat.jatuh_tempo)
    mulai = kalender.lokal(tenggat.mulai)
    try:
        rawan = _sebelum(jatuh, margin.untuk(tenggat.batas), kalender)
    except (OverflowError, ValueError):  # before the year 1
        return mulai
    return max(rawan, mulai)


def _sebelum(jatuh: datetime, jarak: Jarak, kalender: KalenderKerja) -> datetime:
    match jarak:
        case Menit(jumlah):
            return kalender.lokal(jatuh.astimezone(UTC) - timedelta(minutes=jumlah))
        case Jam(jumlah):
            return kalender.lokal(jatuh.astimezone(UTC) - timedelta(hours=jumlah))
        case HariKalender(jumlah):
            return jatuh - timedelta(days=jumlah)
        case HariKerja(jumlah):
            libur = not kalender.hari_kerja(jatuh.date())
            hari = kalender.tambah_hari_kerja(jatuh.date(), -jumlah - libur)
            return datetime.combine(hari, jatuh.timetz())


def batas_rawan(kini: datetime, kalender: KalenderKerja, margin: MarginRawan) -> datetime | None:
    """Nothing that is due then or later (aware) is at risk at ``kini``; None where no day of the
    calendar is late enough."""
    try:
        return max(
            _sesudah(kalender.lokal(kini), satu, kalender) for satu in (margin.hari, margin.menit)
        )
    except (OverflowError, ValueError):  # after the year 9999
        return None


def _sesudah(kini: datetime, jarak: Jarak, kalender: KalenderKerja) -> datetime:
    match jarak:
        case Menit(jumlah):
            return kini + timedelta(days=1, minutes=jumlah)
        case Jam(jumlah):
            return kini + timedelta(days=1, hours=jumlah)
        case HariKalender(jumlah):
            return kini + timedelta(days=jumlah + 1)
        case HariKerja(jumlah):
            hari = kalender.tambah_hari_kerja(kini.date(), jumlah + 1)
            return datetime.combine(hari, time(), kini.tzinfo)
