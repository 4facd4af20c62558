"""Clocks that act, through the application: each alert once, with its messages and its event."""

from collections.abc import Callable
from datetime import UTC, timedelta
from functools import partial
from typing import Any

import attrs
import pytest
from tests.aplikasi.peringatan import (
    KOTAK,
    LAIN_KOTAK,
    LOKET_KOTAK,
    RABU_16,
    SUSUN,
    berdiri,
    dunia,
    kabar,
    periksa,
    pesan,
    semua,
    surat,
)
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    LOKET,
    PAGI,
    Dunia,
    ajukan_adopsi,
    kabari,
    langkah_,
    sampai,
    serah,
)
from tests.pindah.versi import berlaku, versi_baru

from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.relay import LaporanRelay
from dinsos_core.application.tenggat import SELISIH, LaporanTenggat
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus import perintah_catatan as pc
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.instansi import KOTAK_LAINNYA
from dinsos_core.ports.kotak_keluar import SURAT, SURAT_KANTOR, StatusPesan
from dinsos_core.ports.penyiar import KejadianKeluar
from dinsos_core.ports.peringatan import Ambang, JadwalPeriksa, SebabTarik
from dinsos_core.testing.contoh import ADOPSI, INSTANSI


def test_rawan_lalu_terlewat_lalu_ditarik_masing_masing_satu_kali() -> None:
    d = dunia()
    kasus = d.adopsi()
    sampai(d, kasus, "periksa")
    versi = d.app.kasus(kasus).versi

    assert periksa(d) == LaporanTenggat()
    assert periksa(d, RABU_16 - timedelta(days=1)) == LaporanTenggat(dinaikkan=1)
    assert periksa(d, RABU_16) == LaporanTenggat()
    assert periksa(d, RABU_16 + timedelta(seconds=1)) == LaporanTenggat(dinaikkan=1)
    assert [(q.kode, q.ambang) for q in berdiri(d)] == [("jawab", Ambang.TERLEWAT)]
    assert d.app.kasus(kasus).versi == versi
    d.kerjakan(kasus, ("periksa", LOKET))
    assert periksa(d) == LaporanTenggat(ditarik=1)

    assert semua(d, kasus) == [
        ("jawab", Ambang.RAWAN, SebabTarik.TERLEWAT),
        ("jawab", Ambang.TERLEWAT, SebabTarik.TERPENUHI),
    ]
    assert berdiri(d) == []
    keluar = kabar(d)
    assert [(k["tipe"], k["peringatan"], k["id"]) for k in keluar] == [
        ("tenggat_rawan", 1, f"{kasus}/peringatan/1"),
        ("tenggat_terlewat", 2, f"{kasus}/peringatan/2"),
        ("peringatan_ditarik", 3, f"{kasus}/peringatan/3"),
    ]
    assert keluar[2]["isi"] == {
        "pada": d.jam().isoformat(),
        "nomor": d.keadaan(kasus).nomor,
        "layanan": ADOPSI.layanan,
        "kode": "jawab",
        "milik": "kantor",
        "ambang": "terlewat",
        "mulai": PAGI.astimezone(UTC).isoformat(),
        "jatuh_tempo": RABU_16.astimezone(UTC).isoformat(),
        "semula": None,
        "sebab": "terpenuhi",
        "kode_semula": "",
        "oleh": {"peran": "sistem", "sebagai": ""},
    }
    kantor = [(k, t) for k, t in surat(d) if k != "ani@contoh.id"]
    assert kantor == [(LOKET_KOTAK, "peringatan-kantor")] * 2


def test_yang_pertama_kali_dilihat_sesudah_lewat_tidak_lagi_disebut_rawan() -> None:
    d = dunia()
    kasus = d.adopsi()

    assert periksa(d, RABU_16 + timedelta(days=9)) == LaporanTenggat(dinaikkan=1)

    assert semua(d, kasus) == [("jawab", Ambang.TERLEWAT, None)]


def test_jeda_menarik_dan_lanjutan_menaikkan_lagi_pada_waktunya() -> None:
    d = dunia()
    kasus = d.adopsi()
    periksa(d, RABU_16 - timedelta(hours=8))

    d.ya(pu.JedaKasus(kasus=kasus, sebab=pu.SebabJeda.LAINNYA, alasan="x"), KEPALA)
    assert periksa(d) == LaporanTenggat(ditarik=1)
    assert semua(d, kasus) == [("jawab", Ambang.RAWAN, SebabTarik.DIJEDA)]
    assert periksa(d, RABU_16 + timedelta(days=7)) == LaporanTenggat()
    d.ya(pu.LanjutkanKasus(kasus=kasus), KEPALA)
    assert periksa(d) == LaporanTenggat(dinaikkan=1)

    (satu,) = berdiri(d)
    assert (satu.ambang, satu.kali) == (Ambang.RAWAN, 2)
    assert satu.jatuh_tempo > d.jam()
    assert [k["tipe"] for k in kabar(d)] == ["tenggat_rawan", "peringatan_ditarik", "tenggat_rawan"]


def test_saat_yang_diperbaiki_menarik_peringatan_tentang_jam_yang_keliru() -> None:
    d = dunia()
    kasus = d.ya(ajukan_lama(), LOKET).kasus
    assert periksa(d) == LaporanTenggat(dinaikkan=1)

    d.ya(pc.KoreksiWaktu(kasus=kasus, tanda="diajukan", menjadi=PAGI, alasan="Keliru cap."), LOKET)

    assert periksa(d) == LaporanTenggat(ditarik=1)
    assert semua(d, kasus) == [("jawab", Ambang.TERLEWAT, SebabTarik.MULAI_BERUBAH)]


def ajukan_lama() -> Any:
    """An application that came by post ten days before it was entered."""
    return ajukan_adopsi(diterima_pada=PAGI - timedelta(days=10))


def test_batas_warga_mengingatkan_pemohon_dan_yang_lewat_juga_kantor() -> None:
    d = dunia()
    kasus = d.adopsi(berkas=())
    sampai(d, kasus, "periksa")
    d.ya(langkah_(kasus, "periksa"), LOKET)
    kabari(d, kasus, "dikembalikan")
    (jam,) = [satu for satu in d.app.kasus(kasus).indeks.jam if satu.milik == "warga"]
    assert jam.kode == "melengkapi"

    periksa(d, jam.rawan - timedelta(seconds=1))  # the office's own, which runs beside it
    surat(d)

    assert periksa(d, jam.rawan) == LaporanTenggat(dinaikkan=1)
    (satu,) = [p for p in pesan(d, SURAT) if p.templat == "batas-mendekat"]
    assert satu.tempo is not None
    assert (satu.tempo.kode, satu.tempo.jatuh_tempo) == ("melengkapi", jam.jatuh_tempo)
    assert satu.data["sampai"] == "2026-06-15"
    assert surat(d) == [("ani@contoh.id", "batas-mendekat")]
    assert periksa(d, jam.jatuh_tempo + timedelta(seconds=1)) == LaporanTenggat(dinaikkan=1)
    assert surat(d) == [("ani@contoh.id", "batas-lewat"), (LAIN_KOTAK, "peringatan-kantor")]
    d.ya(pu.LengkapiBerkas(kasus=kasus, berkas=(serah("permohonan"),)), ANI)
    assert periksa(d) == LaporanTenggat(ditarik=1)
    assert semua(d, kasus)[-1][2] is SebabTarik.TERPENUHI
    assert [p.templat for p in pesan(d, SURAT) if "batas" in p.templat] == [
        "batas-mendekat",
        "batas-lewat",
    ]


def test_kotak_surat_dicari_saat_mengirim_dan_tidak_menahan_surat_warga() -> None:
    d = dunia()
    d.adopsi()
    periksa(d, RABU_16)
    (satu,) = pesan(d, SURAT_KANTOR)
    assert (satu.kotak, satu.kontak, satu.rahasia) == ("kepala", None, {})
    assert "@" not in str(satu)
    tanpa = attrs.evolve(ADOPSI, instansi=INSTANSI)
    d.app = d.app.dengan(katalog=Dunia(tanpa).lingkungan.katalog)

    assert d.app.kirim_pesan(lambda _: None) == LaporanRelay(terkirim=1, mati=1)

    with d.gudang(baca=True) as unit:
        (mati,) = unit.kotak_keluar.periksa(status=StatusPesan.MATI)
    assert (mati.pesan.id, mati.sebab) == (satu.id, "kontak_tidak_ada")


@pytest.mark.parametrize(
    ("kotak", "kepada"),
    [
        ({"loket": LOKET_KOTAK, KOTAK_LAINNYA: LAIN_KOTAK}, [LOKET_KOTAK]),
        ({"kepala": "kepala@contoh.id", KOTAK_LAINNYA: LAIN_KOTAK}, [LAIN_KOTAK]),
        ({"kepala": "kepala@contoh.id"}, []),
    ],
)
def test_peringatan_kantor_ke_kotak_yang_sedang_bergiliran(
    kotak: dict[str, str], kepada: list[str]
) -> None:
    d = dunia(**kotak)
    sampai(d, d.adopsi(), "periksa")
    surat(d)

    assert periksa(d, RABU_16) == LaporanTenggat(dinaikkan=1)

    assert [ke for ke, _ in surat(d)] == kepada
    assert [k["tipe"] for k in kabar(d)] == ["tenggat_rawan"]


def test_pesan_kantor_tidak_memuat_siapa_pun() -> None:
    d = dunia()
    kasus = d.adopsi()
    periksa(d, RABU_16)

    (satu,) = pesan(d, SURAT_KANTOR)

    assert satu.data == {
        "kasus": d.keadaan(kasus).nomor,
        "instansi": "contoh",
        "tanggal": "2026-06-03",
        "sampai": "2026-06-03",
        "tempo": RABU_16.isoformat(),
        "batas": satu.data["batas"],
        "batas_en": satu.data["batas_en"],
        "layanan": ADOPSI.nama,
        "layanan_en": satu.data["layanan_en"],
        "langkah": satu.data["langkah"],
        "langkah_en": satu.data["langkah_en"],
        "ambang": "rawan",
    }
    assert satu.data["langkah"]


def test_banyak_membatasi_dan_sisanya_disebut() -> None:
    d = dunia()
    d.adopsi()
    for _ in range(4):
        d.adopsi(tetap_ajukan="Berkas kedua.")
    d.jam.kini = RABU_16

    laporan = [d.app.periksa_tenggat(banyak=2) for _ in range(4)]

    assert [(satu.dinaikkan, satu.lagi) for satu in laporan] == [
        (2, True),
        (2, True),
        (1, False),
        (0, False),
    ]


TAK_DIPAKAI: Any = print


@pytest.mark.parametrize("banyak", [0, -1])
@pytest.mark.parametrize(
    "bekerja",
    [
        Aplikasi.periksa_tenggat,
        partial(Aplikasi.kirim_pesan, pengirim=TAK_DIPAKAI),
        partial(Aplikasi.siarkan, penerima="dasbor", penyiar=TAK_DIPAKAI, susun=TAK_DIPAKAI),
    ],
    ids=["tenggat", "pesan", "siaran"],
)
def test_putaran_kosong_ditolak(bekerja: Callable[..., object], banyak: int) -> None:
    """Less than none was all of them on SQLite, and all but the last in memory."""
    with pytest.raises(Terhalang) as terhalang:
        bekerja(dunia().app, banyak=banyak)

    (satu,) = terhalang.value.halangan
    assert (satu.kode, satu.lokasi) == (KodeHalangan.HALAMAN_TIDAK_DIKENAL, "banyak")


def test_jam_pekerja_yang_sedikit_tertinggal_tidak_menarik_apa_pun() -> None:
    d = dunia()
    kasus = d.adopsi()
    lewat = RABU_16 + timedelta(seconds=1)
    periksa(d, lewat)

    d.jam.kini = lewat - SELISIH + timedelta(seconds=1)
    assert d.app.periksa_tenggat() == LaporanTenggat()
    jadwalkan(d, JadwalPeriksa(kasus=kasus, pada=d.jam.kini, diperiksa=lewat, urutan=1))
    assert d.app.periksa_tenggat() == LaporanTenggat()

    assert semua(d, kasus) == [("jawab", Ambang.TERLEWAT, None)]


def jadwalkan(d: Dunia, jadwal: JadwalPeriksa) -> None:
    with d.gudang() as unit:
        unit.peringatan.jadwalkan([jadwal])
        unit.simpan_semua()


def test_peringatan_kasus_yang_tidak_ada_lagi_ditarik_dan_yang_sudah_ditarik_tetap() -> None:
    d = dunia()
    kasus = d.adopsi()
    periksa(d, RABU_16 - timedelta(days=1))
    periksa(d, RABU_16 + timedelta(days=1))
    hantu = KasusId("hantu")
    with d.gudang() as unit:
        milik = unit.peringatan.milik([kasus])[kasus]
        unit.peringatan.catat(attrs.evolve(satu, kasus=hantu) for satu in milik)
        unit.simpan_semua()
    ditarik = milik[0].ditarik_pada
    jadwalkan(d, JadwalPeriksa(kasus=hantu, pada=d.jam.kini))

    d.jam.kini += timedelta(days=1)
    periksa(d)

    with d.gudang(baca=True) as unit:
        rawan, lewat = unit.peringatan.milik([hantu])[hantu]
    assert (rawan.sebab, rawan.ditarik_pada) == (SebabTarik.TERLEWAT, ditarik)
    assert (lewat.sebab, lewat.ditarik_pada) == (SebabTarik.KASUS_TIADA, d.jam.kini)


def test_yang_dinaikkan_jam_yang_terlalu_maju_ditarik_lagi() -> None:
    d = dunia()
    kasus = d.adopsi()
    periksa(d, RABU_16 + timedelta(days=365))

    assert periksa(d, PAGI + timedelta(hours=1)) == LaporanTenggat(ditarik=1)
    assert semua(d, kasus) == [("jawab", Ambang.TERLEWAT, SebabTarik.BELUM_WAKTUNYA)]
    assert periksa(d, RABU_16) == LaporanTenggat(dinaikkan=1)


def test_kejadian_peringatan_tiba_sesudah_kejadian_kasus_yang_mendahuluinya() -> None:
    d = dunia()
    kasus = d.adopsi()
    periksa(d, RABU_16)
    sampai(d, kasus, "lapangan")
    periksa(d)
    keluar: list[KejadianKeluar] = []
    while d.app.siarkan("dasbor", keluar.append, SUSUN) != LaporanRelay():
        pass

    urutan = [satu.isi.get("urutan", f"p{satu.isi.get('peringatan')}") for satu in keluar]
    versi = d.app.kasus(kasus).versi
    awal = urutan.index("p1")
    assert urutan[:awal] == list(range(1, awal + 1))
    assert [satu for satu in urutan if satu not in ("p1", "p2")] == list(range(1, versi + 1))
    assert urutan[-1] == "p2"


def test_batas_yang_berganti_kode_meneruskan_peringatannya_tanpa_dikabarkan_lagi() -> None:
    """The case moves to a version that calls a limit otherwise: the alert is under its code."""
    d = dunia()
    kasus = d.adopsi()
    sampai(d, kasus, "lapangan")
    (jam,) = (satu for satu in d.app.kasus(kasus).indeks.jam if satu.kode == "proses")
    periksa(d, jam.rawan)
    (dulu,) = (satu for satu in berdiri(d) if satu.kode == "proses")
    surat(d), kabar(d)
    waktu = tuple(attrs.evolve(b, kode=b.kode.replace("proses", "olah")) for b in ADOPSI.waktu)
    kantor = attrs.evolve(INSTANSI, kotak_surat=KOTAK)
    berlaku(d, versi_baru(waktu=waktu, instansi=kantor))
    d.app = d.app.dengan(siaran=("dasbor",))

    d.ya(pc.PindahStandar(kasus=kasus, alasan="Keputusan baru berlaku"), KEPALA)

    assert periksa(d) == LaporanTenggat(dipindah=1)
    assert ("olah", dulu.mulai, dulu.ambang) in {(q.kode, q.mulai, q.ambang) for q in berdiri(d)}
    assert ("proses", Ambang.RAWAN, SebabTarik.STANDAR_BERGANTI) in semua(d, kasus)
    assert surat(d) == []
    (satu,) = kabar(d)
    assert (satu["tipe"], satu["isi"]["kode_semula"]) == ("peringatan_dipindah", "proses")
