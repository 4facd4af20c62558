"""The conditions of adoption (Banjarmasin SK 093/2024 no. 12) at their edges."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kelayakan.contoh import (
    AGAMA_SAMA,
    BELUM,
    BUKAN_SEJENIS,
    DITERUSKAN,
    LAMA_NIKAH,
    MENIKAH,
    PENGAJUAN,
    PENGANGKATAN_ANAK,
    TERPENUHI,
    TIDAK,
    USIA,
    hasil,
    menilai,
    pasangan_layak,
    satu,
    ubah,
)

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, Penilaian, Rekomendasi
from dinsos_core.domain.shared.nilai import BelumDiketahui, Keanggotaan, NilaiFakta
from dinsos_core.domain.standar.model import Akibat, Syarat
from dinsos_core.domain.waktu.usia import Kabisat, ulang_tahun
from dinsos_core.testing import contoh
from dinsos_core.testing import kelayakan as strategi

SEHARI = timedelta(days=1)
KABISAT = st.sampled_from(("1-maret", "28-februari"))


def lahir(tanggal: date) -> FaktaKasus:
    return FaktaKasus(pihak={"pemohon": ({"tanggal_lahir": tanggal},)})


def test_pasangan_yang_memenuhi_semua_syarat_disarankan_disetujui() -> None:
    penilaian = menilai(PENGANGKATAN_ANAK, pasangan_layak())

    assert [h.kesimpulan for h in penilaian.syarat] == [TERPENUHI] * 7
    assert penilaian.kesimpulan is TERPENUHI
    assert penilaian.rekomendasi is Rekomendasi.SETUJUI
    assert penilaian.kepada == ""


@given(st.dates(date(1950, 1, 1), date(2000, 12, 31)), KABISAT)
def test_usia_terpenuhi_dari_ulang_tahun_ke_30_sampai_sehari_sebelum_ke_56(
    lahir_pada: date, kabisat: Kabisat
) -> None:
    ke_30 = ulang_tahun(lahir_pada, 30, kabisat=kabisat)
    ke_56 = ulang_tahun(lahir_pada, 56, kabisat=kabisat)

    def pada(tanggal: date) -> Kesimpulan:
        return satu(USIA, lahir(lahir_pada), tanggal, kabisat).kesimpulan

    assert pada(ke_30 - SEHARI) is TIDAK
    assert pada(ke_30) is TERPENUHI
    assert pada(ke_56 - SEHARI) is TERPENUHI
    assert pada(ke_56) is TIDAK


@pytest.mark.parametrize(
    ("kabisat", "pada", "kesimpulan"),
    [
        ("1-maret", date(2026, 2, 28), TIDAK),
        ("1-maret", date(2026, 3, 1), TERPENUHI),
        ("28-februari", date(2026, 2, 27), TIDAK),
        ("28-februari", date(2026, 2, 28), TERPENUHI),
    ],
)
def test_lahir_29_februari_genap_menurut_tafsir_yang_berlaku(
    kabisat: Kabisat, pada: date, kesimpulan: Kesimpulan
) -> None:
    penilaian = menilai(USIA, lahir(date(1996, 2, 29)), pada, kabisat)

    assert penilaian.kesimpulan is kesimpulan
    assert [(t.kode, t.bacaan) for t in penilaian.tafsir] == [
        ("batas-atas-usia", "genap-tahun"),
        ("kabisat", kabisat),
    ]


@pytest.mark.parametrize(("geser", "kesimpulan"), [(0, TERPENUHI), (1, TIDAK)])
def test_bacaan_ulang_tahun_menutup_batas_atas_pada_ulang_tahun_ke_55(
    geser: int, kesimpulan: Kesimpulan
) -> None:
    syarat = _dengan(USIA, batas_atas="ulang_tahun")
    pada = date(2026, 6, 20) + timedelta(days=geser)

    assert satu(syarat, lahir(date(1971, 6, 20)), pada).kesimpulan is kesimpulan


@pytest.mark.parametrize(
    ("batas_bawah", "pertama"),
    [
        ("genap_tahun", date(2026, 6, 20)),
        ("sehari_sesudah", date(2026, 6, 21)),
        ("lebih_dari", date(2027, 6, 20)),
    ],
)
def test_di_atas_60_tahun_dibaca_menurut_batas_bawah(batas_bawah: str, pertama: date) -> None:
    syarat = Syarat(
        kode="lansia",
        teks="Di atas 60 tahun",
        uji="usia",
        fakta="pemohon.tanggal_lahir",
        parameter={"min": 60, "batas_bawah": batas_bawah},
    )
    orang = lahir(date(1966, 6, 20))

    assert satu(syarat, orang, pertama).kesimpulan is TERPENUHI
    assert satu(syarat, orang, pertama - SEHARI).kesimpulan is TIDAK


@given(st.data())
def test_kedua_suami_istri_harus_memenuhi_usia(data: st.DataObject) -> None:
    suami, istri = data.draw(strategi.pasangan(PENGAJUAN))
    istri = data.draw(strategi.hampir_memenuhi(istri, PENGAJUAN))
    urutan = data.draw(st.permutations([suami, istri]))

    usia = satu(USIA, FaktaKasus(pihak={"pemohon": tuple(urutan)}))

    bagian = {b.lokasi: b.kesimpulan for b in usia.bagian}
    assert list(bagian) == ["pemohon[0].tanggal_lahir", "pemohon[1].tanggal_lahir"]
    assert bagian[f"pemohon[{urutan.index(suami)}].tanggal_lahir"] is TERPENUHI
    assert usia.kesimpulan is bagian[f"pemohon[{urutan.index(istri)}].tanggal_lahir"]


@pytest.mark.parametrize(
    ("menikah", "pada", "kesimpulan"),
    [
        (date(2021, 6, 20), date(2026, 6, 19), TIDAK),
        (date(2021, 6, 20), date(2026, 6, 20), TERPENUHI),
        (date(2020, 2, 29), date(2025, 2, 28), TIDAK),
        (date(2020, 2, 29), date(2025, 3, 1), TERPENUHI),
    ],
)
def test_menikah_lima_tahun_kurang_sehari_belum_cukup(
    menikah: date, pada: date, kesimpulan: Kesimpulan
) -> None:
    kasus = FaktaKasus(kasus={"menikah": True, "tanggal_nikah": menikah})

    assert satu(LAMA_NIKAH, kasus, pada).kesimpulan is kesimpulan


def test_agama_anak_yang_belum_diketahui_belum_dapat_dinilai() -> None:
    kasus = ubah(pasangan_layak(), "anak", agama=BelumDiketahui())

    penilaian = menilai(PENGANGKATAN_ANAK, kasus)

    assert hasil(penilaian, "agama").kesimpulan is BELUM
    assert hasil(penilaian, "agama").sebab_belum == ("belum_diisi",)
    assert penilaian.kesimpulan is BELUM
    assert penilaian.rekomendasi is Rekomendasi.PERIKSA


SETEMPAT = attrs.evolve(
    AGAMA_SAMA,
    parameter={**AGAMA_SAMA.parameter, "bila_tak_diketahui": "anak.agama_setempat"},
)


@pytest.mark.parametrize(
    ("agama", "setempat", "kesimpulan"),
    [
        (BelumDiketahui(), "islam", TERPENUHI),
        (BelumDiketahui(), "hindu", TIDAK),
        (BelumDiketahui(), BelumDiketahui(), BELUM),
        ("kristen", "islam", TIDAK),
        ("islam", "kristen", TERPENUHI),
        (BelumDiketahui(sebab="sumber_tak_terjangkau"), "islam", BELUM),
        (Keanggotaan(), "islam", BELUM),
    ],
)
def test_agama_setempat_hanya_menggantikan_agama_yang_tidak_diketahui_siapa_pun(
    agama: NilaiFakta, setempat: NilaiFakta, kesimpulan: Kesimpulan
) -> None:
    """Tafsir 41: a known religion of the child decides, whatever most people there believe."""
    kasus = ubah(pasangan_layak(), "anak", agama=agama, agama_setempat=setempat)

    assert satu(SETEMPAT, kasus).kesimpulan is kesimpulan


@pytest.mark.parametrize("ke", [0, 1])
def test_satu_pemohon_berlainan_agama_cukup_untuk_tidak_terpenuhi(ke: int) -> None:
    kasus = ubah(pasangan_layak(), "pemohon", ke, agama="hindu")

    agama = hasil(menilai(PENGANGKATAN_ANAK, kasus), "agama")

    assert agama.kesimpulan is TIDAK
    assert [b.kesimpulan for b in agama.bagian].index(TIDAK) == ke


def test_pasangan_sejenis_tidak_memenuhi() -> None:
    kasus = ubah(pasangan_layak(), "pemohon", 1, jenis_kelamin="laki_laki")

    assert hasil(menilai(PENGANGKATAN_ANAK, kasus), "bukan-sejenis").kesimpulan is TIDAK


def test_pasangan_yang_belum_tercatat_tidak_dianggap_berlainan_jenis() -> None:
    pemohon = pasangan_layak().pihak["pemohon"][:1]
    kasus = FaktaKasus(pihak={"pemohon": pemohon}, kasus={"menikah": True})

    assert satu(BUKAN_SEJENIS, kasus).kesimpulan is BELUM


@pytest.mark.parametrize(("jumlah", "kesimpulan"), [(0, TERPENUHI), (1, TERPENUHI), (2, TIDAK)])
def test_paling_banyak_satu_anak(jumlah: int, kesimpulan: Kesimpulan) -> None:
    kasus = ubah(pasangan_layak(), jumlah_anak=jumlah)

    assert hasil(menilai(PENGANGKATAN_ANAK, kasus), "satu-anak").kesimpulan is kesimpulan


@pytest.mark.parametrize(
    ("domisili", "kesimpulan"),
    [
        ("63.71", TERPENUHI),
        ("63.71.05.1001", TERPENUHI),
        ("63.72", TIDAK),
    ],
)
def test_domisili_dibandingkan_per_ruas_kode_wilayah(domisili: str, kesimpulan: Kesimpulan) -> None:
    kasus = ubah(pasangan_layak(), "pemohon", domisili=domisili)

    assert hasil(menilai(PENGANGKATAN_ANAK, kasus), "domisili").kesimpulan is kesimpulan


def lajang() -> FaktaKasus:
    asal = pasangan_layak()
    pihak = {**asal.pihak, "pemohon": asal.pihak["pemohon"][:1]}
    return FaktaKasus(pihak=pihak, kasus={"menikah": False, "jumlah_anak": 0})


def test_pemohon_lajang_diteruskan_ke_provinsi_bukan_ditolak() -> None:
    penilaian = menilai(PENGANGKATAN_ANAK, lajang())

    assert penilaian.kesimpulan is DITERUSKAN
    assert penilaian.rekomendasi is Rekomendasi.TERUSKAN
    assert penilaian.kepada == "provinsi"
    assert _diteruskan(penilaian)
    for kode in ("lama-nikah", "bukan-sejenis"):
        assert hasil(penilaian, kode).kesimpulan is TERPENUHI
        assert not hasil(penilaian, kode).berlaku


def test_syarat_lain_yang_tidak_terpenuhi_mengalahkan_penerusan() -> None:
    penilaian = menilai(PENGANGKATAN_ANAK, ubah(lajang(), jumlah_anak=2))

    assert penilaian.rekomendasi is Rekomendasi.TOLAK
    assert penilaian.kepada == ""
    assert _diteruskan(penilaian)


def _diteruskan(penilaian: Penilaian) -> bool:
    """The condition is not said to be unmet, on any face of it, but why the case is passed on."""
    menikah = hasil(penilaian, "menikah")
    ringkasan = menikah.ringkas()
    kata = (
        "Tidak berlaku bagi pemohon yang tidak menikah; diteruskan ke provinsi, karena orang "
        "tua tunggal memerlukan izin Menteri."
    )
    assert (menikah.penjelasan, menikah.teks_diteruskan()) == (kata, kata)
    bagian = {b.kesimpulan for b in menikah.bagian} | {b.kesimpulan for b in ringkasan.bagian}
    assert {menikah.kesimpulan, ringkasan.kesimpulan, *bagian} == {DITERUSKAN}
    return not (menikah.berlaku or ringkasan.berlaku)


def test_yang_meneruskan_tanpa_menyebut_siapa_tetap_berlaku_tetapi_bukan_alasan_menolak() -> None:
    syarat = attrs.evolve(MENIKAH, bukan_bagi="")

    sebaris = satu(syarat, lajang())

    assert sebaris.berlaku
    assert sebaris.penjelasan.splitlines()[1:] == [
        "Bukan alasan menolak; diteruskan ke provinsi, karena orang tua tunggal memerlukan "
        "izin Menteri."
    ]


@pytest.mark.parametrize("akibat", Akibat)
def test_syarat_yang_terpenuhi_atau_menolak_tidak_berkata_diteruskan(akibat: Akibat) -> None:
    syarat = contoh.syarat("x", "x", "ya", "menikah", akibat=akibat, kepada="provinsi")
    if akibat is Akibat.TOLAK:
        syarat = attrs.evolve(syarat, kepada="")
        kesimpulan, kata = TIDAK, ""
    else:
        kesimpulan, kata = DITERUSKAN, "Bukan alasan menolak; diteruskan ke provinsi."

    tidak = satu(syarat, lajang())

    assert (tidak.kesimpulan, tidak.teks_diteruskan()) == (kesimpulan, kata)
    assert satu(syarat, pasangan_layak()).teks_diteruskan() == ""


def _dengan(syarat: Syarat, **parameter: str | int) -> Syarat:
    return Syarat(
        kode=syarat.kode,
        teks=syarat.teks,
        uji=syarat.uji,
        fakta=syarat.fakta,
        parameter={**syarat.parameter, **parameter},
    )
