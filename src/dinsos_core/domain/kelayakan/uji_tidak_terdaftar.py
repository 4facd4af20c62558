"""The test on who must not be in a registry yet: a new institution, not one that is registered."""

from typing import Final

from dinsos_core.domain.kelayakan.bentuk import TidakTerdaftar, periode_berlaku
from dinsos_core.domain.kelayakan.dasar_uji import (
    JenisParameter,
    Ketentuan,
    Parameter,
    Putusan,
    Soal,
    Uji,
)
from dinsos_core.domain.kelayakan.kalimat import Isi, Kalimat, Kode, Ungkapan, ungkap
from dinsos_core.domain.kelayakan.uji_keanggotaan import daerah_dihitung, untuk_wilayah
from dinsos_core.domain.shared.nilai import BelumDiketahui
from dinsos_core.domain.standar.kosakata import JenisFakta
from dinsos_core.domain.standar.wilayah import WILAYAH_TERBAGI

_AMBANG = Kalimat("tidak terdaftar dalam {daftar}{wilayah}", "not listed in {daftar}{wilayah}")
_TIDAK_ADA = Kalimat(
    "{fakta}: tidak terdaftar dalam {daftar}{wilayah} pada {pada}.",
    "{fakta}: not listed in {daftar}{wilayah} on {pada}.",
)
_ADA = Kalimat(
    "{fakta}: sudah terdaftar dalam {daftar} pada {pada}; syaratnya {ambang}.",
    "{fakta}: listed in {daftar} on {pada} already; required: {ambang}.",
)
_RAGU = Kalimat(
    "{fakta}: tercantum dalam {daftar}, tetapi tidak diketahui sejak atau sampai kapan, jadi belum "
    "dapat dipastikan berlaku pada {pada}; syaratnya {ambang}.",
    "{fakta}: listed in {daftar}, but nobody knows since or until when, so it is not certain that "
    "it was in effect on {pada}; required: {ambang}.",
)
_TERBAGI = Kalimat(
    "{fakta}: pada {pada} tercantum dalam {daftar} untuk wilayah lama yang sudah dibagi; petugas "
    "memastikan di bagian mana. Syaratnya {ambang}.",
    "{fakta}: on {pada} listed in {daftar} for a former area that was divided; an officer makes "
    "sure in which part. Required: {ambang}.",
)


def _siapkan(k: Ketentuan) -> TidakTerdaftar:
    return TidakTerdaftar(daftar=frozenset(k.daftar("daftar")), wilayah=daerah_dihitung(k))


def _nama(daftar: tuple[str, ...]) -> Isi:
    return tuple(Kode("registri", kode) for kode in daftar)


def _ambang(k: Ketentuan) -> Ungkapan:
    return ungkap(_AMBANG, daftar=_nama(k.daftar("daftar")), wilayah=untuk_wilayah(k))


def _jelaskan(soal: Soal, putusan: Putusan) -> Ungkapan:
    k, daftar = soal.ketentuan, soal.ketentuan.daftar("daftar")
    kalimat = _TIDAK_ADA if putusan is True else _ADA
    if isinstance(putusan, BelumDiketahui):
        kalimat = _TERBAGI if putusan == WILAYAH_TERBAGI else _RAGU
    if putusan is not True:
        semua, daerah = soal.keanggotaan.periode, daerah_dihitung(k)
        tercantum = {p.daftar for p in semua if periode_berlaku(p, soal.pada, daerah)}
        daftar = tuple(kode for kode in daftar if kode in tercantum)
    return ungkap(
        kalimat,
        fakta=k.fakta,
        daftar=_nama(daftar),
        wilayah=untuk_wilayah(k),
        pada=soal.pada,
        ambang=_ambang(k),
    )


TIDAK_TERDAFTAR: Final = Uji(
    kode="tidak_terdaftar",
    jenis=frozenset({JenisFakta.KEANGGOTAAN}),
    bertanggal=True,
    parameter={
        "daftar": Parameter(jenis=JenisParameter.REGISTRI, wajib=True),
        "di_wilayah": Parameter(jenis=JenisParameter.YA_TIDAK),
    },
    siapkan=_siapkan,
    ambang=_ambang,
    jelaskan=_jelaskan,
)
"""Listed on the reference date in none of ``daftar``; ``di_wilayah``: for the agency's own area.
Unknown where an unknown end of a listing decides."""
