"""Limits and durations: their words, their bounds, and back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinsos_core.domain.waktu import (
    SATUAN,
    Batas,
    Bulan,
    Hari,
    HariKalender,
    HariKerja,
    JadwalLuar,
    Jam,
    Lama,
    Menit,
    MenitKerja,
    Rentang,
    SesuaiKebutuhan,
    TanggalBulan,
    teks_batas,
    teks_lama,
    urai_batas,
    urai_lama,
)
from dinsos_core.domain.waktu.batas import BENTUK_BATAS
from dinsos_core.testing import waktu as strategi


@pytest.mark.parametrize(
    ("teks", "batas"),
    [
        ("45 menit", Menit(45)),
        ("45 menit kerja", MenitKerja(45)),
        ("24 jam", Jam(24)),
        ("1x24 jam", Jam(24)),
        ("3x24 jam", Jam(72)),
        ("3 x 24 jam", Jam(72)),
        ("3 × 24 Jam", Jam(72)),
        ("1x24-3x24 jam", Rentang(Jam(24), Jam(72))),
        ("2 s.d. 24 jam", Rentang(Jam(2), Jam(24))),
        ("3 hari", Hari(3)),
        ("30 hari kalender", HariKalender(30)),
        ("14 hari kerja", HariKerja(14)),
        ("  14  Hari\tKERJA ", HariKerja(14)),
        ("6 bulan", Bulan(6)),
        ("3-14 hari kerja", Rentang(HariKerja(3), HariKerja(14))),
        ("3–14 hari kerja", Rentang(HariKerja(3), HariKerja(14))),
        ("3 - 14 hari kerja", Rentang(HariKerja(3), HariKerja(14))),
        ("3 sd 14 Hari Kerja", Rentang(HariKerja(3), HariKerja(14))),
        ("3 s/d 14 hari kerja", Rentang(HariKerja(3), HariKerja(14))),
        ("3 s.d. 14 hari kerja", Rentang(HariKerja(3), HariKerja(14))),
        ("tanggal 15 bulan berikut", TanggalBulan(15, 1)),
        ("Tanggal 31, 2 bulan berikut", TanggalBulan(31, 2)),
        ("jadwal luar", JadwalLuar()),
        ("Jadwal luar: Entri SIPD", JadwalLuar("Entri SIPD")),
        ("sesuai kebutuhan", SesuaiKebutuhan()),
        ("Sesuai  Kebutuhan", SesuaiKebutuhan()),
    ],
)
def test_kata_katalog_terurai(teks: str, batas: Batas) -> None:
    assert urai_batas(teks) == batas


@given(strategi.batas())
def test_urai_membalik_teks(batas: Batas) -> None:
    assert urai_batas(teks_batas(batas)) == batas
    assert str(batas) == teks_batas(batas)


@pytest.mark.parametrize(
    ("batas", "teks"),
    [
        (Menit(45), "45 menit"),
        (Hari(1), "1 hari"),
        (Jam(24), "24 jam"),
        (Jam(72), "3x24 jam"),
        (Jam(36), "36 jam"),
        (Rentang(Jam(24), Jam(72)), "24-72 jam"),
        (Rentang(Bulan(1), Bulan(3)), "1-3 bulan"),
        (TanggalBulan(), "tanggal 15 bulan berikut"),
        (TanggalBulan(5, 3), "tanggal 5, 3 bulan berikut"),
        (JadwalLuar(), "jadwal luar"),
        (JadwalLuar(" entri \n SIPD "), "jadwal luar: entri SIPD"),
        (SesuaiKebutuhan(), "sesuai kebutuhan"),
    ],
)
def test_teks_batas_ringkas(batas: Batas, teks: str) -> None:
    assert str(batas) == teks


@pytest.mark.parametrize(
    ("batas", "teks"),
    [
        (HariKerja(1), "1 working day"),
        (MenitKerja(45), "45 working minutes"),
        (Jam(24), "24 hours"),
        (Rentang(HariKerja(3), HariKerja(14)), "3-14 working days"),
        (TanggalBulan(), "day 15 of the next month"),
        (TanggalBulan(5, 3), "day 5, 3 months later"),
        (JadwalLuar(), "a schedule elsewhere"),
        (JadwalLuar("SIPD"), "a schedule elsewhere: SIPD"),
        (SesuaiKebutuhan(), "as needed"),
    ],
)
def test_teks_batas_dalam_bahasa_inggris(batas: Batas, teks: str) -> None:
    assert teks_batas(batas, "en") == teks


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "14",
        "hari kerja",
        "14 hari kerj",
        "14 jam kerja",
        "3x24 hari",
        "3x jam",
        "14 hari kerja lagi",
        "-3 hari kerja",
        "3-14",
        "1,5 bulan",
        "٣ hari kerja",
        "tanggal 15",
        "tanggal bulan berikut",
        "jadwal luarnya",
        "segera",
    ],
)
def test_kata_tak_dikenal_ditolak_dengan_menyebut_yang_boleh(teks: str) -> None:
    with pytest.raises(ValueError, match="tidak dikenal; yang boleh") as salah:
        urai_batas(teks)

    assert repr(teks) in str(salah.value)
    assert all(f"'{bentuk}'" in str(salah.value) for bentuk in BENTUK_BATAS)


@given(st.text())
def test_teks_apa_pun_terurai_atau_valueerror(teks: str) -> None:
    for urai in (urai_batas, urai_lama):
        try:
            hasil = urai(teks)
        except ValueError:
            continue
        assert urai(str(hasil)) == hasil


@pytest.mark.parametrize("nilai", [14, None, 1.5, ["14 hari kerja"]])
def test_bukan_teks_ditolak_sebagai_valueerror(nilai: Any) -> None:
    for urai in (urai_batas, urai_lama):
        with pytest.raises(ValueError, match="harus teks"):
            urai(nilai)


@pytest.mark.parametrize(
    "teks",
    [
        "0 hari kerja",
        "10000 menit",
        "14-3 hari kerja",
        "3-3 bulan",
        "tanggal 0 bulan berikut",
        "tanggal 32 bulan berikut",
        "tanggal 15, 0 bulan berikut",
        "0 tahun",
        "10000 bulan",
    ],
)
def test_bilangan_di_luar_batas_ditolak(teks: str) -> None:
    urai = urai_lama if "tahun" in teks else urai_batas

    with pytest.raises(ValueError, match="harus"):
        urai(teks)


@pytest.mark.parametrize("jenis", [Menit, Hari, HariKalender, HariKerja, Bulan])
def test_jumlah_1_sampai_9999_dan_bukan_boolean(jenis: type[HariKerja]) -> None:
    assert [jenis(n).jumlah for n in (1, 9999)] == [1, 9999]
    salah: list[Any] = [0, -1, 10_000, True, 1.0, "3"]
    for jumlah in salah:
        with pytest.raises(ValueError, match="jumlah harus bilangan bulat 1 sampai 9999"):
            jenis(jumlah)


def test_rentang_menuntut_satuan_sama_dan_naik() -> None:
    with pytest.raises(ValueError, match="bersatuan sama"):
        Rentang(HariKerja(3), HariKalender(14))
    with pytest.raises(ValueError, match="lebih kecil"):
        Rentang(HariKerja(3), HariKerja(3))

    assert Rentang(HariKerja(3), HariKerja(4)).satuan == "hari_kerja"


def test_satuan_bersambung_ke_nama_kawatnya() -> None:
    contoh = (
        Menit(1),
        MenitKerja(1),
        Jam(1),
        Hari(1),
        HariKalender(1),
        HariKerja(1),
        Bulan(1),
        TanggalBulan(),
        JadwalLuar(),
        SesuaiKebutuhan(),
    )

    assert tuple(batas.satuan for batas in contoh) == SATUAN


@pytest.mark.parametrize(
    ("teks", "lama"),
    [
        ("5 tahun", Lama(tahun=5)),
        ("6 bulan", Lama(bulan=6)),
        ("1 tahun 6 bulan", Lama(tahun=1, bulan=6)),
        (" 1  Tahun 6 Bulan", Lama(tahun=1, bulan=6)),
    ],
)
def test_lama_terurai(teks: str, lama: Lama) -> None:
    assert urai_lama(teks) == lama


@given(strategi.lama())
def test_urai_lama_membalik_teks(lama: Lama) -> None:
    assert urai_lama(teks_lama(lama)) == lama
    assert str(lama) == teks_lama(lama)
    assert lama.total_bulan == lama.tahun * 12 + lama.bulan


@pytest.mark.parametrize("teks", ["", "  ", "5", "tahun", "6 bulan 1 tahun", "5 hari", "5 tahunan"])
def test_lama_tak_dikenal_ditolak(teks: str) -> None:
    with pytest.raises(ValueError, match="tidak dikenal; yang boleh: '5 tahun', '6 bulan'"):
        urai_lama(teks)


def test_teks_lama_ringkas() -> None:
    assert [str(Lama(tahun=5)), str(Lama(bulan=6)), str(Lama(tahun=1, bulan=6))] == [
        "5 tahun",
        "6 bulan",
        "1 tahun 6 bulan",
    ]


@pytest.mark.parametrize(
    ("tahun", "bulan", "pesan"),
    [
        (0, 0, "lebih dari nol"),
        (-1, 13, "tahun harus bilangan bulat 0 sampai 9999"),
        (1, -1, "bulan harus bilangan bulat 0 sampai 9999"),
    ],
)
def test_lama_nol_atau_negatif_ditolak(tahun: int, bulan: int, pesan: str) -> None:
    with pytest.raises(ValueError, match=pesan):
        Lama(tahun=tahun, bulan=bulan)
