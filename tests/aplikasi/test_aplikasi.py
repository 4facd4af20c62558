"""Questions a host asks, and the small choices of the public face."""

import threading
from collections.abc import Callable
from datetime import time, timedelta

import attrs
import pytest
from returns.pipeline import is_successful
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    KEPALA_LAIN,
    LOKET,
    ORANG_LAIN,
    PAGI,
    PEKSOS,
    PLH,
    Dunia,
    ajukan_adopsi,
    langkah_,
    sampai,
)

from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kelayakan.penilaian import Rekomendasi
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.ids import KasusId, SubjekId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.shared.rahasia import Rahasia, cari_rahasia, lucuti
from dinsos_core.domain.standar.bacaan import bacaan_standar
from dinsos_core.domain.standar.model import Varian
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.domain.waktu.kalender import JamKerja, Libur
from dinsos_core.ports.penyimpanan import SaringanKasus
from dinsos_core.testing.contoh import ADOPSI, KALENDER, SANTUNAN


def orang(nama: str, **data: object) -> pu.PihakDiajukan:
    return pu.PihakDiajukan(pihak=nama, data=data)


# --- preparing


def test_persiapan_memberi_daftar_berkas_dan_penilaian_tanpa_menyimpan() -> None:
    dunia = Dunia()
    sebelum = dunia.gudang.tabel

    persiapan = dunia.app.persiapkan(
        "pengangkatan-anak",
        pihak=[orang("pemohon", tanggal_lahir="1990-06-20"), orang("pemohon"), orang("anak")],
        fakta={"menikah": True, "jumlah_anak": 2, "layak_huni": True},
    ).unwrap()

    assert [d.lokasi for d in persiapan.dokumen if d.dokumen.kode == "sehat"] == [
        "pemohon[0]",
        "pemohon[1]",
    ]
    assert persiapan.penilaian.rekomendasi is Rekomendasi.TOLAK
    assert persiapan.standar.layanan == "pengangkatan-anak"
    assert dunia.gudang.tabel is sebelum
    assert "1990" not in repr(persiapan)


def test_persiapan_tanpa_isian_menyebut_semua_yang_mungkin() -> None:
    persiapan = Dunia().app.persiapkan("pengangkatan-anak").unwrap()

    assert len(persiapan.dokumen) == len(ADOPSI.dokumen)
    assert persiapan.penilaian.rekomendasi is Rekomendasi.PERIKSA


def test_persiapan_melaporkan_semua_kesalahan_sekaligus() -> None:
    dunia = Dunia(attrs.evolve(ADOPSI, varian=(Varian(kode="satu", nama="Satu"),)))

    hasil = dunia.app.persiapkan(
        "pengangkatan-anak",
        varian="sat",
        pihak=[orang("pemohon", menikah=True, umur=3), orang("pemohn")],
        fakta={"nik": "x", "jumlah_anak": -1},
    )

    assert sorted(h.kode for h in hasil.failure()) == sorted(
        [
            H.VARIAN_TIDAK_DIKENAL,
            H.PIHAK_TIDAK_DIKENAL,
            H.FAKTA_SALAH_TEMPAT,
            H.FAKTA_TIDAK_DIKENAL,
            H.FAKTA_SALAH_TEMPAT,
            H.FAKTA_SALAH_JENIS,
        ]
    )


def test_persiapan_layanan_tak_dikenal() -> None:
    app = Dunia().app

    for layanan, instansi, kode in (
        ("pengangkatan-ank", "", H.LAYANAN_TIDAK_DIKENAL),
        ("pengangkatan-anak", "antah", H.INSTANSI_TIDAK_DIKENAL),
    ):
        hasil = app.persiapkan(layanan, instansi=instansi)
        assert [h.kode for h in hasil.failure()] == [kode]


# --- cases


TANYA: dict[str, Callable[[Aplikasi], object]] = {
    "kasus": lambda app: app.kasus("x"),
    "riwayat": lambda app: app.riwayat("x"),
    "giliran": lambda app: app.giliran("x"),
    "tenggat": lambda app: app.tenggat("x"),
    "pergeseran": lambda app: app.pergeseran("x", app),
    "tersedia": lambda app: app.langkah_tersedia("x", ANI),
    "penilaian": lambda app: app.penilaian("x", ANI, tujuan="uji"),
    "buka": lambda app: app.buka("x", Rahasia(subjek=SubjekId("s"), kunci="k"), ANI, tujuan="uji"),
    "perintah": lambda app: app.lakukan_atau_gagal(p.TarikPermohonan(kasus=KasusId("x")), oleh=ANI),
}


@pytest.mark.parametrize("tanya", TANYA)
def test_yang_tidak_ada_dijawab_dengan_satu_cara(tanya: str) -> None:
    with pytest.raises(Terhalang) as galat:
        TANYA[tanya](Dunia().app)

    assert [(h.kode, h.lokasi) for h in galat.value.halangan] == [
        (H.KASUS_TIDAK_DITEMUKAN, "kasus")
    ]


@pytest.mark.parametrize(
    ("lanjut", "banyak", "lokasi"),
    [("antah", 50, "lanjut"), ("2026-01-01|k", 50, "lanjut"), (None, 0, "banyak")],
)
def test_halaman_daftar_yang_tidak_dikenal_dijawab_dengan_cara_itu_juga(
    lanjut: str | None, banyak: int, lokasi: str
) -> None:
    with pytest.raises(Terhalang) as galat:
        Dunia().app.daftar(lanjut=lanjut, banyak=banyak)

    assert [(h.kode, h.lokasi) for h in galat.value.halangan] == [(H.HALAMAN_TIDAK_DIKENAL, lokasi)]


def test_daftar_berhalaman_tanpa_mengulang_atau_melompati() -> None:
    dunia = Dunia()
    semua = []
    for n in range(7):
        if n % 3 == 0:
            dunia.jam.maju(minutes=1)
        semua.append(dunia.adopsi(tetap_ajukan="lagi"))

    temu, lanjut = [], None
    while True:
        halaman = dunia.app.daftar(SaringanKasus(), lanjut=lanjut, banyak=3)
        temu += [k.kasus for k in halaman.baris]
        lanjut = halaman.lanjut
        if lanjut is None:
            break

    assert temu == semua
    assert dunia.app.daftar(SaringanKasus(layanan="lain")).baris == ()


def test_varian_yang_melempar_membawa_semua_halangan() -> None:
    dunia = Dunia()
    hasil = dunia.app.lakukan_atau_gagal(ajukan_adopsi(), oleh=ANI, kunci="k")
    assert dunia.app.lakukan_atau_gagal(ajukan_adopsi(), oleh=ANI, kunci="k").ulang

    with pytest.raises(Terhalang) as galat:
        dunia.app.lakukan_atau_gagal(ajukan_adopsi(kanal="x"), oleh=LOKET)

    assert [h.kode for h in galat.value.halangan] == [H.KANAL_TIDAK_DIKENAL, H.KASUS_GANDA]
    assert galat.value.halangan[1].rincian == {"kasus": (hasil.kasus,)}
    assert str(galat.value) == "kanal_tidak_dikenal (kanal); kasus_ganda"


def test_membuka_alasan_mencatat_pembacaannya() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    (ditarik,) = dunia.ya(p.TarikPermohonan(kasus=kasus, alasan="pindah"), ANI).kejadian
    (alasan,) = cari_rahasia(ditarik)

    assert dunia.app.buka(kasus, alasan, KEPALA, tujuan="tinjauan") == "pindah"
    assert (
        dunia.app.buka(kasus, attrs.evolve(alasan, kunci="lain"), KEPALA, tujuan="tinjauan") is None
    )
    asing = attrs.evolve(alasan, subjek=SubjekId("x"))
    assert dunia.app.buka(kasus, asing, KEPALA, tujuan="tinjauan") is None
    with dunia.gudang() as unit:
        catatan = unit.brankas.akses(alasan.subjek)
    assert [(c.tujuan.pelaku, c.tujuan.tujuan) for c in catatan][-1] == (KEPALA.id, "tinjauan")


# --- recomputing deadlines


def test_pergeseran_menunjukkan_apa_yang_bergeser_oleh_libur_baru() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "lapangan")
    libur = Libur(tanggal=PAGI.date() + timedelta(days=7), nama="Cuti bersama")
    baru = attrs.evolve(KALENDER, libur=(libur,), versi="baru")
    app = dunia.app.dengan(kalender=lambda _i, _b: baru)

    geser = app.pergeseran(kasus, dunia.app)

    assert {g.kode: g.selisih for g in geser} == {"proses": timedelta(days=3)}
    (satu,) = geser
    assert [h.tanggal for h in satu.hari_muncul] >= [libur.tanggal]
    assert (satu.versi_lama, satu.versi_baru) == ("uji", "baru")
    assert app.pergeseran(kasus, app) == ()


@pytest.mark.parametrize("oleh", [ORANG_LAIN, KEPALA_LAIN, attrs.evolve(KEPALA, peran=["lain"])])
def test_data_pribadi_hanya_bagi_pihak_dan_petugas_kasusnya(oleh: Pelaku) -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    nama = dunia.keadaan(kasus).pihak[0].fakta["nama"]
    akses = dunia.gudang.tabel.brankas.akses

    with pytest.raises(Terhalang) as menilai:
        dunia.app.penilaian(kasus, oleh, tujuan="ingin tahu")
    with pytest.raises(Terhalang) as membuka:
        dunia.app.buka(kasus, nama, oleh, tujuan="ingin tahu")

    sekantor = oleh.instansi == KEPALA.instansi
    kode = H.PERAN_TIDAK_BERWENANG if sekantor else H.KASUS_TIDAK_DITEMUKAN
    for galat in (menilai, membuka):
        assert [h.kode for h in galat.value.halangan] == [kode]
    assert not any(c.kunci for c in dunia.gudang.tabel.brankas.akses[len(akses) :])


def test_pihak_dan_pelaksana_harian_dapat_membaca() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    nama = dunia.keadaan(kasus).pihak[0].fakta["nama"]

    assert dunia.app.buka(kasus, nama, ANI, tujuan="berkas saya") == "Ani"
    assert dunia.app.buka(kasus, nama, PLH, tujuan="disposisi") == "Ani"
    dunia.jam.maju(days=5)
    with pytest.raises(Terhalang):
        dunia.app.buka(kasus, nama, PLH, tujuan="disposisi")


def test_bacaan_waktu_mengikuti_tafsir_yang_dipakai_standar() -> None:
    dipakai = (
        TafsirDipakai(kode="hari-pertama", bacaan="hari-sama-sebelum-jam"),
        TafsirDipakai(kode="usia-siapa", bacaan="pemohon"),
        TafsirDipakai(kode="kabisat", bacaan="28-februari"),
    )

    bacaan = bacaan_standar(attrs.evolve(SANTUNAN, tafsir=dipakai))

    assert (bacaan.hari_pertama, bacaan.kabisat) == ("hari-sama-sebelum-jam", "28-februari")
    assert bacaan.cuti_bersama == bacaan_standar(SANTUNAN).cuti_bersama == "libur"


def test_jam_buka_instansi_menentukan_tenggat() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "lapangan")
    pendek = {hari: JamKerja(buka=time(8), tutup=time(12)) for hari in range(5)}
    app = dunia.app.dengan(kalender=lambda _i, _b: attrs.evolve(KALENDER, jam=pendek))

    (proses, *_) = app.tenggat(kasus)

    assert proses.tenggat is not None
    assert proses.tenggat.versi_kalender == "uji"
    assert getattr(proses.tenggat, "jatuh_tempo").isoformat() == "2026-06-19T12:00:00+08:00"  # noqa: B009 - either kind


# --- the store and the public face


def test_perintah_serentak_dari_banyak_utas_semuanya_tercatat_sekali() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()

    def kirim(n: int) -> None:
        for m in range(5):
            perintah = pu.KoreksiData(kasus=kasus, fakta={"jumlah_anak": 5 * n + m + 1})
            assert is_successful(dunia.app.lakukan(perintah, oleh=ANI, kunci=f"{n}-{m}"))

    utas = [threading.Thread(target=kirim, args=(n,)) for n in range(4)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()

    assert [t.urutan for t in dunia.app.riwayat(kasus)] == list(range(1, 22))


def test_setelah_disimpan_unit_kerja_yang_sama_tidak_menulis_tanpa_disimpan_lagi() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    with dunia.gudang() as unit:
        lama = unit.kasus.muat(kasus)
        assert lama is not None
        unit.simpan_semua()
        baru = attrs.evolve(lama, versi=2)
        tercatat = attrs.evolve(dunia.app.riwayat(kasus)[0], urutan=2)
        unit.kasus.simpan(baru, (tercatat,))

    assert dunia.app.kasus(kasus, oleh=KEPALA) == lama


def test_nilai_rahasia_dilucuti_di_mana_pun_letaknya() -> None:
    rahasia = Rahasia(subjek=SubjekId("s"), kunci="k", nilai="Ani")
    benda = ({"a": rahasia}, (rahasia, 1), "x", None)

    bersih = lucuti(benda)

    assert [r.nilai for r in cari_rahasia(bersih)] == [None, None]
    assert bersih == benda
    assert "Ani" not in repr(benda)
    utuh = ("x", (1, 2))
    assert lucuti(utuh) is utuh


def test_langkah_di_aplikasi_memakai_peran_sejati() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "nilai")

    assert dunia.ya(langkah_(kasus, "nilai"), PEKSOS).versi == len(dunia.app.riwayat(kasus))
