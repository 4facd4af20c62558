"""A file of facts, TOML or JSON, as plain data."""

import json
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dinsos_adapters.cli.dasar import KodeKeluar, gagal
from dinsos_adapters.katalog.berkas import TERBESAR

_BAKU = "-"
_BOM = "\ufeff"
"""What some editors put before everything else."""


def baca_berkas_fakta(nama: str) -> Mapping[str, object]:
    """The table in a file, or on standard input for `-`; otherwise the command ends.

    What begins with a brace, or is named so, is JSON, everything else TOML.
    """
    teks = _teks(nama).removeprefix(_BOM)
    try:
        isi: Any = json.loads(teks) if _json(nama, teks) else tomllib.loads(teks)
    except (ValueError, RecursionError) as galat:
        # The first line: further ones of a parser would repeat what stands in the file.
        sebab = str(galat).partition("\n")[0]
        gagal(f"{_sebut(nama)} bukan TOML atau JSON: {sebab}.", kode=KodeKeluar.MASALAH)
    if not isinstance(isi, Mapping):
        gagal(f"{_sebut(nama)} tidak memuat fakta menurut nama.", kode=KodeKeluar.MASALAH)
    return isi


def _json(nama: str, teks: str) -> bool:
    return nama.lower().endswith(".json") or teks.lstrip().startswith("{")


def _teks(nama: str) -> str:
    try:
        if nama == _BAKU:
            teks = sys.stdin.read(TERBESAR + 1)
        else:
            with Path(nama).open(encoding="utf-8") as terbuka:
                teks = terbuka.read(TERBESAR + 1)
    except UnicodeDecodeError:
        gagal(f"{_sebut(nama)} bukan teks UTF-8.", kode=KodeKeluar.MASALAH)
    except FileNotFoundError:
        gagal(f"Berkas {nama} tidak ada.", kode=KodeKeluar.TAK_ADA)
    except OSError as galat:
        gagal(f"{_sebut(nama)} tidak terbaca: {galat.strerror}.", kode=KodeKeluar.GAGAL)
    if len(teks) > TERBESAR:
        gagal(
            f"{_sebut(nama)} terlalu besar: paling banyak {TERBESAR} huruf.",
            kode=KodeKeluar.MASALAH,
        )
    return teks


def _sebut(nama: str) -> str:
    return "Masukan baku" if nama == _BAKU else f"Berkas {nama}"
