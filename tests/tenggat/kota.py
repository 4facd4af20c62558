"""A city and its year: cases of all four aggregates on one store, workers with clocks of their own,
a calendar that is amended.

Whatever is done is done by forms, on the built-in standards; so a new command or a new field needs
nothing here.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import attrs
from attrs import define, field, frozen
from returns.pipeline import is_successful
from tests.jejak.catatan import langkah_pembuka
from tests.jejak.panggung import WARGA, orang
from tests.jejak.pengisi import Pengisi
from tests.katalog.bacaan_lain import katalog
from tests.katalog.jalan import SUMBER
from tests.katalog.penyelesai import Isi, Soal

from dinsos_adapters import rakit
from dinsos_adapters.kalender import KalenderHolidays
from dinsos_core import Aplikasi, KasusTersimpan, Pelaku, Terhalang, Tindakan, susun_perintah
from dinsos_core.application.pipa import PerintahTerlaksana
from dinsos_core.domain.prosedur.peran import petugas_dan_publik
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.nilai import NilaiFakta
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN, BacaanWaktu
from dinsos_core.domain.waktu.kalender import KalenderKerja, Libur
from dinsos_core.ports.lingkungan import PermintaanRegistri
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork, UnitOfWork

INSTANSI = "banjarmasin"
ZONA = ZoneInfo("Asia/Makassar")
AWAL = datetime(2024, 6, 3, 9, tzinfo=ZONA)
"""A Monday, a week before the second decree comes into force."""
SK_093 = AWAL + timedelta(days=7)
DASBOR = "dasbor"
LAYANAN: tuple[tuple[str, str | None], ...] = (
    ("kedaruratan-ppks", None),
    ("rumah-singgah-penerimaan", "permohonan"),
    ("izin-pub", "segera"),
    ("pengaduan", "pengaduan"),
    ("santunan-kematian", None),
)
"""Services and variants: the four aggregates, limits in minutes,
working days, calendar days and months, of the office, of citizens, and of nobody (a stay)."""


SEJAK_080 = ("kedaruratan-ppks", "rumah-singgah-penerimaan")
"""Those that both decrees have."""


class KalenderKota:
    """The agency's calendar with what was announced since."""

    def __init__(self) -> None:
        self.tambahan: tuple[Libur, ...] = ()

    def __call__(self, instansi: Instansi, bacaan: BacaanWaktu) -> KalenderKerja:
        return _kalender(instansi.kode, bacaan, self.tambahan)

    def umumkan(self, hari: date) -> None:
        """A day off that nobody knew of."""
        if all(satu.tanggal != hari for satu in self.tambahan):
            self.tambahan += (Libur(tanggal=hari, nama="Cuti bersama susulan", jenis="nasional"),)


_HOLIDAYS = KalenderHolidays()


@cache
def _kalender(instansi: str, bacaan: BacaanWaktu, tambahan: tuple[Libur, ...]) -> KalenderKerja:
    dasar = _HOLIDAYS(katalog().instansi[instansi], bacaan)
    versi = f"{dasar.versi}+{len(tambahan)}" if tambahan else dasar.versi
    return attrs.evolve(dasar, libur=(*dasar.libur, *tambahan), versi=versi)


@frozen
class Penjawab:
    """What is stated in a case of one service."""

    standar: StandarPelayanan
    isi: StandarPelayanan
    pengisi: Pengisi = field(repr=False)


@cache
def penjawab(layanan: str, varian: str | None, pada: date) -> Penjawab:
    """Facts that meet the conditions when stated on that day."""
    dasar = katalog().standar(INSTANSI, layanan, pada).unwrap()
    isi = dasar.untuk_varian(varian)
    fakta: Isi = Soal(standar=isi, kosakata=katalog().kosakata, pengajuan=pada).selesaikan()
    return Penjawab(dasar, isi, Pengisi(isi, dasar, fakta))


class Dibunuh(BaseException):
    """The worker is dead; nothing catches that."""


@define
class _Maut:
    """A unit of work whose worker dies: before its commit, or right after it."""

    _asli: UnitOfWork
    _sesudah: bool

    def __getattr__(self, nama: str) -> Any:
        return getattr(self._asli, nama)

    def __enter__(self) -> "_Maut":
        self._asli.__enter__()
        return self

    def __exit__(self, *galat: Any) -> None:
        self._asli.__exit__(*galat)

    def simpan_semua(self) -> None:
        if self._sesudah:
            self._asli.simpan_semua()
        raise Dibunuh


@define
class Pembuka:
    """Opens a worker's units; ``sela``: what others do right before its n-th; ``mati``: the unit
    in which it dies, and whether its commit had come through."""

    asli: PembukaUnitOfWork
    sela: dict[int, Callable[[], object]] = field(factory=dict)
    mati: tuple[int, bool] | None = None
    ke: int = 0

    def __call__(self, *, baca: bool = False) -> Any:
        self.ke += 1
        if (lain := self.sela.pop(self.ke, None)) is not None:
            lain()
        unit = self.asli(baca=baca)
        if self.mati is not None and self.ke >= self.mati[0] and not baca:
            return _Maut(unit, self.mati[1])
        return unit


@define
class Pekerja:
    """A process of its own: the application with its own clock, so much off."""

    app: Aplikasi
    selisih: timedelta


@define
class Kota:
    """``kini``: the true time; ``awalan``: what ids begin with, no other process's."""

    gudang: PembukaUnitOfWork
    kini: datetime = AWAL
    awalan: str = "id"
    kalender: KalenderKota = field(factory=KalenderKota)
    nomor: int = 0
    semua: dict[KasusId, Penjawab] = field(factory=dict)
    melihat: list[str] = field(factory=list)
    app: Aplikasi = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.app = rakit(
            INSTANSI,
            katalog=katalog(),
            kalender=self.kalender,
            penyimpanan=self.gudang,
            registri=dict.fromkeys(SUMBER, self._registri),
            siaran=(DASBOR,),
            jam=lambda: self.kini,
            id_baru=self._id,
        )

    @property
    def kalender_kini(self) -> KalenderKerja:
        """The calendar as everybody knows it by now."""
        return _kalender(INSTANSI, BACAAN_BAWAAN, self.kalender.tambahan)

    def pekerja(self, gudang: PembukaUnitOfWork, selisih: timedelta = timedelta(0)) -> Pekerja:
        """Somebody else at the same store, whose clock is so much off."""
        app = self.app.dengan(unit_kerja=gudang, jam=lambda: self.kini + selisih)
        return Pekerja(app, selisih)

    # --- what people do

    def buka(self, layanan: str, varian: str | None) -> KasusId:
        """As whoever does the first step opens it, everything stated."""
        punya = penjawab(layanan, varian, self._hari_isi(self.kini))
        oleh = self._pembuka(punya.isi)
        tindakan = self.app.formulir_buka(layanan, orang(oleh, INSTANSI), varian=varian)
        isian = punya.pengisi.pembukaan(tindakan, penuh=True, akun="" if oleh == WARGA else WARGA)
        bulan_depan = self.kini.date() + timedelta(days=30)
        isian |= {"tetap_ajukan": "Peristiwa lain", "fakta.tanggal_akhir_pub": bulan_depan}
        isian = {n: i for n, i in isian.items() if n in {b.nama for b in tindakan.bidang}}
        perintah: Any = susun_perintah(tindakan, isian).unwrap()
        hasil = self.app.lakukan(perintah, oleh=orang(oleh, INSTANSI))
        assert is_successful(hasil), (layanan, hasil.failure())
        kasus: KasusId = hasil.unwrap().kasus
        self.semua[kasus] = punya
        return kasus

    def langkah(self, kasus: KasusId, hasil: int = 0) -> bool:
        """The step whose turn it is, with the so-and-so-many-th of its outcomes."""
        giliran = self.app.giliran(kasus, oleh=self.petugas(kasus))
        if giliran is None:
            return False
        for peran in giliran.peran:
            for nama in _nama(peran, self.punya(kasus).isi):
                for tindakan in self.tawaran(kasus, nama):
                    if tindakan.langkah and self.lakukan(kasus, tindakan, nama, hasil):
                        return True
        return False

    def tawaran(self, kasus: KasusId, nama: str) -> tuple[Tindakan, ...]:
        """What is offered to somebody; nothing of a case that is hidden from them."""
        with suppress(Terhalang):
            return self.app.langkah_tersedia(kasus, orang(nama, INSTANSI))
        return ()

    def lakukan(
        self, kasus: KasusId, tindakan: Tindakan, nama: str, ke: int = 0, **tentu: object
    ) -> PerintahTerlaksana | None:
        """One form, filled in as the standard asks; None where it is refused after all."""
        pilihan = [p.kode for b in tindakan.bidang if b.nama == "hasil" for p in b.pilihan]
        if pilihan:
            urut = sorted(pilihan, key=lambda kode: kode not in _WAJAR)
            tentu = {"hasil": urut[ke % len(urut)], **tentu}
        for isian in self.punya(kasus).pengisi.isian(tindakan, tentu):
            disusun = susun_perintah(tindakan, isian)
            if not is_successful(disusun):
                continue
            perintah: Any = disusun.unwrap()
            jawab = self.app.lakukan(perintah, oleh=orang(nama, INSTANSI))
            if is_successful(jawab):
                return jawab.unwrap()
        return None

    def pilih(
        self, kasus: KasusId, *perintah: str, mulai: int = 0, **tentu: object
    ) -> PerintahTerlaksana | None:
        """The first of these commands that somebody may give, asked from the so-and-so-many-th."""
        semua = self.orang_kasus(kasus)
        for ke in range(len(semua)):
            nama = semua[(mulai + ke) % len(semua)]
            for tindakan in self.tawaran(kasus, nama):
                if tindakan.perintah in perintah:
                    return self.lakukan(kasus, tindakan, nama, 0, **tentu)
        return None

    def orang_kasus(self, kasus: KasusId) -> tuple[str, ...]:
        """Everybody whom the standard knows, two of each office."""
        isi = self.punya(kasus).isi
        semua = (nama for peran in petugas_dan_publik(isi) for nama in _nama(peran, isi))
        return tuple(dict.fromkeys(semua))

    # --- asking

    def punya(self, kasus: KasusId) -> Penjawab:
        """What is stated in a case, whoever opened it."""
        if kasus not in self.semua:
            with self.gudang(baca=True) as unit:
                ada = unit.kasus.muat(kasus)
            assert ada is not None
            hari = self._hari_isi(ada.indeks.dibuat)
            self.semua[kasus] = penjawab(ada.indeks.layanan, ada.keadaan.varian, hari)
        return self.semua[kasus]

    def petugas(self, kasus: KasusId) -> Pelaku:
        """Somebody who sees the case: whoever asks is not to make a difference."""
        kosakata = katalog().kosakata
        petugas = (f"{peran}-9" for peran in kosakata.peran if peran not in kosakata.publik)
        for nama in (*self.melihat, WARGA, *petugas):
            pelaku = orang(nama, INSTANSI)
            with suppress(Terhalang):
                self.app.kasus(kasus, oleh=pelaku)
                self.melihat[:] = [nama]
                return pelaku
        raise AssertionError(f"nobody sees {kasus}")

    def kasus(self, kasus: KasusId) -> KasusTersimpan:
        return self.app.kasus(kasus, oleh=self.petugas(kasus))

    def _pembuka(self, isi: StandarPelayanan) -> str:
        awal = langkah_pembuka(isi)[-1:]
        boleh = petugas_dan_publik(isi)
        peran = next(p for satu in (*awal, *isi.langkah) for p in satu.oleh if p in boleh)
        return next(_nama(peran, isi))

    @staticmethod
    def _hari_isi(saat: datetime) -> date:
        """Facts are solved for the first of the month, or the first day of a decree: dear."""
        hari = saat.astimezone(ZONA).date()
        return max(hari.replace(day=1), SK_093.date()) if hari >= SK_093.date() else AWAL.date()

    def _registri(self, permintaan: PermintaanRegistri) -> NilaiFakta:
        kode = permintaan.definisi.kode
        for punya in reversed(self.semua.values()):
            for (_, _, satu), nilai in punya.pengisi.fakta.items():
                if satu == kode:
                    return nilai
        raise LookupError(kode)

    def _id(self) -> str:
        self.nomor += 1
        return f"{self.awalan}-{self.nomor:05d}"


_WAJAR = ("setuju", "berhasil", "terpenuhi", "lengkap")


def _nama(peran: str, isi: StandarPelayanan) -> Iterator[str]:
    """Two of each office: whoever assessed does not determine."""
    yield from (WARGA,) if peran in isi.publik else (f"{peran}-1", f"{peran}-2")
