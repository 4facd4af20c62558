"""The arithmetic behind a deadline: one rule per kind of limit, and what each relied on.

Between the declared limit and the `Tenggat` handed out; `tenggat.hitung_tenggat` is the way in.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Generic, Literal, TypeAlias, TypeVar

import attrs

from dinsos_core.domain.waktu.bacaan import BacaanWaktu
from dinsos_core.domain.waktu.batas import (
    Batas,
    BatasHitung,
    Bulan,
    Hari,
    HariKalender,
    HariKerja,
    Lama,
    Menit,
    Rentang,
    TanggalBulan,
)
from dinsos_core.domain.waktu.jeda import Jeda
from dinsos_core.domain.waktu.kalender import HariDilewati, KalenderKerja
from dinsos_core.domain.waktu.teks import teks_durasi
from dinsos_core.domain.waktu.usia import genap

Milik: TypeAlias = Literal["kantor", "warga", "peristiwa"]
"""Whose limit it is.

- "kantor": the office's own duty; moved by office hours, due when the office closes.
- "warga": a citizen's own limit, such as a claim; counts to the actual date, due at its end.
- "peristiwa": runs from a fact whatever the office's hours, such as a stay; due at a date's end.
"""

_SEHARI = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Masukan:
    """What every rule may look at. `mulai` is in the calendar's zone, `jeda` merged, in order."""

    mulai: datetime
    kalender: KalenderKerja
    bacaan: BacaanWaktu
    jeda: tuple[Jeda, ...]
    milik: Milik


@attrs.frozen(kw_only=True)
class JedaTerhitung:
    """A pause that moved the deadline, and by how much."""

    jeda: Jeda
    tambahan: str


@attrs.frozen(kw_only=True)
class Tempo:
    """A due moment and what it took to get there.

    `bergantung` are the spans of dates, both ends included, on whose holidays it depends.
    """

    jatuh: datetime
    sejak: date | None
    hari_pertama: date | None = None
    dilewati: tuple[HariDilewati, ...] = ()
    bergantung: tuple[tuple[date, date], ...] = ()
    jeda: tuple[JedaTerhitung, ...] = ()
    dijeda_sejak: datetime | None = None

    def tahun_belum_pasti(self, kalender: KalenderKerja) -> tuple[int, ...]:
        """Years it depends on whose holidays are not decreed."""
        tahun = {t for a, b in self.bergantung for t in kalender.tahun_belum_pasti(a, b)}
        return tuple(sorted(tahun))


def nyata(batas: BatasHitung, bacaan: BacaanWaktu) -> Menit | HariKalender | HariKerja | Bulan:
    """The limit with a plain "hari" resolved (tafsir 3)."""
    if not isinstance(batas, Hari):
        return batas
    jenis = HariKerja if bacaan.hari == "hari-kerja" else HariKalender
    return jenis(batas.jumlah)


def hitung_tempo(batas: BatasHitung | TanggalBulan, m: Masukan) -> Tempo:
    """The due moment of one limit. OverflowError or ValueError beyond the year 9999."""
    if isinstance(batas, TanggalBulan):
        return _tanggal_bulan(batas, m)
    match nyata(batas, m.bacaan):
        case Menit(jumlah):
            return _menit(jumlah, m)
        case HariKerja(jumlah):
            return _hari_kerja(jumlah, m)
        case berhari:
            return _tanggal(berhari, m)


def hari_nol(m: Masukan) -> date:
    """The date on which the count starts: that of the event, or of its intake (tafsir 2).

    Before opening on a working day the office takes it in that same day; after closing or on a
    day off, on the next working day.
    """
    tanggal = m.mulai.date()
    if not geser_ke_jam_kerja(m) or m.bacaan.di_luar_jam == "tanggal-sebenarnya":
        return tanggal
    if m.kalender.hari_kerja(tanggal) and m.mulai < m.kalender.buka(tanggal):
        return tanggal
    return m.kalender.tambah_hari_kerja(tanggal, 1)


def geser_ke_jam_kerja(m: Masukan) -> bool:
    """Whether tafsir 2 speaks here: the office's own limit, started outside its hours."""
    return m.milik == "kantor" and not m.kalender.dalam_jam(m.mulai)


def hari_sebelum_pertama(m: Masukan) -> date:
    """The date after which working days count: day 0, or the day before it (tafsir 1)."""
    nol = hari_nol(m)
    if m.bacaan.hari_pertama == "hari-kerja-berikut" or not m.kalender.hari_kerja(nol):
        return nol
    # An intake moved to a later day is there when the office opens, so before any cut-off.
    pagi = nol > m.mulai.date() or m.mulai.time() < m.bacaan.sebelum_jam
    return nol - _SEHARI if pagi else nol


def tafsir_dipakai(
    batas: Batas, tempo: Tempo, m: Masukan, belum_pasti: tuple[int, ...]
) -> tuple[str, ...]:
    """Codes of the readings that the result relied on, in the order of the register."""
    satuan = batas.maksimal if isinstance(batas, Rentang) else batas
    dihitung = nyata(satuan, m.bacaan) if isinstance(satuan, BatasHitung) else satuan
    berhari = isinstance(dihitung, HariKerja | HariKalender | Bulan)
    dipakai = {
        "hari-pertama": isinstance(dihitung, HariKerja),
        "di-luar-jam": berhari and geser_ke_jam_kerja(m),
        "hari-kalender": isinstance(satuan, Hari),
        "cuti-bersama": any(m.kalender.cuti_bersama_antara(a, b) for a, b in tempo.bergantung),
        "menit-jam-dinding": isinstance(dihitung, Menit),
        "klaim-hari-libur": isinstance(dihitung, HariKalender) and m.milik == "warga",
        "rentang-waktu": isinstance(batas, Rentang),
        "kabisat": isinstance(dihitung, Bulan) and _kabisat(dihitung, tempo),
        "kalender-sementara": bool(belum_pasti),
    }
    return tuple(kode for kode, ya in dipakai.items() if ya)


def _kabisat(batas: Bulan, tempo: Tempo) -> bool:
    dari_kabisat = tempo.sejak is not None and (tempo.sejak.month, tempo.sejak.day) == (2, 29)
    return dari_kabisat and batas.jumlah % 12 == 0 and not isleap(tempo.jatuh.year)


def _menit(jumlah: int, m: Masukan) -> Tempo:
    # Through UTC: adding to a zoned datetime would add to the clock face, not to time.
    mulai = m.mulai.astimezone(UTC)

    def jatuh(tambahan: timedelta) -> datetime:
        return m.kalender.lokal(mulai + timedelta(minutes=jumlah) + tambahan)

    def hilang(dari: datetime, sampai: datetime) -> timedelta:
        return max(mulai, sampai) - max(mulai, dari)

    hasil = _berjeda(jatuh, hilang, timedelta(), m)
    return hasil.tempo(None, teks_durasi)


def _tanggal_bulan(batas: TanggalBulan, m: Masukan) -> Tempo:
    # The month is that of the event itself: an intake moved past the month's end stays in it.
    awal = m.mulai.date().replace(day=1)
    bulan = genap(awal, Lama(bulan=batas.bulan_berikut))
    d = bulan.replace(day=min(batas.tanggal, monthrange(bulan.year, bulan.month)[1]))
    bergantung = ((d, d),) if m.milik == "kantor" else ()
    return Tempo(jatuh=_saat(d, m), sejak=m.mulai.date(), bergantung=bergantung)


def _hari_kerja(jumlah: int, m: Masukan) -> Tempo:
    nol = hari_sebelum_pertama(m)

    def jatuh(tambahan: int) -> datetime:
        return _saat(m.kalender.tambah_hari_kerja(nol, jumlah + tambahan), m)

    def hilang(dari: datetime, sampai: datetime) -> int:
        return m.kalender.hitung_hari_kerja(max(nol, dari.date()), max(nol, sampai.date()))

    tempo = _berjeda(jatuh, hilang, 0, m).tempo(hari_nol(m), "{} hari kerja".format)
    awal, akhir = m.mulai.date(), tempo.jatuh.date()
    return attrs.evolve(
        tempo,
        hari_pertama=m.kalender.tambah_hari_kerja(nol, 1),
        dilewati=m.kalender.dilewati(awal, akhir),
        bergantung=((awal, akhir),),
    )


def _tanggal(batas: HariKalender | Bulan, m: Masukan) -> Tempo:
    nol = hari_nol(m)
    genap_pada = _genap_pada(batas, nol, m.bacaan)
    geser = (
        m.milik == "warga"
        and isinstance(batas, HariKalender)
        and m.bacaan.klaim == "geser-ke-hari-kerja"
    )

    def jatuh(tambahan: int) -> datetime:
        d = genap_pada + timedelta(days=tambahan)
        # The first working day after the eve of d: d itself where it is worked.
        return _saat(m.kalender.tambah_hari_kerja(d - _SEHARI, 1) if geser else d, m)

    def hilang(dari: datetime, sampai: datetime) -> int:
        return (max(nol, sampai.date()) - max(nol, dari.date())).days

    hasil = _berjeda(jatuh, hilang, 0, m)
    asli, akhir = genap_pada + timedelta(days=hasil.tambahan), hasil.jatuh.date()
    bergantung: tuple[tuple[date, date], ...] = ()
    if m.milik == "kantor":
        bergantung = ((m.mulai.date(), nol), (akhir, akhir))
    elif geser:
        bergantung = ((asli, akhir),)
    # Days the count passed over: those before a later intake, those rolled over at the end.
    lewat = [(a, b) for a, b in ((m.mulai.date(), nol), (asli, akhir)) if a < b]
    return attrs.evolve(
        hasil.tempo(nol, "{} hari".format),
        dilewati=tuple(x for a, b in lewat for x in m.kalender.dilewati(a, b)),
        bergantung=bergantung,
    )


def _genap_pada(batas: HariKalender | Bulan, nol: date, bacaan: BacaanWaktu) -> date:
    if isinstance(batas, HariKalender):
        return nol + timedelta(days=batas.jumlah)
    return genap(nol, Lama(bulan=batas.jumlah), kabisat=bacaan.kabisat)


def _saat(d: date, m: Masukan) -> datetime:
    """The moment at which date `d` is over for this limit."""
    if m.milik == "kantor" and m.kalender.hari_kerja(d):
        return m.kalender.tutup(d)
    return datetime.combine(d, time.max, m.kalender.zona)


T = TypeVar("T", int, timedelta)


@attrs.frozen(kw_only=True)
class _Berjeda(Generic[T]):
    jatuh: datetime
    tambahan: T
    jeda: tuple[tuple[Jeda, T], ...]
    dijeda_sejak: datetime | None

    def tempo(self, sejak: date | None, teks: Callable[[T], str]) -> Tempo:
        return Tempo(
            jatuh=self.jatuh,
            sejak=sejak,
            jeda=tuple(JedaTerhitung(jeda=j, tambahan=teks(n)) for j, n in self.jeda),
            dijeda_sejak=self.dijeda_sejak,
        )


def _berjeda(
    jatuh: Callable[[T], datetime],
    hilang: Callable[[datetime, datetime], T],
    tambahan: T,
    m: Masukan,
) -> _Berjeda[T]:
    """Extend by each pause in turn that begins while the deadline has not passed."""
    tempo = jatuh(tambahan)
    terhitung: list[tuple[Jeda, T]] = []
    sejak: datetime | None = None
    for jeda in m.jeda:
        if jeda.mulai > tempo:
            break
        dari = m.kalender.lokal(jeda.mulai)
        if jeda.selesai is None:
            sejak = max(dari, m.mulai)
            break
        lama = hilang(dari, m.kalender.lokal(jeda.selesai))
        if lama:
            tambahan += lama
            tempo = jatuh(tambahan)
            terhitung.append((jeda, lama))
    return _Berjeda(jatuh=tempo, tambahan=tambahan, jeda=tuple(terhitung), dijeda_sejak=sejak)
