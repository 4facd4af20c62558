"""Parcels between agencies: Ed25519 signs, X25519 with AES-256-GCM encrypts.

The file is canonical JSON. The key agreement is between a fresh key of the sender and the
receiver's own; what is authenticated names format, sender and receiver, so a parcel readdressed or
passed on under another name does not open. The signature covers everything but itself.
"""

import json
from base64 import b64decode, b64encode
from binascii import Error as BukanBase64
from collections.abc import Mapping
from typing import Any, Final

from attrs import field
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.paket import MAKS_PAKET, PaketDitolak

FORMAT: Final = "dinsos-paket/1"
_BIDANG: Final = frozenset({"format", "dari", "kepada", "kunci", "isi", "tanda"})
# The key agreement is fresh for each parcel, so its key seals one message only.
_NONCE: Final = bytes(12)


@frozen(kw_only=True)
class KunciPublik:
    """What an agency gives to those it exchanges parcels with: 32 bytes each."""

    tanda: bytes
    sandi: bytes


@frozen(kw_only=True)
class KunciPaket:
    """An agency's own keys with the public ones of others, by the agency's code."""

    instansi: str
    _tanda: Ed25519PrivateKey = field(repr=False)
    _sandi: X25519PrivateKey = field(repr=False)
    lain: Mapping[str, KunciPublik] = field(factory=dict, repr=False)

    @classmethod
    def baru(cls, instansi: str, lain: Mapping[str, KunciPublik] | None = None) -> "KunciPaket":
        """Fresh keys."""
        return cls(
            instansi=instansi,
            tanda=Ed25519PrivateKey.generate(),
            sandi=X25519PrivateKey.generate(),
            lain=lain or {},
        )

    @classmethod
    def dari_bita(
        cls, instansi: str, tanda: bytes, sandi: bytes, lain: Mapping[str, KunciPublik]
    ) -> "KunciPaket":
        """Keys that are kept elsewhere, 32 bytes each. Raises ValueError for other lengths."""
        return cls(
            instansi=instansi,
            tanda=Ed25519PrivateKey.from_private_bytes(tanda),
            sandi=X25519PrivateKey.from_private_bytes(sandi),
            lain=lain,
        )

    @property
    def rahasia(self) -> tuple[bytes, bytes]:
        """Its own keys, for `dari_bita`: to be kept where nobody else reads."""
        return self._tanda.private_bytes_raw(), self._sandi.private_bytes_raw()

    @property
    def publik(self) -> KunciPublik:
        """What others are given."""
        return KunciPublik(
            tanda=self._tanda.public_key().public_bytes_raw(),
            sandi=self._sandi.public_key().public_bytes_raw(),
        )

    def bungkus(self, isi: bytes, kepada: str) -> bytes:
        penerima = self.lain.get(kepada)
        if penerima is None:
            raise PaketDitolak("penerima_lain")
        sekali = X25519PrivateKey.generate()
        rahasia = sekali.exchange(X25519PublicKey.from_public_bytes(penerima.sandi))
        kepala = {
            "format": FORMAT,
            "dari": self.instansi,
            "kepada": kepada,
            "kunci": _tulis(sekali.public_key().public_bytes_raw()),
        }
        sandi = AESGCM(_kunci(rahasia, kepala)).encrypt(_NONCE, isi, _kanonik(kepala))
        tanpa = {**kepala, "isi": _tulis(sandi)}
        paket = _kanonik({**tanpa, "tanda": _tulis(self._tanda.sign(_kanonik(tanpa)))})
        if len(paket) > MAKS_PAKET:
            raise PaketDitolak("terlalu_besar")
        return paket

    def buka(self, paket: bytes) -> tuple[str, bytes]:
        isi = _baca(paket)
        tanda = isi.pop("tanda")
        if isi["kepada"] != self.instansi:
            raise PaketDitolak("penerima_lain")
        pengirim = self.lain.get(isi["dari"])
        if pengirim is None:
            raise PaketDitolak("pengirim_tak_dikenal")
        try:
            Ed25519PublicKey.from_public_bytes(pengirim.tanda).verify(_bita(tanda), _kanonik(isi))
            kepala = {nama: satu for nama, satu in isi.items() if nama != "isi"}
            sekali = X25519PublicKey.from_public_bytes(_bita(isi["kunci"]))
            rahasia = self._sandi.exchange(sekali)
            sandi = AESGCM(_kunci(rahasia, kepala))
            return isi["dari"], sandi.decrypt(_NONCE, _bita(isi["isi"]), _kanonik(kepala))
        except (InvalidSignature, InvalidTag, ValueError):
            raise PaketDitolak("berubah") from None


def _kunci(rahasia: bytes, kepala: Mapping[str, str]) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=_kanonik(kepala)).derive(rahasia)


def _kanonik(isi: Mapping[str, str]) -> bytes:
    return json.dumps(isi, sort_keys=True, ensure_ascii=True, separators=(",", ":")).encode()


def _tulis(bita: bytes) -> str:
    return b64encode(bita).decode()


def _bita(teks: str) -> bytes:
    try:
        return b64decode(teks, validate=True)
    except (BukanBase64, ValueError):
        raise PaketDitolak("berubah") from None


def _baca(paket: bytes) -> dict[str, str]:
    """The file's fields; only the very bytes that `bungkus` writes are a parcel."""
    if len(paket) > MAKS_PAKET:
        raise PaketDitolak("terlalu_besar")
    try:
        isi: Any = json.loads(paket)
    except (ValueError, RecursionError):
        raise PaketDitolak("bukan_paket") from None
    teks = isinstance(isi, dict) and all(isinstance(satu, str) for satu in isi.values())
    if not teks or isi.keys() != _BIDANG:
        raise PaketDitolak("bukan_paket")
    if isi["format"] != FORMAT:
        raise PaketDitolak("versi_lain")
    if _kanonik(isi) != paket:
        raise PaketDitolak("berubah")
    return dict(isi)
