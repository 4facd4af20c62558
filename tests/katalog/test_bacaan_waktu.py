"""Readings of time that a standard's own data carries, through the wired application."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from returns.pipeline import is_successful
from tests.katalog.bacaan_lain import katalog, menurut
from tests.katalog.jalan import Perkara, ajukan, kalender

from dinsos_core import JedaKasus
from dinsos_core.domain.kasus.perintah import SebabJeda
from dinsos_core.domain.shared.halangan import KodeHalangan
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN
from dinsos_core.domain.waktu.tenggat import Tenggat, hitung_tenggat

WITA = ZoneInfo("Asia/Makassar")


def di_bawah(
    kode: str, bacaan: str, layanan: str, pada: date = date(2026, 11, 2)
) -> StandarPelayanan:
    dari = menurut("banjarmasin", kode, bacaan) if bacaan else katalog()
    return dari.standar("banjarmasin", layanan, pada).unwrap()


def tenggat(perkara: Perkara, kode: str) -> Tenggat:
    (satu,) = (x for x in perkara.app.tenggat(perkara.keadaan.id) if x.batas.kode == kode)
    assert isinstance(satu.tenggat, Tenggat)
    return satu.tenggat


# --- 45 minutes, around the clock or in office hours


@pytest.mark.parametrize("pada", [date(2023, 6, 1), date(2026, 11, 2)])
@pytest.mark.parametrize(
    ("bacaan", "jatuh_tempo"),
    [
        ("", datetime(2026, 11, 7, 1, 7, tzinfo=WITA)),
        ("jam-kantor", datetime(2026, 11, 9, 8, 15, tzinfo=WITA)),
    ],
)
def test_45_menit_dari_laporan_sabtu_dini_hari(
    pada: date, bacaan: str, jatuh_tempo: datetime
) -> None:
    """Reported at 00.22 on Saturday 7 November 2026; the office opens on Monday at 07.30."""
    standar = di_bawah("menit-jam-dinding", bacaan, "kedaruratan-ppks", pada)
    (batas,) = (x for x in standar.waktu if x.kode == "waktu-respon-awal-kasus")
    lapor = datetime(2026, 11, 7, 0, 22, tzinfo=WITA)

    hasil = hitung_tenggat(batas.batas, lapor, kalender()(standar.instansi, BACAAN_BAWAAN))

    assert isinstance(hasil, Tenggat)
    assert hasil.jatuh_tempo == jatuh_tempo
    assert "menit-jam-dinding" in hasil.tafsir


# --- 3 to 14 working days, by the complexity that an officer states


@pytest.mark.parametrize(("hasil", "hari"), [("", 20), ("sederhana", 5), ("rumit", 20)])
def test_kompleksitas_yang_dinyatakan_petugas_menentukan_keterlambatan(
    hasil: str, hari: int
) -> None:
    """Complete on Monday 2 November 2026: 3 working days end on Thursday, 14 on Friday the 20th."""
    perkara = ajukan(
        "banjarmasin",
        "data-kesos",
        None,
        dari=menurut("banjarmasin", "rentang-waktu", "kompleksitas"),
    )

    perkara.sampai("kompleksitas")
    sebelum = tenggat(perkara, "waktu")
    perkara.kerjakan(hasil)

    assert sebelum.jatuh_tempo.date() == date(2026, 11, 20)
    assert tenggat(perkara, "waktu").jatuh_tempo.date() == date(2026, 11, hari)
    perkara.selesaikan()


def test_tanpa_bacaan_itu_kompleksitas_tidak_ditanyakan() -> None:
    perkara = ajukan("banjarmasin", "data-kesos", None)

    assert perkara.isi.cari_langkah("kompleksitas") is None
    perkara.sampai("olah-data")
    satu = tenggat(perkara, "waktu")
    assert satu.target is not None
    assert (satu.target.date(), satu.jatuh_tempo.date()) == (date(2026, 11, 5), date(2026, 11, 20))


# --- a month for as long as there is a quota, or a month


@pytest.mark.parametrize("varian", ["apbd", "pbi-apbn"])
def test_tanpa_kuota_batasnya_dijeda_atau_tidak_pernah(varian: str) -> None:
    kode = {"apbd": "waktu-apbd", "pbi-apbn": "waktu-pbi"}[varian]
    langkah = {"apbd": "usul-bpjs", "pbi-apbn": "usul-siks-ng"}[varian]
    dijeda, tetap = (
        ajukan("banjarmasin", "usulan-jkn", varian, dari=dari)
        for dari in (None, menurut("banjarmasin", "kuota-jkn", "tanpa-jeda"))
    )
    for perkara in (dijeda, tetap):
        perkara.sampai(langkah)
    petugas = dijeda.pelaku("operator")
    jeda = [
        perkara.app.lakukan(
            JedaKasus(kasus=perkara.keadaan.id, sebab=SebabJeda.KUOTA), oleh=petugas
        )
        for perkara in (dijeda, tetap)
    ]

    assert tenggat(dijeda, kode).dijeda_sejak is not None
    assert tenggat(dijeda, kode).jatuh_tempo.date() == date(2026, 12, 2)
    assert is_successful(jeda[0])
    (h,) = jeda[1].failure()
    assert h.kode is KodeHalangan.BATAS_TANPA_JEDA
    assert "kuota-jkn: tanpa-jeda" in str(h.rincian["tafsir"])
    assert tenggat(tetap, kode).dijeda_sejak is None
    tetap.kini[0] += timedelta(hours=1)
    tetap.kerjakan()
