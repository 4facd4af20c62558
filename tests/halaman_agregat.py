"""The generated parts of an aggregate's page in `docs/`, by name."""

import inspect
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.standar.model import Agregat

HALAMAN: dict[str, str] = {
    Agregat.PERMOHONAN: "docs/permohonan.md",
    Agregat.LAPORAN_KEDARURATAN: "docs/kedaruratan.md",
    Agregat.KLIEN: "docs/episode.md",
    Agregat.PENGADUAN: "docs/pengaduan.md",
}


def bagian(jenis: JenisKasus[Any]) -> dict[str, Iterable[str]]:
    """What the code has for each part now."""
    return {
        "lifecycle": _siklus(jenis),
        "states": _status(jenis.siklus.status),
        "commands": _perintah(jenis),
        "events": _kejadian(jenis),
    }


def _siklus(jenis: JenisKasus[Any]) -> Iterator[str]:
    yield "```mermaid"
    yield f"{jenis.siklus.mesin.bangun():mermaid}".rstrip()
    yield "```"


def _status(semua: type[StrEnum]) -> Iterator[str]:
    yield "| status | meaning |"
    yield "| --- | --- |"
    isi = inspect.getsource(semua)
    for status in semua:
        cocok = re.search(rf'{status.name} = "\w+"\n\s+"""(.*?)"""', isi, re.DOTALL)
        yield f"| `{status.value}` | {' '.join(cocok[1].split()) if cocok else ''} |"


def _perintah(jenis: JenisKasus[Any]) -> Iterator[str]:
    yield "| command | what it asks for |"
    yield "| --- | --- |"
    for kelas in jenis.perintah:
        yield f"| `{kelas.__name__}` | {_kalimat(kelas)} |"


def _kejadian(jenis: JenisKasus[Any]) -> Iterator[str]:
    """Those that can happen to a case of it, its opening first."""
    yield "| event | stored as | moves the case |"
    yield "| --- | --- | --- |"
    for kelas in jenis.kejadian:
        if kelas is jenis.kejadian[0] or jenis.siklus.dikenal(kelas.tipe):
            gerak = "yes" if kelas.tipe in jenis.siklus.bergerak else ""
            yield f"| `{kelas.__name__}` | `{kelas.tipe}` | {gerak} |"


def _kalimat(jenis: type) -> str:
    paragraf = (inspect.getdoc(jenis) or "").split("\n\n")[0]
    return " ".join(paragraf.split())
