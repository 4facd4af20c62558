"""The state of a LaporanKedaruratan: a case, and the report it is dealt with in."""

from typing import ClassVar

import attrs
from attrs import frozen

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kasus.lipatan import RiwayatRusak, beralih, dibuka, terapkan
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.kedaruratan import kejadian as k
from dinsos_core.domain.kedaruratan.siklus import SIKLUS, Status
from dinsos_core.domain.shared.ids import KasusId


@frozen(kw_only=True)
class LaporanKedaruratan(Kasus):
    """One report. ``utama``: the report that leads, while this one is dealt with there."""

    siklus: ClassVar[Siklus] = SIKLUS
    status: Status
    utama: KasusId | None = None


def evolve(keadaan: LaporanKedaruratan | None, kejadian: Kejadian) -> LaporanKedaruratan:
    """The state after the event. Raises `RiwayatRusak` for an event the lifecycle forbids."""
    if keadaan is None:
        if not isinstance(kejadian, k.KedaruratanDilaporkan):
            raise RiwayatRusak(f"riwayat tidak dimulai dengan laporan: {kejadian.tipe}")
        return dibuka(LaporanKedaruratan, kejadian, Status.DITANGANI)
    keadaan = beralih(keadaan, kejadian)
    match kejadian:
        case k.LaporanDigabung():
            return attrs.evolve(keadaan, utama=kejadian.ke)
        case k.LaporanDipisahkan():
            return attrs.evolve(keadaan, utama=None)
        case _:
            return terapkan(keadaan, kejadian)
