"""Our `frozen` is attrs' own to whoever uses a value; and it is the only one."""

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import attrs
import pytest

from dinsos_core.domain.shared import kelas

SUMBER = Path(__file__).parents[2] / "src"


def buat(frozen: Callable[..., Any]) -> tuple[type[Any], type[Any], type[Any], type[Any]]:
    """A value with all kinds of fields, its heir, one without fields, one that compares itself."""

    @frozen(kw_only=True)
    class Nilai:
        satu: str
        dua: tuple[int, ...] = attrs.field(default=(), converter=tuple)
        diam: int = attrs.field(default=0, eq=False)
        rahasia: str = attrs.field(default="", repr=False)

    @frozen(kw_only=True)
    class Ahli(Nilai):
        tiga: int = 3

    @frozen
    class Hampa:
        pass

    @frozen
    class Seragam:
        isi: int

        def __eq__(self, lain: object) -> bool:
            return isinstance(lain, Seragam)

        def __hash__(self) -> int:
            return 7

    return Nilai, Ahli, Hampa, Seragam


SEMUA: list[Callable[..., Any]] = [
    lambda n, _a, _h, _s: n(satu="a"),
    lambda n, _a, _h, _s: n(satu="a", diam=7),
    lambda n, _a, _h, _s: n(satu="a", dua=[1]),
    lambda n, _a, _h, _s: n(satu="a", rahasia="x"),
    lambda _n, a, _h, _s: a(satu="a"),
    lambda _n, a, _h, _s: a(satu="a", tiga=4),
    lambda _n, _a, h, _s: h(),
    lambda _n, _a, _h, _s: "a",
    lambda _n, _a, _h, s: s(1),
    lambda _n, _a, _h, s: s(2),
]


def test_nilai_beku_sama_terlihat_dan_dicerna_seperti_buatan_attrs() -> None:
    kita, attrs_ = buat(kelas.frozen), buat(attrs.frozen)

    for kiri, kanan in product(SEMUA, repeat=2):
        x, y = kiri(*kita), kanan(*kita)
        sama = kiri(*attrs_) == kanan(*attrs_)
        assert (x == y, x != y) == (sama, not sama)
        assert not sama or hash(x) == hash(y)
        assert repr(x) == repr(kiri(*attrs_))


def test_yang_beku_tak_dapat_diubah_dan_tampilan_sendiri_dihormati() -> None:
    @kelas.frozen
    class Sendiri:
        isi: int

        def __repr__(self) -> str:
            return "tertutup"

    satu = Sendiri(1)

    assert repr(satu) == "tertutup"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        satu.isi = 2  # type: ignore[misc]


def test_hanya_ada_satu_frozen() -> None:
    """One taken from attrs itself is no fault anybody sees, but twice as dear at each start."""
    langsung = re.compile(r"attrs\.frozen|from attrs import .*\bfrozen\b")

    pemakai = [b for b in SUMBER.rglob("*.py") if langsung.search(b.read_text(encoding="utf-8"))]

    assert [b.name for b in pemakai] == ["kelas.py"]
