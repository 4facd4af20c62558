"""The stage of a trace: one application, its clock and ids given by the trace, on any store."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import date, datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from attrs import define, field
from sqlalchemy import Connection
from tests.jejak.catatan import Terlihat, terlihat
from tests.katalog.bacaan_lain import katalog
from tests.katalog.jalan import PADA, SUMBER, kalender
from tests.katalog.penyelesai import Isi, Soal

from dinsos_adapters import rakit
from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.sql import GudangSql
from dinsos_core import Aplikasi, Pelaku
from dinsos_core.application.pipa import Jawaban, PerintahTerlaksana
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.prosedur.tawaran import Giliran
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.nilai import NilaiFakta
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.ports.lingkungan import PermintaanRegistri, Registri
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork

WARGA = "warga"


class Tempat(Protocol):
    """Where cases are kept while a trace runs: `cabang` undoes what is done inside of it."""

    @property
    def buka(self) -> PembukaUnitOfWork: ...

    def cabang(self) -> AbstractContextManager[None]: ...


@define
class Memori:
    """What was committed is never changed, only replaced."""

    buka: GudangMemori = field(factory=GudangMemori)

    @contextmanager
    def cabang(self) -> Iterator[None]:
        semula = self.buka.tabel
        yield
        self.buka.tabel = semula


@define
class Sql:
    """Inside one transaction of ours, a savepoint a branch."""

    gudang: GudangSql
    koneksi: Connection

    @property
    def buka(self) -> PembukaUnitOfWork:
        return self.gudang.pada(self.koneksi)

    @contextmanager
    def cabang(self) -> Iterator[None]:
        if self.koneksi.dialect.name == "sqlite" and not self.koneksi.in_transaction():
            self.koneksi.begin()
            self.koneksi.exec_driver_sql("BEGIN IMMEDIATE")
        titik = self.koneksi.begin_nested()
        yield
        titik.rollback()


def hari(isi: StandarPelayanan) -> date:
    """A Monday on which its decree is in force; the same one for all that are so now."""
    if isi.keputusan.berlaku_pada(PADA):
        return PADA
    akhir = isi.keputusan.berlaku_sampai
    assert akhir is not None
    return akhir - timedelta(days=56 + akhir.weekday())


def pagi(isi: StandarPelayanan) -> datetime:
    """Nine o'clock on that day."""
    pada = hari(isi)
    return datetime(pada.year, pada.month, pada.day, 9, tzinfo=ZoneInfo(isi.instansi.zona))


def tentang(isi: StandarPelayanan) -> dict[str, object]:
    """What a complaint is about: another service of the agency."""
    semua = (x for x in katalog().semua() if x.instansi.kode == isi.instansi.kode)
    lain = next(
        x.layanan for x in semua if x.agregat is not isi.agregat and x.keputusan.berlaku_pada(PADA)
    )
    return {"tentang": lain}


def jawaban(isi: StandarPelayanan, varian: str | None) -> Isi:
    """Facts that meet the conditions of a standard: what registries know and officials find."""
    terbaca = isi.untuk_varian(varian)
    soal = Soal(standar=terbaca, kosakata=katalog().kosakata, pengajuan=hari(isi))
    return soal.selesaikan()


def orang(kode: str, instansi: str) -> Pelaku:
    """Who acts, by a short name: `warga`, or a role and a number."""
    if kode == WARGA:
        return Pelaku(id=WARGA, peran=tuple(katalog().kosakata.publik))
    return Pelaku(id=kode, instansi=instansi, peran={kode.rpartition("-")[0]})


@define
class Panggung:
    """``saat`` and ``nomor`` are set before every command: the clock, and where ids come from."""

    instansi: str
    tempat: Tempat = field(repr=False)
    fakta: Isi = field(repr=False)
    saat: datetime
    nomor: int = 0
    ke: int = 0
    ditanya: list[str] = field(factory=list)
    melihat: list[str] = field(factory=list)
    app: Aplikasi = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self.app = rakit(
            self.instansi,
            katalog=katalog(),
            kalender=kalender(),
            penyimpanan=self.tempat.buka,
            registri=dict.fromkeys(SUMBER, self._registri()),
            jam=lambda: self.saat,
            id_baru=self._id_baru,
        )

    def lakukan(self, nomor: int, saat: datetime, perintah: Any, oleh: str) -> Jawaban:
        """One command, at its moment."""
        self.nomor, self.ke, self.saat = nomor, 0, saat
        return self.app.lakukan(perintah, oleh=orang(oleh, self.instansi))

    def kasus(self, kasus: str) -> Kasus:
        return self.app.kasus(kasus, oleh=self._melihat(kasus)).keadaan

    def giliran(self, kasus: str) -> Giliran | None:
        return self.app.giliran(kasus, oleh=self._melihat(kasus))

    def _melihat(self, kasus: str) -> Pelaku:
        """Somebody who sees the case, by its name: whoever asks is not to make a difference."""
        kosakata = katalog().kosakata
        petugas = (f"{peran}-9" for peran in kosakata.peran if peran not in kosakata.publik)
        for kode in (*self.melihat, *petugas, WARGA):
            pelaku = orang(kode, self.instansi)
            with suppress(Terhalang):
                if self.app.kasus(kasus, oleh=pelaku).keadaan.standar.layanan:
                    self.melihat[:] = [kode]
                    return pelaku
        raise AssertionError(f"nobody sees {kasus}")

    def amati(self, hasil: PerintahTerlaksana) -> tuple[str, Terlihat]:
        """Whose turn it is then, and what else stands: asked of the application."""
        giliran = self.giliran(hasil.kasus)
        siapa = f"; giliran {giliran.langkah} ({'/'.join(giliran.peran)})" if giliran else ""
        tenggat = self.app.tenggat(hasil.kasus, oleh=self._melihat(hasil.kasus))
        return siapa, terlihat(hasil, tenggat)

    def _id_baru(self) -> str:
        self.ke += 1
        return f"{self.nomor}-{self.ke}"

    def _registri(self) -> Registri:
        def jawab(permintaan: PermintaanRegistri) -> NilaiFakta:
            kode = permintaan.definisi.kode
            self.ditanya.append(kode)
            return next(nilai for (_, _, satu), nilai in self.fakta.items() if satu == kode)

        return jawab
