"""What a line of the inventory cannot say of a standard: computed limits, warnings, citations."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.katalog.bacaan_lain import katalog

from dinsos_adapters.kalender import KalenderHolidays
from dinsos_adapters.katalog import KatalogToml
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, Penilaian, nilai
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.standar.jalur import urai_jalur
from dinsos_core.domain.standar.kosakata import SumberFakta
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN, bacaan_waktu
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.domain.waktu.tenggat import Tenggat, hitung_tenggat, status

SK_080, SK_093 = date(2024, 6, 9), date(2026, 11, 2)
WITA = ZoneInfo("Asia/Makassar")
MALAM_NATAL = datetime(2025, 12, 24, 23, 50, tzinfo=WITA)
JUMAT = datetime(2026, 10, 30, 9, 0, tzinfo=WITA)


@pytest.fixture(scope="module")
def kalender(bawaan: KatalogToml) -> KalenderKerja:
    return KalenderHolidays()(bawaan.instansi["banjarmasin"], BACAAN_BAWAAN)


def standar(
    katalog: KatalogToml, layanan: str, pada: date = SK_093, instansi: str = "banjarmasin"
) -> StandarPelayanan:
    return katalog.standar(instansi, layanan, pada).unwrap()


def tilik(
    isi: StandarPelayanan, kalender: KalenderKerja, pengajuan: date, **subjek: Nilai
) -> Penilaian:
    fakta = FaktaKasus(pihak={"subjek": (subjek,)})
    kosakata = katalog().kosakata
    return nilai(isi, fakta, pengajuan=pengajuan, kalender=kalender, kosakata=kosakata)


# --- Limits as they are counted


@pytest.mark.parametrize("pada", [SK_080, SK_093])
def test_empat_puluh_lima_menit_juga_pada_malam_libur(
    bawaan: KatalogToml, kalender: KalenderKerja, pada: date
) -> None:
    """Wall clock, around the clock (tafsir 6): ten to midnight on the eve of a holiday."""
    batas = standar(bawaan, "kedaruratan-ppks", pada).waktu[0].batas

    tenggat = hitung_tenggat(batas, MALAM_NATAL, kalender, milik="kantor")

    assert isinstance(tenggat, Tenggat)
    assert tenggat.jatuh_tempo == MALAM_NATAL + timedelta(minutes=45)


@given(hari=st.integers(0, 40), jam=st.integers(0, 23))
def test_batas_tinggal_lewat_tepat_ketika_menjadi_alasan_terminasi(
    bawaan: KatalogToml, kalender: KalenderKerja, hari: int, jam: int
) -> None:
    """The reminder and the condition agree on every day, at every hour."""
    isi = standar(bawaan, "rumah-singgah-terminasi")
    tinggal = next(satu for satu in isi.waktu if satu.kode == "waktu-lama-tinggal")
    masuk = datetime(2026, 10, 3, 21, 0, tzinfo=WITA)
    kini = masuk.replace(hour=jam) + timedelta(days=hari)

    tenggat = hitung_tenggat(tinggal.batas, masuk, kalender, milik=tinggal.milik.value)
    hasil = tilik(
        isi,
        kalender,
        kini.date(),
        sudah_diintervensi=False,
        siap_terminasi=False,
        tanggal_masuk_singgah=masuk.date(),
    )

    assert isinstance(tenggat, Tenggat)
    alasan = hasil.syarat[0].kesimpulan is Kesimpulan.TERPENUHI
    assert alasan is (status(tenggat, kini) == "terlambat")


@pytest.mark.parametrize(
    ("bacaan", "tanggal"),
    [("hari-kalender", date(2026, 10, 31)), ("hari-kerja", date(2026, 11, 2))],
)
@pytest.mark.parametrize(
    ("layanan", "pada"),
    [
        ("rumah-singgah-penerimaan", SK_080),
        ("rumah-singgah-penerimaan", SK_093),
        ("rumah-singgah-terminasi", SK_093),
    ],
)
def test_satu_hari_tanpa_kata_kerja(  # noqa: PLR0917 - a table's row
    bawaan: KatalogToml,
    kalender: KalenderKerja,
    layanan: str,
    pada: date,
    bacaan: str,
    tanggal: date,
) -> None:
    """A Friday's request: due on Saturday, or on Monday by the other reading (tafsir 3)."""
    batas = standar(bawaan, layanan, pada).waktu[0].batas

    tenggat = hitung_tenggat(batas, JUMAT, kalender, bacaan_waktu({"hari-kalender": bacaan}))

    assert isinstance(tenggat, Tenggat)
    assert tenggat.jatuh_tempo.date() == tanggal
    assert "hari-kalender" in tenggat.tafsir


# --- Conditions and citations


def test_yang_genap_60_diberi_tahu_undang_undangnya(
    bawaan: KatalogToml, kalender: KalenderKerja
) -> None:
    """Refused by no machine: UU 13/1998 already counts them, and an officer may."""
    isi = standar(bawaan, "rujukan-lansia", instansi="palangka-raya")

    def alasan(tahun: int) -> str:
        hasil = tilik(isi, kalender, SK_093, tanggal_lahir=date(tahun, 11, 1))
        return hasil.syarat[0].bagian[0].penjelasan

    assert "UU 13/1998" in alasan(1966)
    assert "UU 13/1998" not in alasan(1967)


def test_yang_diatestasi_hanya_fakta_yang_harus_dilihat_orang(bawaan: KatalogToml) -> None:
    """A fact that an official judges cannot be stated by the applicant."""
    syarat = [x for isi in bawaan.semua() for s in isi.syarat for x in (s, *s.salah_satu)]
    diatestasi = {urai_jalur(x.fakta).kode for x in syarat if x.uji == "atestasi"}

    sumber = {bawaan.kosakata.fakta[kode].sumber for kode in diatestasi}
    assert sumber == {SumberFakta.ATESTASI}


@pytest.mark.parametrize(
    ("instansi", "layanan", "butir", "dikutip"),
    [
        ("palangka-raya", "rekomendasi-kis-pbi", "Judul", "Perda Kota Palangka Raya 3/2016"),
        ("banjarmasin", "rumah-singgah-terminasi", "1", "UU 11/2009"),
        ("garut", "penelusuran-keluarga", "8", "Permendagri 59/2021"),
    ],
)
def test_dasar_hukum_sebagaimana_tercetak(
    bawaan: KatalogToml, instansi: str, layanan: str, butir: str, dikutip: str
) -> None:
    """The title's own; rightly cited where no. 9 errs; the youngest, which dates Garut's."""
    dasar = standar(bawaan, layanan, instansi=instansi).dasar_hukum

    assert [x.teks.partition(" tentang")[0] for x in dasar if butir in x.butir] == [dikutip]
