"""The tests on dates: age, duration, days since.

Each holds from one day to another (`masa`), both counted from the date itself.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial
from typing import Final, cast

from dinsos_core.domain.kelayakan.bentuk import (
    SESUDAH_ACUAN,
    AcuanAntara,
    Bentuk,
    TanggalAntara,
)
from dinsos_core.domain.kelayakan.dasar_uji import (
    JenisParameter,
    Ketentuan,
    Parameter,
    Putusan,
    Soal,
    SoalRentang,
    Uji,
    kata_ambang,
)
from dinsos_core.domain.kelayakan.kalimat import KOSONG, Isi, Kalimat, Ungkapan, ungkap
from dinsos_core.domain.kelayakan.kata_rentang import Jangka, jelaskan_tanggal
from dinsos_core.domain.kelayakan.masa import SEHARI, Masa, Tepi, aman
from dinsos_core.domain.shared.nilai import BelumDiketahui, ujung
from dinsos_core.domain.standar.kosakata import JenisFakta
from dinsos_core.domain.waktu.batas import Lama
from dinsos_core.domain.waktu.usia import Kabisat, lama_genap, usia

# --- words, as (Indonesian, English)

_DAN = Kalimat("{bawah} dan {atas}", "{bawah} and {atas}")
_CUKUP = Kalimat(
    "{ukuran} pada {pada}; syaratnya {ambang}.", "{ukuran} as of {pada}; required: {ambang}."
)
_BELUM_SAMPAI = Kalimat(
    "{ukuran} pada {pada}; syaratnya {ambang}, baru terpenuhi mulai {mulai}. {catatan}",
    "{ukuran} as of {pada}; required: {ambang}, met from {mulai} on. {catatan}",
)
_LEWAT = Kalimat(
    "{ukuran} pada {pada}; syaratnya {ambang}, tidak lagi terpenuhi sejak {sejak}.",
    "{ukuran} as of {pada}; required: {ambang}, no longer met since {sejak}.",
)
_BERTENTANGAN = Kalimat(
    "{fakta} jatuh sesudah {pada}, tanggal acuannya; petugas perlu memeriksa datanya.",
    "the {fakta} lies after {pada}, the reference date; an officer needs to check the data.",
)
_LIBUR_BELUM_PASTI = Kalimat(
    "{fakta}: hari libur yang menentukan hari terakhir belum ditetapkan; syaratnya {ambang}.",
    "{fakta}: the holidays that decide the last day are not decreed yet; required: {ambang}.",
)


def _kedua(bawah: Ungkapan | None, atas: Ungkapan | None) -> Ungkapan:
    if bawah and atas:
        return ungkap(_DAN, bawah=bawah, atas=atas)
    return bawah or atas or KOSONG


def _siapkan(masa: Callable[[Ketentuan], Masa], ketentuan: Ketentuan) -> Bentuk:
    siap = masa(ketentuan)
    if (kalender := siap.kalender) is not None:
        return AcuanAntara(batas=siap.acuan, pasti=lambda hari: kalender.pasti(hari, hari))
    # Counting backwards once for each reference date is what makes a long list cheap.
    return TanggalAntara(batas=lru_cache(maxsize=8)(siap.tanggal))


def _jelaskan(
    masa: Callable[[Ketentuan], Masa],
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
    return ungkap(_LEWAT, **isi, sejak=aman(lambda: sampai + SEHARI))


def _jelaskan_rentang(
    masa: Callable[[Ketentuan], Masa],
    ukuran: Callable[[Soal, Soal], Ungkapan],
    ambang: Callable[[Ketentuan], Ungkapan],
    soal: SoalRentang,
    putusan: Putusan,
) -> Ungkapan:
    k = soal.ketentuan
    (dari, sampai), (awal, akhir) = ujung(cast(date, soal.nilai)), ujung(soal.pada)
    if not soal.mungkin & {True, False}:
        kalimat = _BERTENTANGAN if SESUDAH_ACUAN in soal.mungkin else _LIBUR_BELUM_PASTI
        return ungkap(kalimat, fakta=k.fakta, pada=soal.pada, ambang=ambang(k))
    tersingkat = Soal(ketentuan=k, nilai=min(sampai, awal), pada=awal)
    terlama = Soal(ketentuan=k, nilai=dari, pada=akhir)
    (mungkin, pupus), (pasti, lewat) = masa(k).acuan(dari), masa(k).acuan(sampai)
    return jelaskan_tanggal(
        soal,
        putusan,
        ukuran=ukuran(tersingkat, terlama),
        ambang=ambang(k),
        jangka=Jangka(
            mungkin=mungkin if akhir < mungkin else None,
            pasti=pasti if akhir < pasti <= pupus else None,
            lewat=lewat + SEHARI if lewat < awal else None,
        ),
        catatan=_catatan(tersingkat),
    )


# --- usia

_USIA = Kalimat("usia {tahun} tahun", "age {tahun}")
_USIA_ATAU = Kalimat("usia {bawah} atau {atas} tahun", "age {bawah} or {atas}")
_USIA_SAMPAI = Kalimat("usia {bawah} sampai {atas} tahun", "age {bawah} to {atas}")
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


def _masa_usia(k: Ketentuan) -> Masa:
    mulai, lewat = k.bilangan("min"), k.bilangan("maks")
    bawah, ulang_tahun = k.teks("batas_bawah"), k.teks("batas_atas") == "ulang_tahun"
    if mulai is not None and bawah == "lebih_dari":
        mulai += 1
    if lewat is not None and not ulang_tahun:
        lewat += 1
    return Masa(
        mulai=None if mulai is None else Tepi(bulan=mulai * 12, hari=bawah == "sehari_sesudah"),
        lewat=None if lewat is None else Tepi(bulan=lewat * 12, hari=ulang_tahun),
        kabisat=k.waktu.kabisat,
    )


def _usia(soal: Soal) -> int:
    return usia(soal.tanggal, soal.pada, kabisat=soal.waktu.kabisat)


def _ukuran_usia(soal: Soal) -> Ungkapan:
    return ungkap(_USIA, tahun=_usia(soal))


def _rentang_usia(tersingkat: Soal, terlama: Soal) -> Ungkapan:
    bawah, atas = _usia(tersingkat), _usia(terlama)
    if bawah == atas:
        return ungkap(_USIA, tahun=atas)
    return ungkap(_USIA_ATAU if atas == bawah + 1 else _USIA_SAMPAI, bawah=bawah, atas=atas)


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
    return catatan if _usia(soal) >= minimal else ""


# --- lama

_BERJALAN = Kalimat("sejak {fakta} sudah {lama}", "{lama} since the {fakta}")
_BERJALAN_ANTARA = Kalimat(
    "sejak {fakta} sudah {bawah} sampai {atas}", "{bawah} to {atas} since the {fakta}"
)
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


def _masa_lama(k: Ketentuan) -> Masa:
    minimal, maksimal, awal = k.lama("min"), k.lama("maks"), _awal(k)
    return Masa(
        mulai=None if minimal is None else Tepi(bulan=minimal.total_bulan, hari=-awal),
        lewat=None if maksimal is None else Tepi(bulan=maksimal.total_bulan, hari=1 - awal),
        kabisat=_kabisat(k),
    )


def _lama(soal: Soal) -> Isi:
    k = soal.ketentuan
    sampai = aman(lambda: soal.pada + _awal(k) * SEHARI)
    tahun, bulan = lama_genap(soal.tanggal, sampai, kabisat=_kabisat(k))
    return Lama(tahun=tahun, bulan=bulan) if tahun or bulan else ungkap(_BELUM_SEBULAN)


def _ukuran_lama(soal: Soal) -> Ungkapan:
    return ungkap(_BERJALAN, fakta=soal.ketentuan.fakta, lama=_lama(soal))


def _rentang_lama(tersingkat: Soal, terlama: Soal) -> Ungkapan:
    bawah, atas = _lama(tersingkat), _lama(terlama)
    if bawah == atas:
        return _ukuran_lama(terlama)
    return ungkap(_BERJALAN_ANTARA, fakta=terlama.ketentuan.fakta, bawah=bawah, atas=atas)


def _ambang_lama(k: Ketentuan) -> Ungkapan:
    minimal, maksimal = k.lama("min"), k.lama("maks")
    batas = _kedua(
        None if minimal is None else ungkap(_LAMA_BAWAH, n=minimal),
        None if maksimal is None else ungkap(_LAMA_ATAS, n=maksimal),
    )
    return ungkap(_AWAL_DIHITUNG, batas=batas) if _awal(k) else batas


# --- hari_sejak

_HARI_KE = Kalimat("sejak {fakta} sudah hari ke-{n}", "day {n} since the {fakta}")
_HARI_ANTARA = Kalimat(
    "hari ke-{bawah} sampai ke-{atas} sejak {fakta}", "day {bawah} to {atas} since the {fakta}"
)
_HARI_BAWAH = Kalimat("sedikitnya hari ke-{n}", "day {n} or later")
_HARI_ATAS = Kalimat("paling lambat hari ke-{n}", "day {n} or earlier")
_HARI_GESER = Kalimat(
    "paling lambat hari ke-{n}, atau hari kerja berikutnya bila jatuh pada hari libur",
    "day {n} or earlier, or the next working day when that one is a day off",
)


def _masa_hari(k: Ketentuan) -> Masa:
    minimal, maksimal, awal = k.bilangan("min"), k.bilangan("maks"), _awal(k)
    return Masa(
        mulai=None if minimal is None else Tepi(hari=minimal - awal),
        lewat=None if maksimal is None else Tepi(hari=maksimal + 1 - awal),
        kabisat=k.waktu.kabisat,
        kalender=k.waktu.kalender if k.ya("geser_libur") else None,
    )


def _hari(soal: Soal) -> int:
    return (soal.pada - soal.tanggal).days + _awal(soal.ketentuan)


def _ukuran_hari(soal: Soal) -> Ungkapan:
    return ungkap(_HARI_KE, n=_hari(soal), fakta=soal.ketentuan.fakta)


def _rentang_hari(tersingkat: Soal, terlama: Soal) -> Ungkapan:
    fakta = terlama.ketentuan.fakta
    return ungkap(_HARI_ANTARA, bawah=_hari(tersingkat), atas=_hari(terlama), fakta=fakta)


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
    jelaskan_rentang=partial(_jelaskan_rentang, _masa_usia, _rentang_usia, _ambang_usia),
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
    jelaskan_rentang=partial(_jelaskan_rentang, _masa_lama, _rentang_lama, _ambang_lama),
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
    jelaskan_rentang=partial(_jelaskan_rentang, _masa_hari, _rentang_hari, _ambang_hari),
    tafsir=lambda k: ("cuti-bersama",) if k.ya("geser_libur") else (),
)
"""Calendar days since the date, from day ``min`` to day ``maks``. The date itself is day 0, or with
``awal_dihitung`` day 1 (tafsir 46).

``geser_libur``: a last day on a day off rolls to the next working day (tafsir 9's alternative).
"""
