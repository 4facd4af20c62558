"""Who reads a message for somebody: a proxy who may receive beside them, a guardian in place of a
child or ward. Nothing goes to a child who applies and has no guardian: it is told to nobody."""

from collections.abc import Iterable, Iterator

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import PihakKasus
from dinsos_core.domain.kasus.wakil import Lingkup
from dinsos_core.domain.prosedur.anak import perlu_wali
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.pelaku import PEMOHON


def dengan_wakil(
    penerima: Iterable[PihakKasus], keadaan: Kasus, konteks: Konteks
) -> tuple[PihakKasus, ...]:
    """These parties as far as they read for themselves, each with those who read for them."""
    semua = (satu for q in penerima for satu in _pembaca(q, keadaan, konteks))
    return tuple({satu.subjek: satu for satu in semua}.values())


def _pembaca(pihak: PihakKasus, keadaan: Kasus, konteks: Konteks) -> Iterator[PihakKasus]:
    tempat = next(n for n, q in enumerate(keadaan.pihak) if q.subjek == pihak.subjek)
    wakil = [q for q in _penerima(keadaan, konteks) if q.wakil and q.wakil.untuk == tempat]
    wali = any(q.wakil and q.wakil.penuh for q in wakil)
    # Who reports or complains may do so of their guardian: they always read for themselves.
    if pihak.pihak != PEMOHON or not (wali or _anak(pihak, keadaan, konteks)):
        yield pihak
    yield from wakil


def _penerima(keadaan: Kasus, konteks: Konteks) -> Iterator[PihakKasus]:
    menerima = frozenset({Lingkup.MENERIMA})
    for q in keadaan.pihak:
        wakil = q.wakil
        if wakil and wakil.berlaku(konteks.tanggal) and wakil.mencakup(menerima):
            yield q


def _anak(pihak: PihakKasus, keadaan: Kasus, konteks: Konteks) -> bool:
    """Whether it is known that the applicant is a child, as the case says."""
    if not keadaan.anak:
        return False
    sejenis = [q.subjek for q in keadaan.pihak if q.pihak == pihak.pihak]
    lokasi = f"{pihak.pihak}[{sejenis.index(pihak.subjek)}].tanggal_lahir"
    return perlu_wali(keadaan, konteks.standar) and lokasi in keadaan.anak
