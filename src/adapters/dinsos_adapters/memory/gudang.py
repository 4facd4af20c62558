"""A transactional store in memory.

A unit of work holds the store's lock and works on a snapshot of its tables (`Peta`); committing
swaps the snapshot in. One that only reads holds no lock. Everything stored is immutable.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from attrs import define, field

from dinsos_adapters.memory.brankas import BrankasMemori, IsiBrankasMemori
from dinsos_adapters.memory.kasus import KasusMemori, TabelKasus
from dinsos_adapters.memory.kotak_keluar import Kiriman, KotakKeluarMemori
from dinsos_adapters.memory.peringatan import PeringatanMemori, TabelPeringatan
from dinsos_adapters.memory.peta import Peta
from dinsos_core.domain.shared.ids import AliranId, KasusId, PerintahId
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.ports.penyimpanan import NomorTerpakai, PerintahTercatat, VersiBerubah


@define
class Tabel:
    """Everything the store holds."""

    kasus: TabelKasus = field(factory=TabelKasus)
    kiriman: Peta[str, Kiriman] = field(factory=Peta)
    antre: Peta[str, Kiriman] = field(factory=Peta)
    kabar: Peta[KasusId, tuple[str, ...]] = field(factory=Peta)
    brankas: IsiBrankasMemori = field(factory=IsiBrankasMemori)
    perintah: Peta[PerintahId, PerintahTercatat] = field(factory=Peta)
    nomor: Peta[tuple[str, str, int], int] = field(factory=Peta)
    nomor_tercetak: Peta[tuple[str, str], KasusId] = field(factory=Peta)
    reservasi: Peta[tuple[str, str], KasusId] = field(factory=Peta)
    standar: Peta[str, StandarPelayanan] = field(factory=Peta)
    kalender: Peta[str, KalenderKerja] = field(factory=Peta)
    peringatan: TabelPeringatan = field(factory=TabelPeringatan)

    def salin(self) -> "Tabel":
        """A snapshot that can be changed without touching this one."""
        return Tabel(
            kasus=self.kasus.salin(),
            kiriman=self.kiriman.salin(),
            antre=self.antre.salin(),
            kabar=self.kabar.salin(),
            brankas=self.brankas.salin(),
            perintah=self.perintah.salin(),
            nomor=self.nomor.salin(),
            nomor_tercetak=self.nomor_tercetak.salin(),
            reservasi=self.reservasi.salin(),
            standar=self.standar.salin(),
            kalender=self.kalender.salin(),
            peringatan=self.peringatan.salin(),
        )


class GudangMemori:
    """The store; calling it opens a unit of work. Units of work run one after the other."""

    def __init__(self) -> None:
        self.tabel = Tabel()
        self.kunci = threading.RLock()

    def __call__(self, *, baca: bool = False) -> "UnitOfWorkMemori":
        return UnitOfWorkMemori(self, baca=baca)

    @contextmanager
    def bersama(self) -> Iterator["GudangMemori"]:
        """Units of work in one transaction: on a store of their own, whose tables take the place of
        these in the end."""
        with self.kunci:
            dalam = GudangMemori()
            dalam.tabel = self.tabel
            yield dalam
            self.tabel = dalam.tabel


class UnitOfWorkMemori:
    """One transaction on a `GudangMemori`."""

    def __init__(self, gudang: GudangMemori, *, baca: bool = False) -> None:
        self._gudang = gudang
        self._baca = baca

    def __enter__(self) -> Self:
        if not self._baca:
            self._gudang.kunci.acquire()
        self._mulai()
        return self

    def _mulai(self) -> None:
        self._tabel = self._gudang.tabel.salin()
        self.kasus = KasusMemori(self._tabel.kasus, self._tabel.peringatan.jadwal)
        self.kotak_keluar = KotakKeluarMemori(
            self._tabel.kiriman, self._tabel.antre, self._tabel.kabar
        )
        self.brankas = BrankasMemori(self._tabel.brankas)
        self.perintah = KunciPerintahMemori(self._tabel.perintah)
        self.penomoran = PenomoranMemori(self._tabel.nomor, self._tabel.nomor_tercetak)
        self.reservasi = ReservasiMemori(self._tabel.reservasi)
        self.arsip = ArsipStandarMemori(self._tabel.standar)
        self.kalender = ArsipKalenderMemori(self._tabel.kalender)
        self.peringatan = PeringatanMemori(self._tabel.peringatan)

    def __exit__(
        self,
        jenis: type[BaseException] | None,
        galat: BaseException | None,
        jejak: TracebackType | None,
    ) -> None:
        if not self._baca:
            self._gudang.kunci.release()

    def dahulukan(self, *, kunci: PerintahId | None, kasus: AliranId | None) -> None:
        """Nothing here is far away."""

    def simpan_semua(self) -> None:
        if self._baca:
            raise RuntimeError("unit yang hanya membaca tidak menyimpan")
        # A snapshot has nothing on top that readers, who hold no lock, could take at the same time.
        self._gudang.tabel = self._tabel.salin()
        self._mulai()  # whatever follows is not part of what was committed


@define
class KunciPerintahMemori:
    """Processed command keys."""

    _tabel: Peta[PerintahId, PerintahTercatat]

    def cari(self, kunci: PerintahId) -> PerintahTercatat | None:
        return self._tabel.get(kunci)

    def catat(self, perintah: PerintahTercatat) -> None:
        if perintah.kunci in self._tabel:
            raise VersiBerubah
        self._tabel[perintah.kunci] = perintah


@define
class PenomoranMemori:
    """Letter numbers: running ones, and what was printed of them."""

    _tabel: Peta[tuple[str, str, int], int]
    _tercetak: Peta[tuple[str, str], KasusId]

    def berikut(self, instansi: str, jenis: str, tahun: int, *, sejak: int = 1) -> int:
        nomor = max(self._tabel.get((instansi, jenis, tahun), 0) + 1, sejak)
        self._tabel[instansi, jenis, tahun] = nomor
        return nomor

    def pakai(self, instansi: str, tercetak: str, kasus: KasusId) -> bool:
        if (instansi, tercetak) in self._tercetak:
            return False
        self._tercetak[instansi, tercetak] = kasus
        return True

    def terpakai(self) -> tuple[NomorTerpakai, ...]:
        return tuple(
            NomorTerpakai(instansi=instansi, jenis=jenis, tahun=tahun, terakhir=terakhir)
            for (instansi, jenis, tahun), terakhir in sorted(self._tabel.items())
        )

    def naikkan(self, nomor: NomorTerpakai) -> bool:
        kunci = nomor.instansi, nomor.jenis, nomor.tahun
        if self._tabel.get(kunci, 0) >= nomor.terakhir:
            return False
        self._tabel[kunci] = nomor.terakhir
        return True


@define
class ReservasiMemori:
    """Scarce units by name, and the case that holds each."""

    _tabel: Peta[tuple[str, str], KasusId]

    def ambil(self, nama: str, satuan: Iterable[str], pemegang: KasusId) -> str | None:
        pilihan = tuple(satuan)
        terisi = self.terisi(nama)
        milik = (s for s in pilihan if terisi.get(s) == pemegang)
        dapat = next(milik, None) or next((s for s in pilihan if s not in terisi), None)
        if dapat is not None:
            self._tabel[nama, dapat] = pemegang
        return dapat

    def lepas(self, nama: str, satuan: str, pemegang: KasusId) -> bool:
        if self._tabel.get((nama, satuan)) != pemegang:
            return False
        del self._tabel[nama, satuan]
        return True

    def terisi(self, nama: str) -> Mapping[str, KasusId]:
        return {s: siapa for (milik, s), siapa in self._tabel.items() if milik == nama}


@define
class ArsipStandarMemori:
    """Pinned standards by fingerprint."""

    _tabel: Peta[str, StandarPelayanan]

    def simpan(self, standar: StandarPelayanan) -> None:
        self._tabel.setdefault(standar.sidik, standar)

    def ambil(self, sidik: str) -> StandarPelayanan | None:
        return self._tabel.get(sidik)


@define
class ArsipKalenderMemori:
    """Calendars by version."""

    _tabel: Peta[str, KalenderKerja]

    def simpan(self, kalender: KalenderKerja) -> None:
        self._tabel.setdefault(kalender.versi, kalender)

    def ada(self, versi: str) -> bool:
        return versi in self._tabel

    def ambil(self, versi: str) -> KalenderKerja | None:
        return self._tabel.get(versi)
