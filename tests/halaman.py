"""Generated pages: what stands in a committed file is what the code gives now.

A page is wording, or a table, that somebody has read line by line. `cocokkan` fails with the
difference when the code gives another one; with `DINSOS_TULIS_HALAMAN=1` it writes that one down,
and fails all the same, so that no run with the variable set passes for a check.
"""

import os
import re
from collections.abc import Iterable
from difflib import unified_diff
from pathlib import Path
from typing import Final

import pytest

AKAR: Final = Path(__file__).parents[1]
TULIS: Final = "DINSOS_TULIS_HALAMAN"
_BAGIAN: Final = re.compile(r"(?<=<!-- generated: )(\w+)( -->\n).*?(?=<!-- end -->)", re.DOTALL)


def cocokkan(nama: str, isi: Iterable[str]) -> None:
    """The page ``nama`` (its path below the root) consists of the pieces ``isi``, a line each."""
    halaman = AKAR / nama
    lama = halaman.read_text(encoding="utf-8") if halaman.exists() else ""
    baru = "\n".join(isi).strip("\n") + "\n"
    if lama == baru:
        return
    beda = "\n".join(unified_diff(lama.split("\n"), baru.split("\n"), nama, "now", "", "", 1, ""))
    if os.environ.get(TULIS):
        halaman.parent.mkdir(parents=True, exist_ok=True)
        halaman.write_text(baru, encoding="utf-8", newline="\n")
        pytest.fail(f"{nama} is written anew. Read the difference, and run again.\n{beda}", False)
    uji = os.environ["PYTEST_CURRENT_TEST"].removesuffix(" (call)")
    cara = f"If the new lines are right: {TULIS}=1 python -m pytest '{uji}'"
    pytest.fail(f"{nama} is not what the code gives now. {cara}\n{beda}", pytrace=False)


def cocokkan_bagian(nama: str, **isi: Iterable[str]) -> None:
    """The same for a page written by hand with parts between
    `<!-- generated: x -->` and `<!-- end -->`."""
    halaman = (AKAR / nama).read_text(encoding="utf-8")
    assert {m[1] for m in _BAGIAN.finditer(halaman)} == isi.keys()
    cocokkan(nama, [_BAGIAN.sub(lambda m: f"{m[1]}{m[2]}" + "\n".join([*isi[m[1]], ""]), halaman)])
