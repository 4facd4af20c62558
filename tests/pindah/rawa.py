"""An invented office whose newer decree changes what a decree can change (`katalog/kota-rawa`)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from zoneinfo import ZoneInfo

from attrs import define, field
from returns.pipeline import is_successful
from tests.formulir import perintah, terisi_wajib
from tests.terbuka import terbuka

from dinsos_adapters import rakit
from dinsos_adapters.katalog import KatalogToml, muat_katalog
from dinsos_core import (
    AjukanPermohonan,
    DokumenDiserahkan,
    Halangan,
    Kekurangan,
    LengkapiBerkas,
    Pelaku,
    PerintahTerlaksana,
    PermintaanPindah,
    Permohonan,
    PihakDiajukan,
    PindahStandar,
)
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.domain.shared.ids import KasusId

KATALOG: Final = Path(__file__).parent / "katalog"
WITA: Final = ZoneInfo("Asia/Makassar")
KOTA, LAYANAN, LAMA, BARU = "kota-rawa", "bantuan-rawa", "sk-1-2025", "sk-2-2026"
BERLAKU: Final = datetime(2026, 3, 2, 8, 0, tzinfo=WITA)
ALASAN: Final = "Keputusan baru berlaku."

LANGKAH_LAMA: Final = (
    *("catat", "periksa", "disposisi", "lapangan", "nilai", "konsep", "telaah"),
    *("teken", "terbit", "hubungi", "serah"),
)
"""The steps of the office under the older decree, in its order."""

TANPA: Mapping[str, str] = MappingProxyType({})


@cache
def katalog() -> KatalogToml:
    """The built-in catalogue with the invented office."""
    return muat_katalog(KATALOG)


@define
class Rawa:
    """The office at one moment, before the newer decree unless it is said to be later."""

    gudang: Any = None
    kini: datetime = field(default=datetime(2026, 2, 2, 9, 0, tzinfo=WITA))
    app: Aplikasi = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.app = rakit(KOTA, penyimpanan=self.gudang, katalog=katalog(), jam=lambda: self.kini)

    def pelaku(self, peran: str) -> Pelaku:
        return Pelaku(id=f"akun-{peran}", instansi=KOTA, peran={peran})

    @property
    def kabid(self) -> Pelaku:
        return self.pelaku("kabid_rehsos")

    def berlaku_baru(self) -> None:
        """The newer decree is in force."""
        self.kini = max(self.kini, BERLAKU)

    def jadi(self, c: Any, oleh: Pelaku) -> PerintahTerlaksana:
        hasil = self.app.lakukan(c, oleh=oleh)
        assert is_successful(hasil), hasil
        self.kini += timedelta(minutes=30)
        return hasil.unwrap()

    def keadaan(self, kasus: str) -> Permohonan:
        keadaan = self.app.kasus(kasus).keadaan
        assert isinstance(keadaan, Permohonan)
        return terbuka(self.app.lingkungan.unit_kerja, keadaan)

    def ajukan(self, varian: str = "baru", dokumen: tuple[str, ...] = ("ktp", "foto")) -> KasusId:
        """An application by somebody whom both versions grant it."""
        data = {"nama": "Contoh", "tanggal_lahir": "1990-06-20"}
        c = AjukanPermohonan(
            layanan=LAYANAN,
            varian=varian,
            pihak=[PihakDiajukan(pihak="pemohon", data=data)],
            fakta={"menikah": False, "jumlah_anak": 1},
            berkas=[DokumenDiserahkan(dokumen=satu, rangkap=1) for satu in dokumen],
            tetap_ajukan="memang lagi",
        )
        return self.jadi(c, self.pelaku("petugas_loket")).kasus

    def kerjakan(self, kasus: str, hasil: Mapping[str, str] = TANPA) -> None:
        """The step whose turn it is, by whom its turn it is, as its form asks."""
        giliran = self.app.giliran(kasus)
        assert giliran is not None
        oleh = self.pelaku(giliran.peran[0])
        tindakan = self.app.formulir(kasus, oleh, "SelesaikanLangkah")
        tentu = {"hasil": hasil[giliran.langkah]} if giliran.langkah in hasil else {}
        if not any(satu.nama == "hasil" for satu in tindakan.bidang):
            tentu = {}
        self.jadi(perintah(tindakan, terisi_wajib(tindakan, tentu)), oleh)

    def lengkapi(self, kasus: str) -> None:
        """What is missing is brought."""
        kurang: tuple[Kekurangan, ...] = self.keadaan(kasus).kekurangan
        berkas = [
            DokumenDiserahkan(dokumen=satu, rangkap=9)
            for satu in dict.fromkeys(satu.dokumen for satu in kurang)
        ]
        c = LengkapiBerkas(kasus=KasusId(kasus), berkas=tuple(berkas))
        self.jadi(c, self.pelaku("petugas_loket"))

    def sampai(self, kasus: str, langkah: str, hasil: Mapping[str, str] = TANPA) -> None:
        """Until it is this step's turn."""
        while (giliran := self.app.giliran(kasus)) is None or giliran.langkah != langkah:
            self.maju(kasus, hasil)

    def selesaikan(self, kasus: str, hasil: Mapping[str, str] = TANPA) -> str:
        """Until nobody has anything to do; how it ended."""
        while self.app.kasus(kasus).indeks.berjalan:
            self.maju(kasus, hasil)
        while self.app.giliran(kasus) is not None:
            self.maju(kasus, hasil)
        return self.keadaan(kasus).status.value

    def maju(self, kasus: str, hasil: Mapping[str, str]) -> None:
        if self.app.giliran(kasus) is None:
            self.lengkapi(kasus)
        else:
            self.kerjakan(kasus, hasil)

    def di(self, langkah: str, varian: str = "baru", hasil: Mapping[str, str] = TANPA) -> KasusId:
        """A case under the older decree that stands at this step."""
        dokumen = ("ktp", "foto", *(("alat-rusak",) if varian == "ganti" else ()))
        kasus = self.ajukan(varian, dokumen)
        self.sampai(kasus, langkah, hasil)
        return kasus

    def pindah(self, kasus: str, **jawaban: Any) -> PindahStandar:
        return PindahStandar(kasus=KasusId(kasus), alasan=ALASAN, **jawaban)

    def minta(self, **isi: Any) -> PermintaanPindah:
        return PermintaanPindah(layanan=LAYANAN, **{"alasan": ALASAN, **isi})

    def halangan(self, c: Any, oleh: Pelaku) -> tuple[Halangan, ...]:
        hasil = self.app.lakukan(c, oleh=oleh)
        assert not is_successful(hasil), hasil
        return hasil.failure()
