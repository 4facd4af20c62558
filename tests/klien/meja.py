"""One office on one store, with the real catalogue: who does which step, and what was left."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from attrs import define, field
from returns.pipeline import is_successful
from tests.katalog.bacaan_lain import katalog
from tests.terbuka import terbuka

from dinsos_adapters import rakit
from dinsos_adapters.katalog import KatalogToml
from dinsos_adapters.memory import GudangMemori
from dinsos_core import BukaEpisode, Pelaku, PihakDiajukan, SelesaikanLangkah
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.pipa import PerintahTerlaksana
from dinsos_core.domain.kasus.berkas import DokumenDiserahkan
from dinsos_core.domain.kasus.jam import Kewajiban
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.klien.keadaan import Episode
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.tenggat import Tenggat
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork


@define
class Meja:
    """``kini``: it is now that time, in the agency's zone."""

    instansi: str
    gudang: PembukaUnitOfWork = field(factory=GudangMemori)
    katalog: KatalogToml = field(factory=katalog)
    registri: Mapping[str, Any] = field(factory=dict)
    kini: datetime = field(init=False)
    app: Aplikasi = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.pukul("2025-07-07T09:00")
        self.app = rakit(
            self.instansi,
            penyimpanan=self.gudang,
            katalog=self.katalog,
            registri=self.registri,
            jam=lambda: self.kini,
        )

    def pukul(self, teks: str) -> datetime:
        zona = ZoneInfo(self.katalog.instansi[self.instansi].zona)
        self.kini = datetime.fromisoformat(teks).replace(tzinfo=zona)
        return self.kini

    def standar(self, layanan: str) -> StandarPelayanan:
        return self.katalog.standar(self.instansi, layanan, self.kini.date()).unwrap()

    def pelaku(self, peran: str, akun: str = "") -> Pelaku:
        return Pelaku(id=akun or f"u-{peran}", instansi=self.instansi, peran=[peran])

    def lakukan(self, perintah: Any, peran: str, akun: str = "") -> Any:
        return self.app.lakukan(perintah, oleh=self.pelaku(peran, akun))

    def jadi(self, perintah: Any, peran: str, akun: str = "") -> PerintahTerlaksana:
        hasil = self.lakukan(perintah, peran, akun)
        assert is_successful(hasil), hasil.failure()
        selesai: PerintahTerlaksana = hasil.unwrap()
        return selesai

    def tolak(self, perintah: Any, peran: str, akun: str = "") -> list[tuple[str, str]]:
        """Codes and places of the refusals."""
        hasil = self.lakukan(perintah, peran, akun)
        assert not is_successful(hasil), hasil.unwrap()
        return [(satu.kode.value, satu.lokasi) for satu in hasil.failure()]

    def buka(self, layanan: str, peran: str = "petugas", **isi: Any) -> KasusId:
        """With every paper of the standard, and every party that it demands."""
        standar = self.standar(layanan)
        data: dict[str, Mapping[str, Any]] = isi.pop("data", {})
        pihak = [
            PihakDiajukan(pihak=batas.pihak, data=data.get(batas.pihak, {}))
            for batas in standar.pihak
            if batas.minimal or batas.pihak in data
        ]
        isi.setdefault("berkas", semua_berkas(standar.untuk_varian(isi.get("varian"))))
        return self.jadi(BukaEpisode(layanan=layanan, pihak=pihak, **isi), peran).kasus

    def langkah(self, kasus: KasusId, kode: str, akun: str = "", **isi: Any) -> PerintahTerlaksana:
        """By the role that the standard names, the last if several sign one after the other."""
        c = SelesaikanLangkah(kasus=kasus, langkah=kode, **isi)
        giliran = self.app.giliran(kasus)
        assert giliran is not None, self.keadaan(kasus).status
        return self.jadi(c, giliran.peran[0], akun)

    def jalan(self, kasus: KasusId, *urutan: str) -> Episode:
        """Steps one after the other, each `langkah` or `langkah:hasil`."""
        for satu in urutan:
            kode, _, hasil = satu.partition(":")
            self.langkah(kasus, kode, hasil=hasil)
        return self.keadaan(kasus)

    def keadaan(self, kasus: KasusId) -> Episode:
        tersimpan = self.app.kasus(kasus)
        assert tersimpan is not None
        assert isinstance(tersimpan.keadaan, Episode)
        return terbuka(self.app.lingkungan.unit_kerja, tersimpan.keadaan)

    def tanda(self, kasus: KasusId) -> list[str]:
        return [satu.nama for satu in self.keadaan(kasus).penanda]

    def kejadian(self, kasus: KasusId) -> list[Kejadian]:
        return [
            terbuka(self.app.lingkungan.unit_kerja, satu.kejadian)
            for satu in self.app.riwayat(kasus)
        ]

    def jam(self, kasus: KasusId, nama: str = "") -> Kewajiban:
        semua = self.app.tenggat(kasus)
        return next(satu for satu in semua if nama in (satu.batas.segmen, satu.batas.kode))

    def tempo(self, kasus: KasusId, nama: str) -> str:
        """The day on which that clock is due."""
        tenggat = self.jam(kasus, nama).tenggat
        assert isinstance(tenggat, Tenggat)
        return tenggat.jatuh_tempo.date().isoformat()


def semua_berkas(standar: StandarPelayanan) -> list[DokumenDiserahkan]:
    """Every paper that may be asked for, as it is asked."""
    return [
        DokumenDiserahkan(
            dokumen=satu.kode,
            pilihan=satu.salah_satu[0].kode if satu.salah_satu else "",
            rangkap=max(satu.rangkap or 1, *(p.rangkap or 1 for p in satu.salah_satu), 1),
            asli=True,
            legalisir=True,
            meterai=True,
            mutakhir=True,
        )
        for satu in standar.dokumen
    ]
