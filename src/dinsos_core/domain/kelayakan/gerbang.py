"""One quick look that tells most cases from those whose facts may contradict each other.

Every case is judged, and hardly any contradicts itself: one pass over births, numbers and the
marriage settles that the checks named here find nothing. What it cannot settle at a glance (a date
known to a span, two equal ones) they look at themselves.
"""

from collections.abc import Callable, Collection
from datetime import date
from typing import Final, TypeAlias

from dinsos_core.domain.kelayakan.cakupan import PENGANGKATAN, Cakupan
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.pertentangan_waktu import NIKAH, USIA_KANAK
from dinsos_core.domain.shared.pelaku import PEMOHON

Tenang: TypeAlias = Callable[[FaktaKasus], bool]
Tambahan: TypeAlias = Callable[[FaktaKasus], set[str]]

DIJAGA: Final = frozenset(
    {
        "nikah_terlalu_dini",
        "anak_lebih_tua",
        "nik_ganda",
        "satu_orang_dua_pihak",
    }
)
"""The checks that need not run where all is quiet."""


def gerbang(cakupan: Cakupan) -> Tenang:
    """Whether none of `DIJAGA` can find anything in a case of this standard."""
    # The applicants first: a child is held against the youngest of them.
    semua = sorted(cakupan.pihak, key=lambda nama: nama != PEMOHON)
    mengangkat = cakupan.kelompok == PENGANGKATAN

    def tenang(fakta: FaktaKasus) -> bool:
        pihak = fakta.pihak
        termuda = date.min
        ada: list[date | str] = []
        for nama in semua:
            for satu in pihak.get(nama, ()):
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
        for kode in NIKAH:
            nikah = fakta.kasus.get(kode)
            if nikah is not None and (
                type(nikah) is not date or nikah.year - termuda.year <= USIA_KANAK
            ):
                return False
        return True

    return tenang


def tambahan(cakupan: Cakupan, dibaca: Collection[str]) -> Tambahan:
    """Which facts are stated that checks read (``dibaca``) and the standard does not ask."""
    semua = [(nama, frozenset(dibaca) - kode) for nama, kode in cakupan.pihak.items()]
    kasus = frozenset(dibaca) - cakupan.kasus

    def dinyatakan(fakta: FaktaKasus) -> set[str]:
        hasil = set[str]()
        if not kasus.isdisjoint(fakta.kasus):
            hasil.update(kasus.intersection(fakta.kasus))
        for nama, lain in semua:
            for satu in fakta.pihak.get(nama, ()):
                if not lain.isdisjoint(satu):
                    hasil.update(lain.intersection(satu))
        return hasil

    return dinyatakan
