"""The working calendar against a naive walk over the days."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinsos_core.domain.waktu import (
    HariDilewati,
    JamKerja,
    JamKhusus,
    KalenderKerja,
    Libur,
    hari_biasa,
)
from dinsos_core.testing import waktu as strategi

WITA = ZoneInfo("Asia/Makassar")
BIASA = hari_biasa(time(7, 30), time(16))
TANGGAL = strategi.tanggal(date(2022, 1, 1), date(2029, 12, 31))


def kalender(**ganti: Any) -> KalenderKerja:
    return KalenderKerja(**{"zona": WITA, "jam": BIASA, "versi": "uji", **ganti})


def bekerja(k: KalenderKerja, d: date) -> bool:
    """By the words of the data alone."""
    libur = [x for x in k.libur if x.tanggal == d]
    if k.cuti_bersama == "hari-kerja":
        libur = [x for x in libur if x.jenis != "cuti_bersama"]
    return d.weekday() in k.jam and not libur


def jalan(k: KalenderKerja, d: date, n: int) -> date:
    langkah = timedelta(days=1 if n > 0 else -1)
    for _ in range(abs(n)):
        d += langkah
        while not bekerja(k, d):
            d += langkah
    return d


@given(strategi.kalender_kerja(), TANGGAL)
def test_hari_kerja_ialah_hari_pekan_yang_tidak_diliburkan(k: KalenderKerja, d: date) -> None:
    assert k.hari_kerja(d) == bekerja(k, d)
    assert (k.alasan_bukan_hari_kerja(d) is None) == bekerja(k, d)


@given(strategi.kalender_kerja(), TANGGAL, st.integers(-60, 60))
def test_tambah_hari_kerja_sama_dengan_berjalan_hari_demi_hari(
    k: KalenderKerja, d: date, n: int
) -> None:
    assert k.tambah_hari_kerja(d, n) == jalan(k, d, n)


@given(strategi.kalender_kerja(), TANGGAL, st.integers(1, 3000))
def test_hitung_membalik_tambah(k: KalenderKerja, d: date, n: int) -> None:
    maju, mundur = k.tambah_hari_kerja(d, n), k.tambah_hari_kerja(d, -n)

    assert k.hitung_hari_kerja(d, maju) == n
    sehari = timedelta(days=1)
    assert k.hitung_hari_kerja(d - sehari, mundur - sehari) == -n
    assert k.hari_kerja(maju)
    assert k.hari_kerja(mundur)


@given(strategi.kalender_kerja(), TANGGAL, TANGGAL)
def test_hitung_sama_dengan_mencacah(k: KalenderKerja, a: date, b: date) -> None:
    b = min(b, a + timedelta(days=200)) if a <= b else max(b, a - timedelta(days=200))
    awal, akhir = sorted((a, b))
    hari = [awal + timedelta(days=i) for i in range(1, (akhir - awal).days + 1)]

    banyak = sum(bekerja(k, d) for d in hari)

    assert k.hitung_hari_kerja(a, b) == (banyak if a <= b else -banyak)


@given(strategi.kalender_kerja(), TANGGAL, st.integers(-40, 40))
def test_tambah_naik_menurut_jumlah_dan_menurut_tanggal(k: KalenderKerja, d: date, n: int) -> None:
    ini = k.tambah_hari_kerja(d, n)

    assert k.tambah_hari_kerja(d, n + 1) > ini
    assert k.tambah_hari_kerja(d + timedelta(days=1), n) >= ini


@given(strategi.kalender_kerja(), TANGGAL, st.integers(0, 90))
def test_dilewati_ialah_semua_yang_bukan_hari_kerja(k: KalenderKerja, a: date, lama: int) -> None:
    hari = [a + timedelta(days=i) for i in range(lama + 1)]

    dilewati = k.dilewati(a, hari[-1])

    assert [x.tanggal for x in dilewati] == [d for d in hari if not bekerja(k, d)]
    assert all(x == k.alasan_bukan_hari_kerja(x.tanggal) for x in dilewati)


@pytest.mark.parametrize("pusat", [date(2024, 12, 31), date(2026, 12, 31), date(2023, 12, 30)])
@pytest.mark.parametrize("jam", [BIASA, {5: BIASA[0]}, dict.fromkeys(range(7), BIASA[0])])
def test_indeks_menyambung_mulus_di_tepi_datanya(pusat: date, jam: dict[int, JamKerja]) -> None:
    """The table ends with the data's years; the arithmetic outside it must join exactly."""
    k = kalender(
        jam=jam,
        libur=[
            Libur(tanggal=date(2024, 1, 1), nama="awal"),
            Libur(tanggal=date(2026, 12, 31), nama="akhir"),
        ],
    )
    for geser in range(-15, 16):
        d = pusat + timedelta(days=geser)
        for n in (-12, -2, -1, 0, 1, 2, 12):
            assert k.tambah_hari_kerja(d, n) == jalan(k, d, n)


def test_tahun_jauh_di_luar_data_hanya_menghitung_akhir_pekan() -> None:
    k = kalender(libur=[Libur(tanggal=date(2025, 1, 1), nama="Tahun Baru")])

    assert k.tambah_hari_kerja(date(2099, 1, 2), 5) == date(2099, 1, 9)
    assert k.tambah_hari_kerja(date(1950, 1, 2), 5) == date(1950, 1, 9)
    assert k.hitung_hari_kerja(date(1950, 1, 1), date(1950, 1, 8)) == 5


def test_libur_sebelum_tahun_2000_pun_dilewati() -> None:
    k = kalender(libur=[Libur(tanggal=date(1990, 8, 17), nama="Hari Kemerdekaan")])

    assert k.tambah_hari_kerja(date(1990, 8, 16), 1) == date(1990, 8, 20)


def test_hari_biasa_memberi_jam_yang_sama_setiap_hari() -> None:
    jam = hari_biasa(time(8), time(15))

    assert jam == dict.fromkeys(range(5), JamKerja(buka=time(8), tutup=time(15)))
    assert list(hari_biasa(time(8), time(12), [5])) == [5]


def test_tanpa_data_apa_pun_hanya_akhir_pekan() -> None:
    k = kalender()

    assert k.tambah_hari_kerja(date(1999, 12, 31), 1) == date(2000, 1, 3)
    assert k.tambah_hari_kerja(date(2000, 1, 3), -1) == date(1999, 12, 31)
    assert not k.pasti(date(2000, 1, 1), date(2000, 1, 1))


def test_hasil_di_luar_tahun_9999_ditolak() -> None:
    k = kalender()

    assert k.tambah_hari_kerja(date(9999, 12, 30), 1) == date(9999, 12, 31)
    assert k.tambah_hari_kerja(date(1, 1, 2), -1) == date(1, 1, 1)
    for d, n in ((date(9999, 12, 31), 1), (date(1, 1, 1), -1)):
        with pytest.raises(ValueError, match="tahun 1 sampai 9999"):
            k.tambah_hari_kerja(d, n)


def test_alasan_menyebut_akhir_pekan_lebih_dulu_lalu_libur_terkuat() -> None:
    senin, sabtu = date(2025, 9, 1), date(2025, 9, 6)
    hari = {
        jenis: Libur(tanggal=senin, nama=jenis, jenis=jenis)
        for jenis in ("penutupan", "cuti_bersama", "nasional")
    }
    lain = Libur(tanggal=sabtu, nama="Maulid")
    semua = kalender(libur=[*hari.values(), lain])
    tanpa_nasional = kalender(libur=[hari["cuti_bersama"], hari["penutupan"]])

    assert semua.alasan_bukan_hari_kerja(sabtu) == HariDilewati(
        tanggal=sabtu, sebab="akhir_pekan", nama="Sabtu"
    )
    assert semua.alasan_bukan_hari_kerja(senin) == HariDilewati(
        tanggal=senin, sebab="nasional", nama="nasional"
    )
    cuti = tanpa_nasional.alasan_bukan_hari_kerja(senin)
    tutup = tanpa_nasional.untuk("hari-kerja").alasan_bukan_hari_kerja(senin)
    assert (cuti and cuti.sebab, tutup and tutup.sebab) == ("cuti_bersama", "penutupan")


def test_cuti_bersama_dikerjakan_oleh_unit_yang_dikecualikan() -> None:
    cuti = date(2025, 4, 2)
    k = kalender(libur=[Libur(tanggal=cuti, nama="Cuti Bersama", jenis="cuti_bersama")])

    unit = k.untuk("hari-kerja")

    assert not k.hari_kerja(cuti)
    assert unit.hari_kerja(cuti)
    assert unit.tambah_hari_kerja(date(2025, 4, 1), 1) == cuti
    assert k.tambah_hari_kerja(date(2025, 4, 1), 1) == date(2025, 4, 3)
    assert unit.untuk("libur") == k
    assert k.untuk("libur") is k
    assert k.untuk("hari-kerja") is unit
    assert unit.versi == k.versi


def test_cuti_bersama_antara_hanya_yang_jatuh_pada_hari_pekan() -> None:
    rabu, sabtu, kamis = date(2025, 4, 2), date(2025, 4, 5), date(2025, 4, 10)
    k = kalender(
        libur=[
            Libur(tanggal=rabu, nama="x", jenis="cuti_bersama"),
            Libur(tanggal=sabtu, nama="y", jenis="cuti_bersama"),
            Libur(tanggal=kamis, nama="z"),
        ]
    )

    assert k.cuti_bersama_antara(rabu, rabu)
    assert k.untuk("hari-kerja").cuti_bersama_antara(date(2025, 4, 1), date(2025, 4, 3))
    assert not k.cuti_bersama_antara(date(2025, 4, 3), date(2025, 4, 30))
    assert not k.cuti_bersama_antara(date(2025, 3, 1), date(2025, 4, 1))


RAMADAN = JamKhusus(
    nama="Ramadan",
    mulai=date(2025, 3, 3),
    selesai=date(2025, 3, 7),
    jam={0: JamKerja(buka=time(8), tutup=time(15)), 4: JamKerja(buka=time(8), tutup=time(15, 30))},
)


@pytest.mark.parametrize(
    ("d", "buka", "tutup"),
    [
        (date(2025, 2, 28), time(7, 30), time(16)),
        (date(2025, 3, 3), time(8), time(15)),
        (date(2025, 3, 4), time(7, 30), time(16)),
        (date(2025, 3, 7), time(8), time(15, 30)),
        (date(2025, 3, 10), time(7, 30), time(16)),
    ],
)
def test_jam_khusus_berlaku_dari_awal_sampai_akhir_masanya(
    d: date, buka: time, tutup: time
) -> None:
    k = kalender(jam_khusus=[RAMADAN])

    assert k.jam_pada(d) == JamKerja(buka=buka, tutup=tutup)
    assert k.buka(d) == datetime.combine(d, buka, WITA)
    assert k.tutup(d) == datetime.combine(d, tutup, WITA)
    assert k.tutup(d).tzinfo == WITA


def test_masa_khusus_pertama_yang_memuat_hari_itu_menang() -> None:
    lain = attrs.evolve(RAMADAN, jam={h: JamKerja(buka=time(9), tutup=time(10)) for h in range(7)})
    k = kalender(jam_khusus=[RAMADAN, lain])

    assert k.tutup(date(2025, 3, 3)).time() == time(15)
    assert k.tutup(date(2025, 3, 4)).time() == time(10)
    assert k.jam_pada(date(2025, 3, 8)) is None


def test_hari_tanpa_kerja_tidak_buka_dan_tidak_tutup() -> None:
    k = kalender(libur=[Libur(tanggal=date(2025, 9, 1), nama="Hari Jadi", jenis="penutupan")])

    for d in (date(2025, 9, 1), date(2025, 9, 6)):
        assert k.jam_pada(d) is None
        with pytest.raises(ValueError, match=f"{d} bukan hari kerja"):
            k.buka(d)
        with pytest.raises(ValueError, match="bukan hari kerja"):
            k.tutup(d)


@pytest.mark.parametrize(
    ("jam", "dalam"),
    [
        (time(7, 29, 59, 999999), False),
        (time(7, 30), True),
        (time(12), True),
        (time(16), True),
        (time(16, 0, 0, 1), False),
    ],
)
def test_jam_buka_dan_tutup_termasuk_jam_kerja(jam: time, dalam: bool) -> None:
    k = kalender()

    assert k.dalam_jam(datetime.combine(date(2025, 9, 1), jam, WITA)) is dalam
    assert not k.dalam_jam(datetime.combine(date(2025, 9, 6), jam, WITA))


def test_instan_dinilai_dalam_zona_instansi() -> None:
    k = kalender()
    senin_pagi_wita = datetime(2025, 8, 31, 23, 45, tzinfo=UTC)

    assert k.dalam_jam(senin_pagi_wita)
    assert k.lokal(senin_pagi_wita) == senin_pagi_wita
    assert k.lokal(senin_pagi_wita).date() == date(2025, 9, 1)


def test_waktu_tanpa_zona_ditolak() -> None:
    tanpa_zona = datetime(2025, 9, 1, 8, tzinfo=UTC).replace(tzinfo=None)

    with pytest.raises(ValueError, match="berzona"):
        kalender().dalam_jam(tanpa_zona)


def test_tahun_pasti_menyangkut_setiap_tahun_yang_disentuh() -> None:
    k = kalender(tahun_pasti=[2025, 2027])

    assert k.pasti(date(2025, 1, 1), date(2025, 12, 31))
    assert not k.pasti(date(2025, 1, 1), date(2026, 1, 1))
    assert k.tahun_belum_pasti(date(2025, 6, 1), date(2028, 1, 1)) == (2026, 2028)
    assert k.tahun_belum_pasti(date(2027, 1, 1), date(2027, 1, 1)) == ()


def test_kalender_ialah_nilai() -> None:
    jam = dict(BIASA)
    a, b = kalender(jam=jam), kalender()
    jam.clear()

    assert a == b
    assert a != kalender(versi="lain")
    assert list(a.jam) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    "ganti",
    [
        {"jam": {}},
        {"jam": {7: BIASA[0]}},
        {"cuti_bersama": "kadang"},
        {"tahun_pasti": [1944]},
        {"tahun_pasti": [2201]},
        {"libur": [Libur(tanggal=date(20, 8, 17), nama="salah ketik")]},
    ],
)
def test_kalender_menolak_data_yang_tak_masuk_akal(ganti: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"hari|cuti bersama|tahun kalender"):
        kalender(**ganti)


def test_kalender_menerima_tahun_1945_sampai_2200() -> None:
    assert kalender(tahun_pasti=[1945, 2200]).pasti(date(2200, 1, 1), date(2200, 1, 1))


def test_jam_libur_dan_masa_khusus_yang_salah_ditolak() -> None:
    daerah: Any = "daerah"

    with pytest.raises(ValueError, match=r"tutup 16:00 tidak sesudah jam buka 16:00"):
        JamKerja(buka=time(16), tutup=time(16))
    with pytest.raises(ValueError, match="tanpa zona"):
        JamKerja(buka=time(8, tzinfo=UTC), tutup=time(16, tzinfo=UTC))
    with pytest.raises(ValueError, match="selesai sebelum mulai"):
        attrs.evolve(RAMADAN, selesai=date(2025, 3, 2))
    with pytest.raises(ValueError, match="sedikitnya satu hari"):
        attrs.evolve(RAMADAN, jam={})
    with pytest.raises(ValueError, match="yang boleh: nasional, cuti_bersama, penutupan"):
        Libur(tanggal=date(2025, 1, 1), nama="x", jenis=daerah)

    assert attrs.evolve(RAMADAN, selesai=RAMADAN.mulai).selesai == RAMADAN.mulai


@given(strategi.kalender_kerja())
def test_hari_kerja_berturut_turut_tak_pernah_mundur(k: KalenderKerja) -> None:
    hari = [k.tambah_hari_kerja(date(2023, 12, 1), n) for n in range(1, 400)]

    assert all(a < b for a, b in pairwise(hari))
