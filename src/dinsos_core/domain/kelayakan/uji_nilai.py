"""The tests on values other than dates: equal, one of, at most, inside an area, attested.

Their explanation is the value beside the threshold.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from dinsos_core.domain.kelayakan.bentuk import (
    Anggota,
    AngkaAntara,
    Berawalan,
    Beririsan,
    Berlainan,
    SamaDengan,
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
from dinsos_core.domain.kelayakan.kalimat import (
    Isi,
    IsiFakta,
    Kalimat,
    Kode,
    SalahSatu,
    Ungkapan,
    ungkap,
)
from dinsos_core.domain.standar.kosakata import JenisFakta

_KODE: Final = frozenset({JenisFakta.PILIHAN, JenisFakta.TEKS, JenisFakta.WILAYAH})
_YA_TIDAK: Final = frozenset({JenisFakta.YA_TIDAK})
_BILANGAN: Final = frozenset({JenisFakta.BILANGAN})
_SELAIN_DAFTAR: Final = frozenset(JenisFakta) - {JenisFakta.KEANGGOTAAN}

_DUA: Final = 2
_PENGGANTI: Final = "bila_tak_diketahui"

_NILAI = Kalimat("{fakta}: {nilai}; syaratnya {ambang}.", "{fakta}: {nilai}; required: {ambang}.")
_LAIN = Kalimat("{fakta}: {nilai}", "{fakta}: {nilai}")


def _jelaskan(
    ambang: Callable[[Ketentuan], Ungkapan],
    soal: Soal,
    putusan: Putusan,  # noqa: ARG001 -- the shape of `Uji.jelaskan`; value and bound say it all
) -> Ungkapan:
    k = soal.ketentuan
    isi: Isi = IsiFakta(k.fakta.kode, soal.nilai)
    if soal.lain:
        lain = [
            ungkap(_LAIN, fakta=k.jalur(nama), nilai=IsiFakta(k.jalur(nama).kode, nilai))
            for nama, nilai in soal.lain.items()
        ]
        isi = (isi, *lain)
    return ungkap(_NILAI, fakta=k.fakta, nilai=isi, ambang=kata_ambang(ambang, k))


# --- sama, berbeda

_SAMA = Kalimat("sama dengan {dengan}", "same as {dengan}")
_SAMA_ATAU = Kalimat(
    "sama dengan {dengan}; bila tidak diketahui, sama dengan {pengganti}",
    "same as {dengan}; if unknown, same as {pengganti}",
)
_BERBEDA = Kalimat("berbeda satu sama lain", "different from one another")


# --- ya, tidak, atestasi

_DINYATAKAN = Kalimat("dijawab ya", "answered yes")
_DIBANTAH = Kalimat("dijawab tidak", "answered no")
_ATESTASI = Kalimat("dinyatakan ya oleh {oleh}", "attested by {oleh}")

# --- dalam, bukan, paling_banyak, paling_sedikit

_DALAM = Kalimat("salah satu dari: {nilai}", "one of: {nilai}")
_BUKAN = Kalimat("bukan: {nilai}", "none of: {nilai}")
_HANYA = Kalimat("{nilai}", "{nilai}")
_SELAIN = Kalimat("selain {nilai}", "other than {nilai}")
_PALING_BANYAK = Kalimat("paling banyak {n}", "at most {n}")
_PALING_SEDIKIT = Kalimat("paling sedikit {n}", "at least {n}")


# --- wilayah

_DI_WILAYAH = Kalimat("berada di wilayah {wilayah}", "within the area of {wilayah}")
_LUAR_WILAYAH = Kalimat("berada di luar wilayah {wilayah}", "outside the area of {wilayah}")


_KODE_LAMA = Kalimat(
    "{fakta}: {nilai}, kode yang dipakai {sampai}; wilayahnya kini termasuk {wilayah}. "
    "Syaratnya {ambang}.",
    "{fakta}: {nilai}, a code in use {sampai}; its area now lies in {wilayah}. Required: {ambang}.",
)
_KODE_TERBAGI = Kalimat(
    "{fakta}: {nilai}, kode yang dipakai {sampai}; hanya sebagian wilayahnya kini termasuk "
    "{wilayah}, jadi petugas yang menentukan. Syaratnya {ambang}.",
    "{fakta}: {nilai}, a code in use {sampai}; only part of its area now lies in {wilayah}, "
    "so an officer decides. Required: {ambang}.",
)
_DAHULU = Kalimat("dahulu", "in former times")
_SAMPAI = Kalimat("sampai {sampai}", "until {sampai}")


def _siapkan_wilayah(k: Ketentuan, *, di_dalam: bool = True) -> Berawalan:
    return Berawalan(daerah=k.daerah("wilayah"), di_dalam=di_dalam)


def _jelaskan_wilayah(
    ambang: Callable[[Ketentuan], Ungkapan], soal: Soal, putusan: Putusan
) -> Ungkapan:
    k, nilai = soal.ketentuan, soal.nilai
    daerah = k.daerah("wilayah")
    lama = daerah.kode_lama(nilai) if isinstance(nilai, str) else None
    if lama is None:
        return _jelaskan(ambang, soal, putusan)
    return ungkap(
        _KODE_TERBAGI if lama.sebagian else _KODE_LAMA,
        fakta=k.fakta,
        nilai=IsiFakta(k.fakta.kode, nilai),
        sampai=ungkap(_SAMPAI, sampai=lama.sampai) if lama.sampai else ungkap(_DAHULU),
        wilayah=Kode("wilayah", daerah.kode),
        ambang=ambang(k),
    )


def _siapkan_dalam(k: Ketentuan, *, di_dalam: bool = True) -> Anggota | Beririsan:
    if k.definisi is not None and k.definisi.banyak:
        return Beririsan(nilai=frozenset(k.daftar("nilai")), di_dalam=di_dalam)
    return Anggota(nilai=frozenset(k.daftar("nilai")), di_dalam=di_dalam)


def _siapkan_sama(k: Ketentuan) -> SamaDengan:
    return SamaDengan(lain="dengan", pengganti=_PENGGANTI if _PENGGANTI in k.parameter else "")


def _siapkan_berbeda(k: Ketentuan) -> Berlainan:
    sedikitnya = k.bilangan("sedikitnya")
    return Berlainan(sedikitnya=_DUA if sedikitnya is None else sedikitnya)


# --- thresholds in words


def _ambang_sama(k: Ketentuan) -> Ungkapan:
    if _PENGGANTI in k.parameter:
        return ungkap(_SAMA_ATAU, dengan=k.jalur("dengan"), pengganti=k.jalur(_PENGGANTI))
    return ungkap(_SAMA, dengan=k.jalur("dengan"))


def _ambang_berbeda(_: Ketentuan) -> Ungkapan:
    return ungkap(_BERBEDA)


def _ambang_ya(_: Ketentuan) -> Ungkapan:
    return ungkap(_DINYATAKAN)


def _ambang_tidak(_: Ketentuan) -> Ungkapan:
    return ungkap(_DIBANTAH)


def _ambang_atestasi(k: Ketentuan) -> Ungkapan:
    return ungkap(
        _ATESTASI, oleh=SalahSatu(tuple(Kode("peran", satu) for satu in k.daftar("oleh")))
    )


def _ambang_dalam(k: Ketentuan) -> Ungkapan:
    kalimat = _HANYA if len(k.daftar("nilai")) == 1 else _DALAM
    return ungkap(kalimat, nilai=IsiFakta(k.fakta.kode, k.daftar("nilai")))


def _ambang_bukan(k: Ketentuan) -> Ungkapan:
    kalimat = _SELAIN if len(k.daftar("nilai")) == 1 else _BUKAN
    return ungkap(kalimat, nilai=IsiFakta(k.fakta.kode, k.daftar("nilai")))


def _ambang_banyak(k: Ketentuan) -> Ungkapan:
    return ungkap(_PALING_BANYAK, n=k.angka("maks"))


def _ambang_sedikit(k: Ketentuan) -> Ungkapan:
    return ungkap(_PALING_SEDIKIT, n=k.angka("min"))


def _ambang_wilayah(k: Ketentuan) -> Ungkapan:
    return ungkap(_DI_WILAYAH, wilayah=Kode("wilayah", k.daerah("wilayah").kode))


def _ambang_luar_wilayah(k: Ketentuan) -> Ungkapan:
    return ungkap(_LUAR_WILAYAH, wilayah=Kode("wilayah", k.daerah("wilayah").kode))


# --- the tests

_DAFTAR_NILAI = Parameter(jenis=JenisParameter.NILAI, wajib=True)
_BILANGAN_WAJIB = Parameter(jenis=JenisParameter.BILANGAN, wajib=True)

UJI_NILAI: Final = (
    Uji(
        kode="sama",
        jenis=_SELAIN_DAFTAR,
        parameter={
            "dengan": Parameter(jenis=JenisParameter.JALUR, wajib=True),
            _PENGGANTI: Parameter(jenis=JenisParameter.JALUR),
        },
        siapkan=_siapkan_sama,
        ambang=_ambang_sama,
        jelaskan=partial(_jelaskan, _ambang_sama),
    ),
    Uji(
        kode="berbeda",
        jenis=_SELAIN_DAFTAR,
        parameter={"sedikitnya": Parameter(jenis=JenisParameter.BILANGAN)},
        sekaligus=True,
        siapkan=_siapkan_berbeda,
        ambang=_ambang_berbeda,
        jelaskan=partial(_jelaskan, _ambang_berbeda),
    ),
    Uji(
        kode="ya",
        jenis=_YA_TIDAK,
        siapkan=lambda _: Anggota(nilai=frozenset({True})),
        ambang=_ambang_ya,
        jelaskan=partial(_jelaskan, _ambang_ya),
    ),
    Uji(
        kode="tidak",
        jenis=_YA_TIDAK,
        siapkan=lambda _: Anggota(nilai=frozenset({False})),
        ambang=_ambang_tidak,
        jelaskan=partial(_jelaskan, _ambang_tidak),
    ),
    Uji(
        kode="atestasi",
        jenis=_YA_TIDAK,
        diatestasi=True,
        parameter={"oleh": Parameter(jenis=JenisParameter.PERAN, wajib=True)},
        siapkan=lambda _: Anggota(nilai=frozenset({True})),
        ambang=_ambang_atestasi,
        jelaskan=partial(_jelaskan, _ambang_atestasi),
    ),
    Uji(
        kode="dalam",
        jenis=_KODE,
        banyak=True,
        parameter={"nilai": _DAFTAR_NILAI},
        siapkan=_siapkan_dalam,
        ambang=_ambang_dalam,
        jelaskan=partial(_jelaskan, _ambang_dalam),
    ),
    Uji(
        kode="bukan",
        jenis=_KODE,
        banyak=True,
        tiada=True,
        parameter={"nilai": _DAFTAR_NILAI},
        siapkan=partial(_siapkan_dalam, di_dalam=False),
        ambang=_ambang_bukan,
        jelaskan=partial(_jelaskan, _ambang_bukan),
    ),
    Uji(
        kode="paling_banyak",
        jenis=_BILANGAN,
        parameter={"maks": _BILANGAN_WAJIB},
        siapkan=lambda k: AngkaAntara(maksimal=k.angka("maks")),
        ambang=_ambang_banyak,
        jelaskan=partial(_jelaskan, _ambang_banyak),
    ),
    Uji(
        kode="paling_sedikit",
        jenis=_BILANGAN,
        parameter={"min": _BILANGAN_WAJIB},
        siapkan=lambda k: AngkaAntara(minimal=k.angka("min")),
        ambang=_ambang_sedikit,
        jelaskan=partial(_jelaskan, _ambang_sedikit),
    ),
    Uji(
        kode="wilayah",
        jenis=frozenset({JenisFakta.WILAYAH}),
        parameter={"wilayah": Parameter(jenis=JenisParameter.TEKS)},
        siapkan=_siapkan_wilayah,
        ambang=_ambang_wilayah,
        jelaskan=partial(_jelaskan_wilayah, _ambang_wilayah),
    ),
    Uji(
        kode="luar_wilayah",
        jenis=frozenset({JenisFakta.WILAYAH}),
        parameter={"wilayah": Parameter(jenis=JenisParameter.TEKS)},
        siapkan=partial(_siapkan_wilayah, di_dalam=False),
        ambang=_ambang_luar_wilayah,
        jelaskan=partial(_jelaskan_wilayah, _ambang_luar_wilayah),
    ),
)
"""All tests on values. What each needs and means:

- `sama`: equals every value under the path ``dengan``; for one that nobody knows stand the values
  under ``bila_tak_diketahui``, where it is given.
- `berbeda`: the values of all parties are pairwise distinct. Fewer than ``sedikitnya`` (default 2)
  parties leave it unknown, since the missing one could be anybody.
- `ya`, `tidak`: a yes-no fact; `atestasi`: the same, judged by an official in one of the roles
  ``oleh``.
- `dalam`, `bukan`: the value is, or is not, among ``nilai``; of several values one is, or none.
  Whoever has none at all is not among them.
- `paling_banyak`, `paling_sedikit`: a number of at most ``maks``, at least ``min``.
- `wilayah`, `luar_wilayah`: an area code inside, or outside, ``wilayah``, by default the agency's
  own with its former codes (`Instansi.wilayah_lama`).
"""
