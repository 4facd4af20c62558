"""The test on who must not be in a registry yet: a new institution, not one that is registered."""

from typing import Final

from dinsos_core.domain.kelayakan.bentuk import TidakTerdaftar
from dinsos_core.domain.kelayakan.dasar_uji import (
    JenisParameter,
    Ketentuan,
    Parameter,
    Putusan,
    Soal,
    Uji,
)
from dinsos_core.domain.kelayakan.kalimat import Isi, Kalimat, Kode, Ungkapan, ungkap
from dinsos_core.domain.shared.nilai import BelumDiketahui
from dinsos_core.domain.standar.kosakata import JenisFakta

_AMBANG = Kalimat("tidak terdaftar dalam {daftar}", "not listed in {daftar}")
_TIDAK_ADA = Kalimat(
    "{fakta}: tidak terdaftar dalam {daftar} pada {pada}.",
    "{fakta}: not listed in {daftar} on {pada}.",
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


def _siapkan(k: Ketentuan) -> TidakTerdaftar:
    return TidakTerdaftar(daftar=frozenset(k.daftar("daftar")))


def _nama(daftar: tuple[str, ...]) -> Isi:
    return tuple(Kode("registri", kode) for kode in daftar)


def _ambang(k: Ketentuan) -> Ungkapan:
    return ungkap(_AMBANG, daftar=_nama(k.daftar("daftar")))


def _jelaskan(soal: Soal, putusan: Putusan) -> Ungkapan:
    k, daftar = soal.ketentuan, soal.ketentuan.daftar("daftar")
    kalimat = _TIDAK_ADA if putusan is True else _ADA
    if isinstance(putusan, BelumDiketahui):
        kalimat = _RAGU
    if putusan is not True:
        tercantum = {p.daftar for p in soal.keanggotaan.periode if p.mencakup(soal.pada)}
        daftar = tuple(kode for kode in daftar if kode in tercantum)
    isi = {"fakta": k.fakta, "daftar": _nama(daftar), "pada": soal.pada, "ambang": _ambang(k)}
    return ungkap(kalimat, **isi)


TIDAK_TERDAFTAR: Final = Uji(
    kode="tidak_terdaftar",
    jenis=frozenset({JenisFakta.KEANGGOTAAN}),
    bertanggal=True,
    parameter={"daftar": Parameter(jenis=JenisParameter.REGISTRI, wajib=True)},
    siapkan=_siapkan,
    ambang=_ambang,
    jelaskan=_jelaskan,
)
"""Listed on the reference date in none of ``daftar``; unknown where an unknown end of a listing
decides."""
