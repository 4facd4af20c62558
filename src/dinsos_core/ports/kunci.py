"""Keys, and the sealing of personal values under them.

Three kinds of keys, none of which the database holds: key-encryption keys wrap the subjects' own
keys; index keys make the hashes by which a person is found; a checkpoint key seals checkpoints.
All are derived from named master keys, so that one file or a few variables suffice.
"""

import hashlib
import hmac
from typing import Protocol

from attrs import field

from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.ports.penyimpanan import CatatanRusak, PenyimpananGagal

PANJANG_KUNCI = 32


class KunciTidakTersedia(PenyimpananGagal):
    """A master key that stored data needs is missing; names its id, never its value."""


class BrankasRusak(CatatanRusak):
    """A ciphertext or wrapped key is not what was sealed for that subject and name."""


class PenyediaKunci(Protocol):
    """Master keys by id, 32 bytes each.

    ``aktif`` wraps new subject keys and seals new checkpoints. The first of ``indeks`` hashes new
    searchable values, and all of them are searched, which is what lets it be replaced.
    """

    @property
    def aktif(self) -> str: ...
    @property
    def indeks(self) -> tuple[str, ...]: ...

    def kunci(self, id_kunci: str) -> bytes:
        """The master key; raises `KunciTidakTersedia`."""


def turunkan(induk: bytes, untuk: str) -> bytes:
    """A key for one purpose from a master key (HKDF-SHA256, RFC 5869, no salt, 32 bytes)."""
    acak = hmac.digest(bytes(hashlib.sha256().digest_size), induk, "sha256")
    return hmac.digest(acak, untuk.encode() + b"\x01", "sha256")


def segel_sama(seharusnya: str, segel: str) -> bool:
    """Whether a seal is the one it should be, whatever somebody wrote in its place; takes as long
    wherever they differ."""
    return hmac.compare_digest(seharusnya.encode(), segel.encode(errors="surrogatepass"))


@frozen(kw_only=True)
class KunciTerbungkus:
    """A subject's key, encrypted under the key-encryption key of that id."""

    kunci_induk: str
    isi: bytes = field(repr=False)


@frozen(kw_only=True)
class SidikCari:
    """The keyed hash of a searchable value under one index key."""

    kunci_indeks: str
    sidik: str


class SandiSubjek(Protocol):
    """One subject's opened key."""

    def segel(self, nama: str, nilai: Nilai) -> bytes:
        """The ciphertext of a value, bound to this subject and this name."""

    def buka(self, nama: str, isi: bytes) -> Nilai:
        """The value, of the very type that was sealed; raises `BrankasRusak`."""


class Penyandi(Protocol):
    """Encrypts; stores nothing."""

    @property
    def kunci_induk(self) -> str:
        """The id of the key-encryption key that wraps from now on."""

    @property
    def kunci_indeks(self) -> str:
        """The id of the index key that hashes from now on."""

    def kunci_baru(self, subjek: SubjekId) -> tuple[SandiSubjek, KunciTerbungkus]:
        """A fresh key for a subject, opened and wrapped."""

    def buka_kunci(self, subjek: SubjekId, terbungkus: KunciTerbungkus) -> SandiSubjek:
        """Raises `KunciTidakTersedia` or `BrankasRusak`."""

    def bungkus_ulang(self, subjek: SubjekId, terbungkus: KunciTerbungkus) -> KunciTerbungkus:
        """The same subject key under the key-encryption key now in force."""

    def sidik(self, teks: str) -> str:
        """A keyed fingerprint of any text, in hex."""

    def meterai(self, teks: str) -> str:
        """A seal over a stored row: the id of the key-encryption key now in force, and a keyed hash
        under it. It tells who may write rows from who can write to the database."""

    def bermeterai(self, teks: str, meterai: str) -> bool:
        """Whether this is a seal over it, under any of the keys at hand. Raises
        `KunciTidakTersedia` for one that is not."""

    def sidik_cari(self, fakta: str, nilai: str) -> tuple[SidikCari, ...]:
        """The hashes of a searchable value under every index key, the one in force first."""
