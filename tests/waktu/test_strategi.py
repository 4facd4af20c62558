"""The shipped strategies reach the cases they promise."""

from datetime import date, datetime, timedelta
from functools import partial

from hypothesis import given
from hypothesis import strategies as st
from tests.waktu.cari import cari

from dinsos_core.domain.waktu import KalenderKerja, Rentang
from dinsos_core.testing import waktu as strategi


def test_tanggal_mencapai_kabisat_dan_akhir_bulan() -> None:
    for sulit in ((2, 29), (2, 28), (3, 1), (12, 31), (1, 31)):
        cari(strategi.tanggal().map(_hari_bulan), sulit.__eq__)


@given(strategi.tanggal(), strategi.tanggal(), st.data())
def test_tanggal_tetap_di_antara_batasnya(a: date, b: date, data: st.DataObject) -> None:
    awal, akhir = sorted((a, b))

    assert awal <= data.draw(strategi.tanggal(awal, akhir)) <= akhir


@given(strategi.lahir_dan_acuan())
def test_acuan_tak_pernah_mendahului_lahir(pasangan: tuple[date, date]) -> None:
    lahir, acuan = pasangan

    assert lahir <= acuan


def test_acuan_mencapai_hari_ulang_tahun_dan_malamnya() -> None:
    def pada_hari(pasangan: tuple[date, date], selisih: int = 0) -> bool:
        lahir, acuan = pasangan
        hari = _hari_bulan(acuan + timedelta(days=selisih))
        return hari == _hari_bulan(lahir) and acuan.year > lahir.year + 20

    cari(strategi.lahir_dan_acuan(), pada_hari)
    cari(strategi.lahir_dan_acuan(), partial(pada_hari, selisih=1))


def _hari_bulan(d: date) -> tuple[int, int]:
    return d.month, d.day


@given(strategi.instan())
def test_instan_selalu_berzona(instan: datetime) -> None:
    assert instan.utcoffset() is not None


def test_instan_mencapai_ketiga_zona() -> None:
    for nama in ("WIB", "WITA", "WIT"):
        cari(strategi.instan().map(datetime.tzname), nama.__eq__)


def test_kalender_mencapai_libur_jam_khusus_dan_tahun_tak_pasti() -> None:
    def lengkap(k: KalenderKerja) -> bool:
        return bool(k.libur and k.jam_khusus and k.tahun_pasti and len(k.jam) != 5)

    assert lengkap(cari(strategi.kalender_kerja(), lengkap))


@given(strategi.rentang(30))
def test_rentang_di_dalam_batasnya(rentang: Rentang) -> None:
    assert 1 <= rentang.minimal.jumlah < rentang.maksimal.jumlah <= 30


def test_jeda_terbuka_bila_diminta() -> None:
    sekitar = cari(strategi.instan(), lambda _: True)

    assert cari(strategi.jeda(sekitar, terbuka=True), lambda _: True).selesai is None
    assert cari(strategi.jeda(sekitar), lambda _: True).selesai is not None
