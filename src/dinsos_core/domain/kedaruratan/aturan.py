"""The rules that only a LaporanKedaruratan has, and what makes it an aggregate."""

from typing import Final

from dinsos_core.domain.kasus.kejadian import KasusDibuka
from dinsos_core.domain.kedaruratan import kejadian as k
from dinsos_core.domain.kedaruratan import perintah as p
from dinsos_core.domain.kedaruratan.keadaan import LaporanKedaruratan
from dinsos_core.domain.kedaruratan.keadaan import evolve as lipat
from dinsos_core.domain.kedaruratan.siklus import SIKLUS
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.pembukaan import buka
from dinsos_core.domain.prosedur.tertaut import BUKA_LANJUTAN
from dinsos_core.domain.prosedur.umum import aturan_umum
from dinsos_core.domain.shared.pelaku import JejakPelaku


def _buka(c: p.LaporkanKedaruratan, konteks: Konteks, oleh: JejakPelaku) -> KasusDibuka:
    return buka(c, konteks, oleh, k.KedaruratanDilaporkan)


LAPORAN: Final = JenisKasus[LaporanKedaruratan](
    nama="laporan_kedaruratan",
    siklus=SIKLUS,
    keadaan=LaporanKedaruratan,
    kejadian=k.KEJADIAN,
    pembuat=p.LaporkanKedaruratan,
    buka=_buka,
    evolve=lipat,
    aturan=(*aturan_umum(SIKLUS), BUKA_LANJUTAN),
)
"""An emergency report, for the pipeline."""
