"""Storage: cases with their events, command keys, numbers, pinned standards.

Everything a command changes is stored through one unit of work: all of it or nothing. Rollback is
the default; leaving the block without `simpan_semua()` discards everything.
"""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from types import TracebackType
from typing import Final, Generic, Protocol, Self, TypeAlias, runtime_checkable

from attrs import field
from typing_extensions import TypeVar

from dinsos_core.domain.identitas.klien import Klien
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.permintaan.permintaan import PermintaanData
from dinsos_core.domain.shared.ids import (
    AliranId,
    KasusId,
    KlienId,
    PelakuId,
    PerintahId,
    PermintaanId,
    SubjekId,
)
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.ports.brankas import Brankas
from dinsos_core.ports.indeks import IndeksKasus
from dinsos_core.ports.kotak_keluar import KotakKeluar
from dinsos_core.ports.meja import (
    BarisJam,
    BarisKasus,
    BarisMeja,
    HalamanBaris,
    RingkasanMeja,
    SaringanJam,
    SaringanMeja,
)
from dinsos_core.ports.penunjuk import TAK_DIKENAL, saat_penunjuk
from dinsos_core.ports.peringatan import PeringatanRepository
from dinsos_core.ports.tampak import Penanya

# A store holds cases of any aggregate; whoever asks an application gets the ones it is wired with.
K_co = TypeVar("K_co", bound=Kasus, covariant=True, default=Kasus)
E_co = TypeVar("E_co", bound=Kejadian, covariant=True, default=Kejadian)
A = TypeVar("A", bound=AliranId)


class VersiBerubah(Exception):
    """The case was changed by somebody else since it was loaded."""


class PenyimpananGagal(Exception):
    """The store could not do it (disk full, read-only, connection lost); nothing was stored.

    The text is a code. With `hasil_tidak_diketahui` the connection broke during the commit itself:
    whether it was stored is not known, and sending the command again under its key is safe.
    """


class CatatanRusak(PenyimpananGagal):
    """A stored record is not what a command stored, or not in a form that this release knows. It
    can be passed over where the others do not depend on it."""


@frozen(kw_only=True)
class KasusTersimpan(Generic[K_co]):
    """A case as stored: the fold of its events, its version (number of events) and its index."""

    id: KasusId
    versi: int
    keadaan: K_co = field(repr=False)
    indeks: IndeksKasus


IDENTITAS: Final = "identitas"
"""What a Klien's stream is stored as, in the place of an aggregate's name."""


@frozen(kw_only=True)
class KlienTersimpan:
    """A Klien as stored, beside the cases and like one; no question about cases finds it."""

    id: KlienId
    versi: int
    keadaan: Klien = field(repr=False)
    indeks: IndeksKasus


PERMINTAAN: Final = "permintaan_data"
"""The same for a request about somebody's data."""


@frozen(kw_only=True)
class PermintaanTersimpan:
    """A request as stored; no question about cases finds it."""

    id: PermintaanId
    versi: int
    keadaan: PermintaanData = field(repr=False)
    indeks: IndeksKasus


Aliran: TypeAlias = KasusTersimpan | KlienTersimpan | PermintaanTersimpan
"""A stream of events as stored; `AliranId` is its id."""


@frozen(kw_only=True)
class KejadianTercatat(Generic[E_co]):
    """One event in the log of a case or a Klien; ``urutan`` counts from 1 without gaps."""

    kasus: AliranId
    urutan: int
    perintah: PerintahId
    kejadian: E_co


@frozen(kw_only=True)
class SaringanKasus:
    """Which cases to list; every criterion left None admits all. What waits for a role, and what is
    due, is asked in the order of urgency: `KasusRepository.meja`, `jam_terbuka`.

    ``petugas``: those that this account works on now. ``tertaut``: those that have a link to this
    case, also where it does not know of it. ``terlihat_oleh``: those that are there for whoever
    looks (`IndeksKasus.terlihat`).
    """

    agregat: str | None = None
    instansi: str | None = None
    layanan: str | None = None
    status: frozenset[str] | None = None
    berjalan: bool | None = None
    subjek: frozenset[SubjekId] | None = None
    petugas: PelakuId | None = None
    tertaut: KasusId | None = None
    terlihat_oleh: Penanya | None = None


@frozen(kw_only=True)
class SaringanPermintaan:
    """Which requests to list; every criterion left None admits all. ``berlaku``: those that are
    open, or by which something is restricted; ``status``: those that stand so; ``subjek``: those
    about one of these."""

    instansi: str | None = None
    berlaku: bool | None = None
    status: frozenset[str] | None = None
    subjek: frozenset[SubjekId] | None = None


@frozen(kw_only=True)
class Halaman(Generic[K_co]):
    """One page of a list, oldest case first; ``lanjut`` is the cursor of the next, None at the end.

    The cursor names a place in a total order (creation instant, id), so that pages neither repeat
    nor skip a case that stays in the list. ``rusak``: cases that belong there and cannot be read;
    they may be named again on the next.
    """

    kasus: tuple[KasusTersimpan[K_co], ...]
    lanjut: str | None = None
    rusak: tuple[KasusId, ...] = ()


@frozen(kw_only=True)
class HalamanPermintaan:
    """One page of requests, the oldest first; ``lanjut`` and ``rusak`` as in `Halaman`."""

    permintaan: tuple[PermintaanTersimpan, ...]
    lanjut: str | None = None
    rusak: tuple[PermintaanId, ...] = ()


def tulis_lanjut(kasus: KasusTersimpan | PermintaanTersimpan | BarisKasus) -> str:
    """The cursor that continues after this case."""
    if isinstance(kasus, BarisKasus):
        return tulis_tempat(kasus.dibuat, kasus.kasus)
    return tulis_tempat(kasus.indeks.dibuat, kasus.id)


def tulis_tempat(dibuat: datetime, nama: str) -> str:
    """The cursor that continues after this place."""
    return f"{dibuat.astimezone(UTC).isoformat()}|{nama}"


def urai_lanjut(lanjut: str) -> tuple[datetime, KasusId]:
    """The place a cursor names. Raises `ValueError` if it is none."""
    kapan, _, kasus = lanjut.partition("|")
    if not kasus:
        raise ValueError(TAK_DIKENAL)
    return saat_penunjuk(kapan), KasusId(kasus)


Perubahan: TypeAlias = tuple[Aliran, tuple[KejadianTercatat, ...]]
"""A case or a Klien as it is now, and the events that brought it there from its stored version."""


class KasusRepository(Protocol):
    """Streams with their append-only events: cases of every aggregate, and who the people in them
    are known to be (`muat_klien`). Ids of both are of one kind."""

    def muat(self, kasus: KasusId) -> KasusTersimpan | None:
        """The case, or None."""

    def muat_banyak(self, kasus: Iterable[KasusId]) -> Mapping[KasusId, KasusTersimpan]:
        """Those of the cases that there are, at once."""

    def muat_aliran(self, aliran: Iterable[AliranId]) -> Mapping[AliranId, Aliran]:
        """Those of the streams that there are, whatever each is, at once."""

    def muat_indeks(self, aliran: Iterable[A]) -> Mapping[A, IndeksKasus]:
        """By what those of the streams that there are are found, at once; their states are not
        read."""

    def muat_klien(self, klien: Iterable[KlienId]) -> Mapping[KlienId, KlienTersimpan]:
        """Those of the Klien that there are, at once."""

    def muat_permintaan(
        self, permintaan: Iterable[PermintaanId]
    ) -> Mapping[PermintaanId, PermintaanTersimpan]:
        """Those of the requests that there are, at once."""

    def daftar_permintaan(
        self, saringan: SaringanPermintaan, *, lanjut: str | None = None, banyak: int = 50
    ) -> HalamanPermintaan:
        """Requests that satisfy the filter, the oldest first, a page at a time.

        Raises `ValueError` for a cursor it did not give, or a page of less than one.
        """

    def simpan(self, kasus: Aliran, kejadian: tuple[KejadianTercatat, ...]) -> None:
        """Store state and new events. Raises `VersiBerubah` unless the stored version (0: absent)
        plus the number of events is the new version, if another case has its number, and if its
        clocks were stored anew since this unit looked at it. Without events it is stored as it is
        found by now (another calendar), at the version it has."""

    def simpan_banyak(
        self, semua: Iterable[Perubahan], dilihat: Mapping[AliranId, int] | None = None
    ) -> None:
        """The same for several streams at once, locked in the order of their ids whatever order
        they come in. ``dilihat``: those only looked at, held at this version until the unit ends.
        Raises `VersiBerubah` for any of them."""

    def cari_nomor(self, nomor: str) -> KasusTersimpan | None:
        """The case with this short number, or None."""

    def riwayat(self, kasus: AliranId) -> tuple[KejadianTercatat, ...]:
        """All events of a stream, oldest first."""

    def kejadian(self, kasus: AliranId, urutan: int) -> KejadianTercatat | None:
        """The event of a stream that has this number, from 1; None if none has."""

    def daftar(
        self, saringan: SaringanKasus, *, lanjut: str | None = None, banyak: int = 50
    ) -> Halaman:
        """Cases that satisfy the filter, oldest first, a page at a time.

        Raises `ValueError` for a cursor it did not give, or a page of less than one.
        """

    def daftar_baris(
        self, saringan: SaringanKasus, *, lanjut: str | None = None, banyak: int = 50
    ) -> HalamanBaris[BarisKasus]:
        """The same as rows, without states; cursors are those of `daftar`."""

    def meja(
        self, saringan: SaringanMeja, *, lanjut: str | None = None, banyak: int = 50
    ) -> HalamanBaris[BarisMeja]:
        """What waits for somebody: first what is theirs, then what is most urgent (what has no due
        moment last), then by id; each case once."""

    def ringkasan_meja(
        self,
        saringan: SaringanMeja,
        *,
        jatuh_sebelum: datetime,
        rawan_pada: datetime,
        paling: int = 1000,
    ) -> RingkasanMeja:
        """How many of the first ``paling`` cases on a desk are what; ``terlewat`` are those due
        before ``rawan_pada``."""

    def jam_terbuka(
        self, saringan: SaringanJam, *, lanjut: str | None = None, banyak: int = 50
    ) -> HalamanBaris[BarisJam]:
        """Open clocks, the earliest due first, then by case and code."""

    def jam_usang(
        self, instansi: str, versi_kalender: str, banyak: int, *, sesudah: str = ""
    ) -> tuple[KasusId, ...]:
        """Cases of the agency with an open clock counted with another calendar than this, by id,
        those after ``sesudah``, at most so many."""


@frozen(kw_only=True)
class PerintahTercatat:
    """A processed command key: the command's fingerprint and what it did. ``lanjutan``: the other
    cases that it acted on, and their versions then."""

    kunci: PerintahId
    sidik: str
    kasus: KasusId
    versi: int
    lanjutan: tuple[tuple[KasusId, int], ...] = ()


class KunciPerintah(Protocol):
    """Keys of processed commands: a command sent twice acts once."""

    def cari(self, kunci: PerintahId) -> PerintahTercatat | None:
        """The former use of the key, or None."""

    def catat(self, perintah: PerintahTercatat) -> None:
        """Remember the key, in the same transaction as what the command did.

        Raises `VersiBerubah` if the key was used meanwhile.
        """


@frozen(kw_only=True)
class NomorTerpakai:
    """The last number given out of a sequence."""

    instansi: str
    jenis: str
    tahun: int
    terakhir: int


class Penomoran(Protocol):
    """Numbers of letters: running ones without gaps per agency, sequence and year, and what is
    printed of them."""

    def berikut(self, instansi: str, jenis: str, tahun: int, *, sejak: int = 1) -> int:
        """The next number, not below ``sejak``, reserved in this transaction and freed if it rolls
        back."""

    def pakai(self, instansi: str, tercetak: str, kasus: KasusId) -> bool:
        """Reserve a number as it is printed for a letter of the case; False if some letter of the
        agency has it. Freed as well if the transaction rolls back."""

    def terpakai(self) -> tuple[NomorTerpakai, ...]:
        """Every sequence, by agency, kind and year."""

    def naikkan(self, nomor: NomorTerpakai) -> bool:
        """See to it that no number up to this one is given out again; False if that was so already.
        Never lowers anything."""


class Reservasi(Protocol):
    """Units of something scarce (the beds of a shelter), each held by one case at most."""

    def ambil(self, nama: str, satuan: Iterable[str], pemegang: KasusId) -> str | None:
        """Reserve one of these units of ``nama`` for the case: the first that is free, or the one
        it holds already. None if others hold them all."""

    def lepas(self, nama: str, satuan: str, pemegang: KasusId) -> bool:
        """Free a unit; False if the case does not hold it."""

    def terisi(self, nama: str) -> Mapping[str, KasusId]:
        """The units that are held, by whom."""


class ArsipStandar(Protocol):
    """The exact standards that cases pinned, by fingerprint."""

    def simpan(self, standar: StandarPelayanan) -> None:
        """Keep the standard; keeping it again changes nothing."""

    def ambil(self, sidik: str) -> StandarPelayanan | None:
        """The standard with this fingerprint, or None."""


class ArsipKalender(Protocol):
    """The calendars that clocks were counted with, by version: what a later one differs in can be
    said only while the former is at hand."""

    def simpan(self, kalender: KalenderKerja) -> None:
        """Keep the calendar; keeping it again changes nothing."""

    def ada(self, versi: str) -> bool:
        """Whether the calendar with this version is kept; without reading it."""

    def ambil(self, versi: str) -> KalenderKerja | None:
        """The calendar with this version, or None."""


class UnitOfWork(Protocol):
    """One transaction over everything above."""

    @property
    def kasus(self) -> KasusRepository: ...
    @property
    def kotak_keluar(self) -> KotakKeluar: ...
    @property
    def brankas(self) -> Brankas: ...
    @property
    def perintah(self) -> KunciPerintah: ...
    @property
    def penomoran(self) -> Penomoran: ...
    @property
    def reservasi(self) -> Reservasi: ...
    @property
    def arsip(self) -> ArsipStandar: ...
    @property
    def kalender(self) -> ArsipKalender: ...
    @property
    def peringatan(self) -> PeringatanRepository: ...

    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        jenis: type[BaseException] | None,
        galat: BaseException | None,
        jejak: TracebackType | None,
    ) -> None: ...

    def dahulukan(self, *, kunci: PerintahId | None, kasus: AliranId | None) -> None:
        """This key and this case are looked up next. A store that is far away fetches them in one
        trip; to do nothing is right, too."""

    def simpan_semua(self) -> None:
        """Commit. The unit is finished then; only leaving the block remains. Raises what storing
        raises (`VersiBerubah`, `PenyimpananGagal`): a store may put writes off until here, or until
        the next question."""


class PembukaUnitOfWork(Protocol):
    """Opens units of work. A unit belongs to one thread, and a thread to one unit at a time."""

    def __call__(self, *, baca: bool = False) -> UnitOfWork:
        """A unit of work; with ``baca`` one that only looks, keeps no writer waiting and waits for
        none, and whose `simpan_semua` raises `RuntimeError`."""


@runtime_checkable
class PembukaBersama(PembukaUnitOfWork, Protocol):
    """One that can also put many units of work into one transaction."""

    def bersama(self) -> AbstractContextManager[PembukaUnitOfWork]:
        """Opens units of work, one after the other, that are parts of one transaction: each is
        stored or undone as a part, finds what those before it stored, and nobody else finds any of
        it before the block is left, which commits. A block that raises undoes them all.

        Raises `PenyimpananGagal` where the transaction cannot be begun or stored.
        """
