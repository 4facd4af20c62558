"""The register of readings (tafsir): ambiguous wordings and the reading in force.

Kind P is a parameter an agency can switch; V overlays one standard's data; N is an editorial note
with nothing to switch. A switchable reading acts in one of two ways, both data: an item of a
standard carries overlays per reading (`menurut`), or the calculation of deadlines and ages takes
the reading as an argument (`BacaanWaktu`). A result names the entries it relied on.
"""

from collections.abc import Mapping
from enum import StrEnum

from attrs import field

from dinsos_core.domain.shared.kelas import frozen


class JenisTafsir(StrEnum):
    PARAMETER = "P"
    LAPISAN = "V"
    CATATAN = "N"


@frozen(kw_only=True)
class Bacaan:
    """One possible reading: its code and what it means."""

    kode: str
    teks: str


@frozen(kw_only=True)
class Tafsir:
    """One entry: number in the register, the source's words, the readings, the default.

    ``umum``: it bears on every age, deadline or determination, so every standard pins the reading
    in force. ``catatan``: of a note, why nothing can be switched.
    """

    no: int
    kode: str
    jenis: JenisTafsir
    soal: str
    bawaan: str
    bacaan: tuple[Bacaan, ...]
    dasar: str = ""
    umum: bool = False
    catatan: str = ""

    def teks(self, kode: str) -> str:
        """The wording of one of its readings."""
        return next(b.teks for b in self.bacaan if b.kode == kode)


@frozen(kw_only=True, order=True)
class TafsirDipakai:
    """An entry a result relied on, with the reading that was in force."""

    kode: str
    bacaan: str


@frozen(kw_only=True)
class RegisterTafsir:
    """All entries by code, and which reading of each an agency has in force."""

    entri: Mapping[str, Tafsir] = field(factory=dict)
    pilihan: Mapping[str, str] = field(factory=dict)

    def umum(self) -> tuple[TafsirDipakai, ...]:
        """The readings in force that every standard relies on."""
        return tuple(
            TafsirDipakai(kode=kode, bacaan=self.berlaku(kode))
            for kode, satu in self.entri.items()
            if satu.umum
        )

    def berlaku(self, kode: str) -> str:
        """Code of the reading in force: the agency's choice, otherwise the default."""
        return self.pilihan.get(kode, self.entri[kode].bawaan)
