"""The signature of a webhook: HMAC-SHA256 over id, time of sending and body.

As in the Standard Webhooks specification (https://www.standardwebhooks.com), so that receivers find
libraries for it; the header that names the key is ours, and lets keys be replaced.
"""

import base64
import binascii
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

ID: Final = "webhook-id"
WAKTU: Final = "webhook-timestamp"
TANDA_TANGAN: Final = "webhook-signature"
KUNCI: Final = "webhook-key-id"

PANJANG_KUNCI_MIN: Final = 24
"""Bytes; what the specification asks for."""

JENDELA: Final = timedelta(minutes=5)
"""How far the time of sending may be from the receiver's clock, either way."""

AWALAN_KUNCI: Final = "whsec_"
AWALAN_TANDA: Final = "v1,"


class WebhookTidakSah(Exception):
    """A request is not what a known sender sent just now. The text is a code."""


def kunci_dari_teks(teks: str) -> bytes:
    """A key as it is handed around: base64, with or without ``whsec_`` in front.

    Raises `ValueError`, which does not quote it.
    """
    try:
        kunci = base64.b64decode(teks.removeprefix(AWALAN_KUNCI), validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("kunci webhook bukan base64") from None
    if len(kunci) < PANJANG_KUNCI_MIN:
        raise ValueError(f"kunci webhook kurang dari {PANJANG_KUNCI_MIN} bita")
    return kunci


def tanda_tangani(
    id_pesan: str, badan: bytes, pada: datetime, id_kunci: str, kunci: bytes
) -> dict[str, str]:
    """The headers that go with a body sent at that instant (aware)."""
    detik = str(int(pada.timestamp()))
    return {
        ID: id_pesan,
        WAKTU: detik,
        KUNCI: id_kunci,
        TANDA_TANGAN: AWALAN_TANDA + _hmac(id_pesan, detik, badan, kunci),
    }


def periksa_webhook(
    kepala: Mapping[str, str],
    badan: bytes,
    kunci: Mapping[str, bytes],
    kini: datetime,
    *,
    jendela: timedelta = JENDELA,
) -> str:
    """For a receiver: the id of the message, if all is well; the same id is the same message.

    ``kepala`` are the request's headers, ``badan`` its body byte for byte, ``kunci`` the keys by
    id. Raises `WebhookTidakSah`: ``kepala_kurang``, ``kunci_tidak_dikenal``,
    ``tanda_tangan_salah``, ``di_luar_jendela``.
    """
    kecil = {nama.lower(): isi for nama, isi in kepala.items()}
    try:
        id_pesan, detik, id_kunci, tanda = (kecil[n] for n in (ID, WAKTU, KUNCI, TANDA_TANGAN))
    except KeyError:
        raise WebhookTidakSah("kepala_kurang") from None
    if id_kunci not in kunci:
        raise WebhookTidakSah("kunci_tidak_dikenal")
    benar = AWALAN_TANDA + _hmac(id_pesan, detik, badan, kunci[id_kunci])
    # Several signatures, separated by spaces, is what the specification allows.
    semua = (satu.encode(errors="replace") for satu in tanda.split())
    if not any(hmac.compare_digest(benar.encode(), satu) for satu in semua):
        raise WebhookTidakSah("tanda_tangan_salah")
    # Signed, hence a number that we wrote.
    if abs(kini - datetime.fromtimestamp(int(detik), UTC)) > jendela:
        raise WebhookTidakSah("di_luar_jendela")
    return id_pesan


def _hmac(id_pesan: str, detik: str, badan: bytes, kunci: bytes) -> str:
    kepala = f"{id_pesan}.{detik}.".encode(errors="replace")
    return base64.b64encode(hmac.digest(kunci, kepala + badan, "sha256")).decode()
