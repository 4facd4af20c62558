"""Standards drawn at random from the data language: whatever the checker lets stand can be driven
to an end by its roles, from every state that a case of it may come to."""

from collections.abc import Mapping
from typing import Any

import attrs
from hypothesis import assume, event, given
from tests.katalog.jelajah import Jelajah

from dinsos_adapters.katalog import MasalahKatalog
from dinsos_adapters.katalog.masalah import Catatan
from dinsos_adapters.katalog.periksa import periksa_standar
from dinsos_adapters.katalog.susun import Acuan, susun
from dinsos_core.domain.kasus.perintah import PihakDiajukan
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.permohonan.perintah import AjukanPermohonan
from dinsos_core.domain.prosedur.rute import Prosedur
from dinsos_core.domain.prosedur.telusur import telusuri
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.tafsir import RegisterTafsir
from dinsos_core.testing.contoh import INSTANSI, KEPUTUSAN, KOSAKATA
from dinsos_core.testing.standar import tabel_standar

ACUAN = Acuan(
    instansi=INSTANSI,
    keputusan=KEPUTUSAN,
    unit=INSTANSI.unit,
    kosakata=KOSAKATA,
    register=RegisterTafsir(),
    uji=UJI,
)


def baca(tabel: Mapping[str, Any]) -> tuple[StandarPelayanan, list[MasalahKatalog]]:
    """A standard as the checker reads it, and what it says of it."""
    catatan = Catatan(berkas="layanan-uji.toml")
    susunan = susun(dict(tabel), "layanan-uji", ACUAN, catatan)
    periksa_standar(susunan, ACUAN, catatan)
    return attrs.evolve(susunan.standar, sidik="x"), catatan.masalah


def ragam(standar: StandarPelayanan) -> list[str | None]:
    return [*(satu.kode for satu in standar.varian)] or [None]


def jelajahi(standar: StandarPelayanan, varian: str | None, *, menyela: bool = True) -> Jelajah:
    pembuka = AjukanPermohonan(
        layanan=standar.layanan,
        varian=varian,
        pihak=(PihakDiajukan(pihak="pemohon", data={}, akun="warga"),),
        kasus="kasus-1",
    )
    return Jelajah(jenis=PERMOHONAN, standar=standar, pembuka=pembuka, menyela=menyela).jalankan()


@given(tabel_standar())
def test_yang_lolos_pemeriksa_dapat_diselesaikan_dari_setiap_keadaan(
    tabel: Mapping[str, Any],
) -> None:
    standar, masalah = baca(tabel)
    event("varian kemudian" if standar.varian_pada and not masalah else "varian di muka")
    event("lolos" if not masalah else "disebut pemeriksa")
    for satu in masalah:
        event(satu.jenis)
    assume(not masalah)

    belum = [None] if standar.varian_pada else []
    for varian in (*ragam(standar), *belum):
        assert jelajahi(standar, varian).buntu == []


@given(tabel_standar())
def test_penelusuran_menemukan_persis_yang_dapat_terjadi(tabel: Mapping[str, Any]) -> None:
    """Also of standards that the checker refuses: what it names is what happens."""
    standar, _ = baca(tabel)

    for varian in ragam(standar):
        isi = standar.untuk_varian(varian)
        prosedur = Prosedur(siklus=PERMOHONAN.siklus, alur=isi.langkah, akibat=PERMOHONAN.akibat)
        titik = {(kode, str(status)) for kode, status in telusuri(prosedur, isi).titik}
        assert jelajahi(standar, varian, menyela=False).titik() == titik
