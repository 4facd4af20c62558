"""The texts of `halangan.toml`, read once."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any, TypeAlias

from dinsos_core.domain.shared.kata import Bahasa
from dinsos_core.domain.shared.kelas import frozen


@frozen(kw_only=True)
class Pola:
    """One wording of a line and the values it needs."""

    teks: str
    nama: frozenset[str]


Baris: TypeAlias = tuple[Pola, ...]
"""A line: its wordings, the richest first."""


@frozen(kw_only=True)
class TeksHalangan:
    """When a code occurs, and its lines by language."""

    kapan: str
    baris: Mapping[Bahasa, tuple[Baris, ...]]


@frozen(kw_only=True)
class Kamus:
    """All texts by code, and the words for coded values by key of `rincian`, code and language."""

    kode: Mapping[str, TeksHalangan]
    istilah: Mapping[str, Mapping[str, Mapping[Bahasa, str]]]


@cache
def kamus() -> Kamus:
    """The texts."""
    mentah = tomllib.loads(files(__package__).joinpath("halangan.toml").read_text("utf-8"))
    return Kamus(
        kode={kode: _teks(isi) for kode, isi in mentah["kode"].items()},
        istilah=mentah["istilah"],
    )


def _teks(isi: dict[str, Any]) -> TeksHalangan:
    return TeksHalangan(
        kapan=isi["kapan"],
        baris={"id": _baris(isi["id"]), "en": _baris(isi["en"])},
    )


def _baris(isi: list[str | list[str]]) -> tuple[Baris, ...]:
    return tuple(
        tuple(_pola(teks) for teks in ([baris] if isinstance(baris, str) else baris))
        for baris in isi
    )


def _pola(teks: str) -> Pola:
    nama = frozenset(nama for _, nama, _, _ in Formatter().parse(teks) if nama is not None)
    return Pola(teks=teks, nama=nama)
