"""The tests on dates: age, duration, days since.

Each comes down to a range of reference dates on which it holds, from the day the bound below is
reached to the last day of the bound above. The explanation of an edge is that range.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Final, TypeAlias

from dinsos_core.domain.kelayakan.dasar_uji import (
    JenisParameter,
    Ketentuan,
    NilaiLain,
    Parameter,
    Pemeriksa,
    Putusan,
    Soal,
    Uji,
)
from dinsos_core.domain.kelayakan.kalimat import KOSONG, Isi, Kalimat, Ungkapan, ungkap
from dinsos_core.domain.shared.nilai import BelumDiketahui
from dinsos_core.domain.standar.kosakata import JenisFakta
from dinsos_core.domain.waktu.batas import Lama
from dinsos_core.domain.waktu.usia import (
    Kabisat,
    batas_lahir,
    genap,
    lama_genap,
    ulang_tahun,
    usia,
)

SESUDAH_ACUAN: Final = BelumDiketahui(sebab="sesudah_tanggal_acuan")
"""The dated event lies after the reference date: the facts contradict each other."""
KALENDER_BELUM_PASTI: Final = BelumDiketahui(sebab="kalender_belum_pasti")
"""The answer hangs on holidays nobody has decreed yet."""

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
Batasan: TypeAlias = tuple[date, date]
"""First and last date that pass; both included."""


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


def _dalam_batasan(batasan: Callable[[Soal], Batasan], ketentuan: Ketentuan) -> Pemeriksa:
    """The judgement straight from the range of reference dates."""

    def periksa(tanggal: date, pada: date, lain: NilaiLain) -> Putusan:
        if pada < tanggal:
            return SESUDAH_ACUAN
        soal = Soal(ketentuan=ketentuan, nilai=tanggal, pada=pada, lain=lain)
        dari, sampai = batasan(soal)
        if dari <= pada <= sampai:
            return True
        return _belum_pasti(soal, sampai)

    return periksa


def _dalam_tahun(batas: Callable[[date], Batasan]) -> Pemeriksa:
    """The judgement from the earliest and the latest date that pass on a reference date.

    Counting years backwards once per reference date is what makes a long list cheap.
    """
    ingat = lru_cache(maxsize=8)(batas)

    def periksa(tanggal: date, pada: date, _lain: NilaiLain) -> Putusan:
        if pada < tanggal:
            return SESUDAH_ACUAN
        terlama, terbaru = ingat(pada)
        return terlama <= tanggal <= terbaru

    return periksa


def _terbaru(tahun: int, pada: date, kabisat: Kabisat) -> date:
    """The latest date from which so many years are complete on ``pada``."""
    # Before the year 1 there is no date to compare with: the beginning of time serves.
    try:
        return batas_lahir(tahun, pada, kabisat=kabisat)
    except ValueError:
        return date.min


def _kemarin(pada: date) -> date:
    return pada if pada == date.min else pada - SEHARI


def _sesudah(tanggal: date) -> date:
    return tanggal if tanggal == date.min else tanggal + SEHARI


def _jelaskan(
    batasan: Callable[[Soal], Batasan],
    ukuran: Callable[[Soal], Ungkapan],
    ambang: Callable[[Ketentuan], Ungkapan],
    soal: Soal,
    putusan: Putusan,
) -> Ungkapan:
    syaratnya = ambang(soal.ketentuan)
    if isinstance(putusan, BelumDiketahui):
        kalimat = _BERTENTANGAN if putusan == SESUDAH_ACUAN else _LIBUR_BELUM_PASTI
        return ungkap(kalimat, fakta=soal.ketentuan.fakta, pada=soal.pada, ambang=syaratnya)
    dari, sampai = batasan(soal)
    isi: dict[str, Isi] = {"ukuran": ukuran(soal), "pada": soal.pada, "ambang": syaratnya}
    if putusan:
        return ungkap(_CUKUP, **isi)
    if soal.pada < dari:
        return ungkap(_BELUM_SAMPAI, **isi, mulai=dari, catatan=_catatan(soal))
    return ungkap(_LEWAT, **isi, sejak=_aman(lambda: sampai + SEHARI))


def _belum_pasti(soal: Soal, sampai: date) -> Putusan:
    """Unmet, unless a holiday still to be decreed could move the last day to the reference date."""
    if not soal.ketentuan.ya("geser_libur") or soal.pada <= sampai:
        return False
    kalender = soal.waktu.kalender
    return False if kalender.pasti(sampai, sampai) else KALENDER_BELUM_PASTI


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


def _siapkan_usia(k: Ketentuan) -> Pemeriksa:
    minimal, maksimal, kabisat = k.bilangan("min"), k.bilangan("maks"), k.waktu.kabisat
    bawah, atas = k.teks("batas_bawah"), k.teks("batas_atas")

    def batas(pada: date) -> Batasan:
        kemarin = _kemarin(pada)
        terlama, terbaru = date.min, date.max
        if minimal is not None:
            tahun = minimal + (bawah == "lebih_dari")
            terbaru = _terbaru(tahun, kemarin if bawah == "sehari_sesudah" else pada, kabisat)
        if maksimal is not None and atas == "ulang_tahun":
            terlama = _sesudah(_terbaru(maksimal, kemarin, kabisat))
        elif maksimal is not None:
            terlama = _sesudah(_terbaru(maksimal + 1, pada, kabisat))
        return terlama, terbaru

    return _dalam_tahun(batas)


def _batasan_usia(soal: Soal) -> Batasan:
    k, lahir = soal.ketentuan, soal.tanggal
    minimal, maksimal = k.bilangan("min"), k.bilangan("maks")

    def ulang(ke: int) -> date:
        return ulang_tahun(lahir, ke, kabisat=soal.waktu.kabisat)

    dari, sampai = date.min, date.max
    if minimal is not None:
        cara = k.teks("batas_bawah")
        tahun = minimal + (cara == "lebih_dari")
        sesudah = SEHARI * (cara == "sehari_sesudah")
        dari = _aman(lambda: ulang(tahun) + sesudah)
    if maksimal is not None:
        if k.teks("batas_atas") == "ulang_tahun":
            sampai = _aman(lambda: ulang(maksimal))
        else:
            sampai = _aman(lambda: ulang(maksimal + 1) - SEHARI)
    return dari, sampai


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


def _siapkan_lama(k: Ketentuan) -> Pemeriksa:
    minimal, maksimal, kabisat = k.lama("min"), k.lama("maks"), k.waktu.kabisat
    if any(lama is not None and lama.total_bulan % 12 for lama in (minimal, maksimal)):
        # Months have ends of their own (31 January and a month): nothing to count backwards.
        return _dalam_batasan(_batasan_lama, k)

    def batas(pada: date) -> Batasan:
        terlama, terbaru = date.min, date.max
        if minimal is not None:
            terbaru = _terbaru(minimal.total_bulan // 12, pada, kabisat)
        if maksimal is not None:
            terlama = _sesudah(_terbaru(maksimal.total_bulan // 12, _kemarin(pada), kabisat))
        return terlama, terbaru

    return _dalam_tahun(batas)


def _batasan_lama(soal: Soal) -> Batasan:
    minimal, maksimal = soal.ketentuan.lama("min"), soal.ketentuan.lama("maks")

    def selesai(lama: Lama) -> date:
        return _aman(lambda: genap(soal.tanggal, lama, kabisat=soal.waktu.kabisat))

    return (
        date.min if minimal is None else selesai(minimal),
        date.max if maksimal is None else selesai(maksimal),
    )


def _ukuran_lama(soal: Soal) -> Ungkapan:
    tahun, bulan = lama_genap(soal.tanggal, soal.pada, kabisat=soal.waktu.kabisat)
    lama: Isi = Lama(tahun=tahun, bulan=bulan) if tahun or bulan else ungkap(_BELUM_SEBULAN)
    return ungkap(_BERJALAN, fakta=soal.ketentuan.fakta, lama=lama)


def _ambang_lama(k: Ketentuan) -> Ungkapan:
    minimal, maksimal = k.lama("min"), k.lama("maks")
    return _kedua(
        None if minimal is None else ungkap(_LAMA_BAWAH, n=minimal),
        None if maksimal is None else ungkap(_LAMA_ATAS, n=maksimal),
    )


# --- hari_sejak

_HARI_KE = Kalimat("hari ke-{n} sejak {fakta}", "day {n} since {fakta}")
_HARI_BAWAH = Kalimat("sedikitnya hari ke-{n}", "day {n} or later")
_HARI_ATAS = Kalimat("paling lambat hari ke-{n}", "day {n} or earlier")
_HARI_GESER = Kalimat(
    "paling lambat hari ke-{n}, atau hari kerja berikutnya bila jatuh pada hari libur",
    "day {n} or earlier, or the next working day when that one is a day off",
)


def _batasan_hari(soal: Soal) -> Batasan:
    minimal, maksimal = soal.ketentuan.bilangan("min"), soal.ketentuan.bilangan("maks")

    def hari_ke(n: int) -> date:
        return _aman(lambda: soal.tanggal + timedelta(days=n))

    dari = date.min if minimal is None else hari_ke(minimal)
    if maksimal is None:
        return dari, date.max
    sampai = hari_ke(maksimal)
    kalender = soal.waktu.kalender
    if soal.ketentuan.ya("geser_libur") and not kalender.hari_kerja(sampai):
        sampai = _aman(lambda: kalender.tambah_hari_kerja(sampai, 1))
    return dari, sampai


def _ukuran_hari(soal: Soal) -> Ungkapan:
    return ungkap(_HARI_KE, n=(soal.pada - soal.tanggal).days, fakta=soal.ketentuan.fakta)


def _ambang_hari(k: Ketentuan) -> Ungkapan:
    minimal, maksimal = k.bilangan("min"), k.bilangan("maks")
    atas = _HARI_GESER if k.ya("geser_libur") else _HARI_ATAS
    return _kedua(
        None if minimal is None else ungkap(_HARI_BAWAH, n=minimal),
        None if maksimal is None else ungkap(atas, n=maksimal),
    )


# --- the three tests

_BILANGAN = Parameter(jenis=JenisParameter.BILANGAN)
_LAMA = Parameter(jenis=JenisParameter.LAMA)

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
    siapkan=_siapkan_usia,
    ambang=_ambang_usia,
    jelaskan=partial(_jelaskan, _batasan_usia, _ukuran_usia, _ambang_usia),
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
    parameter={"min": _LAMA, "maks": _LAMA},
    sedikitnya_satu=_SALAH_SATU,
    siapkan=_siapkan_lama,
    ambang=_ambang_lama,
    jelaskan=partial(_jelaskan, _batasan_lama, _ukuran_lama, _ambang_lama),
    tafsir=lambda _: ("kabisat",),
)
"""Time elapsed since the date: at least ``min`` and at most ``maks``, such as `5 tahun`."""

HARI_SEJAK: Final = Uji(
    kode="hari_sejak",
    jenis=_TANGGAL,
    bertanggal=True,
    parameter={
        "min": _BILANGAN,
        "maks": _BILANGAN,
        "geser_libur": Parameter(jenis=JenisParameter.YA_TIDAK),
    },
    sedikitnya_satu=_SALAH_SATU,
    siapkan=partial(_dalam_batasan, _batasan_hari),
    ambang=_ambang_hari,
    jelaskan=partial(_jelaskan, _batasan_hari, _ukuran_hari, _ambang_hari),
    tafsir=lambda k: ("cuti-bersama",) if k.ya("geser_libur") else (),
)
"""Calendar days since the date, which itself is day 0, from day ``min`` to day ``maks``.

``geser_libur``: a last day on a day off rolls to the next working day (tafsir 9's alternative).
"""
