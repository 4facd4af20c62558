"""Where a standard says that a fact stands: the one notation for conditions, papers and limits."""

import re
from functools import lru_cache
from typing import Final

from dinsos_core.domain.shared.kelas import frozen

_POLA_JALUR: Final = re.compile(
    r"(?:(?P<setiap>setiap) +(?=.*\.))?(?:(?P<pihak>[a-z][a-z0-9_-]*)\.)?(?P<kode>[a-z][a-z0-9_-]*)"
)


@frozen(kw_only=True, cache_hash=True)
class Jalur:
    """Where a fact stands: with every party of a kind, with the first of them, or with the case."""

    kode: str
    pihak: str = ""
    setiap: bool = False

    @property
    def alamat(self) -> str:
        """The path without saying how many of the party: `pemohon.tanggal_lahir`."""
        return f"{self.pihak}.{self.kode}" if self.pihak else self.kode

    def __str__(self) -> str:
        return f"setiap {self.alamat}" if self.setiap else self.alamat


@lru_cache(maxsize=1024)
def urai_jalur(teks: str) -> Jalur:
    """Read a path: `setiap pemohon.tanggal_lahir`, `pemohon.tanggal_lahir` or `tanggal_nikah`.

    Raises:
        ValueError: the text is none of these. Paths come from standards, so it may be named.
    """
    cocok = _POLA_JALUR.fullmatch(teks)
    if cocok is None:
        raise ValueError(f"jalur fakta {teks!r} tidak terbaca")
    return Jalur(kode=cocok["kode"], pihak=cocok["pihak"] or "", setiap=cocok["setiap"] is not None)


@lru_cache(maxsize=256)
def urai_pihak(teks: str) -> Jalur:
    """Read whom a paper belongs to: `setiap pemohon`, or `anak` (the first). It has no code."""
    setiap, spasi, pihak = teks.rpartition(" ")
    return Jalur(kode="", pihak=pihak, setiap=bool(spasi) and setiap.strip() == "setiap")
