"""The lifecycle of a Permohonan.

What every service shares lives here once; a standard's own steps happen inside these states. A
refused case rests in ``ditolak``, where an objection is still open to the applicant; ``ditarik``,
``gugur``, ``selesai``, ``tidak_dilayani`` and ``diteruskan`` end a case, but an office may reopen
it.
"""

from enum import StrEnum
from typing import Final

from dinsos_core.domain.kasus import catatan as c
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.kejadian_surat import KEJADIAN_SURAT
from dinsos_core.domain.kasus.pindahan import DIPINDAH
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.kasus.tambahan import KasusDialihkan
from dinsos_core.domain.shared.mesin import MesinKetat, keadaan

BANDING_DICATAT: Final = "banding_dicatat"


class Status(StrEnum):
    DIAJUKAN = "diajukan"
    """Received; papers not yet declared complete."""
    DIKEMBALIKAN = "dikembalikan"
    """Back with the applicant for missing papers."""
    DIPROSES = "diproses"
    """Dossier complete; the standard's own steps run."""
    DISETUJUI = "disetujui"
    """Determined in favour; product not yet issued."""
    DI_SISTEM_LAIN = "di_sistem_lain"
    """Handed to another system (BPKPAD, SIPD, BPJS), whose answer is awaited."""
    TERBIT = "terbit"
    """Product issued or performed; hand-over or follow-up remains."""
    DITOLAK = "ditolak"
    """Determined against, with reasons."""
    KEBERATAN = "keberatan"
    """The applicant objects; a decision on the objection is due."""
    TIDAK_DILAYANI = "tidak_dilayani"
    """Served no further, outside a determination, with reasons."""
    DITERUSKAN = "diteruskan"
    """Passed to another authority."""
    SELESAI = "selesai"
    """Everything done; a letter may still be revoked."""
    DITARIK = "ditarik"
    """Withdrawn by the applicant."""
    GUGUR = "gugur"
    """Lapsed: papers not completed in time."""


class SiklusPermohonan(MesinKetat):
    """The lifecycle as a strict machine: the documentation, the diagram and the check."""

    _ = keadaan(Status, awal=Status.DIAJUKAN)

    berkas_ditambah = _.DIAJUKAN.to.itself() | _.DIKEMBALIKAN.to(_.DIAJUKAN)
    berkas_dikembalikan = _.DIAJUKAN.to(_.DIKEMBALIKAN) | _.DIPROSES.to(_.DIKEMBALIKAN)
    berkas_dinyatakan_lengkap = _.DIAJUKAN.to(_.DIPROSES)
    permohonan_disetujui = _.DIPROSES.to(_.DISETUJUI)
    permohonan_ditolak = _.DIAJUKAN.to(_.DITOLAK) | _.DIPROSES.to(_.DITOLAK)
    kasus_tidak_dilayani = _.DIAJUKAN.to(_.TIDAK_DILAYANI) | _.DIPROSES.to(_.TIDAK_DILAYANI)
    putusan_diulang = _.DISETUJUI.to(_.DIPROSES) | _.DI_SISTEM_LAIN.to(_.DIPROSES)
    kasus_diteruskan = _.DIAJUKAN.to(_.DITERUSKAN) | _.DIPROSES.to(_.DITERUSKAN)
    diserahkan_ke_sistem = (
        _.DISETUJUI.to(_.DI_SISTEM_LAIN)
        | _.TERBIT.to(_.DI_SISTEM_LAIN)
        | _.DI_SISTEM_LAIN.to.itself()
    )
    sistem_memenuhi = _.DI_SISTEM_LAIN.to(_.TERBIT)
    sistem_menolak = _.DI_SISTEM_LAIN.to(_.DIPROSES)
    produk_diterbitkan = _.DISETUJUI.to(_.TERBIT) | _.TERBIT.to.itself()
    # Another system may refuse what was issued already: the letter outlives its determination.
    surat_dicabut = (
        _.TERBIT.to(_.DISETUJUI)
        | _.SELESAI.to(_.DISETUJUI)
        | _.DIPROSES.to.itself()
        | _.DITOLAK.to.itself()
        | _.TIDAK_DILAYANI.to.itself()
        | _.DITERUSKAN.to.itself()
        | _.DITARIK.to.itself()
        | _.GUGUR.to.itself()
    )
    kasus_ditutup = (
        _.DISETUJUI.to(_.SELESAI) | _.DI_SISTEM_LAIN.to(_.SELESAI) | _.TERBIT.to(_.SELESAI)
    )
    keberatan_diajukan = _.DITOLAK.to(_.KEBERATAN)
    keberatan_dikabulkan = _.KEBERATAN.to(_.DIPROSES)
    keberatan_ditolak = _.KEBERATAN.to(_.DITOLAK)
    permohonan_ditarik = (
        _.DIAJUKAN.to(_.DITARIK)
        | _.DIKEMBALIKAN.to(_.DITARIK)
        | _.DIPROSES.to(_.DITARIK)
        | _.DISETUJUI.to(_.DITARIK)
        | _.KEBERATAN.to(_.DITARIK)
    )
    permohonan_gugur = _.DIKEMBALIKAN.to(_.GUGUR)
    pemeriksaan_diulang = _.DIPROSES.to(_.DIAJUKAN)
    kasus_dibuka_kembali = (
        _.DISETUJUI.to(_.DIAJUKAN)
        | _.DITOLAK.to(_.DIAJUKAN)
        | _.TIDAK_DILAYANI.to(_.DIAJUKAN)
        | _.DITERUSKAN.to(_.DIAJUKAN)
        | _.SELESAI.to(_.DIAJUKAN)
        | _.DITARIK.to(_.DIAJUKAN)
        | _.GUGUR.to(_.DIAJUKAN)
    )


BERJALAN: Final = frozenset(Status) - {
    Status.DITOLAK,
    Status.TIDAK_DILAYANI,
    Status.DITERUSKAN,
    Status.SELESAI,
    Status.DITARIK,
    Status.GUGUR,
}
"""Cases somebody still has work with."""

_BERGERAK: Final = BERJALAN - {Status.DIKEMBALIKAN, Status.KEBERATAN} | {
    Status.DITOLAK,
    Status.TIDAK_DILAYANI,
    Status.DITERUSKAN,
}
"""Where steps are done: an ending against somebody, too, has steps that tell of it."""

SIKLUS: Final = Siklus(
    status=Status,
    mesin=SiklusPermohonan,
    selama={
        k.BerkasDiperiksa.tipe: _BERGERAK,
        k.DataDikoreksi.tipe: frozenset({Status.DIAJUKAN, Status.DIKEMBALIKAN, Status.DIPROSES}),
        k.KelayakanDinilai.tipe: frozenset({Status.DIAJUKAN, Status.DIPROSES}),
        k.LangkahDiparaf.tipe: _BERGERAK,
        k.LangkahDiselesaikan.tipe: _BERGERAK,
        k.LangkahDiulang.tipe: frozenset({Status.DIPROSES}),
        k.KasusDijeda.tipe: BERJALAN,
        k.KasusDilanjutkan.tipe: BERJALAN,
        c.PihakDitambah.tipe: frozenset({Status.DIAJUKAN, Status.DIKEMBALIKAN, Status.DIPROSES}),
        c.VarianDitetapkan.tipe: frozenset(
            {Status.DIAJUKAN, Status.DIKEMBALIKAN, Status.DIPROSES, Status.DISETUJUI}
        ),
        BANDING_DICATAT: frozenset({Status.DITOLAK}),
        c.TanggalMulaiDitetapkan.tipe: frozenset({Status.DISETUJUI}),
        c.KasusDitugaskan.tipe: BERJALAN | {Status.DITOLAK},
        KasusDialihkan.tipe: frozenset({Status.DIAJUKAN, Status.DIKEMBALIKAN, Status.DIPROSES}),
        **dict.fromkeys((e.tipe for e in c.SELALU), frozenset(Status)),
        **dict.fromkeys((e.tipe for e in KEJADIAN_SURAT), frozenset(Status)),
        DIPINDAH: frozenset(Status),
    },
    berjalan=BERJALAN,
    tuntas=frozenset({Status.SELESAI}),
)
"""The lifecycle as commands ask it; a test proves for every status and event that it is the
machine's."""
