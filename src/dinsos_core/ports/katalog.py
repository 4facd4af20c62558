"""The catalogue of standards: what a service asked for on a date, in which version and reading."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, Protocol

from returns.result import Result

from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.tafsir import RegisterTafsir

TANPA_TAFSIR: Final[Mapping[str, str]] = MappingProxyType({})
"""No readings but the agency's own."""


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
        self,
        instansi: str,
        layanan: str,
        pada: date,
        tafsir: Mapping[str, str] = TANPA_TAFSIR,
    ) -> Result[StandarPelayanan, tuple[Halangan, ...]]:
        """The version in force on the date, with the agency's readings applied.

        ``tafsir``: readings to put in the place of the agency's own, by entry of the register.
        Fails with `instansi_tidak_dikenal` or `layanan_tidak_dikenal` (naming the nearest known
        code), `standar_tidak_berlaku` with the periods that exist, or for each reading that the
        register does not have with `tafsir_tidak_dikenal` or `bacaan_tidak_dikenal`.
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


def periksa_tafsir(register: RegisterTafsir, tafsir: Mapping[str, str]) -> tuple[Halangan, ...]:
    """The readings that the register does not have, each with the nearest that it has."""
    return tuple(_tafsir_salah(register, tafsir))


def _tafsir_salah(register: RegisterTafsir, tafsir: Mapping[str, str]) -> Iterator[Halangan]:
    for kode, bacaan in tafsir.items():
        entri = register.entri.get(kode)
        if entri is None:
            yield halangan(
                KodeHalangan.TAFSIR_TIDAK_DIKENAL,
                "tafsir",
                tafsir=kode,
                mirip=terdekat(kode, register.entri),
            )
            continue
        dikenal = tuple(satu.kode for satu in entri.bacaan)
        if bacaan not in dikenal:
            yield halangan(
                KodeHalangan.BACAAN_TIDAK_DIKENAL,
                f"tafsir.{kode}",
                tafsir=kode,
                bacaan=bacaan,
                mirip=terdekat(bacaan, dikenal),
                pilihan=dikenal,
            )
