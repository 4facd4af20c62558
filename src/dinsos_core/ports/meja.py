"""Questions that every store answers with rows, without the state of a case: what waits for
somebody, which clocks are open, which cases there are.

Pages are in a total order and their cursors name a place in it, so that they neither repeat nor
skip what stays. A question raises `ValueError` for a cursor it did not give, or a page of less than
one. No row holds a personal value.
"""

from datetime import UTC, datetime
from typing import Final, Generic

from typing_extensions import TypeVar

from dinsos_core.domain.shared.ids import KasusId, PelakuId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.indeks import JamTerbuka
from dinsos_core.ports.penunjuk import TAK_DIKENAL, saat_penunjuk
from dinsos_core.ports.tampak import Penanya

B_co = TypeVar("B_co", covariant=True)

TANPA_TEMPO: Final = datetime(9999, 1, 1, tzinfo=UTC)
"""Where what has no due moment stands in the order: after everything else."""


@frozen(kw_only=True)
class HalamanBaris(Generic[B_co]):
    """One page of rows; ``lanjut`` is the cursor of the next, None at the end. ``rusak``: cases
    whose rows belong there and cannot be read."""

    baris: tuple[B_co, ...]
    lanjut: str | None = None
    rusak: tuple[KasusId, ...] = ()


@frozen(kw_only=True)
class Ringkas:
    """What every row says of its case; ``dibuat`` aware, ``petugas`` who works on it now,
    ``standar`` the fingerprint of the standard that it pins."""

    kasus: KasusId
    versi: int
    nomor: str
    agregat: str
    instansi: str
    layanan: str
    status: str
    berjalan: bool
    dibuat: datetime
    petugas: tuple[PelakuId, ...]
    standar: str


@frozen(kw_only=True)
class BarisKasus(Ringkas):
    """A case as lists show it: for which roles it waits, at which step (`GiliranTerbuka`), and the
    nearest due moment of an office's limit that runs (aware)."""

    peran: tuple[str, ...]
    langkah: str
    tenggat: datetime | None


@frozen(kw_only=True)
class SaringanMeja:
    """What waits for ``oleh``: in the roles held at the agency, and in the cases in which one of
    these roles waits for this very account, as a party or as assigned to it; in such a case nothing
    else counts. Left out are hidden cases (`IndeksKasus.terlihat`) and steps that the account does
    not do although it holds the role (`GiliranTerbuka.dilarang`). A member of the public has no
    agency, and only what is its own, at any agency.

    ``peran``: only in these of the roles; ``instansi``: only of this agency; ``layanan``: only of
    this service; ``hanya_saya``: only what is the account's own. ``jatuh_sebelum``: due before
    then; ``jatuh_sesudah``: due then or later; ``rawan_pada``: at risk at that instant, or past
    due. Beside ``rawan_pada`` give ``jatuh_sebelum`` where it is known by when what is at risk is
    due: the index is read that far, and no further. Instants are aware.
    """

    oleh: Penanya
    peran: frozenset[str] | None = None
    instansi: str | None = None
    layanan: str | None = None
    hanya_saya: bool = False
    jatuh_sebelum: datetime | None = None
    jatuh_sesudah: datetime | None = None
    rawan_pada: datetime | None = None

    @property
    def peran_dicari(self) -> tuple[str, ...]:
        """The roles that count, sorted."""
        return tuple(
            sorted(self.oleh.peran if self.peran is None else self.oleh.peran & self.peran)
        )


@frozen(kw_only=True)
class BarisMeja(Ringkas):
    """One case that waits for somebody: in which of their roles (of those that are most urgent the
    first by code), and at which step, as in `GiliranTerbuka`.

    ``milik_saya``: it waits for the account that looks, as a party or as assigned to it.
    """

    peran: str
    langkah: str
    sejak: datetime
    jatuh_tempo: datetime | None
    rawan: datetime | None
    milik_saya: bool


@frozen(kw_only=True)
class RingkasanMeja:
    """How many of the first cases on a desk there are: all, assigned to this account or its own,
    due before an instant, at risk at one (or past due), past due. ``lebih``: more follow that were
    not counted."""

    semua: int
    lebih: bool
    saya: int
    jatuh_sebelum: int
    rawan: int
    terlewat: int


@frozen(kw_only=True)
class SaringanJam:
    """Which open clocks of an agency; every criterion left None admits all.

    ``jatuh_sebelum``: due before then; ``jatuh_sesudah``: due then or later; ``rawan_pada``: at
    risk at that instant, or past due (see `SaringanMeja`). ``terlihat_oleh``: of cases that are
    there for whoever looks. Instants are aware.
    """

    instansi: str
    layanan: str | None = None
    milik: str | None = None
    dijeda: bool | None = None
    jatuh_sebelum: datetime | None = None
    jatuh_sesudah: datetime | None = None
    rawan_pada: datetime | None = None
    terlihat_oleh: Penanya | None = None


@frozen(kw_only=True)
class BarisJam(Ringkas):
    """An open clock and the case it runs in; for which roles that waits, at which step."""

    jam: JamTerbuka
    peran: tuple[str, ...]
    langkah: str


def periksa_banyak(banyak: int) -> None:
    """Raises `ValueError` for a page of less than one."""
    if banyak < 1:
        raise ValueError("halaman sedikitnya satu baris")


def tulis_tempat_meja(baris: BarisMeja) -> str:
    """The cursor that continues after this row of a desk."""
    saya = "1" if baris.milik_saya else "0"
    return f"{saya}|{_tempo(baris.jatuh_tempo)}|{baris.kasus}"


def urai_tempat_meja(lanjut: str) -> tuple[bool, datetime, KasusId]:
    """The place a cursor of a desk names. Raises `ValueError` if it is none."""
    saya, _, sisa = lanjut.partition("|")
    if saya not in {"0", "1"}:
        raise ValueError(TAK_DIKENAL)
    tempo, kasus = _urai(sisa)
    return saya == "1", tempo, KasusId(kasus)


def tulis_tempat_jam(baris: BarisJam) -> str:
    """The cursor that continues after this clock."""
    return f"{_tempo(baris.jam.jatuh_tempo)}|{baris.jam.kode}|{baris.kasus}"


def urai_tempat_jam(lanjut: str) -> tuple[datetime, KasusId, str]:
    """The place a cursor of clocks names. Raises `ValueError` if it is none."""
    tempo, sisa = _urai(lanjut)
    kode, _, kasus = sisa.partition("|")
    if not kode or not kasus:
        raise ValueError(TAK_DIKENAL)
    return tempo, KasusId(kasus), kode


def _tempo(kapan: datetime | None) -> str:
    return (kapan or TANPA_TEMPO).astimezone(UTC).isoformat()


def _urai(teks: str) -> tuple[datetime, str]:
    kapan, _, sisa = teks.partition("|")
    if not sisa:
        raise ValueError(TAK_DIKENAL)
    return saat_penunjuk(kapan), sisa
