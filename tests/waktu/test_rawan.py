"""At risk: the agency's margin before a deadline, counted backwards."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.waktu.test_tenggat import AKHIR_HARI, KALENDER, hitung, wita

from dinsos_core.domain.waktu import (
    MARGIN_BAWAAN,
    Batas,
    HariKalender,
    HariKerja,
    Jam,
    KalenderKerja,
    MarginRawan,
    Menit,
    MenitKerja,
    Rentang,
    Tenggat,
    batas_rawan,
    hitung_tenggat,
    saat_rawan,
    urai_jarak,
)
from dinsos_core.testing import waktu as strategi

SENIN = wita(9, 15)


@pytest.mark.parametrize(
    ("batas", "milik", "margin", "rawan"),
    [
        (HariKerja(3), "kantor", MARGIN_BAWAAN, wita(9, 17, 16)),  # due on Thursday's closing
        (HariKerja(5), "kantor", MARGIN_BAWAAN, wita(9, 19, 16)),  # due on Monday's
        (HariKerja(5), "kantor", MarginRawan(hari=HariKerja(3)), wita(9, 17, 16)),
        # Due on Sunday's end: Friday is left whole.
        (HariKalender(6), "kantor", MARGIN_BAWAAN, datetime.combine(wita(9, 18), AKHIR_HARI)),
        (HariKalender(6), "warga", MarginRawan(hari=HariKalender(2)), wita(9, 19, 23, 59)),
        (Rentang(HariKerja(3), HariKerja(5)), "kantor", MARGIN_BAWAAN, wita(9, 19, 16)),
        (Jam(72), "kantor", MarginRawan(hari=Jam(6)), wita(9, 18, 3)),
        (Menit(45), "kantor", MARGIN_BAWAAN, wita(9, 15, 9, 30)),
        (MenitKerja(45), "kantor", MARGIN_BAWAAN, wita(9, 15, 9, 30)),
        (Menit(10), "kantor", MARGIN_BAWAAN, SENIN),  # never before it starts
    ],
)
def test_rawan_sejak_margin_sebelum_jatuh_tempo(
    batas: Batas, milik: Any, margin: MarginRawan, rawan: datetime
) -> None:
    saat = saat_rawan(hitung(batas, SENIN, milik=milik), KALENDER, margin)

    assert saat.replace(second=0, microsecond=0) == rawan.replace(
        tzinfo=KALENDER.zona, second=0, microsecond=0
    )


@given(
    strategi.kalender_kerja(),
    strategi.batas_terhitung(),
    strategi.instan(),
    st.integers(min_value=1, max_value=30),
)
def test_rawan_di_antara_mulai_dan_jatuh_tempo_dan_menyisakan_margin(
    kalender: KalenderKerja, batas: Batas, mulai: datetime, n: int
) -> None:
    tenggat = hitung_tenggat(batas, mulai, kalender)
    assert isinstance(tenggat, Tenggat)
    margin = MarginRawan(hari=HariKerja(n), menit=Menit(n))

    saat = saat_rawan(tenggat, kalender, margin)

    assert tenggat.mulai <= saat <= max(tenggat.jatuh_tempo, tenggat.mulai)
    lebih = saat_rawan(tenggat, kalender, MarginRawan(hari=HariKerja(n + 1), menit=Menit(n + 1)))
    assert lebih <= saat
    if saat == tenggat.mulai:
        return
    if isinstance(margin.untuk(batas), Menit):
        assert tenggat.jatuh_tempo - saat == timedelta(minutes=n)
    else:
        kerja = kalender.hitung_hari_kerja(saat.date(), tenggat.jatuh_tempo.date())
        assert kerja == n


JARAK = st.integers(1, 20).flatmap(
    lambda n: st.sampled_from([HariKerja(n), HariKalender(n), Jam(n), Menit(n)])
)


@given(
    strategi.kalender_kerja(),
    strategi.batas_terhitung(),
    strategi.instan(),
    st.builds(MarginRawan, hari=JARAK, menit=JARAK),
    st.timedeltas(timedelta(0), timedelta(days=30)),
)
def test_yang_jatuh_tempo_sesudah_batas_rawan_belum_rawan(
    kalender: KalenderKerja, batas: Batas, mulai: datetime, margin: MarginRawan, lewat: timedelta
) -> None:
    """However it is counted, and whenever one asks after it has come to be at risk."""
    tenggat = hitung_tenggat(batas, mulai, kalender)
    assert isinstance(tenggat, Tenggat)
    kini = saat_rawan(tenggat, kalender, margin) + lewat

    akhir = batas_rawan(kini, kalender, margin)

    assert akhir is not None
    assert tenggat.jatuh_tempo < akhir


@pytest.mark.parametrize("jarak", [Menit(9), Jam(3), HariKalender(2), HariKerja(1)], ids=str)
def test_yang_rawan_tepat_pada_saatnya_jatuh_tempo_sebelum_batas_rawan(jarak: Any) -> None:
    margin = MarginRawan(hari=jarak, menit=jarak)
    tenggat = hitung(HariKerja(5), SENIN, milik="kantor")

    akhir = batas_rawan(saat_rawan(tenggat, KALENDER, margin), KALENDER, margin)

    assert akhir is not None
    assert tenggat.jatuh_tempo < akhir


def test_margin_sebelum_tahun_pertama_rawan_sejak_mulai() -> None:
    tenggat = hitung(Menit(45), datetime(1, 1, 3, 9, tzinfo=KALENDER.zona))

    rawan = saat_rawan(tenggat, KALENDER, MarginRawan(menit=HariKalender(9)))

    assert rawan == tenggat.mulai


@pytest.mark.parametrize("salah", ["1 hari", "1 bulan", "3-5 hari kerja", "sesuai kebutuhan", "x"])
def test_margin_dalam_satuan_yang_tidak_dihitung_mundur_ditolak(salah: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        urai_jarak(salah)
