"""Possible duplicates of a case: a party who may be the same person as somebody in another case of
the service, and what an officer said of it.

Nothing of a person stands here in the open: what was found is sealed, and on which facts it rests
is said by reference.
"""

import hashlib
from collections.abc import Iterable, Mapping
from enum import StrEnum

from attrs import evolve

from dinsos_core.domain.kelayakan.kembar import PENGENAL
from dinsos_core.domain.shared.ids import KasusId, KlienId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.rahasia import Rahasia


class JawabanKembar(StrEnum):
    """What an officer said of a pair."""

    SAMA = "sama"
    BEDA = "beda"


@frozen(kw_only=True)
class Kembar:
    """``subjek`` of this case may be ``orang`` of the case ``ke``, with the short number ``nomor``.

    ``versi``: the identifying facts of both, by reference: equal as long as none of them changed.
    ``dasar``: what was found (`kelayakan.kembar.tulis_alasan`), sealed.
    """

    subjek: SubjekId
    ke: KasusId
    nomor: str
    orang: SubjekId
    versi: str
    dasar: Rahasia
    jawaban: JawabanKembar | None = None

    @property
    def kode(self) -> str:
        """By what an officer names it."""
        return kode_kembar(self.subjek, self.ke, self.orang)

    @property
    def pasangan(self) -> frozenset[SubjekId]:
        """The same from either side."""
        return frozenset({self.subjek, self.orang})


def kode_kembar(subjek: SubjekId, ke: KasusId, orang: SubjekId) -> str:
    """Short, stable, and without meaning."""
    return _ringkas(f"{subjek}|{ke}|{orang}")


def rujukan_pengenal(fakta: Mapping[str, Rahasia], klien: KlienId | None) -> str:
    """The identifying facts of one person, by reference."""
    semua = (f"{r.subjek}/{r.kunci}" for kode in PENGENAL if (r := fakta.get(kode)) is not None)
    return "|".join((*semua, klien or ""))


def versi_kembar(satu: str, lain: str) -> str:
    """Of both together, whichever of them comes first."""
    return _ringkas("||".join(sorted((satu, lain))))


def _ringkas(teks: str) -> str:
    return hashlib.sha256(teks.encode(errors="surrogatepass")).hexdigest()[:12]


def dijawab(semua: Iterable[Kembar], kode: str, jawaban: JawabanKembar) -> tuple[Kembar, ...]:
    """The pairs, one of them answered."""
    return tuple(evolve(q, jawaban=jawaban) if q.kode == kode else q for q in semua)
