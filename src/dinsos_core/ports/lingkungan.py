"""Time, ids, calendars and registries: everything a decision must not find out by itself."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from attrs import field

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import NilaiFakta
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.standar.kosakata import DefinisiFakta
from dinsos_core.domain.waktu.bacaan import BacaanWaktu
from dinsos_core.domain.waktu.kalender import KalenderKerja


class Jam(Protocol):
    """The clock."""

    def __call__(self) -> datetime:
        """Now, as an aware instant."""


class PembuatId(Protocol):
    """Source of fresh ids."""

    def __call__(self) -> str:
        """An id never handed out before."""


class PembuatRahasia(Protocol):
    """Source of secrets that nobody can guess."""

    def __call__(self) -> bytes:
        """Sixteen random bytes, from a source made for secrets."""


class PenyediaKalender(Protocol):
    """Working calendars by agency."""

    def __call__(self, instansi: Instansi, bacaan: BacaanWaktu, /) -> KalenderKerja:
        """The agency's working calendar under its readings (tafsir 4: cuti bersama)."""


@frozen(kw_only=True)
class PermintaanRegistri:
    """A question of an agency to a registry about one person, as of a date.

    ``instansi`` is the agency's code, ``wilayah`` its area: a listing that names no area of its own
    is taken to be of this one. ``data`` is what was stated of the person; a date in it may be a
    `TanggalRentang`, known to the year, the month or as an age.
    """

    instansi: str
    wilayah: str
    definisi: DefinisiFakta
    data: Mapping[str, NilaiFakta] = field(repr=False)
    pada: date


class SumberTakTerjangkau(Exception):
    """The other system is down or refused to answer. The fact becomes unknown, never false."""


class Registri(Protocol):
    """Another system that knows a fact (a social registry, civil registration, a quota)."""

    def __call__(self, permintaan: PermintaanRegistri, /) -> NilaiFakta:
        """The fact's value; raises `SumberTakTerjangkau`. An answer that its fact cannot have, or
        any other exception, makes the fact unknown too."""
