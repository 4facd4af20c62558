"""Deadlines: each kind of limit, whose it is, and the readings it relies on."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinsos_core.domain.waktu import (
    BACAAN_BAWAAN,
    TAFSIR_WAKTU,
    BacaanWaktu,
    Batas,
    Bulan,
    Hari,
    HariKalender,
    HariKerja,
    JadwalLuar,
    Jam,
    KalenderKerja,
    Libur,
    Menit,
    MenitKerja,
    Perhitungan,
    Rentang,
    SesuaiKebutuhan,
    TanggalBulan,
    TanpaTenggat,
    Tenggat,
    banding,
    hari_biasa,
    hitung_tenggat,
    status,
)
from dinsos_core.domain.waktu.jam_kantor import waktu_kerja
from dinsos_core.testing import waktu as strategi

WITA = ZoneInfo("Asia/Makassar")
AKHIR_HARI = time(23, 59, 59, 999999)

# September 2025: the 1st is a Monday, the 5th a public holiday, the 8th an invented cuti bersama.
KALENDER = KalenderKerja(
    zona=WITA,
    jam=hari_biasa(time(7, 30), time(16)),
    libur=[
        Libur(tanggal=date(2025, 9, 5), nama="Maulid Nabi"),
        Libur(tanggal=date(2025, 9, 8), nama="Cuti Bersama Maulid", jenis="cuti_bersama"),
    ],
    tahun_pasti=[2024, 2025],
    versi="uji-1",
)


def wita(bulan: int, hari: int, jam: int = 9, menit: int = 0, tahun: int = 2025) -> datetime:
    return datetime(tahun, bulan, hari, jam, menit, tzinfo=WITA)


def hitung(batas: Batas, mulai: datetime, **lain: Any) -> Tenggat:
    hasil = hitung_tenggat(batas, mulai, lain.pop("kalender", KALENDER), **lain)
    assert isinstance(hasil, Tenggat)
    return hasil


def dilewati(tenggat: Tenggat) -> list[tuple[int, str, str]]:
    return [(x.tanggal.day, x.sebab, x.nama) for x in tenggat.hari_dilewati]


# --- working days


def test_hari_kerja_pertama_ialah_hari_kerja_berikutnya_dan_jatuh_tempo_saat_tutup() -> None:
    tenggat = hitung(HariKerja(3), wita(9, 3), kode="periksa", label="Pemeriksaan")

    assert tenggat.jatuh_tempo == wita(9, 10, 16)
    assert tenggat.jatuh_tempo.tzinfo == WITA
    assert tenggat.dihitung_sejak == date(2025, 9, 3)
    assert dilewati(tenggat) == [
        (5, "nasional", "Maulid Nabi"),
        (6, "akhir_pekan", "Sabtu"),
        (7, "akhir_pekan", "Minggu"),
        (8, "cuti_bersama", "Cuti Bersama Maulid"),
    ]
    assert tenggat.tafsir == ("hari-pertama", "cuti-bersama")
    assert (tenggat.kode, tenggat.label) == ("periksa", "Pemeriksaan")
    assert tenggat.batas == HariKerja(3)
    assert tenggat.versi_kalender == "uji-1"
    assert tenggat.target is None
    assert not tenggat.sementara
    assert tenggat.tahun_belum_pasti == ()


def test_uraian_dapat_dihitung_ulang_dengan_tangan() -> None:
    assert hitung(HariKerja(3), wita(9, 3)).uraian == (
        "Mulai Rabu, 3 September 2025 pukul 09.00 WITA.",
        "Hari kerja ke-1: Kamis, 4 September 2025.",
        "Dilewati 2 hari akhir pekan.",
        "Dilewati Jumat, 5 September 2025: Maulid Nabi (nasional).",
        "Dilewati Senin, 8 September 2025: Cuti Bersama Maulid (cuti bersama).",
        "Batas 3 hari kerja: jatuh tempo Rabu, 10 September 2025 pukul 16.00 WITA.",
    )


@given(strategi.kalender_kerja(), st.integers(1, 80), strategi.instan(), strategi.bacaan_waktu())
def test_di_antara_hari_nol_dan_jatuh_tempo_ada_tepat_n_hari_kerja(
    kalender: KalenderKerja, n: int, mulai: datetime, bacaan: BacaanWaktu
) -> None:
    bacaan = attrs.evolve(bacaan, kalender="sementara")
    hasil = hitung(HariKerja(n), mulai, kalender=kalender, bacaan=bacaan)
    dipakai = kalender.untuk(bacaan.cuti_bersama)
    akhir, sejak = hasil.jatuh_tempo.date(), hasil.dihitung_sejak

    assert sejak is not None
    sama_hari = dipakai.hitung_hari_kerja(sejak, akhir) == n - 1
    assert sama_hari or dipakai.hitung_hari_kerja(sejak, akhir) == n
    assert not sama_hari or bacaan.hari_pertama == "hari-sama-sebelum-jam"
    assert hasil.jatuh_tempo == dipakai.tutup(akhir)
    assert hasil.hari_dilewati == tuple(
        x for x in dipakai.dilewati(hasil.mulai.date(), akhir) if x.tanggal != hasil.dihitung_sejak
    )


@pytest.mark.parametrize(
    ("mulai", "diterima", "jatuh_tempo"),
    [
        (wita(9, 1, 7, 29), 1, 2),  # before opening: that same day
        (wita(9, 1, 7, 30), 1, 2),
        (wita(9, 1, 16, 0), 1, 2),
        (wita(9, 1, 16, 1), 2, 3),  # after closing: the next working day
        (wita(9, 4, 16, 1), 9, 10),  # ... past holiday, weekend and cuti bersama
        (wita(9, 6, 9, 0), 9, 10),  # a Saturday
        (wita(9, 5, 6, 0), 9, 10),  # a holiday, early: no opening to wait for
    ],
)
def test_masuk_di_luar_jam_dihitung_diterima_pada_jam_kerja_berikutnya(
    mulai: datetime, diterima: int, jatuh_tempo: int
) -> None:
    tenggat = hitung(HariKerja(1), mulai)

    assert tenggat.dihitung_sejak == date(2025, 9, diterima)
    assert tenggat.jatuh_tempo == wita(9, jatuh_tempo, 16)
    assert ("di-luar-jam" in tenggat.tafsir) == (not KALENDER.dalam_jam(mulai))


def test_tenggat_tanpa_kode_dan_label_tidak_mengarangnya() -> None:
    tenggat = hitung(HariKerja(1), wita(9, 1))

    assert (tenggat.kode, tenggat.label) == ("", "")


def test_uraian_menjumlah_akhir_pekan_terpisah_dari_hari_libur() -> None:
    assert hitung(HariKerja(8), wita(9, 3)).uraian[2:5] == (
        "Dilewati 4 hari akhir pekan.",
        "Dilewati Jumat, 5 September 2025: Maulid Nabi (nasional).",
        "Dilewati Senin, 8 September 2025: Cuti Bersama Maulid (cuti bersama).",
    )


def test_masuk_di_luar_jam_diuraikan() -> None:
    assert hitung(HariKerja(1), wita(9, 4, 17)).uraian[1:3] == (
        "Di luar jam kerja: dihitung diterima Selasa, 9 September 2025.",
        "Hari kerja ke-1: Rabu, 10 September 2025.",
    )


def test_bacaan_tanggal_sebenarnya_tidak_menggeser_penerimaan() -> None:
    bacaan = BacaanWaktu(di_luar_jam="tanggal-sebenarnya")

    tenggat = hitung(HariKerja(1), wita(9, 4, 17), bacaan=bacaan)

    assert tenggat.dihitung_sejak == date(2025, 9, 4)
    assert tenggat.jatuh_tempo == wita(9, 9, 16)
    assert "di-luar-jam" in tenggat.tafsir


@pytest.mark.parametrize(
    ("mulai", "jatuh_tempo"),
    [
        (wita(9, 1, 11, 59), 2),  # before the cut-off the 1st is day 1 of 2
        (wita(9, 1, 12, 0), 3),
        (wita(9, 1, 6, 0), 2),
        (wita(9, 1, 17, 0), 3),  # received on the 2nd, at its opening
        (wita(9, 6, 17, 0), 10),  # received on Tuesday the 9th
    ],
)
def test_bacaan_hari_sama_menghitung_hari_penerimaan_sebelum_batas_jam(
    mulai: datetime, jatuh_tempo: int
) -> None:
    bacaan = BacaanWaktu(hari_pertama="hari-sama-sebelum-jam")

    assert hitung(HariKerja(2), mulai, bacaan=bacaan).jatuh_tempo == wita(9, jatuh_tempo, 16)


def test_bacaan_hari_sama_memakai_batas_jam_instansi() -> None:
    bacaan = BacaanWaktu(hari_pertama="hari-sama-sebelum-jam", sebelum_jam=time(10))

    assert hitung(HariKerja(1), wita(9, 1, 9, 59), bacaan=bacaan).jatuh_tempo == wita(9, 1, 16)
    assert hitung(HariKerja(1), wita(9, 1, 10), bacaan=bacaan).jatuh_tempo == wita(9, 2, 16)


def test_hari_libur_tak_pernah_menjadi_hari_pertama() -> None:
    bacaan = BacaanWaktu(hari_pertama="hari-sama-sebelum-jam", di_luar_jam="tanggal-sebenarnya")

    tenggat = hitung(HariKerja(1), wita(9, 6), bacaan=bacaan)

    assert tenggat.dihitung_sejak == date(2025, 9, 6)
    assert tenggat.jatuh_tempo == wita(9, 9, 16)


def test_unit_yang_dikecualikan_bekerja_pada_cuti_bersama() -> None:
    bacaan = BacaanWaktu(cuti_bersama="hari-kerja")

    tenggat = hitung(HariKerja(1), wita(9, 4), bacaan=bacaan)

    assert tenggat.jatuh_tempo == wita(9, 8, 16)
    assert "cuti-bersama" in tenggat.tafsir
    assert "cuti-bersama" not in hitung(HariKerja(1), wita(9, 1)).tafsir


def test_instan_dari_zona_lain_dihitung_menurut_zona_instansi() -> None:
    """08.00 WITA on the 2nd is still the 1st in UTC."""
    mulai = datetime(2025, 9, 2, 0, 0, tzinfo=UTC)

    tenggat = hitung(HariKerja(1), mulai)

    assert tenggat.mulai == mulai
    assert tenggat.mulai.tzinfo == WITA
    assert tenggat.jatuh_tempo == wita(9, 3, 16)


# --- calendar days


@pytest.mark.parametrize(
    ("milik", "jam"), [("kantor", time(16)), ("warga", AKHIR_HARI), ("peristiwa", AKHIR_HARI)]
)
def test_hari_kalender_kantor_sampai_tutup_yang_lain_sampai_akhir_hari(
    milik: Any, jam: time
) -> None:
    tenggat = hitung(HariKalender(3), wita(9, 1), milik=milik)

    assert tenggat.jatuh_tempo == datetime.combine(date(2025, 9, 4), jam, WITA)
    assert tenggat.hari_dilewati == ()


def test_hari_kalender_kantor_pada_hari_libur_sampai_akhir_hari_itu() -> None:
    tenggat = hitung(HariKalender(4), wita(9, 1))

    assert tenggat.jatuh_tempo == datetime.combine(date(2025, 9, 5), AKHIR_HARI, WITA)
    assert tenggat.hari_dilewati == ()
    assert tenggat.uraian == (
        "Mulai Senin, 1 September 2025 pukul 09.00 WITA.",
        "Batas 4 hari kalender: jatuh tempo Jumat, 5 September 2025 pukul 23.59 WITA.",
    )


@pytest.mark.parametrize(
    ("hari", "jam", "diterima"),
    [(30, 9, True), (30, 20, True), (30, 23, True), (31, 0, False)],
)
def test_klaim_hari_ke_30_diterima_kapan_pun_hari_itu(hari: int, jam: int, diterima: bool) -> None:
    meninggal = wita(8, 8, 22)
    tenggat = hitung(HariKalender(30), meninggal, milik="warga")
    diajukan = wita(8, 8, jam) + timedelta(days=hari)

    assert tenggat.dihitung_sejak == meninggal.date()
    assert tenggat.jatuh_tempo.date() == date(2025, 9, 7)  # a Sunday: no roll-over
    assert (status(tenggat, diajukan, diajukan) == "terpenuhi") is diterima
    assert tenggat.tafsir == ("klaim-hari-libur",)


def test_klaim_yang_jatuh_pada_hari_libur_bergeser_bila_dibaca_begitu() -> None:
    bacaan = BacaanWaktu(klaim="geser-ke-hari-kerja")

    tenggat = hitung(HariKalender(30), wita(8, 8, 22), milik="warga", bacaan=bacaan)

    assert tenggat.jatuh_tempo == datetime.combine(date(2025, 9, 9), AKHIR_HARI, WITA)
    assert dilewati(tenggat) == [
        (7, "akhir_pekan", "Minggu"),
        (8, "cuti_bersama", "Cuti Bersama Maulid"),
    ]
    assert tenggat.tafsir == ("cuti-bersama", "klaim-hari-libur")
    tepat = hitung(HariKalender(2), wita(9, 1), milik="warga", bacaan=bacaan)
    assert tepat.jatuh_tempo.date() == date(2025, 9, 3)
    assert tepat.hari_dilewati == ()


@pytest.mark.parametrize("milik", ["kantor", "peristiwa"])
def test_hanya_klaim_warga_yang_dapat_bergeser(milik: Any) -> None:
    bacaan = BacaanWaktu(klaim="geser-ke-hari-kerja")

    tenggat = hitung(HariKalender(4), wita(9, 1), milik=milik, bacaan=bacaan)

    assert tenggat.jatuh_tempo.date() == date(2025, 9, 5)
    assert tenggat.tafsir == ()


def test_hari_kalender_kantor_dari_penerimaan_di_luar_jam() -> None:
    tenggat = hitung(HariKalender(2), wita(9, 4, 17))

    assert tenggat.dihitung_sejak == date(2025, 9, 9)
    assert tenggat.jatuh_tempo == wita(9, 11, 16)
    assert [hari for hari, _, _ in dilewati(tenggat)] == [5, 6, 7, 8]
    assert tenggat.tafsir == ("di-luar-jam", "cuti-bersama")
    assert hitung(HariKalender(2), wita(9, 4, 17), milik="peristiwa").tafsir == ()


def test_hari_tanpa_keterangan_mengikuti_tafsir() -> None:
    kalender = hitung(Hari(3), wita(9, 3), milik="peristiwa")
    kerja = hitung(Hari(3), wita(9, 3), bacaan=BacaanWaktu(hari="hari-kerja"))

    assert kalender.jatuh_tempo.date() == date(2025, 9, 6)
    assert kalender.tafsir == ("hari-kalender",)
    assert kerja.jatuh_tempo == wita(9, 10, 16)
    assert kerja.tafsir == ("hari-pertama", "hari-kalender", "cuti-bersama")
    assert kalender.batas == kerja.batas == Hari(3)


@given(st.integers(1, 2000), strategi.instan(), st.sampled_from(["warga", "peristiwa"]))
def test_hari_kalender_dari_hari_nol(n: int, mulai: datetime, milik: Any) -> None:
    tenggat = hitung(HariKalender(n), mulai, milik=milik)

    lokal = mulai.astimezone(WITA).date()
    assert tenggat.jatuh_tempo.date() == lokal + timedelta(days=n)
    assert not tenggat.sementara


# --- minutes


def test_menit_berjalan_terus_melewati_malam_dan_libur() -> None:
    mulai = wita(9, 4, 23, 30)

    tenggat = hitung(Menit(45), mulai)

    assert tenggat.jatuh_tempo == wita(9, 5, 0, 15)
    assert tenggat.jatuh_tempo.tzinfo == WITA
    assert tenggat.dihitung_sejak is None
    assert tenggat.hari_dilewati == ()
    assert tenggat.tafsir == ("menit-jam-dinding",)
    assert not hitung(Menit(45), wita(12, 31, 23, 30)).sementara


@given(st.integers(1, 9999), strategi.instan(), strategi.bacaan_waktu(), strategi.kalender_kerja())
def test_menit_tak_bergantung_kalender_dan_bacaan(
    n: int, mulai: datetime, bacaan: BacaanWaktu, kalender: KalenderKerja
) -> None:
    tenggat = hitung(Menit(n), mulai, kalender=kalender, bacaan=bacaan)

    assert tenggat.jatuh_tempo - mulai == timedelta(minutes=n)
    assert tenggat.jatuh_tempo.utcoffset() == mulai.astimezone(kalender.zona).utcoffset()


def test_menit_dihitung_menurut_waktu_bukan_muka_jam() -> None:
    """Jakarta moved its clocks forward by 22.8 minutes at the turn of 1923/24."""
    jakarta = attrs.evolve(KALENDER, zona=ZoneInfo("Asia/Jakarta"))
    mulai = datetime(1923, 12, 31, 23, 50, tzinfo=jakarta.zona)

    tenggat = hitung(Menit(30), mulai, kalender=jakarta)

    assert tenggat.jatuh_tempo.astimezone(UTC) - mulai.astimezone(UTC) == timedelta(minutes=30)


@given(st.integers(1, 9999), strategi.instan(), strategi.bacaan_waktu(), strategi.kalender_kerja())
def test_jam_berjalan_sepanjang_hari_tanpa_kalender_dan_bacaan(
    n: int, mulai: datetime, bacaan: BacaanWaktu, kalender: KalenderKerja
) -> None:
    """Three times 24 hours from Friday afternoon end on Monday afternoon, not in office days."""
    tenggat = hitung(Jam(n), mulai, kalender=kalender, bacaan=bacaan)

    assert tenggat.jatuh_tempo - mulai == timedelta(hours=n)
    assert (tenggat.dihitung_sejak, tenggat.tafsir) == (None, ())


# --- minutes of office hours


@pytest.mark.parametrize(
    ("mulai", "jatuh_tempo"),
    [
        (wita(9, 3, 9), wita(9, 3, 9, 45)),
        (wita(9, 3, 15, 15), wita(9, 3, 16)),
        (wita(9, 3, 15, 30), wita(9, 4, 7, 45)),
        (wita(9, 3, 0, 22), wita(9, 3, 8, 15)),
        (wita(9, 4, 15, 45), wita(9, 9, 8)),  # a holiday, a weekend and a cuti bersama between
        (wita(9, 6, 12), wita(9, 9, 8, 15)),
    ],
)
def test_menit_kerja_hanya_berjalan_dalam_jam_kantor(
    mulai: datetime, jatuh_tempo: datetime
) -> None:
    tenggat = hitung(MenitKerja(45), mulai)

    assert tenggat.jatuh_tempo == jatuh_tempo
    assert "menit-jam-dinding" in tenggat.tafsir
    assert ("cuti-bersama" in tenggat.tafsir) == (jatuh_tempo.day == 9)


@given(st.integers(1, 2000), strategi.instan(), strategi.kalender_kerja())
def test_menit_kerja_sama_dengan_waktu_kantor_yang_berlalu(
    n: int, mulai: datetime, kalender: KalenderKerja
) -> None:
    jatuh_tempo = hitung(MenitKerja(n), mulai, kalender=kalender).jatuh_tempo

    dipakai = kalender.untuk(BacaanWaktu().cuti_bersama)  # as the reading has it
    assert waktu_kerja(dipakai, mulai, jatuh_tempo) == timedelta(minutes=n)
    sesaat = timedelta(microseconds=1)
    assert waktu_kerja(dipakai, mulai, jatuh_tempo - sesaat) == timedelta(minutes=n) - sesaat


@given(strategi.instan(), st.integers(0, 3000), strategi.kalender_kerja())
def test_waktu_kerja_ialah_banyaknya_menit_dalam_jam_kantor(
    dari: datetime, menit: int, kalender: KalenderKerja
) -> None:
    """Counted minute by minute."""
    dari = dari.replace(second=0, microsecond=0)
    semua = [kalender.lokal(dari) + timedelta(minutes=n) for n in range(menit)]
    jam = [(saat, kalender.jam_pada(saat.date())) for saat in semua]
    dalam = sum(j is not None and j.buka <= saat.time() < j.tutup for saat, j in jam)

    sampai = dari + timedelta(minutes=menit)
    assert waktu_kerja(kalender, dari, sampai) == timedelta(minutes=dalam)


# --- months


@pytest.mark.parametrize(
    ("mulai", "bulan", "jatuh_tempo"),
    [
        (wita(1, 31), 1, date(2025, 2, 28)),
        (wita(8, 31), 1, date(2025, 9, 30)),
        (wita(9, 15), 6, date(2026, 3, 15)),
        (wita(11, 30), 3, date(2026, 2, 28)),
    ],
)
def test_bulan_sampai_tanggal_yang_sama_atau_hari_terakhir(
    mulai: datetime, bulan: int, jatuh_tempo: date
) -> None:
    tenggat = hitung(Bulan(bulan), mulai, milik="peristiwa")

    assert tenggat.jatuh_tempo == datetime.combine(jatuh_tempo, AKHIR_HARI, WITA)
    hilang = jatuh_tempo.day != mulai.day
    assert tenggat.tafsir == (("akhir-bulan",) if hilang else ())
    berikut = BacaanWaktu(akhir_bulan="hari-berikut")
    lain = hitung(Bulan(bulan), mulai, milik="peristiwa", bacaan=berikut).jatuh_tempo.date()
    assert lain == jatuh_tempo + timedelta(days=hilang)


def test_bulan_milik_kantor_mulai_dari_penerimaan_dan_berakhir_saat_tutup() -> None:
    tenggat = hitung(Bulan(1), wita(9, 4, 17))

    assert tenggat.jatuh_tempo == wita(10, 9, 16)
    assert tenggat.tafsir == ("di-luar-jam", "cuti-bersama")


def test_klaim_dalam_bulan_tidak_bergeser() -> None:
    bacaan = BacaanWaktu(klaim="geser-ke-hari-kerja")

    tenggat = hitung(Bulan(1), wita(8, 7), milik="warga", bacaan=bacaan)

    assert tenggat.jatuh_tempo.date() == date(2025, 9, 7)
    assert tenggat.tafsir == ()


def test_dua_belas_bulan_dari_29_februari_mengikuti_tafsir_akhir_bulan() -> None:
    """Not that of ages, which leaves a limit as it is."""
    mulai = wita(2, 29, tahun=2024)

    baku, lain, usia = (
        hitung(Bulan(12), mulai, milik="peristiwa", bacaan=bacaan)
        for bacaan in (
            BACAAN_BAWAAN,
            BacaanWaktu(akhir_bulan="hari-berikut"),
            BacaanWaktu(kabisat="28-februari"),
        )
    )

    assert baku.jatuh_tempo.date() == usia.jatuh_tempo.date() == date(2025, 2, 28)
    assert lain.jatuh_tempo.date() == date(2025, 3, 1)
    assert baku.tafsir == lain.tafsir == ("akhir-bulan",)
    for batas, dari in ((Bulan(48), mulai), (Bulan(11), mulai), (Bulan(12), wita(2, 28))):
        assert hitung(batas, dari, milik="peristiwa").tafsir == ()


# --- the 15th of a later month


@pytest.mark.parametrize(
    ("batas", "mulai", "jatuh_tempo"),
    [
        (TanggalBulan(15, 1), wita(9, 1), wita(10, 15, 16)),
        (TanggalBulan(15, 1), wita(12, 31), wita(1, 15, 16, tahun=2026)),
        (TanggalBulan(31, 1), wita(1, 31), wita(2, 28, 16)),
        (TanggalBulan(30, 2), wita(1, 1), wita(3, 30, 0)),
    ],
)
def test_tanggal_bulan_berikut(batas: Batas, mulai: datetime, jatuh_tempo: datetime) -> None:
    tenggat = hitung(batas, mulai)

    assert tenggat.jatuh_tempo.date() == jatuh_tempo.date()
    if KALENDER.hari_kerja(jatuh_tempo.date()):
        assert tenggat.jatuh_tempo == jatuh_tempo
    else:
        assert tenggat.jatuh_tempo.time() == AKHIR_HARI
    assert tenggat.dihitung_sejak == mulai.date()


def test_tanggal_bulan_memakai_bulan_kejadian_walau_di_luar_jam() -> None:
    """Friday 31 January after hours: the working day after it lies in February."""
    tenggat = hitung(TanggalBulan(15, 1), wita(1, 31, 20))

    assert tenggat.jatuh_tempo.date() == date(2025, 2, 15)
    assert tenggat.tafsir == ()


# --- ranges


def test_rentang_memberi_target_dan_batas() -> None:
    tenggat = hitung(Rentang(HariKerja(1), HariKerja(3)), wita(9, 3))

    assert tenggat.target == wita(9, 4, 16)
    assert tenggat.jatuh_tempo == wita(9, 10, 16)
    assert tenggat.tafsir == ("hari-pertama", "cuti-bersama", "rentang-waktu")
    assert tenggat.uraian[-2:] == (
        "Target: Kamis, 4 September 2025 pukul 16.00 WITA.",
        "Batas 1-3 hari kerja: jatuh tempo Rabu, 10 September 2025 pukul 16.00 WITA.",
    )


@given(strategi.rentang(60), strategi.instan(), strategi.kalender_kerja(), strategi.bacaan_waktu())
def test_ujung_rentang_ialah_dua_tenggat_biasa(
    rentang: Rentang, mulai: datetime, kalender: KalenderKerja, bacaan: BacaanWaktu
) -> None:
    bacaan = attrs.evolve(bacaan, kalender="sementara")
    hasil = hitung(rentang, mulai, kalender=kalender, bacaan=bacaan)

    bawah = hitung(rentang.minimal, mulai, kalender=kalender, bacaan=bacaan)
    atas = hitung(rentang.maksimal, mulai, kalender=kalender, bacaan=bacaan)

    assert (hasil.target, hasil.jatuh_tempo) == (bawah.jatuh_tempo, atas.jatuh_tempo)
    assert bawah.jatuh_tempo <= atas.jatuh_tempo


# --- no date to give


def tanpa(hasil: Perhitungan) -> TanpaTenggat:
    assert isinstance(hasil, TanpaTenggat)
    return hasil


@pytest.mark.parametrize(
    ("batas", "alasan", "uraian"),
    [
        (
            SesuaiKebutuhan(),
            "sesuai_kebutuhan",
            "Sesuai kebutuhan: standar tidak menetapkan batas waktu.",
        ),
        (
            JadwalLuar(),
            "jadwal_luar",
            "Mengikuti jadwal di luar instansi: tanggalnya tidak dapat dihitung.",
        ),
        (
            JadwalLuar("entri SIPD"),
            "jadwal_luar",
            "Mengikuti jadwal di luar instansi (entri SIPD): tanggalnya tidak dapat dihitung.",
        ),
    ],
)
def test_tanpa_tenggat_menyebut_alasannya(batas: Batas, alasan: Any, uraian: str) -> None:
    hasil = tanpa(hitung_tenggat(batas, wita(9, 1), KALENDER, kode="k", label="Langkah"))

    assert hasil == TanpaTenggat(
        kode="k",
        label="Langkah",
        batas=batas,
        mulai=wita(9, 1),
        alasan=alasan,
        versi_kalender="uji-1",
        uraian=(uraian,),
    )


# --- years not decreed


def test_tenggat_yang_mencapai_tahun_belum_ditetapkan_bersifat_sementara() -> None:
    tenggat = hitung(HariKerja(5), wita(12, 30))

    assert tenggat.jatuh_tempo == wita(1, 6, 16, tahun=2026)
    assert tenggat.sementara
    assert tenggat.tahun_belum_pasti == (2026,)
    assert tenggat.tafsir == ("hari-pertama", "kalender-sementara")
    assert tenggat.uraian[-1] == "Sementara: hari libur 2026 belum ditetapkan."
    assert hitung(HariKerja(600), wita(12, 30)).uraian[-1] == (
        "Sementara: hari libur 2026, 2027, 2028 belum ditetapkan."
    )
    assert not hitung(HariKerja(1), wita(12, 30)).sementara


def test_tenggat_di_tahun_belum_ditetapkan_ditolak_bila_dibaca_begitu() -> None:
    bacaan = BacaanWaktu(kalender="ditolak")

    hasil = tanpa(hitung_tenggat(HariKerja(5), wita(12, 30), KALENDER, bacaan, kode="k", label="L"))

    assert hasil == TanpaTenggat(
        kode="k",
        label="L",
        batas=HariKerja(5),
        mulai=wita(12, 30),
        alasan="tahun_belum_ditetapkan",
        tahun_belum_pasti=(2026,),
        versi_kalender="uji-1",
        tafsir=("hari-pertama", "kalender-sementara"),
        uraian=("Tidak dihitung: hari libur 2026 belum ditetapkan.",),
    )
    assert hitung(HariKerja(1), wita(12, 30), bacaan=bacaan).jatuh_tempo == wita(12, 31, 16)


@pytest.mark.parametrize(
    ("batas", "mulai", "milik", "tahun"),
    [
        (HariKalender(5), wita(12, 30), "kantor", (2026,)),  # whether the office is open that day
        (Bulan(3), wita(12, 30), "kantor", (2026,)),
        (TanggalBulan(15, 1), wita(12, 30), "kantor", (2026,)),
        (HariKalender(2), wita(12, 31, 17), "kantor", (2026,)),
        (HariKalender(5), wita(12, 30), "warga", ()),
        (HariKalender(5), wita(12, 30), "peristiwa", ()),
        (Bulan(3), wita(12, 30), "peristiwa", ()),
        (TanggalBulan(15, 1), wita(12, 30), "peristiwa", ()),
        (HariKerja(5), wita(12, 30), "peristiwa", (2026,)),
        (HariKalender(1), wita(1, 1, tahun=2023), "kantor", (2023,)),
    ],
)
def test_sementara_hanya_bila_bergantung_pada_hari_libur(
    batas: Batas, mulai: datetime, milik: Any, tahun: tuple[int, ...]
) -> None:
    tenggat = hitung(batas, mulai, milik=milik)

    assert tenggat.tahun_belum_pasti == tahun
    assert tenggat.sementara == bool(tahun)


def test_klaim_yang_dapat_bergeser_bergantung_pada_hari_libur() -> None:
    bacaan = BacaanWaktu(klaim="geser-ke-hari-kerja")

    tenggat = hitung(HariKalender(5), wita(12, 30), milik="warga", bacaan=bacaan)

    assert tenggat.tahun_belum_pasti == (2026,)
    assert tenggat.tafsir == ("klaim-hari-libur", "kalender-sementara")


# --- status


def test_status_sepanjang_jalannya_tenggat() -> None:
    tenggat = hitung(Rentang(HariKerja(1), HariKerja(3)), wita(9, 3))
    sedetik = timedelta(seconds=1)
    target, jatuh = wita(9, 4, 16), wita(9, 10, 16)

    assert status(tenggat, wita(9, 1)) == "berjalan"
    assert status(tenggat, target) == "berjalan"
    assert status(tenggat, target + sedetik) == "lewat_target"
    assert status(tenggat, jatuh) == "lewat_target"
    assert status(tenggat, jatuh + sedetik) == "terlambat"
    assert status(tenggat, jatuh + sedetik, jatuh) == "terpenuhi"
    assert status(tenggat, jatuh, jatuh + sedetik) == "terpenuhi_terlambat"
    assert status(tenggat, jatuh, jatuh, terpenuhi=False) == "berakhir"
    assert status(tenggat, jatuh, jatuh + sedetik, terpenuhi=False) == "berakhir_terlambat"


def test_status_tanpa_target() -> None:
    tenggat = hitung(HariKerja(1), wita(9, 3))

    assert status(tenggat, wita(9, 4, 16)) == "berjalan"
    assert status(tenggat, wita(9, 4, 16, 1)) == "terlambat"


# --- comparing


def test_banding_menunjukkan_yang_bergeser_antara_dua_versi_kalender() -> None:
    lama = hitung(HariKerja(5), wita(12, 30), kode="k")
    terbit = attrs.evolve(
        KALENDER,
        libur=[
            *KALENDER.libur,
            Libur(tanggal=date(2026, 1, 1), nama="Tahun Baru"),
            Libur(tanggal=date(2026, 1, 2), nama="Cuti Bersama", jenis="cuti_bersama"),
        ],
        tahun_pasti=[2025, 2026],
        versi="uji-2",
    )
    baru = hitung(HariKerja(5), wita(12, 30), kalender=terbit, kode="k")

    geser = banding(lama, baru)

    assert geser.kode == "k"
    assert (geser.jatuh_tempo_lama, geser.jatuh_tempo_baru) == (
        wita(1, 6, 16, tahun=2026),
        wita(1, 8, 16, tahun=2026),
    )
    assert geser.selisih == timedelta(days=2)
    assert geser.bergeser
    assert [x.nama for x in geser.hari_muncul] == ["Tahun Baru", "Cuti Bersama"]
    assert geser.hari_hilang == ()
    assert (geser.versi_lama, geser.versi_baru) == ("uji-1", "uji-2")
    assert not geser.sementara
    balik = banding(baru, lama)
    assert [x.nama for x in balik.hari_hilang] == ["Tahun Baru", "Cuti Bersama"]
    assert balik.hari_muncul == ()
    assert balik.selisih == -timedelta(days=2)
    assert balik.sementara


def test_banding_dengan_dirinya_sendiri_tidak_bergeser() -> None:
    tenggat = hitung(HariKerja(5), wita(9, 3))

    geser = banding(tenggat, tenggat)

    assert not geser.bergeser
    assert geser.hari_muncul == geser.hari_hilang == ()


@pytest.mark.parametrize(
    "ganti", [{"kode": "lain"}, {"batas": HariKerja(9)}, {"mulai": wita(9, 4)}]
)
def test_banding_menolak_dua_tenggat_yang_berlainan(ganti: dict[str, Any]) -> None:
    tenggat = hitung(HariKerja(5), wita(9, 3))

    with pytest.raises(ValueError, match="bukan tenggat yang sama"):
        banding(tenggat, attrs.evolve(tenggat, **ganti))


# --- laws over every limit


@given(
    strategi.batas_terhitung(),
    strategi.instan(),
    strategi.kalender_kerja(),
    strategi.bacaan_waktu(),
    st.sampled_from(["kantor", "warga", "peristiwa"]),
)
def test_setiap_tenggat_utuh(
    batas: Batas, mulai: datetime, kalender: KalenderKerja, bacaan: BacaanWaktu, milik: Any
) -> None:
    hasil = hitung_tenggat(batas, mulai, kalender, bacaan, milik=milik)

    assert set(hasil.tafsir) <= set(TAFSIR_WAKTU)
    assert list(hasil.tafsir) == [kode for kode in TAFSIR_WAKTU if kode in hasil.tafsir]
    assert all(baris.endswith(".") for baris in hasil.uraian)
    assert hasil.mulai == mulai
    if isinstance(hasil, TanpaTenggat):
        assert bacaan.kalender == "ditolak"
        return
    assert hasil.jatuh_tempo > mulai
    assert hasil.jatuh_tempo.tzinfo is hasil.mulai.tzinfo is kalender.zona
    assert hasil.sementara == bool(hasil.tahun_belum_pasti)
    assert status(hasil, mulai) == "berjalan"


@given(
    strategi.batas_terhitung(),
    strategi.instan(),
    st.integers(0, 100_000),
    strategi.kalender_kerja(),
    st.sampled_from(["kantor", "warga", "peristiwa"]),
)
def test_mulai_lebih_lambat_tak_pernah_jatuh_tempo_lebih_awal(
    batas: Batas, mulai: datetime, menit: int, kalender: KalenderKerja, milik: Any
) -> None:
    kemudian = mulai + timedelta(minutes=menit)

    awal = hitung(batas, mulai, kalender=kalender, milik=milik)
    akhir = hitung(batas, kemudian, kalender=kalender, milik=milik)

    assert awal.jatuh_tempo.date() <= akhir.jatuh_tempo.date()


def test_waktu_tanpa_zona_atau_di_luar_kalender_ditolak() -> None:
    with pytest.raises(ValueError, match="berzona"):
        hitung(HariKerja(1), wita(9, 1).replace(tzinfo=None))
    jenis = (HariKerja, HariKalender, Bulan, Menit, MenitKerja, Jam)
    for batas in (TanggalBulan(1, 9999), *(satuan(9999) for satuan in jenis)):
        with pytest.raises(ValueError, match="9999"):
            hitung(batas, wita(12, 30, tahun=9999))


def test_bacaan_bawaan_ialah_bawaan_register() -> None:
    assert (
        BacaanWaktu(
            hari_pertama="hari-kerja-berikut",
            sebelum_jam=time(12),
            di_luar_jam="hari-kerja-berikut",
            hari="hari-kalender",
            cuti_bersama="libur",
            klaim="tanpa-geser",
            kabisat="1-maret",
            kalender="sementara",
            batas_warga="pemberitahuan",
            terima="cap-terima",
            keberatan="dilaporkan",
            jeda="waktu-kerja",
            akhir_bulan="hari-terakhir",
        )
        == BACAAN_BAWAAN
    )


@given(
    strategi.kalender_kerja(),
    strategi.batas_terhitung(),
    strategi.instan(),
    strategi.bacaan_waktu(),
    st.fixed_dictionaries(
        {
            "milik": st.sampled_from(["kantor", "warga", "peristiwa"]),
            "awal_dihitung": st.booleans(),
        }
    ),
)
def test_hari_nol_tidak_pernah_dilewati(
    kalender: KalenderKerja, batas: Batas, mulai: datetime, bacaan: BacaanWaktu, cara: Any
) -> None:
    """Whatever is counted, for whom, in which reading: the day it starts on is none of them."""
    hasil = hitung_tenggat(batas, mulai, kalender, bacaan, **cara)

    if isinstance(hasil, Tenggat):
        lewat = [x.tanggal for x in hasil.hari_dilewati]
        assert hasil.dihitung_sejak not in lewat
        assert lewat == sorted(set(lewat))


@given(
    strategi.kalender_kerja(),
    st.integers(min_value=2, max_value=60),
    strategi.instan(),
    st.sampled_from([HariKerja, HariKalender]),
)
def test_hari_pertama_yang_dihitung_menghemat_tepat_satu_hari(
    kalender: KalenderKerja, n: int, mulai: datetime, satuan: Any
) -> None:
    """Tafsir 46: n days whose first counts end with the n-1 that start after it."""
    dihitung = hitung(satuan(n), mulai, kalender=kalender, awal_dihitung=True)

    assert dihitung.jatuh_tempo == hitung(satuan(n - 1), mulai, kalender=kalender).jatuh_tempo
