"""AES-256-GCM for the vault.

Each subject has its own random key; erasing the wrapped key makes all its ciphertexts noise. The
associated data names the subject, the value's name and the format, so a ciphertext moved to
another row does not open there. Nonces are random: a subject's key seals a few dozen values, far
from where 96 random bits could meet again.
"""

import hmac
import os

from attrs import field
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from dinsos_adapters.brankas.nilai import dari_bita, ke_bita
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.ports.kunci import (
    BrankasRusak,
    KunciTerbungkus,
    PenyediaKunci,
    SandiSubjek,
    SidikCari,
    turunkan,
)

VERSI = 1
"""Format of everything sealed here; its first byte, and part of what is authenticated."""

NONCE = 12

METERAI = "dinsos/baris/1"
"""What the keys are derived for that seal rows."""


@frozen
class SandiSubjekAesGcm:
    """One subject's opened key."""

    _subjek: SubjekId
    _aes: AESGCM = field(repr=False)

    def segel(self, nama: str, nilai: Nilai) -> bytes:
        return _segel(self._aes, ke_bita(nilai), "nilai", self._subjek, nama)

    def buka(self, nama: str, isi: bytes) -> Nilai:
        terbuka = _buka(self._aes, isi, "nilai", self._subjek, nama)
        try:
            return dari_bita(terbuka)
        except ValueError:
            raise BrankasRusak("brankas_rusak") from None


@frozen
class PenyandiAesGcm:
    """Seals under keys derived from a provider's master keys, each purpose under its own.

    Derived keys are kept for as long as this object is: the masters are in memory anyway.
    """

    _penyedia: PenyediaKunci = field(repr=False)
    _induk: dict[str, AESGCM] = field(factory=dict, init=False, repr=False)
    _sidik: dict[tuple[str, str], bytes] = field(factory=dict, init=False, repr=False)

    @property
    def kunci_induk(self) -> str:
        return self._penyedia.aktif

    @property
    def kunci_indeks(self) -> str:
        return self._penyedia.indeks[0]

    def kunci_baru(self, subjek: SubjekId) -> tuple[SandiSubjek, KunciTerbungkus]:
        kunci = AESGCM.generate_key(bit_length=256)
        return SandiSubjekAesGcm(subjek, AESGCM(kunci)), self._bungkus(subjek, kunci)

    def buka_kunci(self, subjek: SubjekId, terbungkus: KunciTerbungkus) -> SandiSubjek:
        return SandiSubjekAesGcm(subjek, AESGCM(self._lepas(subjek, terbungkus)))

    def bungkus_ulang(self, subjek: SubjekId, terbungkus: KunciTerbungkus) -> KunciTerbungkus:
        return self._bungkus(subjek, self._lepas(subjek, terbungkus))

    def sidik(self, teks: str) -> str:
        return self._hash("dinsos/sidik/1", self.kunci_indeks, teks)

    def meterai(self, teks: str) -> str:
        induk = self._penyedia.aktif
        return f"{induk} {self._hash(METERAI, induk, teks)}"

    def bermeterai(self, teks: str, meterai: str) -> bool:
        induk, _, mac = meterai.rpartition(" ")
        # Compared as bytes: somebody may have written anything there.
        seharusnya = self._hash(METERAI, induk, teks).encode()
        return hmac.compare_digest(seharusnya, mac.encode(errors="surrogatepass"))

    def sidik_cari(self, fakta: str, nilai: str) -> tuple[SidikCari, ...]:
        untuk = f"dinsos/indeks/1/{fakta}"
        return tuple(
            SidikCari(kunci_indeks=id_kunci, sidik=self._hash(untuk, id_kunci, nilai))
            for id_kunci in self._penyedia.indeks
        )

    def _bungkus(self, subjek: SubjekId, kunci: bytes) -> KunciTerbungkus:
        induk = self._penyedia.aktif
        isi = _segel(self._aes(induk), kunci, "kunci", subjek, induk)
        return KunciTerbungkus(kunci_induk=induk, isi=isi)

    def _lepas(self, subjek: SubjekId, terbungkus: KunciTerbungkus) -> bytes:
        induk = terbungkus.kunci_induk
        return _buka(self._aes(induk), terbungkus.isi, "kunci", subjek, induk)

    def _aes(self, id_kunci: str) -> AESGCM:
        if id_kunci not in self._induk:
            kunci = turunkan(self._penyedia.kunci(id_kunci), "dinsos/kunci-induk/1")
            self._induk[id_kunci] = AESGCM(kunci)
        return self._induk[id_kunci]

    def _hash(self, untuk: str, id_kunci: str, teks: str) -> str:
        kunci = self._sidik.get((untuk, id_kunci))
        if kunci is None:
            kunci = turunkan(self._penyedia.kunci(id_kunci), untuk)
            self._sidik[untuk, id_kunci] = kunci
        # A lone surrogate must not raise: the error would quote the text.
        return hmac.digest(kunci, teks.encode("utf-8", "surrogatepass"), "sha256").hex()


def _segel(aes: AESGCM, isi: bytes, jenis: str, subjek: str, nama: str) -> bytes:
    nonce = os.urandom(NONCE)
    return bytes([VERSI]) + nonce + aes.encrypt(nonce, isi, _ikatan(jenis, subjek, nama))


def _buka(aes: AESGCM, isi: bytes, jenis: str, subjek: str, nama: str) -> bytes:
    if len(isi) <= 1 + NONCE or isi[0] != VERSI:
        raise BrankasRusak("brankas_rusak")
    try:
        return aes.decrypt(isi[1 : 1 + NONCE], isi[1 + NONCE :], _ikatan(jenis, subjek, nama))
    except InvalidTag:
        raise BrankasRusak("brankas_rusak") from None


def _ikatan(jenis: str, subjek: str, nama: str) -> bytes:
    # The length keeps apart what is joined: no two places share their text.
    teks = f"dinsos/brankas/{VERSI}/{jenis}/{len(subjek)}/{subjek}/{nama}"
    return teks.encode("utf-8", "surrogatepass")
