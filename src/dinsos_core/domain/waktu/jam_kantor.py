"""Working time: what lies within office hours, between two instants and from one onwards."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from dinsos_core.domain.waktu.kalender import KalenderKerja

_NOL = timedelta()


def waktu_kerja(kalender: KalenderKerja, dari: datetime, sampai: datetime) -> timedelta:
    """How much of the time from one aware instant to a later one lies within office hours."""
    hari, akhir = kalender.lokal(dari).date(), kalender.lokal(sampai).date()
    if not kalender.hari_kerja(hari):
        hari = kalender.tambah_hari_kerja(hari, 1)
    hasil = _NOL
    while hari <= akhir:
        buka, tutup = kalender.buka(hari), kalender.tutup(hari)
        hasil += max(_selisih(max(buka, dari), min(tutup, sampai)), _NOL)
        hari = kalender.tambah_hari_kerja(hari, 1)
    return hasil


def sesudah_waktu_kerja(kalender: KalenderKerja, mulai: datetime, lama: timedelta) -> datetime:
    """The first instant, in the calendar's zone, by which so much working time has passed since
    an aware instant; itself after no time at all.

    Raises:
        ValueError: the instant lies beyond the year 9999.
    """
    lokal = kalender.lokal(mulai)
    if not lama:
        return lokal
    hari, sejak = lokal.date(), lokal
    while True:
        if kalender.hari_kerja(hari):
            sejak = max(sejak, kalender.buka(hari))
            tersedia = max(_selisih(sejak, kalender.tutup(hari)), _NOL)
            if lama <= tersedia:
                # Through UTC: adding to a zoned datetime would add to the clock face, not to time.
                return kalender.lokal(sejak.astimezone(UTC) + lama)
            lama -= tersedia
        hari = kalender.tambah_hari_kerja(hari, 1)


def _selisih(dari: datetime, sampai: datetime) -> timedelta:
    return sampai.astimezone(UTC) - dari.astimezone(UTC)
