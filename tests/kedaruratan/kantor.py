"""An office that takes emergency reports, at one moment; and a report, a step at a time."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from attrs import define, field
from returns.pipeline import is_successful
from tests.terbuka import terbuka

from dinsos_adapters import rakit
from dinsos_core import (
    GabungkanLaporan,
    LaporkanKedaruratan,
    Pelaku,
    PerintahTerlaksana,
    PihakDiajukan,
    SelesaikanLangkah,
)
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.domain.kasus.jam import Kewajiban
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kedaruratan.keadaan import LaporanKedaruratan
from dinsos_core.domain.shared.ids import KasusId

ZONA = {"banjarmasin": ZoneInfo("Asia/Makassar"), "palangka-raya": ZoneInfo("Asia/Jakarta")}
WILAYAH = {"banjarmasin": "63.71", "palangka-raya": "62.71"}
PERAN = {
    "catat": "petugas_penerima_laporan",
    "perintah": "kabid_rehsos",
    "berangkat": "tim_reaksi_cepat",
    "kontak": "tim_reaksi_cepat",
    "respon": "tim_reaksi_cepat",
    "koordinasi": "tim_reaksi_cepat",
    "lapor-hasil": "tim_reaksi_cepat",
    "telaah": "kabid_rehsos",
    "diskusi": "kabid_rehsos",
    "tugaskan": "kabid_rehsos",
    "tindak-lanjut": "tim_reaksi_cepat",
}
DARURAT = {"subjek.terancam_kehidupannya": True, "subjek.kebutuhan_dasar_tak_terpenuhi": True}
RESPON = "Respon awal kasus"


@define
class Kantor:
    """``kini``: now."""

    instansi: str = "banjarmasin"
    gudang: Any = None
    katalog: Any = None
    kini: datetime = field(init=False)
    app: Aplikasi = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.pukul("2025-07-05T23:41")
        self.app = rakit(
            self.instansi, penyimpanan=self.gudang, katalog=self.katalog, jam=lambda: self.kini
        )

    def pukul(self, teks: str) -> datetime:
        """It is that time, in the office's own zone."""
        self.kini = self.saat(teks)
        return self.kini

    def saat(self, teks: str) -> datetime:
        return datetime.fromisoformat(teks).replace(tzinfo=ZONA[self.instansi])

    def lewat(self, menit: int) -> None:
        self.kini += timedelta(minutes=menit)

    def pelaku(self, peran: str) -> Pelaku:
        return Pelaku(id=f"akun-{peran}", instansi=self.instansi, peran={peran})

    def jadi(self, perintah: Any, peran: str) -> PerintahTerlaksana:
        hasil = self.app.lakukan(perintah, oleh=self.pelaku(peran))
        assert is_successful(hasil), hasil
        return hasil.unwrap()

    def tolak(self, perintah: Any, peran: str) -> list[tuple[str, str, object]]:
        """Code, place and cause of every refusal."""
        hasil = self.app.lakukan(perintah, oleh=self.pelaku(peran))
        assert not is_successful(hasil), hasil
        return [(h.kode.value, h.lokasi, h.rincian.get("sebab")) for h in hasil.failure()]

    def lapor(self, layanan: str = "kedaruratan-ppks", **lain: Any) -> KasusId:
        """A report of somebody nobody knows, by nobody in particular."""
        pihak = lain.pop("pihak", [PihakDiajukan(pihak="subjek")])
        fakta = {"lokasi_kejadian": WILAYAH[self.instansi]} if "ppks" in layanan else {}
        c = LaporkanKedaruratan(
            layanan=layanan, pihak=pihak, fakta={**fakta, **lain.pop("fakta", {})}, **lain
        )
        banjar = self.instansi == "banjarmasin"
        return self.jadi(c, "petugas_penerima_laporan" if banjar else "petugas").kasus

    def langkah(self, kasus: str, kode: str, peran: str = "", **isi: Any) -> PerintahTerlaksana:
        c = SelesaikanLangkah(kasus=KasusId(kasus), langkah=kode, **isi)
        biasa = PERAN.get(kode, "petugas") if self.instansi == "banjarmasin" else "petugas"
        return self.jadi(c, peran or biasa)

    def gabung(self, kasus: str, ke: str) -> PerintahTerlaksana:
        return self.jadi(
            GabungkanLaporan(kasus=KasusId(kasus), ke=KasusId(ke)), "petugas_penerima_laporan"
        )

    def keadaan(self, kasus: str) -> LaporanKedaruratan:
        keadaan = self.app.kasus(kasus).keadaan
        assert isinstance(keadaan, LaporanKedaruratan)
        return terbuka(self.app.lingkungan.unit_kerja, keadaan)

    def status(self, kasus: str) -> str:
        return self.keadaan(kasus).status.value

    def kejadian(self, kasus: str) -> list[Kejadian]:
        return [
            terbuka(self.app.lingkungan.unit_kerja, satu.kejadian)
            for satu in self.app.riwayat(kasus)
        ]

    def jam(self, kasus: str, segmen: str = RESPON) -> Kewajiban:
        semua = self.app.tenggat(kasus)
        return next(satu for satu in semua if satu.batas.segmen == segmen)
