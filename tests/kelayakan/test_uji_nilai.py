"""Tests on values other than dates, each at its bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kelayakan.contoh import BELUM, TERPENUHI, TIDAK, satu

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan
from dinsos_core.domain.shared.nilai import BelumDiketahui, Nilai, NilaiFakta
from dinsos_core.domain.standar.model import Syarat

HURUF = st.sampled_from("abc")


def uji(kode: str, nilai: NilaiFakta, /, **parameter: Nilai | tuple[str, ...]) -> Kesimpulan:
    syarat = Syarat(kode="x", teks="x", uji=kode, fakta="fakta", parameter=parameter)
    return satu(syarat, FaktaKasus(kasus={"fakta": nilai})).kesimpulan


@pytest.mark.parametrize("kode", ["ya", "atestasi"])
def test_ya_dan_atestasi_terpenuhi_hanya_oleh_ya(kode: str) -> None:
    parameter = {"oleh": ("peksos",)} if kode == "atestasi" else {}

    assert uji(kode, True, **parameter) is TERPENUHI
    assert uji(kode, False, **parameter) is TIDAK
    assert uji(kode, BelumDiketahui(), **parameter) is BELUM


def test_tidak_terpenuhi_hanya_oleh_jawaban_tidak() -> None:
    assert uji("tidak", False) is TERPENUHI
    assert uji("tidak", True) is TIDAK
    assert uji("tidak", BelumDiketahui()) is BELUM


@given(HURUF, st.lists(HURUF, min_size=1).map(tuple))
def test_dalam_dan_bukan_saling_menyangkal(nilai: str, daftar: tuple[str, ...]) -> None:
    assert (uji("dalam", nilai, nilai=daftar) is TERPENUHI) is (nilai in daftar)
    assert (uji("bukan", nilai, nilai=daftar) is TERPENUHI) is (nilai not in daftar)


def test_satu_nilai_boleh_ditulis_tanpa_daftar() -> None:
    assert uji("dalam", "ab", nilai="ab") is TERPENUHI
    assert uji("dalam", "a", nilai="ab") is TIDAK


@given(st.integers(), st.integers(0, 10**6))
def test_paling_banyak_dan_paling_sedikit_menyertakan_batasnya(nilai: int, batas: int) -> None:
    assert (uji("paling_banyak", nilai, maks=batas) is TERPENUHI) is (nilai <= batas)
    assert (uji("paling_sedikit", nilai, min=batas) is TERPENUHI) is (nilai >= batas)
    assert uji("paling_banyak", batas, maks=batas) is TERPENUHI
    assert uji("paling_sedikit", batas, min=batas) is TERPENUHI


@pytest.mark.parametrize(
    ("nilai", "wilayah", "kesimpulan"),
    [
        ("62.71.02", "62.71", TERPENUHI),
        ("62.71.02", "62.71.02", TERPENUHI),
        ("62.71", "62.71.02", TIDAK),
        ("63.71", "62.71", TIDAK),
    ],
)
def test_wilayah_boleh_disebut_selain_wilayah_instansi(
    nilai: str, wilayah: str, kesimpulan: Kesimpulan
) -> None:
    assert uji("wilayah", nilai, wilayah=wilayah) is kesimpulan


@pytest.mark.parametrize(
    ("nilai", "kesimpulan"),
    [("62.71", TIDAK), ("62.71.02", TIDAK), ("62.72", TERPENUHI), ("63.71", TERPENUHI)],
)
def test_luar_wilayah_adalah_kebalikan_wilayah(nilai: str, kesimpulan: Kesimpulan) -> None:
    assert uji("luar_wilayah", nilai, wilayah="62.71") is kesimpulan


def test_luar_wilayah_belum_diketahui_tanpa_faktanya() -> None:
    """A place nobody has stated is not outside."""
    assert uji("luar_wilayah", BelumDiketahui()) is BELUM


def kelamin(*nilai: NilaiFakta, **parameter: int) -> Kesimpulan:
    syarat = Syarat(
        kode="x", teks="x", uji="berbeda", fakta="setiap orang.kelamin", parameter=parameter
    )
    orang = tuple({"kelamin": n} for n in nilai)
    hasil = satu(syarat, FaktaKasus(pihak={"orang": orang}))
    assert [b.lokasi for b in hasil.bagian] == ["setiap orang.kelamin"]
    return hasil.kesimpulan


def test_berbeda_menuntut_semua_nilai_berlainan() -> None:
    belum = BelumDiketahui(sebab="dihapus")

    assert kelamin("a", "b") is TERPENUHI
    assert kelamin("a", "b", "c") is TERPENUHI
    assert kelamin("a", "b", "a") is TIDAK
    assert kelamin("a", belum) is BELUM
    assert kelamin("a", belum, "a") is TIDAK


def test_berbeda_tanpa_pasangan_belum_dapat_dinilai_kecuali_satu_sudah_cukup() -> None:
    assert kelamin("a") is BELUM
    assert kelamin() is BELUM
    assert kelamin("a", sedikitnya=1) is TERPENUHI
    assert kelamin("a", "b", sedikitnya=3) is BELUM


def agama(pemohon: NilaiFakta, *anak: NilaiFakta) -> Kesimpulan:
    syarat = Syarat(
        kode="x",
        teks="x",
        uji="sama",
        fakta="pemohon.agama",
        parameter={"dengan": "setiap anak.agama"},
    )
    kasus = FaktaKasus(
        pihak={"pemohon": ({"agama": pemohon},), "anak": tuple({"agama": a} for a in anak)}
    )
    return satu(syarat, kasus).kesimpulan


def test_sama_menuntut_semua_pembanding_sama() -> None:
    belum = BelumDiketahui()

    assert agama("islam", "islam") is TERPENUHI
    assert agama("islam", "islam", "hindu") is TIDAK
    assert agama("islam", belum, "hindu") is TIDAK
    assert agama("islam", "islam", belum) is BELUM
    assert agama(belum, "islam") is BELUM
    assert agama("islam") is BELUM
