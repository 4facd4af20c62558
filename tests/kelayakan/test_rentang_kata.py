"""Uncertain dates under each reading of the register, and in words."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kelayakan.contoh import (
    BELUM,
    KALENDER,
    TERDAFTAR,
    TERPENUHI,
    TIDAK,
    menilai,
    standar,
    terdaftar,
)
from tests.kelayakan.test_bentuk import KABISAT, PADA
from tests.kelayakan.test_rentang import SEMUA

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import (
    Kesimpulan,
    SyaratDinilai,
    nilai_siap,
    siapkan,
)
from dinsos_core.domain.shared.kata import Bahasa
from dinsos_core.domain.shared.nilai import (
    NilaiFakta,
    TanggalRentang,
)
from dinsos_core.domain.standar.model import Syarat
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.domain.waktu.rentang import rentang_usia
from dinsos_core.domain.waktu.teks import BULAN
from dinsos_core.domain.waktu.usia import Kabisat
from dinsos_core.testing import contoh
from dinsos_core.testing import kelayakan as strategi
from dinsos_core.testing.contoh import KOSAKATA

LAHIR = TanggalRentang.setahun(1986)
HARI_INI = date(2026, 3, 2)


def _usia(**parameter: int) -> Syarat:
    return contoh.syarat("usia", "Usia", "usia", "pemohon.tanggal_lahir", parameter=parameter)


def _dinilai(
    syarat: Syarat, fakta: FaktaKasus, bacaan: str = "rentang", pada: date = HARI_INI
) -> SyaratDinilai:
    tafsir = (TafsirDipakai(kode="tanggal-tak-pasti", bacaan=bacaan),)
    siap = siapkan(attrs.evolve(standar(syarat), tafsir=tafsir), KALENDER, KOSAKATA)
    return nilai_siap(siap, fakta, pengajuan=pada).syarat[0]


def _lahir(nilai: NilaiFakta) -> FaktaKasus:
    return FaktaKasus(pihak={"pemohon": ({"tanggal_lahir": nilai},)})


@pytest.mark.parametrize(
    ("bacaan", "sebagian"), [("rentang", BELUM), ("ketat", TIDAK), ("longgar", TERPENUHI)]
)
def test_bacaan_tanggal_tak_pasti_hanya_memutus_yang_bergantung_harinya(
    bacaan: str, sebagian: Kesimpulan
) -> None:
    semua, satu_pun = _usia(min=39), _usia(min=41)
    dinilai = _dinilai(_usia(min=40), _lahir(LAHIR), bacaan)

    assert dinilai.kesimpulan is sebagian
    assert TafsirDipakai(kode="tanggal-tak-pasti", bacaan=bacaan) in dinilai.tafsir
    for syarat, pasti in ((semua, TERPENUHI), (satu_pun, TIDAK)):
        dinilai = _dinilai(syarat, _lahir(LAHIR), bacaan)
        assert dinilai.kesimpulan is pasti
        assert "tanggal-tak-pasti" not in {t.kode for t in dinilai.tafsir}


def test_penilaian_menyebut_bacaan_tanggal_tak_pasti_hanya_bila_ia_bersandar_padanya() -> None:
    pasti = menilai(_usia(min=40), _lahir(date(1986, 3, 1)), HARI_INI)
    tak_pasti = menilai(_usia(min=40), _lahir(LAHIR), HARI_INI)

    assert {t.kode for t in pasti.tafsir} == {"kabisat"}
    assert {t.kode for t in tak_pasti.tafsir} == {"kabisat", "tanggal-tak-pasti"}
    assert tak_pasti.ringkas().tafsir == tak_pasti.tafsir
    assert tak_pasti.ringkas().syarat[0].sebab_belum == ("tanggal_tak_pasti",)
    assert "1986" not in repr(tak_pasti)


def test_hari_sesudah_acuan_tidak_diputus_bacaan_mana_pun() -> None:
    lintas = _lahir(TanggalRentang(dari=HARI_INI - timedelta(days=3), sampai=date(2026, 3, 9)))

    for bacaan in ("rentang", "ketat"):
        assert _dinilai(_usia(maks=17), lintas, bacaan).kesimpulan is BELUM
    assert _dinilai(_usia(maks=17), lintas, "longgar").kesimpulan is TERPENUHI
    assert _dinilai(_usia(min=17), lintas, "longgar").kesimpulan is BELUM


MENINGGAL = contoh.syarat(
    "hari", "Hari", "hari_sejak", "almarhum.tanggal_meninggal", parameter={"maks": 30}
)


@pytest.mark.parametrize(
    ("syarat", "fakta", "penjelasan"),
    [
        (
            _usia(min=40),
            _lahir(LAHIR),
            "Tanggal lahir pemohon (1986): pada 2 Maret 2026 usia 39 atau 40 tahun; syaratnya usia "
            "sedikitnya 40 tahun; bergantung tanggal pastinya, terpenuhi dengan pasti mulai "
            "31 Desember 2026. Tunjukkan surat yang memuat tanggal lengkapnya.",
        ),
        (
            _usia(min=30, maks=55),
            _lahir(rentang_usia(42, HARI_INI)),
            "Tanggal lahir pemohon (42 tahun pada 2 Maret 2026): pada 2 Maret 2026 usia 42 tahun; "
            "syaratnya usia sedikitnya 30 tahun dan paling tinggi 55 tahun; terpenuhi pada tanggal "
            "mana pun yang mungkin.",
        ),
        (
            _usia(min=60),
            _lahir(LAHIR),
            "Tanggal lahir pemohon (1986): pada 2 Maret 2026 usia 39 atau 40 tahun; syaratnya usia "
            "sedikitnya 60 tahun; belum terpenuhi pada tanggal mana pun yang mungkin, paling cepat "
            "mulai 1 Januari 2046.",
        ),
        (
            MENINGGAL,
            FaktaKasus(pihak={"almarhum": ({"tanggal_meninggal": TanggalRentang.setahun(2025)},)}),
            "Tanggal meninggal almarhum (2025): pada 2 Maret 2026 hari ke-61 sampai ke-425 sejak "
            "tanggal meninggal almarhum; syaratnya paling lambat hari ke-30; pada tanggal mana pun "
            "yang mungkin tidak lagi terpenuhi sejak 31 Januari 2026.",
        ),
        (
            TERDAFTAR,
            FaktaKasus(
                pihak={
                    "almarhum": (
                        {
                            "tanggal_meninggal": TanggalRentang.sebulan(2026, 2),
                            "terdaftar": terdaftar("dtks", date(2026, 2, 9)),
                        },
                    )
                }
            ),
            "Terdaftar (almarhum): DTKS, dinilai pada tanggal meninggal almarhum (Februari 2026); "
            "syaratnya terdaftar dalam DTKS atau DTSEN; bergantung "
            "tanggal pastinya. Tunjukkan surat yang memuat tanggal lengkapnya.",
        ),
    ],
    ids=["sebagian", "semua", "belum", "lewat", "acuan"],
)
def test_penjelasan_menyebut_semua_yang_mungkin(
    syarat: Syarat, fakta: FaktaKasus, penjelasan: str
) -> None:
    assert _dinilai(syarat, fakta).penjelasan == penjelasan


@given(PADA, KABISAT, st.integers(0, 70), st.data())
def test_sejak_hari_yang_disebut_pasti_syaratnya_terpenuhi_pada_semua_hari(
    pada: date, kabisat: Kabisat, minimal: int, data: st.DataObject
) -> None:
    fakta = _lahir(data.draw(strategi.rentang_dekat(pada)))

    teks = menilai(_usia(min=minimal), fakta, pada, kabisat).syarat[0].penjelasan

    if "dengan pasti mulai " in teks:
        hari = _baca_hari(teks.partition("dengan pasti mulai ")[2].partition(".")[0])
        for geser, kesimpulan in ((0, TERPENUHI), (-1, BELUM)):
            kini = hari + timedelta(days=geser)
            assert menilai(_usia(min=minimal), fakta, kini, kabisat).kesimpulan is kesimpulan


def _baca_hari(teks: str) -> date:
    hari, bulan, tahun = teks.split()
    return date(int(tahun), BULAN.index(bulan) + 1, int(hari))


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_uji_sendiri_yang_tak_mengenal_rentang_tetap_dijelaskan(bahasa: Bahasa) -> None:
    syarat = contoh.syarat("x", "X", "akhir_pekan", "pemohon.tanggal_lahir")
    siap = siapkan(standar(syarat), KALENDER, KOSAKATA, SEMUA)

    (dinilai,) = nilai_siap(siap, _lahir(LAHIR), pengajuan=HARI_INI).syarat

    assert dinilai.kesimpulan is BELUM
    assert "1986" in dinilai.teks_penjelasan(bahasa)
