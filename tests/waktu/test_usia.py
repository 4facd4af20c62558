"""Ages, anniversaries and durations, against a walk over the days themselves."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dinsos_core.domain.waktu import (
    AkhirBulan,
    Kabisat,
    Lama,
    akhir_masa,
    batas_lahir,
    genap,
    lama_genap,
    ulang_tahun,
    usia,
)
from dinsos_core.domain.waktu.usia import batas_mulai, tambah_bulan
from dinsos_core.testing import waktu as strategi

KABISAT = st.sampled_from(["1-maret", "28-februari"])
LAHIR_KABISAT = date(2000, 2, 29)


def hari_ulang_tahun(lahir: date, d: date, kabisat: Kabisat) -> bool:
    if (d.month, d.day) == (lahir.month, lahir.day):
        return True
    if (lahir.month, lahir.day) != (2, 29):
        return False
    pengganti = (3, 1) if kabisat == "1-maret" else (2, 28)
    hari_28 = date(d.year, 2, 28)
    biasa = (hari_28 + timedelta(days=1)).month == 3
    return biasa and (d.month, d.day) == pengganti


@given(
    strategi.tanggal(date(1990, 1, 1), date(2005, 1, 1)),
    strategi.tanggal(date(2005, 1, 1), date(2025, 1, 1)),
    KABISAT,
)
def test_usia_ialah_banyaknya_ulang_tahun_yang_dilalui(
    lahir: date, pada: date, kabisat: Kabisat
) -> None:
    hari = (lahir + timedelta(days=i) for i in range(1, (pada - lahir).days + 1))

    dilalui = sum(hari_ulang_tahun(lahir, d, kabisat) for d in hari)

    assert usia(lahir, pada, kabisat=kabisat) == dilalui


@pytest.mark.parametrize(
    ("lahir", "pada", "umur"),
    [
        (date(1966, 6, 20), date(2026, 6, 19), 59),
        (date(1966, 6, 20), date(2026, 6, 20), 60),
        (date(1996, 1, 1), date(2025, 12, 31), 29),
        (date(2025, 5, 5), date(2025, 5, 5), 0),
        (date(2025, 5, 5), date(2026, 5, 4), 0),
        (date(1970, 12, 31), date(2026, 1, 1), 55),
    ],
)
def test_usia_bertambah_pada_hari_ulang_tahun_bukan_malamnya(
    lahir: date, pada: date, umur: int
) -> None:
    assert usia(lahir, pada) == umur


@pytest.mark.parametrize(
    ("pada", "maret", "februari"),
    [
        (date(2018, 2, 27), 17, 17),
        (date(2018, 2, 28), 17, 18),
        (date(2018, 3, 1), 18, 18),
        (date(2020, 2, 28), 19, 19),
        (date(2020, 2, 29), 20, 20),
    ],
)
def test_lahir_29_februari_mengikuti_tafsir_kabisat(pada: date, maret: int, februari: int) -> None:
    assert usia(LAHIR_KABISAT, pada) == maret
    assert usia(LAHIR_KABISAT, pada, kabisat="28-februari") == februari


@given(strategi.lahir_dan_acuan(), KABISAT)
def test_usia_tidak_pernah_turun_dari_hari_ke_hari(
    pasangan: tuple[date, date], kabisat: Kabisat
) -> None:
    lahir, pada = pasangan

    besok = usia(lahir, pada + timedelta(days=1), kabisat=kabisat)

    assert besok - usia(lahir, pada, kabisat=kabisat) in (0, 1)


def test_tanggal_acuan_sebelum_lahir_ditolak_tanpa_menyebut_tanggalnya() -> None:
    lahir = date(2001, 7, 13)

    with pytest.raises(ValueError, match="mendahului") as salah:
        usia(lahir, date(2001, 7, 12))

    assert "2001" not in str(salah.value)


@given(strategi.lahir_dan_acuan(), KABISAT)
def test_ulang_tahun_ialah_hari_pertama_usia_itu(
    pasangan: tuple[date, date], kabisat: Kabisat
) -> None:
    lahir, pada = pasangan
    umur = usia(lahir, pada, kabisat=kabisat)

    hari = ulang_tahun(lahir, umur, kabisat=kabisat)

    assert lahir <= hari <= pada
    assert usia(lahir, hari, kabisat=kabisat) == umur
    assert ulang_tahun(lahir, umur + 1, kabisat=kabisat) > pada


def test_ulang_tahun_29_februari() -> None:
    assert ulang_tahun(LAHIR_KABISAT, 0) == LAHIR_KABISAT
    assert ulang_tahun(LAHIR_KABISAT, 1) == date(2001, 3, 1)
    assert ulang_tahun(LAHIR_KABISAT, 1, kabisat="28-februari") == date(2001, 2, 28)
    assert ulang_tahun(LAHIR_KABISAT, 4, kabisat="28-februari") == date(2004, 2, 29)


def test_ulang_tahun_dapat_lebih_banyak_daripada_tahun_lahirnya() -> None:
    assert ulang_tahun(date(10, 1, 1), 20) == date(30, 1, 1)
    assert ulang_tahun(LAHIR_KABISAT, 7999) == date(9999, 3, 1)


@pytest.mark.parametrize("tahun_ke", [-1, 8000])
def test_ulang_tahun_di_luar_kalender_ditolak(tahun_ke: int) -> None:
    with pytest.raises(ValueError, match=r"negatif|9999"):
        ulang_tahun(LAHIR_KABISAT, tahun_ke)


@given(strategi.lahir_dan_acuan(), st.integers(0, 90), KABISAT)
@example((date(2000, 2, 29), date(2018, 2, 28)), 18, "28-februari")
@example((date(2000, 2, 29), date(2018, 2, 28)), 18, "1-maret")
@example((date(2001, 2, 28), date(2020, 2, 29)), 19, "1-maret")
@example((date(2001, 3, 1), date(2020, 2, 29)), 19, "28-februari")
def test_batas_lahir_sepakat_dengan_usia(
    pasangan: tuple[date, date], minimal: int, kabisat: Kabisat
) -> None:
    lahir, pada = pasangan

    lolos = lahir <= batas_lahir(minimal, pada, kabisat=kabisat)

    assert lolos == (usia(lahir, pada, kabisat=kabisat) >= minimal)


@given(strategi.tanggal(min_value=date(2021, 1, 1)), st.integers(0, 90), KABISAT)
def test_batas_lahir_ialah_tanggal_terakhir_yang_lolos(
    pada: date, minimal: int, kabisat: Kabisat
) -> None:
    batas = batas_lahir(minimal, pada, kabisat=kabisat)

    assert usia(batas, pada, kabisat=kabisat) == minimal
    if batas < pada:
        assert usia(batas + timedelta(days=1), pada, kabisat=kabisat) == minimal - 1


@pytest.mark.parametrize(
    ("pada", "maret", "februari"),
    [
        (date(2018, 2, 28), date(2000, 2, 28), date(2000, 2, 29)),
        (date(2018, 3, 1), date(2000, 3, 1), date(2000, 3, 1)),
        (date(2019, 2, 28), date(2001, 2, 28), date(2001, 2, 28)),
        (date(2020, 2, 29), date(2002, 2, 28), date(2002, 2, 28)),
        (date(2024, 2, 28), date(2006, 2, 28), date(2006, 2, 28)),
        (date(2018, 3, 28), date(2000, 3, 28), date(2000, 3, 28)),
    ],
)
def test_batas_lahir_di_sekitar_kabisat(pada: date, maret: date, februari: date) -> None:
    assert batas_lahir(18, pada) == maret
    assert batas_lahir(18, pada, kabisat="28-februari") == februari


def test_batas_lahir_pada_28_februari_tahun_kabisat_tidak_maju() -> None:
    """28 February of a leap year is not yet the birthday of somebody born on the 29th."""
    assert batas_lahir(20, date(2020, 2, 28), kabisat="28-februari") == date(2000, 2, 28)


@given(strategi.lahir_dan_acuan(), st.integers(0, 200), st.integers(-3, 3), KABISAT)
@example((date(2024, 1, 31), date(2024, 2, 29)), 1, 0, "1-maret")
@example((date(2024, 8, 31), date(2025, 2, 28)), 6, 0, "1-maret")
@example((date(2000, 2, 29), date(2018, 2, 28)), 216, 0, "28-februari")
def test_batas_mulai_ialah_kebalikan_tambah_bulan(
    pasangan: tuple[date, date], bulan: int, geser: int, kabisat: Kabisat
) -> None:
    mulai, _ = pasangan
    pada = tambah_bulan(mulai, bulan, kabisat=kabisat) + timedelta(days=geser)

    lolos = mulai <= batas_mulai(bulan, pada, kabisat=kabisat)

    assert lolos == (geser >= 0)


def test_batas_lahir_menerima_nol_dan_menolak_yang_di_luar_kalender() -> None:
    assert batas_lahir(0, date(2025, 1, 1)) == date(2025, 1, 1)
    assert batas_lahir(2024, date(2025, 1, 1)) == date(1, 1, 1)
    for minimal in (-1, 2025):
        with pytest.raises(ValueError, match=r"negatif|tahun 1"):
            batas_lahir(minimal, date(2025, 1, 1))


@pytest.mark.parametrize(
    ("mulai", "lama", "maret", "februari"),
    [
        (date(2025, 1, 31), Lama(bulan=1), date(2025, 3, 1), date(2025, 2, 28)),
        (date(2024, 1, 31), Lama(bulan=1), date(2024, 3, 1), date(2024, 2, 29)),
        (date(2025, 1, 31), Lama(bulan=3), date(2025, 5, 1), date(2025, 4, 30)),
        (date(2025, 8, 31), Lama(bulan=6), date(2026, 3, 1), date(2026, 2, 28)),
        (date(2024, 2, 29), Lama(tahun=1), date(2025, 3, 1), date(2025, 2, 28)),
        (date(2024, 2, 29), Lama(bulan=12), date(2025, 3, 1), date(2025, 2, 28)),
        (date(2020, 3, 31), Lama(tahun=1, bulan=6), date(2021, 10, 1), date(2021, 9, 30)),
    ],
)
def test_lama_yang_harinya_hilang_genap_menurut_tafsir_kabisat_berapa_pun_bulannya(
    mulai: date, lama: Lama, maret: date, februari: date
) -> None:
    assert genap(mulai, lama) == maret
    assert genap(mulai, lama, kabisat="28-februari") == februari


@pytest.mark.parametrize(
    ("mulai", "lama", "genap_pada"),
    [
        (date(2025, 12, 15), Lama(bulan=1), date(2026, 1, 15)),
        (date(2025, 11, 30), Lama(bulan=1), date(2025, 12, 30)),
        (date(2020, 5, 10), Lama(tahun=5), date(2025, 5, 10)),
        (date(2024, 2, 29), Lama(tahun=1, bulan=1), date(2025, 3, 29)),
        (date(2024, 2, 29), Lama(tahun=4), date(2028, 2, 29)),
    ],
)
def test_genap_pada_tanggal_yang_sama(mulai: date, lama: Lama, genap_pada: date) -> None:
    assert genap(mulai, lama) == genap(mulai, lama, kabisat="28-februari") == genap_pada
    assert akhir_masa(mulai, lama) == akhir_masa(mulai, lama, akhir_bulan="hari-berikut")
    assert akhir_masa(mulai, lama) == genap_pada


@pytest.mark.parametrize("bulan", [11, 12, 13, 48])
def test_masa_dari_29_februari_berakhir_pada_hari_terakhir_bulan_berapa_pun_bulannya(
    bulan: int,
) -> None:
    mulai = date(2024, 2, 29)
    hari = {11: date(2025, 1, 29), 12: date(2025, 2, 28), 13: date(2025, 3, 29)}

    assert akhir_masa(mulai, Lama(bulan=bulan)) == hari.get(bulan, date(2028, 2, 29))
    berikut = akhir_masa(mulai, Lama(bulan=bulan), akhir_bulan="hari-berikut")
    assert berikut == (date(2025, 3, 1) if bulan == 12 else akhir_masa(mulai, Lama(bulan=bulan)))


@given(strategi.tanggal(), st.integers(1, 200), st.sampled_from(["hari-terakhir", "hari-berikut"]))
@example(date(2025, 1, 31), 1, "hari-terakhir")
@example(date(2024, 2, 29), 12, "hari-berikut")
def test_akhir_masa_ialah_hari_yang_sama_atau_penggantinya(
    mulai: date, bulan: int, akhir_bulan: AkhirBulan
) -> None:
    """Walked month by month: the day of the starting date, the last day, or the day after it."""
    tujuan = mulai.replace(day=1)
    for _ in range(bulan):
        tujuan = (tujuan + timedelta(days=31)).replace(day=1)
    hari = [d for i in range(31) if (d := tujuan + timedelta(days=i)).month == tujuan.month]
    sama = [d for d in hari if d.day == mulai.day]
    pengganti = hari[-1] + timedelta(days=akhir_bulan == "hari-berikut")

    akhir = akhir_masa(mulai, Lama(bulan=bulan), akhir_bulan=akhir_bulan)

    assert akhir == (sama[0] if sama else pengganti)


@given(strategi.tanggal(), st.integers(1, 60))
@example(date(2026, 1, 1), 3)
@example(date(2025, 11, 30), 3)
def test_masa_yang_harinya_pertama_dihitung_berakhir_sehari_sebelum_masa_berikutnya(
    mulai: date, bulan: int
) -> None:
    """Whoever starts on the day after has a period of as many months without gap or overlap."""
    akhir = akhir_masa(mulai, Lama(bulan=bulan), awal_dihitung=True)

    assert akhir + timedelta(days=1) == genap(mulai, Lama(bulan=bulan))


def test_genap_setahun_dari_29_februari_mengikuti_tafsir_kabisat() -> None:
    mulai = date(2024, 2, 29)

    assert genap(mulai, Lama(tahun=1), kabisat="28-februari") == date(2025, 2, 28)
    assert lama_genap(mulai, date(2025, 2, 28), kabisat="28-februari") == (1, 0)
    assert lama_genap(mulai, date(2025, 2, 28)) == (0, 11)


def test_genap_di_luar_tahun_9999_ditolak() -> None:
    assert genap(date(9998, 6, 1), Lama(bulan=18)) == date(9999, 12, 1)
    with pytest.raises(ValueError, match="9999"):
        genap(date(9998, 6, 1), Lama(bulan=19))


@given(strategi.tanggal(), strategi.lama(), strategi.tanggal(), KABISAT)
def test_lama_genap_sepakat_dengan_genap(
    mulai: date, lama: Lama, pada: date, kabisat: Kabisat
) -> None:
    pada = max(mulai, pada)

    tahun, bulan = lama_genap(mulai, pada, kabisat=kabisat)

    sudah = tahun * 12 + bulan >= lama.total_bulan
    assert sudah == (genap(mulai, lama, kabisat=kabisat) <= pada)
    assert 0 <= bulan < 12
    assert tahun == usia(mulai, pada, kabisat=kabisat)


@given(strategi.tanggal(), strategi.lama(), KABISAT)
def test_lama_genap_tepat_pada_hari_genapnya(mulai: date, lama: Lama, kabisat: Kabisat) -> None:
    hari = genap(mulai, lama, kabisat=kabisat)

    assert lama_genap(mulai, hari, kabisat=kabisat) == divmod(lama.total_bulan, 12)
    kemarin = lama_genap(mulai, hari - timedelta(days=1), kabisat=kabisat)
    assert kemarin == divmod(lama.total_bulan - 1, 12)


def test_lama_genap_pada_hari_mulai_nol_dan_sebelumnya_ditolak() -> None:
    mulai = date(2025, 3, 10)

    assert lama_genap(mulai, mulai) == (0, 0)
    with pytest.raises(ValueError, match="mendahului"):
        lama_genap(mulai, date(2025, 3, 9))
