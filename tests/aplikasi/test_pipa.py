"""The pipeline: one command, one transaction, every reason at once, nothing half done."""

from collections.abc import Iterator
from datetime import UTC, timedelta
from typing import Any, cast

import attrs
import pytest
from returns.pipeline import is_successful
from tests.permohonan.contoh import (
    ANI,
    BPKPAD,
    KEPALA,
    KEPALA_LAIN,
    LOKET,
    NIK_ANI,
    ORANG_LAIN,
    PAGI,
    PEKSOS,
    PLH,
    TIM,
    Dunia,
    ajukan_adopsi,
    ajukan_santunan,
    langkah_,
    sampai,
    serah,
)

from dinsos_adapters.memory.gudang import UnitOfWorkMemori
from dinsos_core.application.jenis import Perintah
from dinsos_core.application.pipa import MAKS_ULANG
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.shared.rahasia import cari_rahasia
from dinsos_core.domain.standar.model import Agregat
from dinsos_core.ports.penyimpanan import PenyimpananGagal, SaringanKasus, VersiBerubah
from dinsos_core.testing.contoh import ADOPSI, SANTUNAN, KatalogUji


def isi(dunia: Dunia) -> tuple[object, ...]:
    """Everything a failed command must leave as it was."""
    tabel = dunia.gudang.tabel
    return (
        dict(tabel.kasus.kasus),
        dict(tabel.kasus.riwayat),
        dict(tabel.kiriman),
        {subjek: dict(nilai) for subjek, nilai in tabel.brankas.nilai.items()},
        dict(tabel.perintah),
        dict(tabel.nomor),
    )


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
    assert {len(milik) for milik in nilai.values()} == {6, 2}


def test_kejadian_dan_keadaan_tidak_memuat_nilai_pribadi() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "akhir")

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
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "lapangan")

    tersimpan = dunia.app.kasus(kasus)
    assert tersimpan is not None
    indeks = tersimpan.indeks
    assert (indeks.agregat, indeks.instansi, indeks.layanan) == (
        "permohonan",
        "contoh",
        "pengangkatan-anak",
    )
    assert (indeks.status, indeks.berjalan, indeks.giliran) == ("diproses", True, ("tim",))
    assert indeks.dibuat == PAGI
    assert indeks.tenggat is not None
    assert indeks.tenggat.isoformat() == "2026-06-19T16:00:00+08:00"
    assert len(indeks.subjek) == 2
    for saringan in (
        SaringanKasus(giliran="tim", status=frozenset({"diproses"})),
        SaringanKasus(tenggat_sebelum=indeks.tenggat + timedelta(seconds=1)),
    ):
        assert [k.id for k in dunia.app.daftar(saringan).kasus] == [kasus]
    assert dunia.app.daftar(SaringanKasus(giliran="loket")).kasus == ()


def test_yang_dikembalikan_menunggu_pemohon_dan_yang_berakhir_menunggu_siapa_pun() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(berkas=())
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET))
    kembali = dunia.app.kasus(kasus)
    dunia.ya(p.TarikPermohonan(kasus=kasus), ANI)
    tarik = dunia.app.kasus(kasus)

    assert kembali is not None
    assert (kembali.indeks.giliran, kembali.indeks.berjalan) == (("pemohon",), True)
    assert tarik is not None
    assert (tarik.indeks.giliran, tarik.indeks.berjalan) == ((), False)
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
    "surat tidak ada": (lambda k: pu.CabutSurat(kasus=k, nomor="9", alasan="x"), KEPALA),
}


@pytest.mark.parametrize("nama", GAGAL)
def test_perintah_yang_terhalang_tidak_menyimpan_apa_pun(nama: str) -> None:
    """No event, message, key, vault entry or burnt letter number."""
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "terbitkan")
    sebelum = isi(dunia)
    buat, oleh = GAGAL[nama]

    dunia.tidak(buat(kasus), oleh, "kunci-gagal")

    assert isi(dunia) == sebelum


def test_nomor_surat_tidak_hangus_oleh_percobaan_yang_gagal() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "terbitkan")
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


# --- versions and keys


def test_versi_basi_ditolak_dan_versi_kini_disebut() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
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
    dunia = Dunia()
    kasus = dunia.adopsi()
    perintah = langkah_(kasus, "periksa")

    assert dunia.tidak(perintah, LOKET, "k2") == [H.LANGKAH_BELUM_GILIRAN]
    dunia.ya(langkah_(kasus, "disposisi"), KEPALA)
    assert not dunia.ya(perintah, LOKET, "k2").ulang
    assert dunia.ya(perintah, LOKET, "k2").ulang


def test_tanpa_kunci_setiap_kiriman_adalah_perintah_baru() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    perintah = pu.LengkapiBerkas(kasus=kasus, berkas=(serah("ktp"),))

    assert [dunia.ya(perintah, ANI).versi for _ in range(2)] == [2, 3]
    assert dunia.gudang.tabel.perintah == {}


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
    dunia = Dunia()
    kasus = dunia.adopsi()
    toko = Terganggu(dunia, *[VersiBerubah()] * (MAKS_ULANG - 1))

    dunia.ya(langkah_(kasus, "disposisi"), KEPALA)

    assert toko.dibuka == MAKS_ULANG
    assert [t.urutan for t in dunia.app.riwayat(kasus)] == [1, 2]


def test_pengulangan_ada_batasnya() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    Terganggu(dunia, *[VersiBerubah()] * MAKS_ULANG)

    assert dunia.tidak(langkah_(kasus, "disposisi"), KEPALA) == [H.VERSI_BASI]


def test_yang_menyebut_versi_diulang_selama_versinya_masih_benar() -> None:
    """A store also says so when two transactions merely got in each other's way."""
    dunia = Dunia()
    kasus = dunia.adopsi()
    toko = Terganggu(dunia, VersiBerubah())

    dunia.ya(langkah_(kasus, "disposisi", versi=1), KEPALA)

    assert toko.dibuka == 2
    assert dunia.tidak(langkah_(kasus, "disposisi", versi=1), KEPALA) == [H.VERSI_BASI]


def test_penyimpanan_yang_gagal_dilaporkan_dan_tidak_menyisakan_apa_pun() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sebelum = isi(dunia)
    Terganggu(dunia, PenyimpananGagal("penuh"))

    (h,) = dunia.halangan(langkah_(kasus, "disposisi"), KEPALA)

    assert (h.kode, h.rincian) == (H.PENYIMPANAN_GAGAL, {"sebab": "penuh"})
    assert isi(dunia) == sebelum


def test_standar_kasus_yang_hilang_dari_arsip_adalah_kegagalan_penyimpanan() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    dunia.gudang.tabel.standar.clear()
    dunia.app = dunia.app.dengan()

    (h,) = dunia.halangan(langkah_(kasus, "disposisi"), KEPALA)

    assert (h.kode, h.rincian) == (H.PENYIMPANAN_GAGAL, {"sebab": "standar_kasus_hilang"})


def test_kasus_tetap_pada_standar_yang_berlaku_saat_diajukan() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    baru = attrs.evolve(ADOPSI, langkah=ADOPSI.langkah[:3], sidik="sidik-baru")
    dunia.app = dunia.app.dengan(katalog=KatalogUji((baru, SANTUNAN)))

    sampai(dunia, kasus, "akhir")

    assert dunia.keadaan(kasus).status is Status.SELESAI
    assert dunia.keadaan(kasus).standar.sidik == ADOPSI.sidik


# --- facts from outside


def test_registri_ditanya_hanya_bila_aturan_dinilai_dan_pada_tanggal_setempat() -> None:
    dunia = Dunia()
    kasus = dunia.santunan()
    dunia.kerjakan(kasus, ("catat", LOKET), ("periksa", LOKET))
    assert dunia.registri.ditanya == []
    dunia.jam.kini = PAGI.replace(day=2, hour=0)

    dunia.ya(langkah_(kasus, "kelayakan"), PEKSOS)
    dunia.ya(langkah_(kasus, "draf"), PEKSOS)
    dunia.ya(langkah_(kasus, "tetapkan", "setuju"), KEPALA)

    (minta,) = dunia.registri.ditanya
    assert minta.definisi.kode == "terdaftar"
    assert minta.data["nik"] == NIK_ANI
    assert minta.pada == PAGI.date() + timedelta(days=1)


def test_penetapan_bertanya_lagi_hanya_bila_penilaian_sudah_tidak_berlaku() -> None:
    dunia = Dunia()
    kasus = dunia.santunan()
    dunia.kerjakan(kasus, ("catat", LOKET), ("periksa", LOKET), ("kelayakan", PEKSOS))
    dunia.ya(langkah_(kasus, "draf"), PEKSOS)
    dunia.ya(pu.KoreksiData(kasus=kasus, fakta={"almarhum.kis": False}), ANI)
    dunia.kerjakan(kasus, ("kelayakan", PEKSOS), ("draf", PEKSOS))

    dunia.ya(langkah_(kasus, "tetapkan", "setuju"), KEPALA)

    assert len(dunia.registri.ditanya) == 2


def test_sumber_yang_tidak_terpasang_membuat_fakta_tidak_diketahui() -> None:
    dunia = Dunia()
    kasus = dunia.santunan()
    dunia.app = dunia.app.dengan(registri={})

    penilaian = dunia.app.penilaian(kasus, PEKSOS, tujuan="uji")

    (terdaftar,) = [h for h in penilaian.syarat if h.kode == "terdaftar"]
    assert terdaftar.sebab_belum == ("belum_ditanya",)


def test_orang_yang_dihapus_membuat_faktanya_dihapus_dan_kasusnya_tetap_terbaca() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "nilai")
    pemohon = dunia.keadaan(kasus).pihak[0].subjek
    with dunia.gudang() as unit:
        unit.brankas.hapus(pemohon, pada=PAGI.astimezone(UTC), sebab="permintaan")
        unit.simpan_semua()

    penilaian = dunia.app.penilaian(kasus, PEKSOS, tujuan="uji")

    assert penilaian.syarat[0].sebab_belum == ("dihapus",)
    dunia.ya(langkah_(kasus, "nilai"), PEKSOS)
    ringkasan = dunia.keadaan(kasus).penilaian
    assert ringkasan is not None
    assert ringkasan.rekomendasi == "periksa"
    assert [k.id for k in dunia.app.daftar().kasus] == [kasus]


def test_teks_bagi_orang_yang_sudah_dihapus_ditolak_dengan_jelas() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    pokok = dunia.keadaan(kasus).pokok
    with dunia.gudang() as unit:
        unit.brankas.hapus(pokok, pada=PAGI.astimezone(UTC), sebab="permintaan")
        unit.simpan_semua()
    sebelum = isi(dunia)

    assert dunia.tidak(langkah_(kasus, "disposisi", alasan="x"), KEPALA) == [H.SUBJEK_DIHAPUS]
    assert isi(dunia) == sebelum
    dunia.ya(langkah_(kasus, "disposisi"), KEPALA)


def test_hanya_pembacaan_data_pribadi_tercatat_dengan_tujuannya() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET))
    subjek = dunia.keadaan(kasus).pihak[0].subjek

    dunia.app.penilaian(kasus, PEKSOS, tujuan="pemeriksaan")

    with dunia.gudang() as unit:
        catatan = unit.brankas.akses(subjek)
    assert [(c.tujuan.pelaku, c.tujuan.tujuan, c.tujuan.kasus) for c in catatan] == [
        (LOKET.id, "SelesaikanLangkah", kasus),
        (PEKSOS.id, "pemeriksaan", kasus),
    ]


# --- messages


def test_pesan_menyusul_setiap_peristiwa_yang_perlu_diketahui_pemohon() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "akhir")
    dunia.ya(pu.CabutSurat(kasus=kasus, nomor="460/001/REHSOS/2026", alasan="x"), KEPALA)

    pesan = [k.pesan for k in dunia.gudang.tabel.kiriman.values()]

    assert [m.templat for m in pesan] == [
        "permohonan-diterima",
        "berkas-lengkap",
        "permohonan-disetujui",
        "surat-terbit",
        "permohonan-selesai",
        "surat-dicabut",
    ]
    assert [m.urutan for m in pesan] == sorted({m.urutan for m in pesan})
    assert len({m.id for m in pesan}) == len(pesan)
    assert {m.kontak and m.kontak.kunci.rpartition("/")[2] for m in pesan} == {"email"}
    assert pesan[1].data["tenggat"] == "19 Juni 2026"
    assert pesan[3].data["nomor"] == "460/001/REHSOS/2026"
    assert "Ani" not in repr(pesan)


def test_pesan_jalur_lain() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(berkas=(), fakta={"menikah": True, "jumlah_anak": 4})
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET))
    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=ajukan_adopsi().berkas), ANI)
    dunia.kerjakan(kasus, ("periksa", LOKET), ("lapangan:tidak_layak", TIM))
    dunia.kerjakan(kasus, ("teken", PEKSOS))
    dunia.ya(langkah_(kasus, "teken"), attrs.evolve(KEPALA, peran=["kabid"]))
    dunia.ya(langkah_(kasus, "teken", "tolak"), KEPALA)
    dunia.ya(p.AjukanKeberatan(kasus=kasus, alasan="x"), ANI)
    dunia.ya(p.PutuskanKeberatan(kasus=kasus, dikabulkan=True, alasan="y"), KEPALA)
    dunia.ya(pu.TeruskanKasus(kasus=kasus, kepada="provinsi"), KEPALA)

    pesan = [k.pesan for k in dunia.gudang.tabel.kiriman.values()]

    assert [m.templat for m in pesan] == [
        "permohonan-diterima",
        "berkas-dikembalikan",
        "berkas-lengkap",
        "permohonan-ditolak",
        "keberatan-diterima",
        "keberatan-diputus",
        "permohonan-diteruskan",
    ]
    baris = pesan[1].data["kekurangan"].splitlines()
    assert baris[1] == "Surat sehat (persyaratan 2) untuk pemohon ke-1: belum ada"
    assert pesan[3].data["dasar"] == "Paling banyak satu anak"
    assert pesan[3].data["batas_keberatan"] == "30 Juni 2026"
    assert pesan[5].data["putusan"] == "dikabulkan"
    assert "alasan" in pesan[5].rahasia
    assert pesan[6].data["kepada"] == "provinsi"


def test_pesan_santunan_menyebut_sistem_dengan_namanya() -> None:
    dunia = Dunia()
    almarhum = pu.PihakDiajukan(pihak="almarhum", data={"tanggal_meninggal": "2026-05-30"})
    pemohon = pu.PihakDiajukan(pihak="pemohon", data={"email": "a@b.id"})
    kasus = dunia.ya(
        ajukan_santunan(
            pihak=(pemohon, almarhum), berkas=(serah("kematian", rangkap=3), serah("kis"))
        ),
        LOKET,
    ).kasus
    dunia.kerjakan(kasus, ("catat", LOKET), ("periksa", LOKET), ("kelayakan", PEKSOS))
    dunia.kerjakan(kasus, ("draf", PEKSOS), ("tetapkan:setuju", KEPALA), ("serah", PEKSOS))
    dunia.ya(langkah_(kasus, "jawaban", "berhasil"), BPKPAD)

    pesan = [k.pesan for k in dunia.gudang.tabel.kiriman.values()]

    assert [m.templat for m in pesan][-2:] == ["dana-diproses", "dana-selesai"]
    assert pesan[-1].data["sistem"] == "bpkpad"
    assert "nama" not in pesan[-1].rahasia


def test_tanpa_alamat_tidak_ada_pesan() -> None:
    dunia = Dunia()

    dunia.santunan()

    assert dunia.gudang.tabel.kiriman == {}


def test_hasil_result_dan_varian_yang_melempar_sepakat() -> None:
    dunia = Dunia()

    assert is_successful(dunia.app.lakukan(ajukan_adopsi(), oleh=ANI))
    assert not is_successful(dunia.app.lakukan(ajukan_adopsi(), oleh=ANI))


def test_kasus_agregat_lain_tidak_ditemukan_di_sini() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    tersimpan = dunia.gudang.tabel.kasus.kasus[kasus]
    indeks = attrs.evolve(tersimpan.indeks, agregat="klien")
    dunia.gudang.tabel.kasus.kasus[kasus] = attrs.evolve(tersimpan, indeks=indeks)

    (h,) = dunia.halangan(p.TarikPermohonan(kasus=kasus), ANI)

    assert (h.kode, h.lokasi) == (H.KASUS_TIDAK_DITEMUKAN, "kasus")


def test_registri_ditanya_juga_atas_fakta_dalam_parameter_uji_milik_instansi() -> None:
    """An agency's own test may compare with another fact, here one that a registry knows."""
    milik = attrs.evolve(UJI["sama"], kode="milik-instansi")
    syarat = attrs.evolve(
        SANTUNAN.syarat[0],
        uji="milik-instansi",
        fakta="pemohon.nama",
        parameter={"dengan": "almarhum.terdaftar"},
        pada="pengajuan",
    )
    dunia = Dunia(attrs.evolve(SANTUNAN, syarat=(syarat,)))
    dunia.app = dunia.app.dengan(uji={**UJI, "milik-instansi": milik})
    kasus = dunia.santunan()
    dunia.kerjakan(kasus, ("catat", LOKET), ("periksa", LOKET))
    tawaran = dunia.app.langkah_tersedia(kasus, PEKSOS)

    dunia.ya(langkah_(kasus, "kelayakan"), PEKSOS)
    dunia.app.penilaian(kasus, PEKSOS, tujuan="uji")

    assert next(t for t in tawaran if t.langkah).fakta_belum == ("almarhum[0].terdaftar",)
    assert [m.definisi.kode for m in dunia.registri.ditanya] == ["terdaftar"] * 2
