"""What a registry knows, stated by somebody instead of asked: used, and said to be so."""

from collections.abc import Iterator
from typing import Final

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.kalimat import Kalimat, Kode, ungkap
from dinsos_core.domain.kelayakan.peringatan import Peringatan
from dinsos_core.domain.standar.jalur import Jalur
from dinsos_core.domain.standar.kosakata import Kosakata

REGISTRI_DINYATAKAN: Final = "registri_dinyatakan"

_DINYATAKAN: Final = Kalimat(
    "{fakta}: dinyatakan, belum ditanyakan kepada sumbernya ({registri})",
    "{fakta}: stated, and not asked of its source yet ({registri})",
)


def peringatan_dinyatakan(fakta: FaktaKasus, kosakata: Kosakata) -> Iterator[Peringatan]:
    """One for each answer that no registry gave."""
    for lokasi in fakta.dinyatakan:
        tempat, _, kode = lokasi.rpartition(".")
        definisi = kosakata.fakta[kode]
        yield Peringatan(
            kode=REGISTRI_DINYATAKAN,
            lokasi=(lokasi,),
            ungkapan=ungkap(
                _DINYATAKAN,
                fakta=Jalur(kode=kode, pihak=tempat.partition("[")[0]),
                registri=Kode("registri", definisi.registri or ""),
            ),
            kosakata=kosakata,
        )
