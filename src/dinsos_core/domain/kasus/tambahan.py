"""Events that only some aggregates list: more is said, a claim code, a superior steps in."""

from typing import ClassVar, TypeAlias, get_args

from dinsos_core.domain.kasus.kejadian import Beralasan, DimintaWarga, Diterima, Kejadian
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.rahasia import Rahasia

__all__ = ["KasusDialihkan", "KeteranganDitambah", "KodeKlaimDiterbitkan"]


@frozen(kw_only=True)
class KeteranganDitambah(Diterima):
    """Whoever the case belongs to has said more."""

    tipe: ClassVar[str] = "keterangan_ditambah"
    keterangan: Rahasia


@frozen(kw_only=True)
class KodeKlaimDiterbitkan(DimintaWarga):
    """The party at place ``pihak`` is whoever has the new code, and with the old one nobody any
    more. ``akun``: the code's keyed hash."""

    tipe: ClassVar[str] = "kode_klaim_diterbitkan"
    pihak: int
    akun: PelakuId


@frozen(kw_only=True)
class KasusDialihkan(Beralasan):
    """The role ``penangan`` does every step from here on, in place of those that the standard
    names: somebody who has one of these roles is what the case is about."""

    tipe: ClassVar[str] = "kasus_dialihkan"
    penangan: str


KejadianTambahan: TypeAlias = KeteranganDitambah | KodeKlaimDiterbitkan | KasusDialihkan
"""Every one of them."""

KEJADIAN_TAMBAHAN: tuple[type[Kejadian], ...] = get_args(KejadianTambahan)
"""The same as classes, for an aggregate to list with its own."""
