"""The rule by which a proxy's or guardian's power ends."""

from typing import Final

from dinsos_core.domain.kasus import perintah_catatan as p
from dinsos_core.domain.kasus.catatan import PerwakilanBerakhir
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kasus.wakil import SENDIRI
from dinsos_core.domain.prosedur.aturan import Aturan
from dinsos_core.domain.prosedur.bidang import ALASAN, ALASAN_BEBAS, Bidang, JenisBidang, Pilihan
from dinsos_core.domain.prosedur.formulir import sebutan_pihak
from dinsos_core.domain.prosedur.isian import segel_teks, tempat_pihak
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.peran import dapat_sebagai, loket_dan_publik, petugas
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.pelaku import JejakPelaku


def _akhiri(
    kasus: Kasus, c: p.AkhiriPerwakilan, konteks: Konteks, oleh: JejakPelaku
) -> tuple[Kejadian, ...]:
    """A letter of proxy is revoked by whoever gave it; what holds by law, an official ends."""
    resmi = petugas(konteks, oleh)
    boleh = _dapat_diakhiri(kasus, konteks, resmi=resmi)
    tempat = tempat_pihak(kasus).get(c.pihak)
    if tempat is None or tempat not in boleh:
        lokasi = [satu for n, (satu, _) in enumerate(sebutan_pihak(kasus, konteks)) if n in boleh]
        mirip = terdekat(c.pihak, lokasi)
        raise Terhalang(
            halangan(KodeHalangan.BUKAN_WAKIL, "pihak", pilihan=tuple(lokasi), mirip=mirip)
        )
    alasan = segel_teks(konteks, kasus, "alasan", c.alasan, wajib=resmi)
    return (PerwakilanBerakhir(pada=konteks.kini, oleh=oleh, pihak=tempat, alasan=alasan),)


def _dapat_diakhiri(kasus: Kasus, konteks: Konteks, *, resmi: bool) -> tuple[int, ...]:
    """The places of those whose power the actor may end: of the public, that which they gave."""
    sendiri = {n for n, q in enumerate(kasus.pihak) if q.akun == konteks.pelaku.id}
    return tuple(
        n
        for n, q in enumerate(kasus.pihak)
        if q.wakil is not None
        and not q.wakil.berakhir
        and (resmi or (not q.wakil.penuh and q.wakil.untuk in sendiri))
    )


def _tanpa_wakil(kasus: Kasus, konteks: Konteks) -> tuple[Halangan, ...]:
    return () if _pilihan(kasus, konteks) else (halangan(KodeHalangan.BUKAN_WAKIL, "pihak"),)


def _pilihan(kasus: Kasus, konteks: Konteks) -> tuple[Pilihan, ...]:
    boleh = _dapat_diakhiri(kasus, konteks, resmi=_resmi(kasus, konteks))
    semua = enumerate(sebutan_pihak(kasus, konteks))
    return tuple(Pilihan(kode=kode, teks=teks) for n, (kode, teks) in semua if n in boleh)


def _resmi(kasus: Kasus, konteks: Konteks) -> bool:
    oleh = dapat_sebagai(konteks, loket_dan_publik(konteks.standar), kasus, SENDIRI)
    return oleh is not None and petugas(konteks, oleh)


def _bidang_akhiri(kasus: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
    pihak = Bidang(
        nama="pihak",
        jenis=JenisBidang.PILIHAN,
        teks=Kata("Kuasa atau wali yang berakhir", "The proxy or guardian whose power ends"),
        wajib=True,
        pilihan=_pilihan(kasus, konteks),
    )
    return (pihak, ALASAN if _resmi(kasus, konteks) else ALASAN_BEBAS)


AKHIRI_PERWAKILAN: Final = Aturan[Kasus](
    perintah=p.AkhiriPerwakilan,
    teks=Kata("Akhiri kuasa atau perwalian", "End a proxy's or guardian's power"),
    oleh=loket_dan_publik,
    diwakili=SENDIRI,
    kejadian=PerwakilanBerakhir.tipe,
    halang=_tanpa_wakil,
    bidang=_bidang_akhiri,
    putuskan=_akhiri,
)
