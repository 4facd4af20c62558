"""Cases of the two services that both decrees have, opened under the older one."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from attrs import define, field
from returns.pipeline import is_successful
from tests.terbuka import terbuka

from dinsos_adapters import rakit
from dinsos_core import (
    BukaEpisode,
    Halangan,
    LaporkanKedaruratan,
    Pelaku,
    PerintahTerlaksana,
    PihakDiajukan,
    PindahStandar,
    RencanaPindah,
    SelesaikanLangkah,
)
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.domain.kasus.jam import Kewajiban
from dinsos_core.domain.shared.ids import KasusId

WITA = ZoneInfo("Asia/Makassar")
PPKS, RUMAH = "kedaruratan-ppks", "rumah-singgah-penerimaan"
LAMA, BARU = "sk-080-2023", "sk-093-2024"
ALASAN = "Keputusan baru berlaku."

DARURAT = {"subjek.terancam_kehidupannya": True, "subjek.kebutuhan_dasar_tak_terpenuhi": True}
LAPORAN: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("terima", "petugas_penerima_laporan", {}),
    ("catat", "petugas_penerima_laporan", {"fakta": DARURAT}),
    ("perintah", "kabid_rehsos", {}),
    ("kontak", "tim_reaksi_cepat", {}),
    ("respon", "tim_reaksi_cepat", {}),
    ("koordinasi", "tim_reaksi_cepat", {}),
    ("lapor-hasil", "tim_reaksi_cepat", {}),
    ("telaah", "kabid_rehsos", {}),
    ("diskusi", "kabid_rehsos", {}),
    ("arahan", "kabid_rehsos", {}),
    ("arahan", "kepala_dinas", {}),
    ("tugaskan", "kabid_rehsos", {}),
    ("tindak-lanjut", "tim_reaksi_cepat", {"hasil": "terminasi"}),
    ("laporan", "petugas", {}),
)
"""The steps of a report under the older decree: code, role, what is said."""

TERIMA: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("catat", "pramu_sosial", {}),
    ("asesmen", "pekerja_sosial", {"fakta": {"subjek.sehat_jasmani": True}}),
    ("tentukan", "pekerja_sosial", {}),
    ("tentukan", "kepala_bidang", {"hasil": "setuju"}),
    ("masuk", "pramu_sosial", {}),
    ("beri-tahu", "pramu_sosial", {}),
)
"""The same of an admission to the shelter."""


@define
class Dinas:
    """One office at one moment, before the newer decree unless it is said to be later."""

    gudang: Any = None
    katalog: Any = None
    kini: datetime = field(default=datetime(2024, 6, 3, 9, 0, tzinfo=WITA))
    app: Aplikasi = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.app = rakit(
            "banjarmasin", penyimpanan=self.gudang, katalog=self.katalog, jam=lambda: self.kini
        )

    def pukul(self, teks: str) -> None:
        self.kini = datetime.fromisoformat(teks).replace(tzinfo=WITA)

    def lewat(self, **lama: float) -> None:
        self.kini += timedelta(**lama)

    def pelaku(self, peran: str) -> Pelaku:
        return Pelaku(id=f"akun-{peran}", instansi="banjarmasin", peran={peran})

    def jadi(self, perintah: Any, peran: str) -> PerintahTerlaksana:
        hasil = self.app.lakukan(perintah, oleh=self.pelaku(peran))
        assert is_successful(hasil), hasil
        return hasil.unwrap()

    def tolak(self, perintah: Any, peran: str) -> list[tuple[str, str]]:
        """Code and place of every refusal."""
        return [(h.kode.value, h.lokasi) for h in self.halangan(perintah, peran)]

    def halangan(self, perintah: Any, peran: str) -> tuple[Halangan, ...]:
        hasil = self.app.lakukan(perintah, oleh=self.pelaku(peran))
        assert not is_successful(hasil), hasil
        return hasil.failure()

    def lapor(self) -> KasusId:
        c = LaporkanKedaruratan(
            layanan=PPKS,
            pihak=[PihakDiajukan(pihak="subjek")],
            fakta={"lokasi_kejadian": "63.71"},
        )
        return self.jadi(c, "petugas_penerima_laporan").kasus

    def datang(self, varian: str = "permohonan") -> KasusId:
        c = BukaEpisode(
            layanan=RUMAH,
            varian=varian,
            pihak=[PihakDiajukan(pihak="subjek", data={"asal_klien": "laporan_masyarakat"})],
        )
        return self.jadi(c, "pramu_sosial").kasus

    def jalan(self, kasus: str, *langkah: tuple[str, str, dict[str, Any]], jeda: int = 5) -> None:
        for kode, peran, isi in langkah:
            self.kini += timedelta(minutes=jeda)
            self.jadi(SelesaikanLangkah(kasus=KasusId(kasus), langkah=kode, **isi), peran)

    def berlaku_baru(self) -> None:
        """The newer decree is in force."""
        if self.kini < datetime(2024, 6, 10, tzinfo=WITA):
            self.pukul("2024-06-10T08:00")

    def pindah(self, kasus: str, **jawaban: Any) -> PindahStandar:
        return PindahStandar(kasus=KasusId(kasus), alasan=ALASAN, **jawaban)

    def pratinjau(self, kasus: str, peran: str, **jawaban: Any) -> RencanaPindah:
        return self.app.pratinjau_pindah(kasus, self.pelaku(peran), **jawaban)

    def keadaan(self, kasus: str) -> Any:
        return terbuka(self.app.lingkungan.unit_kerja, self.app.kasus(kasus).keadaan)

    def jam(self, kasus: str) -> dict[str, Kewajiban]:
        return {satu.batas.kode: satu for satu in self.app.tenggat(kasus)}
