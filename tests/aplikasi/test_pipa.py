"""The pipeline: one command, one transaction, every reason at once, nothing half done."""

from datetime import timedelta
from typing import Any, cast

import attrs
import pytest
from returns.pipeline import is_successful
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    KEPALA_LAIN,
    LOKET,
    NIK_ANI,
    ORANG_LAIN,
    PAGI,
    PEKSOS,
    PLH,
    Dunia,
    ajukan_adopsi,
    ajukan_santunan,
    di,
    dikembalikan,
    isi,
    langkah_,
)

from dinsos_core.application.jenis import Perintah
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.shared.rahasia import cari_rahasia
from dinsos_core.domain.standar.model import Agregat
from dinsos_core.ports.penyimpanan import SaringanKasus
from dinsos_core.testing.contoh import ADOPSI

# --- what is stored


def test_satu_perintah_menyimpan_keadaan_riwayat_pesan_dan_nilai_pribadi_bersama() -> None:
    dunia = Dunia()

    hasil = dunia.ya(ajukan_adopsi(), ANI, "k1")

    tersimpan = dunia.app.kasus(hasil.kasus)
    assert (tersimpan.versi, tersimpan.keadaan) == (hasil.versi, hasil.keadaan)
    assert hasil.versi == 1
    assert not hasil.ulang
    (tercatat,) = dunia.app.riwayat(hasil.kasus)
    assert (tercatat.urutan, tercatat.perintah, tercatat.kejadian) == (1, "k1", hasil.kejadian[0])
    (kiriman,) = dunia.gudang.tabel.kiriman.values()
    assert kiriman.pesan.templat == "permohonan-diterima"
    nilai = dunia.gudang.tabel.brankas.nilai
    assert {len(milik) for milik in nilai.values()} == {6, 4}


def test_kejadian_dan_keadaan_tidak_memuat_nilai_pribadi() -> None:
    dunia, kasus = di("akhir")

    semua = [*dunia.app.riwayat(kasus), dunia.app.kasus(kasus)]

    rahasia = [r for satu in semua for r in cari_rahasia(satu)]
    assert rahasia
    assert all(r.nilai is None for r in rahasia)
    for pribadi in ("Ani", NIK_ANI, "1990", "contoh.id"):
        assert pribadi not in repr(semua)


def test_perintah_dan_hasilnya_tidak_menampakkan_isian() -> None:
    perintah = [
        ajukan_adopsi(tetap_ajukan="rahasia-1"),
        pu.KoreksiData(kasus=KasusId("x"), fakta={"nama": "rahasia-2"}, alasan="rahasia-3"),
        langkah_(KasusId("x"), "y", alasan="rahasia-4", fakta={"a": "rahasia-5"}),
        p.AjukanKeberatan(kasus=KasusId("x"), alasan="rahasia-6"),
    ]

    assert "rahasia" not in repr(perintah)
    assert "Ani" not in repr(perintah)
    assert NIK_ANI not in repr(perintah)


def test_indeks_menyebut_giliran_tenggat_dan_status() -> None:
    dunia, kasus = di("lapangan")

    tersimpan = dunia.app.kasus(kasus)
    assert tersimpan is not None
    indeks = tersimpan.indeks
    assert (indeks.agregat, indeks.instansi, indeks.layanan) == (
        "permohonan",
        "contoh",
        "pengangkatan-anak",
    )
    assert (indeks.status, indeks.berjalan, indeks.peran_giliran) == ("diproses", True, ("tim",))
    assert indeks.dibuat == PAGI
    assert indeks.tenggat is not None
    assert indeks.tenggat.isoformat() == "2026-06-19T16:00:00+08:00"
    assert len(indeks.subjek) == 2
    (satu,) = dunia.app.daftar(SaringanKasus(status=frozenset({"diproses"}))).baris
    assert (satu.kasus, satu.peran, satu.tenggat) == (kasus, ("tim",), indeks.tenggat)
    assert {jam.kode: jam.jatuh_tempo for jam in indeks.jam}["proses"] == indeks.tenggat


def test_yang_dikembalikan_menunggu_pemohon_dan_yang_berakhir_menunggu_siapa_pun() -> None:
    dunia, kasus = dikembalikan()
    kembali = dunia.app.kasus(kasus)
    dunia.ya(p.TarikPermohonan(kasus=kasus), ANI)
    tarik = dunia.app.kasus(kasus)

    assert kembali is not None
    assert (kembali.indeks.peran_giliran, kembali.indeks.berjalan) == (("pemohon",), True)
    assert tarik is not None
    assert (tarik.indeks.peran_giliran, tarik.indeks.berjalan) == ((), False)
    assert tarik.indeks.tenggat is None


# --- refused commands


GAGAL: dict[str, tuple[Any, Pelaku]] = {
    "bukan giliran": (lambda k: langkah_(k, "nilai"), PEKSOS),
    "salah peran": (lambda k: langkah_(k, "terbitkan"), KEPALA),
    "salah hasil saat terbit": (lambda k: langkah_(k, "terbitkan", "batal"), LOKET),
    "versi basi": (lambda k: langkah_(k, "terbitkan", versi=1), LOKET),
    "instansi lain": (lambda k: langkah_(k, "terbitkan"), KEPALA_LAIN),
    "koreksi terlambat": (lambda k: pu.KoreksiData(kasus=k, fakta={"menikah": True}), ANI),
    "bukan pihak": (lambda k: p.TarikPermohonan(kasus=k, alasan="iseng"), ORANG_LAIN),
    "ganda": (lambda _: ajukan_adopsi(), LOKET),
    "surat tidak ada": (lambda k: pu.CabutSurat(kasus=k, surat="9", alasan="x"), KEPALA),
}


@pytest.mark.parametrize("nama", GAGAL)
def test_perintah_yang_terhalang_tidak_menyimpan_apa_pun(nama: str) -> None:
    """No event, message, key, vault entry or burnt letter number."""
    dunia, kasus = di("terbitkan")
    sebelum = isi(dunia)
    buat, oleh = GAGAL[nama]

    dunia.tidak(buat(kasus), oleh, "kunci-gagal")

    assert isi(dunia) == sebelum


def test_nomor_surat_tidak_hangus_oleh_percobaan_yang_gagal() -> None:
    dunia, kasus = di("terbitkan")
    for _ in range(3):
        dunia.tidak(langkah_(kasus, "terbitkan", "batal"), LOKET)

    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)

    assert dunia.keadaan(kasus).surat[0].nomor == "460/001/REHSOS/2026"


def test_kasus_tidak_ada() -> None:
    (h,) = Dunia().halangan(p.TarikPermohonan(kasus=KasusId("tak-ada")), ANI)

    assert (h.kode, h.lokasi) == (H.KASUS_TIDAK_DITEMUKAN, "kasus")


def test_instansi_dan_layanan_tak_dikenal_menyebut_yang_terdekat() -> None:
    dunia = Dunia()

    (instansi,) = dunia.halangan(ajukan_adopsi(instansi="contho"), ANI)
    (layanan,) = dunia.halangan(ajukan_adopsi(layanan="pengangkatan-ank"), ANI)

    assert (instansi.kode, instansi.lokasi) == (H.INSTANSI_TIDAK_DIKENAL, "instansi")
    assert instansi.rincian == {"instansi": "contho", "mirip": "contoh", "pilihan": ("contoh",)}
    assert layanan.kode is H.LAYANAN_TIDAK_DIKENAL
    assert layanan.rincian["mirip"] == "pengangkatan-anak"


def test_standar_dicari_pada_tanggal_setempat() -> None:
    """10 June 2024 has begun at the office while it is still the 9th in UTC."""
    dunia = Dunia()
    awal = PAGI.replace(year=2024, month=6, day=10, hour=0, minute=0)

    dunia.jam.kini = awal - timedelta(seconds=1)
    assert dunia.tidak(ajukan_santunan(pihak=()), ANI) == [H.STANDAR_TIDAK_BERLAKU]
    dunia.jam.kini = awal
    assert dunia.tidak(ajukan_santunan(pihak=()), ANI) == [H.PIHAK_KURANG] * 2


def test_layanan_agregat_lain_tidak_diajukan_sebagai_permohonan() -> None:
    dunia = Dunia(attrs.evolve(ADOPSI, agregat=Agregat.KLIEN))

    (h,) = dunia.halangan(ajukan_adopsi(), ANI)

    assert (h.kode, h.lokasi) == (H.AGREGAT_TIDAK_SESUAI, "layanan")
    assert h.rincian == {"layanan": "pengangkatan-anak", "agregat": "klien"}


@pytest.mark.parametrize(
    "oleh",
    [
        KEPALA_LAIN,
        attrs.evolve(KEPALA, instansi=None),
        attrs.evolve(PLH, instansi=None),
    ],
)
def test_petugas_instansi_lain_tertahan_dengan_nama_instansinya(oleh: Pelaku) -> None:
    (h,) = Dunia().halangan(ajukan_adopsi(), oleh)

    assert (h.kode, h.rincian) == (H.INSTANSI_LAIN, {"instansi": "contoh"})


def test_perintah_asing_menyebut_nama_terdekat() -> None:
    @attrs.frozen
    class TarikPermohonn:
        kasus: str = "x"

    (h,) = Dunia().halangan(cast("Perintah", TarikPermohonn()), ANI)

    assert h.kode is H.PERINTAH_TIDAK_DIKENAL
    assert h.rincian == {"perintah": "TarikPermohonn", "mirip": "TarikPermohonan"}


def test_kasus_agregat_lain_tidak_ditemukan_di_sini() -> None:
    dunia, kasus = di("disposisi")
    tersimpan = dunia.gudang.tabel.kasus.kasus[kasus]
    indeks = attrs.evolve(tersimpan.indeks, agregat="klien")
    dunia.gudang.tabel.kasus.kasus[kasus] = attrs.evolve(tersimpan, indeks=indeks)

    (h,) = dunia.halangan(p.TarikPermohonan(kasus=kasus), ANI)

    assert (h.kode, h.lokasi) == (H.KASUS_TIDAK_DITEMUKAN, "kasus")


def test_hasil_result_dan_varian_yang_melempar_sepakat() -> None:
    dunia = Dunia()

    assert is_successful(dunia.app.lakukan(ajukan_adopsi(), oleh=ANI))
    assert not is_successful(dunia.app.lakukan(ajukan_adopsi(), oleh=ANI))
