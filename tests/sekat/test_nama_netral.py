"""A service or variant whose name says what somebody is has a neutral one for whoever has no part
in it (tafsir 76)."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.katalog.bacaan_lain import katalog
from tests.klien.meja import Meja

from dinsos_core import AjukanPermohonan, BukaEpisode, LaporkanKedaruratan, Pelaku, PihakDiajukan
from dinsos_core.application.kejadian_keluar import PenyusunSiaran
from dinsos_core.domain.standar.model import Agregat, StandarPelayanan
from dinsos_core.ports.meja import HalamanBaris
from dinsos_core.ports.penyimpanan import SaringanKasus

KOTA = "palangka-raya"
BERNAMA = re.compile("abh|disabilitas|anak")
BUKA: dict[Agregat, Any] = {
    Agregat.PERMOHONAN: AjukanPermohonan,
    Agregat.KLIEN: BukaEpisode,
    Agregat.LAPORAN_KEDARURATAN: LaporkanKedaruratan,
}
SUSUN = PenyusunSiaran("https://dinsos.example.go.id/layanan")
SEMUA = [satu for satu in katalog().semua() if satu.instansi.kode == KOTA and satu.sebutan_netral]


def terbaca(meja: Meja, kasus: Any, nomor: str, oleh: Pelaku) -> Iterator[str]:
    """Everything that tells somebody of the case without opening anything."""
    app = meja.app
    yield from map(repr, (app.kasus(kasus, oleh=oleh), app.cari_nomor(nomor, oleh=oleh)))
    yield repr(app.riwayat(kasus, oleh=oleh))
    yield repr(app.daftar(oleh=oleh))
    yield repr(app.jam_terbuka(oleh))
    yield repr((app.giliran(kasus, oleh=oleh), app.tenggat(kasus, oleh=oleh)))
    yield repr(app.pergeseran(kasus, app, oleh=oleh))


def buka(meja: Meja, standar: StandarPelayanan, oleh: Pelaku) -> Any:
    pihak = [
        PihakDiajukan(pihak=satu.pihak, akun="akun-pihak" if satu.pihak in standar.publik else None)
        for satu in standar.pihak
        if satu.minimal or satu.pihak == standar.pokok
    ]
    varian = next((x.kode for x in standar.varian if x.nama_netral), None)
    if varian is None and standar.varian:
        varian = standar.varian[0].kode
    perintah = BUKA[standar.agregat](layanan=standar.layanan, varian=varian, pihak=pihak)
    return meja.app.lakukan_atau_gagal(perintah, oleh=oleh)


@pytest.mark.parametrize("standar", SEMUA, ids=lambda satu: satu.layanan)
def test_yang_tidak_berbagian_tidak_membaca_dari_namanya(standar: StandarPelayanan) -> None:
    meja = Meja(KOTA)
    peran = {p for satu in standar.langkah for p in satu.oleh} - {*standar.publik}
    petugas = Pelaku(id="u-petugas", instansi=KOTA, peran=peran)
    lain = Pelaku(id="u-lain", instansi=KOTA, peran={"arsiparis"})
    kasus = buka(meja, standar, petugas).kasus
    buka(meja, standar, petugas)
    nomor = meja.app.kasus(kasus, oleh=petugas).indeks.nomor

    varian = [x.kode for x in standar.varian if x.nama_netral]
    nama = [f"'{standar.layanan}'", standar.sidik, *(f"'{x}'" for x in varian)]
    nama += [standar.nama] if standar.nama_netral else []
    nama += [f"'{satu.kode}'" for satu in standar.langkah]
    nama += [f"'{batas.kode}'" for batas in standar.waktu]
    nama += [f"'{batas.pihak}'" for batas in standar.pihak]
    for isi in terbaca(meja, kasus, nomor, lain):
        assert [satu for satu in nama if satu in isi] == []
    assert standar.layanan in repr(meja.app.kasus(kasus, oleh=petugas))
    assert meja.app.jam_terbuka(lain, layanan=standar.layanan, banyak=1).lanjut is None
    saringan = SaringanKasus(layanan=standar.layanan)
    assert meja.app.daftar(saringan, oleh=lain, banyak=1) == HalamanBaris(baris=())
    assert meja.app.daftar(saringan, oleh=petugas, banyak=1).lanjut is not None
    tersimpan = meja.app.kasus(kasus)
    siaran = [SUSUN(tersimpan, satu).isi for satu in meja.app.riwayat(kasus)]
    assert [satu for satu in nama if satu in repr(siaran)] == []


def test_yang_dapat_dikenali_dari_namanya_bernama_netral() -> None:
    """Of every agency: a new service is thought of here."""
    terang = {
        f"{satu.instansi.kode}/{satu.layanan}"
        for satu in katalog().semua()
        if BERNAMA.search(satu.layanan) and not satu.sebutan_netral
    }
    assert terang == set()
