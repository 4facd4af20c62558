"""Unsound declarations: each mistake is named with its place, what is allowed and the nearest."""

import attrs
import pytest
from hypothesis import given
from tests.kelayakan.contoh import (
    AGAMA,
    AGAMA_SAMA,
    KOSAKATA,
    LAMA_NIKAH,
    PENGANGKATAN_ANAK,
    SANTUNAN,
    TERDAFTAR,
    USIA,
    standar,
    waktu,
)

from dinsos_core.domain.kelayakan.deklarasi import (
    KodeMasalah,
    MasalahSyarat,
    periksa_deklarasi,
    periksa_syarat,
)
from dinsos_core.domain.kelayakan.penilaian import siapkan
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.standar.model import Akibat, Bila, StandarPelayanan, Syarat
from dinsos_core.domain.waktu.batas import BENTUK_LAMA
from dinsos_core.testing import kelayakan as strategi


def masalah(syarat: Syarat) -> list[MasalahSyarat]:
    return list(periksa_syarat(syarat, KOSAKATA))


def satu(syarat: Syarat) -> MasalahSyarat:
    (hasil,) = masalah(syarat)
    return hasil


def dengan(syarat: Syarat, **parameter: Nilai | tuple[str, ...]) -> Syarat:
    return attrs.evolve(syarat, parameter={**syarat.parameter, **parameter})


@pytest.mark.parametrize("utuh", [PENGANGKATAN_ANAK, SANTUNAN], ids=["anak", "santunan"])
def test_standar_contoh_tidak_bermasalah(utuh: StandarPelayanan) -> None:
    assert [m for s in utuh.syarat for m in periksa_syarat(s, KOSAKATA)] == []


@given(strategi.syarat(KOSAKATA))
def test_syarat_yang_sah_tidak_bermasalah_dan_dapat_disusun(syarat: Syarat) -> None:
    assert masalah(syarat) == []
    assert [s.syarat for s in siapkan(standar(syarat), waktu()).syarat] == [syarat]


def test_uji_tak_dikenal_menawarkan_nama_terdekat() -> None:
    assert satu(attrs.evolve(USIA, uji="usiaa")) == MasalahSyarat(
        kode=KodeMasalah.UJI_TIDAK_DIKENAL,
        kunci="uji",
        ditemukan="usiaa",
        boleh=tuple(sorted(UJI)),
        terdekat="usia",
    )


def test_nama_yang_jauh_tidak_ditebak() -> None:
    assert satu(attrs.evolve(USIA, uji="zzz")).terdekat == ""


def test_parameter_tak_dikenal_menawarkan_nama_terdekat() -> None:
    hasil = satu(dengan(USIA, mak=55))

    assert (hasil.kode, hasil.kunci) == (KodeMasalah.PARAMETER_TIDAK_DIKENAL, "parameter.mak")
    assert hasil.ditemukan == "mak"
    assert hasil.terdekat == "maks"
    assert hasil.boleh == ("batas_atas", "batas_bawah", "catatan", "maks", "min")


@pytest.mark.parametrize(
    ("syarat", "kunci", "boleh"),
    [
        (attrs.evolve(USIA, parameter={}), "parameter", ("min", "maks")),
        (attrs.evolve(AGAMA_SAMA, parameter={}), "parameter.dengan", ()),
        (attrs.evolve(TERDAFTAR, parameter={}), "parameter.daftar", ()),
    ],
)
def test_parameter_wajib_yang_hilang_disebut(
    syarat: Syarat, kunci: str, boleh: tuple[str, ...]
) -> None:
    assert satu(syarat) == MasalahSyarat(kode=KodeMasalah.PARAMETER_WAJIB, kunci=kunci, boleh=boleh)


@pytest.mark.parametrize(
    ("syarat", "kunci", "ditemukan", "boleh"),
    [
        (dengan(USIA, min=True), "min", "True", ("bilangan",)),
        (dengan(USIA, min="30"), "min", "30", ("bilangan",)),
        (dengan(USIA, min=-1), "min", "-1", ("bilangan",)),
        (dengan(USIA, maks=10**12), "maks", "1000000000000", ("bilangan",)),
        (dengan(USIA, catatan=3), "catatan", "3", ("teks",)),
        (dengan(USIA, batas_atas="x"), "batas_atas", "x", ("genap_tahun", "ulang_tahun")),
        (dengan(USIA, batas_atas=1), "batas_atas", "1", ("genap_tahun", "ulang_tahun")),
        (dengan(LAMA_NIKAH, min=5), "min", "5", ("lama",)),
        (dengan(AGAMA_SAMA, dengan=5), "dengan", "5", ("jalur",)),
        (dengan(TERDAFTAR, daftar=()), "daftar", "()", ("registri",)),
        (dengan(TERDAFTAR, daftar=7), "daftar", "7", ("registri",)),
    ],
)
def test_parameter_salah_jenis_menyebut_jenis_yang_diharapkan(
    syarat: Syarat, kunci: str, ditemukan: str, boleh: tuple[str, ...]
) -> None:
    assert satu(syarat) == MasalahSyarat(
        kode=KodeMasalah.PARAMETER_SALAH_JENIS,
        kunci=f"parameter.{kunci}",
        ditemukan=ditemukan,
        boleh=boleh,
    )


@pytest.mark.parametrize("geser", ["ya", 1])
def test_parameter_ya_tidak_hanya_ya_atau_tidak(geser: str | int) -> None:
    syarat = Syarat(
        kode="x",
        teks="x",
        uji="hari_sejak",
        fakta="almarhum.tanggal_meninggal",
        parameter={"maks": 0, "geser_libur": geser},
    )

    assert satu(syarat).boleh == ("ya_tidak",)
    assert masalah(dengan(syarat, geser_libur=False)) == []


def test_bilangan_terbesar_masih_diterima() -> None:
    assert masalah(dengan(USIA, maks=10**12 - 1)) == []


def test_lama_yang_tak_terbaca_menyebut_bentuk_yang_boleh() -> None:
    assert satu(dengan(LAMA_NIKAH, min="lima tahun")) == MasalahSyarat(
        kode=KodeMasalah.LAMA_TIDAK_TERBACA,
        kunci="parameter.min",
        ditemukan="lima tahun",
        boleh=BENTUK_LAMA,
    )


@pytest.mark.parametrize(
    ("syarat", "ditemukan", "boleh"),
    [
        (dengan(USIA, min=56), "56", "paling banyak 55"),
        (dengan(LAMA_NIKAH, maks="59 bulan"), "5 tahun", "paling banyak 59 bulan"),
    ],
)
def test_batas_yang_terbalik_ditolak(syarat: Syarat, ditemukan: str, boleh: str) -> None:
    assert satu(syarat) == MasalahSyarat(
        kode=KodeMasalah.BATAS_TERBALIK,
        kunci="parameter.min",
        ditemukan=ditemukan,
        boleh=(boleh,),
    )


@pytest.mark.parametrize("syarat", [dengan(USIA, min=55), dengan(LAMA_NIKAH, maks="60 bulan")])
def test_batas_yang_sama_diterima(syarat: Syarat) -> None:
    assert masalah(syarat) == []


@pytest.mark.parametrize(
    ("syarat", "kunci"),
    [
        (attrs.evolve(USIA, fakta="setiap tanggal_lahir"), "fakta"),
        (attrs.evolve(USIA, pada="a.b.c"), "pada"),
        (attrs.evolve(USIA, bila=Bila(fakta="?")), "bila.fakta"),
        (dengan(AGAMA_SAMA, dengan="?"), "parameter.dengan"),
    ],
)
def test_jalur_yang_tak_terbaca_disebut_tempatnya(syarat: Syarat, kunci: str) -> None:
    hasil = satu(syarat)

    assert (hasil.kode, hasil.kunci) == (KodeMasalah.JALUR_TIDAK_TERBACA, kunci)
    assert hasil.ditemukan != ""


@pytest.mark.parametrize(
    ("syarat", "kode", "kunci", "ditemukan", "terdekat"),
    [
        (
            attrs.evolve(USIA, fakta="setiap pemohon.tgl_lahir"),
            KodeMasalah.FAKTA_TIDAK_DIKENAL,
            "fakta",
            "tgl_lahir",
            "tanggal_lahir",
        ),
        (
            attrs.evolve(USIA, fakta="setiap pemohn.tanggal_lahir"),
            KodeMasalah.PIHAK_TIDAK_DIKENAL,
            "fakta",
            "pemohn",
            "pemohon",
        ),
        (
            attrs.evolve(USIA, bila=Bila(fakta="menikh")),
            KodeMasalah.FAKTA_TIDAK_DIKENAL,
            "bila.fakta",
            "menikh",
            "menikah",
        ),
        (
            attrs.evolve(USIA, pada="tanggal_nika"),
            KodeMasalah.FAKTA_TIDAK_DIKENAL,
            "pada",
            "tanggal_nika",
            "tanggal_nikah",
        ),
        (
            dengan(AGAMA_SAMA, dengan="anak.agma"),
            KodeMasalah.FAKTA_TIDAK_DIKENAL,
            "parameter.dengan",
            "agma",
            "agama",
        ),
        (
            dengan(TERDAFTAR, daftar=("dtks", "dtse")),
            KodeMasalah.REGISTRI_TIDAK_DIKENAL,
            "parameter.daftar",
            "dtse",
            "dtsen",
        ),
        (
            Syarat(
                kode="x",
                teks="x",
                uji="atestasi",
                fakta="layak_lapangan",
                parameter={"oleh": "peksos"},
            ),
            KodeMasalah.PERAN_TIDAK_DIKENAL,
            "parameter.oleh",
            "peksos",
            "peksos_anak",
        ),
        (
            Syarat(
                kode="x",
                teks="x",
                uji="dalam",
                fakta="pemohon.agama",
                parameter={"nilai": ("islam", "kristn")},
            ),
            KodeMasalah.NILAI_TIDAK_DIKENAL,
            "parameter.nilai",
            "kristn",
            "kristen",
        ),
        (
            attrs.evolve(USIA, bila=Bila(fakta="pemohon.agama", nilai=("islm",))),
            KodeMasalah.NILAI_TIDAK_DIKENAL,
            "bila.nilai",
            "islm",
            "islam",
        ),
    ],
)
def test_nama_di_luar_kosakata_menawarkan_yang_terdekat(
    syarat: Syarat, kode: KodeMasalah, kunci: str, ditemukan: str, terdekat: str
) -> None:
    hasil = satu(syarat)

    assert (hasil.kode, hasil.kunci) == (kode, kunci)
    assert (hasil.ditemukan, hasil.terdekat) == (ditemukan, terdekat)
    assert terdekat in hasil.boleh


def test_pihak_dan_fakta_yang_keliru_sekaligus_disebut_keduanya() -> None:
    keliru = attrs.evolve(USIA, fakta="wal.tgl")

    assert [m.kode for m in masalah(keliru)] == [
        KodeMasalah.PIHAK_TIDAK_DIKENAL,
        KodeMasalah.FAKTA_TIDAK_DIKENAL,
    ]


@pytest.mark.parametrize(
    ("jalur", "milik"), [("tanggal_lahir", "pihak"), ("pemohon.tanggal_nikah", "kasus")]
)
def test_fakta_di_tempat_yang_salah_disebut_miliknya(jalur: str, milik: str) -> None:
    assert satu(attrs.evolve(USIA, fakta=jalur)) == MasalahSyarat(
        kode=KodeMasalah.FAKTA_SALAH_TEMPAT, kunci="fakta", ditemukan=jalur, boleh=(milik,)
    )


def test_jenis_fakta_yang_tak_cocok_menyebut_jenis_yang_diterima() -> None:
    assert satu(attrs.evolve(USIA, fakta="pemohon.agama")) == MasalahSyarat(
        kode=KodeMasalah.JENIS_FAKTA_TIDAK_COCOK,
        kunci="fakta",
        ditemukan="agama (pilihan)",
        boleh=("tanggal",),
    )
    assert satu(dengan(AGAMA_SAMA, dengan="anak.tanggal_lahir")) == MasalahSyarat(
        kode=KodeMasalah.JENIS_FAKTA_TIDAK_COCOK,
        kunci="parameter.dengan",
        ditemukan="tanggal_lahir (tanggal)",
        boleh=("pilihan",),
    )


@pytest.mark.parametrize("pada", ["pemohon.agama", "setiap pemohon.tanggal_lahir"])
def test_tanggal_acuan_harus_satu_fakta_tanggal(pada: str) -> None:
    assert satu(attrs.evolve(USIA, pada=pada)) == MasalahSyarat(
        kode=KodeMasalah.ACUAN_BUKAN_TANGGAL, kunci="pada", ditemukan=pada
    )


def test_bila_harus_bernilai_sejenis_faktanya() -> None:
    def bila(fakta: str, nilai: Nilai) -> MasalahSyarat:
        return satu(attrs.evolve(USIA, bila=Bila(fakta=fakta, nilai=(nilai,))))

    assert bila("menikah", 1).boleh == ("ya_tidak",)
    assert bila("pemohon.agama", True).boleh == AGAMA
    assert bila("pemohon.agama", True).kode is KodeMasalah.NILAI_TIDAK_DIKENAL
    assert bila("jumlah_anak", "1") == MasalahSyarat(
        kode=KodeMasalah.NILAI_TIDAK_DIKENAL,
        kunci="bila.nilai",
        ditemukan="1",
        boleh=("bilangan",),
    )


def test_penerusan_harus_menyebut_tujuannya() -> None:
    assert satu(attrs.evolve(USIA, akibat=Akibat.TERUSKAN)) == MasalahSyarat(
        kode=KodeMasalah.KEPADA_WAJIB, kunci="kepada"
    )
    assert masalah(attrs.evolve(USIA, akibat=Akibat.TERUSKAN, kepada="provinsi")) == []


def test_alternatif_tidak_bersarang_dan_tidak_ber_bila() -> None:
    dalam = Syarat(kode="b", teks="b", salah_satu=(USIA, LAMA_NIKAH))
    luar = Syarat(kode="a", teks="a", uji="usia", salah_satu=(dalam, LAMA_NIKAH))

    assert periksa_deklarasi(luar) == (
        MasalahSyarat(kode=KodeMasalah.UJI_BERSAMA_SALAH_SATU, kunci="uji", ditemukan="usia"),
        MasalahSyarat(kode=KodeMasalah.SALAH_SATU_BERSARANG, kunci="salah_satu[0].salah_satu"),
        MasalahSyarat(kode=KodeMasalah.BILA_DALAM_SALAH_SATU, kunci="salah_satu[1].bila"),
    )


def test_masalah_dalam_alternatif_menyebut_nomornya() -> None:
    keliru = attrs.evolve(USIA, fakta="pemohon.tgl", parameter={"min": True}, pada="x")
    luar = Syarat(kode="a", teks="a", salah_satu=(USIA, keliru))

    assert [m.kunci for m in masalah(luar)] == [
        "salah_satu[1].parameter.min",
        "salah_satu[1].pada",
        "salah_satu[1].fakta",
    ]


def test_semua_masalah_disebut_sekaligus() -> None:
    keliru = Syarat(
        kode="x",
        teks="x",
        uji="lama",
        fakta="pemohon.agama",
        parameter={"min": "besok", "satuan": "hari"},
        pada="menikah",
        bila=Bila(fakta="anak.usia"),
        akibat=Akibat.TERUSKAN,
    )

    assert [m.kunci for m in masalah(keliru)] == [
        "kepada",
        "parameter.min",
        "parameter.satuan",
        "bila.fakta",
        "pada",
        "fakta",
    ]
