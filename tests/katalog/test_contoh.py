"""The shipped samples are sound: what reads and checks real decrees finds no fault with them."""

from datetime import timedelta

import pytest

from dinsos_adapters.kalender import KalenderHolidays
from dinsos_adapters.katalog.masalah import Catatan
from dinsos_adapters.katalog.periksa import periksa_standar
from dinsos_adapters.katalog.susun import Acuan, StandarTerbaca
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.prosedur.cara import CARA
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.standar.kosakata import JenisFakta, MilikFakta, SumberFakta
from dinsos_core.domain.standar.model import JenisLangkah, StandarPelayanan
from dinsos_core.domain.standar.tafsir import RegisterTafsir
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN
from dinsos_core.testing.contoh import (
    ADOPSI,
    INSTANSI,
    KALENDER,
    KEPUTUSAN,
    KOSAKATA,
    SANTUNAN,
    KatalogUji,
)

SEMUA = (ADOPSI, SANTUNAN)


@pytest.mark.parametrize("standar", SEMUA, ids=lambda s: str(s.layanan))
def test_pemeriksa_katalog_tidak_menemukan_kesalahan(standar: StandarPelayanan) -> None:
    catatan = Catatan("contoh")
    acuan = Acuan(
        instansi=INSTANSI,
        keputusan=KEPUTUSAN,
        unit=INSTANSI.unit,
        kosakata=KOSAKATA,
        register=RegisterTafsir(),
        uji=UJI,
    )

    periksa_standar(StandarTerbaca(standar=standar), acuan, catatan)

    assert catatan.masalah == []


def test_kalender_contoh_ialah_jam_instansinya() -> None:
    kalender = KalenderHolidays()(INSTANSI, BACAAN_BAWAAN)

    assert (kalender.jam, kalender.zona) == (KALENDER.jam, KALENDER.zona)


def test_contoh_memakai_setiap_jenis_fakta_dan_langkah_yang_lebih_dari_dikerjakan() -> None:
    """But for a closing step, which is what any last step does, a bare signature, and what is done
    again and again."""
    fakta = KOSAKATA.fakta.values()
    langkah = {satu.jenis for standar in SEMUA for satu in standar.langkah}

    assert {f.jenis for f in fakta} == set(JenisFakta)
    assert {f.sumber for f in fakta} == set(SumberFakta)
    assert {f.milik for f in fakta} == set(MilikFakta)
    berulang = {JenisLangkah.DAMPINGI, JenisLangkah.PANTAU}
    assert CARA.keys() - langkah == {JenisLangkah.TUTUP, JenisLangkah.TANDA_TANGAN, *berulang}


@pytest.mark.parametrize(
    ("instansi", "layanan", "hari", "kode"),
    [
        ("lain", ADOPSI.layanan, 0, H.INSTANSI_TIDAK_DIKENAL),
        (INSTANSI.kode, "lain", 0, H.LAYANAN_TIDAK_DIKENAL),
        (INSTANSI.kode, ADOPSI.layanan, -1, H.STANDAR_TIDAK_BERLAKU),
    ],
)
def test_katalog_uji_menolak_seperti_katalog(
    instansi: str, layanan: str, hari: int, kode: H
) -> None:
    katalog = KatalogUji()
    pada = KEPUTUSAN.berlaku_dari + timedelta(days=hari)

    (h,) = katalog.standar(instansi, layanan, pada).failure()

    assert h.kode is kode
    assert katalog.standar(INSTANSI.kode, ADOPSI.layanan, KEPUTUSAN.berlaku_dari).unwrap() is ADOPSI
