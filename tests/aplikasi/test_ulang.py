"""The same command again: versions, keys, and a store that others change meanwhile."""

from collections.abc import Iterator

import attrs
import pytest
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    LOKET,
    Dunia,
    ajukan_adopsi,
    ajukan_santunan,
    di,
    isi,
    langkah_,
    sampai,
    serah,
)

from dinsos_adapters.memory.gudang import UnitOfWorkMemori
from dinsos_core.application.jenis import Perintah
from dinsos_core.application.putaran import MAKS_ULANG
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.penyimpanan import PenyimpananGagal, VersiBerubah
from dinsos_core.testing.contoh import ADOPSI, SANTUNAN, KatalogUji

# --- versions and keys


def test_versi_basi_ditolak_dan_versi_kini_disebut() -> None:
    dunia, kasus = di("disposisi")
    dunia.ya(langkah_(kasus, "disposisi", versi=1), KEPALA)

    (h,) = dunia.halangan(langkah_(kasus, "periksa", versi=1), LOKET)

    assert (h.kode, h.lokasi, h.rincian) == (H.VERSI_BASI, "versi", {"versi": 1, "kini": 2})
    dunia.ya(langkah_(kasus, "periksa", versi=2), LOKET)


def test_perintah_yang_dikirim_dua_kali_bekerja_sekali() -> None:
    dunia = Dunia()
    pertama = dunia.ya(ajukan_adopsi(), ANI, "k1")
    dunia.ya(langkah_(pertama.kasus, "disposisi"), KEPALA)
    sebelum = isi(dunia)

    kedua = dunia.ya(ajukan_adopsi(), ANI, "k1")

    assert kedua.ulang
    assert (kedua.kasus, kedua.versi, kedua.kejadian) == (pertama.kasus, 1, pertama.kejadian)
    assert kedua.keadaan == dunia.keadaan(pertama.kasus)
    assert isi(dunia) == sebelum


@pytest.mark.parametrize(
    ("perintah", "oleh"),
    [
        (ajukan_adopsi(kanal="daring"), ANI),
        (ajukan_adopsi(fakta={"menikah": True, "jumlah_anak": 1}), ANI),
        (ajukan_adopsi(berkas=(serah("akta"),)), ANI),
        (ajukan_adopsi(), LOKET),
        (ajukan_santunan(), ANI),
    ],
)
def test_kunci_yang_sama_dengan_isi_atau_pelaku_lain_ditolak(
    perintah: Perintah, oleh: Pelaku
) -> None:
    dunia = Dunia()
    dunia.ya(ajukan_adopsi(), ANI, "k1")
    sebelum = isi(dunia)

    assert dunia.tidak(perintah, oleh, "k1") == [H.KUNCI_PERINTAH_BERBEDA]
    assert isi(dunia) == sebelum


def test_urutan_isian_tidak_membedakan_perintah() -> None:
    dunia = Dunia()
    dunia.ya(ajukan_adopsi(fakta={"menikah": True, "jumlah_anak": 0}), ANI, "k1")

    assert dunia.ya(ajukan_adopsi(fakta={"jumlah_anak": 0, "menikah": True}), ANI, "k1").ulang


def test_kunci_yang_gagal_dapat_dipakai_lagi_setelah_sebabnya_hilang() -> None:
    dunia, kasus = di("disposisi")
    perintah = langkah_(kasus, "periksa")

    assert dunia.tidak(perintah, LOKET, "k2") == [H.LANGKAH_BELUM_GILIRAN]
    dunia.ya(langkah_(kasus, "disposisi"), KEPALA)
    assert not dunia.ya(perintah, LOKET, "k2").ulang
    assert dunia.ya(perintah, LOKET, "k2").ulang


def test_tanpa_kunci_setiap_kiriman_adalah_perintah_baru() -> None:
    dunia, kasus = di("disposisi")
    perintah = pu.LengkapiBerkas(kasus=kasus, berkas=(serah("ktp"),))

    assert [dunia.ya(perintah, ANI).versi for _ in range(2)] == [2, 3]
    assert dunia.gudang.tabel.perintah == {}


# --- a store that is disturbed


class Terganggu:
    """A store that somebody else changes in the meantime, or that fails, a number of times."""

    def __init__(self, dunia: Dunia, *galat: Exception) -> None:
        self.dunia = dunia
        self.galat: Iterator[Exception] = iter(galat)
        self.dibuka = 0
        dunia.app = dunia.app.dengan(unit_kerja=self)

    def __call__(self, *, baca: bool = False) -> UnitOfWorkMemori:
        self.dibuka += 1
        unit = UnitOfWorkMemori(self.dunia.gudang, baca=baca)
        galat = next(self.galat, None)
        if galat is not None:

            def gagal() -> None:
                raise galat

            unit.simpan_semua = gagal  # type: ignore[method-assign]  # the fault under test
        return unit


def test_perubahan_oleh_orang_lain_diulang_pada_keadaan_terbaru() -> None:
    dunia, kasus = di("disposisi")
    toko = Terganggu(dunia, *[VersiBerubah()] * (MAKS_ULANG - 1))

    dunia.ya(langkah_(kasus, "disposisi"), KEPALA)

    assert toko.dibuka == MAKS_ULANG
    assert [t.urutan for t in dunia.app.riwayat(kasus)] == [1, 2]


def test_pengulangan_ada_batasnya() -> None:
    dunia, kasus = di("disposisi")
    Terganggu(dunia, *[VersiBerubah()] * MAKS_ULANG)

    assert dunia.tidak(langkah_(kasus, "disposisi"), KEPALA) == [H.VERSI_BASI]


def test_yang_menyebut_versi_diulang_selama_versinya_masih_benar() -> None:
    """A store also says so when two transactions merely got in each other's way."""
    dunia, kasus = di("disposisi")
    toko = Terganggu(dunia, VersiBerubah())

    dunia.ya(langkah_(kasus, "disposisi", versi=1), KEPALA)

    assert toko.dibuka == 2
    assert dunia.tidak(langkah_(kasus, "disposisi", versi=1), KEPALA) == [H.VERSI_BASI]


def test_penyimpanan_yang_gagal_dilaporkan_dan_tidak_menyisakan_apa_pun() -> None:
    dunia, kasus = di("disposisi")
    sebelum = isi(dunia)
    Terganggu(dunia, PenyimpananGagal("penuh"))

    (h,) = dunia.halangan(langkah_(kasus, "disposisi"), KEPALA)

    assert (h.kode, h.rincian) == (H.PENYIMPANAN_GAGAL, {"sebab": "penuh"})
    assert isi(dunia) == sebelum


def test_standar_kasus_yang_hilang_dari_arsip_adalah_kegagalan_penyimpanan() -> None:
    dunia, kasus = di("disposisi")
    dunia.gudang.tabel.standar.clear()
    dunia.app = dunia.app.dengan()

    (h,) = dunia.halangan(langkah_(kasus, "disposisi"), KEPALA)

    assert (h.kode, h.rincian) == (H.PENYIMPANAN_GAGAL, {"sebab": "standar_kasus_hilang"})


def test_kasus_tetap_pada_standar_yang_berlaku_saat_diajukan() -> None:
    dunia, kasus = di("disposisi")
    baru = attrs.evolve(ADOPSI, langkah=ADOPSI.langkah[:3], sidik="sidik-baru")
    dunia.app = dunia.app.dengan(katalog=KatalogUji((baru, SANTUNAN)))

    sampai(dunia, kasus, "akhir")

    assert dunia.keadaan(kasus).status is Status.SELESAI
    assert dunia.keadaan(kasus).standar.sidik == ADOPSI.sidik
