"""The state of an Episode: a case, and where its client is."""

from typing import ClassVar, Final

import attrs
from attrs import frozen

from dinsos_core.domain.kasus.keadaan import Kasus, Penetapan
from dinsos_core.domain.kasus.kejadian import Beralasan, Kejadian
from dinsos_core.domain.kasus.lipatan import (
    RiwayatRusak,
    berakhir,
    beralih,
    dibuka,
    dicatat,
    ditetapkan,
    tandai,
    terapkan,
    tutup_jeda,
)
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.klien import kejadian as k
from dinsos_core.domain.klien.siklus import BERTEMPAT, SIKLUS, Status
from dinsos_core.domain.waktu.jeda import Jeda

TEMPAT: Final = "tempat"
"""The cause of the pause while a place is awaited."""


@frozen(kw_only=True)
class Episode(Kasus):
    """One episode. ``di_luar``: why its client is out for a while; empty while in, or not placed."""

    siklus: ClassVar[Siklus] = SIKLUS
    status: Status
    di_luar: str = ""


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
        keadaan = tutup_jeda(keadaan, kejadian)
    if keadaan.status in BERTEMPAT or (keadaan.tempat is None and not keadaan.di_luar):
        return keadaan
    return attrs.evolve(keadaan, tempat=None, di_luar="")


def _terapkan(keadaan: Episode, e: Kejadian) -> Episode:
    match e:
        case k.EpisodeDisetujui() | k.EpisodeDitolak():
            return ditetapkan(keadaan, e, _penetapan(keadaan, e))
        case k.TempatDitunggu():
            jeda = Jeda(mulai=e.terjadi, mulai_dicatat=dicatat(e), alasan_kode=TEMPAT)
            return attrs.evolve(tutup_jeda(keadaan, e), jeda=(*keadaan.jeda, jeda))
        case k.KlienMasuk():
            return _di_dalam(tandai(keadaan, e.tipe, e), e)
        case k.KlienKeluarSementara():
            return tandai(attrs.evolve(keadaan, di_luar=e.dasar[0]), e.tipe, e)
        case k.KlienKembali():
            return _di_dalam(tandai(keadaan, e.tipe, e), e)
        case k.EpisodeBerhenti():
            return berakhir(keadaan, "berhenti", e)
        case _:
            return terapkan(keadaan, e)


def _di_dalam(keadaan: Episode, e: Kejadian) -> Episode:
    """In, for the first time or again: where a stay counts anew (tafsir 64), it does from here."""
    return tandai(attrs.evolve(keadaan, di_luar=""), "klien_di_dalam", e)


def _penetapan(keadaan: Episode, e: k.EpisodeDisetujui | k.EpisodeDitolak) -> Penetapan:
    return Penetapan(
        putusan=keadaan.status,
        oleh=e.oleh,
        pada=e.terjadi,
        dicatat=dicatat(e),
        dasar=e.dasar if isinstance(e, Beralasan) else (),
        menyimpang=e.menyimpang,
        alasan=e.alasan,
    )
