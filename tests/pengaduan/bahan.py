"""An office that receives complaints by the real catalogue, with clock and lots in hand."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from attrs import define, evolve, field
from tests.terbuka import terbuka

from dinsos_adapters import rakit
from dinsos_adapters.katalog import muat_katalog
from dinsos_adapters.memory import GudangMemori
from dinsos_core import (
    AjukanPengaduan,
    Aplikasi,
    Pelaku,
    Pengaduan,
    PerintahTerlaksana,
    PihakDiajukan,
    SelesaikanLangkah,
    Terhalang,
    susun_perintah,
)
from dinsos_core.domain.shared.halangan import KodeHalangan
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.katalog import Katalog
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork

KOTA = "palangka-raya"
WARGA = Pelaku(id="akun-warga", peran={"pelapor"})
LAIN = Pelaku(id="akun-lain", peran={"pelapor"})
PETUGAS = Pelaku(id="petugas-1", instansi=KOTA, peran={"petugas"})
TERLAPOR = Pelaku(id="petugas-2", instansi=KOTA, peran={"petugas", "kepala_dinas", "inspektorat"})
KEPALA = Pelaku(id="kepala", instansi=KOTA, peran={"kepala_dinas"})
INSPEKTUR = Pelaku(id="inspektur", instansi=KOTA, peran={"inspektorat"})
MULAI = datetime(2025, 4, 14, 2, tzinfo=UTC)  # a Monday, at nine


@define
class Jam:
    kini: datetime = MULAI

    def __call__(self) -> datetime:
        return self.kini

    def maju(self, **lama: float) -> None:
        self.kini += timedelta(**lama)


class KatalogBerparameter:
    """The built-in catalogue of agencies with other parameters; None takes one away."""

    def __init__(self, **parameter: str | None) -> None:
        self.asal: Any = muat_katalog()
        self.parameter = parameter

    def __getattr__(self, nama: str) -> Any:
        return getattr(self.asal, nama)

    def standar(self, *isi: Any, **lain: Any) -> Any:
        return self.asal.standar(*isi, **lain).map(self._beri)

    def _beri(self, standar: Any) -> Any:
        semua = {**standar.instansi.parameter, **self.parameter}
        parameter = {nama: nilai for nama, nilai in semua.items() if nilai is not None}
        return evolve(standar, instansi=evolve(standar.instansi, parameter=parameter))


@define
class Kantor:
    """The application with short ways to do and to be refused."""

    gudang: PembukaUnitOfWork = field(factory=GudangMemori)
    kota: str = KOTA
    katalog: Katalog | None = None
    siaran: tuple[str, ...] = ()
    jam: Jam = field(factory=Jam)
    app: Aplikasi = field(init=False)

    def __attrs_post_init__(self) -> None:
        urut, acak = count(1), count(1)
        self.app = rakit(
            self.kota,
            penyimpanan=self.gudang,
            katalog=self.katalog,
            jam=self.jam,
            siaran=self.siaran,
            id_baru=lambda: f"id{next(urut):04}",
            rahasia_baru=lambda: next(acak).to_bytes(16),
        )

    def adukan(self, oleh: Pelaku = WARGA, **isi: Any) -> PerintahTerlaksana:
        return self.app.lakukan_atau_gagal(aduan(**isi), oleh=oleh)

    def ya(self, perintah: Any, oleh: Pelaku = PETUGAS) -> PerintahTerlaksana:
        hasil: PerintahTerlaksana = self.app.lakukan_atau_gagal(perintah, oleh=oleh)
        return hasil

    def keadaan(self, kasus: KasusId, oleh: Pelaku = PETUGAS) -> Pengaduan:
        keadaan = self.app.kasus(kasus, oleh=oleh).keadaan
        assert isinstance(keadaan, Pengaduan)
        return terbuka(self.app.lingkungan.unit_kerja, keadaan)

    def langkah(self, kasus: KasusId, oleh: Pelaku = PETUGAS, **isi: Any) -> PerintahTerlaksana:
        """The step whose turn it is, as its form asks."""
        tindakan = next(t for t in self.app.langkah_tersedia(kasus, oleh) if t.langkah)
        wajib = {b.nama: "Kami periksa" for b in tindakan.bidang if b.nama == "alasan"}
        return self.ya(susun_perintah(tindakan, {**wajib, **isi}).unwrap(), oleh)

    def sampai(self, kasus: KasusId, langkah: str = "", oleh: Pelaku = PETUGAS) -> None:
        """Every step before this one; without it, all of them."""
        while (kini := self.app.giliran(kasus, oleh=oleh)) and kini.langkah != langkah:
            self.langkah(kasus, oleh)

    def tenggat(self, kasus: KasusId, oleh: Pelaku = PETUGAS) -> dict[str, Any]:
        return {satu.batas.kode: satu for satu in self.app.tenggat(kasus, oleh=oleh)}


def aduan(**isi: Any) -> AjukanPengaduan:
    dasar: dict[str, Any] = {
        "layanan": "pengaduan",
        "varian": "pengaduan",
        "isi": "Petugas meminta uang",
        "pihak": [pelapor()],
    }
    return AjukanPengaduan(**{**dasar, **isi})


def pelapor(**lain: Any) -> PihakDiajukan:
    data = {"nama": "Budi Santoso", "nik": "6271050101800001", "email": "budi@contoh.id"}
    return PihakDiajukan(pihak="pelapor", data=data, **lain)


def terlapor(akun: str = TERLAPOR.id) -> PihakDiajukan:
    return PihakDiajukan(pihak="terlapor", data={"nama": "Pegawai Dua"}, akun=akun)


def terhalang(lakukan: Callable[[], object]) -> list[KodeHalangan]:
    """The codes with which it is refused; none if it is not."""
    try:
        lakukan()
    except Terhalang as galat:
        return [h.kode for h in galat.halangan]
    return []


def langkah(kasus: KasusId, kode: str, **isi: Any) -> SelesaikanLangkah:
    return SelesaikanLangkah(kasus=kasus, langkah=kode, **isi)


def kode(semua: Iterable[Any]) -> list[str]:
    return [satu.id for satu in semua]
