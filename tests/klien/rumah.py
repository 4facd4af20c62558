"""A shelter with its places: the built-in standards, and rooms that the agency of a test states."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from attrs import define, evolve, field
from returns.pipeline import is_successful
from returns.result import Result
from tests.terbuka import terbuka

from dinsos_adapters import rakit
from dinsos_adapters.katalog import muat_katalog
from dinsos_core import (
    BukaEpisode,
    BukaLanjutan,
    Episode,
    Halangan,
    Kejadian,
    Kewajiban,
    Pelaku,
    PerintahTerlaksana,
    PihakDiajukan,
    SelesaikanLangkah,
    TetapkanVarian,
)
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.instansi import Instansi, JenisTempat
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.ports.katalog import TANPA_TAFSIR

WITA = ZoneInfo("Asia/Makassar")
PENERIMAAN, TERMINASI, SINGGAH = (
    "rumah-singgah-penerimaan",
    "rumah-singgah-terminasi",
    "rumah-singgah",
)
_ASLI = muat_katalog()


def kamar(banyak: int, kode: str = "kamar", **lain: Any) -> JenisTempat:
    return JenisTempat(kode=kode, nama=kode, banyak=banyak, layanan=(PENERIMAAN, SINGGAH), **lain)


class KatalogRumah:
    """The built-in catalogue, whose agencies state these rooms."""

    def __init__(self, *tempat: JenisTempat, tafsir: Mapping[str, str] = TANPA_TAFSIR) -> None:
        self.tempat = tempat
        self.pilihan = tafsir
        self.versi = _ASLI.versi
        self.kosakata = _ASLI.kosakata
        self.instansi = {kode: self._kantor(satu) for kode, satu in _ASLI.instansi.items()}

    def tafsir(self, instansi: str) -> Any:
        return _ASLI.tafsir(instansi)

    def semua(self) -> tuple[StandarPelayanan, ...]:
        return _ASLI.semua()

    def _kantor(self, instansi: Instansi) -> Instansi:
        return evolve(instansi, tempat=self.tempat)

    def standar(
        self, instansi: str, layanan: str, pada: date, tafsir: Mapping[str, str] = TANPA_TAFSIR
    ) -> Result[Any, Any]:
        hasil = _ASLI.standar(instansi, layanan, pada, {**self.pilihan, **tafsir})
        sidik = "-".join(f"{t.kode}{t.banyak}" for t in self.tempat)
        return hasil.map(
            lambda s: evolve(s, instansi=self._kantor(s.instansi), sidik=f"{s.sidik}-{sidik}")
        )


@define
class Rumah:
    """One office at one moment."""

    gudang: Any
    tempat: tuple[JenisTempat, ...] = ()
    tafsir: Mapping[str, str] = TANPA_TAFSIR
    instansi: str = "banjarmasin"
    kini: datetime = field(default=datetime(2025, 7, 1, 8, 0, tzinfo=WITA))
    app: Aplikasi = field(init=False)

    def __attrs_post_init__(self) -> None:
        katalog: Any = KatalogRumah(*self.tempat, tafsir=self.tafsir)
        self.app = rakit(
            self.instansi, penyimpanan=self.gudang, katalog=katalog, jam=lambda: self.kini
        )

    def pukul(self, teks: str) -> datetime:
        """It is now that time."""
        self.kini = datetime.fromisoformat(teks).replace(tzinfo=WITA)
        return self.kini

    def coba(self, perintah: Any, *peran: str) -> Result[PerintahTerlaksana, tuple[Halangan, ...]]:
        oleh = Pelaku(id="-".join(peran), instansi=self.instansi, peran=peran)
        return self.app.lakukan(perintah, oleh=oleh)

    def jadi(self, perintah: Any, *peran: str) -> PerintahTerlaksana:
        hasil = self.coba(perintah, *peran)
        assert is_successful(hasil), hasil
        return hasil.unwrap()

    def tolak(self, perintah: Any, *peran: str) -> set[str]:
        """Codes of the refusals; no place has changed hands."""
        sebelum = self.terisi()
        hasil = self.coba(perintah, *peran)
        assert not is_successful(hasil), hasil
        assert self.terisi() == sebelum
        return {satu.kode.value for satu in hasil.failure()}

    def langkah(self, kasus: str, kode: str, peran: str, **isi: Any) -> PerintahTerlaksana:
        return self.jadi(SelesaikanLangkah(kasus=kasus, langkah=kode, **isi), peran)

    def keadaan(self, kasus: str) -> Episode:
        keadaan = self.app.kasus(kasus).keadaan
        assert isinstance(keadaan, Episode)
        return terbuka(self.app.lingkungan.unit_kerja, keadaan)

    def status(self, *kasus: str) -> list[str]:
        return [self.keadaan(satu).status.value for satu in kasus]

    def kejadian(self, kasus: str) -> list[Kejadian]:
        return [
            terbuka(self.app.lingkungan.unit_kerja, satu.kejadian)
            for satu in self.app.riwayat(kasus)
        ]

    def jam(self, kasus: str, kode: str) -> Kewajiban:
        return next(satu for satu in self.app.tenggat(kasus) if satu.batas.kode == kode)

    def terisi(self) -> dict[str, KasusId]:
        """Places that are held, by whom."""
        with self.gudang(baca=True) as unit:
            return {
                f"{jenis.kode}/{satuan}": kasus
                for jenis in self.tempat
                for satuan, kasus in unit.reservasi.terisi(f"{self.instansi}/{jenis.kode}").items()
            }

    # --- ways

    def datang(self, **data: Any) -> KasusId:
        """Somebody is reported and assessed; the determination is next."""
        subjek = {"asal_klien": "laporan_masyarakat", **data}
        c = BukaEpisode(
            layanan=PENERIMAAN,
            varian="permohonan",
            pihak=[PihakDiajukan(pihak="subjek", data=subjek)],
        )
        kasus = self.jadi(c, "pramu_sosial").kasus
        self.langkah(kasus, "catat", "pramu_sosial")
        self.langkah(kasus, "asesmen", "pekerja_sosial", fakta={"subjek.sehat_jasmani": True})
        self.langkah(kasus, "tentukan", "pekerja_sosial")
        return kasus

    def disetujui(self, **data: Any) -> KasusId:
        kasus = self.datang(**data)
        self.langkah(kasus, "tentukan", "kepala_bidang", hasil="setuju")
        return kasus

    def tinggal(self, **data: Any) -> KasusId:
        kasus = self.disetujui(**data)
        self.langkah(kasus, "masuk", "pramu_sosial")
        self.langkah(kasus, "beri-tahu", "pramu_sosial")
        return kasus

    def terminasi(self, kasus: str) -> BukaLanjutan:
        return BukaLanjutan(kasus=kasus, layanan=TERMINASI, pihak={"subjek": "subjek"})

    def pulang(self, kasus: str, varian: str = "diantar", *, siap: bool = True) -> KasusId:
        """A discharge from the stay, approved."""
        d = self.jadi(self.terminasi(kasus), "pekerja_sosial").lanjutan[0].kasus
        self.langkah(d, "asesmen", "pekerja_sosial", fakta={"subjek.siap_terminasi": siap})
        self.jadi(TetapkanVarian(kasus=d, varian=varian), "pekerja_sosial")
        self.langkah(d, "tentukan", "kepala_bidang", hasil="setuju")
        return d

    def serah_terima(self, d: str) -> PerintahTerlaksana:
        """It is by delivery; the client is handed over."""
        self.langkah(d, "antar", "pramu_sosial")
        return self.langkah(d, "serah-terima", "pramu_sosial")
