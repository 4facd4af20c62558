"""One limit's due moment, as the rules ask for it: the same as the clock that everybody sees."""

import pytest
from tests.permohonan.contoh import TIM, Dunia, sampai

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.jam import kewajiban, tenggat_batas
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN
from dinsos_core.testing.contoh import ADOPSI, KALENDER


@pytest.mark.parametrize("kode", ["proses", "terbit", "jawab"])
def test_tenggat_satu_batas_sama_dengan_jamnya_termasuk_jedanya(kode: str) -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "lapangan")
    dunia.ya(pu.JedaKasus(kasus=kasus, sebab="kuota"), TIM)
    dunia.jam.maju(days=3)
    dunia.ya(pu.LanjutkanKasus(kasus=kasus), TIM)
    keadaan = dunia.keadaan(kasus)
    (jam,) = (
        satu
        for satu in kewajiban(keadaan, ADOPSI, KALENDER, BACAAN_BAWAAN, dunia.jam())
        if satu.batas.kode == kode
    )

    tenggat = tenggat_batas(keadaan, ADOPSI, KALENDER, BACAAN_BAWAAN, kode)

    assert tenggat == jam.tenggat
    assert (tenggat is None) == (kode == "terbit")


def test_batas_yang_tidak_ada_tidak_bertenggat() -> None:
    dunia = Dunia()
    keadaan = dunia.keadaan(dunia.adopsi())

    assert tenggat_batas(keadaan, ADOPSI, KALENDER, BACAAN_BAWAAN, "antah") is None
