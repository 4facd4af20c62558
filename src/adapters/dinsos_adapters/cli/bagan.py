"""Bars in a terminal: how much of each of several parts, the longest bar as wide as there is room.

Block characters where the output can carry them, plain ones elsewhere; labels are never cut.
"""

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dinsos_adapters.cli.dasar import tulis
from dinsos_core.domain.shared.kelas import frozen

TERSEMPIT: Final = 12
"""Under so many columns a bar says nothing; it stands below its label instead."""


@frozen
class Bagian:
    """One part of every bar: what it is called, and the sign it is drawn with, one of blocks and
    one for output without them."""

    nama: str
    blok: str
    polos: str


@frozen(kw_only=True)
class Batang:
    """One bar: ``isi`` how much of each part, by name; ``akhir`` stands behind it."""

    label: str
    isi: Mapping[str, int]
    akhir: str = ""


def tulis_bagan(bagian: Sequence[Bagian], batang: Sequence[Batang]) -> None:
    """The bars, and what their signs mean."""
    berblok = bisa_blok()
    tanda = {satu.nama: satu.blok if berblok else satu.polos for satu in bagian}
    terpakai = [n for n in tanda if any(satu.isi.get(n) for satu in batang)]
    if not terpakai:
        return
    tulis("  ".join(f"{tanda[nama]} {nama}" for nama in terpakai))
    for baris in gambar(tanda, batang, shutil.get_terminal_size().columns):
        tulis(baris)


def bisa_blok() -> bool:
    """Whether the output can carry block characters."""
    try:
        "█▓▒░".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def gambar(tanda: Mapping[str, str], batang: Sequence[Batang], lebar: int) -> Iterator[str]:
    """The lines of these bars in so many columns."""
    label = max((len(satu.label) for satu in batang), default=0)
    akhir = max((len(satu.akhir) for satu in batang), default=0)
    ruang = lebar - label - akhir - 4
    sendiri = ruang < TERSEMPIT
    if sendiri:
        ruang = max(lebar - akhir - 4, TERSEMPIT)
    terbanyak = max((sum(satu.isi.values()) for satu in batang), default=0)
    for satu in batang:
        garis = _garis(tanda, satu.isi, ruang, terbanyak)
        awal = "" if sendiri else satu.label.ljust(label)
        if sendiri:
            yield satu.label
        yield f"{awal}  {garis.ljust(ruang)}  {satu.akhir}".rstrip()


def _garis(tanda: Mapping[str, str], isi: Mapping[str, int], ruang: int, terbanyak: int) -> str:
    """Ends of parts are rounded, not their lengths, so that the whole is as long as its sum; what
    is there at all is seen, for which there is room kept."""
    garis, sampai = "", 0
    ruang -= len(tanda) - 1
    for nama, satu in tanda.items():
        if n := isi.get(nama, 0):
            sampai += n
            ujung = max(round(sampai * ruang / terbanyak), len(garis) + 1)
            garis += satu * (ujung - len(garis))
    return garis
