"""The state of a LaporanKedaruratan: a case, and the report it is dealt with in."""

from datetime import datetime
from typing import ClassVar

import attrs

from dinsos_core.domain.kasus.catatan import WaktuDikoreksi
from dinsos_core.domain.kasus.keadaan import MENINGGAL, Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian, LangkahTerjawab
from dinsos_core.domain.kasus.lipatan import (
    RiwayatRusak,
    berakhir,
    beralih,
    dibuka,
    penanda,
    tandai,
    terapkan,
    tutup_jeda,
)
from dinsos_core.domain.kasus.penanda import Penanda, koreksi
from dinsos_core.domain.kasus.pindahan import StandarDipindah, sebut_penanda
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.kedaruratan import kejadian as k
from dinsos_core.domain.kedaruratan.siklus import SIKLUS, Status
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen


@frozen(kw_only=True, slots=False)
class LaporanKedaruratan(Kasus):
    """One report. ``kejadian_pada``: when what it is about happened. ``jawaban``: the marks that
    steps of the leading report have left here."""

    siklus: ClassVar[Siklus] = SIKLUS
    bersekat: ClassVar[bool] = True
    status: Status
    kejadian_pada: datetime | None = None
    jawaban: tuple[Penanda, ...] = ()

    @property
    def utama(self) -> KasusId | None:
        """The report that leads; also after both have ended."""
        return next(iter(self.tertaut(Hubungan.MENGIKUTI)), None)

    @property
    def pengikut(self) -> tuple[KasusId, ...]:
        """The reports of the same event that are dealt with here."""
        return self.tertaut(Hubungan.MEMIMPIN)

    @property
    def tanda_lain(self) -> frozenset[str]:
        return frozenset(satu.nama for satu in self.jawaban if self.utama is not None)


def evolve(keadaan: LaporanKedaruratan | None, kejadian: Kejadian) -> LaporanKedaruratan:
    """The state after the event. Raises `RiwayatRusak` for an event the lifecycle forbids."""
    if keadaan is None:
        if not isinstance(kejadian, k.KedaruratanDilaporkan):
            raise RiwayatRusak(f"riwayat tidak dimulai dengan laporan: {kejadian.tipe}")
        pada = kejadian.kejadian_pada
        return dibuka(LaporanKedaruratan, kejadian, Status.DITANGANI, kejadian_pada=pada)
    return _terapkan(beralih(keadaan, kejadian), kejadian)


def _terapkan(keadaan: LaporanKedaruratan, e: Kejadian) -> LaporanKedaruratan:
    match e:
        case k.LaporanDigabung():
            return tutup_jeda(keadaan, e)
        case LangkahTerjawab():
            jawaban = (*keadaan.jawaban, penanda(e.langkah, e))
            return attrs.evolve(terapkan(keadaan, e), jawaban=jawaban)
        case k.LaporanDipisahkan():
            return _dipisahkan(keadaan, e)
        case k.KematianDicatat():
            return berakhir(tandai(keadaan, MENINGGAL, e), "selesai", e)
        case WaktuDikoreksi():
            jawaban = koreksi(keadaan.penanda, e).semua(keadaan.jawaban)
            return attrs.evolve(terapkan(keadaan, e), jawaban=jawaban)
        case StandarDipindah():
            jawaban = sebut_penanda(keadaan.jawaban, e.sebutan)
            return attrs.evolve(terapkan(keadaan, e), jawaban=jawaban)
        case _:
            return terapkan(keadaan, e)


def _dipisahkan(keadaan: LaporanKedaruratan, e: k.LaporanDipisahkan) -> LaporanKedaruratan:
    """What was done elsewhere for another event was never done here."""
    sisa = tuple(satu for satu in keadaan.penanda if e.terjawab or satu not in keadaan.jawaban)
    return attrs.evolve(keadaan, penanda=sisa, jawaban=())
