"""One quick look that tells most cases from those whose facts may contradict each other.

Every case is judged, and hardly any contradicts itself: one pass over births, numbers and the
marriage settles that the checks named here find nothing. What it cannot settle at a glance (a date
known to a span, two equal ones, a fact that the standard does not ask) they look at themselves.
"""

from collections.abc import Callable, Collection
from datetime import date
from typing import Final, TypeAlias

from dinsos_core.domain.kelayakan.cakupan import PENGANGKATAN, Cakupan
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.pertentangan_waktu import NIKAH, USIA_KANAK
from dinsos_core.domain.shared.pelaku import PEMOHON

Tenang: TypeAlias = Callable[[FaktaKasus], bool]

DIJAGA: Final = frozenset(
    {
        "nikah_terlalu_dini",
        "anak_lebih_tua",
        "nik_ganda",
        "satu_orang_dua_pihak",
    }
)
"""The checks that need not run where all is quiet."""


def gerbang(cakupan: Cakupan, dibaca: Collection[str] = ()) -> Tenang:
    """Whether none of `DIJAGA` can find anything in a case of this standard, and nothing is stated
    that checks read (``dibaca``) and the standard does not ask."""
    # The applicants first: a child is held against the youngest of them.
    semua = [
        (nama, frozenset(dibaca) - kode)
        for nama, kode in sorted(cakupan.pihak.items(), key=lambda satu: satu[0] != PEMOHON)
    ]
    kasus_lain = frozenset(dibaca) - cakupan.kasus
    semua_nikah = tuple(kode for kode in NIKAH if kode in cakupan.kasus)
    mengangkat = cakupan.kelompok == PENGANGKATAN

    def tenang(fakta: FaktaKasus) -> bool:
        pihak = fakta.pihak
        termuda = date.min
        ada: list[date | str] = []
        if not kasus_lain.isdisjoint(fakta.kasus):
            return False
        for nama, lain in semua:
            for satu in pihak.get(nama, ()):
                if not lain.isdisjoint(satu):
                    return False
                lahir = satu.get("tanggal_lahir")
                if lahir is not None:
                    if type(lahir) is not date:
                        return False
                    ada.append(lahir)
                    if nama == PEMOHON:
                        if termuda < lahir:  # noqa: PLR1730 -- `max` takes longer than all else here
                            termuda = lahir
                    elif mengangkat and lahir < termuda:
                        return False
                nik = satu.get("nik")
                if nik is not None:
                    if type(nik) is not str:
                        return False
                    ada.append(nik)
        if len(set(ada)) < len(ada):
            return False
        for kode in semua_nikah:
            nikah = fakta.kasus.get(kode)
            if nikah is not None and (
                type(nikah) is not date or nikah.year - termuda.year <= USIA_KANAK
            ):
                return False
        return True

    return tenang
