"""What is said of a list: the frame with its answers, and how to read them."""

from datetime import date
from typing import Generic, TypeVar

from attrs import field

from dinsos_core.domain.kelayakan.ringkasan import Kesimpulan
from dinsos_core.domain.kelayakan.susunan import SyaratStandar
from dinsos_core.domain.shared.kelas import frozen

K = TypeVar("K")

MAKS_SYARAT = 63
"""A bit for each condition in a whole number that every store has."""


@frozen(kw_only=True)
class HasilKolom(Generic[K]):
    """A list judged by one standard, each case as if submitted on ``pengajuan``.

    ``kerangka`` is the frame that came in with four columns more, whose names begin alike:
    ``kesimpulan`` in words (`Kesimpulan`), ``tidak`` and ``belum`` with a bit for each condition
    that is not met or cannot be judged yet, and ``bertentangan`` where facts cannot all be true, so
    that nobody approves. ``siap`` holds the versions and readings it rests on.
    """

    kerangka: K = field(repr=False)
    siap: SyaratStandar
    pengajuan: date
    awalan: str

    @property
    def syarat(self) -> tuple[str, ...]:
        """The codes of the conditions, that of the lowest bit first."""
        return tuple(satu.syarat.kode for satu in self.siap.syarat)

    def kode(self, bit: int) -> tuple[str, ...]:
        """The conditions whose bits are set."""
        return tuple(kode for n, kode in enumerate(self.syarat) if bit >> n & 1)


NAMA = ("kesimpulan", "tidak", "belum", "bertentangan")
"""What the four columns are called, after what all begin with."""
URUTAN = tuple(satu.value for satu in Kesimpulan)
