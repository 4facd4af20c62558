"""The catalogue of standards: what a service asked for on a date, in which version and reading."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from returns.result import Result

from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import Instansi, StandarPelayanan
from dinsos_core.domain.standar.tafsir import RegisterTafsir


class Katalog(Protocol):
    """Standards by agency, service and date. Immutable once loaded; safe to share."""

    @property
    def versi(self) -> str:
        """The catalogue's own version, apart from the code's."""

    @property
    def kosakata(self) -> Kosakata:
        """The vocabulary all its standards use."""

    @property
    def instansi(self) -> Mapping[str, Instansi]:
        """The agencies by code."""

    def tafsir(self, instansi: str) -> RegisterTafsir:
        """The register of readings with this agency's choices in force."""

    def standar(
        self, instansi: str, layanan: str, pada: date
    ) -> Result[StandarPelayanan, tuple[Halangan, ...]]:
        """The version in force on the date, with the agency's readings applied.

        Fails with `instansi_tidak_dikenal` or `layanan_tidak_dikenal` (naming the nearest known
        code), or `standar_tidak_berlaku` with the periods that exist.
        """

    def semua(self) -> tuple[StandarPelayanan, ...]:
        """Every version of every standard, by agency, decree and number."""


def instansi_tidak_dikenal(kode: str, dikenal: Iterable[str]) -> Halangan:
    """No agency of the catalogue has this code; names the nearest, and all there are."""
    pilihan = tuple(sorted(dikenal))
    return halangan(
        KodeHalangan.INSTANSI_TIDAK_DIKENAL,
        "instansi",
        instansi=kode,
        mirip=terdekat(kode, pilihan),
        pilihan=pilihan,
    )


def layanan_tidak_dikenal(kode: str, dikenal: Iterable[str]) -> Halangan:
    """No decree of the agency has a service with this code."""
    pilihan = tuple(sorted(dikenal))
    return halangan(
        KodeHalangan.LAYANAN_TIDAK_DIKENAL,
        "layanan",
        layanan=kode,
        mirip=terdekat(kode, pilihan),
        pilihan=pilihan,
    )
