"""A file of lines that are appended and synced, and never changed.

A last line without its line end is a write that was cut off before anybody was told of it; it is
not read, and the next write takes its place.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

AWAL: Final = b'{"nomor":'
"""How every line begins. Another file is none of these, however long it is, and nothing of it is
replaced."""


def baris_berkas(berkas: Path) -> Iterator[tuple[int, bytes]]:
    """Every whole line with its number, from 1; none of a file that is not there. After a line
    that begins as none does, of which that much is given, nothing more is read."""
    try:
        terbuka = berkas.open("rb")
    except FileNotFoundError:
        return
    with terbuka:
        try:
            yield from enumerate(_baris(terbuka), 1)
        except OSError as galat:  # of what can be opened all the same; such a one has no name
            raise OSError(galat.errno, galat.strerror, str(berkas)) from galat


def _baris(terbuka: BinaryIO) -> Iterator[bytes]:
    while awal := terbuka.readline(len(AWAL)):
        if awal != AWAL[: len(awal)]:
            yield awal.rstrip(b"\n")
            return
        if (baris := awal + terbuka.readline()).endswith(b"\n"):
            yield baris


def terputus(berkas: Path) -> bool:
    """Whether the file ends in a write that was cut off."""
    try:
        with berkas.open("rb") as terbuka:
            if not terbuka.seek(0, os.SEEK_END):
                return False
            terbuka.seek(-1, os.SEEK_END)
            return terbuka.read(1) != b"\n"
    except OSError:
        return False


def tambah_baris(berkas: Path, nomor: int, baris: bytes) -> bool:
    """Append a line under this number; False if the next one has another. The first makes the file,
    for its owner only. Writers on one machine wait for each other; writing needs a POSIX system."""
    # Imported late: only POSIX has it, and without it the keys beside this must still load.
    import fcntl  # noqa: PLC0415 -- for that reason

    baru = not berkas.exists()
    pegangan = os.open(berkas, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(pegangan, "r+b") as terbuka:
        fcntl.flock(terbuka, fcntl.LOCK_EX)
        lengkap = akhir = 0
        for ada in _baris(terbuka):
            if not ada.endswith(b"\n"):
                return False
            lengkap += 1
            akhir += len(ada)
        if lengkap + 1 != nomor:
            return False
        terbuka.seek(akhir)
        terbuka.truncate()
        terbuka.write(baris)
        terbuka.flush()
        os.fsync(terbuka.fileno())
    if baru:
        _sinkronkan_folder(berkas.parent)
    return True


def _sinkronkan_folder(folder: Path) -> None:
    """A new file's name is only there for good once its folder is synced."""
    pegangan = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(pegangan)
    finally:
        os.close(pegangan)
