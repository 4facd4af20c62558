"""The checks of the categories of persons in need (PPKS): against age and sex, and each other."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from dinsos_core.domain.kelayakan.cakupan import (
    Cakupan,
    Cari,
    Tempat,
    Temuan,
    anggota,
    kata_lahir,
    satu_pihak,
)
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.kalimat import Isi, Kode
from dinsos_core.domain.kelayakan.pertentangan_waktu import akhir, awal, paling_tua
from dinsos_core.domain.shared.nilai import NilaiFakta
from dinsos_core.domain.waktu.usia import usia

_KATEGORI: Final = "kategori_ppks"
_LAHIR: Final = "tanggal_lahir"
_BUKAN_PPKS: Final = "bukan_ppks"
_KATEGORI_PEREMPUAN: Final = frozenset({"perempuan_rawan_sosial_ekonomi"})

# Completed years: from, and below which. Under-fives and children (UU 23/2002), the elderly (UU
# 13/1998).
_SEMUA_USIA: Final = (0, 200)
_ANAK_ANAK: Final = (0, 18)
_USIA_KATEGORI: Final[Mapping[str, tuple[int, int]]] = {
    "balita_terlantar": (0, 5),
    "anak_terlantar": _ANAK_ANAK,
    "anak_berhadapan_hukum": _ANAK_ANAK,
    "anak_jalanan": _ANAK_ANAK,
    "anak_dengan_kedisabilitasan": _ANAK_ANAK,
    "anak_korban_kekerasan": _ANAK_ANAK,
    "anak_perlindungan_khusus": _ANAK_ANAK,
    "lanjut_usia_terlantar": (60, 200),
}


def kategori_tak_serasi(cakupan: Cakupan) -> Cari | None:
    """Categories of one person that cannot stand together: none beside one, or of ages that nobody
    has at once."""
    semua = cakupan.yang_punya(_KATEGORI)
    if not semua:
        return None

    def cari(fakta: FaktaKasus, _: date) -> Sequence[Temuan]:
        hasil: list[Temuan] = []
        for nama, nomor, satu in anggota(semua, fakta):
            # One code alone, the usual, is in no contradiction.
            if type(banyak := satu.get(_KATEGORI)) is not frozenset or len(banyak) == 1:
                continue
            salah = {k for dua in combinations(kategori(satu), 2) if _tak_serasi(*dua) for k in dua}
            if salah:
                isi: dict[str, Isi] = {
                    "kategori": tuple(Kode("pilihan", kode) for kode in sorted(salah)),
                    "pihak": satu_pihak(fakta, nama, nomor),
                }
                hasil.append(Temuan(tempat=(Tempat(nama, nomor, _KATEGORI),), isi=isi))
        return hasil

    return cari


def _tak_serasi(satu: str, lain: str) -> bool:
    if _BUKAN_PPKS in (satu, lain):
        return True
    (dari, di_bawah), (dari_lain, di_bawah_lain) = (
        _USIA_KATEGORI.get(kode, _SEMUA_USIA) for kode in (satu, lain)
    )
    return max(dari, dari_lain) >= min(di_bawah, di_bawah_lain)


def kategori_di_luar_usia(cakupan: Cakupan) -> Cari | None:
    """Categories of persons in need to which an age does not belong."""
    semua = cakupan.yang_punya(_KATEGORI, _LAHIR)
    if not semua:
        return None

    def cari(fakta: FaktaKasus, pengajuan: date) -> Sequence[Temuan]:
        hasil: list[Temuan] = []
        for nama, nomor, satu in anggota(semua, fakta):
            lahir = satu.get(_LAHIR)
            salah = [k for k in kategori(satu) if _di_luar_usia(k, lahir, pengajuan)]
            if salah:
                isi: dict[str, Isi] = {
                    "lahir": kata_lahir(satu[_LAHIR]),
                    "pengajuan": pengajuan,
                    "kategori": tuple(Kode("pilihan", kode) for kode in salah),
                    "pihak": satu_pihak(fakta, nama, nomor),
                }
                tempat = (Tempat(nama, nomor, _KATEGORI), Tempat(nama, nomor, _LAHIR))
                hasil.append(Temuan(tempat=tempat, isi=isi))
        return hasil

    return cari


def kategori(satu: Mapping[str, NilaiFakta]) -> tuple[str, ...]:
    """The categories stated of a person."""
    match satu.get(_KATEGORI):
        case str() as kode:
            return (kode,)
        case frozenset() as banyak:
            return tuple(sorted(banyak))
        case _:
            return ()


def _di_luar_usia(kode: str, lahir: NilaiFakta | None, pada: date) -> bool:
    """Whether no day of birth lets the age on ``pada`` lie in the category."""
    tertua, termuda = awal(lahir), akhir(lahir)
    if tertua is None or termuda is None or kode not in _USIA_KATEGORI or pada < tertua:
        return False
    dari, sampai = _USIA_KATEGORI[kode]
    paling_muda = usia(min(termuda, pada), pada)
    return paling_tua(tertua, pada) < dari or paling_muda >= sampai


def kategori_di_luar_jenis_kelamin(cakupan: Cakupan) -> Cari | None:
    """Categories of women, stated of a man."""
    kode = (_KATEGORI, "jenis_kelamin")
    semua = cakupan.yang_punya(*kode)
    if not semua:
        return None

    def cari(fakta: FaktaKasus, _: date) -> Sequence[Temuan]:
        return [
            Temuan(
                tempat=tuple(Tempat(nama, nomor, k) for k in kode),
                isi={
                    "pihak": satu_pihak(fakta, nama, nomor),
                    "kategori": tuple(Kode("pilihan", k) for k in salah),
                },
            )
            for nama, nomor, satu in anggota(semua, fakta)
            if satu.get("jenis_kelamin") == "laki_laki"
            and (salah := [k for k in kategori(satu) if k in _KATEGORI_PEREMPUAN])
        ]

    return cari
