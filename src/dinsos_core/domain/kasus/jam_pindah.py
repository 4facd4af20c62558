"""The clocks of a case that was moved to another version of its standard.

What was over at the move, or past due, keeps its former limit, its readings and its start: a met
clock never becomes missed, a missed one stays missed. Instants that are put right still move it.
What runs is counted anew by the new version from the same start; a limit that the former version
did not have starts with the move (tafsir 71).
"""

from datetime import datetime

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.penanda import Penanda
from dinsos_core.domain.kasus.penutup import penutup_sejak
from dinsos_core.domain.kasus.pindahan import DIPINDAH, JamBeku
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.model import StandarPelayanan


def letak_pindah(keadaan: Kasus) -> int:
    """The place of the mark of the last move; -1 of a case that was never moved."""
    semua = keadaan.penanda
    return next((n for n in reversed(range(len(semua))) if semua[n].nama == DIPINDAH), -1)


def beku_batas(keadaan: Kasus, kode: str, mulai: int | None, kembali: int | None) -> JamBeku | None:
    """The clock that keeps its former limit, by the code of the limit; None once it has started
    anew since the move (``mulai``: the place of the mark that starts it now), or its dossier went
    back (``kembali``)."""
    beku = next((satu for satu in keadaan.jam_beku if satu.batas.kode == kode), None)
    pindah = letak_pindah(keadaan)
    if beku is None or max(-1 if mulai is None else mulai, kembali or -1) > pindah:
        return None
    return beku


def batas_tinggal(keadaan: Kasus, standar: StandarPelayanan) -> tuple[BatasWaktu, ...]:
    """Limits of a former version under which a clock still stands, and of which the case's version
    has none."""
    ada = {satu.kode for satu in standar.waktu}
    return tuple(satu.batas for satu in keadaan.jam_beku if satu.batas.kode not in ada)


def penutup_beku(keadaan: Kasus, beku: JamBeku) -> Penanda | None:
    """What has ended it: before the move, or, of one that was past due, since."""
    if beku.penutup is not None:
        return beku.penutup
    return penutup_sejak(keadaan, beku.batas, letak_pindah(keadaan) + 1)


def sejak_baru(
    keadaan: Kasus,
    batas: BatasWaktu,
    mulai: datetime | None,
    tempat: int,
    penutup: Penanda | None,
) -> tuple[datetime | None, Penanda | None]:
    """Start and end of a limit; one that the former version did not have is owed from the move on,
    and not at all for what was over by then. ``tempat``: the place of the mark that starts it."""
    baru = next((satu for satu in keadaan.batas_baru if satu.kode == batas.kode), None)
    if baru is None or mulai is None:
        return mulai, penutup
    pindah = _letak(keadaan, baru.pada)
    if tempat > pindah:
        return mulai, penutup
    if penutup is not None and penutup in keadaan.penanda[:pindah]:
        return None, None
    return max(mulai, baru.pada), penutup


def _letak(keadaan: Kasus, pada: datetime) -> int:
    return next(
        n for n, satu in enumerate(keadaan.penanda) if (satu.nama, satu.pada) == (DIPINDAH, pada)
    )
