"""Date tests agree with their own explanation, and survive the ends of the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kelayakan.contoh import BELUM, PENGAJUAN, TERPENUHI, TIDAK, satu

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, SyaratDinilai
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.standar.model import Syarat
from dinsos_core.domain.waktu.batas import urai_lama
from dinsos_core.domain.waktu.teks import BULAN
from dinsos_core.domain.waktu.usia import Kabisat, akhir_masa, genap, ulang_tahun
from dinsos_core.testing import kelayakan as strategi

SEHARI = timedelta(days=1)
KABISAT = st.sampled_from(("1-maret", "28-februari"))
PADA = st.dates(date(2020, 1, 1), date(2032, 12, 31)) | st.sampled_from(
    [date(t, b, h) for t in (2023, 2024, 2025) for b, h in ((2, 28), (3, 1))] + [date(2024, 2, 29)]
)


def nilai(
    uji: str,
    tanggal: date,
    pada: date,
    kabisat: Kabisat = "1-maret",
    /,
    **parameter: Nilai,
) -> SyaratDinilai:
    syarat = Syarat(kode="x", teks="x", uji=uji, fakta="mulai", parameter=parameter)
    return satu(syarat, FaktaKasus(kasus={"mulai": tanggal}), pada, kabisat)


def kesimpulan(terpenuhi: bool) -> Kesimpulan:
    return TERPENUHI if terpenuhi else TIDAK


@given(st.data(), PADA, KABISAT, st.integers(0, 60))
def test_batas_usia_dihitung_dari_ulang_tahun_dalam_semua_bacaan(
    data: st.DataObject, pada: date, kabisat: Kabisat, n: int
) -> None:
    lahir = data.draw(strategi.tanggal_dekat(pada))
    ke_n, sesudahnya = (ulang_tahun(lahir, tahun, kabisat=kabisat) for tahun in (n, n + 1))

    def usia(**parameter: Nilai) -> Kesimpulan:
        return nilai("usia", lahir, pada, kabisat, **parameter).kesimpulan

    assert usia(min=n) is kesimpulan(ke_n <= pada)
    assert usia(min=n, batas_bawah="lebih_dari") is kesimpulan(sesudahnya <= pada)
    assert usia(min=n, batas_bawah="sehari_sesudah") is kesimpulan(ke_n < pada)
    assert usia(maks=n) is kesimpulan(pada < sesudahnya)
    assert usia(maks=n, batas_atas="ulang_tahun") is kesimpulan(pada <= ke_n)


LAMA = st.sampled_from(["1 tahun", "5 tahun", "60 bulan", "6 bulan", "1 tahun 6 bulan", "1 bulan"])


@given(st.data(), PADA, KABISAT, LAMA)
def test_batas_lama_dihitung_dari_hari_genapnya(
    data: st.DataObject, pada: date, kabisat: Kabisat, lama: str
) -> None:
    mulai = data.draw(strategi.tanggal_dekat(pada))
    genap_pada = genap(mulai, urai_lama(lama), kabisat=kabisat)

    sedikitnya = nilai("lama", mulai, pada, kabisat, min=lama)
    paling_lama = nilai("lama", mulai, pada, kabisat, maks=lama)

    assert sedikitnya.kesimpulan is kesimpulan(genap_pada <= pada)
    assert paling_lama.kesimpulan is kesimpulan(pada <= genap_pada)


@given(st.data(), PADA, KABISAT, LAMA)
def test_masa_yang_hari_pertamanya_dihitung_habis_sehari_sebelum_genapnya(
    data: st.DataObject, pada: date, kabisat: Kabisat, lama: str
) -> None:
    """As a granted period of the same words ends; the reading of birthdays has no say in it."""
    mulai = data.draw(strategi.tanggal_dekat(pada))
    akhir = akhir_masa(mulai, urai_lama(lama), awal_dihitung=True)

    sedikitnya = nilai("lama", mulai, pada, kabisat, min=lama, awal_dihitung=True)
    paling_lama = nilai("lama", mulai, pada, kabisat, maks=lama, awal_dihitung=True)

    assert sedikitnya.kesimpulan is kesimpulan(akhir <= pada)
    assert paling_lama.kesimpulan is kesimpulan(pada <= akhir)
    assert ("sudah " + lama in sedikitnya.penjelasan) or pada != akhir or lama == "60 bulan"


@given(st.data(), PADA, st.integers(1, 40))
def test_hari_pertama_yang_dihitung_ialah_hari_ke_1(
    data: st.DataObject, pada: date, n: int
) -> None:
    mulai = data.draw(strategi.tanggal_dekat(pada))
    hari_ke = (pada - mulai).days + 1

    hasil = nilai("hari_sejak", mulai, pada, min=n, maks=n, awal_dihitung=True)

    assert hasil.kesimpulan is kesimpulan(hari_ke == n)
    assert f"ari ke-{hari_ke} " in hasil.penjelasan


@given(st.data(), PADA, st.integers(0, 40), st.integers(0, 40))
def test_rentang_hari_menyertakan_kedua_ujungnya(
    data: st.DataObject, pada: date, n: int, selisih: int
) -> None:
    mulai = data.draw(strategi.tanggal_dekat(pada))
    hari_ke = (pada - mulai).days

    hasil = nilai("hari_sejak", mulai, pada, min=n, maks=n + selisih)

    assert hasil.kesimpulan is kesimpulan(n <= hari_ke <= n + selisih)


@given(st.data(), PADA, KABISAT, st.sampled_from(["usia", "lama", "hari_sejak"]))
def test_penjelasan_menyebut_tanggal_saat_kesimpulan_berubah(
    data: st.DataObject, pada: date, kabisat: Kabisat, uji: str
) -> None:
    """On the date that the explanation names, the answer is another one."""
    tanggal = data.draw(strategi.tanggal_dekat(pada))
    batas: dict[str, Nilai] = {"min": 3, "maks": 30}
    if uji == "lama":
        batas = {"min": "3 tahun", "maks": "30 tahun"}

    hasil = nilai(uji, tanggal, pada, kabisat, **batas)

    if hasil.kesimpulan is TIDAK:
        belum = "baru terpenuhi mulai " in hasil.penjelasan
        berubah = _tanggal_disebut(hasil.penjelasan)
        pada_hari_itu = nilai(uji, tanggal, berubah, kabisat, **batas).kesimpulan
        sehari_sebelumnya = nilai(uji, tanggal, berubah - SEHARI, kabisat, **batas).kesimpulan
        assert pada_hari_itu is kesimpulan(belum)
        assert sehari_sebelumnya is kesimpulan(not belum)


def _tanggal_disebut(penjelasan: str) -> date:
    hari, bulan, tahun = penjelasan.rstrip(". ").split()[-3:]
    return date(int(tahun), BULAN.index(bulan) + 1, int(hari))


@pytest.mark.parametrize("pada", [date.min, date.min + SEHARI, date.max - SEHARI, date.max])
@pytest.mark.parametrize("tanggal", [date.min, date(1990, 2, 28), date.max])
@pytest.mark.parametrize(
    ("uji", "parameter"),
    [
        ("usia", {"min": 30, "maks": 55}),
        ("usia", {"min": 30, "batas_bawah": "sehari_sesudah"}),
        ("usia", {"maks": 55, "batas_atas": "ulang_tahun"}),
        ("usia", {"min": 10**11}),
        ("lama", {"min": "5 tahun"}),
        ("lama", {"min": "5 tahun 1 bulan"}),
        ("lama", {"maks": "5 tahun"}),
        ("hari_sejak", {"min": 30, "maks": 30}),
        ("hari_sejak", {"min": 10**11}),
        ("hari_sejak", {"maks": 30, "geser_libur": True}),
    ],
)
def test_ujung_penanggalan_tidak_menggagalkan_penilaian(
    uji: str, parameter: dict[str, Nilai], tanggal: date, pada: date
) -> None:
    hasil = nilai(uji, tanggal, pada, **parameter)

    assert hasil.penjelasan
    assert (hasil.kesimpulan is BELUM) is (pada < tanggal) or parameter.get("geser_libur")


@pytest.mark.parametrize(
    ("uji", "batas"), [("usia", 30), ("lama", "5 tahun"), ("lama", "7 bulan"), ("hari_sejak", 30)]
)
@pytest.mark.parametrize("pada", [date.min, date.max])
def test_batas_di_luar_penanggalan_tidak_pernah_tercapai(
    uji: str, batas: Nilai, pada: date
) -> None:
    assert nilai(uji, pada, pada, min=batas).kesimpulan is TIDAK


@pytest.mark.parametrize("uji", ["usia", "lama", "hari_sejak"])
def test_tanggal_sesudah_acuan_belum_dapat_dinilai(uji: str) -> None:
    batas: Nilai = "30 tahun" if uji == "lama" else 30

    hasil = nilai(uji, PENGAJUAN + SEHARI, PENGAJUAN, maks=batas)

    assert hasil.sebab_belum == ("sesudah_tanggal_acuan",)
    assert nilai(uji, PENGAJUAN, PENGAJUAN, maks=batas).kesimpulan is TERPENUHI
