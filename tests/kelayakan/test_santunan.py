"""The conditions of the death benefit (Banjarmasin SK 093/2024 no. 4) at their edges."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kelayakan.contoh import (
    BELUM,
    SANTUNAN,
    TERDAFTAR,
    TERPENUHI,
    TIDAK,
    TIGA_PULUH_HARI,
    hasil,
    menilai,
    santunan_layak,
    satu,
    terdaftar,
    ubah,
)

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, Rekomendasi
from dinsos_core.domain.shared.nilai import BelumDiketahui, Keanggotaan, NilaiFakta
from dinsos_core.domain.standar.model import Syarat

MENINGGAL = date(2026, 6, 1)


def test_klaim_yang_memenuhi_semua_syarat_disarankan_disetujui() -> None:
    penilaian = menilai(SANTUNAN, santunan_layak())

    assert penilaian.kesimpulan is TERPENUHI
    assert penilaian.rekomendasi is Rekomendasi.SETUJUI


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_hari_meninggal_hari_ke_0_dan_hari_ke_30_masih_diterima(meninggal: date) -> None:
    kasus = santunan_layak(meninggal)

    def hari_ke(n: int) -> Kesimpulan:
        return satu(TIGA_PULUH_HARI, kasus, meninggal + timedelta(days=n)).kesimpulan

    assert [hari_ke(n) for n in (0, 30, 31, 366)] == [TERPENUHI, TERPENUHI, TIDAK, TIDAK]


def test_diajukan_sebelum_meninggal_adalah_data_bertentangan_bukan_terpenuhi() -> None:
    klaim = satu(TIGA_PULUH_HARI, santunan_layak(), MENINGGAL - timedelta(days=1))

    assert klaim.kesimpulan is BELUM
    assert klaim.sebab_belum == ("sesudah_tanggal_acuan",)


def geser() -> Syarat:
    return attrs.evolve(TIGA_PULUH_HARI, parameter={"maks": 30, "geser_libur": True})


@pytest.mark.parametrize(
    ("meninggal", "terakhir"),
    [
        (date(2026, 5, 8), date(2026, 6, 8)),  # day 30 a Sunday: Monday
        (date(2026, 5, 2), date(2026, 6, 2)),  # day 30 a holiday on Monday: Tuesday
        (date(2026, 5, 10), date(2026, 6, 9)),  # day 30 a working day: no roll
    ],
)
def test_bacaan_geser_memindah_hari_terakhir_ke_hari_kerja_berikut(
    meninggal: date, terakhir: date
) -> None:
    kasus = santunan_layak(meninggal)

    assert satu(geser(), kasus, terakhir).kesimpulan is TERPENUHI
    assert satu(geser(), kasus, terakhir + timedelta(days=1)).kesimpulan is TIDAK


def test_bacaan_bawaan_tidak_menggeser_hari_libur() -> None:
    kasus = santunan_layak(date(2026, 5, 8))

    assert satu(TIGA_PULUH_HARI, kasus, date(2026, 6, 7)).kesimpulan is TERPENUHI
    assert satu(TIGA_PULUH_HARI, kasus, date(2026, 6, 8)).kesimpulan is TIDAK


def test_bacaan_geser_menyebut_tafsir_cuti_bersama() -> None:
    assert [t.kode for t in menilai(geser(), santunan_layak()).tafsir] == ["cuti-bersama"]
    assert menilai(TIGA_PULUH_HARI, santunan_layak()).tafsir == ()


@pytest.mark.parametrize(
    ("pada", "kesimpulan"),
    [(date(2027, 2, 2), TERPENUHI), (date(2027, 2, 3), BELUM)],
)
def test_libur_yang_belum_ditetapkan_tidak_membuat_klaim_terlambat(
    pada: date, kesimpulan: Kesimpulan
) -> None:
    klaim = satu(geser(), santunan_layak(date(2027, 1, 3)), pada)

    assert klaim.kesimpulan is kesimpulan
    assert ("kalender_belum_pasti" in klaim.sebab_belum) is (kesimpulan is BELUM)


@pytest.mark.parametrize(
    ("dari", "sampai", "kesimpulan"),
    [
        (None, None, TERPENUHI),
        (MENINGGAL, None, TERPENUHI),
        (MENINGGAL + timedelta(days=1), None, TIDAK),
        (None, MENINGGAL, TERPENUHI),
        (None, MENINGGAL - timedelta(days=1), TIDAK),
    ],
)
def test_keanggotaan_dilihat_pada_tanggal_meninggal_bukan_pengajuan(
    dari: date | None, sampai: date | None, kesimpulan: Kesimpulan
) -> None:
    kasus = ubah(santunan_layak(), "almarhum", terdaftar=terdaftar("dtks", dari, sampai))

    hasilnya = satu(TERDAFTAR, kasus)

    assert hasilnya.kesimpulan is kesimpulan
    assert hasilnya.tanggal_acuan == MENINGGAL


def test_daftar_setara_diterima() -> None:
    kasus = ubah(santunan_layak(), "almarhum", terdaftar=terdaftar("dtsen"))

    hasilnya = satu(TERDAFTAR, kasus)

    assert hasilnya.kesimpulan is TERPENUHI
    assert satu(_tanpa_setara(), kasus).kesimpulan is TIDAK


@pytest.mark.parametrize("jawaban", [Keanggotaan(), terdaftar("siak")])
def test_tidak_terdaftar_atau_terdaftar_di_tempat_lain_tidak_memenuhi(jawaban: Keanggotaan) -> None:
    hasilnya = satu(TERDAFTAR, ubah(santunan_layak(), "almarhum", terdaftar=jawaban))

    assert hasilnya.kesimpulan is TIDAK


def test_registri_tak_terjangkau_bukan_berarti_tidak_terdaftar() -> None:
    putus = BelumDiketahui(sebab="sumber_tak_terjangkau")

    penilaian = menilai(SANTUNAN, ubah(santunan_layak(), "almarhum", terdaftar=putus))

    assert hasil(penilaian, "terdaftar").kesimpulan is BELUM
    assert hasil(penilaian, "terdaftar").sebab_belum == ("sumber_tak_terjangkau",)
    assert penilaian.rekomendasi is Rekomendasi.PERIKSA


@pytest.mark.parametrize(
    ("meninggal", "sebab"),
    [
        (BelumDiketahui(sebab="dihapus"), "dihapus"),
        ("1 Juni 2026", "salah_jenis"),
    ],
)
def test_tanpa_tanggal_meninggal_keanggotaan_belum_dapat_dinilai(
    meninggal: NilaiFakta, sebab: str
) -> None:
    hasilnya = satu(TERDAFTAR, ubah(santunan_layak(), "almarhum", tanggal_meninggal=meninggal))

    assert hasilnya.kesimpulan is BELUM
    assert hasilnya.sebab_belum == (sebab,)
    assert hasilnya.tanggal_acuan is None


def test_pihak_yang_tidak_ada_membuat_syaratnya_belum_dapat_dinilai() -> None:
    penilaian = menilai(SANTUNAN, FaktaKasus())

    assert [h.kesimpulan for h in penilaian.syarat] == [BELUM] * 3
    assert [b.lokasi for h in penilaian.syarat for b in h.bagian] == [
        "almarhum.terdaftar",
        "pemohon.ahli_waris",
        "almarhum.tanggal_meninggal",
    ]


def _tanpa_setara() -> Syarat:
    return attrs.evolve(TERDAFTAR, parameter={"daftar": ("dtks",)})
