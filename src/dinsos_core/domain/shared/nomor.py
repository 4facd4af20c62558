"""A case's short number: what people say at a counter or on the telephone, beside the id. And a
secret code, written the same way.

Eight characters that tell nothing, by their order either, and one that catches a slip: every wrong
character, and nearly every two that changed places. The check is that of ISO/IEC 7064's hybrid
system MOD M+1,M over an alphabet without letters and digits that look alike; M+1 is prime. Ours:
six lines, where the package that has them (python-stdnum) brings some megabytes.
"""

from hashlib import sha256
from typing import Final

HURUF: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
PANJANG: Final = 8
"""Characters before the check character: 6.5e11 numbers."""
PANJANG_KODE: Final = 15
"""The same of a secret code: too many to try."""


def buat_nomor(benih: str) -> str:
    """The number that a fresh id gives.

    >>> buat_nomor("id0001")
    'D3HFRGWQ9'
    """
    angka = int.from_bytes(sha256(benih.encode()).digest())
    kode = ""
    for _ in range(PANJANG):
        angka, sisa = divmod(angka, len(HURUF))
        kode += HURUF[sisa]
    return kode + huruf_uji(kode)


def buat_kode(acak: bytes) -> str:
    """The secret code that random bytes give, in groups to read it by: 73 bits of them count.

    >>> buat_kode(bytes(range(16)))
    'HJ4K-25EF-WYA2-FQZE'
    """
    angka = int.from_bytes(acak)
    kode = ""
    for _ in range(PANJANG_KODE):
        angka, sisa = divmod(angka, len(HURUF))
        kode += HURUF[sisa]
    kode += huruf_uji(kode)
    return "-".join(kode[n : n + 4] for n in range(0, len(kode), 4))


def baca_kode(teks: str) -> str | None:
    """The secret code without its dashes, of one that was typed; None if it cannot be one.

    >>> baca_kode("hj4k 25ef wya2 fqze"), baca_kode("HJ4K-25EF-WYA2-FQZ2")
    ('HJ4K25EFWYA2FQZE', None)
    """
    return _terbaca(teks, PANJANG_KODE)


def huruf_uji(kode: str) -> str:
    """The check character of a text over `HURUF`."""
    banyak = len(HURUF)
    sisa = _jumlah(kode) or banyak
    return HURUF[(1 - sisa * 2 % (banyak + 1)) % banyak]


def _jumlah(kode: str) -> int:
    banyak = len(HURUF)
    jumlah = banyak // 2
    for huruf in kode:
        jumlah = ((jumlah or banyak) * 2 % (banyak + 1) + HURUF.index(huruf)) % banyak
    return jumlah


def baca_nomor(teks: str) -> str | None:
    """The number as stored, of one that was typed: whatever the case of its letters, with spaces,
    dots or dashes. None if it cannot be one.

    >>> baca_nomor(" d3hf-rgwq 9"), baca_nomor("D3HFRGWQX")
    ('D3HFRGWQ9', None)
    """
    return _terbaca(teks, PANJANG)


def _terbaca(teks: object, panjang: int) -> str | None:
    if not isinstance(teks, str):
        return None
    nomor = "".join(huruf for huruf in teks.upper() if huruf not in " -.\u00a0")
    if len(nomor) != panjang + 1 or not set(nomor) <= set(HURUF):
        return None
    return nomor if _jumlah(nomor) == 1 else None
