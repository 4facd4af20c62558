"""Checkpoints in a file: one JSON line each, appended and synced, never changed.

A last line without its line end is a write that was cut off before anybody was told of it; it is
not read, and the next write takes its place.
"""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from attrs import frozen

from dinsos_core.ports.titik_periksa import (
    CatatanPeriksa,
    TitikPeriksaBentrok,
    TitikPeriksaRusak,
    Ujung,
)


@frozen
class TitikPeriksaBerkas:
    """Checkpoints in one file, which the first write makes, for its owner only.

    Writers on one machine wait for each other; writing needs a POSIX system.
    """

    _berkas: Path

    def semua(self) -> Iterator[CatatanPeriksa]:
        try:
            terbuka = self._berkas.open("rb")
        except FileNotFoundError:
            return
        with terbuka:
            for nomor, baris in enumerate(terbuka, 1):
                if baris.endswith(b"\n"):
                    yield _urai(baris, nomor)

    def tulis(self, catatan: CatatanPeriksa) -> None:
        # Imported late: only POSIX has it, and without it the keys beside this must still load.
        import fcntl  # noqa: PLC0415 -- for that reason

        baru = not self._berkas.exists()
        berkas = os.open(self._berkas, os.O_RDWR | os.O_CREAT, 0o600)
        with os.fdopen(berkas, "r+b") as terbuka:
            fcntl.flock(terbuka, fcntl.LOCK_EX)
            if _lengkap(terbuka) + 1 != catatan.nomor:
                raise TitikPeriksaBentrok
            terbuka.truncate()
            terbuka.write(_kemas(catatan))
            terbuka.flush()
            os.fsync(terbuka.fileno())
        if baru:
            _sinkronkan_folder(self._berkas.parent)


def _lengkap(terbuka: BinaryIO) -> int:
    """How many whole lines there are; leaves the file at the end of the last one."""
    nomor = akhir = 0
    for baris in terbuka:
        if baris.endswith(b"\n"):
            nomor += 1
            akhir += len(baris)
    terbuka.seek(akhir)
    return nomor


def _sinkronkan_folder(folder: Path) -> None:
    """A new file's name is only there for good once its folder is synced."""
    pegangan = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(pegangan)
    finally:
        os.close(pegangan)


def _kemas(catatan: CatatanPeriksa) -> bytes:
    isi = {
        "nomor": catatan.nomor,
        "pada": catatan.pada.isoformat(),
        "sebelum": catatan.sebelum,
        "kunci": catatan.kunci,
        "ujung": [[u.kasus, u.urutan, u.sidik] for u in catatan.ujung],
        "meterai": catatan.meterai,
    }
    return json.dumps(isi, separators=(",", ":")).encode() + b"\n"


def _urai(baris: bytes, nomor: int) -> CatatanPeriksa:
    try:
        isi: Any = json.loads(baris)
        pada = datetime.fromisoformat(isi["pada"])
        catatan = CatatanPeriksa(
            nomor=int(isi["nomor"]),
            pada=pada,
            sebelum=str(isi["sebelum"]),
            kunci=str(isi["kunci"]),
            ujung=tuple(
                Ujung(kasus=str(kasus), urutan=int(urutan), sidik=str(sidik))
                for kasus, urutan, sidik in isi["ujung"]
            ),
            meterai=str(isi["meterai"]),
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        raise TitikPeriksaRusak(nomor) from None
    # Byte for byte what was written: a change that means the same is a change all the same.
    if pada.utcoffset() is None or _kemas(catatan) != baris:
        raise TitikPeriksaRusak(nomor)
    return catatan
