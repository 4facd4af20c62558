"""The built-in catalogue, with the places that a story gives its agency."""

from collections.abc import Mapping
from datetime import date

from attrs import evolve, field, frozen
from returns.result import Result

from dinsos_adapters.katalog import muat_katalog
from dinsos_core import Halangan
from dinsos_core.domain.standar.instansi import Instansi, JenisTempat
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.tafsir import RegisterTafsir
from dinsos_core.ports.katalog import TANPA_TAFSIR, Katalog


@frozen
class KatalogKisah:
    """How many places there are is the agency's own data (`[[tempat]]`); a story says how many of
    them could be used then."""

    milik: str
    tempat: tuple[JenisTempat, ...]
    asli: Katalog = field(factory=muat_katalog)

    @property
    def versi(self) -> str:
        return self.asli.versi

    @property
    def kosakata(self) -> Kosakata:
        return self.asli.kosakata

    @property
    def instansi(self) -> Mapping[str, Instansi]:
        return {kode: self._bertempat(satu) for kode, satu in self.asli.instansi.items()}

    def tafsir(self, instansi: str) -> RegisterTafsir:
        return self.asli.tafsir(instansi)

    def standar(
        self,
        instansi: str,
        layanan: str,
        pada: date,
        tafsir: Mapping[str, str] = TANPA_TAFSIR,
    ) -> Result[StandarPelayanan, tuple[Halangan, ...]]:
        return self.asli.standar(instansi, layanan, pada, tafsir).map(self._standar)

    def semua(self) -> tuple[StandarPelayanan, ...]:
        return tuple(map(self._standar, self.asli.semua()))

    def _standar(self, standar: StandarPelayanan) -> StandarPelayanan:
        instansi = self._bertempat(standar.instansi)
        tempat = "".join(f"-{satu.kode}{satu.banyak}" for satu in self.tempat)
        return evolve(standar, instansi=instansi, sidik=standar.sidik + tempat)

    def _bertempat(self, instansi: Instansi) -> Instansi:
        sama = instansi.kode == self.milik and self.tempat
        return evolve(instansi, tempat=self.tempat) if sama else instansi
