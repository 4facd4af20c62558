"""A date known to a span only is judged over every day it may be."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from tests.katalog.bacaan_lain import katalog
from tests.kelayakan.contoh import (
    BELUM,
    KALENDER,
    TERPENUHI,
    TIDAK,
    disiapkan,
    standar,
)
from tests.kelayakan.test_bentuk import KABISAT, PADA

from dinsos_core.domain.kelayakan.dasar_uji import Putusan, Soal, Uji, lewat_soal
from dinsos_core.domain.kelayakan.diperlukan import jalur_fakta
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.kalimat import Kalimat, ungkap
from dinsos_core.domain.kelayakan.penilaian import (
    Kesimpulan,
    nilai_siap,
    siapkan,
)
from dinsos_core.domain.kelayakan.susunan import SyaratStandar
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.shared.nilai import (
    BelumDiketahui,
    Nilai,
    NilaiFakta,
    TanggalRentang,
    hari_mungkin,
)
from dinsos_core.domain.standar.jalur import urai_jalur
from dinsos_core.domain.standar.kosakata import JenisFakta
from dinsos_core.domain.standar.model import Akibat, StandarPelayanan, Syarat
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.domain.waktu.usia import Kabisat
from dinsos_core.testing import contoh
from dinsos_core.testing import kelayakan as strategi
from dinsos_core.testing.contoh import KOSAKATA

LAHIR = TanggalRentang.setahun(1986)
HARI_INI = date(2026, 3, 2)

# --- an agency's own test, a plain function


def _akhir_pekan(soal: Soal) -> Putusan:
    if soal.pada < soal.tanggal:
        return BelumDiketahui(sebab="sesudah_tanggal_acuan")
    return soal.tanggal.weekday() >= 5 or soal.tanggal.month == soal.pada.month


AKHIR_PEKAN = Uji(
    kode="akhir_pekan",
    jenis=frozenset({JenisFakta.TANGGAL}),
    bertanggal=True,
    siapkan=lewat_soal(_akhir_pekan),
    ambang=lambda _: ungkap(Kalimat("pada akhir pekan", "at a weekend")),
    jelaskan=lambda _soal, _putusan: ungkap(Kalimat("-", "-")),
)
SEMUA = {**UJI, "akhir_pekan": AKHIR_PEKAN}
BERTANGGAL = ("usia", "lama", "hari_sejak", "sama", "berbeda", "terdaftar", "akhir_pekan")
TANGGAL_SAJA = attrs.evolve(
    KOSAKATA,
    fakta={
        kode: satu
        for kode, satu in KOSAKATA.fakta.items()
        if satu.jenis in (JenisFakta.TANGGAL, JenisFakta.KEANGGOTAAN, JenisFakta.YA_TIDAK)
    },
)


# --- places of facts

Tempat = tuple[str, int, str]


def _tempat(fakta: FaktaKasus) -> Iterator[tuple[Tempat, NilaiFakta]]:
    for kode, nilai in fakta.kasus.items():
        yield ("", 0, kode), nilai
    for pihak, semua in fakta.pihak.items():
        for n, satu in enumerate(semua):
            yield from (((pihak, n, kode), nilai) for kode, nilai in satu.items())


def _ganti(fakta: FaktaKasus, isi: dict[Tempat, NilaiFakta]) -> FaktaKasus:
    pihak = {
        nama: tuple(
            {kode: isi.get((nama, n, kode), nilai) for kode, nilai in satu.items()}
            for n, satu in enumerate(semua)
        )
        for nama, semua in fakta.pihak.items()
    }
    kasus = {kode: isi.get(("", 0, kode), nilai) for kode, nilai in fakta.kasus.items()}
    return FaktaKasus(pihak=pihak, kasus=kasus)


def _rentang(fakta: FaktaKasus) -> dict[Tempat, TanggalRentang]:
    return {di: nilai for di, nilai in _tempat(fakta) if isinstance(nilai, TanggalRentang)}


def _setiap_hari(fakta: FaktaKasus) -> Iterator[FaktaKasus]:
    semua = _rentang(fakta)
    for hari in product(*(satu.hari() for satu in semua.values())):
        yield _ganti(fakta, dict(zip(semua, hari, strict=True)))


def _dipastikan(fakta: FaktaKasus, kecuali: set[Tempat]) -> FaktaKasus:
    """Every uncertain date becomes the first day it may be, but for those at these places."""
    semua = {di: nilai.dari for di, nilai in _rentang(fakta).items() if di not in kecuali}
    return _ganti(fakta, dict(semua))


def _gabung(semua: set[Kesimpulan]) -> Kesimpulan:
    return semua.pop() if len(semua) == 1 else BELUM


def _per_syarat(siap: SyaratStandar, fakta: FaktaKasus, pada: date) -> list[Kesimpulan]:
    return [satu.kesimpulan for satu in nilai_siap(siap, fakta, pengajuan=pada).syarat]


def _mungkin(siap: SyaratStandar, fakta: FaktaKasus, pada: date) -> Iterator[list[Kesimpulan]]:
    """The answers of every day that can be a real one: not of a day on which more contradicts than
    whichever day it is."""
    bentrok = _bentrok(siap, fakta, pada)
    for satu in _setiap_hari(fakta):
        if _bentrok(siap, satu, pada) == bentrok:
            yield _per_syarat(siap, satu, pada)


def _bentrok(siap: SyaratStandar, fakta: FaktaKasus, pada: date) -> set[tuple[str, str]]:
    semua = siap.pemeriksaan.pertentangan(fakta, pada)
    return {(p.kode, di.lokasi) for p, satu in semua for di in satu.tempat}


def _bertentangan(siap: SyaratStandar, fakta: FaktaKasus, pada: date) -> bool:
    bentrok = _bentrok(siap, fakta, pada)
    return bool(bentrok) or any(_bentrok(siap, satu, pada) for satu in _setiap_hari(fakta))


def _menurut_hari(siap: SyaratStandar, fakta: FaktaKasus, pada: date) -> list[Kesimpulan]:
    semua = list(_mungkin(siap, fakta, pada)) or [_per_syarat(siap, fakta, pada)]
    return [_gabung(set(kolom)) for kolom in zip(*semua, strict=True)]


PENDEK = st.integers(1, 20)


def _sempitkan(data: st.DataObject, fakta: FaktaKasus) -> FaktaKasus:
    """One date uncertain over a whole span, or two over a few days each."""
    rentang = _rentang(fakta)
    dipilih = data.draw(st.lists(st.sampled_from(sorted(rentang)), max_size=2, unique=True))
    fakta = _dipastikan(fakta, set(dipilih))
    if len(dipilih) < 2:
        return fakta
    pendek: dict[Tempat, NilaiFakta] = {}
    for di in dipilih:
        asal = rentang[di]
        dari = data.draw(st.sampled_from(list(asal.hari())))
        sampai = min(asal.sampai, dari + timedelta(days=data.draw(PENDEK)))
        pendek[di] = TanggalRentang(dari=dari, sampai=sampai)
    return _ganti(fakta, pendek)


@pytest.mark.parametrize("kode", BERTANGGAL)
@given(st.data(), PADA, KABISAT)
@settings(deadline=None)
def test_menilai_rentang_sama_dengan_menilai_setiap_harinya_lalu_menggabungkan(
    kode: str, data: st.DataObject, pada: date, kabisat: Kabisat
) -> None:
    acak = strategi.syarat(TANGGAL_SAJA, {kode: SEMUA[kode]})
    syarat = data.draw(acak.filter(lambda satu: not satu.salah_satu))
    utuh = attrs.evolve(standar(syarat), tafsir=(TafsirDipakai(kode="kabisat", bacaan=kabisat),))
    siap = siapkan(utuh, KALENDER, TANGGAL_SAJA, SEMUA)
    fakta = data.draw(strategi.fakta_kasus(utuh, TANGGAL_SAJA, pada, uji=SEMUA))
    if _rentang(fakta):
        fakta = _sempitkan(data, fakta)
    # One date in two roles, or for two people, is the same day in both; judged apart, it stays open
    # more often.
    dirangkap = syarat.pada.endswith(syarat.fakta.removeprefix("setiap ")) or kode == "sama"
    dirangkap |= syarat.fakta.startswith("setiap ") and syarat.pada != "pengajuan"

    (hasil,) = _per_syarat(siap, fakta, pada)

    (semestinya,) = _menurut_hari(siap, fakta, pada)
    # So it does where something contradicts a day of the span, which then cannot be a real one.
    if hasil is not semestinya:
        assert hasil is BELUM
        assert dirangkap or _bertentangan(siap, fakta, pada)


POLOS: dict[str, Any] = {
    "akibat": Akibat.TOLAK,
    "kepada": "",
    "sebab": "",
    "bukan_bagi": "",
    "bila": None,
}
"""Unmet is unmet, for everybody."""

AWAL = date(2026, 12, 12)
"""Three weeks before a year whose holidays are not decreed."""


@st.composite
def _berdekatan(draw: st.DrawFn, sesudah: int = 0) -> NilaiFakta:
    """A day of a few weeks, a span within them, or one that nobody knows."""
    dari = AWAL + timedelta(days=draw(st.integers(sesudah, 20 + sesudah)))
    sampai = dari + timedelta(days=draw(st.integers(1, 8)))
    rentang = TanggalRentang(dari=dari, sampai=sampai)
    pilihan: list[NilaiFakta] = [dari, rentang, rentang, BelumDiketahui()]
    return draw(st.sampled_from(pilihan))


SEKITAR = st.tuples(*[_berdekatan()] * 3)
BERSEBELAHAN = [
    ("sama", "pemohon.tanggal_lahir", {"dengan": "setiap anak.tanggal_lahir"}),
    ("berbeda", "setiap anak.tanggal_lahir", {}),
    ("berbeda", "setiap anak.tanggal_lahir", {"sedikitnya": 3}),
    *(
        ("hari_sejak", "pemohon.tanggal_lahir", batas)
        for batas in (
            {"min": 9},
            {"maks": 9},
            {"min": 9, "geser_libur": True},
            {"maks": 9, "geser_libur": True},
        )
    ),
]


@pytest.mark.parametrize(("uji", "fakta", "parameter"), BERSEBELAHAN)
@given(SEKITAR, _berdekatan(sesudah=8))
@settings(deadline=None)
def test_tanggal_yang_berdekatan_dinilai_seperti_setiap_harinya(
    uji: str,
    fakta: str,
    parameter: dict[str, Nilai | tuple[str, ...]],
    tanggal: tuple[NilaiFakta, NilaiFakta, NilaiFakta],
    acuan: NilaiFakta,
) -> None:
    """Where several dates touch: the value, what it is compared with, the reference date."""
    pada = "almarhum.tanggal_meninggal" if uji == "hari_sejak" else "pengajuan"
    syarat = contoh.syarat("x", "X", uji, fakta, parameter=parameter, pada=pada)
    siap = siapkan(standar(syarat), KALENDER, KOSAKATA)
    satu, dua, tiga = ({"tanggal_lahir": nilai} for nilai in tanggal)
    anak = (dua, tiga) if uji == "sama" else (satu, dua, tiga)
    almarhum = {"tanggal_meninggal": acuan}
    kasus = FaktaKasus(pihak={"pemohon": (satu,), "anak": anak, "almarhum": (almarhum,)})
    jalur = urai_jalur(fakta)
    dipakai = {("anak", n) for n in range(3)} if jalur.pihak == "anak" else {("pemohon", 0)}
    dipakai |= {("anak", 0), ("anak", 1)} if uji == "sama" else {("almarhum", 0)}
    kasus = _dipastikan(kasus, {di for di in _rentang(kasus) if di[:2] in dipakai})

    hasil = _per_syarat(siap, kasus, HARI_INI)

    assert hasil == _menurut_hari(siap, kasus, HARI_INI)


@pytest.mark.parametrize("bacaan", ["ketat", "longgar"])
@pytest.mark.parametrize("kode", BERTANGGAL)
@given(st.data(), PADA)
@settings(deadline=None)
def test_bacaan_ketat_dan_longgar_memutus_menurut_jawaban_setiap_hari(
    kode: str, bacaan: str, data: st.DataObject, pada: date
) -> None:
    acak = strategi.syarat(TANGGAL_SAJA, {kode: SEMUA[kode]}).filter(_tunggal)
    syarat = attrs.evolve(data.draw(acak), **POLOS)
    tafsir = (TafsirDipakai(kode="tanggal-tak-pasti", bacaan=bacaan),)
    utuh = attrs.evolve(standar(syarat), tafsir=tafsir)
    siap = siapkan(utuh, KALENDER, TANGGAL_SAJA, SEMUA)
    fakta = data.draw(strategi.fakta_kasus(utuh, TANGGAL_SAJA, pada, uji=SEMUA))
    if _rentang(fakta):
        fakta = _sempitkan(data, fakta)

    (hasil,) = _per_syarat(siap, fakta, pada)

    setiap = {satu[0] for satu in _mungkin(siap, fakta, pada)} or {hasil}
    memutus = TIDAK if bacaan == "ketat" else TERPENUHI
    semestinya = memutus if memutus in setiap else _gabung(setiap)
    assume(hasil is semestinya or not _bertentangan(siap, fakta, pada))
    assert hasil is semestinya


def _tunggal(syarat: Syarat) -> bool:
    """One question about one value, and no date that stands in it twice."""
    alamat = syarat.fakta.removeprefix("setiap ")
    semua = [alamat, syarat.pada, *map(str, syarat.parameter.values())]
    sendiri = sum(satu.removeprefix("setiap ") == alamat for satu in semua) == 1
    setiap = "setiap" in f"{syarat.fakta} {syarat.parameter}" and syarat.uji != "berbeda"
    return sendiri and not setiap and not syarat.salah_satu


def _bertanggal() -> Iterator[tuple[str, StandarPelayanan]]:
    """The standards whose conditions read a date that may be uncertain."""
    for satu in katalog().semua():
        fakta = [katalog().kosakata.fakta[urai_jalur(jalur).kode] for jalur in jalur_fakta(satu)]
        if any(f.jenis is JenisFakta.TANGGAL and not f.pasti for f in fakta):
            r = satu.rujukan
            yield f"{r.instansi}-{r.keputusan}-{r.layanan}", satu


@pytest.mark.parametrize("utuh", [pytest.param(satu, id=nama) for nama, satu in _bertanggal()])
@given(st.data(), PADA, KABISAT)
@settings(deadline=None, max_examples=15)
def test_syarat_katalog_menilai_tanggal_yang_tak_pasti_atas_semua_harinya(
    utuh: StandarPelayanan, data: st.DataObject, pada: date, kabisat: Kabisat
) -> None:
    kosakata = katalog().kosakata
    tafsir = [t for t in utuh.tafsir if t.kode != "kabisat"]
    tafsir.append(TafsirDipakai(kode="kabisat", bacaan=kabisat))
    siap = siapkan(attrs.evolve(utuh, tafsir=tuple(tafsir)), KALENDER, kosakata)
    fakta = data.draw(strategi.fakta_kasus(utuh, kosakata, pada, lengkap=True))
    if _rentang(fakta):
        fakta = _dipastikan(fakta, {data.draw(st.sampled_from(sorted(_rentang(fakta))))})

    hasil = _per_syarat(siap, fakta, pada)

    assert hasil == _menurut_hari(siap, fakta, pada)


@given(st.data(), PADA, KABISAT)
def test_makin_tak_pasti_tidak_pernah_membuat_yang_belum_menjadi_terpenuhi_atau_tidak(
    data: st.DataObject, pada: date, kabisat: Kabisat
) -> None:
    acak = (strategi.syarat(TANGGAL_SAJA) | strategi.syarat(KOSAKATA)).filter(_tanpa_pengganti)
    syarat = data.draw(st.lists(acak, min_size=1, max_size=3))
    utuh = standar(*(attrs.evolve(s, kode=f"s{n}") for n, s in enumerate(syarat)))
    siap = disiapkan(utuh, kabisat)
    fakta = data.draw(strategi.fakta_kasus(utuh, KOSAKATA, pada))
    tempat = sorted(di for di, nilai in _tempat(fakta) if not isinstance(nilai, BelumDiketahui))
    # What cannot be true is not known: to know it less may make it possible.
    if not tempat or _bentrok(siap, fakta, pada):
        return
    di = data.draw(st.sampled_from(tempat))
    semula = dict(_tempat(fakta))[di]
    longgar = _ganti(fakta, {di: data.draw(_lebih_longgar(semula))})

    sebelum, sesudah = _per_syarat(siap, fakta, pada), _per_syarat(siap, longgar, pada)

    for dulu, kini in zip(sebelum, sesudah, strict=True):
        assert kini in (dulu, BELUM)


def _tanpa_pengganti(syarat: Syarat) -> bool:
    """What stands in where nobody knows better is, by its declaration, another question."""
    semua = (syarat, *syarat.salah_satu)
    return not any("bila_tak_diketahui" in satu.parameter for satu in semua)


def _lebih_longgar(nilai: NilaiFakta) -> SearchStrategy[NilaiFakta]:
    belum = strategi.belum_diketahui()
    if not isinstance(nilai, date | TanggalRentang):
        return belum
    hari = list(hari_mungkin(nilai))
    lebih = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(
        lambda geser: (hari[0] - timedelta(days=geser[0]), hari[-1] + timedelta(days=geser[1]))
    )
    muat = lebih.filter(lambda tepi: (tepi[1] - tepi[0]).days < 366)
    return belum | muat.map(lambda tepi: TanggalRentang(dari=tepi[0], sampai=tepi[1]))
