"""The lifecycle of a Pengaduan.

It is answered before it is closed: the complainant says whether the answer solved it, or lets the
time for that pass. "Not solved" opens it again, with its history. What another authority must
answer ends here as ``diteruskan``; "deferred" is a pause. Ours: what that authority sends back, and
what was withdrawn under pressure, is opened again as well.
"""

from enum import StrEnum
from typing import Final

from dinsos_core.domain.kasus import catatan as c
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import tambahan as t
from dinsos_core.domain.kasus.pindahan import DIPINDAH
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.pengaduan import kejadian as p
from dinsos_core.domain.shared.mesin import MesinKetat, keadaan


class Status(StrEnum):
    DITERIMA = "diterima"
    """Received; the standard's own steps run."""
    DIKEMBALIKAN = "dikembalikan"
    """Back with the complainant for what is missing."""
    DIJAWAB = "dijawab"
    """Answered; the complainant has not said yet whether that solves it."""
    SELESAI = "selesai"
    """Solved, or left at the answer."""
    DITERUSKAN = "diteruskan"
    """Passed to the authority that has to answer it."""
    DICABUT = "dicabut"
    """Withdrawn by the complainant."""


class SiklusPengaduan(MesinKetat):
    """The lifecycle as a strict machine: the documentation, the diagram and the check."""

    _ = keadaan(Status, awal=Status.DITERIMA)

    berkas_ditambah = _.DITERIMA.to.itself() | _.DIKEMBALIKAN.to(_.DITERIMA)
    berkas_dikembalikan = _.DITERIMA.to(_.DIKEMBALIKAN)
    keterangan_ditambah = (
        _.DITERIMA.to.itself() | _.DIKEMBALIKAN.to(_.DITERIMA) | _.DIJAWAB.to.itself()
    )
    pengaduan_dijawab = _.DITERIMA.to(_.DIJAWAB)
    kasus_ditutup = _.DIJAWAB.to(_.SELESAI)
    kasus_diteruskan = _.DITERIMA.to(_.DITERUSKAN)
    pengaduan_dicabut = (
        _.DITERIMA.to(_.DICABUT) | _.DIKEMBALIKAN.to(_.DICABUT) | _.DIJAWAB.to(_.DICABUT)
    )
    kasus_dibuka_kembali = (
        _.DIJAWAB.to(_.DITERIMA)
        | _.SELESAI.to(_.DITERIMA)
        | _.DITERUSKAN.to(_.DITERIMA)
        | _.DICABUT.to(_.DITERIMA)
    )


BERJALAN: Final = frozenset({Status.DITERIMA, Status.DIKEMBALIKAN, Status.DIJAWAB})
"""Complaints somebody still has work with."""

_KERJA: Final = (k.BerkasDiperiksa, k.KelayakanDinilai, k.LangkahDiparaf, k.LangkahDiselesaikan)
_SEBELUM_DIJAWAB: Final = (k.DataDikoreksi, k.KasusDijeda, k.KasusDilanjutkan, c.PihakDitambah)
_SELAMA_BERJALAN: Final = (c.KasusDitugaskan, t.KasusDialihkan, t.KodeKlaimDiterbitkan)

SIKLUS: Final = Siklus(
    status=Status,
    mesin=SiklusPengaduan,
    selama={
        **{e.tipe: frozenset({Status.DITERIMA}) for e in (*_KERJA, p.PengaduanDitanggapi)},
        **{e.tipe: BERJALAN - {Status.DIJAWAB} for e in _SEBELUM_DIJAWAB},
        **{e.tipe: BERJALAN for e in _SELAMA_BERJALAN},
        **{e.tipe: frozenset(Status) for e in c.SELALU},
        DIPINDAH: frozenset(Status),
    },
    berjalan=BERJALAN,
    tuntas=frozenset({Status.SELESAI}),
    menetap=frozenset({Status.DIJAWAB}),
)
"""The lifecycle as commands ask it; a test proves for every status and event that it is the
machine's."""
