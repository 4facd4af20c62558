"""From the readings a standard pins to the readings the calculation of time takes."""

from functools import lru_cache

from dinsos_core.domain.shared.sekali import sekali
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.domain.waktu.bacaan import BacaanWaktu, bacaan_waktu


@sekali
def bacaan_standar(standar: StandarPelayanan) -> BacaanWaktu:
    """The time readings pinned with the standard; what it does not pin has the default."""
    return bacaan_tafsir(standar.tafsir)


def bacaan_batas(standar: StandarPelayanan, batas: BatasWaktu) -> BacaanWaktu:
    """The same for one of its limits: one that is a condition relies on what its condition does
    (tafsir 9)."""
    return bacaan_tafsir(standar.sandaran) if batas.kelayakan else bacaan_standar(standar)


@lru_cache(maxsize=256)
def bacaan_tafsir(tafsir: tuple[TafsirDipakai, ...]) -> BacaanWaktu:
    """The time readings among these; what none of them names has the default."""
    return bacaan_waktu({dipakai.kode: dipakai.bacaan for dipakai in tafsir})
