"""Under which version of its standard each event of a case happened: a move changes no history."""

from collections.abc import Iterable, Iterator

from dinsos_core.application.lingkungan import Lingkungan, standar_kasus
from dinsos_core.domain.kasus.catatan import VarianDitetapkan
from dinsos_core.domain.kasus.kejadian import KasusDibuka, Kejadian
from dinsos_core.domain.kasus.pindahan import StandarDipindah
from dinsos_core.domain.standar.model import RujukanStandar, StandarPelayanan
from dinsos_core.ports.penyimpanan import UnitOfWork


def versi_kejadian(riwayat: Iterable[Kejadian]) -> Iterator[tuple[RujukanStandar, str | None]]:
    """The version and the variant under which each event of a whole history happened; of a move, or
    of a variant that came to be known, those that follow."""
    rujukan: RujukanStandar | None = None
    varian: str | None = None
    for satu in riwayat:
        match satu:
            case KasusDibuka() | StandarDipindah():
                rujukan, varian = satu.standar, satu.varian
            case VarianDitetapkan():
                varian = satu.varian
            case _:
                pass
        assert rujukan is not None  # a history begins with an opening
        yield rujukan, varian


def standar_kejadian(
    lingkungan: Lingkungan, unit: UnitOfWork, riwayat: Iterable[Kejadian]
) -> tuple[StandarPelayanan, ...]:
    """The same as standards, whose words say what the events name. Raises as `standar_kasus`."""
    return tuple(
        standar_kasus(lingkungan, unit, rujukan, varian)
        for rujukan, varian in versi_kejadian(riwayat)
    )
