"""Unsound declarations: each mistake is named with its place, what is allowed and the nearest."""

from collections.abc import Iterator, Mapping

import attrs
import pytest
from hypothesis import given
from tests.halaman import cocokkan
from tests.kelayakan.contoh import (
    AGAMA_SAMA,
    LAMA_NIKAH,
    PENGANGKATAN_ANAK,
    SANTUNAN,
    TERDAFTAR,
    USIA,
    disiapkan,
    standar,
)

from dinsos_core.domain.kelayakan.deklarasi import KodeMasalah, MasalahSyarat, periksa_syarat
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.model import Akibat, StandarPelayanan, Syarat
from dinsos_core.testing import kelayakan as strategi
from dinsos_core.testing.contoh import KOSAKATA


def masalah(syarat: Syarat) -> tuple[MasalahSyarat, ...]:
    return periksa_syarat(syarat, KOSAKATA)


def dengan(syarat: Syarat, **parameter: Nilai | tuple[str, ...]) -> Syarat:
    return attrs.evolve(syarat, parameter={**syarat.parameter, **parameter})


def tanpa(syarat: Syarat) -> Syarat:
    return attrs.evolve(syarat, parameter={})


def bila(fakta: str, nilai: Nilai = True) -> Syarat:
    return attrs.evolve(USIA, bila=Bila(fakta=fakta, nilai=(nilai,)))


def usia(**isi: str | Akibat) -> Syarat:
    return attrs.evolve(USIA, **isi)  # type: ignore[arg-type]  # fields of several types


def uji(nama: str, fakta: str, **parameter: Nilai | tuple[str, ...]) -> Syarat:
    return Syarat(kode="x", teks="x", uji=nama, fakta=fakta, parameter=parameter)


def salah_satu(*pilihan: Syarat, uji: str = "") -> Syarat:
    return Syarat(kode="x", teks="x", uji=uji, salah_satu=pilihan)


KELIRU: Mapping[str, tuple[Syarat, ...]] = {
    "A test not known offers the nearest; a name far off is not guessed": (
        usia(uji="usiaa"),
        usia(uji="zzz"),
    ),
    "A parameter not known offers the nearest": (dengan(USIA, mak=55),),
    "A parameter that has to be there": (tanpa(USIA), tanpa(AGAMA_SAMA), tanpa(TERDAFTAR)),
    "A parameter of the wrong type": (
        *(dengan(USIA, min=salah) for salah in (True, "30", -1)),
        *(dengan(USIA, maks=10**12), dengan(USIA, catatan=3)),
        *(dengan(USIA, batas_atas=salah) for salah in ("x", 1)),
        dengan(LAMA_NIKAH, min=5),
        dengan(AGAMA_SAMA, dengan=5),
        *(dengan(TERDAFTAR, daftar=()), dengan(TERDAFTAR, daftar=7)),
        *(
            uji("hari_sejak", "almarhum.tanggal_meninggal", maks=0, geser_libur=s)
            for s in ("ya", 1)
        ),
    ),
    "A duration that cannot be read": (dengan(LAMA_NIKAH, min="lima tahun"),),
    "Bounds the wrong way round": (dengan(USIA, min=56), dengan(LAMA_NIKAH, maks="59 bulan")),
    "A path that cannot be read": (
        usia(fakta="setiap tanggal_lahir"),
        usia(pada="a.b.c"),
        bila("?"),
        dengan(AGAMA_SAMA, dengan="?"),
    ),
    "A name outside the vocabulary offers the nearest": (
        usia(fakta="setiap pemohon.tgl_lahir"),
        usia(fakta="setiap pemohn.tanggal_lahir"),
        usia(fakta="wal.tgl"),
        bila("menikh"),
        usia(pada="tanggal_nika"),
        dengan(AGAMA_SAMA, dengan="anak.agma"),
        dengan(TERDAFTAR, daftar=("dtks", "dtse")),
        dengan(TERDAFTAR, daftar="registri_sosial"),
        uji("atestasi", "layak_huni", oleh="pekso"),
        uji("dalam", "pemohon.agama", nilai=("islam", "kristn")),
        bila("pemohon.agama", "islm"),
    ),
    "A fact in the wrong place": (usia(fakta="tanggal_lahir"), usia(fakta="pemohon.tanggal_nikah")),
    "A fact of a kind the test does not take": (
        usia(fakta="pemohon.agama"),
        dengan(AGAMA_SAMA, dengan="anak.tanggal_lahir"),
    ),
    "A test that does not take a fact with several values": (
        uji("sama", "pemohon.kategori", dengan="anak.kategori"),
    ),
    "A note is stated by an official": (
        dengan(TERDAFTAR, daftar_setara=("dtsen",), catatan_setara="menikah"),
        uji("atestasi", "menikah", oleh="peksos"),
    ),
    "The reference date is one fact, and a date": (
        usia(pada="pemohon.agama"),
        usia(pada="setiap pemohon.tanggal_lahir"),
    ),
    "An only-if of another kind than its fact": (
        bila("menikah", 1),
        bila("pemohon.agama"),
        bila("jumlah_anak", "1"),
    ),
    "Passing on needs somebody to pass to": (usia(akibat=Akibat.TERUSKAN),),
    "Alternatives are not nested and have no only-if; their mistakes are numbered": (
        salah_satu(attrs.evolve(salah_satu(USIA, LAMA_NIKAH), kode="b"), LAMA_NIKAH, uji="usia"),
        salah_satu(USIA, dengan(tanpa(usia(fakta="pemohon.tgl", pada="x")), min=True)),
    ),
    "At least one of the alternatives, at most all of them": (
        *(attrs.evolve(salah_satu(USIA, LAMA_NIKAH), sedikitnya=n) for n in (0, -1, 3)),
    ),
    "A key that acts on nothing where it stands": (
        attrs.evolve(USIA, kepada="provinsi", sedikitnya=2),
        uji("terdaftar", "almarhum.terdaftar", daftar="dtks", catatan_setara="layak_huni"),
        uji("terdaftar", "almarhum.terdaftar", daftar="dtks", catatan_oleh=("peksos",)),
        attrs.evolve(LAMA_NIKAH, uji="ya", fakta="menikah", parameter={}, pada="tanggal_nikah"),
        attrs.evolve(
            salah_satu(
                USIA, attrs.evolve(LAMA_NIKAH, akibat=Akibat.TERUSKAN, kepada="x", varian=("a",))
            ),
            fakta="menikah",
            pada="tanggal_nikah",
            parameter={"maks": 3},
        ),
    ),
    "All mistakes at once": (
        attrs.evolve(
            uji("lama", "pemohon.agama", min="besok", satuan="hari"),
            pada="menikah",
            bila=Bila(fakta="anak.usia"),
            akibat=Akibat.TERUSKAN,
        ),
    ),
}


def halaman() -> Iterator[str]:
    yield "# Mistakes in a condition\n\nGenerated by `tests/kelayakan/test_deklarasi.py`."
    for nama, semua in KELIRU.items():
        yield f"\n## {nama}\n"
        yield "| mistake | place | found | allowed | nearest |\n| --- | --- | --- | --- | --- |"
        for syarat in semua:
            for m in masalah(syarat):
                boleh = "<br>".join(m.boleh)
                yield f"| {m.kode} | {m.kunci} | {m.ditemukan} | {boleh} | {m.terdekat} |"


def test_setiap_masalah_sama_dengan_yang_sudah_dibaca_orang() -> None:
    cocokkan("tests/kelayakan/halaman/deklarasi.md", halaman())


def test_halaman_memuat_setiap_kode_dan_tiap_keliru_punya_masalah() -> None:
    hasil = [masalah(syarat) for semua in KELIRU.values() for syarat in semua]

    assert all(hasil)
    assert {m.kode for satu in hasil for m in satu} == set(KodeMasalah)
    assert all(m.terdekat in ("", *m.boleh) for satu in hasil for m in satu)


@pytest.mark.parametrize("utuh", [PENGANGKATAN_ANAK, SANTUNAN], ids=["anak", "santunan"])
def test_standar_contoh_tidak_bermasalah(utuh: StandarPelayanan) -> None:
    assert [m for s in utuh.syarat for m in masalah(s)] == []


@given(strategi.syarat(KOSAKATA))
def test_syarat_yang_sah_tidak_bermasalah_dan_dapat_disusun(syarat: Syarat) -> None:
    assert masalah(syarat) == ()
    assert [s.syarat for s in disiapkan(standar(syarat)).syarat] == [syarat]


@pytest.mark.parametrize(
    "syarat",
    [
        uji("hari_sejak", "almarhum.tanggal_meninggal", maks=0, geser_libur=False),
        dengan(USIA, maks=10**12 - 1),
        dengan(USIA, min=55),
        dengan(LAMA_NIKAH, maks="60 bulan"),
        usia(akibat=Akibat.TERUSKAN, kepada="provinsi"),
    ],
)
def test_tepat_pada_batasnya_masih_sah(syarat: Syarat) -> None:
    assert masalah(syarat) == ()


def test_daftar_yang_tidak_disimpan_sumbernya_ditolak() -> None:
    definisi = attrs.evolve(KOSAKATA.fakta["terdaftar"], daftar=("dtks",))
    kosakata = attrs.evolve(KOSAKATA, fakta={**KOSAKATA.fakta, "terdaftar": definisi})

    masalah = periksa_syarat(dengan(TERDAFTAR, daftar=("dtks", "dtsen")), kosakata)

    kode = KodeMasalah.REGISTRI_TIDAK_DIKENAL
    assert {(m.kode, m.ditemukan, m.boleh) for m in masalah} == {(kode, "dtsen", ("dtks",))}
