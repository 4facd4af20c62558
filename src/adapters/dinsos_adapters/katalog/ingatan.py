"""Which catalogues were checked and found whole, so that the next start need not check them again.

Remembered is the verdict alone, under the fingerprint of all that it rests on: the files of the
directories, the readings, the library as installed. What a catalogue says is always read from its
own files; whoever writes into the memory can no more than keep mistakes from being told at start,
and then a standard that is broken is refused when it is asked for, like one of the built-in ones.
A memory that is damaged, foreign or cannot be written is none: the catalogue is checked.
"""

import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Final

_DALAM: Final = 3
"""Agency, decree, standard: nothing farther down is read."""
_MILIK_KAMI: Final = ("dinsos_adapters.katalog", "dinsos_core.domain")
_MAKS_BITA: Final = 64 * 1024 * 1024
"""More than that is no catalogue, and is not worth hashing."""


class Ingatan:
    """The memory of one catalogue: of these directories, in this order, under these readings."""

    def __init__(
        self,
        tempat: Path,
        direktori: Sequence[Path],
        bacaan: Mapping[str, Mapping[str, str]],
        *,
        dengan_bawaan: bool,
    ) -> None:
        pilihan = [[str(satu) for satu in direktori], bacaan, dengan_bawaan]
        kunci = json.dumps(pilihan, sort_keys=True, default=str)
        self._berkas = tempat / f"katalog-{sha256(kunci.encode()).hexdigest()[:32]}"
        self._sidik = _sidik(direktori, kunci)

    @property
    def utuh(self) -> bool:
        """Whether just this was checked before, and found whole."""
        try:
            # A pipe would be waited for, a device read without end.
            if not self._sidik or not self._berkas.is_file():
                return False
            with self._berkas.open("rb") as isi:
                return isi.read(len(self._sidik) + 1) == self._sidik.encode()
        except (OSError, ValueError):
            return False

    def catat(self) -> None:
        """It was checked now, and is whole."""
        if not self._sidik:
            return
        try:
            self._berkas.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._berkas.parent, delete=False) as baru:
                baru.write(self._sidik.encode())
            Path(baru.name).replace(self._berkas)
        except (OSError, ValueError):
            return


def tempat_pengguna() -> Path | None:
    """Where programs of this user keep what can be made again; None if nobody knows."""
    dasar = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME")
    try:
        return Path(dasar or Path.home() / ".cache") / "dinsos"
    except RuntimeError:  # an account without a home
        return None


def _sidik(direktori: Sequence[Path], kunci: str) -> str:
    """The fingerprint; empty where there is none, since something cannot be read or is too much."""
    sidik = sha256(kunci.encode())
    bita = 0
    try:
        sidik.update(_pustaka().encode())
        for akar in direktori:
            for berkas in _isi(akar, _DALAM):
                isi = berkas.read_bytes()
                bita += len(isi)
                if bita > _MAKS_BITA:
                    return ""
                sidik.update(f"{berkas.relative_to(akar)}\0{len(isi)}\0".encode())
                sidik.update(isi)
    except (OSError, ValueError):
        return ""
    return sidik.hexdigest()


def _isi(direktori: Path, dalam: int) -> Iterator[Path]:
    """What is read of a catalogue, by name. Raises `OSError` for a directory that is a link, which
    may lead anywhere, and for what is no file."""
    for satu in sorted(os.scandir(direktori), key=lambda satu: satu.name):
        if satu.name[:1] in (".", "_"):
            continue
        if satu.is_dir():
            if satu.is_symlink():
                raise OSError(satu.name)
            if dalam > 1:
                yield from _isi(Path(satu.path), dalam - 1)
        elif satu.name.endswith(".toml") or satu.name == "VERSI":
            if not satu.is_file():  # a pipe or a device
                raise OSError(satu.name)
            yield Path(satu.path)


@cache
def _pustaka() -> str:
    """The library as installed: the names, sizes and times of the files that check, and those of
    the catalogue's own data. Raises `OSError` where it is no directory."""
    semua: list[tuple[str, int, int]] = []
    for paket in _MILIK_KAMI:
        akar = files(paket)
        if not isinstance(akar, Path):
            raise OSError(paket)
        for folder, _, nama in os.walk(akar):
            for satu in nama:
                if satu.endswith((".py", ".toml")):
                    keadaan = Path(folder, satu).stat()
                    semua.append((f"{folder}/{satu}", keadaan.st_size, keadaan.st_mtime_ns))
    return json.dumps(sorted(semua))
