"""The shipped strategies keep their word, and reach the edges they promise."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.kelayakan.contoh import PENGAJUAN, PENGANGKATAN_ANAK, TIDAK, USIA, menilai, satu
from tests.waktu.cari import cari

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.nik import periksa_nik
from dinsos_core.domain.shared.nilai import BelumDiketahui
from dinsos_core.domain.waktu.usia import usia
from dinsos_core.testing import kelayakan as strategi
from dinsos_core.testing.contoh import KOSAKATA

TANGGAL = st.dates(date(2000, 1, 1), date(2040, 12, 31)) | st.just(date(2024, 2, 29))


@given(st.data(), TANGGAL)
def test_orang_berusia_dalam_rentang_dan_nik_nya_cocok(data: st.DataObject, pada: date) -> None:
    orang = data.draw(strategi.orang(pada, usia=(30, 55)))

    lahir = orang["tanggal_lahir"]
    assert isinstance(lahir, date)
    assert 30 <= usia(lahir, pada) <= 55
    assert periksa_nik(orang) == ()


@given(TANGGAL)
def test_rentang_lahir_tepat_di_kedua_ujung(pada: date) -> None:
    termuda, tertua = strategi.rentang_lahir(pada, (30, 55))
    sehari = timedelta(days=1)

    assert usia(termuda, pada) == 30
    assert usia(termuda + sehari, pada) == 29
    assert usia(tertua, pada) == 55
    assert usia(tertua - sehari, pada) == 56


@given(st.data(), TANGGAL)
def test_pasangan_berlainan_jenis_dan_seagama(data: st.DataObject, pada: date) -> None:
    suami, istri = data.draw(strategi.pasangan(pada))

    assert (suami["jenis_kelamin"], istri["jenis_kelamin"]) == ("laki_laki", "perempuan")
    assert suami["agama"] == istri["agama"]


@given(st.data(), TANGGAL)
def test_hampir_memenuhi_mengubah_tepat_satu_fakta(data: st.DataObject, pada: date) -> None:
    orang = data.draw(strategi.orang(pada))
    nyaris = data.draw(strategi.hampir_memenuhi(orang, pada))

    assert sum(nyaris[k] != orang[k] for k in orang) == 1


@given(st.data())
def test_kasus_lengkap_memuat_semua_fakta(data: st.DataObject) -> None:
    lengkap = strategi.fakta_kasus(PENGANGKATAN_ANAK, KOSAKATA, PENGAJUAN, lengkap=True)

    kasus = data.draw(lengkap)

    assert not any(
        isinstance(isi, BelumDiketahui)
        for satu in (kasus.kasus, *(s for anggota in kasus.pihak.values() for s in anggota))
        for isi in satu.values()
    )
    assert 1 <= len(kasus.pihak["pemohon"]) <= 2
    assert len(kasus.pihak["anak"]) == 1


def test_tanggal_dekat_mencapai_malam_ulang_tahun_ke_30() -> None:
    malam = PENGAJUAN.replace(year=PENGAJUAN.year - 30) + timedelta(days=1)

    ditemukan = cari(strategi.tanggal_dekat(PENGAJUAN), lambda d: d == malam)

    kasus = FaktaKasus(pihak={"pemohon": ({"tanggal_lahir": ditemukan},)})
    assert satu(USIA, kasus).kesimpulan is TIDAK


def test_kasus_acak_dapat_memenuhi_dan_tidak_memenuhi_semua_syarat() -> None:
    acak = strategi.fakta_kasus(PENGANGKATAN_ANAK, KOSAKATA, PENGAJUAN)

    kasus = cari(acak, lambda f: menilai(PENGANGKATAN_ANAK, f).kesimpulan is TIDAK)

    assert menilai(PENGANGKATAN_ANAK, kasus).kesimpulan is TIDAK


@given(st.data())
def test_satu_fakta_menjadi_belum_diketahui(data: st.DataObject) -> None:
    lengkap = strategi.fakta_kasus(PENGANGKATAN_ANAK, KOSAKATA, PENGAJUAN, lengkap=True)
    kasus = data.draw(lengkap)

    kurang = data.draw(strategi.dengan_satu_belum(kasus))

    semula = [*kasus.kasus.values(), *_isi(kasus)]
    kini = [*kurang.kasus.values(), *_isi(kurang)]
    beda = [b for a, b in zip(semula, kini, strict=True) if a != b]
    assert len(beda) == 1
    assert isinstance(beda[0], BelumDiketahui)


def _isi(kasus: FaktaKasus) -> list[object]:
    return [isi for anggota in kasus.pihak.values() for satu in anggota for isi in satu.values()]
