"""The lifecycle of a LaporanKedaruratan.

None of its standards prints a check of papers or a determination: what the team does are steps in
``ditangani``, papers never block, and nothing is done again because a name became known: whoever
went there has been there. A report of an event that is dealt with in another report
rests in ``digabung``, with its own reporter and clock; what ends the leading one ends it, too.
"""

from enum import StrEnum
from typing import Final

from dinsos_core.domain.kasus import catatan as c
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.pindahan import DIPINDAH
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.shared.mesin import MesinKetat, keadaan


class Status(StrEnum):
    DITANGANI = "ditangani"
    """Reported; the standard's own steps run."""
    DIGABUNG = "digabung"
    """The same event as another report, which leads; no steps of its own."""
    TIDAK_DITINDAKLANJUTI = "tidak_ditindaklanjuti"
    """Not followed up, on a stated ground (unfounded, already dealt with)."""
    DITERUSKAN = "diteruskan"
    """Passed to another body."""
    SELESAI = "selesai"
    """Everything done."""


class SiklusKedaruratan(MesinKetat):
    """The lifecycle as a strict machine: the documentation, the diagram and the check."""

    _ = keadaan(Status, awal=Status.DITANGANI)

    laporan_digabung = _.DITANGANI.to(_.DIGABUNG)
    laporan_dipisahkan = _.DIGABUNG.to(_.DITANGANI)
    kasus_tidak_dilayani = _.TIDAK_DITINDAKLANJUTI.from_(_.DITANGANI, _.DIGABUNG)
    kasus_diteruskan = _.DITANGANI.to(_.DITERUSKAN) | _.DIGABUNG.to(_.DITERUSKAN)
    kasus_ditutup = _.DITANGANI.to(_.SELESAI) | _.DIGABUNG.to(_.SELESAI)
    kematian_dicatat = _.DITANGANI.to(_.SELESAI)
    kasus_dibuka_kembali = (
        _.TIDAK_DITINDAKLANJUTI.to(_.DITANGANI)
        | _.DITERUSKAN.to(_.DITANGANI)
        | _.SELESAI.to(_.DITANGANI)
    )


DITANGANI: Final = frozenset({Status.DITANGANI})
BERJALAN: Final = frozenset({Status.DITANGANI, Status.DIGABUNG})
"""Cases somebody still has work with."""

_BERGERAK: Final = frozenset({Status.DITANGANI, Status.TIDAK_DITINDAKLANJUTI, Status.DITERUSKAN})
"""Where steps are done: an ending has steps that tell of it."""

_BERUBAH: Final = (k.BerkasDitambah, k.DataDikoreksi, c.KasusDitugaskan, c.PihakDitambah)
"""What may change while somebody has work with it, wherever it is dealt with."""

SIKLUS: Final = Siklus(
    status=Status,
    mesin=SiklusKedaruratan,
    selama={
        k.BerkasDiperiksa.tipe: _BERGERAK,
        k.LangkahDiparaf.tipe: _BERGERAK,
        k.LangkahDiselesaikan.tipe: _BERGERAK,
        k.KelayakanDinilai.tipe: DITANGANI,
        k.KasusDijeda.tipe: DITANGANI,
        k.KasusDilanjutkan.tipe: DITANGANI,
        c.VarianDitetapkan.tipe: DITANGANI,
        k.LangkahTerjawab.tipe: frozenset({Status.DIGABUNG}),
        **dict.fromkeys((e.tipe for e in _BERUBAH), BERJALAN),
        **dict.fromkeys((e.tipe for e in c.SELALU), frozenset(Status)),
        DIPINDAH: frozenset(Status) - {Status.DIGABUNG},
        k.LanjutanTerhalang.tipe: frozenset(Status),
    },
    berjalan=BERJALAN,
    tuntas=frozenset({Status.SELESAI}),
)
"""The lifecycle as commands ask it; a test proves that it is the machine's."""
