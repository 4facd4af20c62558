"""A calendar that changes while cases run: every clock moved is found, once, and whoever was told a
date is told again, once; on every store."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier
from typing import Any

import attrs
import pytest
from returns.pipeline import is_successful
from tests.permohonan.contoh import ANI, KEPALA, LOKET, PAGI, PEKSOS, Dunia, langkah_, sampai

from dinsos_adapters import rakit
from dinsos_adapters.kalender import hari_nasional, susun_kalender
from dinsos_adapters.memory import GudangMemori
from dinsos_core import (
    Aplikasi,
    AjukanPengaduan,
    BukaEpisode,
    JedaKasus,
    KoreksiWaktu,
    LanjutkanKasus,
    LaporkanKedaruratan,
    Pelaku,
    PihakDiajukan,
)
from dinsos_core.application.kalender_baru import KasusBergeser, LaporanKalender
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.waktu import KalenderKerja, Libur
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork, Pesan, TempoDikabarkan
from dinsos_core.testing.contoh import KALENDER

TOKO = ("memori", "sqlite", "postgres")


@pytest.fixture(params=TOKO)
def toko(request: pytest.FixtureRequest) -> PembukaUnitOfWork:
    """The same test on all three."""
    if request.param == "memori":
        return GudangMemori()
    gudang: PembukaUnitOfWork = request.getfixturevalue(f"gudang_{request.param}")
    return gudang


def dunia_di(toko: PembukaUnitOfWork) -> Dunia:
    dunia = Dunia()
    dunia.app = dunia.app.dengan(unit_kerja=toko)
    return dunia


def berlibur(*hari: date, versi: str = "baru", dari: KalenderKerja = KALENDER) -> KalenderKerja:
    libur = tuple(Libur(tanggal=satu, nama=f"Libur {satu.day}") for satu in hari)
    return attrs.evolve(dari, libur=(*dari.libur, *libur), versi=versi)


def dengan(app: Aplikasi, kalender: KalenderKerja) -> Aplikasi:
    return app.dengan(kalender=lambda _instansi, _bacaan: kalender)


def lengkap(dunia: Dunia, **ubah: Any) -> KasusId:
    """A case whose applicant was told by when the next stage is done."""
    kasus = dunia.adopsi(**ubah)
    sampai(dunia, kasus, "lapangan")
    return kasus


def surat(toko: PembukaUnitOfWork, kasus: str, templat: str = "tanggal-diralat") -> list[Pesan]:
    with toko(baca=True) as unit:
        semua = unit.kotak_keluar.periksa(kasus=KasusId(kasus), banyak=1_000)
    return [satu.pesan for satu in semua if satu.pesan.templat == templat]


def semua_halaman(app: Aplikasi, banyak: int = 100, **lain: Any) -> Iterator[LaporanKalender]:
    lanjut: str | None = None
    while True:
        laporan = app.perbarui_kalender(banyak=banyak, lanjut=lanjut, **lain)
        yield laporan
        lanjut = laporan.lanjut
        if lanjut is None:
            return


def jam_tersimpan(toko: PembukaUnitOfWork, kasus: str) -> dict[str, tuple[datetime, str]]:
    with toko(baca=True) as unit:
        ada = unit.kasus.muat(KasusId(kasus))
    assert ada is not None
    return {jam.kode: (jam.jatuh_tempo, jam.versi_kalender) for jam in ada.indeks.jam}


# --- one case


def test_libur_yang_diumumkan_menggeser_memperbarui_dan_meralat(toko: PembukaUnitOfWork) -> None:
    """The index names the new moment, the version stays, the applicant is told from when to when
    and by which day, and a second look finds nothing."""
    dunia = dunia_di(toko)
    kasus = lengkap(dunia)
    (kabar,) = surat(toko, kasus, "berkas-lengkap")
    assert kabar.tempo is not None
    libur = PAGI.date() + timedelta(days=7)
    app = dengan(dunia.app, berlibur(libur))
    versi = app.kasus(kasus).versi

    pratinjau = app.pratinjau_kalender(sebelum=dunia.app.lingkungan.kalender)
    assert surat(toko, kasus) == []
    assert {v for _, v in jam_tersimpan(toko, kasus).values()} == {"uji"}
    (laporan,) = semua_halaman(app, sebelum=dunia.app.lingkungan.kalender)

    assert laporan == pratinjau
    (satu,) = laporan.bergeser
    assert (satu.kasus, satu.nomor, satu.dikabari) == (kasus, app.kasus(kasus).indeks.nomor, 1)
    geser = {jam.pergeseran.kode: jam.pergeseran for jam in satu.jam}
    assert geser == {g.kode: g for g in app.pergeseran(kasus, dunia.app)}
    assert all(jam.pasti for jam in satu.jam)
    assert app.kasus(kasus).versi == versi
    tempo = {k.batas.kode: k.tenggat for k in app.tenggat(kasus)}
    for kode, (jatuh, nama) in jam_tersimpan(toko, kasus).items():
        assert (jatuh, nama) == (getattr(tempo[kode], "jatuh_tempo"), "baru")
    (ralat,) = surat(toko, kasus)
    assert ralat.kontak == kabar.kontak
    assert ralat.urutan > kabar.urutan
    assert ralat.data["semula"] == kabar.data["tenggat"]
    assert ralat.data["tempo"] == geser[kabar.tempo.kode].jatuh_tempo_baru.isoformat()
    assert f"{libur.day} Juni 2026 (Libur {libur.day})" in ralat.data["sebab"]
    assert "not worked" in ralat.data["sebab_en"]
    assert list(semua_halaman(app)) == [LaporanKalender()]
    assert len(surat(toko, kasus)) == 1


def test_tanpa_kalender_lama_geserannya_sama_dan_sebabnya_tidak_dikarang(
    toko: PembukaUnitOfWork,
) -> None:
    """From the row comes when it was due; a day that may not be the cause is not named as one."""
    dunia = dunia_di(toko)
    kasus = lengkap(dunia)
    dulu = jam_tersimpan(toko, kasus)
    app = dengan(dunia.app, berlibur(PAGI.date() + timedelta(days=7)))

    (laporan,) = semua_halaman(app)

    (satu,) = laporan.bergeser
    for jam in satu.jam:
        geser = jam.pergeseran
        assert not jam.pasti
        assert geser.jatuh_tempo_lama == dulu[geser.kode][0]
        assert geser.jatuh_tempo_baru == jam_tersimpan(toko, kasus)[geser.kode][0]
        antara = (geser.jatuh_tempo_lama.date(), geser.jatuh_tempo_baru.date())
        assert all(antara[0] <= hari.tanggal <= antara[1] for hari in geser.hari_muncul)
    (ralat,) = surat(toko, kasus)
    assert ralat.data["sebab"] == "hari kerja kantor berubah"


def test_yang_tidak_diberi_tahu_tidak_diralat_dan_yang_sama_harinya_juga_tidak(
    toko: PembukaUnitOfWork,
) -> None:
    """Nobody told, nothing moved by a day: renewed, not told; back to the old calendar: told back."""
    dunia = dunia_di(toko)
    belum, sudah = dunia.adopsi(), lengkap(dunia, tetap_ajukan="adik")
    sepi = berlibur(date(2026, 1, 1), versi="sepi")
    pagi = attrs.evolve(
        KALENDER,
        jam={h: attrs.evolve(j, tutup=j.tutup.replace(hour=15)) for h, j in KALENDER.jam.items()},
        versi="pagi",
    )
    for lain in (sepi, pagi):
        laporan = list(semua_halaman(dengan(dunia.app, lain)))
        assert {satu.dikabari for halaman in laporan for satu in halaman.bergeser} <= {0}
        assert {v for _, v in jam_tersimpan(toko, sudah).values()} == {lain.versi}
        assert surat(toko, sudah) == []

    for lain, banyak in ((berlibur(PAGI.date() + timedelta(days=7)), 1), (KALENDER, 2)):
        list(semua_halaman(dengan(dunia.app, lain)))
        assert len(surat(toko, sudah)) == banyak
    assert surat(toko, belum) == []
    pertama, kedua = surat(toko, sudah)
    assert (kedua.data["semula"], kedua.data["menjadi"]) == (
        pertama.data["menjadi"],
        pertama.data["semula"],
    )


def test_selama_dijeda_tidak_diralat_dan_sesudahnya_sekali(toko: PembukaUnitOfWork) -> None:
    """A pause leaves the date open; when it ends the date that holds then is told, by its cause."""
    dunia = dunia_di(toko)
    kasus = lengkap(dunia)
    (kabar,) = surat(toko, kasus, "berkas-lengkap")
    dunia.ya(JedaKasus(kasus=kasus, sebab="kuota", alasan="Kuota habis"), KEPALA)
    app = dengan(dunia.app, berlibur(PAGI.date() + timedelta(days=7)))
    list(semua_halaman(app))
    assert surat(toko, kasus) == []

    dunia.app = app
    dunia.jam.kini += timedelta(days=2)
    dunia.ya(LanjutkanKasus(kasus=kasus), KEPALA)

    (ralat,) = surat(toko, kasus)
    assert ralat.data["semula"] == kabar.data["tenggat"]
    assert "dihentikan" in ralat.data["sebab"]
    assert list(semua_halaman(app)) == [LaporanKalender()]


def test_saat_yang_dikoreksi_meralat_tanggal_yang_sudah_diberitahukan() -> None:
    """The same mechanism serves what moves a clock by a command, and tells it as its cause."""
    toko = GudangMemori()
    dunia = dunia_di(toko)
    dunia.jam.kini += timedelta(days=3)
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "lapangan")
    tanda = next(
        k.batas.mulai
        for k in dunia.app.tenggat(kasus)
        if k.batas.kode == getattr(surat(toko, kasus, "berkas-lengkap")[0].tempo, "kode")
    )
    dunia.jam.kini += timedelta(days=1)

    dunia.ya(
        KoreksiWaktu(kasus=kasus, tanda=tanda, menjadi=PAGI, alasan="Salah catat"), KEPALA
    )

    (ralat,) = surat(toko, kasus)
    assert "diperbaiki" in ralat.data["sebab"]
    assert ralat.data["menjadi"] != ralat.data["semula"]


# --- a command and a renewal at once


def test_perintah_sesudah_kalender_berganti_memperbarui_kasusnya_sendiri(
    toko: PembukaUnitOfWork,
) -> None:
    """Whoever acts first under the new calendar renews the case, and tells; nothing is left over."""
    dunia = dunia_di(toko)
    kasus = lengkap(dunia)
    dunia.app = dengan(dunia.app, berlibur(PAGI.date() + timedelta(days=7)))

    dunia.ya(pu.KoreksiData(kasus=kasus, fakta={"jumlah_anak": 1}, alasan="salah ketik"), ANI)

    (ralat,) = surat(toko, kasus)
    assert ralat.data["sebab"] == "hari kerja kantor berubah"
    assert list(semua_halaman(dunia.app)) == [LaporanKalender()]


@pytest.mark.parametrize("nama", ["memori", "sqlite", "postgres"])
def test_beberapa_pekerja_memperbarui_dan_mengabari_tiap_kasus_sekali(
    nama: str, request: pytest.FixtureRequest
) -> None:
    """Three workers and a stream of commands on the same cases: each moved case is told once, what
    is stored is what counting gives, and no command is lost."""
    toko: PembukaUnitOfWork = (
        GudangMemori() if nama == "memori" else request.getfixturevalue(f"gudang_{nama}")
    )
    dunia = dunia_di(toko)
    kasus = [lengkap(dunia, tetap_ajukan="uji") for _ in range(6)]
    dulu = {satu: dunia.app.kasus(satu).versi for satu in kasus}
    app = dengan(dunia.app, berlibur(PAGI.date() + timedelta(days=7)))
    mulai = Barrier(4)

    def pekerja(_: int) -> list[KasusBergeser]:
        mulai.wait(timeout=30)
        return [satu for halaman in semua_halaman(app, banyak=2) for satu in halaman.bergeser]

    def perintah(_: int) -> list[KasusBergeser]:
        mulai.wait(timeout=30)
        for n, satu in enumerate(kasus[:3]):
            koreksi = pu.KoreksiData(kasus=satu, fakta={"jumlah_anak": n + 1}, alasan="uji")
            while not is_successful(app.lakukan(koreksi, oleh=ANI, kunci=f"k{n}")):
                pass
        return []

    with ThreadPoolExecutor(4) as kolam:
        hasil = [kolam.submit(kerja, n) for n, kerja in enumerate([perintah, *[pekerja] * 3])]
        ditemukan = Counter(satu.kasus for h in hasil for satu in h.result())
    list(semua_halaman(app))

    assert set(ditemukan.values()) <= {1}
    for n, satu in enumerate(kasus):
        assert len(surat(toko, satu)) == 1
        assert app.kasus(satu).versi == dulu[satu] + (n < 3)
        tempo = {k.batas.kode: getattr(k.tenggat, "jatuh_tempo", None) for k in app.tenggat(satu)}
        tersimpan = jam_tersimpan(toko, satu)
        assert {kode: (tempo[kode], "baru") for kode in tersimpan} == tersimpan
    with toko(baca=True) as unit:
        assert unit.kasus.jam_usang("contoh", "baru", 10) == ()


# --- all four aggregates, in pages


KOTA = "palangka-raya"
PETUGAS = Pelaku(id="petugas", instansi=KOTA, peran={"petugas"})
WARGA = Pelaku(id="warga", peran={"pelapor", "pemohon"})
LIBUR = date(2025, 6, 4)  # a Wednesday
SENIN = datetime.fromisoformat("2025-06-02T09:00:00+07:00")
ORANG = {"nama": "Budi Santoso", "nik": "6271050101800001", "email": "budi@contoh.id"}


def empat_agregat(toko: PembukaUnitOfWork, kalender: KalenderKerja) -> tuple[Aplikasi, dict[str, KasusId]]:
    """One running case of each aggregate by the real catalogue."""
    app = rakit(KOTA, penyimpanan=toko, jam=lambda: SENIN, kalender=lambda _i, _b: kalender)
    buka: dict[str, tuple[Any, Pelaku]] = {
        "pengaduan": (
            AjukanPengaduan(
                layanan="pengaduan",
                varian="pengaduan",
                isi="Petugas meminta uang",
                pihak=[PihakDiajukan(pihak="pelapor", data=ORANG, akun=WARGA.id)],
            ),
            WARGA,
        ),
        "laporan_kedaruratan": (
            LaporkanKedaruratan(layanan="logistik-bencana", pihak=[]),
            PETUGAS,
        ),
        "klien": (BukaEpisode(layanan="pendampingan-penerima-bansos", pihak=[]), PETUGAS),
    }
    hasil: dict[str, KasusId] = {}
    for agregat, (perintah, oleh) in buka.items():
        jadi = app.lakukan(perintah, oleh=oleh)
        assert is_successful(jadi), (agregat, jadi.failure())
        hasil[agregat] = jadi.unwrap().kasus
    return app, hasil
