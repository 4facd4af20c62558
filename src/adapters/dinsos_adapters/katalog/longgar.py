"""A lifecycle that carries everything: for standards of an aggregate that nobody runs yet.

Their steps are walked all the same; what their statuses would forbid is not known.
"""

from enum import StrEnum
from typing import Final

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.shared.mesin import MesinKetat, keadaan


class Status(StrEnum):
    BERJALAN = "berjalan"
    DIKEMBALIKAN = "dikembalikan"
    BERAKHIR = "berakhir"


class SiklusLonggar(MesinKetat):
    """Open, back with whoever brought it, over."""

    _ = keadaan(Status, awal=Status.BERJALAN, akhir=frozenset({Status.BERAKHIR}))

    berkas_dikembalikan = _.BERJALAN.to(_.DIKEMBALIKAN)
    berkas_ditambah = _.BERJALAN.to.itself() | _.DIKEMBALIKAN.to(_.BERJALAN)
    kasus_tidak_dilayani = _.BERJALAN.to(_.BERAKHIR)
    kasus_diteruskan = _.BERJALAN.to(_.BERAKHIR)
    kasus_ditutup = _.BERJALAN.to(_.BERAKHIR)


_DILANGKAHI: Final = frozenset({Status.BERJALAN, Status.BERAKHIR})
_BERGERAK: Final = {
    k.BerkasDikembalikan,
    k.BerkasDitambah,
    k.KasusTidakDilayani,
    k.KasusDiteruskan,
    k.KasusDitutup,
}

SIKLUS_LONGGAR: Final = Siklus(
    status=Status,
    mesin=SiklusLonggar,
    selama={satu.tipe: _DILANGKAHI for satu in k.KEJADIAN_UMUM if satu not in _BERGERAK},
    berjalan=frozenset({Status.BERJALAN, Status.DIKEMBALIKAN}),
    tuntas=frozenset({Status.BERAKHIR}),
)
