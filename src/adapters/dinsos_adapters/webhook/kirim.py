"""A `Penyiar` that posts each event as a CloudEvent (structured mode, JSON) to one address.

The receiver has it when it answers 2xx. Redirects are not followed and proxies not asked: an event
goes where the configuration says or nowhere.
"""

import http.client
import io
import json
import socket
import ssl
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC
from pathlib import Path
from typing import ClassVar, Final, cast
from urllib.parse import SplitResult, quote, urlsplit

from attrs import field

from dinsos_adapters.saluran import (
    BacaBerbatas,
    KonfigurasiSaluran,
    SisaWaktu,
    dari_lingkungan,
)
from dinsos_adapters.webhook.tanda_tangan import (
    PANJANG_KUNCI_MIN,
    kunci_dari_teks,
    tanda_tangani,
)
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.lingkungan import Jam
from dinsos_core.ports.pengirim import PengirimanGagal
from dinsos_core.ports.penyiar import KejadianKeluar, Penyiar

DITOLAK: Final = frozenset({400, 413, 415, 422})
"""Answers about this very event; no other attempt will fare better. What else a receiver answers,
down to 404, is about its own state and can be mended."""


@frozen(kw_only=True)
class KonfigurasiWebhook(KonfigurasiSaluran):
    """Where events go, and the key they are signed with.

    ``url`` is https, its certificate valid by the system's authorities or by those in the file
    ``ca`` (PEM); http only with ``tanpa_tls``, for a receiver on the same machine. ``kunci`` is
    shared with the receiver and known to it as ``id_kunci``.

    Raises:
        ValueError: what cannot be used; quotes neither the address nor the key.
    """

    SALURAN: ClassVar = "webhook"
    AWALAN: ClassVar = "DINSOS_WEBHOOK_"

    url: str = field(repr=False)
    id_kunci: str
    kunci: bytes = field(repr=False)
    ca: Path | None = None
    tanpa_tls: bool = False

    def __attrs_post_init__(self) -> None:
        _urai(self.url, tanpa_tls=self.tanpa_tls)
        if not self.id_kunci or not all("!" <= huruf <= "~" for huruf in self.id_kunci):
            raise ValueError("id kunci webhook kosong atau memuat tanda yang tidak boleh")
        if len(self.kunci) < PANJANG_KUNCI_MIN:
            raise ValueError(f"kunci webhook kurang dari {PANJANG_KUNCI_MIN} bita")


def webhook_dari_lingkungan(lingkungan: Mapping[str, str]) -> KonfigurasiWebhook:
    """Read the configuration from ``DINSOS_WEBHOOK_URL``, ``_ID_KUNCI``, ``_KUNCI`` (base64) and,
    as far as they are set, ``_CA``, ``_BATAS_WAKTU``, ``_BATAS_TOTAL``. Raises `ValueError`."""
    return dari_lingkungan(KonfigurasiWebhook, lingkungan, kunci=kunci_dari_teks)


def kirim_webhook(konfigurasi: KonfigurasiWebhook, jam: Jam) -> Penyiar:
    """A channel to this receiver. Safe to share between threads.

    Raises `ssl.SSLError` or `OSError` at once for a CA file that cannot be read.
    """
    alamat = _urai(konfigurasi.url, tanpa_tls=konfigurasi.tanpa_tls)
    konteks = None
    if alamat.scheme == "https":
        konteks = ssl.create_default_context(cafile=konfigurasi.ca)

    def kirim(kejadian: KejadianKeluar) -> None:
        badan = cloudevent(kejadian)
        kepala = tanda_tangani(
            quote(kejadian.id, safe="/"), badan, jam(), konfigurasi.id_kunci, konfigurasi.kunci
        )
        gagal = _serahkan(konfigurasi, alamat, konteks, badan, kepala)
        if gagal is not None:
            # Raised here, where no exception of the receiver's is at hand to become its context.
            raise gagal

    return kirim


def cloudevent(kejadian: KejadianKeluar) -> bytes:
    """The event in CloudEvents' JSON format, plain ASCII."""
    isi = {
        "specversion": "1.0",
        "id": kejadian.id,
        "source": kejadian.sumber,
        "type": kejadian.jenis,
        "subject": kejadian.subjek,
        "time": kejadian.waktu.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "datacontenttype": "application/json",
        "data": kejadian.isi,
    }
    return json.dumps(isi, separators=(",", ":")).encode()


def _urai(url: str, *, tanpa_tls: bool) -> SplitResult:
    try:
        alamat = urlsplit(url)
        port = alamat.port
    except ValueError:
        raise ValueError("alamat webhook bukan URL") from None
    if not alamat.hostname or port == 0 or not all("!" <= huruf <= "~" for huruf in url):
        raise ValueError("alamat webhook bukan URL")
    if alamat.scheme != "https" and not (tanpa_tls and alamat.scheme == "http"):
        raise ValueError("alamat webhook harus https")
    if alamat.username is not None or alamat.fragment:
        raise ValueError("alamat webhook memuat nama pengguna atau fragmen")
    return alamat


def _serahkan(
    konfigurasi: KonfigurasiWebhook,
    alamat: SplitResult,
    konteks: ssl.SSLContext | None,
    badan: bytes,
    kepala: Mapping[str, str],
) -> PengirimanGagal | None:
    sisa = SisaWaktu(konfigurasi)
    assert alamat.hostname is not None
    target = (alamat.path or "/") + (f"?{alamat.query}" if alamat.query else "")
    semua = {"Content-Type": "application/cloudevents+json; charset=utf-8", **kepala}
    try:
        with closing(_sambung(alamat.hostname, alamat.port, konteks, sisa())) as sambungan:
            sambungan.connect()
            sambungan.sock.settimeout(sisa())
            sambungan.request("POST", target, badan, {**semua, "Connection": "close"})
            # All it ever wants of a socket is a file to read from.
            soket = cast("socket.socket", _Soket(sambungan.sock, sisa))
            jawaban = http.client.HTTPResponse(soket, method="POST")
            with closing(jawaban):
                jawaban.begin()
                return _arti_jawaban(jawaban.status)
    except (OSError, http.client.HTTPException) as galat:
        return PengirimanGagal(f"webhook_{_sebab(galat)}", sementara=True)


def _sambung(
    server: str, port: int | None, konteks: ssl.SSLContext | None, batas: float
) -> http.client.HTTPConnection:
    if konteks is None:
        return http.client.HTTPConnection(server, port, timeout=batas)
    return http.client.HTTPSConnection(server, port, timeout=batas, context=konteks)


class _Soket:
    """A socket whose file waits no longer than there is time left."""

    def __init__(self, soket: socket.socket, sisa: Callable[[], float]) -> None:
        self._soket = soket
        self._sisa = sisa

    def makefile(self, _cara: str) -> io.BufferedReader:
        return io.BufferedReader(BacaBerbatas(self._soket, self._sisa))


def _arti_jawaban(status: int) -> PengirimanGagal | None:
    if 200 <= status < 300:
        return None
    return PengirimanGagal(f"webhook_{status}", sementara=status not in DITOLAK)


def _sebab(galat: Exception) -> str:
    match galat:
        case ssl.SSLCertVerificationError():
            return "sertifikat"
        case TimeoutError():
            return "habis_waktu"
        case ssl.SSLError():
            return "tls"
        case ConnectionResetError() | BrokenPipeError():  # also `RemoteDisconnected`
            return "terputus"
        case http.client.HTTPException():
            return "bukan_http"
        case _:
            return "tidak_terhubung"
