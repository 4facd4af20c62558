"""Commands on a request about somebody's data. What a person types is hidden from ``repr``.

They follow no standard; the agency names who may give them (parameter `petugas_pdp`), and whoever a
case or a file is of asks about their own.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final, TypeAlias, get_args

from attrs import field

from dinsos_core.domain.kasus.perintah import apa_adanya
from dinsos_core.domain.permintaan.permintaan import (
    DasarTolak,
    JenisPermintaan,
    Peminta,
    SaluranPermintaan,
    SebabHapus,
)
from dinsos_core.domain.shared.ids import KasusId, KlienId, PermintaanId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.terima import daftar, pilihan

__all__ = [
    "AjukanPermintaan",
    "CabutPembatasan",
    "JawabPermintaan",
    "LaksanakanPermintaan",
    "TolakPermintaan",
]


def _jenis(nilai: Any) -> Any:
    return pilihan(nilai, JenisPermintaan)


def _peminta(nilai: Any) -> Any:
    return pilihan(nilai, Peminta)


def _saluran(nilai: Any) -> Any:
    return pilihan(nilai, SaluranPermintaan)


def _sebab(nilai: Any) -> Any:
    return pilihan(nilai, SebabHapus)


def _dasar(nilai: Any) -> Any:
    return pilihan(nilai, DasarTolak)


def _subjek(nilai: Iterable[SubjekId]) -> tuple[SubjekId, ...]:
    hasil: tuple[SubjekId, ...] = daftar(nilai)
    return hasil


@frozen(kw_only=True)
class AjukanPermintaan:
    """Put on record what somebody asks, and start its clock.

    Officials name whom it is about by ``nik`` or by ``subjek``, as far as they know; one of the
    public names their own case, or the Klien that they see the file of. ``isi``: their words;
    ``nama``, ``kontak`` (an address for mail): of whoever asks; ``kuasa``: the paper by which they
    ask for somebody else. ``diterima_pada``: when it reached the office. ``sebab``: the ground of
    an erasure.
    """

    jenis: JenisPermintaan = field(converter=_jenis)
    instansi: str = ""
    nik: str | None = field(default=None, repr=False)
    subjek: tuple[SubjekId, ...] = field(default=(), converter=_subjek)
    kasus: KasusId | None = field(default=None, converter=apa_adanya)
    klien: KlienId | None = field(default=None, converter=apa_adanya)
    peminta: Peminta = field(default=Peminta.SENDIRI, converter=_peminta)
    saluran: SaluranPermintaan = field(default=SaluranPermintaan.LOKET, converter=_saluran)
    sebab: SebabHapus | None = field(default=None, converter=_sebab)
    isi: str = field(default="", repr=False)
    nama: str = field(default="", repr=False)
    kontak: str = field(default="", repr=False)
    kuasa: str = field(default="", repr=False)
    diterima_pada: datetime | None = None


@frozen(kw_only=True)
class PadaPermintaan:
    """What every command on a request says; ``versi``: the version the caller has seen."""

    permintaan: PermintaanId = field(converter=apa_adanya)
    versi: int | None = None


@frozen(kw_only=True)
class LaksanakanPermintaan(PadaPermintaan):
    """Erase whom it is about. What stands in the way defers it: no refusal, but kept, looked at
    again, and their data restricted meanwhile."""


@frozen(kw_only=True)
class JawabPermintaan(PadaPermintaan):
    """Say what was done: a copy handed over, data corrected; or grant a restriction."""

    jawaban: str = field(repr=False)


@frozen(kw_only=True)
class TolakPermintaan(PadaPermintaan):
    """Refuse it, on one of the grounds and with words for whoever asked."""

    dasar: DasarTolak = field(converter=_dasar)
    alasan: str = field(repr=False)


@frozen(kw_only=True)
class CabutPembatasan(PadaPermintaan):
    """Lift a restriction that was granted."""

    alasan: str = field(repr=False)


PerintahPermintaan: TypeAlias = (
    AjukanPermintaan | LaksanakanPermintaan | JawabPermintaan | TolakPermintaan | CabutPembatasan
)
PERINTAH_PERMINTAAN: Final[tuple[type[Any], ...]] = get_args(PerintahPermintaan)
