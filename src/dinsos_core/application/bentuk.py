"""The shape of a command or a question: every field has the type it declares, or every one that has
not is named.

Hosts hand over what forms and other programs sent. Rules may then rely on types; facts and papers
have checks of their own.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import wraps
from inspect import signature
from types import UnionType
from typing import Any, Final, NewType, ParamSpec, TypeVar, Union, get_args, get_origin

import attrs

from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Rincian, tolak_bila_ada
from dinsos_core.domain.shared.mirip import terdekat

_NAMA: Mapping[type[Any], str] = {
    str: "teks",
    int: "bilangan bulat",
    bool: "ya atau tidak",
    datetime: "saat dengan zona",
    date: "tanggal",
    type(None): "kosong",
}

_POLOS: Final = (str, int, bool, datetime, date, type(None), Mapping[str, str])
"""The types of arguments that a host takes from forms and addresses as they come."""

P = ParamSpec("P")
H = TypeVar("H")


def berbentuk(tanya: Callable[P, H]) -> Callable[P, H]:
    """A question that refuses plain arguments of a wrong type, all at once, before it looks at
    anything. Raises `Terhalang` (`isian_salah_jenis`)."""
    tanda = signature(tanya)
    jenis = {nama: satu.annotation for nama, satu in tanda.parameters.items()}
    polos = {nama: satu for nama, satu in jenis.items() if _polos(satu)}

    @wraps(tanya)
    def diperiksa(*args: P.args, **kwargs: P.kwargs) -> H:
        isi = tanda.bind(*args, **kwargs).arguments
        tolak_bila_ada(
            salah
            for nama, satu in polos.items()
            if nama in isi
            for salah in _periksa(isi[nama], satu, nama)
        )
        return tanya(*args, **kwargs)

    return diperiksa


def _polos(jenis: Any) -> bool:
    pilihan = get_args(jenis) if get_origin(jenis) in (Union, UnionType) else (jenis,)
    return all(satu in _POLOS for satu in pilihan)


def periksa_bentuk(benda: Any) -> tuple[Halangan, ...]:
    """Everything wrong with the types of a command's fields; values are never shown."""
    return tuple(_bidang(benda, ""))


def _bidang(benda: Any, tempat: str) -> Iterator[Halangan]:
    # resolve_types does nothing the second time.
    attrs.resolve_types(type(benda))
    for bidang in attrs.fields(type(benda)):
        lokasi = f"{tempat}.{bidang.name}" if tempat else bidang.name
        yield from _periksa(getattr(benda, bidang.name), bidang.type, lokasi)


def _periksa(nilai: Any, jenis: Any, lokasi: str) -> Iterator[Halangan]:
    if isinstance(jenis, NewType):
        jenis = jenis.__supertype__
    asal = get_origin(jenis)
    if asal in (Union, UnionType):
        yield from _periksa_gabungan(nilai, get_args(jenis), lokasi)
    elif isinstance(jenis, type) and issubclass(jenis, StrEnum):
        yield from _periksa_gabungan(nilai, (jenis,), lokasi)
    elif asal is tuple:
        yield from _periksa_daftar(nilai, get_args(jenis)[0], lokasi)
    elif asal is not None and issubclass(asal, Mapping):
        if not isinstance(nilai, Mapping) or not all(isinstance(k, str) for k in nilai):
            yield _salah(lokasi, "daftar isian menurut nama")
        elif (isi := get_args(jenis)[1]) is not object:
            for kunci, satu in nilai.items():
                yield from _periksa(satu, isi, f"{lokasi}.{kunci}")
    elif attrs.has(jenis):
        if type(nilai) is jenis:
            yield from _bidang(nilai, lokasi)
        else:
            yield _salah(lokasi, jenis.__name__)
    # Exact types: True must not pass for the number 1; an enum of text is text, and an instant may
    # be of another library.
    elif type(nilai) is not jenis and not (jenis in (str, datetime) and isinstance(nilai, jenis)):
        yield _salah(lokasi, _NAMA.get(jenis, jenis.__name__))


def _periksa_gabungan(nilai: Any, pilihan: tuple[Any, ...], lokasi: str) -> Iterator[Halangan]:
    tertutup = next((p for p in pilihan if isinstance(p, type) and issubclass(p, StrEnum)), None)
    if tertutup is not None:
        if nilai is None and type(None) in pilihan:
            return
        if not isinstance(nilai, tertutup):
            semua = tuple(satu.value for satu in tertutup)
            mirip = terdekat(nilai, semua) if isinstance(nilai, str) else ""
            yield _salah(lokasi, "salah satu pilihan", pilihan=semua, mirip=mirip)
    elif not any(not tuple(_periksa(nilai, p, lokasi)) for p in pilihan):
        nyata = next(p for p in pilihan if p is not type(None))
        yield from _periksa(nilai, nyata, lokasi)


def _periksa_daftar(nilai: Any, jenis: Any, lokasi: str) -> Iterator[Halangan]:
    if not isinstance(nilai, tuple):
        yield _salah(lokasi, "daftar")
        return
    for nomor, satu in enumerate(nilai):
        yield from _periksa(satu, jenis, f"{lokasi}[{nomor}]")


def _salah(lokasi: str, diharapkan: str, **lain: Rincian) -> Halangan:
    return Halangan(
        kode=KodeHalangan.ISIAN_SALAH_JENIS,
        lokasi=lokasi,
        rincian={"diharapkan": diharapkan, **lain},
    )
