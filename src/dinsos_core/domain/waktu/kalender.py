"""The working calendar of one agency: which days it works, and its hours.

An immutable value handed to whoever counts; adapters build it from the national holidays and the
agency's own data. Years outside that data count weekends only, and are never `pasti`.

Working week and opening hour: Perpres 21/2023. Holidays and cuti bersama: the yearly SKB of three
ministers, sometimes amended late in the year, hence `versi` and `tahun_pasti`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from itertools import accumulate
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, get_args
from zoneinfo import ZoneInfo

import attrs

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.waktu.teks import HARI

JenisLibur: TypeAlias = Literal["nasional", "cuti_bersama", "penutupan"]
Sebab: TypeAlias = Literal["akhir_pekan", "nasional", "cuti_bersama", "penutupan"]
CutiBersama: TypeAlias = Literal["libur", "hari-kerja"]
"""Reading of cuti bersama (tafsir 4): no working day, or one for exempt units."""

_URUTAN: Final[dict[str, int]] = {"nasional": 0, "cuti_bersama": 1, "penutupan": 2}
TAHUN_WAJAR: Final = range(1945, 2201)
"""Years a calendar may hold data of; others are typing mistakes, and would bloat the index."""


@frozen(kw_only=True)
class JamKerja:
    """Opening and closing time of one day, local; both belong to the office hours."""

    buka: time
    tutup: time = attrs.field()

    @tutup.validator
    def _sesudah_buka(self, attribute: attrs.Attribute[time], value: time) -> None:
        if self.buka.tzinfo or value.tzinfo:
            raise ValueError("jam kerja ditulis tanpa zona; zonanya milik kalender")
        if value <= self.buka:
            raise ValueError(f"jam tutup {value:%H:%M} tidak sesudah jam buka {self.buka:%H:%M}")


def _jam_per_hari(jam: Mapping[int, JamKerja]) -> Mapping[int, JamKerja]:
    return MappingProxyType(dict(sorted(jam.items())))


def _periksa_hari(
    instance: object,
    attribute: attrs.Attribute[Mapping[int, JamKerja]],
    value: Mapping[int, JamKerja],
) -> None:
    if not value or not set(value) <= set(range(7)):
        raise ValueError("jam kerja perlu sedikitnya satu hari, 0 (Senin) sampai 6 (Minggu)")


@frozen(kw_only=True)
class JamKhusus:
    """Other hours for a dated period, both ends included; Ramadan is the usual one.

    Weekdays it leaves out keep their usual hours, and it never turns a day off into a working day.
    """

    nama: str
    mulai: date
    selesai: date = attrs.field()
    jam: Mapping[int, JamKerja] = attrs.field(converter=_jam_per_hari, validator=_periksa_hari)

    @selesai.validator
    def _tidak_terbalik(self, attribute: attrs.Attribute[date], value: date) -> None:
        if value < self.mulai:
            raise ValueError(f"jam khusus {self.nama!r} selesai sebelum mulai")


@frozen(kw_only=True)
class Libur:
    """One day off, its kind, and the decree or order it rests on."""

    tanggal: date
    nama: str
    jenis: JenisLibur = attrs.field(default="nasional")
    dasar: str = ""

    @jenis.validator
    def _jenis_dikenal(self, attribute: attrs.Attribute[str], value: str) -> None:
        if value not in _URUTAN:
            raise ValueError(
                f"jenis libur {value!r} tidak dikenal; yang boleh: {', '.join(_URUTAN)}"
            )


@frozen(kw_only=True)
class HariDilewati:
    """One day that is not worked: its date, the kind of reason, and the reason's name."""

    tanggal: date
    sebab: Sebab
    nama: str


def _periksa_cuti(instance: object, attribute: attrs.Attribute[str], value: str) -> None:
    if value not in get_args(CutiBersama):
        raise ValueError(f"bacaan cuti bersama tidak mengenal {value!r}")


def _tuple_libur(libur: Iterable[Libur]) -> tuple[Libur, ...]:
    return tuple(libur)


def _tuple_khusus(khusus: Iterable[JamKhusus]) -> tuple[JamKhusus, ...]:
    return tuple(khusus)


def _himpunan(tahun: Iterable[int]) -> frozenset[int]:
    return frozenset(tahun)


@frozen(kw_only=True)
class KalenderKerja:
    """The working calendar of one agency.

    Attributes:
        zona: the agency's time zone; every instant given out is in it.
        jam: opening hours per weekday, 0 = Monday; a weekday left out is never worked.
        libur: days off, in any order; on one date nasional precedes cuti bersama, then penutupan.
        jam_khusus: dated periods with other hours; the first that covers a date wins.
        tahun_pasti: years whose holidays are decreed.
        versi: names the data, so that a result can say what it was counted with.
        cuti_bersama: the reading of tafsir 4 in force.
    """

    zona: ZoneInfo
    jam: Mapping[int, JamKerja] = attrs.field(converter=_jam_per_hari, validator=_periksa_hari)
    libur: tuple[Libur, ...] = attrs.field(default=(), converter=_tuple_libur)
    jam_khusus: tuple[JamKhusus, ...] = attrs.field(default=(), converter=_tuple_khusus)
    tahun_pasti: frozenset[int] = attrs.field(default=frozenset(), converter=_himpunan)
    versi: str
    cuti_bersama: CutiBersama = attrs.field(default="libur", validator=_periksa_cuti)

    # The index over the calendar's years. _urut: ordinal of a date -> working days from the first
    # of those years up to it; _hari[k]: the k-th of them, _hari[0] the last before. Outside those
    # years, week arithmetic.
    _libur: dict[int, Libur] = attrs.field(init=False, eq=False, repr=False)
    _cuti: list[int] = attrs.field(init=False, eq=False, repr=False)
    _pekan: tuple[int, ...] = attrs.field(init=False, eq=False, repr=False)
    _dalam_pekan: tuple[int, ...] = attrs.field(init=False, eq=False, repr=False)
    _awal: int = attrs.field(init=False, eq=False, repr=False)
    _akhir: int = attrs.field(init=False, eq=False, repr=False)
    _urut: dict[int, int] = attrs.field(init=False, eq=False, repr=False)
    _hari: list[date] = attrs.field(init=False, eq=False, repr=False)
    _lain: KalenderKerja | None = attrs.field(init=False, eq=False, repr=False, default=None)

    def __attrs_post_init__(self) -> None:
        tahun = {libur.tanggal.year for libur in self.libur} | self.tahun_pasti
        if asing := sorted(tahun.difference(TAHUN_WAJAR)):
            raise ValueError(f"tahun kalender di luar 1945 sampai 2200: {asing[0]}")
        atur = object.__setattr__  # the class is frozen; this is still its construction
        atur(self, "_libur", self._libur_berlaku())
        cuti = (x.tanggal for x in self.libur if x.jenis == "cuti_bersama")
        atur(self, "_cuti", sorted(d.toordinal() for d in cuti if d.weekday() in self.jam))
        atur(self, "_pekan", tuple(self.jam))
        bekerja = [hari in self.jam for hari in range(7)]
        atur(self, "_dalam_pekan", tuple(accumulate(bekerja, initial=0)))
        awal = date(min(tahun), 1, 1) if tahun else date(2000, 1, 1)
        akhir = date(max(tahun), 12, 31) if tahun else awal
        atur(self, "_awal", awal.toordinal())
        atur(self, "_akhir", akhir.toordinal())
        self._isi_indeks(bekerja)

    def _libur_berlaku(self) -> dict[int, Libur]:
        berlaku = (x for x in self.libur if self._meliburkan(x))
        # Last writer wins: the strongest kind is written last.
        urut = sorted(berlaku, key=lambda x: _URUTAN[x.jenis], reverse=True)
        return {x.tanggal.toordinal(): x for x in urut}

    def _meliburkan(self, libur: Libur) -> bool:
        return libur.jenis != "cuti_bersama" or self.cuti_bersama == "libur"

    def _isi_indeks(self, bekerja: list[bool]) -> None:
        libur = self._libur
        hari = [_tanggal(self._hari_pekan_ke(self._urut_pekan(self._awal - 1)))]
        urut: dict[int, int] = {}
        for ordinal in range(self._awal, self._akhir + 1):
            if bekerja[(ordinal - 1) % 7] and ordinal not in libur:
                hari.append(date.fromordinal(ordinal))
            urut[ordinal] = len(hari) - 1
        object.__setattr__(self, "_urut", urut)
        object.__setattr__(self, "_hari", hari)

    def untuk(self, cuti_bersama: CutiBersama) -> KalenderKerja:
        """The same calendar under the given reading of tafsir 4; itself when it already is."""
        if cuti_bersama == self.cuti_bersama:
            return self
        lain = self._lain
        if lain is None:
            # Kept, as building an index costs milliseconds. Not a cached_property: the
            # __getattr__ that brings to a slotted class doubles the cost of every look-up.
            lain = attrs.evolve(self, cuti_bersama=cuti_bersama)
            object.__setattr__(self, "_lain", lain)
        return lain

    # --- days

    def hari_kerja(self, d: date) -> bool:
        """Whether the agency works on `d`."""
        return d.weekday() in self.jam and d.toordinal() not in self._libur

    def alasan_bukan_hari_kerja(self, d: date) -> HariDilewati | None:
        """Why `d` is not a working day, or None. A holiday on a weekend counts as weekend."""
        if d.weekday() not in self.jam:
            return HariDilewati(tanggal=d, sebab="akhir_pekan", nama=HARI[d.weekday()])
        libur = self._libur.get(d.toordinal())
        if libur is None:
            return None
        return HariDilewati(tanggal=d, sebab=libur.jenis, nama=libur.nama)

    def tambah_hari_kerja(self, d: date, n: int) -> date:
        """The n-th working day after `d`; for a negative n before it; `d` itself for 0.

        `d` need not be a working day. Costs one look-up inside the calendar's years, and week
        arithmetic outside, whatever n is.

        Raises:
            ValueError: the day lies outside the years 1 to 9999.
        """
        if n > 0:
            try:
                return self._hari[self._urut[d.toordinal()] + n]
            except LookupError:
                pass
        return self._tambah_umum(d, n)

    def _tambah_umum(self, d: date, n: int) -> date:
        if n == 0:
            return d
        # Before d: n = -1 is the last working day up to the day before.
        dasar = self._urut_ke(d.toordinal()) if n > 0 else self._urut_ke(d.toordinal() - 1) + 1
        ke = dasar + n
        if 0 <= ke < len(self._hari):
            return self._hari[ke]
        if ke < 0:
            return _tanggal(self._hari_pekan_ke(ke + self._urut_pekan(self._awal - 1)))
        lebih = ke - len(self._hari) + 1
        return _tanggal(self._hari_pekan_ke(lebih + self._urut_pekan(self._akhir)))

    def hitung_hari_kerja(self, a: date, b: date) -> int:
        """Working days after `a` up to and including `b`; negative when `b` lies before `a`."""
        return self._urut_ke(b.toordinal()) - self._urut_ke(a.toordinal())

    def dilewati(self, a: date, b: date) -> tuple[HariDilewati, ...]:
        """Every day from `a` to `b`, both included, that is not worked, and why."""
        hari = map(date.fromordinal, range(a.toordinal(), b.toordinal() + 1))
        return tuple(x for d in hari if (x := self.alasan_bukan_hari_kerja(d)))

    def cuti_bersama_antara(self, a: date, b: date) -> bool:
        """Whether tafsir 4 matters from `a` to `b`: a cuti bersama falls on a weekday worked."""
        dari = bisect_left(self._cuti, a.toordinal())
        return dari < len(self._cuti) and self._cuti[dari] <= b.toordinal()

    # --- hours

    def jam_pada(self, d: date) -> JamKerja | None:
        """The office hours of `d`, special hours included; None when it is not worked."""
        if not self.hari_kerja(d):
            return None
        khusus = (x.jam for x in self.jam_khusus if x.mulai <= d <= x.selesai)
        hari = d.weekday()
        return next((jam[hari] for jam in khusus if hari in jam), self.jam[hari])

    def buka(self, d: date) -> datetime:
        """The moment the office opens on `d`, in its zone. ValueError when it does not."""
        return datetime.combine(d, self._jam_wajib(d).buka, self.zona)

    def tutup(self, d: date) -> datetime:
        """The moment the office closes on `d`, in its zone. ValueError when it does not open."""
        return datetime.combine(d, self._jam_wajib(d).tutup, self.zona)

    def dalam_jam(self, instan: datetime) -> bool:
        """Whether an aware instant lies within office hours, both ends included."""
        lokal = self.lokal(instan)
        jam = self.jam_pada(lokal.date())
        return jam is not None and jam.buka <= lokal.time() <= jam.tutup

    def lokal(self, instan: datetime) -> datetime:
        """The instant in the agency's zone. ValueError when it carries no zone."""
        if instan.utcoffset() is None:
            raise ValueError("waktu harus berzona")
        return instan.astimezone(self.zona)

    def _jam_wajib(self, d: date) -> JamKerja:
        jam = self.jam_pada(d)
        if jam is None:
            raise ValueError(f"{d.isoformat()} bukan hari kerja")
        return jam

    # --- certainty

    def pasti(self, a: date, b: date) -> bool:
        """Whether the holidays of every year from `a` to `b` are decreed."""
        return not self.tahun_belum_pasti(a, b)

    def tahun_belum_pasti(self, a: date, b: date) -> tuple[int, ...]:
        """The years from `a` to `b` whose holidays nobody has decreed yet."""
        return tuple(t for t in range(a.year, b.year + 1) if t not in self.tahun_pasti)

    # --- counting, on ordinals

    def _urut_ke(self, ordinal: int) -> int:
        """Signed number of working days from the table's start to `ordinal`."""
        if ordinal < self._awal:
            return self._urut_pekan(ordinal) - self._urut_pekan(self._awal - 1)
        if ordinal <= self._akhir:
            return self._urut[ordinal]
        sesudah = self._urut_pekan(ordinal) - self._urut_pekan(self._akhir)
        return len(self._hari) - 1 + sesudah

    def _urut_pekan(self, ordinal: int) -> int:
        """Days of the working week from 1 January of year 1, a Monday, to `ordinal`."""
        minggu, sisa = divmod(ordinal, 7)
        return minggu * len(self._pekan) + self._dalam_pekan[sisa]

    def _hari_pekan_ke(self, ke: int) -> int:
        """Ordinal of the ke-th day of the working week: the inverse of `_urut_pekan`."""
        minggu, sisa = divmod(ke - 1, len(self._pekan))
        return minggu * 7 + self._pekan[sisa] + 1


def _tanggal(ordinal: int) -> date:
    if not 1 <= ordinal <= date.max.toordinal():
        raise ValueError("tanggal di luar tahun 1 sampai 9999")
    return date.fromordinal(ordinal)


def hari_biasa(buka: time, tutup: time, hari: Iterable[int] = range(5)) -> dict[int, JamKerja]:
    """The same hours on each of the given weekdays; Monday to Friday unless told otherwise."""
    return {h: JamKerja(buka=buka, tutup=tutup) for h in hari}
