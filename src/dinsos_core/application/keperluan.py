"""For what the facts of a case are read, and by which exception also those that are restricted."""

from typing import Final

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.model import Agregat, StandarPelayanan
from dinsos_core.ports.brankas import Keperluan, Pengecualian

SELAMA_PEMBATASAN: Final = "selama-pembatasan"
"""The reading (tafsir 74): which running work goes on with the data of somebody restricted."""

TAK_DAPAT_MENUNGGU: Final = frozenset({Agregat.LAPORAN_KEDARURATAN, Agregat.KLIEN})
"""Emergencies, and whoever stays or is accompanied: no one is put out for want of their data."""

BERSENGKETA: Final = frozenset({"keberatan", "banding"})
"""Marks from which on the office answers to somebody who claims a right against it, until that is
decided or the case goes on."""
_SELESAI: Final = frozenset({"keberatan_diputus", "ditolak", "dibuka_kembali"})


def keperluan_kasus(keadaan: Kasus | None, kasus: KasusId, konteks: Konteks, apa: str) -> Keperluan:
    """Reading facts of this case, or of one that is being opened, for ``apa``."""
    return Keperluan(
        pelaku=konteks.pelaku.id,
        tujuan=apa,
        kasus=kasus,
        pada=konteks.kini,
        kecuali=pengecualian(keadaan, konteks.standar),
    )


def pengecualian(keadaan: Kasus | None, standar: StandarPelayanan) -> Pengecualian | None:
    """Why the case goes on although somebody in it is restricted; None if it does not."""
    if keadaan is not None:
        if _bersengketa(keadaan):
            return Pengecualian.KLAIM_HUKUM
        if keadaan.status not in keadaan.siklus.berjalan:
            return None
    semua = {satu.kode: satu.bacaan for satu in standar.tafsir}
    match semua.get(SELAMA_PEMBATASAN, "kedaruratan-berjalan"):
        case "semua-berjalan":
            return Pengecualian.PERKARA
        case "semua-berhenti":
            return None
        case _:
            boleh = standar.agregat in TAK_DAPAT_MENUNGGU
            return Pengecualian.PERKARA if boleh else None


def _bersengketa(keadaan: Kasus) -> bool:
    """An appeal leaves the refusal as it stands; only its mark tells."""
    nama = (satu.nama for satu in reversed(keadaan.penanda))
    return next((satu for satu in nama if satu in BERSENGKETA | _SELESAI), "") in BERSENGKETA
