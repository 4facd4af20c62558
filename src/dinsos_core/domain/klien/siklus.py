"""The lifecycle of an Episode: a stay, a referral, a tracing, an accompaniment, a discharge.

One that holds a place stays open in ``ditempatkan`` after its last step, until a discharge, a
departure, a transfer or a death ends it. A refusal ends in ``tidak_dilayani``; whatever has ended
may be reopened.
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


class Status(StrEnum):
    DITANGANI = "ditangani"
    """The standard's own steps run; nothing is determined."""
    DIKEMBALIKAN = "dikembalikan"
    """Back for missing papers, where the standard has them checked."""
    DISETUJUI = "disetujui"
    """Determined in favour; a place may be reserved."""
    MENUNGGU_JAWABAN = "menunggu_jawaban"
    """Filed with an institution, whose answer is awaited."""
    MENUNGGU_TEMPAT = "menunggu_tempat"
    """No place is free. Never to be confused with not being eligible."""
    DITEMPATKAN = "ditempatkan"
    """The client is in; stays so after the last step."""
    TIDAK_DILAYANI = "tidak_dilayani"
    """Served no further, or determined against, with reasons."""
    DITERUSKAN = "diteruskan"
    """Passed to another authority or institution."""
    BERHENTI = "berhenti"
    """Ended without having been completed: left, moved, died."""
    SELESAI = "selesai"
    """Everything done; a stay ends here by discharge."""


class SiklusEpisode(MesinKetat):
    """The lifecycle as a strict machine: the documentation, the diagram and the check."""

    _ = keadaan(Status, awal=Status.DITANGANI)

    # Papers may come late to whoever is being cared for already.
    berkas_ditambah = (
        _.DIKEMBALIKAN.to(_.DITANGANI)
        | _.DITANGANI.to.itself()
        | _.DISETUJUI.to.itself()
        | _.MENUNGGU_JAWABAN.to.itself()
        | _.MENUNGGU_TEMPAT.to.itself()
        | _.DITEMPATKAN.to.itself()
    )
    berkas_dikembalikan = _.DITANGANI.to(_.DIKEMBALIKAN) | _.DISETUJUI.to(_.DIKEMBALIKAN)
    episode_disetujui = _.DITANGANI.to(_.DISETUJUI)
    episode_ditolak = _.DITANGANI.to(_.TIDAK_DILAYANI)
    putusan_diulang = (
        _.DISETUJUI.to(_.DITANGANI)
        | _.MENUNGGU_TEMPAT.to(_.DITANGANI)
        | _.MENUNGGU_JAWABAN.to(_.DITANGANI)
    )
    # Where nothing is determined, an answer from outside (an iris scan) is no more than a step.
    diserahkan_ke_sistem = (
        _.DISETUJUI.to(_.MENUNGGU_JAWABAN)
        | _.MENUNGGU_JAWABAN.to.itself()
        | _.DITANGANI.to.itself()
    )
    sistem_memenuhi = _.MENUNGGU_JAWABAN.to(_.DISETUJUI) | _.DITANGANI.to.itself()
    sistem_menolak = _.MENUNGGU_JAWABAN.to(_.DITANGANI)
    tempat_ditunggu = _.DISETUJUI.to(_.MENUNGGU_TEMPAT) | _.DITANGANI.to(_.MENUNGGU_TEMPAT)
    klien_masuk = (
        _.DITANGANI.to(_.DITEMPATKAN)
        | _.DISETUJUI.to(_.DITEMPATKAN)
        | _.MENUNGGU_TEMPAT.to(_.DITEMPATKAN)
    )
    kasus_tidak_dilayani = (
        _.DITANGANI.to(_.TIDAK_DILAYANI)
        | _.DISETUJUI.to(_.TIDAK_DILAYANI)
        | _.MENUNGGU_JAWABAN.to(_.TIDAK_DILAYANI)
        | _.MENUNGGU_TEMPAT.to(_.TIDAK_DILAYANI)
    )
    kasus_diteruskan = (
        _.DITANGANI.to(_.DITERUSKAN)
        | _.DISETUJUI.to(_.DITERUSKAN)
        | _.MENUNGGU_JAWABAN.to(_.DITERUSKAN)
        | _.MENUNGGU_TEMPAT.to(_.DITERUSKAN)
        | _.DITEMPATKAN.to(_.DITERUSKAN)
    )
    episode_berhenti = (
        _.DITANGANI.to(_.BERHENTI)
        | _.DIKEMBALIKAN.to(_.BERHENTI)
        | _.DISETUJUI.to(_.BERHENTI)
        | _.MENUNGGU_JAWABAN.to(_.BERHENTI)
        | _.MENUNGGU_TEMPAT.to(_.BERHENTI)
        | _.DITEMPATKAN.to(_.BERHENTI)
    )
    kasus_ditutup = (
        _.DITANGANI.to(_.SELESAI)
        | _.DISETUJUI.to(_.SELESAI)
        | _.MENUNGGU_JAWABAN.to(_.SELESAI)
        | _.DITEMPATKAN.to(_.SELESAI)
    )
    kasus_dibuka_kembali = (
        _.TIDAK_DILAYANI.to(_.DITANGANI)
        | _.DITERUSKAN.to(_.DITANGANI)
        | _.BERHENTI.to(_.DITANGANI)
        | _.SELESAI.to(_.DITANGANI)
    )


BERJALAN: Final = frozenset(Status) - {
    Status.TIDAK_DILAYANI,
    Status.DITERUSKAN,
    Status.BERHENTI,
    Status.SELESAI,
}
"""Cases somebody still has work with."""

BERTEMPAT: Final = frozenset({Status.DISETUJUI, Status.DITEMPATKAN})
"""Where a place may be held; in any other status none is."""

_BERGERAK: Final = BERJALAN - {Status.DIKEMBALIKAN} | {Status.TIDAK_DILAYANI, Status.DITERUSKAN}
"""Where steps are done: an ending against somebody, too, has steps that tell of it."""

_BERJEDA: Final = BERJALAN - {Status.MENUNGGU_TEMPAT}
"""Waiting for a place is a pause of its own, which nobody ends but by a place."""

_TERDATA: Final = frozenset({Status.DITANGANI, Status.DIKEMBALIKAN, Status.DITEMPATKAN})
"""Where data are corrected: who somebody is may come out while they stay."""


SIKLUS: Final = Siklus(
    status=Status,
    mesin=SiklusEpisode,
    selama={
        k.BerkasDinyatakanLengkap.tipe: frozenset({Status.DITANGANI, Status.DITEMPATKAN}),
        k.BerkasDiperiksa.tipe: _BERGERAK,
        k.DataDikoreksi.tipe: _TERDATA,
        k.KelayakanDinilai.tipe: frozenset({Status.DITANGANI, Status.DITEMPATKAN}),
        k.LangkahDiparaf.tipe: _BERGERAK,
        k.LangkahDiselesaikan.tipe: _BERGERAK,
        k.LangkahDiulang.tipe: frozenset({Status.DITANGANI}),
        k.PemeriksaanDiulang.tipe: frozenset({Status.DITANGANI}),
        k.ProdukDiterbitkan.tipe: frozenset(
            {Status.DITANGANI, Status.DISETUJUI, Status.DITEMPATKAN}
        ),
        k.KasusDijeda.tipe: _BERJEDA,
        k.KasusDilanjutkan.tipe: _BERJEDA,
        k.TempatDiambil.tipe: BERTEMPAT,
        "klien_keluar_sementara": frozenset({Status.DITEMPATKAN}),
        "klien_kembali": frozenset({Status.DITEMPATKAN}),
        c.PihakDitambah.tipe: _TERDATA,
        c.VarianDitetapkan.tipe: _TERDATA | {Status.DISETUJUI},
        c.TanggalMulaiDitetapkan.tipe: frozenset({Status.DISETUJUI, Status.DITEMPATKAN}),
        c.KasusDitugaskan.tipe: _BERGERAK | BERJALAN,
        KasusDialihkan.tipe: frozenset({Status.DITANGANI, Status.DIKEMBALIKAN}),
        **dict.fromkeys((e.tipe for e in c.SELALU), frozenset(Status)),
        **dict.fromkeys((e.tipe for e in KEJADIAN_SURAT), frozenset(Status)),
        DIPINDAH: frozenset(Status),
        k.LanjutanTerhalang.tipe: frozenset(Status),
        k.SuratDicabut.tipe: frozenset(Status),
    },
    berjalan=BERJALAN,
    tuntas=frozenset({Status.SELESAI}),
    menetap=frozenset({Status.DITEMPATKAN}),
    menunggu=frozenset({Status.MENUNGGU_TEMPAT}),
)
"""The lifecycle as commands ask it; a test proves for every status and event that it is the
machine's."""
