"""On which line of a TOML file a key stands: in the text itself, since the parser keeps no places.

An item of a list is found as the author wrote it, `[[langkah]]` or `langkah = [{ … }, …]`; what is
wrong below it is looked for in its own lines only.
"""

import re
from collections.abc import Mapping
from typing import Final

_TANDA: Final = re.compile(
    r"#[^\n]*"
    r"|\"\"\"(?:\\.|[^\\])*?\"\"\"|'''.*?'''"
    r"|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'"
    r"|(?P<kepala>^[ \t]*\[\[?[^\[\]\n]+\]\]?)"
    r"|(?P<nama>^[ \t]*[\w-]+(?=[ \t]*=))"
    r"|(?P<kurung>[\[\]{}])",
    re.MULTILINE | re.DOTALL,
)
_KEPALA: Final = re.compile(r"\[\[[ \t]*([\w-]+)[ \t]*\]\]")

Rentang = tuple[int, int]


def rentang_item(teks: str) -> Mapping[tuple[str, int], Rentang]:
    """Where each item of the lists at the top of a file begins and ends, counted from 1.

    >>> isi = 'a = [{ x = 1 }, { x = 2 }]\\n[[b]]\\nx = 3\\n'
    >>> [isi[awal:akhir] for awal, akhir in rentang_item(isi).values()]
    ['{ x = 1 }', '{ x = 2 }', '[[b]]\\nx = 3\\n']
    """
    hasil: dict[tuple[str, int], Rentang] = {}
    banyak: dict[str, int] = {}
    dalam = awal = 0  # depth of brackets, and where the item begins that is being read
    bagian = blok = ""

    def catat(nama: str, akhir: int) -> None:
        banyak[nama] = banyak.get(nama, 0) + 1
        hasil[nama, banyak[nama]] = (awal, akhir)

    for temu in _TANDA.finditer(teks):
        kurung, tempat = temu["kurung"], temu.start()
        if temu["kepala"] and not dalam:
            if blok:
                catat(blok, tempat)
            kepala = _KEPALA.search(temu[0])
            blok, awal = (kepala[1], tempat) if kepala else (blok, awal)
            if not kepala and not temu[0].strip().lstrip("[").startswith(f"{blok}."):
                blok = ""
            bagian = ""
        elif temu["nama"] and not dalam:
            bagian = "" if blok else temu[0].strip()
        elif kurung in {"[", "{"}:
            dalam += 1
            if kurung == "{" and dalam == 2 and bagian:
                awal = tempat
        elif kurung:
            if kurung == "}" and dalam == 2 and bagian:
                catat(bagian, temu.end())
            dalam -= 1
    if blok:
        catat(blok, len(teks))
    return hasil


def baris(teks: str, kunci: str, ditemukan: str, item: Rentang | None = None) -> int | None:
    """The line where the value, else the key, stands, if it stands on exactly one line: of the
    item, if it is below one, else of the file. An item's own first line stands for any of its."""
    awal, akhir = item or (0, len(teks))
    nama = re.sub(r"\[[^]]*\]$", "", kunci).rpartition(".")[2]
    pola = [rf"""^[ \t]*(["']){re.escape(kunci)}\1\s*="""] if kunci else []
    pola += [rf"""(["']){re.escape(ditemukan)}\1"""] if ditemukan else []
    pola += [
        rf"(?<![\w-]){kata}(?:\.[\w.-]+)?\s*=|^\s*\[+{kata}\]+"
        for kata in (ditemukan, nama)
        if re.fullmatch(r"[A-Za-z0-9_-]+", kata)
    ]
    for satu in pola:
        satu_baris = _satu_baris(teks, re.compile(satu, re.MULTILINE), awal, akhir)
        if satu_baris:
            return satu_baris
    return teks.count("\n", 0, awal) + 1 if item else None


def _satu_baris(teks: str, pola: re.Pattern[str], awal: int, akhir: int) -> int | None:
    """The line on which everything stands that is found, if it is one."""
    temu = pola.search(teks, awal, akhir)
    if temu is None:
        return None
    ujung = teks.find("\n", temu.start())
    # From the line's end on: a pattern that begins a line looks back at the break before it.
    lain = pola.search(teks, ujung + 1, akhir) if 0 <= ujung < akhir else None
    return None if lain else teks.count("\n", 0, temu.start()) + 1
