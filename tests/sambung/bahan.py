"""An office with cases that act on one another: who does which step, and the ways to a stay and out
of it."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from _kisah.katalog import KatalogKisah
from attrs import define, field
from returns.pipeline import is_successful
from returns.result import Result
from tests.terbuka import terbuka

from dinsos_adapters import rakit
from dinsos_core import (
    BukaLanjutan,
    GabungkanLaporan,
    Halangan,
    LaporkanKedaruratan,
    Pelaku,
    PihakDiajukan,
    SaringanKasus,
    SelesaikanLangkah,
)
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.jenis import JENIS
from dinsos_core.application.pipa import PerintahTerlaksana
from dinsos_core.domain.kasus.jam import Kewajiban
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.instansi import JenisTempat

WITA = ZoneInfo("Asia/Makassar")
LANGKAH = {
    "catat": "petugas_penerima_laporan",
    "perintah": "kabid_rehsos",
    "kontak": "tim_reaksi_cepat",
}
LOKASI = {"lokasi_kejadian": "63.71"}
TERANCAM = {"subjek.terancam_kehidupannya": True, "subjek.kebutuhan_dasar_tak_terpenuhi": True}
SESUDAH_KONTAK: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("respon", "tim_reaksi_cepat", {}),
    ("koordinasi", "tim_reaksi_cepat", {"hasil": "dilewati"}),
    ("lapor-hasil", "tim_reaksi_cepat", {}),
    ("telaah", "kabid_rehsos", {}),
    ("diskusi", "kabid_rehsos", {"hasil": "dilewati"}),
    ("arahan", "kabid_rehsos", {}),
    ("arahan", "kepala_dinas", {}),
    ("tugaskan", "kabid_rehsos", {"hasil": "cukup_rujukan"}),
    ("rujukan", "petugas", {}),
    ("laporan", "petugas", {}),
    ("terminasi", "petugas", {}),
)


def tempat(banyak: int) -> tuple[JenisTempat, ...]:
    """Beds of the shelter; the agency states how many there are."""
    layanan = ("rumah-singgah-penerimaan", "rumah-singgah")
    return (JenisTempat(kode="singgah", nama="Singgah", banyak=banyak, layanan=layanan),)


def dengan(jenis: JenisKasus[Any]) -> tuple[JenisKasus[Any], ...]:
    """The aggregates, this one in the place of its own."""
    return (*(satu for satu in JENIS if satu.nama != jenis.nama), jenis)


@define
class Kantor:
    """One office at one moment."""

    gudang: Any
    instansi: str = "banjarmasin"
    tempat: int = 12
    jenis: tuple[JenisKasus[Any], ...] = JENIS
    kini: datetime = field(default=datetime(2025, 7, 5, 23, 41, tzinfo=WITA))
    app: Aplikasi = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.app = rakit(
            self.instansi,
            penyimpanan=self.gudang,
            katalog=KatalogKisah(self.instansi, tempat(self.tempat)),
            jenis=self.jenis,
            jam=lambda: self.kini,
            siaran=("dasbor",),
        )

    def pukul(self, teks: str) -> datetime:
        """It is now that time."""
        self.kini = saat(teks)
        return self.kini

    def pelaku(self, *peran: str) -> Pelaku:
        return Pelaku(id="-".join(peran)[:200], instansi=self.instansi, peran=peran)

    def lakukan(
        self, perintah: Any, *peran: str, kunci: str | None = None
    ) -> Result[PerintahTerlaksana, tuple[Halangan, ...]]:
        return self.app.lakukan(perintah, oleh=self.pelaku(*peran), kunci=kunci)

    def jadi(self, perintah: Any, *peran: str, kunci: str | None = None) -> PerintahTerlaksana:
        hasil = self.lakukan(perintah, *peran, kunci=kunci)
        assert is_successful(hasil), hasil
        return hasil.unwrap()

    def tolak(self, perintah: Any, *peran: str) -> set[tuple[str, str]]:
        """Codes and places of the refusals; nothing has changed anywhere."""
        sebelum = self.isi()
        hasil = self.lakukan(perintah, *peran)
        assert not is_successful(hasil), hasil
        assert self.isi() == sebelum
        return {(satu.kode.value, satu.lokasi) for satu in hasil.failure()}

    def isi(self) -> object:
        """Everything the store holds of cases, places and the outbox."""
        with self.gudang(baca=True) as unit:
            semua = unit.kasus.daftar(SaringanKasus(), banyak=1000).kasus
            riwayat = {satu.id: unit.kasus.riwayat(satu.id) for satu in semua}
            pesan = unit.kotak_keluar.periksa(banyak=10_000)
            return semua, riwayat, pesan, dict(unit.reservasi.terisi(f"{self.instansi}/singgah"))

    def langkah(self, kasus: str, kode: str, peran: str = "", **isi: Any) -> PerintahTerlaksana:
        c = SelesaikanLangkah(kasus=kasus, langkah=kode, **isi)
        return self.jadi(c, peran or LANGKAH[kode])

    def keadaan(self, kasus: str) -> Kasus:
        return terbuka(self.app.lingkungan.unit_kerja, self.app.kasus(kasus).keadaan)

    def status(self, *kasus: str) -> list[str]:
        return [self.keadaan(satu).status.value for satu in kasus]

    def kejadian(self, kasus: str) -> list[Kejadian]:
        return [
            terbuka(self.app.lingkungan.unit_kerja, satu.kejadian)
            for satu in self.app.riwayat(kasus)
        ]

    def jam(self, kasus: str, nama: str) -> Kewajiban:
        semua = self.app.tenggat(kasus)
        return next(satu for satu in semua if nama in (satu.batas.segmen, satu.batas.kode))


def saat(teks: str) -> datetime:
    return datetime.fromisoformat(teks).replace(tzinfo=WITA)


def lapor(kantor: Kantor, **pelapor: Any) -> KasusId:
    """A report of an old man nobody knows, with or without a reporter."""
    data = {"nama": "Tuan tanpa nama", "kategori_ppks": "lanjut_usia_terlantar"}
    pihak = [PihakDiajukan(pihak="subjek", data=data)]
    if pelapor:
        pihak.insert(0, PihakDiajukan(pihak="pelapor", data=pelapor))
    c = LaporkanKedaruratan(
        layanan="kedaruratan-ppks", pihak=pihak, fakta={"lokasi_kejadian": "63.71"}
    )
    return kantor.jadi(c, "petugas_penerima_laporan").kasus


def dua_laporan(kantor: Kantor) -> tuple[KasusId, KasusId]:
    kantor.pukul("2025-07-05T23:41")
    a = lapor(kantor)
    kantor.pukul("2025-07-05T23:52")
    return a, lapor(kantor, nama="N", telepon="0811")


def gabung(kantor: Kantor, b: str, a: KasusId) -> PerintahTerlaksana:
    return kantor.jadi(GabungkanLaporan(kasus=b, ke=a), "petugas_penerima_laporan")


def sampai_kontak(kantor: Kantor, a: str) -> PerintahTerlaksana:
    """Everything of the night is entered in the morning, each step with its own time."""
    kantor.pukul("2025-07-06T08:00")
    kantor.langkah(a, "catat", terjadi_pada=saat("2025-07-05T23:53"), fakta=TERANCAM)
    kantor.langkah(a, "perintah", terjadi_pada=saat("2025-07-05T23:55"))
    return kantor.langkah(a, "kontak", terjadi_pada=saat("2025-07-06T00:22"))


def rujukan(a: str, **lain: Any) -> BukaLanjutan:
    isi: dict[str, Any] = {
        "layanan": "rumah-singgah-penerimaan",
        "varian": "permohonan",
        "pihak": {"subjek": "subjek"},
        "fakta": {"subjek.asal_klien": "laporan_masyarakat"},
    }
    return BukaLanjutan(kasus=a, **{**isi, **lain})


def singgah(kantor: Kantor, **pelapor: Any) -> tuple[KasusId, KasusId]:
    """A report and the stay it opened, the client in."""
    kantor.pukul("2025-07-01T17:00")
    a = lapor(kantor, **pelapor)
    s = kantor.jadi(rujukan(a), "petugas").lanjutan[0].kasus
    kantor.pukul("2025-07-01T19:00")
    kantor.langkah(s, "catat", "pramu_sosial")
    kantor.langkah(s, "asesmen", "pekerja_sosial", fakta={"subjek.sehat_jasmani": True})
    kantor.langkah(s, "tentukan", "pekerja_sosial")
    kantor.langkah(s, "tentukan", "kepala_bidang", hasil="setuju")
    kantor.pukul("2025-07-01T20:30")
    kantor.langkah(s, "masuk", "pramu_sosial", terjadi_pada=saat("2025-07-01T20:00"))
    kantor.langkah(s, "beri-tahu", "pramu_sosial")
    return a, s


def terminasi(s: str) -> BukaLanjutan:
    pihak = {"subjek": "subjek"}
    return BukaLanjutan(kasus=s, layanan="rumah-singgah-terminasi", varian="diantar", pihak=pihak)


def pulang(kantor: Kantor, s: str) -> KasusId:
    """A discharge from the stay, assessed."""
    d = kantor.jadi(terminasi(s), "pekerja_sosial").lanjutan[0].kasus
    kantor.langkah(d, "asesmen", "pekerja_sosial", fakta={"subjek.siap_terminasi": False})
    return d


def sampai_serah_terima(kantor: Kantor, d: str) -> None:
    kantor.langkah(d, "tentukan", "kepala_bidang", hasil="setuju")
    kantor.langkah(d, "antar", "pramu_sosial")
