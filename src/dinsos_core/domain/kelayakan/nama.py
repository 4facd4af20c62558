"""Names as they sound, whichever way Indonesia spells them: the old spelling and the new, what is
written short, letters that are swapped in speech. For finding and comparing, never for showing.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

Kesamaan: TypeAlias = Callable[[str, str], float]
"""How alike two words are, from 0 to 1."""

SANGAT_UMUM: Final = frozenset({"muhamat", "siti", "abdul", "ahmat", "nur", "sri"})
"""Words of so many names that they tell nobody apart beside another one."""

_GELAR: Final = frozenset(
    (
        *("h", "hj", "haji", "hajah", "alm", "almh", "almarhum", "almarhumah", "bin", "binti"),
        *("tn", "ny", "nn", "sdr", "sdri", "bapak", "bpk", "ibu", "kh", "ust"),
        *("dr", "drs", "dra", "ir", "prof", "spd", "sh", "se", "skm", "amd"),
    )
)
_SINGKATAN: Final[Mapping[str, str]] = {
    **dict.fromkeys(("m", "md", "mhd", "moh", "mohd", "moch", "mokh", "muh", "much"), "muhamad"),
    **dict.fromkeys(("st", "sitti", "sity", "sitie"), "siti"),
    **dict.fromkeys(("abd", "abdoel"), "abdul"),
    **dict.fromkeys(("akhmad", "achmad", "akh", "ach", "amad"), "ahmad"),
}
_BUNYI: Final = tuple(
    (re.compile(pola), ganti)
    for pola, ganti in (
        ("oe|oo", "u"),
        ("tj", "c"),
        ("dj|j", "y"),  # dj and j of one spelling are j and y of the other
        ("sy|sj|sh|ts|z", "s"),
        ("ch|kh", "h"),
        ("gh", "g"),
        ("th", "t"),
        ("dh|dz", "d"),
        ("ph|f|v", "p"),
        ("q|ck", "k"),
        ("x", "ks"),
        ("ae", "ai"),
        ("(.)\\1+", "\\1"),
        ("(?<=[^aiueo])(y|ie)$", "i"),
        ("loh$", "lah"),
        ("(?<=[aiueo])h$", ""),
        ("d$", "t"),
        ("^m[uo]h[ae]m[ae]t$", "muhamat"),
    )
)


def kata_nama(nama: str) -> tuple[str, ...]:
    """The words of a name as they sound, without titles; single letters stay as they are.

    >>> kata_nama("Drs. H. Moh. Jusuf"), kata_nama("Muhammad Yusup")
    (('muhamat', 'yusup'), ('muhamat', 'yusup'))
    >>> kata_nama("Soekarno"), kata_nama("Tjahjo Djoko"), kata_nama("St. Aminah")
    (('sukarno',), ('cahyo', 'yoko'), ('siti', 'amina'))
    """
    polos = unicodedata.normalize("NFKD", nama.casefold().replace("'", ""))
    huruf = polos
    if not polos.isascii():
        huruf = "".join(satu for satu in polos if not unicodedata.combining(satu))
    semua = [satu for satu in re.split(r"[\W\d_]+", huruf) if satu]
    bernama = [satu for satu in semua if satu not in _GELAR] or semua
    return tuple(_bunyi(satu, awal=n == 0) for n, satu in enumerate(bernama))


def _bunyi(kata: str, *, awal: bool) -> str:
    if len(kata) == 1 and not (awal and kata == "m"):
        return kata
    kata = _SINGKATAN.get(re.sub(r"(.)\1+", r"\1", kata), _SINGKATAN.get(kata, kata))
    for pola, ganti in _BUNYI:
        kata = pola.sub(ganti, kata)
    return kata


def kata_pembeda(kata: tuple[str, ...]) -> tuple[str, ...]:
    """Those that tell people apart; all of them where none does."""
    return tuple(s for s in kata if len(s) > 1 and s not in SANGAT_UMUM) or kata


def kesamaan_huruf(a: str, b: str) -> float:
    """By the pairs of letters that two words share (Dice), where no library is at hand.

    >>> kesamaan_huruf("santoso", "santosa"), kesamaan_huruf("ali", "amin")
    (0.8333333333333334, 0.0)
    """
    if a == b:
        return 1.0
    kiri, kanan = ([s[n : n + 2] for n in range(len(s) - 1)] for s in (a, b))
    bersama = sum(min(kiri.count(satu), kanan.count(satu)) for satu in {*kiri})
    return 2 * bersama / max(len(kiri) + len(kanan), 1)


def mirip_nama(kiri: tuple[str, ...], kanan: tuple[str, ...], kesamaan: Kesamaan) -> float:
    """How alike two names are by their words (`kata_nama`), from 0 to 1, whatever the order.

    Each word of the shorter name is held against its best counterpart; a letter stands for a word
    that begins with it; words that the other lacks weigh a little. What both have and many people
    have counts for nothing beside the rest.
    """
    if not kiri or not kanan:
        return 0.0
    if kiri == kanan:
        return 1.0
    umum = set(kiri) & set(kanan) & SANGAT_UMUM
    pendek, panjang = sorted(
        ([s for s in semua if s not in umum] or list(semua) for semua in (kiri, kanan)), key=len
    )
    utuh = kesamaan("".join(pendek), "".join(panjang)) if len(pendek) != len(panjang) else 0.0
    sisa, nilai = list(panjang), []
    for satu in pendek:
        terbaik = max(sisa, key=lambda lain: _sekata(satu, lain, kesamaan))
        nilai.append(_sekata(satu, terbaik, kesamaan))
        sisa.remove(terbaik)
    rata = sum(nilai) / len(nilai) * (1 - 0.04 * len(sisa))
    return max(rata, utuh if utuh >= _SEPENUH else 0.0)


_SEPENUH: Final = 0.97
"""So alike are names that differ in where their words part (Nurhayati, Nur Hayati)."""


def _sekata(a: str, b: str, kesamaan: Kesamaan) -> float:
    if len(a) == 1 or len(b) == 1:
        return 0.9 if a[:1] == b[:1] else 0.0
    return kesamaan(a, b)
