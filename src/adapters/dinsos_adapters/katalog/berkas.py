"""Reading TOML files from a directory or from the installed package, without ever crashing."""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from dinsos_adapters.katalog.masalah import Catatan, JenisMasalah

TERBESAR: Final = 400_000
"""Bytes of one file: four times the largest that is shipped."""

TERPANJANG: Final = 200
"""Items of one list: what leads from step to step is walked for each of them."""

TERLEBAR: Final = 2_000
"""Entries of one table."""

_BARIS = re.compile(r"\(at line ([0-9]+)")

TERDALAM: Final = 50
"""Parts of one dotted key; the parser takes quadratic time for it."""

_DALAM: Final = re.compile(
    rf"""(?<![\w."'-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{TERDALAM}}}"""
)


def baca_toml(berkas: Traversable, catatan: Catatan) -> dict[str, object] | None:
    """The file's content; None, with the problem noted, if there is no valid content.

    Leaves the source text in ``catatan`` so that later problems can name lines.
    """
    if not ada_berkas(berkas) and _lain(berkas):
        catatan.catat(JenisMasalah.TAK_TERBACA, rincian="bukan berkas biasa")
        return None
    try:
        with berkas.open("rb") as terbuka:
            mentah = terbuka.read(TERBESAR + 1)
        catatan.teks = mentah.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as galat:
        catatan.catat(JenisMasalah.TAK_TERBACA, rincian=galat.strerror or type(galat).__name__)
        return None
    except UnicodeDecodeError as galat:
        catatan.catat(
            JenisMasalah.TAK_TERBACA,
            rincian=f"bita ke-{galat.start + 1} bukan UTF-8",
            diharapkan="teks UTF-8",
        )
        return None
    if len(mentah) > TERBESAR:
        catatan.catat(
            JenisMasalah.TAK_TERBACA,
            rincian="terlalu besar",
            diharapkan=f"paling banyak {TERBESAR} bita",
        )
        return None
    for nomor, satu in enumerate(catatan.teks.split("\n"), 1):
        if satu.count(".") >= TERDALAM and _DALAM.search(satu):
            catatan.catat(JenisMasalah.TOML_RUSAK, rincian="bersarang terlalu dalam", baris=nomor)
            return None
    try:
        isi = tomllib.loads(catatan.teks)
        for kunci in _terlalu_panjang(isi):
            catatan.catat(
                JenisMasalah.NILAI_SALAH, kunci, diharapkan=f"paling banyak {TERPANJANG} butir"
            )
            return None
        return isi
    except RecursionError:
        catatan.catat(JenisMasalah.TOML_RUSAK, rincian="bersarang terlalu dalam")
    # Besides TOMLDecodeError, a plain ValueError: an integer of thousands of digits.
    except ValueError as galat:
        pesan = str(galat)
        baris = _BARIS.search(pesan)
        catatan.catat(
            JenisMasalah.TOML_RUSAK, rincian=pesan, baris=int(baris[1]) if baris else None
        )
    return None


def _terlalu_panjang(isi: object, kunci: str = "") -> Iterator[str]:
    """Lists and tables that are longer than any of a decree."""
    if isinstance(isi, list):
        if len(isi) > TERPANJANG:
            yield kunci
        for satu in isi:
            yield from _terlalu_panjang(satu, kunci)
    elif isinstance(isi, dict):
        if len(isi) > TERLEBAR:
            yield kunci
        for nama, satu in isi.items():
            yield from _terlalu_panjang(satu, f"{kunci}.{nama}" if kunci else nama)


def isi_direktori(direktori: Traversable, catatan: Catatan) -> tuple[Traversable, ...]:
    """What a directory holds, by name; hidden entries left out. Empty and noted if unreadable."""
    try:
        isi = [satu for satu in direktori.iterdir() if satu.name[:1] not in (".", "_")]
    except OSError as galat:
        catatan.catat(JenisMasalah.TAK_TERBACA, rincian=galat.strerror or type(galat).__name__)
        return ()
    except ValueError:  # a path that no file system takes, such as one holding a null byte
        catatan.catat(JenisMasalah.TAK_TERBACA, diharapkan="nama direktori")
        return ()
    return tuple(sorted(isi, key=lambda satu: satu.name))


def ada_berkas(berkas: Traversable) -> bool:
    """Whether the file is there; one that nobody may look at counts as absent."""
    try:
        return berkas.is_file()
    except (OSError, ValueError):
        return False


def _lain(berkas: Traversable) -> bool:
    """Whether it is a pipe or a device, which may never end or never answer."""
    try:
        return isinstance(berkas, Path) and berkas.exists() and not berkas.is_dir()
    except (OSError, ValueError):
        return False


def ada_direktori(direktori: Traversable) -> bool:
    """Whether the directory is there, likewise."""
    try:
        return direktori.is_dir()
    except (OSError, ValueError):
        return False
