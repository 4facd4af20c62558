"""The keys for parcels in a file: an agency's own, and the public ones of those it knows.

instansi = "banjarmasin"
tanda = "…"                # its own, 32 bytes as base64
sandi = "…"

[lain.palangka-raya]       # what that agency gave: `blok_publik`
tanda = "…"
sandi = "…"
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as BukanBase64
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from dinsos_adapters.brankas.kunci import KunciRusak, baca_rahasia, tulis_rahasia
from dinsos_adapters.brankas.paket import KunciPaket, KunciPublik

PANJANG: Final = 32


def buat_kunci_paket(berkas: Path, instansi: str) -> KunciPaket:
    """Write a new file with fresh keys, readable by its owner only. Raises `FileExistsError` rather
    than replace keys."""
    if re.fullmatch(r"[a-z0-9-]+", instansi) is None:
        raise KunciRusak("kode instansi hanya huruf kecil, angka dan tanda hubung")
    baru = KunciPaket.baru(instansi)
    tanda, sandi = baru.rahasia
    tulis_rahasia(berkas, f'instansi = "{instansi}"\n{_baris(tanda, sandi)}')
    return baru


def kunci_paket_dari_berkas(berkas: Path) -> KunciPaket:
    """Read such a file. Raises `KunciRusak`, also when it may be read by anyone but its owner."""
    isi = baca_rahasia(berkas)
    lain, instansi = isi.get("lain", {}), isi.get("instansi")
    if not isinstance(lain, dict) or not isinstance(instansi, str):
        raise KunciRusak(f"{berkas} tidak menyebut instansi, atau [lain] bukan tabel")
    tanda, sandi = _sepasang(isi, "sendiri")
    pasang = {nama: _sepasang(satu, nama) for nama, satu in lain.items()}
    publik = {nama: KunciPublik(tanda=satu[0], sandi=satu[1]) for nama, satu in pasang.items()}
    return KunciPaket.dari_bita(instansi, tanda, sandi, publik)


def blok_publik(kunci: KunciPaket) -> str:
    """What others put into their file."""
    return f"[lain.{kunci.instansi}]\n{_baris(kunci.publik.tanda, kunci.publik.sandi)}"


def _baris(tanda: bytes, sandi: bytes) -> str:
    return f'tanda = "{b64encode(tanda).decode()}"\nsandi = "{b64encode(sandi).decode()}"\n'


def _sepasang(isi: Mapping[str, Any], siapa: str) -> tuple[bytes, bytes]:
    try:
        tanda, sandi = (b64decode(isi[nama], validate=True) for nama in ("tanda", "sandi"))
    except (BukanBase64, ValueError, TypeError, KeyError):
        raise KunciRusak(f"kunci {siapa!r} bukan base64") from None
    if len(tanda) != PANJANG or len(sandi) != PANJANG:
        raise KunciRusak(f"kunci {siapa!r} tidak sepanjang {PANJANG} bita")
    return tanda, sandi
