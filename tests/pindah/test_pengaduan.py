"""A complaint moves as any case: hidden from whom it is hidden, answered within the time it had."""

from typing import Any

import pytest
from attrs import evolve
from tests.pengaduan.bahan import KEPALA, PETUGAS, TERLAPOR, Kantor, pelapor, terlapor

from dinsos_adapters.katalog import muat_katalog
from dinsos_core import Pelaku, PindahStandar, Terhalang
from dinsos_core.application.bangun_ulang import susun_ulang
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.waktu.batas import urai_batas


class KatalogDibetulkan:
    """The built-in catalogue, whose standards of complaints are put right: same decree, other
    content."""

    def __init__(self) -> None:
        self.asal: Any = muat_katalog()

    def __getattr__(self, nama: str) -> Any:
        return getattr(self.asal, nama)

    def standar(self, *isi: Any, **lain: Any) -> Any:
        return self.asal.standar(*isi, **lain).map(self._betulkan)

    def _betulkan(self, standar: Any) -> Any:
        waktu = tuple(map(self._lebih_pendek, standar.waktu))
        langkah = tuple(evolve(satu, kode=f"{satu.kode}-baru") for satu in standar.langkah[:1])
        return evolve(
            standar,
            waktu=waktu,
            langkah=(*langkah, *standar.langkah[1:]),
            sidik=f"{standar.sidik}-betul",
        )

    def _lebih_pendek(self, batas: BatasWaktu) -> BatasWaktu:
        return evolve(batas, batas=urai_batas("1 hari kerja"))


def pindah(kasus: KasusId) -> PindahStandar:
    return PindahStandar(kasus=kasus, alasan="Datanya dibetulkan.")


@pytest.mark.parametrize("langkah", range(3))
def test_pengaduan_pindah_dengan_jamnya_dan_tetap_tersembunyi(langkah: int) -> None:
    kantor = Kantor()
    kasus = kantor.adukan(pihak=[pelapor(), terlapor()]).kasus
    for _ in range(langkah):
        kantor.langkah(kasus)
    dulu = kantor.keadaan(kasus)
    jam = {satu.batas.kode: satu for satu in kantor.app.tenggat(kasus, oleh=PETUGAS)}
    kantor.app = kantor.app.dengan(katalog=KatalogDibetulkan())
    pemindah = KEPALA if langkah_oleh(kantor, kasus, KEPALA) else PETUGAS

    rencana = kantor.app.pratinjau_pindah(kasus, pemindah)
    kantor.ya(pindah(kasus), pemindah)

    keadaan = kantor.keadaan(kasus)
    assert keadaan.standar == rencana.ke != dulu.standar
    assert (keadaan.isi, keadaan.respon, keadaan.status) == (dulu.isi, dulu.respon, dulu.status)
    assert keadaan.dikecualikan == dulu.dikecualikan
    sesudah = {satu.batas.kode: satu for satu in kantor.app.tenggat(kasus, oleh=PETUGAS)}
    assert {kode: satu.keadaan for kode, satu in sesudah.items()} == {
        kode: satu.keadaan for kode, satu in jam.items()
    }
    with kantor.app.lingkungan.unit_kerja(baca=True) as unit:
        assert susun_ulang(kantor.app.lingkungan, unit, kasus) == unit.kasus.muat(kasus)
    with pytest.raises(Terhalang) as terhalang:
        kantor.app.pratinjau_pindah(kasus, TERLAPOR)
    assert [satu.kode.value for satu in terhalang.value.halangan] == ["kasus_tidak_ditemukan"]


def langkah_oleh(kantor: Kantor, kasus: KasusId, oleh: Pelaku) -> bool:
    """Whether this one may move it."""
    ada = kantor.app.langkah_tersedia(kasus, oleh)
    return any(satu.perintah == "PindahStandar" for satu in ada)
