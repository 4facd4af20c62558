"""A shelter of the sample agency: stays, a claim for somebody who died, and who the people are."""

from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import attrs
from returns.pipeline import is_successful

from dinsos_adapters.memory import GudangMemori
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.klien import KlienTerlaksana
from dinsos_core.application.lingkungan import Lingkungan
from dinsos_core.domain.identitas import perintah as p
from dinsos_core.domain.identitas.klien import Klien
from dinsos_core.domain.kasus.perintah import PihakDiajukan, SelesaikanLangkah
from dinsos_core.domain.kasus.perintah_catatan import KenaliPihak
from dinsos_core.domain.klien.perintah import BukaEpisode, HentikanEpisode
from dinsos_core.domain.permohonan.perintah import AjukanPermohonan
from dinsos_core.domain.shared.halangan import Halangan, Terhalang
from dinsos_core.domain.shared.ids import KasusId, KlienId, PelakuId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.standar.model import (
    Agregat,
    ArtiLangkah,
    BatasPihak,
    JenisLangkah,
    StandarPelayanan,
)
from dinsos_core.testing.contoh import INSTANSI, KALENDER, SANTUNAN, KatalogUji, langkah, standar

J = JenisLangkah
ZONA: Final = ZoneInfo(INSTANSI.zona)
PAGI: Final = datetime(2026, 6, 1, 9, 0, tzinfo=ZONA)
NIK: Final = "6371056006900001"


def kantor(kode: str) -> Instansi:
    """The sample agency, which names its social workers for its Klien, under this code."""
    parameter = {**INSTANSI.parameter, "oleh_klien": "peksos, kabid", "masa_simpan": "1 tahun"}
    return attrs.evolve(INSTANSI, kode=kode, parameter=parameter)


def singgah(kode: str = INSTANSI.kode) -> StandarPelayanan:
    """A shelter without any condition: received, in, done; whoever is in stays."""
    return standar(
        "singgah",
        instansi=kantor(kode),
        sidik=f"sidik-singgah-{kode}",
        agregat=Agregat.KLIEN,
        pokok="anak",
        pihak=(
            BatasPihak(pihak="anak", minimal=0, maksimal=1),
            BatasPihak(pihak="pemohon", minimal=0, maksimal=1),
        ),
        langkah=(
            langkah("terima", J.TERIMA, "peksos"),
            langkah("masuk", J.SERAH_TERIMA, "peksos", arti=ArtiLangkah.MASUK),
        ),
    )


def _petugas(peran: str, instansi: str = INSTANSI.kode) -> Pelaku:
    return Pelaku(id=PelakuId(f"u-{peran}-{instansi}"), instansi=instansi, peran={peran})


PEKSOS, LOKET = _petugas("peksos"), _petugas("loket")
PEKSOS_LAIN = _petugas("peksos", "lain")
ANI = Pelaku(id=PelakuId("ani"), peran={"pemohon"})
ORANG_LAIN = Pelaku(id=PelakuId("orang-lain"), peran={"pemohon"})


class Rumah:
    """One office at one moment, on any store."""

    def __init__(self, gudang: Any = None, awalan: str = "") -> None:
        self.kini = PAGI
        self.nomor = 0
        self.awalan = awalan
        santunan = attrs.evolve(SANTUNAN, instansi=kantor(INSTANSI.kode))
        lingkungan = Lingkungan(
            unit_kerja=gudang or GudangMemori(),
            katalog=KatalogUji(standar_ada=(singgah(), singgah("lain"), santunan)),
            kalender=lambda _instansi, _bacaan: KALENDER,
            jam=lambda: self.kini,
            id_baru=self.id,
            rahasia_baru=lambda: self.id().encode(),
            instansi=INSTANSI.kode,
        )
        self.app = Aplikasi(lingkungan)

    def id(self) -> str:
        self.nomor += 1
        return f"{self.awalan}id-{self.nomor:04d}"

    def maju(self, **lama: float) -> None:
        self.kini += timedelta(**lama)

    def coba(self, perintah: Any, oleh: Pelaku = PEKSOS, kunci: str | None = None) -> Any:
        self.maju(minutes=1)
        return self.app.lakukan(perintah, oleh=oleh, kunci=kunci)

    def ya(self, perintah: Any, oleh: Pelaku = PEKSOS, kunci: str | None = None) -> Any:
        hasil = self.coba(perintah, oleh, kunci)
        assert is_successful(hasil), hasil.failure()
        return hasil.unwrap()

    def tidak(self, perintah: Any, oleh: Pelaku = PEKSOS) -> list[str]:
        """The codes with which it is refused."""
        hasil = self.coba(perintah, oleh)
        assert not is_successful(hasil), hasil
        return [satu.kode.value for satu in hasil.failure()]

    def klien(self, oleh: Pelaku = PEKSOS, **isi: Any) -> KlienId:
        hasil: KlienTerlaksana = self.ya(p.DaftarkanKlien(**isi), oleh)
        return hasil.klien

    def keadaan(self, klien: KlienId) -> Klien:
        return self.app.klien(klien, oleh=PEKSOS).keadaan

    def datang(self, klien: KlienId | None = None, **lain: Any) -> KasusId:
        """Somebody at the door."""
        anak = PihakDiajukan(pihak="anak", klien=klien)
        kasus: KasusId = self.ya(BukaEpisode(layanan="singgah", pihak=[anak], **lain)).kasus
        return kasus

    def masuk(self, kasus: KasusId) -> Any:
        """What would let them in."""
        if self.app.kasus(kasus, oleh=PEKSOS).keadaan.kemajuan.kini == "terima":
            self.ya(SelesaikanLangkah(kasus=kasus, langkah="terima"))
        return SelesaikanLangkah(kasus=kasus, langkah="masuk")

    def menginap(self, klien: KlienId | None = None) -> KasusId:
        kasus = self.datang(klien)
        self.ya(self.masuk(kasus))
        return kasus

    def pergi(self, kasus: KasusId, sebab: str = "pindah") -> Any:
        return self.ya(HentikanEpisode(kasus=kasus, sebab=sebab))

    def kenali(self, kasus: KasusId, klien: KlienId | None, **lain: Any) -> KenaliPihak:
        return KenaliPihak(kasus=kasus, **{"pihak": "anak", "klien": klien, **lain})

    def gabung(self, klien: KlienId, dengan: KlienId) -> Any:
        return self.ya(p.GabungkanKlien(klien=klien, dengan=dengan, alasan="orang yang sama"))


def ajukan_santunan(almarhum: KlienId | None, pemohon: KlienId | None = None) -> Any:
    """A claim for somebody who died."""
    return AjukanPermohonan(
        layanan="santunan-kematian",
        pihak=[
            PihakDiajukan(pihak="pemohon", klien=pemohon, akun=ANI.id),
            PihakDiajukan(pihak="almarhum", klien=almarhum),
        ],
    )


def sebab(galat: Terhalang) -> list[str]:
    semua: tuple[Halangan, ...] = galat.halangan
    return [satu.kode.value for satu in semua]
