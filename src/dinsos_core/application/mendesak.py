"""How urgent a clock is at the instant somebody asks, in the words of desks and lists."""

from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final, NamedTuple, TypedDict, TypeVar, get_args
from zoneinfo import ZoneInfo

from dinsos_core.application.lingkungan import Lingkungan
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.waktu.bacaan import BacaanWaktu
from dinsos_core.domain.waktu.kalender import CutiBersama
from dinsos_core.domain.waktu.rawan import batas_rawan

ZONA_UMUM: Final = "Asia/Jakarta"
"""Whose day is today for one of the public, where the wiring names no agency."""

KALENDER_LAMA: Final = timedelta(days=7)
"""By how much a clock may be due later by the calendar that it was counted with."""

P = TypeVar("P", bound=StrEnum)


class Mendesak(StrEnum):
    """How urgent a clock is, the gravest that holds."""

    TERLEWAT = "terlewat"
    """Past due."""
    HARI_INI = "hari_ini"
    """Due before the day ends in the agency's zone."""
    RAWAN = "rawan"
    """Less is left than the agency's margin."""


class Saat(NamedTuple):
    """The instant somebody asks at, and the end of their day; both aware."""

    kini: datetime
    besok: datetime


class Rentang(TypedDict, total=False):
    """Which due moments a store is asked for."""

    jatuh_sebelum: datetime
    jatuh_sesudah: datetime
    rawan_pada: datetime


def saat_tanya(lingkungan: Lingkungan, instansi: str | None) -> Saat:
    """Now, for somebody at this agency; None for one of the public."""
    kini = lingkungan.jam()
    return Saat(kini, besok(kini, zona_instansi(lingkungan, instansi or lingkungan.instansi)))


def zona_instansi(lingkungan: Lingkungan, instansi: str) -> ZoneInfo:
    """The zone of an agency; of one that the catalogue does not know, `ZONA_UMUM`."""
    kantor = lingkungan.katalog.instansi.get(instansi)
    return ZoneInfo(ZONA_UMUM if kantor is None else kantor.zona)


def besok(kini: datetime, zona: ZoneInfo) -> datetime:
    """When the day ends in a zone."""
    return datetime.combine(kini.astimezone(zona).date() + timedelta(days=1), time(), zona)


def rentang(
    lingkungan: Lingkungan, instansi: str | None, saat: Saat, mendesak: str | None
) -> Rentang:
    """What is asked for; what is due at the very moment is in time still. Raises `Terhalang`:
    `isian_salah_jenis`."""
    match None if mendesak is None else pilihan(Mendesak, mendesak, "mendesak"):
        case None:
            return {}
        case Mendesak.TERLEWAT:
            return {"jatuh_sebelum": saat.kini}
        case Mendesak.HARI_INI:
            return {"jatuh_sesudah": saat.kini, "jatuh_sebelum": saat.besok}
        case Mendesak.RAWAN:
            hasil: Rentang = {"jatuh_sesudah": saat.kini, "rawan_pada": saat.kini}
            kantor = lingkungan.katalog.instansi.get(instansi or "")
            if kantor and (akhir := _rawan_sampai(lingkungan, kantor, saat.kini)) is not None:
                hasil["jatuh_sebelum"] = akhir
            return hasil


def _rawan_sampai(lingkungan: Lingkungan, kantor: Instansi, kini: datetime) -> datetime | None:
    """What is due then or later is not at risk, by whichever reading of cuti bersama it was
    counted: so far the store has to look."""
    kalender = lingkungan.kalender(kantor, BacaanWaktu())
    semua = (
        batas_rawan(kini, kalender.untuk(bacaan), kantor.margin) for bacaan in get_args(CutiBersama)
    )
    ada = [satu for satu in semua if satu is not None]
    return max(ada) + KALENDER_LAMA if len(ada) == len(get_args(CutiBersama)) else None


def seberapa_mendesak(tempo: datetime, rawan: datetime, saat: Saat) -> Mendesak | None:
    """How urgent a clock is that is due at ``tempo`` and at risk from ``rawan`` on (aware)."""
    if tempo < saat.kini:
        return Mendesak.TERLEWAT
    if tempo < saat.besok:
        return Mendesak.HARI_INI
    return Mendesak.RAWAN if rawan <= saat.kini else None


def pilihan(jenis: type[P], nilai: str, lokasi: str) -> P:
    """One of these by its code. Raises `Terhalang`: `isian_salah_jenis`."""
    try:
        return jenis(nilai)
    except ValueError:
        semua = tuple(satu.value for satu in jenis)
        mirip = terdekat(str(nilai), semua)
        kode = KodeHalangan.ISIAN_SALAH_JENIS
        raise Terhalang(halangan(kode, lokasi, pilihan=semua, mirip=mirip)) from None
