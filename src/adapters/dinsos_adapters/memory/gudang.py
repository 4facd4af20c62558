"""A transactional store in memory.

A unit of work holds the store's lock and works on a shallow copy of its tables; committing swaps
the copy in. Everything stored is immutable, so a shallow copy is a snapshot.
"""

import threading
from types import TracebackType
from typing import Self

from attrs import define, field

from dinsos_adapters.memory.brankas import BrankasMemori, IsiBrankasMemori
from dinsos_adapters.memory.kasus import KasusMemori, TabelKasus
from dinsos_adapters.memory.kotak_keluar import Kiriman, KotakKeluarMemori
from dinsos_core.domain.shared.ids import PerintahId
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.ports.penyimpanan import PerintahTercatat


@define
class Tabel:
    """Everything the store holds."""

    kasus: TabelKasus = field(factory=TabelKasus)
    kiriman: dict[str, Kiriman] = field(factory=dict)
    brankas: IsiBrankasMemori = field(factory=IsiBrankasMemori)
    perintah: dict[PerintahId, PerintahTercatat] = field(factory=dict)
    nomor: dict[tuple[str, str, int], int] = field(factory=dict)
    standar: dict[str, StandarPelayanan] = field(factory=dict)

    def salin(self) -> "Tabel":
        """A snapshot that can be changed without touching this one."""
        return Tabel(
            kasus=self.kasus.salin(),
            kiriman=dict(self.kiriman),
            brankas=self.brankas.salin(),
            perintah=dict(self.perintah),
            nomor=dict(self.nomor),
            standar=dict(self.standar),
        )


class GudangMemori:
    """The store; calling it opens a unit of work. Units of work run one after the other."""

    def __init__(self) -> None:
        self.tabel = Tabel()
        self.kunci = threading.RLock()

    def __call__(self) -> "UnitOfWorkMemori":
        return UnitOfWorkMemori(self)


class UnitOfWorkMemori:
    """One transaction on a `GudangMemori`."""

    def __init__(self, gudang: GudangMemori) -> None:
        self._gudang = gudang

    def __enter__(self) -> Self:
        self._gudang.kunci.acquire()
        self._tabel = self._gudang.tabel.salin()
        self.kasus = KasusMemori(self._tabel.kasus)
        self.kotak_keluar = KotakKeluarMemori(self._tabel.kiriman)
        self.brankas = BrankasMemori(self._tabel.brankas)
        self.perintah = KunciPerintahMemori(self._tabel.perintah)
        self.penomoran = PenomoranMemori(self._tabel.nomor)
        self.arsip = ArsipStandarMemori(self._tabel.standar)
        return self

    def __exit__(
        self,
        jenis: type[BaseException] | None,
        galat: BaseException | None,
        jejak: TracebackType | None,
    ) -> None:
        self._gudang.kunci.release()

    def simpan_semua(self) -> None:
        self._gudang.tabel = self._tabel
        self._tabel = self._tabel.salin()


@define
class KunciPerintahMemori:
    """Processed command keys."""

    _tabel: dict[PerintahId, PerintahTercatat]

    def cari(self, kunci: PerintahId) -> PerintahTercatat | None:
        return self._tabel.get(kunci)

    def catat(self, perintah: PerintahTercatat) -> None:
        self._tabel[perintah.kunci] = perintah


@define
class PenomoranMemori:
    """Running letter numbers."""

    _tabel: dict[tuple[str, str, int], int]

    def berikut(self, instansi: str, jenis: str, tahun: int) -> int:
        nomor = self._tabel.get((instansi, jenis, tahun), 0) + 1
        self._tabel[instansi, jenis, tahun] = nomor
        return nomor


@define
class ArsipStandarMemori:
    """Pinned standards by fingerprint."""

    _tabel: dict[str, StandarPelayanan]

    def simpan(self, standar: StandarPelayanan) -> None:
        self._tabel.setdefault(standar.sidik, standar)

    def ambil(self, sidik: str) -> StandarPelayanan | None:
        return self._tabel.get(sidik)
