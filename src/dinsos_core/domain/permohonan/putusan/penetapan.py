"""Assessment and determination: the rules inform, the office decides, the record shows both."""

from datetime import date
from zoneinfo import ZoneInfo

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import (
    Kesimpulan,
    Rekomendasi,
    RingkasanPenilaian,
    WaktuUji,
    nilai,
)
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.permohonan.putusan.bersama import segel_teks
from dinsos_core.domain.prosedur.kemajuan import SETUJU, TOLAK
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.model import StandarPelayanan


def dinilai(
    fakta: FaktaKasus, keadaan: Permohonan, konteks: Konteks, oleh: JejakPelaku
) -> k.KelayakanDinilai:
    """The assessment as an event: conclusions, thresholds and versions, no personal values.

    The reference date is the day of the first submission in the agency's zone, whenever assessed.
    """
    hasil = nilai(
        konteks.standar,
        fakta,
        pengajuan=tanggal_pengajuan(keadaan, konteks),
        waktu=WaktuUji(kalender=konteks.kalender, kabisat=konteks.bacaan.kabisat),
        uji=konteks.uji,
    )
    return k.KelayakanDinilai(pada=konteks.kini, oleh=oleh, penilaian=hasil.ringkas())


def tetapkan(
    keadaan: Permohonan, c: p.SelesaikanLangkah, hasil: str, konteks: Konteks, oleh: JejakPelaku
) -> k.PermohonanDisetujui | k.PermohonanDitolak:
    """Approve or refuse.

    Going against the assessment, or refusing with no unmet condition to rest on, takes a stated
    reason.
    """
    penilaian = keadaan.penilaian
    assert penilaian is not None
    dasar = tidak_terpenuhi(penilaian)
    menyimpang = _menyimpang(hasil, penilaian, keadaan.saran_tolak)
    wajib = menyimpang or (hasil == TOLAK and not dasar)
    alasan = segel_teks(konteks, keadaan, "alasan", c.alasan, wajib=wajib)
    if hasil == SETUJU:
        return k.PermohonanDisetujui(
            pada=konteks.kini, oleh=oleh, menyimpang=menyimpang, alasan=alasan
        )
    return k.PermohonanDitolak(
        pada=konteks.kini, oleh=oleh, dasar=dasar, menyimpang=menyimpang, alasan=alasan
    )


def boleh_menetapkan(keadaan: Permohonan, standar: StandarPelayanan, pelaku: PelakuId) -> bool:
    """Whoever assessed does not also determine, unless the standard says so."""
    return standar.penilai_boleh_menetapkan or pelaku not in keadaan.penilai


def tidak_terpenuhi(penilaian: RingkasanPenilaian) -> tuple[str, ...]:
    """Codes of the conditions found unmet."""
    return tuple(h.kode for h in penilaian.hasil if h.kesimpulan is Kesimpulan.TIDAK_TERPENUHI)


def _menyimpang(hasil: str, penilaian: RingkasanPenilaian, saran_tolak: bool) -> bool:
    saran = penilaian.rekomendasi
    if hasil == SETUJU:
        return saran is not Rekomendasi.SETUJUI or saran_tolak
    return saran is not Rekomendasi.TOLAK and not saran_tolak


def tanggal_pengajuan(keadaan: Permohonan, konteks: Konteks) -> date:
    """The day of the first submission in the agency's zone."""
    zona = ZoneInfo(konteks.standar.instansi.zona)
    return keadaan.diajukan_pada.astimezone(zona).date()
