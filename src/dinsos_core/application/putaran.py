"""What every command has, whatever it is for: its fingerprint, and being tried again."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from types import NoneType
from typing import Any, Final, TypeVar

from attrs import fields, has
from returns.result import Failure, Result

from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.penyimpanan import PenyimpananGagal, UnitOfWork, VersiBerubah

T = TypeVar("T")

MAKS_ULANG = 20
"""How often a round is repeated on a changed stream before `versi_basi` is answered."""


def berulang(
    putaran: Callable[[int], Result[T, tuple[Halangan, ...]]],
    dulu: Callable[[], Result[T, tuple[Halangan, ...]] | None],
) -> Result[T, tuple[Halangan, ...]]:
    """The round's answer; it runs again when somebody else changed what it was about. A version the
    caller insists on is looked at anew with every load. ``dulu``: the answer that its key has had
    by now, which comes before a refusal: a twin may have ended between the look for the key and
    what was read after it."""
    for ke in range(MAKS_ULANG):
        try:
            return putaran(ke)
        except Terhalang as terhalang:
            return _sempat(dulu) or Failure(terhalang.halangan)
        except VersiBerubah:
            continue
        except PenyimpananGagal as gagal:
            return Failure((halangan(KodeHalangan.PENYIMPANAN_GAGAL, sebab=str(gagal)),))
    return Failure((halangan(KodeHalangan.VERSI_BASI),))


def _sempat(
    dulu: Callable[[], Result[T, tuple[Halangan, ...]] | None],
) -> Result[T, tuple[Halangan, ...]] | None:
    try:
        return dulu()
    except (Terhalang, PenyimpananGagal):
        return None  # the refusal stands as it was


def sidik_perintah(unit: UnitOfWork, oleh: Pelaku, perintah: object) -> str:
    """The fingerprint by which a command is known again under its key."""
    return unit.brankas.sidik(f"{oleh.id}|{_kanonik(perintah)}")


def _kanonik(benda: Any) -> str:
    """Everything a command holds, personal values included, as one text; only ever hashed."""
    kelas = benda.__class__
    if kelas in _POLOS:
        return repr(benda)
    if (bidang := _bidang(kelas)) is not None:
        isi = [f"{nama}={_kanonik(getattr(benda, nama))}" for nama in bidang]
        return f"{kelas.__name__}({','.join(isi)})"
    if isinstance(benda, Mapping):
        return "{" + ",".join(sorted(f"{k!r}:{_kanonik(v)}" for k, v in benda.items())) + "}"
    if isinstance(benda, tuple):
        return f"({','.join(map(_kanonik, benda))})"
    if isinstance(benda, frozenset | set):
        return "{" + ",".join(sorted(map(_kanonik, benda))) + "}"
    return repr(benda)


_POLOS: Final = frozenset({str, int, bool, NoneType, date, datetime})
"""Asked first: most of a command, and of no kind that takes long to tell."""


@cache
def _bidang(kelas: type) -> tuple[str, ...] | None:
    return tuple(satu.name for satu in fields(kelas)) if has(kelas) else None
