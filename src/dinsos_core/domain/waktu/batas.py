"""Limits and durations as a standard declares them, and their concise Indonesian words.

First stop of the time package: the catalogue's words become a `Batas` here, `tenggat` turns a
`Batas` into a due moment. Minutes, hours, calendar days, working days and months are different
types on purpose: a count of days never passes through hours, and a count of months never through
days.
"""

from __future__ import annotations

import re
from math import prod
from typing import ClassVar, Final, TypeAlias

import attrs

from dinsos_core.domain.shared.kata import Bahasa
from dinsos_core.domain.shared.kelas import frozen

MAKS_JUMLAH: Final = 9999
"""Largest count accepted. No standard comes near it; more is a typing mistake."""

SATUAN: Final = (
    "menit",
    "menit_kerja",
    "jam",
    "hari",
    "hari_kalender",
    "hari_kerja",
    "bulan",
    "tanggal_bulan",
    "jadwal_luar",
    "sesuai_kebutuhan",
)
"""Wire names of the kinds of limits. They are stored: never rename one."""

BENTUK_BATAS: Final = (
    "45 menit",
    "45 menit kerja",
    "24 jam",
    "3x24 jam",
    "30 hari kalender",
    "14 hari kerja",
    "3 hari",
    "6 bulan",
    "3-14 hari kerja",
    "tanggal 15 bulan berikut",
    "tanggal 15, 2 bulan berikut",
    "jadwal luar",
    "jadwal luar: <keterangan>",
    "sesuai kebutuhan",
)
BENTUK_LAMA: Final = ("5 tahun", "6 bulan", "1 tahun 6 bulan")


def _periksa_jumlah(instance: object, attribute: attrs.Attribute[int], value: int) -> None:
    _periksa_bulat(attribute.name, value, minimal=1)


def _periksa_nol_ke_atas(instance: object, attribute: attrs.Attribute[int], value: int) -> None:
    _periksa_bulat(attribute.name, value, minimal=0)


def _periksa_bulat(nama: str, value: int, *, minimal: int) -> None:
    # bool is an int: True would silently mean one day.
    if type(value) is not int or not minimal <= value <= MAKS_JUMLAH:
        raise ValueError(f"{nama} harus bilangan bulat {minimal} sampai {MAKS_JUMLAH}: {value!r}")


def _rapikan(teks: str) -> str:
    # Data files can hold a bare number where words are meant: `waktu = 14`.
    if not isinstance(teks, str):
        raise ValueError(f"harus teks seperti '14 hari kerja', bukan {teks!r}")
    return " ".join(teks.split())


@frozen
class Menit:
    """Minutes on the wall clock, around the clock, holidays included (tafsir 6)."""

    satuan: ClassVar[str] = "menit"
    jumlah: int = attrs.field(validator=_periksa_jumlah)

    def __str__(self) -> str:
        return teks_batas(self)


@frozen
class MenitKerja:
    """Minutes of office hours; outside them the count stands still (tafsir 6)."""

    satuan: ClassVar[str] = "menit_kerja"
    jumlah: int = attrs.field(validator=_periksa_jumlah)

    def __str__(self) -> str:
        return teks_batas(self)


@frozen
class Jam:
    """Hours on the wall clock, around the clock; "3x24 jam" is 72 of them, not three days."""

    satuan: ClassVar[str] = "jam"
    jumlah: int = attrs.field(validator=_periksa_jumlah)

    def __str__(self) -> str:
        return teks_batas(self)


@frozen
class Hari:
    """Plain "hari": the decree does not say which days. A reading decides (tafsir 3)."""

    satuan: ClassVar[str] = "hari"
    jumlah: int = attrs.field(validator=_periksa_jumlah)

    def __str__(self) -> str:
        return teks_batas(self)


@frozen
class HariKalender:
    """Days of the calendar; the starting day is day 0."""

    satuan: ClassVar[str] = "hari_kalender"
    jumlah: int = attrs.field(validator=_periksa_jumlah)

    def __str__(self) -> str:
        return teks_batas(self)


@frozen
class HariKerja:
    """Days on which the agency works."""

    satuan: ClassVar[str] = "hari_kerja"
    jumlah: int = attrs.field(validator=_periksa_jumlah)

    def __str__(self) -> str:
        return teks_batas(self)


@frozen
class Bulan:
    """Calendar months: the same day of a later month, or what tafsir 62 puts in its place."""

    satuan: ClassVar[str] = "bulan"
    jumlah: int = attrs.field(validator=_periksa_jumlah)

    def __str__(self) -> str:
        return teks_batas(self)


BatasHitung: TypeAlias = Menit | MenitKerja | Jam | Hari | HariKalender | HariKerja | Bulan
"""Limits that count units; the only ones a `Rentang` may be made of."""


@frozen
class Rentang:
    """A printed range such as 3-14 working days: target 3, breach after 14 (tafsir 13)."""

    minimal: BatasHitung
    maksimal: BatasHitung = attrs.field()

    @maksimal.validator
    def _sejenis_dan_naik(
        self, attribute: attrs.Attribute[BatasHitung], value: BatasHitung
    ) -> None:
        if type(value) is not type(self.minimal):
            raise ValueError("kedua ujung rentang harus bersatuan sama")
        if value.jumlah <= self.minimal.jumlah:
            raise ValueError("ujung bawah rentang harus lebih kecil daripada ujung atasnya")

    @property
    def satuan(self) -> str:
        """Wire name of the unit of both ends."""
        return self.maksimal.satuan

    def __str__(self) -> str:
        return teks_batas(self)


@frozen
class TanggalBulan:
    """A day of a later month: the 15th of the month after the starting event's month.

    A month too short for `tanggal` gives its last day.
    """

    satuan: ClassVar[str] = "tanggal_bulan"
    tanggal: int = attrs.field(default=15)
    bulan_berikut: int = attrs.field(default=1, validator=_periksa_jumlah)

    @tanggal.validator
    def _tanggal_ada(self, attribute: attrs.Attribute[int], value: int) -> None:
        _periksa_bulat("tanggal", value, minimal=1)
        if value > 31:
            raise ValueError(f"tanggal harus 1 sampai 31: {value}")

    def __str__(self) -> str:
        return teks_batas(self)


@frozen
class JadwalLuar:
    """Follows a schedule outside the agency: nothing here can compute a date."""

    satuan: ClassVar[str] = "jadwal_luar"
    teks: str = attrs.field(default="", converter=_rapikan)

    def __str__(self) -> str:
        return teks_batas(self)


@frozen
class SesuaiKebutuhan:
    """As the case needs: the decree sets no limit."""

    satuan: ClassVar[str] = "sesuai_kebutuhan"

    def __str__(self) -> str:
        return teks_batas(self)


Batas: TypeAlias = BatasHitung | Rentang | TanggalBulan | JadwalLuar | SesuaiKebutuhan
"""Every kind of limit a standard can declare; a closed union."""


@frozen
class Lama:
    """A duration in years and months, such as "menikah 5 tahun" or "berlaku 6 bulan"."""

    tahun: int = attrs.field(default=0, validator=_periksa_nol_ke_atas)
    bulan: int = attrs.field(default=0, validator=_periksa_nol_ke_atas)

    def __attrs_post_init__(self) -> None:
        if not self.total_bulan:
            raise ValueError("lama harus lebih dari nol")

    @property
    def total_bulan(self) -> int:
        """The whole duration in months; "12 bulan" and "1 tahun" last equally long."""
        return self.tahun * 12 + self.bulan

    def __str__(self) -> str:
        return teks_lama(self)


_HITUNG: Final[dict[str, type[BatasHitung]]] = {
    "menit": Menit,
    "menit kerja": MenitKerja,
    "jam": Jam,
    "hari": Hari,
    "hari kalender": HariKalender,
    "hari kerja": HariKerja,
    "bulan": Bulan,
}
_SEHARI: Final = 24
_NAMA_EN: Final = {
    "menit": "minute",
    "menit_kerja": "working minute",
    "jam": "hour",
    "hari": "day",
    "hari_kalender": "calendar day",
    "hari_kerja": "working day",
    "bulan": "month",
}
_NAMA: Final = {jenis.satuan: nama for nama, jenis in _HITUNG.items()}

_KALI: Final = r"(?:[0-9]{1,9} ?[x×] ?)?[0-9]{1,9}"
_POLA_HITUNG: Final = re.compile(
    rf"(?P<a>{_KALI})(?: ?(?:-|–|sd|s/d|s\.d\.?) ?(?P<b>{_KALI}))? (?P<satuan>[a-z ]+)"
)
_POLA_TANGGAL: Final = re.compile(
    r"tanggal (?P<tanggal>[0-9]{1,9})(?:, (?P<n>[0-9]{1,9}))? bulan berikut"
)
_POLA_JADWAL: Final = re.compile(r"jadwal luar(?: ?: ?(?P<teks>.+))?", re.IGNORECASE)
_POLA_LAMA: Final = re.compile(
    r"(?:(?P<tahun>[0-9]{1,9}) tahun)?(?: ?(?P<bulan>[0-9]{1,9}) bulan)?"
)


def teks_batas(batas: Batas, bahasa: Bahasa = "id") -> str:
    """The concise words of a limit; in Indonesian, in the form `urai_batas` reads.

    >>> teks_batas(Rentang(HariKerja(3), HariKerja(14)))
    '3-14 hari kerja'
    >>> teks_batas(HariKerja(1), "en"), teks_batas(Jam(72), "en")
    ('1 working day', '3x24 hours')
    """
    id_ = bahasa == "id"
    match batas:
        case Rentang(minimal, maksimal):
            return f"{minimal.jumlah}-{_banyak(str(maksimal.jumlah), maksimal, bahasa)}"
        case TanggalBulan(tanggal, 1):
            hari = "tanggal {} bulan berikut" if id_ else "day {} of the next month"
            return hari.format(tanggal)
        case TanggalBulan(tanggal, n):
            hari = "tanggal {}, {} bulan berikut" if id_ else "day {}, {} months later"
            return hari.format(tanggal, n)
        case JadwalLuar(teks):
            luar = "jadwal luar" if id_ else "a schedule elsewhere"
            return f"{luar}: {teks}" if teks else luar
        case SesuaiKebutuhan():
            return "sesuai kebutuhan" if id_ else "as needed"
        case Jam(jumlah) if jumlah > _SEHARI and jumlah % _SEHARI == 0:
            return _banyak(f"{jumlah // _SEHARI}x{_SEHARI}", batas, bahasa)
        case _:
            return _banyak(str(batas.jumlah), batas, bahasa)


def _banyak(jumlah: str, batas: BatasHitung, bahasa: Bahasa) -> str:
    if bahasa == "id":
        return f"{jumlah} {_NAMA[batas.satuan]}"
    return f"{jumlah} {_NAMA_EN[batas.satuan]}{'' if batas.jumlah == 1 else 's'}"


def urai_batas(teks: str) -> Batas:
    """Read a limit from its concise words; `urai_batas(teks_batas(x)) == x` for every limit.

    Case and spacing do not matter; a range takes "-", "–", "sd" or "s.d.". Hours may be multiplied:
    "3 x 24 jam".

    Raises:
        ValueError: words that are none of `BENTUK_BATAS`, or a count out of bounds. The message
            is Indonesian and names what is allowed.

    >>> urai_batas("3–14 hari kerja")
    Rentang(minimal=HariKerja(jumlah=3), maksimal=HariKerja(jumlah=14))
    """
    rapi = _rapikan(teks)
    kecil = rapi.lower()
    if kecil == "sesuai kebutuhan":
        return SesuaiKebutuhan()
    if jadwal := _POLA_JADWAL.fullmatch(rapi):
        return JadwalLuar(jadwal["teks"] or "")
    if bulanan := _POLA_TANGGAL.fullmatch(kecil):
        return TanggalBulan(int(bulanan["tanggal"]), int(bulanan["n"] or 1))
    hitung = _POLA_HITUNG.fullmatch(kecil)
    jenis = _HITUNG.get(hitung["satuan"]) if hitung else None
    kali = hitung is not None and bool(re.search("[x×]", hitung["a"] + (hitung["b"] or "")))
    if hitung is None or jenis is None or (kali and jenis is not Jam):
        raise ValueError(f"batas waktu {teks!r} tidak dikenal; yang boleh: {_daftar(BENTUK_BATAS)}")
    if hitung["b"] is None:
        return jenis(_kalikan(hitung["a"]))
    return Rentang(jenis(_kalikan(hitung["a"])), jenis(_kalikan(hitung["b"])))


def _kalikan(teks: str) -> int:
    return prod(int(bilangan) for bilangan in re.split("[x×]", teks))


def teks_lama(lama: Lama) -> str:
    """The concise words of a duration, in the form `urai_lama` reads."""
    bagian = ((lama.tahun, "tahun"), (lama.bulan, "bulan"))
    return " ".join(f"{jumlah} {nama}" for jumlah, nama in bagian if jumlah)


def urai_lama(teks: str) -> Lama:
    """Read a duration of years and months.

    Raises:
        ValueError: words that are none of `BENTUK_LAMA`, or a duration of nothing.

    >>> urai_lama("1 tahun 6 bulan")
    Lama(tahun=1, bulan=6)
    """
    rapi = _rapikan(teks).lower()
    cocok = _POLA_LAMA.fullmatch(rapi)
    if not rapi or cocok is None:
        raise ValueError(f"lama {teks!r} tidak dikenal; yang boleh: {_daftar(BENTUK_LAMA)}")
    return Lama(int(cocok["tahun"] or 0), int(cocok["bulan"] or 0))


def _daftar(bentuk: tuple[str, ...]) -> str:
    return ", ".join(f"'{contoh}'" for contoh in bentuk)
