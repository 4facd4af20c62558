"""Whoever asks for somebody else learns how the request ended, not how that person is."""

import pytest
from tests.klien.rumah import PENERIMAAN, Rumah

from dinsos_adapters.memory import GudangMemori
from dinsos_core import BukaEpisode, PihakDiajukan, SelesaikanLangkah, TeruskanKasus
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.kotak_keluar import Pesan


def diminta(rumah: Rumah, *, sehat: bool) -> KasusId:
    """Asked for by somebody with an address; assessed, the determination is the head's."""
    pemohon = PihakDiajukan(pihak="pemohon", data={"email": "rt@contoh.test"})
    subjek = PihakDiajukan(pihak="subjek", data={"asal_klien": "laporan_masyarakat"})
    c = BukaEpisode(layanan=PENERIMAAN, varian="permohonan", pihak=[pemohon, subjek])
    kasus = rumah.jadi(c, "pramu_sosial").kasus
    rumah.langkah(kasus, "catat", "pramu_sosial")
    rumah.langkah(kasus, "asesmen", "pekerja_sosial", fakta={"subjek.sehat_jasmani": sehat})
    rumah.langkah(kasus, "tentukan", "pekerja_sosial")
    return kasus


def terakhir(rumah: Rumah) -> Pesan:
    with rumah.gudang(baca=True) as unit:
        semua: list[Pesan] = [satu.pesan for satu in unit.kotak_keluar.periksa(banyak=100)]
    return semua[-1]


@pytest.fixture
def rumah() -> Rumah:
    return Rumah(gudang=GudangMemori())


def test_keadaan_orangnya_bukan_alasan_yang_disuratkan(rumah: Rumah) -> None:
    kasus = diminta(rumah, sehat=False)
    rumah.langkah(kasus, "tentukan", "kepala_bidang", hasil="tolak", alasan="Perlu dirawat.")

    surat = terakhir(rumah)

    assert surat.templat == "permintaan-tidak-ditindaklanjuti"
    assert (surat.data["sebab"], surat.data["sebab_en"]) == ("", "")


def test_rujukan_lain_yang_tercetak_disampaikan(rumah: Rumah) -> None:
    kasus = diminta(rumah, sehat=False)
    rumah.langkah(kasus, "tentukan", "kepala_bidang", hasil="teruskan", kepada="Puskesmas")

    assert terakhir(rumah).data["kepada"] == "Puskesmas"


def test_diterimanya_disuratkan_dan_kepergiannya_tidak(rumah: Rumah) -> None:
    """Whoever asked may be who the client is in shelter from."""
    kasus = diminta(rumah, sehat=True)
    rumah.langkah(kasus, "tentukan", "kepala_bidang", hasil="setuju")
    rumah.jadi(SelesaikanLangkah(kasus=kasus, langkah="masuk"), "pramu_sosial")
    diterima = terakhir(rumah)
    rumah.jadi(TeruskanKasus(kasus=kasus, kepada="Panti B", alasan="Dirujuk."), "kepala_bidang")

    assert diterima.templat == "permintaan-dikabulkan"
    assert terakhir(rumah) == diterima
