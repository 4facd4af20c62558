"""Assessment and determination: the rules inform, the office decides, the record shows both."""

from attrs import frozen

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kemajuan import AKHIR, SETUJU, TOLAK
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import (
    Kesimpulan,
    Rekomendasi,
    RingkasanPenilaian,
    nilai_siap,
)
from dinsos_core.domain.prosedur.isian import segel_teks
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.model import StandarPelayanan


def dinilai(
    fakta: FaktaKasus, keadaan: Kasus, konteks: Konteks, oleh: JejakPelaku
) -> k.KelayakanDinilai:
    """The assessment as an event: conclusions, thresholds and versions, no personal values.

    The reference date is the day of the first submission in the agency's zone, whenever assessed.
    """
    pengajuan = konteks.hari(keadaan.diajukan_pada)
    penilaian = nilai_siap(konteks.syarat, fakta, pengajuan=pengajuan)
    return k.KelayakanDinilai(pada=konteks.kini, oleh=oleh, penilaian=penilaian.ringkas())


@frozen(kw_only=True)
class DasarPutusan:
    """A determination before the aggregate makes its own event of it."""

    dasar: tuple[str, ...]
    menyimpang: bool
    alasan: Rahasia | None


def putusan(
    keadaan: Kasus, hasil: str, alasan: str, konteks: Konteks, *, wajib: bool = False
) -> DasarPutusan:
    """What approving or refusing rests on.

    Going against the assessment, or refusing with no unmet condition to rest on, takes a stated
    reason; ``wajib``: so does this in any case.
    """
    penilaian = keadaan.penilaian
    dasar = tidak_terpenuhi(penilaian) if penilaian else ()
    menyimpang = penilaian is not None and _menyimpang(hasil, penilaian, keadaan.saran_tolak)
    wajib = wajib or menyimpang or (hasil == TOLAK and not dasar)
    return DasarPutusan(
        dasar=dasar,
        menyimpang=menyimpang,
        alasan=segel_teks(konteks, keadaan, "alasan", alasan, wajib=wajib),
    )


def tidak_dilayani(
    keadaan: Kasus, alasan: str, konteks: Konteks, oleh: JejakPelaku
) -> k.KasusTidakDilayani:
    """An ending against somebody outside a determination; its ground must be stated. Where nothing
    is assessed, nothing is gone against."""
    isi = putusan(keadaan, TOLAK, alasan, konteks, wajib=True)
    return k.KasusTidakDilayani(
        pada=konteks.kini,
        oleh=oleh,
        dasar=isi.dasar,
        menyimpang=isi.menyimpang
        and keadaan.penilaian is not None
        and bool(keadaan.penilaian.syarat),
        alasan=isi.alasan,
    )


def diteruskan(
    keadaan: Kasus,
    konteks: Konteks,
    oleh: JejakPelaku,
    kepada: str,
    *,
    dasar: tuple[str, ...],
    alasan: str,
    langkah: str = AKHIR,
) -> k.KasusDiteruskan:
    """The case passed to another authority, on grounds or for a stated reason; ``langkah`` goes on
    to tell of it. Raises `Terhalang`
    without either, or without an addressee."""
    if not kepada:
        raise Terhalang(halangan(KodeHalangan.RUJUKAN_WAJIB, "kepada"))
    return k.KasusDiteruskan(
        pada=konteks.kini,
        oleh=oleh,
        kepada=kepada,
        langkah=langkah,
        dasar=dasar,
        alasan=segel_teks(konteks, keadaan, "alasan", alasan, wajib=not dasar),
    )


def dasar_teruskan(keadaan: Kasus) -> tuple[str, ...]:
    """Codes of the conditions that were found to lead to another authority."""
    nilai = keadaan.penilaian
    return _berkesimpulan(nilai, Kesimpulan.DITERUSKAN) if nilai is not None else ()


def boleh_menetapkan(keadaan: Kasus, standar: StandarPelayanan, pelaku: PelakuId) -> bool:
    """Whoever assessed does not also determine, unless the standard says so."""
    return standar.asesor_boleh_menetapkan or pelaku not in keadaan.asesor


def tidak_terpenuhi(penilaian: RingkasanPenilaian) -> tuple[str, ...]:
    """Codes of the conditions found unmet; one that passes the case on is no ground to refuse."""
    return _berkesimpulan(penilaian, Kesimpulan.TIDAK_TERPENUHI)


def _berkesimpulan(penilaian: RingkasanPenilaian, kesimpulan: Kesimpulan) -> tuple[str, ...]:
    return tuple(h.kode for h in penilaian.syarat if h.kesimpulan is kesimpulan)


def _menyimpang(hasil: str, penilaian: RingkasanPenilaian, saran_tolak: bool) -> bool:
    saran = penilaian.rekomendasi
    if hasil == SETUJU:
        return saran is not Rekomendasi.SETUJUI or saran_tolak
    return saran is not Rekomendasi.TOLAK and not saran_tolak
