"""A birth date on a day that the registry writes where the real one is not known."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kelayakan.contoh import KALENDER, TERPENUHI, TIDAK, standar
from tests.kelayakan.test_bentuk import PADA

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import Penilaian, nilai_siap, siapkan
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.domain.waktu.usia import usia
from dinsos_core.testing import contoh

HARI_INI = date(2026, 3, 2)
SYARAT = contoh.syarat(
    "usia",
    "Berusia 30 sampai 55 tahun",
    "usia",
    "setiap pemohon.tanggal_lahir",
    parameter={"min": 30, "maks": 55},
)
ADOPSI = standar(SYARAT)


def _nilai(
    *lahir: date, pada: date = HARI_INI, utuh: StandarPelayanan = ADOPSI, **bacaan: str
) -> Penilaian:
    tafsir = (TafsirDipakai(kode=k.replace("_", "-"), bacaan=b) for k, b in bacaan.items())
    siap = siapkan(attrs.evolve(utuh, tafsir=tuple(tafsir)), KALENDER, contoh.KOSAKATA)
    fakta = FaktaKasus(pihak={"pemohon": tuple({"tanggal_lahir": hari} for hari in lahir)})
    return nilai_siap(siap, fakta, pengajuan=pada)


@pytest.mark.parametrize(
    ("lahir", "kesimpulan", "berubah"),
    [
        (date(1970, 7, 1), TERPENUHI, True),
        (date(1970, 12, 31), TERPENUHI, True),
        (date(1970, 3, 15), TERPENUHI, True),
        (date(1996, 2, 15), TERPENUHI, False),
        (date(1996, 3, 15), TIDAK, True),
        (date(1996, 7, 1), TIDAK, True),
        (date(1970, 7, 2), TERPENUHI, False),
        (date(1980, 7, 1), TERPENUHI, False),
        (date(1960, 12, 31), TIDAK, False),
        (date(2000, 1, 15), TIDAK, False),
    ],
)
def test_tanggal_konvensional_dinilai_persis_dan_diperingatkan_bila_dapat_berubah(
    lahir: date, kesimpulan: object, berubah: bool
) -> None:
    hasil = _nilai(lahir)

    assert hasil.kesimpulan is kesimpulan
    ringkas = [(p.kode, p.lokasi) for p in hasil.peringatan]
    assert ringkas == [("tanggal_konvensional", ("pemohon[0].tanggal_lahir",))] * berubah
    assert (("tanggal-konvensional", "memperingatkan") in _dipakai(hasil)) is berubah
    assert [(p.kode, p.lokasi) for p in hasil.ringkas().peringatan] == ringkas


def _dipakai(hasil: Penilaian) -> set[tuple[str, str]]:
    return {(t.kode, t.bacaan) for t in hasil.tafsir}


def test_peringatan_menyebut_rentang_dan_syaratnya_dalam_dua_bahasa() -> None:
    (satu,) = _nilai(date(1970, 7, 1)).peringatan

    assert satu.teks("id") == (
        "Tanggal lahir pemohon, 1 Juli 1970, lazim dicatat bila tanggal sebenarnya tidak "
        "diketahui. Bila sebenarnya hari lain (1970), hasil syarat ini dapat berubah: Berusia 30 "
        "sampai 55 tahun. Tunjukkan surat yang memuat tanggal sebenarnya."
    )
    assert "1 July 1970" in satu.teks("en")
    assert "1970" not in repr(satu)


def test_tiap_orang_diperingatkan_sendiri() -> None:
    hasil = _nilai(date(1980, 7, 1), date(1970, 3, 15), date(1970, 12, 31))

    assert [p.lokasi[0] for p in hasil.peringatan] == [
        "pemohon[1].tanggal_lahir",
        "pemohon[2].tanggal_lahir",
    ]


def test_bacaan_persis_tidak_memperingatkan() -> None:
    hasil = _nilai(date(1970, 7, 1), tanggal_konvensional="persis")

    assert hasil.kesimpulan is TERPENUHI
    assert hasil.peringatan == ()


def test_fakta_yang_tidak_konvensional_tidak_diperingatkan() -> None:
    lahir = attrs.evolve(contoh.KOSAKATA.fakta["tanggal_lahir"], konvensional=False)
    fakta_lain = {**contoh.KOSAKATA.fakta, "tanggal_lahir": lahir}
    siap = siapkan(ADOPSI, KALENDER, attrs.evolve(contoh.KOSAKATA, fakta=fakta_lain))
    fakta = FaktaKasus(pihak={"pemohon": ({"tanggal_lahir": date(1970, 7, 1)},)})

    assert nilai_siap(siap, fakta, pengajuan=HARI_INI).peringatan == ()


def test_alternatif_lain_yang_tetap_terpenuhi_tidak_membuat_peringatan() -> None:
    tua = contoh.syarat("tua", "Tua", "usia", "pemohon.tanggal_lahir", parameter={"min": 50})
    pilihan = attrs.evolve(SYARAT, uji="", fakta="", parameter={}, salah_satu=(SYARAT, tua))

    hasil = _nilai(date(1970, 7, 1), utuh=standar(pilihan))

    assert (hasil.kesimpulan, hasil.peringatan) == (TERPENUHI, ())


@given(PADA, st.integers(20, 70), st.sampled_from(("rentang", "ketat", "longgar")), st.data())
def test_diperingatkan_tepat_bila_hari_lain_yang_sudah_berlalu_mengubah_jawabannya(
    pada: date, umur: int, bacaan: str, data: st.DataObject
) -> None:
    tahun = pada.year - umur
    hari = data.draw(st.sampled_from([(7, 1), (12, 31), *((bulan, 15) for bulan in range(1, 13))]))
    lahir = date(tahun, *hari)
    sebulan = lahir.day == 15
    mungkin = [
        satu
        for satu in (date(tahun, 1, 1) + timedelta(days=n) for n in range(366))
        if satu.year == tahun and (not sebulan or satu.month == lahir.month) and satu <= pada
    ]

    hasil = _nilai(lahir, pada=pada, tanggal_tak_pasti=bacaan)

    jawaban = {30 <= usia(satu, pada) <= 55 for satu in mungkin}
    assert bool(hasil.peringatan) is (len(jawaban) > 1)
