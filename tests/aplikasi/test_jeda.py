"""A pause names who, on what ground, and whoever waits is told; also that it is over."""

from typing import Any

import attrs
import pytest
from tests.permohonan.contoh import (
    ANI,
    LOKET,
    PEKSOS,
    TIM,
    Dunia,
    di,
    santunan_di,
    ubah_langkah,
)

from dinsos_core.domain.kasus.jam import KeadaanJam
from dinsos_core.domain.kasus.kejadian import KasusDijeda
from dinsos_core.domain.kasus.perintah import JedaKasus, LanjutkanKasus
from dinsos_core.domain.shared.halangan import KodeHalangan
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.ports.kotak_keluar import Pesan
from dinsos_core.testing.contoh import ADOPSI, INSTANSI, KOSAKATA, SANTUNAN


def kabar_jeda(dunia: Dunia) -> list[Pesan]:
    semua = (k.pesan for k in dunia.gudang.tabel.kiriman.values())
    return [satu for satu in semua if satu.templat.startswith("perkara-di")]


def test_jeda_dan_lanjutannya_dikabarkan_dengan_sebab_dan_tempo_baru() -> None:
    dunia, kasus = di("nilai")
    semula = {j.batas.kode: j for j in dunia.app.tenggat(kasus)}["proses"]
    (jeda,) = dunia.ya(JedaKasus(kasus=kasus, sebab="kuota", alasan="banjir"), TIM).kejadian
    dijeda = {j.batas.kode: j for j in dunia.app.tenggat(kasus)}["proses"]
    sejak = dunia.jam()
    dunia.jam.maju(days=7)
    dunia.ya(LanjutkanKasus(kasus=kasus), TIM)

    mulai, lanjut = kabar_jeda(dunia)

    assert isinstance(jeda, KasusDijeda)
    assert (jeda.oleh.id, jeda.dasar) == (TIM.id, ("kuota",))
    assert (dijeda.keadaan, dijeda.dijeda_sejak) == (KeadaanJam.DIJEDA, sejak)
    assert semula.keadaan is KeadaanJam.BERJALAN
    sebab = KOSAKATA.sebab["kuota"].kata
    assert (mulai.data["sebab"], mulai.data["sebab_en"]) == (sebab.id, sebab.en)
    assert mulai.rahasia["alasan"] == jeda.alasan
    assert (mulai.data["tanggal"], lanjut.data["tenggat"]) == ("2026-06-01", "2026-06-26")
    assert lanjut.tempo is not None
    assert lanjut.tempo.kode == "proses"


def test_menunggu_sistem_lain_dikabarkan_oleh_penyerahannya_saja() -> None:
    """Two letters about one act would be one too many."""
    dunia, kasus = santunan_di("jawaban", ubah_langkah(SANTUNAN, "serah", menjeda=True))

    assert dunia.keadaan(kasus).dijeda
    assert kabar_jeda(dunia) == []


@pytest.mark.parametrize("alasan", ["", "  "])
def test_sebab_lainnya_tanpa_kata_ditolak(alasan: str) -> None:
    dunia, kasus = di("nilai")

    assert dunia.tidak(JedaKasus(kasus=kasus, sebab="lainnya", alasan=alasan), TIM) == [
        KodeHalangan.ALASAN_WAJIB
    ]


def _oleh_jeda(peran: str) -> StandarPelayanan:
    parameter = {**INSTANSI.parameter, "oleh_jeda": peran}
    return attrs.evolve(ADOPSI, instansi=attrs.evolve(INSTANSI, parameter=parameter))


@pytest.mark.parametrize(("oleh", "boleh"), [(PEKSOS, True), (LOKET, False), (ANI, False)])
def test_instansi_menyebut_siapa_yang_menjeda(oleh: Any, boleh: bool) -> None:
    dunia, kasus = di("nilai", _oleh_jeda("peksos, kepala"))
    perintah = JedaKasus(kasus=kasus, sebab="kuota")

    if boleh:
        dunia.ya(perintah, oleh)
    else:
        assert dunia.tidak(perintah, oleh) == [KodeHalangan.PERAN_TIDAK_BERWENANG]
