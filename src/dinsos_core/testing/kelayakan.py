"""Hypothesis strategies for eligibility: facts, people, whole cases, and declared conditions.

They lean towards the edges of the rules: birthdays on the eve and the day, 29 February, day 30 and
31 of a claim, the answer nobody has given yet.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dinsos_core.domain.kelayakan.dasar_uji import JenisParameter, Parameter, Uji
from dinsos_core.domain.kelayakan.deklarasi import PENGAJUAN, baca_parameter
from dinsos_core.domain.kelayakan.diperlukan import jalur_fakta
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.sah import daftar_dikenal
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.shared.nilai import (
    TIADA,
    BelumDiketahui,
    Keanggotaan,
    Nilai,
    NilaiFakta,
    PeriodeKeanggotaan,
    TanggalRentang,
)
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.jalur import Jalur, urai_jalur
from dinsos_core.domain.standar.kosakata import (
    DefinisiFakta,
    JenisFakta,
    Kosakata,
    MilikFakta,
    SumberFakta,
)
from dinsos_core.domain.standar.model import Akibat, StandarPelayanan, Syarat
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.domain.waktu.usia import batas_lahir
from dinsos_core.testing.tanggal import tanggal_rentang

TERLAMA: Final = date(1900, 1, 1)
SEBAB_BELUM: Final = ("belum_diisi", "sumber_tak_terjangkau", "dihapus")
_USIA_HUKUM: Final = (18, 30, 56, 60)
"""Child no longer; adoptive parent, from 30 to 55; old age (UU 23/2002, PP 54/2007, UU 13/1998)."""
_WILAYAH: Final = (
    *("63.71", "63.71.05", "63.71.05.1001", "63.7", "63.72", "62.71.01"),
    *("63.81", "63.81.02", "63.82"),  # former codes of the sample agency
)


def tanggal_dekat(pada: date) -> SearchStrategy[date]:
    """A date up to ``pada``, often within two days of an anniversary or of day 30 before it."""
    tepi = st.one_of(
        (st.sampled_from(_USIA_HUKUM) | st.integers(0, 100)).map(
            lambda tahun: _tahun_sebelum(pada, tahun)
        ),
        st.integers(0, 40).map(lambda hari: pada - timedelta(days=hari)),
        st.integers(0, 24).map(lambda n: date(2000 - 4 * n, 2, 29)),
    )
    dekat = st.builds(lambda d, geser: d + timedelta(days=geser), tepi, st.integers(-2, 2))
    return st.one_of(dekat, st.dates(TERLAMA, pada)).map(lambda d: min(d, pada))


def rentang_dekat(pada: date) -> SearchStrategy[Nilai]:
    """An uncertain date up to ``pada`` around a day of `tanggal_dekat`; one day of it is a date."""

    def sampai_pada(satu: TanggalRentang) -> Nilai:
        if satu.sampai > pada:
            satu = TanggalRentang(dari=satu.dari, sampai=pada)
        return satu.dari if satu.dari == satu.sampai else satu

    return tanggal_rentang(tanggal_dekat(pada), pada).map(sampai_pada)


def _tahun_sebelum(pada: date, tahun: int) -> date:
    try:
        return pada.replace(year=pada.year - tahun)
    except ValueError:  # 29 February
        return date(pada.year - tahun, 3, 1)


def nilai_sah(
    definisi: DefinisiFakta, pada: date, registri: tuple[str, ...] = ("dtks",)
) -> SearchStrategy[Nilai]:
    """A value that the fact may hold on the date ``pada``."""
    ada = _nilai_ada(definisi, pada, registri)
    return st.just(TIADA) | ada if definisi.boleh_tiada else ada


def _nilai_ada(
    definisi: DefinisiFakta, pada: date, registri: tuple[str, ...]
) -> SearchStrategy[Nilai]:
    match definisi.jenis:
        case JenisFakta.TANGGAL:
            hari = tanggal_dekat(pada)
            return hari if definisi.pasti else hari | rentang_dekat(pada)
        case JenisFakta.BILANGAN:
            return st.integers(definisi.minimal or 0, 10)
        case JenisFakta.TEKS:
            digit = definisi.digit
            pola = f"[0-9]{{{digit}}}" if digit else "[a-z]{1,8}"
            return st.from_regex(pola, fullmatch=True)
        case JenisFakta.PILIHAN if definisi.banyak:
            return st.frozensets(st.sampled_from(definisi.pilihan), min_size=1, max_size=3)
        case JenisFakta.PILIHAN:
            return st.sampled_from(definisi.pilihan)
        case JenisFakta.YA_TIDAK:
            return st.booleans()
        case JenisFakta.WILAYAH:
            return st.sampled_from([w for w in _WILAYAH if w != "63.7"])
        case JenisFakta.KOORDINAT:
            derajat = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
            return derajat.map(lambda satu: f"{satu[0]:.5f}, {satu[1]:.5f}")
        case JenisFakta.KEANGGOTAAN:
            return keanggotaan(pada, registri)


def keanggotaan(pada: date, registri: tuple[str, ...]) -> SearchStrategy[Keanggotaan]:
    """A registry's answer; periods often begin or end within two days of ``pada``, or nobody knows
    when."""
    tepi = (
        st.none()
        | st.integers(-2, 2).map(lambda hari: pada + timedelta(days=hari))
        | st.just(BelumDiketahui())
    )
    periode = st.builds(
        PeriodeKeanggotaan,
        daftar=st.sampled_from(registri),
        dari=tepi,
        sampai=tepi,
        wilayah=st.sampled_from(("", "63.71", "63.72")),
    ).filter(_lurus)
    return st.lists(periode, max_size=3).map(lambda p: Keanggotaan(periode=tuple(p)))


def _lurus(satu: PeriodeKeanggotaan) -> bool:
    ujung = [satu.dari, satu.sampai]
    tanggal = [hari for hari in ujung if isinstance(hari, date)]
    return tanggal == sorted(tanggal)


def belum_diketahui() -> SearchStrategy[BelumDiketahui]:
    """A fact without a value, for any of the reasons there are."""
    return st.sampled_from(SEBAB_BELUM).map(lambda sebab: BelumDiketahui(sebab=sebab))


def isian_salah(definisi: DefinisiFakta, hari_ini: date) -> SearchStrategy[object]:
    """A raw value that the fact must refuse."""
    rusak: list[object] = []
    match definisi.jenis:
        case JenisFakta.TANGGAL:
            rusak = ["2026-02-30", "20-06-2026", "2026-6-1", 20260620, True, 1.5]
            rusak += ["2025-13", "0000", "42 bulan", "9999 tahun", "2025-03-02/2025-03-01"]
            if definisi.pasti:
                rusak += ["1986", "1986-03", "42 tahun", TanggalRentang.setahun(1986)]
            if not definisi.boleh_masa_depan:
                besok = hari_ini + timedelta(days=1)
                rusak += [besok, besok.isoformat()]
        case JenisFakta.BILANGAN:
            rusak = ["3", 1.0, True, b"1"]
            if definisi.minimal is not None:
                rusak.append(definisi.minimal - 1)
        case JenisFakta.YA_TIDAK:
            rusak = ["ya", 1, 0, "True"]
        case JenisFakta.WILAYAH:
            rusak = ["63", "6371", "63.71.", "63.7", "63.71.5", "٦٣.٧١", 6371]
        case JenisFakta.KOORDINAT:
            rusak = ["-3.3", "-3,3 114,5", "91, 0", "0, 181", "٣, ٣", "nan, 0", 3.3]
        case JenisFakta.PILIHAN:
            rusak = ["bukan-pilihan", 1, True]
            if definisi.banyak:
                rusak += [[*definisi.pilihan, "bukan-pilihan"], [definisi.pilihan[0], 1], [[]]]
        case JenisFakta.TEKS:
            rusak = [1, True, b"teks"]
            if definisi.digit is not None:
                rusak += ["1" * (definisi.digit + 1), "x" * definisi.digit, "٣" * definisi.digit]
        case JenisFakta.KEANGGOTAAN:
            rusak = [True, "terdaftar", ()]
    return st.sampled_from(rusak)


# --- cases


@st.composite
def fakta_kasus(
    draw: st.DrawFn,
    standar: StandarPelayanan,
    kosakata: Kosakata,
    pada: date,
    *,
    lengkap: bool = False,
    uji: Mapping[str, Uji] = UJI,
) -> FaktaKasus:
    """Facts for every path a standard refers to, with as many parties as it allows.

    Unless ``lengkap``, any of them may be unknown or left out, and parties may be absent.
    """
    jalur = [urai_jalur(teks) for teks in jalur_fakta(standar, uji)]
    banyak = {b.pihak: (b.minimal if lengkap else 0, b.maksimal) for b in standar.pihak}
    pihak = {}
    for nama in dict.fromkeys(j.pihak for j in jalur if j.pihak):
        kode = [j.kode for j in jalur if j.pihak == nama]
        satu = _isian(kode, kosakata, pada, lengkap=lengkap)
        minimal, maksimal = banyak.get(nama, (1 if lengkap else 0, 2))
        pihak[nama] = tuple(draw(st.lists(satu, min_size=minimal, max_size=maksimal)))
    kasus = [j.kode for j in jalur if not j.pihak]
    return FaktaKasus(pihak=pihak, kasus=draw(_isian(kasus, kosakata, pada, lengkap=lengkap)))


def _isian(
    kode: list[str], kosakata: Kosakata, pada: date, *, lengkap: bool
) -> SearchStrategy[dict[str, NilaiFakta]]:
    nilai: dict[str, SearchStrategy[NilaiFakta]] = {
        k: nilai_sah(d, pada, tuple(sorted(daftar_dikenal(d, kosakata))) or ("dtks",))
        for k in kode
        for d in (kosakata.fakta[k],)
    }
    if lengkap:
        return st.fixed_dictionaries(nilai)
    return st.fixed_dictionaries(
        {}, optional={k: belum_diketahui() | isi for k, isi in nilai.items()}
    )


@st.composite
def dengan_satu_belum(draw: st.DrawFn, fakta: FaktaKasus) -> FaktaKasus:
    """The same case with one of its facts unknown."""
    tempat: list[tuple[str, int, str]] = [("", 0, kode) for kode in sorted(fakta.kasus)]
    for nama, anggota in sorted(fakta.pihak.items()):
        tempat += [(nama, n, kode) for n, satu in enumerate(anggota) for kode in sorted(satu)]
    if not tempat:
        return fakta
    nama, n, kode = draw(st.sampled_from(tempat))
    belum = draw(belum_diketahui())
    if not nama:
        return FaktaKasus(pihak=fakta.pihak, kasus={**fakta.kasus, kode: belum})
    anggota = tuple(
        {**satu, kode: belum} if i == n else satu for i, satu in enumerate(fakta.pihak[nama])
    )
    return FaktaKasus(pihak={**fakta.pihak, nama: anggota}, kasus=fakta.kasus)


# --- people


@st.composite
def orang(
    draw: st.DrawFn,
    pada: date,
    *,
    usia: tuple[int, int] = (30, 55),
    wilayah: str = "63.71",
    jenis_kelamin: str | None = None,
    agama: str | None = None,
) -> dict[str, NilaiFakta]:
    """A person whose age on ``pada`` lies in the range, with a NIK that agrees with the rest."""
    lahir = draw(tanggal_lahir(pada, usia))
    kelamin = jenis_kelamin or draw(st.sampled_from(("laki_laki", "perempuan")))
    hari = lahir.day + (40 if kelamin == "perempuan" else 0)
    urut = draw(st.integers(1, 9999))
    area = wilayah.replace(".", "").ljust(6, "0")[:6]
    return {
        "nik": f"{area}{hari:02}{lahir.month:02}{lahir.year % 100:02}{urut:04}",
        "tanggal_lahir": lahir,
        "jenis_kelamin": kelamin,
        "agama": agama or draw(st.sampled_from(("islam", "kristen", "katolik", "hindu"))),
        "domisili": wilayah,
    }


def tanggal_lahir(pada: date, usia: tuple[int, int]) -> SearchStrategy[date]:
    """A birth date with an age in the range on ``pada``; its first and last day come up often."""
    termuda, tertua = rentang_lahir(pada, usia)
    return st.sampled_from((termuda, tertua)) | st.dates(tertua, termuda)


def rentang_lahir(pada: date, usia: tuple[int, int]) -> tuple[date, date]:
    """The youngest and the oldest birth date whose age on ``pada`` lies in the range."""
    minimal, maksimal = usia
    return batas_lahir(minimal, pada), batas_lahir(maksimal + 1, pada) + timedelta(days=1)


@st.composite
def pasangan(
    draw: st.DrawFn, pada: date, *, usia: tuple[int, int] = (30, 55), wilayah: str = "63.71"
) -> tuple[dict[str, NilaiFakta], dict[str, NilaiFakta]]:
    """Husband and wife of one religion."""
    suami = draw(orang(pada, usia=usia, wilayah=wilayah, jenis_kelamin="laki_laki"))
    agama = str(suami["agama"])
    istri = orang(pada, usia=usia, wilayah=wilayah, jenis_kelamin="perempuan", agama=agama)
    return suami, draw(istri)


def hampir_memenuhi(
    satu: Mapping[str, NilaiFakta], pada: date, *, usia: tuple[int, int] = (30, 55)
) -> SearchStrategy[dict[str, NilaiFakta]]:
    """The same person with one thing amiss: a day too young or old, elsewhere, or unknown."""
    termuda, tertua = rentang_lahir(pada, usia)
    sehari = timedelta(days=1)
    ubahan: list[dict[str, NilaiFakta]] = [
        {"tanggal_lahir": termuda + sehari},
        {"tanggal_lahir": tertua - sehari},
        {"tanggal_lahir": BelumDiketahui()},
        {"domisili": "62.71"},
    ]
    return st.sampled_from(ubahan).map(lambda ubah: {**satu, **ubah})


# --- declarations


@st.composite
def syarat(
    draw: st.DrawFn, kosakata: Kosakata, uji: Mapping[str, Uji] = UJI, *, kode: str = "syarat"
) -> Syarat:
    """A sound condition over the vocabulary; some have an only-if, some are alternatives."""
    if draw(st.integers(0, 4)) == 0:
        pilihan = draw(st.lists(_satu_uji(kosakata, uji), min_size=2, max_size=3))
        sedikitnya = draw(st.integers(1, len(pilihan)))
        dasar = Syarat(kode=kode, teks=kode, salah_satu=tuple(pilihan), sedikitnya=sedikitnya)
    else:
        dasar = draw(_satu_uji(kosakata, uji))
    akibat = draw(st.sampled_from(Akibat))
    diteruskan = akibat is Akibat.TERUSKAN
    return attrs.evolve(
        dasar,
        kode=kode,
        bila=draw(st.none() | _bila(kosakata)),
        akibat=akibat,
        kepada="provinsi" if diteruskan else "",
        sebab=draw(st.sampled_from(("", "provinsi yang berwenang"))) if diteruskan else "",
        bukan_bagi=draw(st.sampled_from(("", "yang lain"))) if diteruskan else "",
        tafsir=tuple(draw(st.lists(_TAFSIR, max_size=2, unique=True))),
    )


_TAFSIR: Final = st.sampled_from(
    [TafsirDipakai(kode=kode, bacaan="bawaan") for kode in ("usia-siapa", "satu-anak", "kabisat")]
)


@st.composite
def _satu_uji(draw: st.DrawFn, kosakata: Kosakata, uji: Mapping[str, Uji]) -> Syarat:
    pasangan_sah = [
        (satu, definisi)
        for satu in uji.values()
        for definisi in kosakata.fakta.values()
        if definisi.jenis in satu.jenis
        and (satu.banyak or not definisi.banyak)
        and (definisi.sumber is SumberFakta.ATESTASI or not satu.diatestasi)
    ]
    satu, definisi = draw(st.sampled_from(pasangan_sah))
    tanggal = [d for d in kosakata.fakta.values() if d.jenis is JenisFakta.TANGGAL]
    acuan = st.sampled_from(tanggal).flatmap(lambda d: _jalur(d, kosakata, setiap=False))
    parameter = draw(_parameter(satu, definisi, kosakata))
    return Syarat(
        kode=satu.kode,
        teks=satu.kode,
        uji=satu.kode,
        fakta=str(draw(_jalur(definisi, kosakata))),
        parameter=parameter,
        pada=draw(st.just(PENGAJUAN) | acuan.map(str))
        if tanggal and satu.bertanggal
        else PENGAJUAN,
    )


def _jalur(
    definisi: DefinisiFakta, kosakata: Kosakata, *, setiap: bool = True
) -> SearchStrategy[Jalur]:
    if definisi.milik is MilikFakta.KASUS:
        return st.just(Jalur(kode=definisi.kode))
    pihak = st.sampled_from(sorted(kosakata.pihak))
    semua = st.booleans() if setiap else st.just(False)
    return st.builds(Jalur, kode=st.just(definisi.kode), pihak=pihak, setiap=semua)


def _bila(kosakata: Kosakata) -> SearchStrategy[Bila]:
    ya_tidak = [d for d in kosakata.fakta.values() if d.jenis is JenisFakta.YA_TIDAK]
    jalur = st.sampled_from(ya_tidak).flatmap(lambda d: _jalur(d, kosakata))
    nilai = st.sampled_from([(True,), (False,), (True, False)])
    return st.builds(Bila, fakta=jalur.map(str), nilai=nilai)


@st.composite
def _parameter(
    draw: st.DrawFn, uji: Uji, definisi: DefinisiFakta, kosakata: Kosakata
) -> dict[str, Nilai | tuple[str, ...]]:
    sedikitnya = draw(st.sampled_from(uji.sedikitnya_satu)) if uji.sedikitnya_satu else ""
    hasil: dict[str, Nilai | tuple[str, ...]] = {
        nama: draw(_isi_parameter(parameter, definisi, kosakata))
        for nama, parameter in uji.parameter.items()
        if parameter.wajib or nama == sedikitnya or draw(st.booleans())
        if parameter.jenis is not JenisParameter.JALUR
        or _boleh_dirujuk(parameter, definisi, kosakata)
    }
    if baca_parameter(uji, hasil)[1]:  # the only possible one: bounds the wrong way round
        hasil["min"], hasil["maks"] = hasil["maks"], hasil["min"]
    while sia_sia := [n for n in hasil if uji.parameter[n].bersama not in ("", *hasil)]:
        for nama in sia_sia:
            del hasil[nama]
    return hasil


def _boleh_dirujuk(
    parameter: Parameter, definisi: DefinisiFakta, kosakata: Kosakata
) -> list[DefinisiFakta]:
    """The facts that a path may lead to."""
    jenis = parameter.fakta or {definisi.jenis}
    return [
        d
        for d in kosakata.fakta.values()
        if d.jenis in jenis
        and not d.banyak
        and (d.sumber is SumberFakta.ATESTASI or not parameter.diatestasi)
    ]


def _isi_parameter(
    parameter: Parameter, definisi: DefinisiFakta, kosakata: Kosakata
) -> SearchStrategy[Nilai | tuple[str, ...]]:
    match parameter.jenis:
        case JenisParameter.BILANGAN:
            return st.integers(0, 70)
        case JenisParameter.LAMA:
            return st.builds("{} tahun {} bulan".format, st.integers(1, 9), st.integers(0, 11))
        case JenisParameter.YA_TIDAK:
            return st.booleans()
        case JenisParameter.TEKS:
            return st.sampled_from(_WILAYAH)
        case JenisParameter.PILIHAN:
            return st.sampled_from(parameter.pilihan)
        case JenisParameter.JALUR:
            sejenis = _boleh_dirujuk(parameter, definisi, kosakata)
            return st.sampled_from(sejenis).flatmap(lambda d: _jalur(d, kosakata)).map(str)
        case JenisParameter.PERAN:
            return _beberapa(tuple(kosakata.peran))
        case JenisParameter.REGISTRI:
            return _beberapa(tuple(sorted(daftar_dikenal(definisi, kosakata))))
        case JenisParameter.NILAI:
            return _beberapa(definisi.pilihan or _WILAYAH)


def _beberapa(pilihan: tuple[str, ...]) -> SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(pilihan), min_size=1, max_size=3, unique=True).map(tuple)
