"""Time at the edge: what people type, what the clock says, and how far off a deadline is."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.bahan import dinsos

from dinsos_adapters.cli.waktu import urai_saat, urai_tanggal
from dinsos_adapters.jam import hari_ini, jam_sistem
from dinsos_core.application.bahasa.jarak import jarak
from dinsos_core.domain.shared.kata import Bahasa

WITA = ZoneInfo("Asia/Makassar")
SAAT = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(WITA))  # noqa: DTZ001 - bounds


@given(tanggal=st.dates())
def test_tanggal_iso_terbaca_sebagai_tanggal_biasa(tanggal: date) -> None:
    terbaca = urai_tanggal(tanggal.isoformat())

    assert (terbaca, type(terbaca)) == (tanggal, date)


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "kemarin",
        "2026",
        "2026-03",
        "2026-3-2",
        "20260302",
        "2026-061",
        "2026-W10-1",
        "2026-02-30",
        "0000-01-01",
        "٢٠٢٦-03-02",
        "2026-03-02\n",
        "P3D",
        "2026-03-02/2026-03-05",
    ],
)
def test_selain_tanggal_dan_waktu_iso_ditolak(teks: str) -> None:
    with pytest.raises(typer.BadParameter, match="bukan tanggal;"):
        urai_tanggal(teks)
    with pytest.raises(typer.BadParameter, match="bukan tanggal atau waktu;"):
        urai_saat(teks, WITA, "--x")


def test_tanggal_bukan_waktu() -> None:
    with pytest.raises(typer.BadParameter):
        urai_tanggal("2026-03-02T14:00")


@pytest.mark.parametrize(
    ("teks", "harapan"),
    [
        ("2026-03-02", datetime(2026, 3, 2, tzinfo=WITA)),
        ("2026-03-02T14:00", datetime(2026, 3, 2, 14, tzinfo=WITA)),
        ("2026-03-02 14:00:30", datetime(2026, 3, 2, 14, 0, 30, tzinfo=WITA)),
        ("2026-03-02T14:00+07:00", datetime(2026, 3, 2, 15, tzinfo=WITA)),
        ("2026-03-02T14:00Z", datetime(2026, 3, 2, 22, tzinfo=WITA)),
    ],
)
def test_waktu_tanpa_selisih_berarti_waktu_di_zona_instansi(teks: str, harapan: datetime) -> None:
    terbaca = urai_saat(teks, WITA, "--x")

    assert (terbaca, terbaca.tzinfo, type(terbaca)) == (harapan, WITA, datetime)


@pytest.mark.parametrize(
    "teks", ["2026-03-02T25:00", "2026-03-02T14:00+99:00", "0001-01-01", "9999-12-31T23:00Z"]
)
def test_waktu_yang_tidak_ada_di_zona_itu_ditolak(teks: str) -> None:
    with pytest.raises(typer.BadParameter):
        urai_saat(teks, WITA, "--x")


@pytest.mark.parametrize(
    ("argumen", "awal"),
    [
        (("katalog", "daftar", "--pada", "2026-02-30"), "--pada: '2026-02-30' bukan tanggal; "),
    ],
)
def test_yang_salah_tulis_dijawab_dengan_nama_pilihannya(
    argumen: tuple[str, ...], awal: str
) -> None:
    jawaban = dinsos(*argumen)

    assert (jawaban.kode, jawaban.keluaran) == (2, "")
    assert jawaban.galat.startswith(awal)
    assert jawaban.galat.endswith(f"Bantuan: dinsos {' '.join(argumen[:2])} --help\n")


def test_jam_menyebut_saat_yang_sama_di_zona_mana_pun() -> None:
    awal = datetime.now(UTC)  # noqa: TID251 - what the clock is held against

    utc, jayapura = jam_sistem(), jam_sistem("Asia/Jayapura")

    assert awal <= utc <= jayapura <= awal + timedelta(minutes=1)
    assert (utc.utcoffset(), jayapura.utcoffset()) == (timedelta(0), timedelta(hours=9))
    assert type(utc) is type(jayapura) is datetime
    assert utc.tzinfo is UTC  # the codecs' short way
    assert hari_ini("Asia/Jayapura") in (jayapura.date(), jam_sistem("Asia/Jayapura").date())


@given(saat=SAAT, beda=st.timedeltas(timedelta(seconds=1), timedelta(days=1000)))
def test_jarak_menyebut_terlambat_hanya_sesudah_jatuh_tempo(
    saat: datetime, beda: timedelta
) -> None:
    sisa = r"( \d+ (bulan|minggu|hari))?"
    pola = rf"(\d+ (tahun|bulan|minggu|hari|jam|menit|detik){sisa}|beberapa detik)"

    assert re.fullmatch(f"{pola} lagi", jarak(saat, saat - beda))
    assert re.fullmatch(f"terlambat {pola}", jarak(saat, saat + beda))
    assert jarak(saat, saat, "en") == "in a few seconds"


@given(saat=SAAT, hari=st.integers(7, 27), bahasa=st.sampled_from(["id", "en"]))
def test_jarak_berminggu_tidak_membulatkan_hari(saat: datetime, hari: int, bahasa: Bahasa) -> None:
    minggu, sisa = (
        int(n) for n in re.findall(r"\d+", f"{jarak(saat, saat - timedelta(hari), bahasa)} 0")[:2]
    )

    assert minggu * 7 + sisa == hari


@given(saat=SAAT, beda=st.timedeltas(timedelta(seconds=-(10**8)), timedelta(seconds=10**8)))
def test_jarak_tidak_bergantung_pada_zona_kini(saat: datetime, beda: timedelta) -> None:
    kini = saat + beda

    assert jarak(saat, kini) == jarak(saat, kini.astimezone(UTC))
