"""The state of a Pengaduan: a case, what is hidden of it, and who deals with it."""

from typing import ClassVar

import attrs

from dinsos_core.domain.kasus.catatan import PihakDitambah
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import (
    BerkasDitambah,
    KasusDibukaKembali,
    Kejadian,
    PihakKasus,
)
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
from dinsos_core.domain.kasus.tambahan import KeteranganDitambah
from dinsos_core.domain.pengaduan import kejadian as k
from dinsos_core.domain.pengaduan.siklus import SIKLUS, Status
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.model import RujukanStandar

PELAPOR = "pelapor"
TERLAPOR = "terlapor"
DITERIMA = "pengaduan_diterima"
DITANGGAPI = "pengaduan_ditanggapi"


@frozen(kw_only=True, slots=False)
class Pengaduan(Kasus):
    """One complaint. Its own fields are as of `PengaduanDiajukan`."""

    siklus: ClassVar[Siklus] = SIKLUS
    status: Status
    isi: Rahasia
    dirahasiakan: bool
    tentang: RujukanStandar | None = None
    respon: BatasWaktu | None = None
    peran_terlapor: str = ""

    @property
    def terlapor(self) -> tuple[PihakKasus, ...]:
        """Those who are complained of."""
        return tuple(q for q in self.pihak if q.pihak == TERLAPOR)


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
            respon=kejadian.respon,
            peran_terlapor=kejadian.peran_terlapor,
            penangan=kejadian.penangan,
        )
        return _tanpa_terlapor(tandai(baru, DITERIMA, kejadian))
    return _terapkan(beralih(keadaan, kejadian), kejadian, keadaan.status)


def _terapkan(keadaan: Pengaduan, e: Kejadian, dulu: Status) -> Pengaduan:
    match e:
        case k.PengaduanDitanggapi():
            return tandai(keadaan, DITANGGAPI, e)
        case k.PengaduanDijawab():
            keadaan = tandai(tutup_jeda(keadaan, e), DITANGGAPI, e)
            return tandai(keadaan, Status.DIJAWAB.value, e)
        case k.PengaduanDicabut():
            return berakhir(keadaan, Status.DICABUT.value, e)
        case KasusDibukaKembali():
            # Ours: what is not solved is owed an answer again, within the same time.
            return tandai(terapkan(keadaan, e), DITERIMA, e)
        case BerkasDitambah() | KeteranganDitambah():
            return _diterima_lagi(terapkan(keadaan, e), e, dulu)
        case PihakDitambah():
            return _tanpa_terlapor(terapkan(keadaan, e))
        case _:
            return terapkan(keadaan, e)


def _diterima_lagi(keadaan: Pengaduan, e: Kejadian, dulu: Status) -> Pengaduan:
    """Completed after it was sent back, it is received anew."""
    return tandai(keadaan, DITERIMA, e) if dulu is Status.DIKEMBALIKAN else keadaan


def _tanpa_terlapor(keadaan: Pengaduan) -> Pengaduan:
    """Whoever is complained of has no part in it, whatever their role."""
    akun = (q.akun for q in keadaan.terlapor if q.akun is not None)
    semua = dict.fromkeys((*keadaan.dikecualikan, *akun))
    return attrs.evolve(keadaan, dikecualikan=tuple(semua))
