"""The state of a Permohonan: a case, and the objections to its refusals."""

from typing import ClassVar

import attrs

from dinsos_core.domain.kasus.catatan import WaktuDikoreksi
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kasus.lipatan import (
    RiwayatRusak,
    berakhir,
    beralih,
    dibuka,
    dicatat,
    ditetapkan,
    diulang,
    penetapan,
    tandai,
    terapkan,
    tutup_jeda,
)
from dinsos_core.domain.kasus.penanda import Bersaat, koreksi
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan.siklus import SIKLUS, Status
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.rahasia import Rahasia


@frozen(kw_only=True)
class Keberatan(Bersaat):
    """An objection and, once decided, its outcome."""

    alasan: Rahasia
    dikabulkan: bool | None = None
    jawaban: Rahasia | None = None


@frozen(kw_only=True, slots=False)
class Permohonan(Kasus):
    """One application."""

    siklus: ClassVar[Siklus] = SIKLUS
    status: Status
    keberatan: tuple[Keberatan, ...] = ()

    def sejak_ditolak(self, tanda: str) -> bool:
        """Whether the mark was left since the latest refusal; an objection to one is decided once
        (`keberatan_diputus`), and so is an appeal."""
        nama = [satu.nama for satu in reversed(self.penanda)]
        return tanda in nama[: nama.index("ditolak")] if "ditolak" in nama else False


def evolve(keadaan: Permohonan | None, kejadian: Kejadian) -> Permohonan:
    """The state after the event. Raises `RiwayatRusak` for an event the lifecycle forbids."""
    if keadaan is None:
        if not isinstance(kejadian, k.PermohonanDiajukan):
            raise RiwayatRusak(f"riwayat tidak dimulai dengan pengajuan: {kejadian.tipe}")
        return dibuka(Permohonan, kejadian, Status.DIAJUKAN)
    return _terapkan(beralih(keadaan, kejadian), kejadian)


def _terapkan(keadaan: Permohonan, e: Kejadian) -> Permohonan:
    match e:
        case k.PermohonanDisetujui() | k.PermohonanDitolak():
            return ditetapkan(keadaan, e, penetapan(keadaan, e))
        case k.KeberatanDiajukan():
            baru = Keberatan(pada=e.terjadi, dicatat=dicatat(e), alasan=e.alasan)
            keadaan = attrs.evolve(keadaan, keberatan=(*keadaan.keberatan, baru))
            return tandai(keadaan, "keberatan", e)
        case k.KeberatanDikabulkan():
            # Ours: the dossier is still complete, so the office's limit starts anew with the grant.
            keadaan = tandai(_dijawab(keadaan, e, dikabulkan=True), "berkas_lengkap", e)
            return diulang(keadaan, e.langkah)
        case k.KeberatanDitolak():
            keadaan = tutup_jeda(_dijawab(keadaan, e, dikabulkan=False), e)
            return tandai(keadaan, "keberatan_ditolak", e)
        case k.BandingDicatat():
            return tandai(keadaan, "banding", e)
        case k.PermohonanDitarik():
            return berakhir(keadaan, "ditarik", e)
        case k.PermohonanGugur():
            return berakhir(keadaan, "gugur", e)
        case WaktuDikoreksi():
            keberatan = koreksi(keadaan.penanda, e).semua(keadaan.keberatan)
            return attrs.evolve(terapkan(keadaan, e), keberatan=keberatan)
        case _:
            return terapkan(keadaan, e)


def _dijawab(
    keadaan: Permohonan, e: k.KeberatanDikabulkan | k.KeberatanDitolak, *, dikabulkan: bool
) -> Permohonan:
    akhir = attrs.evolve(keadaan.keberatan[-1], dikabulkan=dikabulkan, jawaban=e.alasan)
    keadaan = attrs.evolve(keadaan, keberatan=(*keadaan.keberatan[:-1], akhir))
    return tandai(keadaan, "keberatan_diputus", e)
