"""The arithmetic behind a deadline: one rule per kind of limit, and what each relied on.

Between the declared limit and the `Tenggat` handed out; `tenggat.hitung_tenggat` is the way in.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Generic, Literal, TypeAlias, TypeVar

import attrs

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.waktu.bacaan import BacaanWaktu
from dinsos_core.domain.waktu.batas import (
    Batas,
    BatasHitung,
    Bulan,
    Hari,
    HariKalender,
    HariKerja,
    Jam,
    Lama,
    Menit,
    MenitKerja,
    Rentang,
    TanggalBulan,
)
from dinsos_core.domain.waktu.jam_kantor import sesudah_waktu_kerja, waktu_kerja
from dinsos_core.domain.waktu.jeda import Jeda
from dinsos_core.domain.waktu.kalender import HariDilewati, KalenderKerja
from dinsos_core.domain.waktu.teks import teks_durasi
from dinsos_core.domain.waktu.usia import akhir_masa, hari_bulan_ada

Milik: TypeAlias = Literal["kantor", "warga", "peristiwa"]
"""Whose limit it is.

- "kantor": the office's own duty; moved by office hours, due when the office closes.
- "warga": a citizen's own limit, such as a claim; counts to the actual date, due at its end.
- "peristiwa": runs from a fact whatever the office's hours, such as a stay; due at a date's end.
"""

_SEHARI = timedelta(days=1)


@frozen(kw_only=True)
class Masukan:
    """What every rule may look at. `mulai` is in the calendar's zone, `jeda` merged, in order.
    Without `rinci` nobody asks which days were passed over."""

    mulai: datetime
    kalender: KalenderKerja
    bacaan: BacaanWaktu
    jeda: tuple[Jeda, ...]
    milik: Milik
    awal_dihitung: bool = False
    rinci: bool = True


@frozen(kw_only=True)
class JedaTerhitung:
    """A pause that moved the deadline, and by how much."""

    jeda: Jeda
    tambahan: str


@frozen(kw_only=True)
class Tempo:
    """A due moment and what it took to get there.

    `bergantung` are the spans of dates, both ends included, on whose holidays it depends;
    `menurut_jeda` says whether the reading of pauses had a say.
    """

    jatuh: datetime
    sejak: date | None
    hari_pertama: date | None = None
    dilewati: tuple[HariDilewati, ...] = ()
    bergantung: tuple[tuple[date, date], ...] = ()
    jeda: tuple[JedaTerhitung, ...] = ()
    dijeda_sejak: datetime | None = None
    menurut_jeda: bool = False

    def tahun_belum_pasti(self, kalender: KalenderKerja) -> tuple[int, ...]:
        """Years it depends on whose holidays are not decreed."""
        tahun = {t for a, b in self.bergantung for t in kalender.tahun_belum_pasti(a, b)}
        return tuple(sorted(tahun))


BatasNyata: TypeAlias = Menit | MenitKerja | Jam | HariKalender | HariKerja | Bulan


def nyata(batas: BatasHitung, bacaan: BacaanWaktu) -> BatasNyata:
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
            return _jam_dinding(timedelta(minutes=jumlah), m)
        case Jam(jumlah):
            return _jam_dinding(timedelta(hours=jumlah), m)
        case MenitKerja(jumlah):
            return _menit_kerja(timedelta(minutes=jumlah), m)
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
    if m.awal_dihitung and m.kalender.hari_kerja(nol):
        return nol - _SEHARI
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
        "menit-jam-dinding": isinstance(dihitung, Menit | MenitKerja),
        "klaim-hari-libur": isinstance(dihitung, HariKalender) and m.milik == "warga",
        "rentang-waktu": isinstance(batas, Rentang),
        "kalender-sementara": bool(belum_pasti),
        "hitungan-jeda": tempo.menurut_jeda,
        "akhir-bulan": isinstance(dihitung, Bulan) and _hari_hilang(dihitung, tempo),
    }
    return tuple(kode for kode, ya in dipakai.items() if ya)


def _hari_hilang(batas: Bulan, tempo: Tempo) -> bool:
    return tempo.sejak is not None and not hari_bulan_ada(tempo.sejak, batas.jumlah)


def _jam_dinding(lama: timedelta, m: Masukan) -> Tempo:
    # Through UTC: adding to a zoned datetime would add to the clock face, not to time.
    mulai = m.mulai.astimezone(UTC)

    def jatuh(tambahan: timedelta) -> datetime:
        return m.kalender.lokal(mulai + lama + tambahan)

    def hilang(dari: datetime, sampai: datetime) -> timedelta:
        return max(mulai, sampai) - max(mulai, dari)

    return _berjeda(jatuh, hilang, timedelta(), m).tempo(None, teks_durasi)


def _menit_kerja(lama: timedelta, m: Masukan) -> Tempo:
    def jatuh(tambahan: timedelta) -> datetime:
        return sesudah_waktu_kerja(m.kalender, m.mulai, lama + tambahan)

    def hilang(dari: datetime, sampai: datetime) -> timedelta:
        return waktu_kerja(m.kalender, max(m.mulai, dari), max(m.mulai, sampai))

    tempo = _berjeda(jatuh, hilang, timedelta(), m).tempo(None, _teks_waktu_kerja)
    awal, akhir = m.mulai.date(), tempo.jatuh.date()
    return attrs.evolve(
        tempo,
        dilewati=m.kalender.dilewati(awal, akhir) if m.rinci else (),
        bergantung=((awal, akhir),),
    )


def _tanggal_bulan(batas: TanggalBulan, m: Masukan) -> Tempo:
    # The month is that of the event itself: an intake moved past the month's end stays in it.
    awal = m.mulai.date().replace(day=1)
    bulan = akhir_masa(awal, Lama(bulan=batas.bulan_berikut))
    d = bulan.replace(day=min(batas.tanggal, monthrange(bulan.year, bulan.month)[1]))
    bergantung = ((d, d),) if m.milik == "kantor" else ()
    return Tempo(jatuh=_saat(d, m), sejak=m.mulai.date(), bergantung=bergantung)


def _hari_kerja(jumlah: int, m: Masukan) -> Tempo:
    nol = hari_sebelum_pertama(m)

    def jatuh(tambahan: int) -> datetime:
        return _saat(m.kalender.tambah_hari_kerja(nol, jumlah + tambahan), m)

    def hilang(dari: datetime, sampai: datetime) -> int:
        return m.kalender.hitung_hari_kerja(max(nol, dari.date()), max(nol, sampai.date()))

    def jatuh_jam(tambahan: timedelta) -> datetime:
        return sesudah_waktu_kerja(m.kalender, jatuh(0), tambahan)

    def hilang_jam(dari: datetime, sampai: datetime) -> timedelta:
        awal = _lewat(nol, m)
        return waktu_kerja(m.kalender, max(awal, dari), max(awal, sampai))

    if m.bacaan.jeda == "hari-penuh":
        tempo = _berjeda(jatuh, hilang, 0, m).tempo(hari_nol(m), "{} hari kerja".format)
    else:
        dijeda = _berjeda(jatuh_jam, hilang_jam, timedelta(), m)
        tempo = dijeda.tempo(hari_nol(m), _teks_waktu_kerja)
    awal, akhir = m.mulai.date(), tempo.jatuh.date()
    return attrs.evolve(
        tempo,
        hari_pertama=m.kalender.tambah_hari_kerja(nol, 1),
        dilewati=_dilewati(m, (awal, akhir)),
        bergantung=((awal, akhir),),
        menurut_jeda=_jeda_dilihat(tempo, m),
    )


def _dilewati(m: Masukan, *rentang: tuple[date, date]) -> tuple[HariDilewati, ...]:
    """The days passed over in these spans, both ends included. Day 0 starts the count, worked or
    not: it is passed over by nothing."""
    if not m.rinci:
        return ()
    nol = hari_nol(m)
    semua = (x for a, b in rentang for x in m.kalender.dilewati(a, b))
    return tuple(x for x in semua if x.tanggal != nol)


def _teks_waktu_kerja(lama: timedelta) -> str:
    return f"{teks_durasi(lama)} dalam jam kantor"


def _lewat(nol: date, m: Masukan) -> datetime:
    """The instant at which day 0 is over and the count runs."""
    return datetime.combine(nol + _SEHARI, time(), m.kalender.zona)


def _tanggal(batas: HariKalender | Bulan, m: Masukan) -> Tempo:
    nol = hari_nol(m)
    geser = (
        m.milik == "warga"
        and isinstance(batas, HariKalender)
        and m.bacaan.klaim == "geser-ke-hari-kerja"
    )
    genap = _genap_pada(batas, nol, m.bacaan, awal_dihitung=m.awal_dihitung)
    hitungan = _Tanggal(nol=nol, genap=genap, geser=geser, m=m)
    tempo, asli = hitungan.menurut_jeda()
    akhir = tempo.jatuh.date()
    bergantung: tuple[tuple[date, date], ...] = ()
    if m.milik == "kantor":
        bergantung = ((m.mulai.date(), nol), (akhir, akhir))
    elif geser:
        bergantung = ((asli, akhir),)
    # Days the count passed over: those before a later intake, those rolled over at the end.
    lewat = [(a, b) for a, b in ((m.mulai.date(), nol), (asli, akhir)) if a < b]
    return attrs.evolve(
        tempo,
        dilewati=_dilewati(m, *lewat),
        bergantung=bergantung,
        menurut_jeda=_jeda_dilihat(tempo, m),
    )


@frozen(kw_only=True)
class _Tanggal:
    """A count of dates from day 0 to ``genap``; with ``geser`` a last day off rolls over."""

    nol: date
    genap: date
    geser: bool
    m: Masukan

    def menurut_jeda(self) -> tuple[Tempo, date]:
        """The due moment, and the date it would have without rolling over (tafsir 58)."""
        if self.m.bacaan.jeda == "hari-penuh":
            hari = _berjeda(self._jatuh_hari, self._hilang_hari, 0, self.m)
            asli = self.genap + timedelta(days=hari.tambahan)
            return hari.tempo(self.nol, "{} hari".format), asli
        jam = _berjeda(self._jatuh_jam, self._hilang_jam, timedelta(), self.m)
        return jam.tempo(self.nol, teks_durasi), self._saat_jam(jam.tambahan).date()

    def _jatuh_hari(self, tambahan: int) -> datetime:
        return _saat(self._geser_libur(self.genap + timedelta(days=tambahan)), self.m)

    def _hilang_hari(self, dari: datetime, sampai: datetime) -> int:
        return (max(self.nol, sampai.date()) - max(self.nol, dari.date())).days

    def _jatuh_jam(self, tambahan: timedelta) -> datetime:
        saat = self._saat_jam(tambahan)
        d = self._geser_libur(saat.date())
        # The office does nothing on a day off, and a day that is rolled over to counts whole.
        libur = self.m.milik == "kantor" and not self.m.kalender.hari_kerja(d)
        return _saat(d, self.m) if libur or d != saat.date() else saat

    def _saat_jam(self, tambahan: timedelta) -> datetime:
        return self.m.kalender.lokal(_saat(self.genap, self.m).astimezone(UTC) + tambahan)

    def _hilang_jam(self, dari: datetime, sampai: datetime) -> timedelta:
        awal = _lewat(self.nol, self.m).astimezone(UTC)
        return max(awal, sampai) - max(awal, dari)

    def _geser_libur(self, d: date) -> date:
        # The first working day after the eve of d: d itself where it is worked.
        return self.m.kalender.tambah_hari_kerja(d - _SEHARI, 1) if self.geser else d


def _jeda_dilihat(tempo: Tempo, m: Masukan) -> bool:
    return bool(m.jeda) and m.jeda[0].mulai <= tempo.jatuh


def _genap_pada(
    batas: HariKalender | Bulan, nol: date, bacaan: BacaanWaktu, *, awal_dihitung: bool
) -> date:
    if isinstance(batas, HariKalender):
        return nol + timedelta(days=batas.jumlah - awal_dihitung)
    lama = Lama(bulan=batas.jumlah)
    return akhir_masa(nol, lama, akhir_bulan=bacaan.akhir_bulan, awal_dihitung=awal_dihitung)


def _saat(d: date, m: Masukan) -> datetime:
    """The moment at which date `d` is over for this limit."""
    if m.milik == "kantor" and m.kalender.hari_kerja(d):
        return m.kalender.tutup(d)
    return datetime.combine(d, time.max, m.kalender.zona)


T = TypeVar("T", int, timedelta)


@frozen(kw_only=True)
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
