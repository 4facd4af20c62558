"""The tests on dates: age, duration, days since.

Each holds from one day to another, both counted from the date itself. Read forwards these two edges
are the range of reference dates that an explanation names; read backwards, the range of dates that
a whole list is judged by.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Final

from attrs import frozen

from dinsos_core.domain.kelayakan.bentuk import (
    SESUDAH_ACUAN,
    AcuanAntara,
    Batasan,
    Bentuk,
    TanggalAntara,
)
from dinsos_core.domain.kelayakan.dasar_uji import (
    JenisParameter,
    Ketentuan,
    Parameter,
    Putusan,
    Soal,
    Uji,
    kata_ambang,
)
from dinsos_core.domain.kelayakan.kalimat import KOSONG, Isi, Kalimat, Ungkapan, ungkap
from dinsos_core.domain.shared.nilai import BelumDiketahui
from dinsos_core.domain.standar.kosakata import JenisFakta
from dinsos_core.domain.waktu.batas import Lama
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.domain.waktu.usia import (
    Kabisat,
    batas_mulai,
    lama_genap,
    tambah_bulan,
    usia,
)

SEHARI: Final = timedelta(days=1)

# --- words, as (Indonesian, English)

_DAN = Kalimat("{bawah} dan {atas}", "{bawah} and {atas}")
_CUKUP = Kalimat(
    "{ukuran} pada {pada}; syaratnya {ambang}.", "{ukuran} on {pada}; required: {ambang}."
)
_BELUM_SAMPAI = Kalimat(
    "{ukuran} pada {pada}; syaratnya {ambang}, baru terpenuhi mulai {mulai}. {catatan}",
    "{ukuran} on {pada}; required: {ambang}, met from {mulai} on. {catatan}",
)
_LEWAT = Kalimat(
    "{ukuran} pada {pada}; syaratnya {ambang}, tidak lagi terpenuhi sejak {sejak}.",
    "{ukuran} on {pada}; required: {ambang}, no longer met since {sejak}.",
)
_BERTENTANGAN = Kalimat(
    "{fakta} jatuh sesudah {pada}, tanggal acuannya; petugas perlu memeriksa datanya.",
    "{fakta} lies after {pada}, the reference date; an officer needs to check the data.",
)
_LIBUR_BELUM_PASTI = Kalimat(
    "{fakta}: hari libur yang menentukan hari terakhir belum ditetapkan; syaratnya {ambang}.",
    "{fakta}: the holidays that decide the last day are not decreed yet; required: {ambang}.",
)


def _aman(hitung: Callable[[], date]) -> date:
    # Past the year 9999 there is no date to compare with: the end of time serves.
    try:
        return hitung()
    except (ValueError, OverflowError):
        return date.max


def _kedua(bawah: Ungkapan | None, atas: Ungkapan | None) -> Ungkapan:
    if bawah and atas:
        return ungkap(_DAN, bawah=bawah, atas=atas)
    return bawah or atas or Ungkapan(kalimat=KOSONG)


# --- from one edge to another


@frozen(kw_only=True)
class _Tepi:
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
class _Masa:
    """From ``mulai`` until the day before ``lewat``; with ``kalender``, a last day on a day off
    moves to the next working day."""

    mulai: _Tepi | None
    lewat: _Tepi | None
    kabisat: Kabisat
    kalender: KalenderKerja | None = None

    def acuan(self, tanggal: date) -> Batasan:
        """The reference dates on which a date passes."""
        mulai, lewat, kalender = self.mulai, self.lewat, self.kalender
        dari, sampai = date.min, date.max
        if mulai is not None:
            dari = _aman(lambda: mulai.sejak(tanggal, self.kabisat))
        if lewat is not None:
            sampai = _aman(lambda: lewat.sejak(tanggal, self.kabisat) - SEHARI)
            if kalender is not None and not kalender.hari_kerja(sampai):
                sampai = _aman(lambda: kalender.tambah_hari_kerja(sampai, 1))
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


def _siapkan(masa: Callable[[Ketentuan], _Masa], ketentuan: Ketentuan) -> Bentuk:
    siap = masa(ketentuan)
    if (kalender := siap.kalender) is not None:
        return AcuanAntara(batas=siap.acuan, pasti=lambda hari: kalender.pasti(hari, hari))
    # Counting backwards once for each reference date is what makes a long list cheap.
    return TanggalAntara(batas=lru_cache(maxsize=8)(siap.tanggal))


def _jelaskan(
    masa: Callable[[Ketentuan], _Masa],
    ukuran: Callable[[Soal], Ungkapan],
    ambang: Callable[[Ketentuan], Ungkapan],
    soal: Soal,
    putusan: Putusan,
) -> Ungkapan:
    syaratnya = kata_ambang(ambang, soal.ketentuan)
    if isinstance(putusan, BelumDiketahui):
        kalimat = _BERTENTANGAN if putusan == SESUDAH_ACUAN else _LIBUR_BELUM_PASTI
        return ungkap(kalimat, fakta=soal.ketentuan.fakta, pada=soal.pada, ambang=syaratnya)
    isi: dict[str, Isi] = {"ukuran": ukuran(soal), "pada": soal.pada, "ambang": syaratnya}
    if putusan:
        return ungkap(_CUKUP, **isi)
    dari, sampai = masa(soal.ketentuan).acuan(soal.tanggal)
    if soal.pada < dari:
        return ungkap(_BELUM_SAMPAI, **isi, mulai=dari, catatan=_catatan(soal))
    return ungkap(_LEWAT, **isi, sejak=_aman(lambda: sampai + SEHARI))


# --- usia

_USIA = Kalimat("usia {tahun} tahun", "age {tahun}")
_USIA_BAWAH = {
    "genap_tahun": Kalimat("sedikitnya {n} tahun", "at least {n}"),
    "lebih_dari": Kalimat("di atas {n} tahun", "above {n}"),
    "sehari_sesudah": Kalimat("lewat ulang tahun ke-{n}", "past birthday number {n}"),
}
_USIA_ATAS = {
    "genap_tahun": Kalimat("paling tinggi {n} tahun", "at most {n}"),
    "ulang_tahun": Kalimat(
        "paling tinggi sampai ulang tahun ke-{n}", "up to and including birthday number {n}"
    ),
}
_USIA_AMBANG = Kalimat("usia {batas}", "age {batas}")


def _masa_usia(k: Ketentuan) -> _Masa:
    mulai, lewat = k.bilangan("min"), k.bilangan("maks")
    bawah, ulang_tahun = k.teks("batas_bawah"), k.teks("batas_atas") == "ulang_tahun"
    if mulai is not None and bawah == "lebih_dari":
        mulai += 1
    if lewat is not None and not ulang_tahun:
        lewat += 1
    return _Masa(
        mulai=None if mulai is None else _Tepi(bulan=mulai * 12, hari=bawah == "sehari_sesudah"),
        lewat=None if lewat is None else _Tepi(bulan=lewat * 12, hari=ulang_tahun),
        kabisat=k.waktu.kabisat,
    )


def _ukuran_usia(soal: Soal) -> Ungkapan:
    return ungkap(_USIA, tahun=usia(soal.tanggal, soal.pada, kabisat=soal.waktu.kabisat))


def _ambang_usia(k: Ketentuan) -> Ungkapan:
    minimal, maksimal = k.bilangan("min"), k.bilangan("maks")
    bawah = _USIA_BAWAH[k.teks("batas_bawah", "genap_tahun")]
    atas = _USIA_ATAS[k.teks("batas_atas", "genap_tahun")]
    batas = _kedua(
        None if minimal is None else ungkap(bawah, n=minimal),
        None if maksimal is None else ungkap(atas, n=maksimal),
    )
    return ungkap(_USIA_AMBANG, batas=batas)


def _catatan(soal: Soal) -> str:
    """The declared note, for someone who has reached the printed age but not the reading of it.

    Tafsir 16: "di atas 60 tahun" against UU 13/1998, which counts from the 60th birthday.
    """
    catatan, minimal = soal.ketentuan.teks("catatan"), soal.ketentuan.bilangan("min")
    if not catatan or minimal is None:
        return ""
    tahun = usia(soal.tanggal, soal.pada, kabisat=soal.waktu.kabisat)
    return catatan if tahun >= minimal else ""


# --- lama

_BERJALAN = Kalimat("sejak {fakta} sudah {lama}", "{lama} since {fakta}")
_BELUM_SEBULAN = Kalimat("kurang dari sebulan", "less than a month")
_LAMA_BAWAH = Kalimat("sedikitnya {n}", "at least {n}")
_LAMA_ATAS = Kalimat("paling lama {n}", "at most {n}")
_AWAL_DIHITUNG = Kalimat("{batas}, hari pertama dihitung", "{batas}, counting the first day")


def _awal(k: Ketentuan) -> int:
    """By how many days counting the first day moves an edge."""
    return 1 if k.ya("awal_dihitung") else 0


def _kabisat(k: Ketentuan) -> Kabisat:
    # A period whose first day counts ends on an eve, which exists in every month.
    return "1-maret" if _awal(k) else k.waktu.kabisat


def _masa_lama(k: Ketentuan) -> _Masa:
    minimal, maksimal, awal = k.lama("min"), k.lama("maks"), _awal(k)
    return _Masa(
        mulai=None if minimal is None else _Tepi(bulan=minimal.total_bulan, hari=-awal),
        lewat=None if maksimal is None else _Tepi(bulan=maksimal.total_bulan, hari=1 - awal),
        kabisat=_kabisat(k),
    )


def _ukuran_lama(soal: Soal) -> Ungkapan:
    k = soal.ketentuan
    sampai = _aman(lambda: soal.pada + _awal(k) * SEHARI)
    tahun, bulan = lama_genap(soal.tanggal, sampai, kabisat=_kabisat(k))
    lama: Isi = Lama(tahun=tahun, bulan=bulan) if tahun or bulan else ungkap(_BELUM_SEBULAN)
    return ungkap(_BERJALAN, fakta=soal.ketentuan.fakta, lama=lama)


def _ambang_lama(k: Ketentuan) -> Ungkapan:
    minimal, maksimal = k.lama("min"), k.lama("maks")
    batas = _kedua(
        None if minimal is None else ungkap(_LAMA_BAWAH, n=minimal),
        None if maksimal is None else ungkap(_LAMA_ATAS, n=maksimal),
    )
    return ungkap(_AWAL_DIHITUNG, batas=batas) if _awal(k) else batas


# --- hari_sejak

_HARI_KE = Kalimat("hari ke-{n} sejak {fakta}", "day {n} since {fakta}")
_HARI_BAWAH = Kalimat("sedikitnya hari ke-{n}", "day {n} or later")
_HARI_ATAS = Kalimat("paling lambat hari ke-{n}", "day {n} or earlier")
_HARI_GESER = Kalimat(
    "paling lambat hari ke-{n}, atau hari kerja berikutnya bila jatuh pada hari libur",
    "day {n} or earlier, or the next working day when that one is a day off",
)


def _masa_hari(k: Ketentuan) -> _Masa:
    minimal, maksimal, awal = k.bilangan("min"), k.bilangan("maks"), _awal(k)
    return _Masa(
        mulai=None if minimal is None else _Tepi(hari=minimal - awal),
        lewat=None if maksimal is None else _Tepi(hari=maksimal + 1 - awal),
        kabisat=k.waktu.kabisat,
        kalender=k.waktu.kalender if k.ya("geser_libur") else None,
    )


def _ukuran_hari(soal: Soal) -> Ungkapan:
    k = soal.ketentuan
    return ungkap(_HARI_KE, n=(soal.pada - soal.tanggal).days + _awal(k), fakta=k.fakta)


def _ambang_hari(k: Ketentuan) -> Ungkapan:
    minimal, maksimal = k.bilangan("min"), k.bilangan("maks")
    atas = _HARI_GESER if k.ya("geser_libur") else _HARI_ATAS
    batas = _kedua(
        None if minimal is None else ungkap(_HARI_BAWAH, n=minimal),
        None if maksimal is None else ungkap(atas, n=maksimal),
    )
    return ungkap(_AWAL_DIHITUNG, batas=batas) if _awal(k) else batas


# --- the three tests

_BILANGAN = Parameter(jenis=JenisParameter.BILANGAN)
_LAMA = Parameter(jenis=JenisParameter.LAMA)
_YA_TIDAK = Parameter(jenis=JenisParameter.YA_TIDAK)

_TANGGAL = frozenset({JenisFakta.TANGGAL})
_SALAH_SATU = ("min", "maks")

USIA: Final = Uji(
    kode="usia",
    jenis=_TANGGAL,
    bertanggal=True,
    parameter={
        "min": _BILANGAN,
        "maks": _BILANGAN,
        "batas_bawah": Parameter(jenis=JenisParameter.PILIHAN, pilihan=tuple(_USIA_BAWAH)),
        "batas_atas": Parameter(jenis=JenisParameter.PILIHAN, pilihan=tuple(_USIA_ATAS)),
        "catatan": Parameter(jenis=JenisParameter.TEKS),
    },
    sedikitnya_satu=_SALAH_SATU,
    siapkan=partial(_siapkan, _masa_usia),
    ambang=_ambang_usia,
    jelaskan=partial(_jelaskan, _masa_usia, _ukuran_usia, _ambang_usia),
    tafsir=lambda _: ("kabisat",),
)
"""Age in completed years from ``min`` to ``maks``, both included.

``batas_atas``: `genap_tahun`, up to the day before birthday ``maks`` + 1, or `ulang_tahun`, up to
birthday ``maks`` (tafsir 17). ``batas_bawah``: `genap_tahun`, from birthday ``min``; `lebih_dari`,
completed years above ``min``; `sehari_sesudah`, from the day after birthday ``min`` (tafsir 16).
``catatan`` is shown to whoever has reached ``min`` but not the reading of it.
"""

LAMA: Final = Uji(
    kode="lama",
    jenis=_TANGGAL,
    bertanggal=True,
    parameter={"min": _LAMA, "maks": _LAMA, "awal_dihitung": _YA_TIDAK},
    sedikitnya_satu=_SALAH_SATU,
    siapkan=partial(_siapkan, _masa_lama),
    ambang=_ambang_lama,
    jelaskan=partial(_jelaskan, _masa_lama, _ukuran_lama, _ambang_lama),
    tafsir=lambda k: () if k.ya("awal_dihitung") else ("kabisat",),
)
"""Time elapsed since the date: at least ``min`` and at most ``maks``, such as `5 tahun`.

``awal_dihitung``: the date itself is the first day of it (tafsir 46), so that three months from
1 January are over with 31 March.
"""

HARI_SEJAK: Final = Uji(
    kode="hari_sejak",
    jenis=_TANGGAL,
    bertanggal=True,
    parameter={
        "min": _BILANGAN,
        "maks": _BILANGAN,
        "geser_libur": _YA_TIDAK,
        "awal_dihitung": _YA_TIDAK,
    },
    sedikitnya_satu=_SALAH_SATU,
    siapkan=partial(_siapkan, _masa_hari),
    ambang=_ambang_hari,
    jelaskan=partial(_jelaskan, _masa_hari, _ukuran_hari, _ambang_hari),
    tafsir=lambda k: ("cuti-bersama",) if k.ya("geser_libur") else (),
)
"""Calendar days since the date, from day ``min`` to day ``maks``. The date itself is day 0, or with
``awal_dihitung`` day 1 (tafsir 46).

``geser_libur``: a last day on a day off rolls to the next working day (tafsir 9's alternative).
"""
