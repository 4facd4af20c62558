"""Pauses: what they add, and what they cannot."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.waktu.test_tenggat import AKHIR_HARI, KALENDER, hitung, wita

from dinsos_core.domain.waktu import (
    BacaanWaktu,
    Batas,
    Bulan,
    HariKalender,
    HariKerja,
    Jeda,
    KalenderKerja,
    Menit,
    Rentang,
    TanggalBulan,
    status,
)
from dinsos_core.domain.waktu.jam_kantor import waktu_kerja
from dinsos_core.domain.waktu.jeda import gabung_jeda
from dinsos_core.testing import waktu as strategi

SENIN = wita(9, 15)  # the week of 15 September 2025 has no day off
HARI_PENUH = BacaanWaktu(jeda="hari-penuh")
KANTOR_WARGA = st.sampled_from(["kantor", "warga", "peristiwa"])


def jeda(mulai: datetime, selesai: datetime | None, kode: str = "kuota") -> Jeda:
    return Jeda(mulai=mulai, selesai=selesai, alasan_kode=kode)


@pytest.mark.parametrize(
    ("dari", "sampai", "jatuh_tempo", "hari_penuh"),
    [
        (wita(9, 16, 10), wita(9, 16, 15), wita(9, 19, 12, 30), 18),  # within a day
        (wita(9, 16, 10), wita(9, 17, 8), wita(9, 19, 14), 19),
        (wita(9, 16, 10), wita(9, 18, 15), wita(9, 23, 12, 30), 22),  # two days, over the weekend
        (wita(9, 16, 7, 30), wita(9, 16, 16), wita(9, 19, 16), 18),  # a whole working day
        (wita(9, 16, 17), wita(9, 17, 6), wita(9, 18, 16), 19),  # overnight
        (wita(9, 18, 16), wita(9, 19, 8), wita(9, 19, 8), 19),  # begins at the very last moment
        (wita(9, 18, 16, 1), wita(9, 25, 8), wita(9, 18, 16), 18),  # too late to help
        (wita(9, 10), wita(9, 15, 8), wita(9, 18, 16), 18),  # over before the start
        (wita(9, 10), wita(9, 16, 8), wita(9, 19, 8), 19),  # only its part after day 0 counts
    ],
)
def test_jeda_menambah_waktu_kerja_yang_hilang_atau_hari_penuh(
    dari: datetime, sampai: datetime, jatuh_tempo: datetime, hari_penuh: int
) -> None:
    semua = (jeda(dari, sampai),)

    assert hitung(HariKerja(3), SENIN, jeda=semua).jatuh_tempo == jatuh_tempo
    lain = hitung(HariKerja(3), SENIN, jeda=semua, bacaan=HARI_PENUH)
    assert lain.jatuh_tempo == wita(9, hari_penuh, 16)


def test_empat_jeda_semalam_menambah_waktu_kerjanya_saja() -> None:
    """45 working minutes each, 15 in the afternoon and 30 in the morning."""
    malam = tuple(jeda(wita(9, hari, 15, 45), wita(9, hari + 1, 8)) for hari in (16, 17, 18, 23))

    tenggat = hitung(HariKerja(10), SENIN, jeda=malam)

    assert tenggat.jatuh_tempo == wita(9, 30, 10, 30)
    assert tenggat.uraian[3] == (
        "Jeda kuota sejak Selasa, 16 September 2025 pukul 15.45 WITA: "
        "tambah 45 menit dalam jam kantor."
    )
    assert "hitungan-jeda" in tenggat.tafsir
    assert hitung(HariKerja(10), SENIN, jeda=malam, bacaan=HARI_PENUH).jatuh_tempo.day == 3


def test_hari_libur_dalam_jeda_tidak_dihitung_dua_kali() -> None:
    """Thursday the 4th to Tuesday the 9th holds a holiday, a weekend and a cuti bersama."""
    tenggat = hitung(
        HariKerja(3), wita(9, 3), jeda=(jeda(wita(9, 4), wita(9, 9)),), bacaan=HARI_PENUH
    )

    assert tenggat.jatuh_tempo == wita(9, 11, 16)
    assert tenggat.uraian[5] == (
        "Jeda kuota sejak Kamis, 4 September 2025 pukul 09.00 WITA: tambah 1 hari kerja."
    )
    waktu = hitung(HariKerja(3), wita(9, 3), jeda=(jeda(wita(9, 4), wita(9, 9)),))
    assert waktu.jatuh_tempo == wita(9, 11, 16)
    assert "tambah 8 jam 30 menit dalam jam kantor." in waktu.uraian[5]


def test_jeda_kedua_dapat_jatuh_dalam_perpanjangan_jeda_pertama() -> None:
    pertama = jeda(wita(9, 16), wita(9, 18))
    kedua = jeda(wita(9, 19), wita(9, 22), "iris")

    tenggat = hitung(HariKerja(3), SENIN, jeda=(kedua, pertama), bacaan=HARI_PENUH)

    assert tenggat.jatuh_tempo == wita(9, 23, 16)
    assert [baris for baris in tenggat.uraian if baris.startswith("Jeda")] == [
        "Jeda kuota sejak Selasa, 16 September 2025 pukul 09.00 WITA: tambah 2 hari kerja.",
        "Jeda iris sejak Jumat, 19 September 2025 pukul 09.00 WITA: tambah 1 hari kerja.",
    ]


def test_jeda_tanpa_akibat_tidak_diuraikan() -> None:
    malam = jeda(wita(9, 16, 17), wita(9, 17, 6))

    tenggat = hitung(HariKerja(3), SENIN, jeda=(malam,))

    assert tenggat.uraian == hitung(HariKerja(3), SENIN).uraian


def test_jeda_sebelum_penerimaan_di_luar_jam_tidak_menambah() -> None:
    """Received on Monday; the pause of Saturday to Monday cost no counted day."""
    tenggat = hitung(HariKerja(1), wita(9, 13), jeda=(jeda(wita(9, 13, 12), wita(9, 15, 8)),))

    assert tenggat.jatuh_tempo == wita(9, 16, 16)


def test_jeda_di_hari_penerimaan_bila_hari_itu_sudah_terhitung() -> None:
    bacaan = BacaanWaktu(hari_pertama="hari-sama-sebelum-jam")

    tenggat = hitung(HariKerja(1), SENIN, bacaan=bacaan, jeda=(jeda(SENIN, wita(9, 16)),))

    assert tenggat.jatuh_tempo == wita(9, 16, 16)
    lain = attrs.evolve(bacaan, jeda="hari-penuh")
    assert hitung(
        HariKerja(1), SENIN, bacaan=lain, jeda=(jeda(SENIN, wita(9, 16)),)
    ).jatuh_tempo == wita(9, 16, 16)


@pytest.mark.parametrize(
    ("batas", "hari"), [(HariKalender(10), 25), (Bulan(1), 15), (TanggalBulan(15, 1), 15)]
)
def test_jeda_menambah_hari_kalender_kecuali_tanggal_tetap(batas: Batas, hari: int) -> None:
    lama = jeda(wita(9, 16, 10), wita(9, 20, 15))
    tambahan = 0 if isinstance(batas, TanggalBulan) else 4

    tanpa, dengan = (
        hitung(batas, SENIN, jeda=jeda_, milik="peristiwa", bacaan=HARI_PENUH)
        for jeda_ in ((), (lama,))
    )

    assert tanpa.jatuh_tempo.day == hari
    assert dengan.jatuh_tempo - tanpa.jatuh_tempo == timedelta(days=tambahan)
    terurai = "Jeda kuota sejak Selasa, 16 September 2025 pukul 10.00 WITA: tambah 4 hari."
    assert (terurai in dengan.uraian) == bool(tambahan)
    waktu = hitung(batas, SENIN, jeda=(lama,), milik="peristiwa")
    bersih = timedelta(days=4, hours=5) if tambahan else timedelta()
    assert waktu.jatuh_tempo - tanpa.jatuh_tempo == bersih


def test_jeda_hari_kalender_hanya_sesudah_hari_nol() -> None:
    lama = jeda(wita(9, 10), wita(9, 17))

    tenggat = hitung(HariKalender(10), SENIN, jeda=(lama,), milik="peristiwa", bacaan=HARI_PENUH)

    assert tenggat.jatuh_tempo.day == 27
    waktu = hitung(HariKalender(10), SENIN, jeda=(lama,), milik="peristiwa")
    semula = hitung(HariKalender(10), SENIN, milik="peristiwa")
    assert waktu.jatuh_tempo - semula.jatuh_tempo == timedelta(days=1, hours=9)


def test_batas_kantor_yang_jeda_memanjangkannya_ke_hari_libur_berlaku_sepanjang_hari_itu() -> None:
    tenggat = hitung(HariKalender(4), SENIN, jeda=(jeda(wita(9, 16), wita(9, 17)),))

    assert tenggat.jatuh_tempo == wita(9, 21) - timedelta(hours=9, microseconds=1)


def test_klaim_bergeser_sesudah_ditambah_jeda() -> None:
    """Day 4 is Friday; paused one day it is Saturday, which rolls over to Monday."""
    bacaan = BacaanWaktu(klaim="geser-ke-hari-kerja", jeda="hari-penuh")
    sehari = jeda(wita(9, 16), wita(9, 17))

    tenggat = hitung(HariKalender(4), SENIN, jeda=(sehari,), milik="warga", bacaan=bacaan)

    assert tenggat.jatuh_tempo.day == 22
    assert [x.tanggal.day for x in tenggat.hari_dilewati] == [20, 21]


def test_hari_yang_digeser_dihitung_dari_hari_genap_sesudah_jeda() -> None:
    """Day 6 is a Sunday; paused six days it is Saturday the 27th, which rolls over."""
    bacaan = BacaanWaktu(klaim="geser-ke-hari-kerja", jeda="hari-penuh")
    enam_hari = jeda(wita(9, 16), wita(9, 22))

    tenggat = hitung(HariKalender(6), SENIN, jeda=(enam_hari,), milik="warga", bacaan=bacaan)

    assert tenggat.jatuh_tempo.day == 29
    assert [x.tanggal.day for x in tenggat.hari_dilewati] == [27, 28]


def test_jeda_menambah_menit_sepanjang_lamanya() -> None:
    lama = jeda(wita(9, 15, 9, 10), wita(9, 15, 10, 10) + timedelta(seconds=30))

    tenggat = hitung(Menit(45), SENIN, jeda=(lama,))

    assert tenggat.jatuh_tempo == wita(9, 15, 10, 45) + timedelta(seconds=30)
    assert tenggat.uraian == (
        "Mulai Senin, 15 September 2025 pukul 09.00 WITA.",
        "Jeda kuota sejak Senin, 15 September 2025 pukul 09.10 WITA: tambah 1 jam 30 detik.",
        "Batas 45 menit: jatuh tempo Senin, 15 September 2025 pukul 10.45 WITA.",
    )


@pytest.mark.parametrize(
    ("dari", "sampai", "tambahan"),
    [
        (wita(9, 15, 8), wita(9, 15, 9, 5), 5),
        (wita(9, 15, 8), wita(9, 15, 8, 30), 0),
        (wita(9, 15, 9, 45), wita(9, 15, 9, 50), 5),
        (wita(9, 15, 9, 46), wita(9, 15, 9, 50), 0),
    ],
)
def test_jeda_menit_hanya_selama_tenggat_berjalan(
    dari: datetime, sampai: datetime, tambahan: int
) -> None:
    tenggat = hitung(Menit(45), SENIN, jeda=(jeda(dari, sampai),))

    assert tenggat.jatuh_tempo == wita(9, 15, 9, 45) + timedelta(minutes=tambahan)


def test_target_rentang_ikut_dijeda() -> None:
    lama = jeda(wita(9, 15, 10), wita(9, 17, 10))

    tenggat = hitung(Rentang(HariKerja(1), HariKerja(3)), SENIN, jeda=(lama,))

    assert (tenggat.target, tenggat.jatuh_tempo) == (wita(9, 18, 10), wita(9, 22, 10))


def test_jeda_yang_masih_terbuka_menghentikan_tenggat() -> None:
    tenggat = hitung(HariKerja(3), SENIN, jeda=(jeda(wita(9, 17), None),))

    assert tenggat.dijeda_sejak == wita(9, 17)
    assert tenggat.jatuh_tempo == wita(9, 18, 16)
    assert tenggat.uraian[-2] == "Masih dijeda sejak Rabu, 17 September 2025 pukul 09.00 WITA."
    assert status(tenggat, wita(9, 17) - timedelta(seconds=1)) == "berjalan"
    assert status(tenggat, wita(9, 17)) == "dijeda"
    assert status(tenggat, wita(12, 1)) == "dijeda"
    assert status(tenggat, wita(12, 1), wita(9, 18)) == "terpenuhi"


def test_jeda_terbuka_sesudah_jatuh_tempo_tidak_menolong() -> None:
    tenggat = hitung(HariKerja(3), SENIN, jeda=(jeda(wita(9, 19), None),))

    assert tenggat.dijeda_sejak is None
    assert status(tenggat, wita(9, 19)) == "terlambat"


def test_jeda_terbuka_dari_sebelum_mulai_berlaku_sejak_mulai() -> None:
    sejak_tadi = Jeda(mulai=datetime(2025, 9, 1, tzinfo=UTC), alasan_kode="kuota")

    tenggat = hitung(HariKerja(3), SENIN, jeda=(sejak_tadi,))

    assert tenggat.dijeda_sejak == SENIN
    assert tenggat.dijeda_sejak.tzinfo == KALENDER.zona


def test_jeda_terbuka_dinyatakan_dalam_zona_instansi() -> None:
    terbuka = Jeda(mulai=datetime(2025, 9, 16, 1, tzinfo=UTC), alasan_kode="kuota")

    tenggat = hitung(HariKerja(3), SENIN, jeda=(terbuka,))

    assert "Masih dijeda sejak Selasa, 16 September 2025 pukul 09.00 WITA." in tenggat.uraian


@given(
    strategi.batas_hitung(),
    strategi.instan(),
    strategi.kalender_kerja(),
    KANTOR_WARGA,
    st.data(),
)
def test_membelah_jeda_tidak_mengubah_apa_pun(
    batas: Batas, mulai: datetime, kalender: KalenderKerja, milik: Any, data: st.DataObject
) -> None:
    bacaan = attrs.evolve(data.draw(strategi.bacaan_waktu()), kalender="sementara")
    utuh = data.draw(strategi.jeda(mulai))
    assert utuh.selesai is not None
    potong = data.draw(st.datetimes(*_tanpa_zona(utuh))).replace(tzinfo=UTC)
    belah = (jeda(utuh.mulai, potong, "a"), jeda(potong, utuh.selesai, "b"))

    satu, dua = (
        hitung(batas, mulai, kalender=kalender, bacaan=bacaan, milik=milik, jeda=jeda_)
        for jeda_ in ((utuh,), belah)
    )

    assert satu.jatuh_tempo == dua.jatuh_tempo


def _tanpa_zona(jeda_: Jeda) -> tuple[datetime, datetime]:
    assert jeda_.selesai is not None
    ujung = (jeda_.mulai, jeda_.selesai)
    a, b = (x.astimezone(UTC).replace(tzinfo=None) for x in ujung)
    return a, b


@given(
    strategi.batas_hitung(), strategi.instan(), strategi.kalender_kerja(), KANTOR_WARGA, st.data()
)
def test_jeda_tak_pernah_memajukan_jatuh_tempo(
    batas: Batas, mulai: datetime, kalender: KalenderKerja, milik: Any, data: st.DataObject
) -> None:
    beberapa = tuple(data.draw(st.lists(strategi.jeda(mulai), max_size=4)))

    bacaan = attrs.evolve(data.draw(strategi.bacaan_waktu()), kalender="sementara")

    tanpa = hitung(batas, mulai, kalender=kalender, milik=milik, bacaan=bacaan)
    dengan = hitung(batas, mulai, kalender=kalender, milik=milik, bacaan=bacaan, jeda=beberapa)

    assert dengan.jatuh_tempo >= tanpa.jatuh_tempo
    assert dengan.dijeda_sejak is None
    acak = data.draw(st.permutations(beberapa))
    lagi = hitung(batas, mulai, kalender=kalender, milik=milik, bacaan=bacaan, jeda=tuple(acak))
    assert lagi.jatuh_tempo == dengan.jatuh_tempo


@given(strategi.instan(), strategi.kalender_kerja(), st.integers(1, 30), st.data())
def test_waktu_kerja_di_luar_jeda_tetap_sepanjang_batasnya(
    mulai: datetime, kalender: KalenderKerja, n: int, data: st.DataObject
) -> None:
    """From the end of day 0 to the due moment, what lies outside the pauses is as much working
    time as without any."""
    kalender = kalender.untuk(BacaanWaktu().cuti_bersama)  # as the reading has it
    beberapa = gabung_jeda(data.draw(st.lists(strategi.jeda(mulai), max_size=3)))
    awal = hitung(HariKerja(n), mulai, kalender=kalender).dihitung_sejak
    assert awal is not None
    nol = datetime.combine(awal, AKHIR_HARI, kalender.zona)

    def bersih(semua: tuple[Jeda, ...]) -> timedelta:
        akhir = hitung(HariKerja(n), mulai, kalender=kalender, jeda=semua).jatuh_tempo
        hilang = (
            waktu_kerja(kalender, max(nol, x.mulai), min(akhir, x.selesai))
            for x in semua
            if x.selesai is not None and x.selesai > nol and x.mulai < akhir
        )
        return waktu_kerja(kalender, nol, akhir) - sum(hilang, timedelta())

    assert bersih(beberapa) == bersih(())


@given(strategi.instan(), st.data())
def test_gabungan_jeda_urut_tak_bersinggungan_dan_sama_cakupannya(
    sekitar: datetime, data: st.DataObject
) -> None:
    beberapa = data.draw(st.lists(strategi.jeda(sekitar), max_size=6))

    gabungan = gabung_jeda(beberapa)

    tepi = [(x.mulai, x.selesai) for x in gabungan]
    assert all(a[1] is not None and a[1] < b[0] for a, b in pairwise(tepi))
    for saat in (y for x in beberapa for y in (x.mulai, x.selesai) if y):
        assert _dijeda(gabungan, saat) == _dijeda(beberapa, saat)


def _dijeda(beberapa: Any, saat: datetime) -> bool:
    return any(x.mulai <= saat and (x.selesai is None or saat <= x.selesai) for x in beberapa)


def test_gabungan_jeda_menyebut_setiap_alasan_sekali_dan_tetap_terbuka() -> None:
    a = jeda(wita(9, 1), wita(9, 5), "kuota")
    b = jeda(wita(9, 2), wita(9, 3), "iris")
    c = jeda(wita(9, 4), None, "kuota")
    d = jeda(wita(9, 10), wita(9, 11), "berkas")

    assert gabung_jeda([b, a]) == (jeda(wita(9, 1), wita(9, 5), "kuota, iris"),)
    assert gabung_jeda([d, c, b, a]) == (jeda(wita(9, 1), None, "kuota, iris, berkas"),)
    assert gabung_jeda([d, a]) == (a, d)
    assert gabung_jeda([jeda(wita(9, 5), wita(9, 6)), a]) == (jeda(wita(9, 1), wita(9, 6)),)
    assert gabung_jeda([]) == ()


def test_jeda_terbalik_atau_tanpa_zona_ditolak() -> None:
    polos = wita(9, 1).replace(tzinfo=None)

    with pytest.raises(ValueError, match="sebelum mulai"):
        jeda(wita(9, 2), wita(9, 1))
    for dari, sampai in ((polos, None), (wita(9, 1), polos)):
        with pytest.raises(ValueError, match="berzona"):
            jeda(dari, sampai)

    assert jeda(wita(9, 1), wita(9, 1)).selesai == wita(9, 1)
