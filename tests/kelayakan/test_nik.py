"""A NIK that contradicts itself warns and never refuses (tafsir 43)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinsos_core.domain.kelayakan.nik import PeringatanNik, periksa_nik
from dinsos_core.domain.shared.nilai import BelumDiketahui, NilaiFakta, TanggalRentang
from dinsos_core.domain.waktu.rentang import rentang_usia
from dinsos_core.testing import kelayakan as strategi

ORANG = strategi.orang(date(2026, 6, 20), usia=(0, 99))


@given(ORANG)
def test_nik_yang_cocok_tidak_memberi_peringatan(satu: dict[str, NilaiFakta]) -> None:
    assert periksa_nik(satu) == ()


@given(ORANG, st.sampled_from([-1, 1, 40, 366]))
def test_tanggal_lahir_lain_memberi_satu_peringatan(
    satu: dict[str, NilaiFakta], geser: int
) -> None:
    lahir = satu["tanggal_lahir"]
    assert isinstance(lahir, date)

    satu = {**satu, "tanggal_lahir": lahir + timedelta(days=geser)}

    assert periksa_nik(satu) == (PeringatanNik.TANGGAL_LAHIR_BERBEDA,)


@given(ORANG)
def test_jenis_kelamin_lain_memberi_satu_peringatan(satu: dict[str, NilaiFakta]) -> None:
    lain = {"laki_laki": "perempuan", "perempuan": "laki_laki"}[str(satu["jenis_kelamin"])]

    assert periksa_nik({**satu, "jenis_kelamin": lain}) == (PeringatanNik.JENIS_KELAMIN_BERBEDA,)


@pytest.mark.parametrize(
    ("domisili", "cocok"),
    [
        ("63.71", True),
        ("63.71.05", True),
        ("63.71.05.1001", True),
        ("63.71.04", True),
        ("63.72", False),
        ("62.71", False),
    ],
)
def test_domisili_dibandingkan_sampai_kabupaten_atau_kota(domisili: str, cocok: bool) -> None:
    peringatan = periksa_nik({"nik": "6371052006960001", "domisili": domisili})

    assert peringatan == (() if cocok else (PeringatanNik.WILAYAH_BERBEDA,))


@pytest.mark.parametrize(
    ("hari_bulan_tahun", "ada"),
    [
        ("010100", True),
        ("710125", True),
        ("310496", False),
        ("320196", False),
        ("400196", False),
        ("720196", False),
        ("000196", False),
        ("011396", False),
        ("010096", False),
        ("290200", True),  # 2000 was a leap year, 1900 was not
        ("290296", True),
        ("690296", True),
        ("290295", False),
    ],
)
def test_enam_angka_tanggal_harus_mungkin_dalam_satu_abad(hari_bulan_tahun: str, ada: bool) -> None:
    nik = f"637105{hari_bulan_tahun}0001"

    assert (PeringatanNik.TANGGAL_TIDAK_ADA in periksa_nik({"nik": nik})) is not ada


@pytest.mark.parametrize("nik", ["", "637105200696000", "63710520069600011", "637105200696000X"])
def test_bukan_16_angka_bukan_nik(nik: str) -> None:
    data = {"nik": nik, "jenis_kelamin": "perempuan", "domisili": "62.71"}

    assert periksa_nik(data) == (PeringatanNik.BUKAN_16_ANGKA,)


def test_angka_aksara_lain_bukan_nik() -> None:
    assert periksa_nik({"nik": "٦" * 16}) == (PeringatanNik.BUKAN_16_ANGKA,)


@pytest.mark.parametrize("isi", [{}, {"nik": BelumDiketahui()}])
def test_nik_yang_belum_diketahui_tidak_diperiksa(isi: dict[str, NilaiFakta]) -> None:
    assert periksa_nik({**isi, "jenis_kelamin": "perempuan"}) == ()


def test_yang_belum_diketahui_tidak_dibandingkan() -> None:
    belum = BelumDiketahui()
    data: dict[str, NilaiFakta] = {
        "nik": "6371052006960001",
        "tanggal_lahir": belum,
        "jenis_kelamin": belum,
        "domisili": belum,
    }

    assert periksa_nik(data) == ()


@pytest.mark.parametrize("kelamin", ["laki_laki", "perempuan"])
def test_hari_40_bukan_hari_perempuan(kelamin: str) -> None:
    peringatan = periksa_nik({"nik": "6371054006960001", "jenis_kelamin": kelamin})

    assert (PeringatanNik.JENIS_KELAMIN_BERBEDA in peringatan) is (kelamin == "perempuan")


def test_semua_peringatan_disebut_sekaligus() -> None:
    data: dict[str, NilaiFakta] = {
        "nik": "6371052006960001",
        "tanggal_lahir": date(1996, 6, 21),
        "jenis_kelamin": "perempuan",
        "domisili": "62.71",
    }

    assert [p.value for p in periksa_nik(data)] == [
        "nik_tanggal_lahir_berbeda",
        "nik_jenis_kelamin_berbeda",
        "nik_wilayah_berbeda",
    ]


@pytest.mark.parametrize(
    ("lahir", "cocok"),
    [
        (TanggalRentang.setahun(1996), True),
        (TanggalRentang.sebulan(1996, 6), True),
        (rentang_usia(29, date(2026, 3, 2)), True),
        (TanggalRentang.setahun(1995), False),
        (TanggalRentang.sebulan(1996, 7), False),
        (TanggalRentang.setahun(1896), True),
        (TanggalRentang(dari=date(1995, 12, 1), sampai=date(1996, 6, 19)), False),
    ],
)
def test_nik_yang_mungkin_dalam_rentang_lahirnya_tidak_diperingatkan(
    lahir: TanggalRentang, cocok: bool
) -> None:
    hasil = periksa_nik({"nik": "6371052006960001", "tanggal_lahir": lahir})

    assert hasil == (() if cocok else (PeringatanNik.TANGGAL_LAHIR_BERBEDA,))
