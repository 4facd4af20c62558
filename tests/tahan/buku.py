"""What a worker writes about itself, to be held against the database when it is dead."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from tests.tahan.kantor import Tugas


class Buku:
    """Two lists: what is about to be sent, and what was acknowledged, each line on disk."""

    def __init__(self, folder: Path, nama: str) -> None:
        self._dikirim = (folder / f"{nama}.dikirim").open("ab")
        self._diterima = (folder / f"{nama}.diterima").open("ab")

    def kirim(self, tugas: Tugas) -> None:
        self._dikirim.write(json.dumps(tugas).encode() + b"\n")
        self._dikirim.flush()

    def terima(self, kunci: str) -> None:
        self._diterima.write(kunci.encode() + b"\n")
        self._diterima.flush()
        os.fsync(self._diterima.fileno())

    def tutup(self) -> None:
        self._dikirim.close()
        self._diterima.close()


def dikirim(folder: Path) -> list[Tugas]:
    """Every command that was sent, or was about to be."""
    return [json.loads(satu) for satu in _baris(folder, "*.dikirim")]


def diterima(folder: Path) -> list[str]:
    """The keys of all commands that were acknowledged."""
    return list(_baris(folder, "*.diterima"))


def _baris(folder: Path, pola: str) -> Iterator[str]:
    # The last line may be cut short by the kill: then the command was never sent.
    for berkas in sorted(folder.glob(pola)):
        *utuh, _sisa = berkas.read_text().split("\n")
        yield from utuh
