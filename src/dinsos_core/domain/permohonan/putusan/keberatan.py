"""The applicant's objection to a refusal, and the decision on it.

UU 30/2014 arts. 75-77: filed with the office within its time limit and decided by it. How long and
by whom are parameters of the agency, marked ours.
"""

from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.jam import tenggat_keberatan
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.permohonan.putusan.bersama import (
    Terhalang,
    halangan,
    jejak,
    peran_loket,
    peran_penetap,
    segel_alasan,
)
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.prosedur.kemajuan import langkah_jenis
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import KodeHalangan
from dinsos_core.domain.shared.pelaku import PEMOHON
from dinsos_core.domain.standar.model import AKHIR, JenisLangkah


def ajukan(keadaan: Permohonan, c: p.AjukanKeberatan, konteks: Konteks) -> tuple[k.Kejadian, ...]:
    """Once per refusal, within the agency's limit, by the applicant or at the counter for them."""
    oleh = jejak(konteks, (PEMOHON, *peran_loket(konteks.standar)), keadaan)
    if keadaan.status is Status.DITOLAK:
        if keadaan.keberatan_kandas:
            raise Terhalang(halangan(KodeHalangan.KEBERATAN_SUDAH_PERNAH))
        tenggat = tenggat_keberatan(keadaan, konteks.standar, konteks.kalender, konteks.bacaan)
        if tenggat is not None and konteks.kini > tenggat.jatuh_tempo:
            raise Terhalang(
                halangan(
                    KodeHalangan.KEBERATAN_LEWAT_WAKTU,
                    jatuh_tempo=tenggat.jatuh_tempo.isoformat(),
                )
            )
    alasan = segel_alasan(konteks, keadaan, c.alasan)
    return (k.KeberatanDiajukan(pada=konteks.kini, oleh=oleh, alasan=alasan),)


def putuskan(
    keadaan: Permohonan, c: p.PutuskanKeberatan, konteks: Konteks
) -> tuple[k.Kejadian, ...]:
    """Granted: the case is assessed and determined anew. Refused: the refusal stands."""
    parameter = konteks.standar.instansi.parameter.get("oleh_keberatan")
    peran = (parameter,) if parameter else peran_penetap(konteks.standar)
    oleh = jejak(konteks, peran)
    alasan = segel_alasan(konteks, keadaan, c.alasan)
    if not c.dikabulkan:
        return (k.KeberatanDitolak(pada=konteks.kini, oleh=oleh, alasan=alasan),)
    semua = konteks.standar.langkah
    langkah = (
        langkah_jenis(semua, JenisLangkah.ASESMEN)
        or langkah_jenis(semua, JenisLangkah.PENETAPAN)
        or AKHIR
    )
    return (k.KeberatanDikabulkan(pada=konteks.kini, oleh=oleh, langkah=langkah, alasan=alasan),)
