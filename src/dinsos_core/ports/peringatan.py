"""Alerts about clocks, and when each case's clocks are to be looked at next.

Both stand outside a case's version: nothing here is an event of its log, and no command waits for
it. An alert is a row that is raised once, and taken back or moved by whoever looks at the case's
clocks (`application.tenggat`).
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final, Protocol

from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.batas import PemilikBatas
from dinsos_core.ports.indeks import JamTerbuka
from dinsos_core.ports.penunjuk import TAK_DIKENAL, saat_penunjuk

SEGERA: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""Due whatever the clock says: the case's clocks have changed."""


class Ambang(StrEnum):
    """What a clock has come to: at risk, missed, or (what runs from an event) reached."""

    RAWAN = "rawan"
    TERLEWAT = "terlewat"
    TERCAPAI = "tercapai"


def ambang_pada(jam: JamTerbuka, saat: datetime) -> Ambang | None:
    """What an open clock has come to at that instant (aware), if to anything.

    The due moment itself is still in time. A clock that is paused comes to nothing, and what runs
    from an event is nobody's duty: it is reached, neither at risk nor missed.
    """
    peristiwa = jam.milik == PemilikBatas.PERISTIWA
    if jam.dijeda:
        return None
    if saat > jam.jatuh_tempo:
        return Ambang.TERCAPAI if peristiwa else Ambang.TERLEWAT
    return Ambang.RAWAN if saat >= jam.rawan and not peristiwa else None


def ambang_berikut(jam: Iterable[JamTerbuka], sesudah: datetime | None = None) -> datetime | None:
    """The first instant after that one at which one of these clocks comes to something else."""
    semua = (
        saat
        for satu in jam
        if not satu.dijeda
        for saat in (
            *(() if satu.milik == PemilikBatas.PERISTIWA else (satu.rawan,)),
            satu.jatuh_tempo + _SESUDAHNYA,
        )
    )
    return min((saat for saat in semua if sesudah is None or saat > sesudah), default=None)


_SESUDAHNYA: Final = timedelta(microseconds=1)


class SebabTarik(StrEnum):
    """Why an alert stands no more."""

    TERPENUHI = "terpenuhi"
    BERAKHIR = "berakhir"
    DIJEDA = "dijeda"
    BERGESER = "bergeser"
    """Its due moment is later than it was."""
    MULAI_BERUBAH = "mulai_berubah"
    """The clock started at another moment, or is not running any more."""
    STANDAR_BERGANTI = "standar_berganti"
    """The standard by which the case goes on knows no such limit."""
    BELUM_WAKTUNYA = "belum_waktunya"
    """It was raised by a clock that ran ahead, or with another margin."""
    TERLEWAT = "terlewat"
    """The moment itself has passed: the alert that says so stands in its place."""
    KASUS_TIADA = "kasus_tiada"


@frozen(kw_only=True)
class PeringatanTenggat:
    """One alert: that a case's clock, started then, came to a threshold. Nothing personal.

    ``kode``, ``milik``: the limit (`BatasWaktu.kode`) and whose it is (a value of `PemilikBatas`);
    ``nomor``: the case's short number;
    ``mulai``, ``jatuh_tempo``: as of the latest notice. ``ditarik_pada``: since when it stands no
    more, and ``sebab`` why. ``kali``: how often it was raised, for one that was taken back can be
    due again. Instants are aware.
    """

    kasus: KasusId
    kode: str
    mulai: datetime
    ambang: Ambang
    milik: str
    instansi: str
    layanan: str
    nomor: str
    jatuh_tempo: datetime
    dinaikkan_pada: datetime
    ditarik_pada: datetime | None = None
    sebab: SebabTarik | None = None
    kali: int = 1

    @property
    def kunci(self) -> tuple[KasusId, str, datetime, Ambang]:
        """What it is one of."""
        return self.kasus, self.kode, self.mulai, self.ambang

    @property
    def berdiri(self) -> bool:
        """Whether it stands."""
        return self.ditarik_pada is None


@frozen(kw_only=True)
class JadwalPeriksa:
    """When a case's clocks are to be looked at: from ``pada`` on, or (None) once they change.

    ``diperiksa``: as of which moment they were looked at last; ``urutan``: how many notices of
    alerts the case has had.
    """

    kasus: KasusId
    pada: datetime | None
    diperiksa: datetime | None = None
    urutan: int = 0


@frozen(kw_only=True)
class HalamanPeringatan:
    """One page of alerts, most urgent first; ``lanjut`` is the cursor of the next. ``rusak``: cases
    of which an alert belongs there and cannot be read."""

    peringatan: tuple[PeringatanTenggat, ...]
    lanjut: str | None = None
    rusak: tuple[KasusId, ...] = ()


def tulis_lanjut_peringatan(satu: PeringatanTenggat) -> str:
    """The cursor that continues after this alert."""
    saat = (satu.jatuh_tempo, satu.mulai)
    return "|".join(
        (*(s.astimezone(UTC).isoformat() for s in saat), satu.ambang, satu.kode, satu.kasus)
    )


def urai_lanjut_peringatan(lanjut: str) -> tuple[datetime, KasusId, str, datetime, Ambang]:
    """The place a cursor names: due, case, limit, start, threshold. Raises `ValueError`."""
    bagian = lanjut.split("|", 4)
    if len(bagian) != 5 or bagian[2] not in tuple(Ambang):
        raise ValueError(TAK_DIKENAL)
    tempo, mulai, ambang, kode, kasus = bagian
    return saat_penunjuk(tempo), KasusId(kasus), kode, saat_penunjuk(mulai), Ambang(ambang)


class PeringatanRepository(Protocol):
    """Alerts, and the list of cases whose clocks are to be looked at.

    A case whose open clocks change (`IndeksKasus.jam`) is put on that list by the store, in the
    same transaction: a new one for when the first of them comes to a threshold, any other at once.
    """

    def menunggu(self, kini: datetime, selisih: datetime) -> bool:
        """Whether a case is to be looked at: due now, or looked at as of a moment after
        ``selisih`` (by a clock that ran ahead)."""

    def ambil(self, banyak: int, kini: datetime, selisih: datetime) -> tuple[JadwalPeriksa, ...]:
        """Those cases, longest due first, then those looked at latest; at most so many. They are
        nobody else's until the unit ends, and others pass over them."""

    def milik(self, kasus: Iterable[KasusId]) -> Mapping[KasusId, tuple[PeringatanTenggat, ...]]:
        """Every alert that these cases have or had; no entry for a case without any."""

    def catat(self, peringatan: Iterable[PeringatanTenggat]) -> None:
        """Keep alerts, in the place of those with the same `kunci`."""

    def jadwalkan(self, jadwal: Iterable[JadwalPeriksa]) -> None:
        """Set when each of these cases is looked at next."""

    def daftar(
        self,
        *,
        instansi: str | None = None,
        lanjut: str | None = None,
        banyak: int = 50,
    ) -> HalamanPeringatan:
        """Alerts that stand, by due moment, case, limit, start and threshold.

        Raises `ValueError` for a cursor it did not give, or a page of less than one.
        """
