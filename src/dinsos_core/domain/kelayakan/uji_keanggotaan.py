"""The test on what a registry answered: listed, since when and until when, for which area, and
whether an officer lets one list stand for another."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import evolve

from dinsos_core.domain.kelayakan.bentuk import Terdaftar
from dinsos_core.domain.kelayakan.dasar_uji import (
    JenisParameter,
    Ketentuan,
    Parameter,
    Putusan,
    Soal,
    Uji,
)
from dinsos_core.domain.kelayakan.kalimat import (
    KOSONG,
    Isi,
    Kalimat,
    Kode,
    SalahSatu,
    Ungkapan,
    ungkap,
)
from dinsos_core.domain.shared.nilai import (
    AKHIR_TIDAK_DIKETAHUI,
    AWAL_TIDAK_DIKETAHUI,
)
from dinsos_core.domain.standar.kosakata import JenisFakta
from dinsos_core.domain.standar.wilayah import WILAYAH_TERBAGI, Daerah

_CATATAN: Final = "catatan_setara"

_TERDAFTAR = Kalimat("terdaftar dalam {daftar}{wilayah}", "listed in {daftar}{wilayah}")
_TERDAFTAR_SETARA = Kalimat(
    "terdaftar dalam {daftar}{wilayah}, atau dalam {setara} dengan catatan petugas",
    "listed in {daftar}{wilayah}, or in {setara} with an officer's note",
)
_UNTUK = Kalimat(" untuk wilayah {wilayah}", " for the area of {wilayah}")
_ADA = Kalimat(
    "{fakta}: terdaftar dalam {daftar} pada {pada}.", "{fakta}: listed in {daftar} on {pada}."
)
_ADA_SETARA = Kalimat(
    "{fakta}: pada {pada} tidak {ambang}, tetapi terdaftar dalam {setara}; {catatan}.",
    "{fakta}: on {pada} not {ambang}, but listed in {setara}; {catatan}.",
)
_DITERIMA = Kalimat("diterima dengan catatan petugas", "accepted with an officer's note")
_DITUNGGU = Kalimat(
    "catatan petugas yang menyetarakannya belum ada",
    "the officer's note that lets it stand instead is still awaited",
)
_DITOLAK = Kalimat(
    "petugas menyatakannya tidak setara", "an officer states that it may not stand instead"
)
# Absence in a registry is never by itself a decision (Inpres 4/2025 merges DTKS into DTSEN).
_TIDAK_ADA = Kalimat(
    "{fakta}: tidak {ambang} pada {pada}; petugas memeriksanya sebelum diputuskan.",
    "{fakta}: not {ambang} on {pada}; an officer checks before anything is decided.",
)
_LEWAT = Kalimat(
    "{fakta}: tercantum dalam {daftar} hanya sampai {sampai}, jadi tidak lagi pada {pada}; petugas "
    "memeriksanya sebelum diputuskan.",
    "{fakta}: listed in {daftar} until {sampai} only, so no longer on {pada}; an officer checks "
    "before anything is decided.",
)
_DI_TEMPAT_LAIN = Kalimat(
    "{fakta}: pada {pada} terdaftar dalam {daftar} untuk wilayah {lain}; syaratnya {ambang}. "
    "Petugas memeriksanya sebelum diputuskan.",
    "{fakta}: on {pada} listed in {daftar} for the area of {lain}; required: {ambang}. An officer "
    "checks before anything is decided.",
)
_UJUNG: Final = {
    AWAL_TIDAK_DIKETAHUI: Kalimat(
        "{fakta}: tercantum dalam {daftar}, tetapi tidak diketahui sejak kapan, jadi belum dapat "
        "dipastikan berlaku pada {pada}.",
        "{fakta}: listed in {daftar}, but nobody knows since when, so it is not certain that it "
        "was in effect on {pada}.",
    ),
    AKHIR_TIDAK_DIKETAHUI: Kalimat(
        "{fakta}: tercantum dalam {daftar}, tetapi tidak diketahui sampai kapan, jadi belum dapat "
        "dipastikan masih berlaku pada {pada}.",
        "{fakta}: listed in {daftar}, but nobody knows until when, so it is not certain that it "
        "was still in effect on {pada}.",
    ),
    WILAYAH_TERBAGI: Kalimat(
        "{fakta}: pada {pada} tercantum dalam {daftar} untuk wilayah lama yang sudah dibagi; "
        "petugas memastikan di bagian mana.",
        "{fakta}: on {pada} listed in {daftar} for a former area that was divided; an officer "
        "makes sure in which part.",
    ),
}


def _siapkan(k: Ketentuan) -> Terdaftar:
    return Terdaftar(
        daftar=frozenset(k.daftar("daftar")),
        setara=frozenset(k.daftar("daftar_setara")),
        wilayah=daerah_dihitung(k),
        catatan=_CATATAN if _CATATAN in k.parameter else "",
    )


def daerah_dihitung(k: Ketentuan) -> Daerah | None:
    """The area whose listings alone count, if only one's do."""
    return Daerah(kode=k.wilayah, lama=k.wilayah_lama) if k.ya("di_wilayah") else None


def _nama(daftar: tuple[str, ...]) -> tuple[Isi, ...]:
    return tuple(Kode("registri", kode) for kode in daftar)


def untuk_wilayah(k: Ketentuan) -> Ungkapan:
    """For which area, within a sentence; nothing where any will do."""
    wilayah = Kode("wilayah", k.wilayah)
    return ungkap(_UNTUK, wilayah=wilayah) if k.ya("di_wilayah") else KOSONG


def _ambang(k: Ketentuan) -> Ungkapan:
    daftar, setara = _nama(k.daftar("daftar")), k.daftar("daftar_setara")
    if setara and _CATATAN not in k.parameter:
        return _dalam_salah_satu(k)
    if setara:
        return ungkap(
            _TERDAFTAR_SETARA, daftar=daftar, wilayah=untuk_wilayah(k), setara=_nama(setara)
        )
    return ungkap(_TERDAFTAR, daftar=daftar, wilayah=untuk_wilayah(k))


def _dalam_salah_satu(k: Ketentuan) -> Ungkapan:
    semua = SalahSatu(_nama((*k.daftar("daftar"), *k.daftar("daftar_setara"))))
    return ungkap(_TERDAFTAR, daftar=semua, wilayah=untuk_wilayah(k))


def _jelaskan(soal: Soal, putusan: Putusan) -> Ungkapan:
    k, pada = soal.ketentuan, soal.pada
    bentuk = _siapkan(k)
    sendiri = bentuk.daftar if bentuk.catatan else bentuk.daftar | bentuk.setara
    if bentuk.tercatat(soal.keanggotaan, pada, sendiri) is True:
        return ungkap(_ADA, fakta=k.fakta, daftar=_tercantum(soal, bentuk, sendiri), pada=pada)
    if putusan in _UJUNG:
        ragu = bentuk.daftar | bentuk.setara
        isi = _tercantum(soal, bentuk, ragu, putusan)
        return ungkap(_UJUNG[putusan], fakta=k.fakta, daftar=isi, pada=pada)
    setara = bentuk.tercatat(soal.keanggotaan, pada, bentuk.setara)
    if setara is not False:
        catatan = _DITERIMA if putusan is True else _DITUNGGU if putusan is not False else _DITOLAK
        return ungkap(
            _ADA_SETARA,
            fakta=k.fakta,
            pada=pada,
            ambang=ungkap(_TERDAFTAR, daftar=_nama(k.daftar("daftar")), wilayah=untuk_wilayah(k)),
            setara=_tercantum(soal, bentuk, bentuk.setara),
            catatan=ungkap(catatan),
        )
    return _tidak_ada(soal, bentuk)


def _tidak_ada(soal: Soal, bentuk: Terdaftar) -> Ungkapan:
    k, pada = soal.ketentuan, soal.pada
    lain = [
        p
        for p in soal.keanggotaan.periode
        if p.daftar in bentuk.daftar | bentuk.setara and p.mencakup(pada) is True
    ]
    if not lain and (lewat := _lewat(soal, bentuk)):
        sampai, daftar = lewat
        isi = Kode("registri", daftar)
        return ungkap(_LEWAT, fakta=k.fakta, daftar=isi, sampai=sampai, pada=pada)
    if not lain:
        return ungkap(_TIDAK_ADA, fakta=k.fakta, ambang=_dalam_salah_satu(k), pada=pada)
    return ungkap(
        _DI_TEMPAT_LAIN,
        fakta=k.fakta,
        pada=pada,
        daftar=_nama(tuple(dict.fromkeys(p.daftar for p in lain))),
        lain=tuple(dict.fromkeys(Kode("wilayah", p.wilayah) for p in lain)),
        ambang=_ambang(k),
    )


def _lewat(soal: Soal, bentuk: Terdaftar) -> tuple[date, str] | None:
    """The last day of the accepted listings that have ended, and its list."""
    berakhir = [
        (p.sampai, p.daftar)
        for p in soal.keanggotaan.periode
        if p.daftar in bentuk.daftar | bentuk.setara
        and isinstance(p.sampai, date)
        and p.sampai < soal.pada
        and bentuk.berlaku(evolve(p, dari=None, sampai=None), soal.pada) is True
    ]
    return max(berakhir, default=None)


def _tercantum(
    soal: Soal, bentuk: Terdaftar, daftar: frozenset[str], putusan: Putusan = True
) -> Isi:
    """The lists, of these, whose listing gives this answer."""

    def ada() -> Iterator[str]:
        for p in soal.keanggotaan.periode:
            if p.daftar in daftar and bentuk.berlaku(p, soal.pada) == putusan:
                yield p.daftar

    return _nama(tuple(dict.fromkeys(ada())))


TERDAFTAR: Final = Uji(
    kode="terdaftar",
    jenis=frozenset({JenisFakta.KEANGGOTAAN}),
    bertanggal=True,
    parameter={
        "daftar": Parameter(jenis=JenisParameter.REGISTRI, wajib=True),
        "di_wilayah": Parameter(jenis=JenisParameter.YA_TIDAK),
        "daftar_setara": Parameter(jenis=JenisParameter.REGISTRI),
        "catatan_oleh": Parameter(jenis=JenisParameter.PERAN, bersama=_CATATAN),
        _CATATAN: Parameter(
            jenis=JenisParameter.JALUR,
            fakta=frozenset({JenisFakta.YA_TIDAK}),
            diatestasi=True,
            bersama="daftar_setara",
        ),
    },
    siapkan=_siapkan,
    ambang=_ambang,
    jelaskan=_jelaskan,
)
"""Listed on the reference date (tafsir 10) in one of ``daftar``; ``di_wilayah``: for the agency's
own area. A listing in one of ``daftar_setara`` satisfies too, once an official, in one of the roles
``catatan_oleh`` if they are named, says so under the path ``catatan_setara`` (tafsir 11); without
that path, as it is.
"""
