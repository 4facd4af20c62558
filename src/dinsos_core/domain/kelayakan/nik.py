"""A national identity number (NIK) against what else is stated of the same person.

Real people carry faulty papers: a number of 16 digits that contradicts the stated birth date, sex
or area warns, and never refuses (tafsir 43). Digits 1-6 are the area of first registration, 7-12
the birth date as ddmmyy with 40 added to a woman's day, 13-16 a running number. The year has no
century, so a NIK never tells an age.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Final, TypeGuard
from unicodedata import decimal

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.kalimat import (
    TANPA_KOSAKATA,
    IsiFakta,
    Kalimat,
    SatuPihak,
    ungkap,
)
from dinsos_core.domain.kelayakan.peringatan import Peringatan
from dinsos_core.domain.shared.nilai import NilaiFakta, TanggalRentang, ujung
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.wilayah import Daerah

_PEREMPUAN = "perempuan"
_TAMBAHAN_PEREMPUAN = 40


_PROVINSI: Final = (11, 97)
"""The first and the last code of a province (Kemendagri)."""
_HITUNGAN: Final = frozenset(
    "".join(str((awal + langkah * n) % 10) for n in range(16))
    for awal in range(10)
    for langkah in (1, -1)
)
_DERET: Final = re.compile(r"(?<!\d)(?=(\d(?:[\W_]{0,3}\d){15})(?!\d))")
"""Sixteen digits in any script, as people group them; from each place where one may begin."""


class PeringatanNik(StrEnum):
    """What is wrong with a NIK; codes only, no personal value."""

    BUKAN_16_ANGKA = "nik_bukan_16_angka"
    """No NIK at all. `periksa_nilai` refuses it where the vocabulary asks for 16 digits."""
    TANGGAL_TIDAK_ADA = "nik_tanggal_tidak_ada"
    """Its digits 7-12 are no date in any century."""
    TANGGAL_LAHIR_BERBEDA = "nik_tanggal_lahir_berbeda"
    JENIS_KELAMIN_BERBEDA = "nik_jenis_kelamin_berbeda"
    WILAYAH_BERBEDA = "nik_wilayah_berbeda"
    """First registered in another regency or city; common after a move, so only a hint."""


_DENGAN: Final[Mapping[PeringatanNik, str]] = {
    PeringatanNik.TANGGAL_LAHIR_BERBEDA: "tanggal_lahir",
    PeringatanNik.JENIS_KELAMIN_BERBEDA: "jenis_kelamin",
    PeringatanNik.WILAYAH_BERBEDA: "domisili",
}
"""The fact that a NIK is held against."""

_KALIMAT: Final[Mapping[PeringatanNik, Kalimat]] = {
    PeringatanNik.BUKAN_16_ANGKA: Kalimat(
        "NIK {pihak} ({nik}) bukan 16 angka.", "The NIK of {pihak} ({nik}) is not 16 digits."
    ),
    PeringatanNik.TANGGAL_TIDAK_ADA: Kalimat(
        "NIK {pihak} ({nik}) memuat tanggal yang tidak ada.",
        "The NIK of {pihak} ({nik}) holds a date that does not exist.",
    ),
    PeringatanNik.TANGGAL_LAHIR_BERBEDA: Kalimat(
        "NIK {pihak} ({nik}) tidak cocok dengan tanggal lahirnya, {isi}.",
        "The NIK of {pihak} ({nik}) does not match the date of birth, {isi}.",
    ),
    PeringatanNik.JENIS_KELAMIN_BERBEDA: Kalimat(
        "NIK {pihak} ({nik}) tidak cocok dengan jenis kelaminnya, {isi}.",
        "The NIK of {pihak} ({nik}) does not match the sex, {isi}.",
    ),
    PeringatanNik.WILAYAH_BERBEDA: Kalimat(
        "NIK {pihak} ({nik}) dari wilayah lain daripada domisilinya, {isi}; lazim setelah pindah.",
        "The NIK of {pihak} ({nik}) is from another area than the domicile, {isi}; common after "
        "a move.",
    ),
}


def peringatan_nik(
    fakta: FaktaKasus, kosakata: Kosakata = TANPA_KOSAKATA, daerah: Daerah | None = None
) -> Iterator[Peringatan]:
    """The warnings about every party's NIK, worded; ``daerah`` is the agency's own area."""
    for nama, semua in fakta.pihak.items():
        for nomor, data in enumerate(semua):
            for kode in periksa_nik(data, daerah):
                dengan = _DENGAN.get(kode)
                lokasi = f"{nama}[{nomor}]"
                yield Peringatan(
                    kode=kode.value,
                    lokasi=tuple(f"{lokasi}.{satu}" for satu in ("nik", dengan) if satu),
                    ungkapan=ungkap(
                        _KALIMAT[kode],
                        pihak=SatuPihak(nama, nomor + 1 if len(semua) > 1 else 0),
                        nik=data["nik"],
                        isi=IsiFakta(dengan, data[dengan]) if dengan else "",
                    ),
                    kosakata=kosakata,
                )


def menunjuk_orang(nik: NilaiFakta | None) -> TypeGuard[str]:
    """Whether a NIK names somebody: 16 digits that can be one (a province, a regency and a district
    that may exist, a day of some year) and are no placeholder (`nik_pengisi`).

    The one notion of a NIK that identifies: index, search, a person named for a copy, a hold or an
    erasure, a Klien.

    >>> [menunjuk_orang(n) for n in ("6371052006960001", "6371052006960000", "9" * 16, "637105")]
    [True, False, False, False]
    >>> [menunjuk_orang(n) for n in ("0000010101900001", "6371010000000001", "6371059906960001")]
    [False, False, False]
    """
    if not isinstance(nik, str) or not _enam_belas(nik) or nik_pengisi(nik):
        return False
    if not _PROVINSI[0] <= int(nik[:2]) <= _PROVINSI[1] or "00" in (nik[2:4], nik[4:6]):
        return False
    return _ada_harinya(nik)


def nik_pengisi(nik: str) -> bool:
    """Whether a number of 16 digits is filled in for somebody who has none: a pattern repeated, a
    plain count up or down, zeros in front (as villages number who waits for a NIK), or running
    number 0000, which is never given out.

    >>> [nik_pengisi(n) for n in ("1234567890123456", "9876543210987654", "12" * 8, "0" * 15 + "1")]
    [True, True, True, True]
    """
    if not _enam_belas(nik):
        return False
    berpola = any(nik == nik[:k] * (len(nik) // k) for k in (1, 2, 4))
    return berpola or nik.endswith("0000") or nik.startswith("00") or nik in _HITUNGAN


def memuat_nik(teks: str) -> bool:
    """Whether a text that is kept in the open holds what reads as somebody's NIK.

    >>> [memuat_nik(n) for n in ("NIK 6371052006960001", "SP2D-2026-0001", "6371059906960001")]
    [True, False, False]
    >>> [memuat_nik(n) for n in ("6371.0520.0696.0001", "2 6371 052006 960001", "6371-0599")]
    [True, True, False]
    """
    deret = (satu.group(1) for satu in _DERET.finditer(teks))
    calon = ("".join(str(decimal(x)) for x in satu if x.isdecimal()) for satu in deret)
    return any(menunjuk_orang(nik) and not periksa_nik({"nik": nik}) for nik in calon)


def periksa_nik(
    data: Mapping[str, NilaiFakta], daerah: Daerah | None = None
) -> tuple[PeringatanNik, ...]:
    """Warnings about the fact `nik` of one person; empty while it is unknown.

    Compared are `tanggal_lahir`, `jenis_kelamin` (`perempuan` or not) and `domisili` (a Kemendagri
    code, down to the regency or city), each only where it is known. A former code of ``daerah``
    stands for that area, unless the person was born after it went out of use.

    >>> lahir = date(1996, 6, 20)
    >>> periksa_nik({"nik": "6371052006960001", "tanggal_lahir": lahir})
    ()
    >>> [p.value for p in periksa_nik({"nik": "6371056006960001", "jenis_kelamin": "laki_laki"})]
    ['nik_jenis_kelamin_berbeda']
    """
    nik = data.get("nik")
    if not isinstance(nik, str):
        return ()
    if not _enam_belas(nik):
        return (PeringatanNik.BUKAN_16_ANGKA,)
    return tuple(_bandingkan(nik, data, daerah))


def _enam_belas(nik: str) -> bool:
    # str.isdigit alone would let superscripts and other scripts' digits through.
    return len(nik) == 16 and nik.isascii() and nik.isdigit()


def _bandingkan(
    nik: str, data: Mapping[str, NilaiFakta], daerah: Daerah | None
) -> Iterator[PeringatanNik]:
    hari, bulan, tahun = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    perempuan = hari > _TAMBAHAN_PEREMPUAN
    if perempuan:
        hari -= _TAMBAHAN_PEREMPUAN
    lahir = data.get("tanggal_lahir")
    if not _ada_harinya(nik):
        yield PeringatanNik.TANGGAL_TIDAK_ADA
    elif isinstance(lahir, date | TanggalRentang) and not _cocok((hari, bulan, tahun), lahir):
        yield PeringatanNik.TANGGAL_LAHIR_BERBEDA
    kelamin = data.get("jenis_kelamin")
    if isinstance(kelamin, str) and perempuan is not (kelamin == _PEREMPUAN):
        yield PeringatanNik.JENIS_KELAMIN_BERBEDA
    domisili = data.get("domisili")
    if isinstance(domisili, str) and not nik.startswith(domisili.replace(".", "")[:4]):
        asal = f"{nik[:2]}.{nik[2:4]}.{nik[4:6]}"
        if daerah is None or not _sedaerah(asal, domisili, lahir, daerah):
            yield PeringatanNik.WILAYAH_BERBEDA


def _ada_harinya(nik: str) -> bool:
    """Whether its digits 7-12 are a day in some century."""
    hari, bulan, tahun = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    hari -= _TAMBAHAN_PEREMPUAN if hari > _TAMBAHAN_PEREMPUAN else 0
    return any(_hari(abad + tahun, bulan, hari) for abad in (1900, 2000))


def _sedaerah(asal: str, domisili: str, lahir: object, daerah: Daerah) -> bool:
    """Whether both may be the agency's area, the first registration under a code of its time."""
    if daerah.memuat(asal) is False or daerah.memuat(domisili) is False:
        return False
    lama = daerah.kode_lama(asal)
    batas = lama.sampai if lama is not None else None
    if batas is None or not isinstance(lahir, date | TanggalRentang):
        return True
    return ujung(lahir)[0] <= batas


def _cocok(dalam_nik: tuple[int, int, int], lahir: date | TanggalRentang) -> bool:
    """Whether the day of the NIK may be the stated one; its year has two digits only."""
    hari, bulan, tahun = dalam_nik
    dari, sampai = ujung(lahir)
    semua = (_hari(t, bulan, hari) for t in (dari.year, sampai.year) if t % 100 == tahun)
    return any(satu is not None and dari <= satu <= sampai for satu in semua)


def _hari(tahun: int, bulan: int, hari: int) -> date | None:
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        return None
