"""One clock an obligation, in one state at any instant, whatever has happened in a case."""

from datetime import datetime, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kasus.test_sesudah_putusan import selesai
from tests.katalog.bacaan_lain import katalog

from dinsos_adapters.kalender import KalenderHolidays
from dinsos_core.application.jenis import JENIS
from dinsos_core.domain.kasus.jam import KeadaanJam, kewajiban
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.penanda import Penanda
from dinsos_core.domain.standar.bacaan import bacaan_standar
from dinsos_core.domain.standar.batas import DIPENUHI, TANDA
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.jeda import Jeda
from dinsos_core.testing.contoh import ADOPSI

KALENDER = KalenderHolidays()
BATAS = {satu.nama: satu.batas for satu in JENIS}
AWAL = datetime.fromisoformat("2026-03-02T09:00:00+08:00")


def terbaca() -> list[StandarPelayanan]:
    """Every standard of the catalogue in each of its variants, as a case reads it."""
    return [
        standar.untuk_varian(varian).dengan_batas(BATAS[standar.agregat.value])
        for standar in katalog().semua()
        for varian in (*(v.kode for v in standar.varian), *(() if standar.varian else (None,)))
    ]


SEMUA = terbaca()


def test_setiap_batas_dengan_kode_sendiri() -> None:
    assert len(SEMUA) > len({satu.layanan for satu in SEMUA})
    for satu in SEMUA:
        kode = [batas.kode for batas in satu.waktu]
        assert len(kode) == len(set(kode)), (satu.layanan, kode)


@pytest.fixture(scope="module")
def kasus() -> Kasus:
    dunia, nomor = selesai(ADOPSI)
    return dunia.keadaan(nomor)


@given(data=st.data())
def test_satu_jam_satu_keadaan_dan_yang_berakhir_menyebut_oleh_apa(
    kasus: Kasus, data: st.DataObject
) -> None:
    """Any marks in any order, with any pauses: none disappears, none is in two states."""
    standar = data.draw(st.sampled_from(SEMUA))
    dipakai = {t for b in standar.waktu for t in (b.mulai, b.selesai, *b.berhenti_bila)}
    nama = st.sampled_from(sorted(dipakai | TANDA))
    jarak = st.integers(0, 60 * 24 * 40)
    saat = AWAL
    penanda = [Penanda(nama="diajukan", pada=AWAL)]
    for tanda, menit in data.draw(st.lists(st.tuples(nama, jarak), max_size=12)):
        saat += timedelta(minutes=menit)
        penanda.append(Penanda(nama=tanda, pada=saat, tentang=_tentang(tanda, standar)))
    jeda = tuple(
        Jeda(
            mulai=AWAL + timedelta(minutes=a),
            selesai=AWAL + timedelta(minutes=a + b),
            alasan_kode="kuota",
        )
        for a, b in data.draw(st.lists(st.tuples(jarak, jarak), max_size=3))
    )
    terbuka = data.draw(st.booleans())
    keadaan = attrs.evolve(
        kasus,
        penanda=tuple(penanda),
        jeda=(*jeda, *([Jeda(mulai=saat, alasan_kode="kuota")] if terbuka else [])),
        tanggal_mulai=dict.fromkeys(
            (b.fakta_mulai for b in standar.waktu if b.fakta_mulai), AWAL.date()
        ),
    )
    bacaan = bacaan_standar(standar)
    kalender = KALENDER(standar.instansi, bacaan)
    kini = saat + timedelta(minutes=data.draw(jarak))

    semua = kewajiban(keadaan, standar, kalender, bacaan, kini)

    assert [satu.batas for satu in semua] == [b for b in standar.waktu if not b.kelayakan]
    for satu in semua:
        berhenti = satu.keadaan in (KeadaanJam.TERPENUHI, KeadaanJam.BERAKHIR)
        assert berhenti == (satu.selesai is not None) == bool(satu.penutup)
        assert (satu.keadaan is KeadaanJam.BELUM_MULAI) == (satu.tenggat is None)
        assert (satu.keadaan is KeadaanJam.DIJEDA) == (satu.dijeda_sejak is not None)
        if satu.keadaan is KeadaanJam.TERPENUHI:
            assert satu.penutup == satu.batas.selesai
        if satu.batas.sesudah_putusan and berhenti:
            assert satu.penutup in (DIPENUHI, *satu.batas.berhenti_bila)


def _tentang(nama: str, standar: StandarPelayanan) -> str:
    return standar.waktu[-1].kode if nama == DIPENUHI and standar.waktu else ""
