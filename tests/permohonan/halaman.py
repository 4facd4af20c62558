"""The generated parts of `docs/permohonan.md`: `python -m tests.permohonan.halaman` renews them."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.kejadian import KEJADIAN
from dinsos_core.domain.permohonan.siklus import SIKLUS, SiklusPermohonan, Status

HALAMAN = Path(__file__).parents[2] / "docs" / "permohonan.md"
_BAGIAN = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def perbarui(halaman: str) -> str:
    """The page with every generated part as the code has it now."""
    bagian = {"lifecycle": _siklus, "states": _status, "commands": _perintah, "events": _kejadian}
    return _BAGIAN.sub(lambda m: m[1] + "\n".join(bagian[m[2]]()) + "\n" + m[3], halaman)


def _siklus() -> Iterator[str]:
    yield "```mermaid"
    yield f"{SiklusPermohonan:mermaid}".rstrip()
    yield "```"


def _status() -> Iterator[str]:
    yield "| status | meaning |"
    yield "| --- | --- |"
    isi = inspect.getsource(Status)
    for status in Status:
        cocok = re.search(rf'{status.name} = "\w+"\n\s+"""(.*?)"""', isi)
        yield f"| `{status.value}` | {cocok[1] if cocok else ''} |"


def _perintah() -> Iterator[str]:
    yield "| command | what it asks for |"
    yield "| --- | --- |"
    for jenis in get_args(p.PerintahPermohonan):
        yield f"| `{jenis.__name__}` | {_kalimat(jenis)} |"


def _kejadian() -> Iterator[str]:
    yield "| event | stored as | moves the case |"
    yield "| --- | --- | --- |"
    for jenis in KEJADIAN:
        gerak = "yes" if jenis.tipe in SIKLUS.bergerak else ""
        yield f"| `{jenis.__name__}` | `{jenis.tipe}` | {gerak} |"


def _kalimat(jenis: type) -> str:
    paragraf = (inspect.getdoc(jenis) or "").split("\n\n")[0]
    return " ".join(paragraf.split())


if __name__ == "__main__":
    HALAMAN.write_text(perbarui(HALAMAN.read_text(encoding="utf-8")), encoding="utf-8")
