"""Who may act for a party of any case: a proxy (kuasa), a guardian or curator (wali).

No decree prints such parties; what they are and which papers they bring is shared data of ours,
laid over a standard when it is read, so that its fingerprint stays that of what is printed.
"""

from collections.abc import Iterable

from attrs import evolve, field

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.model import BatasPihak, Dokumen, StandarPelayanan


@frozen(kw_only=True)
class Perwakilan:
    """A kind of party that acts for another. ``penuh``: by law, in everything; otherwise in what
    its letter names. ``maksimal``: how many a case has; ``dokumen``: the papers of each;
    ``bukan_bagi``: the kinds of parties that it never acts for."""

    kode: str
    penuh: bool = False
    maksimal: int = 9
    bukan_bagi: tuple[str, ...] = ()
    dokumen: tuple[Dokumen, ...] = field(default=())


def dengan_wakil(standar: StandarPelayanan, semua: Iterable[Perwakilan]) -> StandarPelayanan:
    """The standard with those who may act for its parties and their papers; none where it has no
    parties at all. Doing it again changes nothing."""
    ada = {batas.pihak for batas in standar.pihak}
    baru = [satu for satu in semua if ada and satu.kode not in ada]
    if not baru:
        return standar
    return evolve(
        standar,
        pihak=(
            *standar.pihak,
            *(BatasPihak(pihak=x.kode, minimal=0, maksimal=x.maksimal) for x in baru),
        ),
        dokumen=(
            *standar.dokumen,
            *(
                evolve(dokumen, untuk=f"setiap {satu.kode}", milik_kami=True)
                for satu in baru
                for dokumen in satu.dokumen
            ),
        ),
        wakil=(*standar.wakil, *(satu.kode for satu in baru)),
    )
