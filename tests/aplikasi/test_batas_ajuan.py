"""Until when a claim may be brought: said before and after, and the same as its condition says."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest
from returns.pipeline import is_successful
from tests.permohonan.contoh import ANI, LOKET, PAGI, Dunia, ajukan_santunan, pihak

from dinsos_adapters import rakit
from dinsos_core.application.lihat import UMUM
from dinsos_core.domain.kasus.jam import Kewajiban
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan
from dinsos_core.domain.standar.batas import PemilikBatas
from dinsos_core.domain.waktu.batas import urai_batas
from dinsos_core.domain.waktu.tenggat import Tenggat
from dinsos_core.testing.contoh import SANTUNAN, batas_waktu

KLAIM = attrs.evolve(
    batas_waktu("klaim", "30 hari kalender", "fakta:almarhum.tanggal_meninggal", "diajukan"),
    milik=PemilikBatas.WARGA,
)
STANDAR = attrs.evolve(SANTUNAN, waktu=(*SANTUNAN.waktu, KLAIM))
ZONA = ZoneInfo("Asia/Makassar")
MENINGGAL = date(2026, 5, 22)


def hari(satu: Kewajiban) -> date:
    assert isinstance(satu.tenggat, Tenggat)
    return satu.tenggat.jatuh_tempo.date()


def test_sesudah_diajukan_tenggat_menyebut_sampai_kapan_kepada_yang_boleh_membacanya() -> None:
    dunia = Dunia(STANDAR)
    kasus = dunia.santunan()

    for oleh in (ANI, LOKET):
        klaim = dunia.app.tenggat(kasus, oleh=oleh)[0]
        assert (hari(klaim), klaim.status, klaim.selesai) == (date(2026, 6, 21), "terpenuhi", PAGI)
    assert "klaim" not in {x.batas.kode for x in dunia.app.tenggat(kasus, oleh=UMUM)}


def test_surat_bercap_hari_ke_30_yang_dicatat_hari_ke_32_tepat_waktu() -> None:
    dunia = Dunia(STANDAR)
    dunia.jam.kini = datetime(2026, 6, 23, 9, tzinfo=ZONA)
    cap = datetime(2026, 6, 21, 10, tzinfo=ZONA)

    hasil = dunia.ya(ajukan_santunan(diterima_pada=cap), LOKET)

    klaim = dunia.app.tenggat(hasil.kasus, oleh=LOKET)[0]
    assert (klaim.status, klaim.selesai) == ("terpenuhi", cap)
    terlambat = dunia.ya(ajukan_santunan(tetap_ajukan="x"), LOKET)
    assert dunia.app.tenggat(terlambat.kasus, oleh=LOKET)[0].status == "terpenuhi_terlambat"


@pytest.mark.parametrize("mundur", [0, 30, 31, 400])
def test_sebelum_diajukan_persiapan_menyebutnya_sama_dengan_syaratnya(mundur: int) -> None:
    app = rakit("banjarmasin")
    pada = MENINGGAL + timedelta(days=mundur)
    almarhum = pihak("almarhum", tanggal_meninggal=MENINGGAL.isoformat())
    hasil = app.persiapkan("santunan-kematian", pihak=(almarhum,), pada=pada)
    assert is_successful(hasil)
    siap = hasil.unwrap()

    (klaim,) = siap.tenggat

    assert hari(klaim) == date(2026, 6, 21)
    (syarat,) = (s for s in siap.penilaian.syarat if "meninggal" in s.teks and "30" in s.teks)
    tepat = syarat.kesimpulan is Kesimpulan.TERPENUHI
    assert tepat == (klaim.status != "terlambat") == (mundur <= 30)
    sejak = datetime(2026, 5, 22, tzinfo=ZONA)
    hitung = app.hitung_tenggat("santunan-kematian", sejak, batas=[klaim.batas.kode]).unwrap()
    sendiri = hitung.batas[0].hitungan
    assert isinstance(sendiri, Tenggat)
    assert sendiri.jatuh_tempo.date() == hari(klaim)


@pytest.mark.parametrize(("mundur", "tepat"), [(30, True), (35, True), (36, False)])
def test_klaim_yang_digeser_ke_hari_kerja_disebut_sama_dengan_syaratnya(
    mundur: int, tepat: bool
) -> None:
    """Day 30 is 20 March 2026; the office works again on the 25th, after Nyepi and Idul Fitri."""
    app = rakit("banjarmasin")
    meninggal, geser = date(2026, 2, 18), {"klaim-hari-libur": "geser-ke-hari-kerja"}
    almarhum = pihak("almarhum", tanggal_meninggal=meninggal.isoformat())
    pada = meninggal + timedelta(days=mundur)
    siap = app.persiapkan("santunan-kematian", pihak=(almarhum,), pada=pada, tafsir=geser).unwrap()

    (klaim,) = siap.tenggat

    assert hari(klaim) == date(2026, 3, 25)
    assert isinstance(klaim.tenggat, Tenggat)
    assert "klaim-hari-libur" in klaim.tenggat.tafsir
    (syarat,) = (s for s in siap.penilaian.syarat if "meninggal" in s.teks and "30" in s.teks)
    assert (syarat.kesimpulan is Kesimpulan.TERPENUHI) == tepat == (klaim.status != "terlambat")
    sejak = datetime(2026, 2, 18, tzinfo=ZONA)
    kode = [klaim.batas.kode]
    hitung = app.hitung_tenggat("santunan-kematian", sejak, batas=kode, tafsir=geser).unwrap()
    sendiri = hitung.batas[0].hitungan
    assert isinstance(sendiri, Tenggat)
    assert sendiri.jatuh_tempo.date() == hari(klaim)


def test_formulir_menyebut_batas_pengajuannya() -> None:
    (batas,) = rakit("banjarmasin").formulir_buka("santunan-kematian", ANI).batas

    assert (batas.segmen, batas.batas) == ("Klaim ahli waris", urai_batas("30 hari kalender"))
