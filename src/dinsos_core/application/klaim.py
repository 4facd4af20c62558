"""The secret code by which somebody without an account acts in a case.

Whoever has it is the account whose id the code's keyed hash is: so the code is checked by looking
for a party with that account, and every rule about parties holds. Only the hash is kept.
"""

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.nomor import baca_kode
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.penyimpanan import UnitOfWork


def sidik_kode(unit: UnitOfWork, kode: str) -> str | None:
    """The keyed hash of a code; None of what can be no code."""
    terbaca = baca_kode(kode)
    return None if terbaca is None else unit.brankas.sidik(f"klaim|{terbaca}")


def pemegang(unit: UnitOfWork, kasus: Kasus | None, kode: str) -> Pelaku | None:
    """Who has the code of this case; None if it is not its code. Looks at the hash whether there is
    a case or not, so that both take the same time."""
    akun = sidik_kode(unit, kode)
    milik = [q for q in kasus.pihak if q.akun is not None and q.akun == akun] if kasus else []
    if akun is None or not milik:
        return None
    return Pelaku(id=PelakuId(akun), peran=frozenset({milik[0].pihak}))
