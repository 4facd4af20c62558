"""The state of a Pengaduan: a case, and what is hidden of it."""

from typing import ClassVar

from attrs import frozen

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import BerkasDitambah, KasusDibukaKembali, Kejadian
from dinsos_core.domain.kasus.lipatan import (
    RiwayatRusak,
    berakhir,
    beralih,
    dibuka,
    tandai,
    terapkan,
    tutup_jeda,
)
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.pengaduan import kejadian as k
from dinsos_core.domain.pengaduan.siklus import SIKLUS, Status
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.model import RujukanStandar

DITERIMA = "pengaduan_diterima"


@frozen(kw_only=True)
class Pengaduan(Kasus):
    """One complaint. Its own fields are as of `PengaduanDiajukan`."""

    siklus: ClassVar[Siklus] = SIKLUS
    status: Status
    isi: Rahasia
    anonim: bool
    dirahasiakan: bool
    tentang: RujukanStandar | None = None


def evolve(keadaan: Pengaduan | None, kejadian: Kejadian) -> Pengaduan:
    """The state after the event. Raises `RiwayatRusak` for an event the lifecycle forbids."""
    if keadaan is None:
        if not isinstance(kejadian, k.PengaduanDiajukan):
            raise RiwayatRusak(f"riwayat tidak dimulai dengan pengaduan: {kejadian.tipe}")
        baru = dibuka(
            Pengaduan,
            kejadian,
            Status.DITERIMA,
            isi=kejadian.isi,
            anonim=kejadian.anonim,
            dirahasiakan=kejadian.dirahasiakan,
            tentang=kejadian.tentang,
        )
        return tandai(baru, DITERIMA, kejadian)
    return _terapkan(beralih(keadaan, kejadian), kejadian, keadaan.status)


def _terapkan(keadaan: Pengaduan, e: Kejadian, dulu: Status) -> Pengaduan:
    match e:
        case k.PengaduanDitanggapi():
            return tandai(keadaan, "pengaduan_ditanggapi", e)
        case k.PengaduanDijawab():
            return tandai(tutup_jeda(keadaan, e), "dijawab", e)
        case k.PengaduanDicabut():
            return berakhir(keadaan, "dicabut", e)
        case KasusDibukaKembali():
            # Ours: what is not solved is owed an answer again, within the same time.
            return tandai(terapkan(keadaan, e), DITERIMA, e)
        case BerkasDitambah() if dulu is Status.DIKEMBALIKAN:
            return tandai(terapkan(keadaan, e), DITERIMA, e)
        case _:
            return terapkan(keadaan, e)
