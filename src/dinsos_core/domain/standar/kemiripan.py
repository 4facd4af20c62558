"""Do two concise wordings mean the same paper, product or item? Words in common, nothing cleverer.

Decrees of two agencies never use the same words. What remains of a wording without the words that
any paper may carry ("surat", "fotokopi") is compared as a set.
"""

import re
from functools import lru_cache
from typing import Final

MIRIP: Final = 0.5
"""From here on two wordings are taken for the same thing."""

_TUGAS: Final = """
    yang dari dan atau dengan untuk oleh di ke pada bagi bila jika ada para pemohon tentang serta
    sebagai dalam telah sudah
"""
_BENTUK: Final = "surat akta fotokopi salinan asli bukti keterangan calon sah kota lembar rangkap"
_SAMA: Final = {
    "ktp": "kartu tanda penduduk",
    "kk": "kartu keluarga",
    "rs": "rumah sakit",
    "rsj": "rumah sakit jiwa",
    "akte": "akta",
    "keterlantaran": "terlantar",
    "fotocopy": "fotokopi",
    "lks": "lembaga kesejahteraan sosial",
    "pub": "pengumpulan uang barang",
    "dinsos": "dinas sosial",
}
_PERATURAN: Final = re.compile(
    r"\b(uu|pp|kep[a-z]+|per[a-z]+|inpres)\b[^0-9]{0,40}([0-9]+/[0-9]{4})"
)


@lru_cache(maxsize=4096)
def kata(teks: str) -> frozenset[str]:
    """The words that carry the meaning, abbreviations spelled out."""
    return _kata(teks, _TUGAS)


@lru_cache(maxsize=4096)
def _pokok(teks: str) -> frozenset[str]:
    return _kata(teks, _TUGAS + _BENTUK)


def _kata(teks: str, tanpa: str) -> frozenset[str]:
    satu = re.findall(r"[^\W_]+", teks.lower().replace("foto copy", "fotokopi"))
    semua = frozenset(k for kata in satu for k in _SAMA.get(kata, kata).split())
    return semua - frozenset(tanpa.split()) or semua


@lru_cache(maxsize=4096)
def _peraturan(teks: str) -> tuple[str, ...]:
    """Kind and number of the regulation named first; one that changes another names both."""
    cocok = _PERATURAN.search(teks.lower())
    return cocok.groups() if cocok else ()


def kemiripan(a: str, b: str) -> float:
    """0 (nothing in common) to 1 (the same words); regulations agree in kind and number.

    >>> kemiripan("Fotokopi KK pemohon", "Fotokopi kartu keluarga")
    1.0
    >>> kemiripan("UU 11/2009 tentang Kesejahteraan Sosial", "UU 9/2009 Kesejahteraan Sosial")
    0.0
    """
    if _peraturan(a) and _peraturan(b):
        return float(_peraturan(a) == _peraturan(b))
    # What follows a comma or a bracket qualifies; the head says what it is.
    return max(_bagian(a, b), _bagian(_kepala(a), _kepala(b)))


def _kepala(teks: str) -> str:
    return re.split(r"[,;:(]", teks, maxsplit=1)[0]


def _bagian(a: str, b: str) -> float:
    satu, dua = _pokok(a), _pokok(b)
    sama = len(satu & dua)
    if not sama:
        return 0.0
    # Halfway between "of all words" and "of the shorter wording": decrees differ in detail.
    return (sama / len(satu | dua) + sama / min(len(satu), len(dua))) / 2
