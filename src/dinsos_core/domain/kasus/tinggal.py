"""Events of a case that is a stay: waiting for a place, entry, out for a while, back.

As in `kasus.kejadian`: names never change, and nothing personal stands in them.
"""

from typing import ClassVar, TypeAlias, get_args

from dinsos_core.domain.kasus.kejadian import Beralasan, Kejadian
from dinsos_core.domain.shared.kelas import frozen

__all__ = ["KlienKeluarSementara", "KlienKembali", "KlienMasuk", "TempatDitunggu"]


@frozen(kw_only=True)
class TempatDitunggu(Kejadian):
    """No place was free; the office's clocks wait for one. ``jenis``: the rooms that would do."""

    tipe: ClassVar[str] = "tempat_ditunggu"
    jenis: tuple[str, ...] = ()


@frozen(kw_only=True)
class KlienMasuk(Kejadian):
    """The client is in: day 0 of the stay."""

    tipe: ClassVar[str] = "klien_masuk"


@frozen(kw_only=True)
class KlienKeluarSementara(Beralasan):
    """Out and expected back (a hospital): the stay goes on, its place is kept. ``dasar``: why."""

    tipe: ClassVar[str] = "klien_keluar_sementara"


@frozen(kw_only=True)
class KlienKembali(Kejadian):
    tipe: ClassVar[str] = "klien_kembali"


KejadianTinggal: TypeAlias = TempatDitunggu | KlienMasuk | KlienKeluarSementara | KlienKembali
"""Every one of them."""

KEJADIAN_TINGGAL: tuple[type[Kejadian], ...] = get_args(KejadianTinggal)
"""The same as classes, for an aggregate to list with its own."""
