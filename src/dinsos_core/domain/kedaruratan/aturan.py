"""What makes a LaporanKedaruratan an aggregate: how it opens, its rules, what follows elsewhere."""

from collections.abc import Iterator
from typing import Any, Final

from attrs import evolve

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kasus.perintah import BukaKembaliKasus
from dinsos_core.domain.kedaruratan import kejadian as k
from dinsos_core.domain.kedaruratan import perintah as p
from dinsos_core.domain.kedaruratan.gabung import (
    AKHIRI,
    BUKA_KEMBALI_LAPORAN,
    GABUNGKAN,
    PISAHKAN,
    ikut,
)
from dinsos_core.domain.kedaruratan.keadaan import LaporanKedaruratan
from dinsos_core.domain.kedaruratan.keadaan import evolve as lipat
from dinsos_core.domain.kedaruratan.kematian import KEMATIAN, sesudah_kematian
from dinsos_core.domain.kedaruratan.siklus import SIKLUS, Status
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.lanjutan import Lanjutan
from dinsos_core.domain.prosedur.pembukaan import buka
from dinsos_core.domain.prosedur.saat import bukan_kejadian
from dinsos_core.domain.prosedur.tertaut import BUKA_LANJUTAN
from dinsos_core.domain.prosedur.umum import aturan_umum
from dinsos_core.domain.shared.halangan import Halangan, tolak_bila_ada
from dinsos_core.domain.shared.pelaku import JejakPelaku


def _buka(c: p.LaporkanKedaruratan, konteks: Konteks, oleh: JejakPelaku) -> k.KedaruratanDilaporkan:
    """What is reported has happened by the time it is reported."""
    saat = c.kejadian_pada
    if saat is not None:
        tolak_bila_ada(bukan_kejadian(saat, konteks.terjadi, "kejadian_pada"))
    return evolve(buka(c, konteks, oleh, k.KedaruratanDilaporkan), kejadian_pada=saat)


def _lanjutan(
    laporan: LaporanKedaruratan, c: Any, semua: tuple[Kejadian, ...], konteks: Konteks
) -> Iterator[Lanjutan]:
    yield from ikut(laporan, semua, konteks)
    yield from sesudah_kematian(laporan, c, konteks)


def _ditangani_di_sini(laporan: Kasus, _konteks: Konteks) -> tuple[Halangan, ...]:
    """What a joined report needs is opened from the one that leads."""
    if laporan.status is not Status.DIGABUNG:
        return ()
    return laporan.tertutup(k.LaporanDigabung.tipe)


_UMUM: Final = (satu for satu in aturan_umum(SIKLUS) if satu.perintah is not BukaKembaliKasus)
LAPORAN: Final = JenisKasus[LaporanKedaruratan](
    nama="laporan_kedaruratan",
    siklus=SIKLUS,
    keadaan=LaporanKedaruratan,
    kejadian=k.KEJADIAN,
    pembuat=p.LaporkanKedaruratan,
    buka=_buka,
    evolve=lipat,
    aturan=(
        *_UMUM,
        BUKA_KEMBALI_LAPORAN,
        evolve(BUKA_LANJUTAN, halang=_ditangani_di_sini),
        GABUNGKAN,
        PISAHKAN,
        KEMATIAN,
        AKHIRI,
    ),
    lanjutan=_lanjutan,
)
"""An emergency report, for the pipeline."""
