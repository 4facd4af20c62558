"""The state of an Episode: a case, which may hold a place while its client stays."""

from typing import ClassVar

import attrs

from dinsos_core.domain.kasus.keadaan import MENINGGAL, Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kasus.lipatan import (
    RiwayatRusak,
    berakhir,
    beralih,
    dibuka,
    ditetapkan,
    penetapan,
    tandai,
    terapkan,
    tutup_jeda,
)
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.klien import kejadian as k
from dinsos_core.domain.klien.siklus import BERTEMPAT, SIKLUS, Status
from dinsos_core.domain.shared.kelas import frozen


@frozen(kw_only=True, slots=False)
class Episode(Kasus):
    """One episode."""

    siklus: ClassVar[Siklus] = SIKLUS
    bersekat: ClassVar[bool] = True
    status: Status


def evolve(keadaan: Episode | None, kejadian: Kejadian) -> Episode:
    """The state after the event. Raises `RiwayatRusak` for an event the lifecycle forbids.

    No place outlives what it was for: whatever took the case elsewhere has given it back.
    """
    if keadaan is None:
        if not isinstance(kejadian, k.EpisodeDibuka):
            raise RiwayatRusak(f"riwayat tidak dimulai dengan pembukaan: {kejadian.tipe}")
        return dibuka(Episode, kejadian, Status.DITANGANI)
    lama, keadaan = keadaan.status, _terapkan(beralih(keadaan, kejadian), kejadian)
    if lama is Status.MENUNGGU_TEMPAT is not keadaan.status:
        keadaan = attrs.evolve(tutup_jeda(keadaan, kejadian), ditunggu=())
    if keadaan.status in BERTEMPAT or (keadaan.tempat is None and not keadaan.di_luar):
        return keadaan
    return attrs.evolve(keadaan, tempat=None, di_luar="")


def _terapkan(keadaan: Episode, e: Kejadian) -> Episode:
    match e:
        case k.EpisodeDisetujui() | k.EpisodeDitolak():
            return ditetapkan(keadaan, e, penetapan(keadaan, e))
        case k.EpisodeBerhenti():
            keadaan = tandai(keadaan, MENINGGAL, e) if MENINGGAL in e.dasar else keadaan
            return berakhir(keadaan, "berhenti", e)
        case _:
            return terapkan(keadaan, e)
