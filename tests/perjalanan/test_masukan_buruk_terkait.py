"""Bad input to cases that act on one another: all of it at once, and nothing stored anywhere."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from returns.pipeline import is_successful

from dinsos_adapters import rakit
from dinsos_adapters.memory import GudangMemori
from dinsos_core import (
    AjukanPengaduan,
    BukaEpisode,
    BukaLanjutan,
    DaftarkanKlien,
    GabungkanKlien,
    GabungkanLaporan,
    HentikanEpisode,
    KecualikanAkun,
    LaporkanKedaruratan,
    Pelaku,
    PihakDiajukan,
    SelesaikanLangkah,
    Terhalang,
    jelaskan,
)
from dinsos_core.application.aplikasi import Aplikasi

WITA = ZoneInfo("Asia/Makassar")
KINI = datetime(2026, 7, 6, 9, 0, tzinfo=WITA)
LAPOR = LaporkanKedaruratan(
    layanan="kedaruratan-ppks",
    pihak=[PihakDiajukan(pihak="subjek", data={"nama": "Tuan Misal"})],
    fakta={"lokasi_kejadian": "63.71"},
)

BUKA = BukaEpisode(
    layanan="rumah-singgah-penerimaan",
    varian="permohonan",
    pihak=[PihakDiajukan(pihak="subjek", data={"nama": "Tuan", "asal_klien": "rujukan_lembaga"})],
)


class Kantor:
    """Two offices on one store, and everybody in them."""

    def __init__(self, instansi: str = "banjarmasin", gudang: GudangMemori | None = None) -> None:
        self.gudang = gudang or GudangMemori()
        self.instansi = instansi
        self.kini = KINI
        self.app: Aplikasi = rakit(instansi, penyimpanan=self.gudang, jam=lambda: self.kini)

    def lain(self) -> "Kantor":
        return Kantor("palangka-raya", self.gudang)

    def pelaku(self, *peran: str) -> Pelaku:
        return Pelaku(id="-".join(peran), instansi=self.instansi, peran=peran)

    def jadi(self, perintah: Any, *peran: str) -> Any:
        self.kini += timedelta(minutes=1)
        return self.app.lakukan_atau_gagal(perintah, oleh=self.pelaku(*peran))

    def tolak(self, perintah: Any, *peran: str) -> list[str]:
        """The codes of every refusal, in order of places; nothing has changed."""
        sebelum = self._isi()
        hasil = self.app.lakukan(perintah, oleh=self.pelaku(*peran))
        assert not is_successful(hasil), hasil
        assert self._isi() == sebelum
        for satu in hasil.failure():
            assert len({jelaskan(satu, "id"), jelaskan(satu, "en")}) == 2
        return sorted(satu.kode.value for satu in hasil.failure())

    def _isi(self) -> object:
        """Everything stored but who read what: cases, events, mail, numbers, places."""
        t = self.gudang.tabel
        return dict(t.kasus.kasus), dict(t.kasus.riwayat), list(t.kiriman), dict(t.nomor)


@pytest.fixture
def kantor() -> Kantor:
    return Kantor()


def test_kejadian_di_masa_depan_ditolak_sebelum_apa_pun_dinilai(kantor: Kantor) -> None:
    """Which version of the standard holds, and by which day, rests on it."""
    kasus = kantor.jadi(LAPOR, "petugas_penerima_laporan").kasus
    nanti = kantor.kini + timedelta(hours=2)

    for c in (
        evolve(LAPOR, diterima_pada=nanti),
        SelesaikanLangkah(kasus=kasus, langkah="catat", terjadi_pada=nanti),
        SelesaikanLangkah(kasus=kasus, langkah="kontak", terjadi_pada=nanti, hasil="entah"),
    ):
        assert kantor.tolak(c, "petugas_penerima_laporan") == ["waktu_tidak_mungkin"]


def test_yang_tidak_tinggal_tidak_dipulangkan(kantor: Kantor) -> None:
    """From a report, from a stay not begun, from one that has ended; nowhere is a trace left."""
    laporan = kantor.jadi(LAPOR, "petugas_penerima_laporan").kasus
    singgah = kantor.jadi(BUKA, "pramu_sosial").kasus
    lalu = kantor.jadi(evolve(BUKA, tetap_ajukan="orang lain"), "pramu_sosial").kasus
    kantor.jadi(HentikanEpisode(kasus=lalu, sebab="pindah"), "pramu_sosial")

    for kasus in (laporan, singgah, lalu):
        pulang = BukaLanjutan(
            kasus=kasus, layanan="rumah-singgah-terminasi", pihak={"subjek": "subjek"}
        )
        assert kantor.tolak(pulang, "pekerja_sosial", "petugas") == ["tidak_tinggal"]


def masuk(kantor: Kantor, klien: str, nama: str) -> str:
    """Somebody known comes into the shelter."""
    orang = PihakDiajukan(
        pihak="subjek", klien=klien, data={"nama": nama, "asal_klien": "rujukan_lembaga"}
    )
    buka = evolve(BUKA, pihak=[orang], tetap_ajukan="orang lain")
    kasus: str = kantor.jadi(buka, "pramu_sosial").kasus
    sehat = {"subjek.sehat_jasmani": True}
    for kode, peran, isi in (
        ("catat", "pramu_sosial", {}),
        ("asesmen", "pekerja_sosial", {"fakta": sehat}),
        ("tentukan", "pekerja_sosial", {}),
        ("tentukan", "kepala_bidang", {"hasil": "setuju"}),
    ):
        kantor.jadi(SelesaikanLangkah(kasus=kasus, langkah=kode, **isi), peran)
    return kasus


def test_satu_orang_satu_masa_tinggal_dan_berkas_yang_tidak_dapat_digabung(kantor: Kantor) -> None:
    """A second open stay; a file merged with itself, across agencies, with two open stays."""
    praya = kantor.lain()
    satu, lain = (kantor.jadi(DaftarkanKlien(), "pekerja_sosial").klien for _ in range(2))
    asing = praya.jadi(DaftarkanKlien(), "pekerja_sosial").klien
    for klien in (satu, lain):
        kasus = masuk(kantor, klien, "Tuan")
        kantor.jadi(SelesaikanLangkah(kasus=kasus, langkah="masuk"), "pramu_sosial")

    lagi = SelesaikanLangkah(kasus=masuk(kantor, satu, "Tuan"), langkah="masuk")
    assert kantor.tolak(lagi, "pramu_sosial") == ["klien_sudah_tinggal"]
    for dengan, kode in (
        (satu, "klien_sama"),
        (asing, "klien_tidak_ditemukan"),
        (lain, "tinggal_ganda"),
        ("tak-ada", "klien_tidak_ditemukan"),
    ):
        c = GabungkanKlien(klien=satu, dengan=dengan, alasan="orang yang sama")
        assert kantor.tolak(c, "pekerja_sosial") == [kode]
    tanpa_alasan = GabungkanKlien(klien=satu, dengan=satu, alasan=" ")
    assert kantor.tolak(tanpa_alasan, "pekerja_sosial") == ["alasan_wajib", "klien_sama"]


def test_kasus_yang_tidak_boleh_dilihat_dijawab_seperti_yang_tidak_ada(kantor: Kantor) -> None:
    """Another agency's, one that shuts this account out, and none: there is one answer."""
    satu = kantor.jadi(LAPOR, "petugas_penerima_laporan").kasus
    tertutup = kantor.jadi(LAPOR, "petugas_penerima_laporan").kasus
    kecuali = KecualikanAkun(kasus=tertutup, akun="petugas_penerima_laporan", alasan="dilaporkan")
    kantor.jadi(kecuali, "kabid_rehsos")
    praya = kantor.lain()
    sakit = evolve(LAPOR, layanan="perawatan-kesehatan-orang-terlantar", fakta={})
    asing = praya.jadi(sakit, "petugas").kasus

    for ke in (asing, tertutup, "tak-ada"):
        c = GabungkanLaporan(kasus=satu, ke=ke)
        assert kantor.tolak(c, "petugas_penerima_laporan") == ["kasus_tidak_ditemukan"]
    for kasus in (tertutup, "tak-ada"):
        langkah = SelesaikanLangkah(kasus=kasus, langkah="catat")
        assert kantor.tolak(langkah, "petugas_penerima_laporan") == ["kasus_tidak_ditemukan"]


@pytest.mark.parametrize("isi", ["", "  "])
def test_pengaduan_tanpa_isi_ditolak_bersama_kesalahan_lainnya(isi: str) -> None:
    kantor = Kantor("palangka-raya")
    c = AjukanPengaduan(layanan="pengaduan", varian="pengaduann", kanal="dering", isi=isi, pihak=[])

    assert kantor.tolak(c, "petugas") == [
        "isian_kosong",
        "kanal_tidak_dikenal",
        "varian_tidak_dikenal",
    ]


@pytest.mark.parametrize("salah", [None, 7, b"K7QM", ["K7QM"], {}])
def test_nomor_kode_dan_nik_yang_bukan_teks_ditolak_sebelum_dicari(salah: Any) -> None:
    """Out of another program's JSON."""
    kantor = Kantor("palangka-raya")
    c = AjukanPengaduan(layanan="pengaduan", varian="pengaduan", isi="x", pihak=[])
    nomor = kantor.jadi(c, "petugas").keadaan.nomor
    app, petugas = kantor.app, kantor.pelaku("petugas")

    for tanya in (
        lambda: app.pemegang_klaim(nomor, salah),
        lambda: app.aduan_saya(salah, "K7QM"),
        lambda: app.cari_nomor(salah, oleh=petugas),
        lambda: app.cari_klien(salah, oleh=petugas, tujuan="asesmen"),
    ):
        with pytest.raises(Terhalang, match="isian_salah_jenis"):
            tanya()
