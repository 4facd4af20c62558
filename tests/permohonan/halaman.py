"""The generated parts of `docs/permohonan.md`, by name."""

import inspect
import re
from collections.abc import Iterable, Iterator
from typing import get_args

from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.kejadian import KEJADIAN
from dinsos_core.domain.permohonan.siklus import SIKLUS, SiklusPermohonan, Status


def bagian() -> dict[str, Iterable[str]]:
    """What the code has for each part now."""
    return {
        "lifecycle": _siklus(),
        "states": _status(),
        "commands": _perintah(),
        "events": _kejadian(),
    }


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
