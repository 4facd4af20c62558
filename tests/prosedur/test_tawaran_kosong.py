"""A form that asks for one thing at least, where there is nothing to ask for."""

import attrs
from tests.formulir import perintah, terisi
from tests.permohonan.contoh import ANI, LOKET, Dunia, ajukan_santunan, di

from dinsos_core.testing.contoh import ADOPSI, SANTUNAN


def test_standar_tanpa_berkas_menawarkan_menyatakan_lengkap() -> None:
    dunia, kasus = di("periksa", attrs.evolve(ADOPSI, dokumen=()), berkas=())

    (lengkapi,) = (
        t for t in dunia.app.langkah_tersedia(kasus, ANI) if t.perintah == "LengkapiBerkas"
    )

    assert (lengkapi.bidang, lengkapi.sedikitnya_satu) == ((), "")
    dunia.ya(perintah(lengkapi, terisi(lengkapi)), ANI)


def test_kasus_tanpa_fakta_tidak_menawarkan_koreksi() -> None:
    tanpa = attrs.evolve(
        SANTUNAN, pihak=(attrs.evolve(SANTUNAN.pihak[0], minimal=0),), syarat=(), waktu=()
    )
    dunia = Dunia(tanpa)
    kasus = dunia.ya(ajukan_santunan(pihak=()), LOKET).kasus

    assert "KoreksiData" not in {t.perintah for t in dunia.app.langkah_tersedia(kasus, LOKET)}
