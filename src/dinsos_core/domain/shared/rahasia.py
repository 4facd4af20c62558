"""Sealed values: how personal data passes through events without staying in them.

An event or a state holds a ``Rahasia``: whose value it is and under which key the vault keeps it.
On its way from a command to the vault it also carries the value itself; the pipeline deposits the
value and strips it (`lucuti`) before the event is stored or folded. Erasing a person therefore
leaves the log, its counts and its decisions intact (UU 27/2022).
"""

from collections.abc import Iterator
from datetime import date, time, timedelta, tzinfo
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Final, Generic, Literal, NewType, TypeVar, Union, get_args, get_origin

import attrs
from attrs import field

from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.shared.ubah import evolve

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@frozen(kw_only=True)
class Rahasia:
    """A reference into the vault. Equality and ``repr`` ignore the value it may still carry."""

    subjek: SubjekId
    kunci: str
    nilai: Nilai | None = field(default=None, repr=False, eq=False)


class BelumDibuka(Exception):
    """Something sealed was looked at that nobody opened: whoever looks has to say so beforehand."""


@frozen(kw_only=True)
class Tersegel(Generic[T_co]):
    """What the rules concluded of somebody, sealed like the values that it follows from.

    Codes say as much as values: which paper is missing tells of an illness, which condition is
    unmet of what somebody did. So a part of an event or a state that facts decide is kept in the
    vault as a whole, and what stands in the open is the same whatever it says. ``isi`` is there on
    the way to the vault, and once somebody with a need has opened it.
    """

    rahasia: Rahasia
    isi: T_co | None = field(default=None, repr=False, eq=False)

    @property
    def terbuka(self) -> T_co:
        """What it holds. Raises `BelumDibuka`."""
        if self.isi is None:
            raise BelumDibuka(self.rahasia.kunci)
        return self.isi


_SEGEL = "segel/"


def kunci_segel(nama: str, milik: str) -> str:
    """``nama`` says what is sealed, ``milik`` by which event."""
    return f"{_SEGEL}{nama}/{milik}"


def nama_segel(rahasia: Rahasia) -> str | None:
    """What is sealed under a reference (`kunci_segel`), or None where it is a fact or a text."""
    isi = rahasia.kunci.partition("/")[2]
    return isi.removeprefix(_SEGEL).partition("/")[0] if isi.startswith(_SEGEL) else None


def kunci_teks(nama: str) -> str:
    """Texts have keys of their own: a fact may have the name of one."""
    return f"teks/{nama}"


def memuat_teks(rahasia: Rahasia) -> bool:
    """Whether a command sealed a text here, and not a fact."""
    return rahasia.kunci.partition("/")[2].startswith(kunci_teks(""))


def cari_rahasia(benda: Any) -> Iterator[Rahasia]:
    """Every ``Rahasia`` inside a value built of attrs classes, tuples and mappings."""
    hasil: list[Rahasia] = []
    _kumpulkan_rahasia(benda, hasil)
    return iter(hasil)


def _kumpulkan_rahasia(benda: Any, hasil: list[Rahasia]) -> None:
    if isinstance(benda, Rahasia):
        hasil.append(benda)
    elif isinstance(benda, Tersegel):
        hasil.append(benda.rahasia)
    elif isinstance(benda, tuple):
        for isi in benda:
            _kumpulkan_rahasia(isi, hasil)
    elif isinstance(benda, dict):
        for isi in benda.values():
            _kumpulkan_rahasia(isi, hasil)
    else:
        for nama in bidang_memuat(benda.__class__, (Rahasia, Tersegel)):
            _kumpulkan_rahasia(getattr(benda, nama), hasil)


def cari_tersegel(benda: Any) -> Iterator[Tersegel[Any]]:
    """The same for what is sealed as a whole."""
    hasil: list[Tersegel[Any]] = []
    _kumpulkan_tersegel(benda, hasil)
    return iter(hasil)


def _kumpulkan_tersegel(benda: Any, hasil: list[Tersegel[Any]]) -> None:
    if isinstance(benda, Tersegel):
        hasil.append(benda)
    elif isinstance(benda, tuple):
        for isi in benda:
            _kumpulkan_tersegel(isi, hasil)
    else:
        for nama in bidang_memuat(benda.__class__, (Tersegel,)):
            _kumpulkan_tersegel(getattr(benda, nama), hasil)


def lucuti(benda: T) -> T:
    """The same value with every ``Rahasia`` reduced to its reference."""
    hasil: T = _lucuti(benda)
    return hasil


def _lucuti(benda: Any) -> Any:
    if isinstance(benda, Rahasia):
        return benda if benda.nilai is None else evolve(benda, nilai=None)
    if isinstance(benda, Tersegel):
        return benda if benda.isi is None else Tersegel(rahasia=benda.rahasia)
    if isinstance(benda, tuple):
        baru = tuple([_lucuti(isi) for isi in benda])
        return benda if all(a is b for a, b in zip(benda, baru, strict=True)) else baru
    if isinstance(benda, dict):
        return {kunci: _lucuti(isi) for kunci, isi in benda.items()}
    ubah = {
        nama: baru
        for nama in bidang_memuat(benda.__class__, (Rahasia, Tersegel))
        if (baru := _lucuti(lama := getattr(benda, nama))) is not lama
    }
    return evolve(benda, **ubah) if ubah else benda


# --- where to look: what the types of fields say, worked out once for each class


@cache
def bidang_memuat(kelas: type, dicari: tuple[type, ...]) -> tuple[str, ...]:
    """The fields of an attrs class in which one of these may be, by their declared types; none of a
    class that is not made by attrs. What a type does not rule out may be there."""
    if not attrs.has(kelas) or kelas is Rahasia:
        return ()
    return tuple(s.name for s in _bidang(kelas) if _memuat(s.type, dicari, frozenset()))


_DAUN: Final = (str, bytes, int, float, Enum, date, time, timedelta, tzinfo, type(None))


def _memuat(tipe: Any, dicari: tuple[type, ...], jalan: frozenset[type]) -> bool:
    """``jalan``: the classes on the way to it, for some contain themselves."""
    if isinstance(tipe, NewType):
        return _memuat(tipe.__supertype__, dicari, jalan)
    asal = get_origin(tipe) or tipe
    if asal in dicari:
        return True
    if asal in (Union, UnionType):
        return any(_memuat(satu, dicari, jalan) for satu in get_args(tipe))
    if not isinstance(asal, type):
        return asal is not Literal
    if asal is Rahasia or issubclass(asal, _DAUN):
        return False
    if attrs.has(asal):
        if asal.__subclasses__():  # another one may come with a module that is loaded later
            return True
        return asal not in jalan and any(
            _memuat(bidang.type, dicari, jalan | {asal}) for bidang in _bidang(asal)
        )
    isi = [x for x in get_args(tipe) if x is not Ellipsis]
    return not isi or any(_memuat(x, dicari, jalan) for x in isi)


def _bidang(kelas: type) -> tuple["attrs.Attribute[Any]", ...]:
    attrs.resolve_types(kelas)
    semua: tuple[attrs.Attribute[Any], ...] = attrs.fields(kelas)
    return semua
