"""A channel that hands each message to an SMTP server (RFC 5321, submission RFC 6409).

One connection a message: a server that hangs or breaks off costs that message an attempt and
nothing else. Whatever goes wrong becomes a `PengirimanGagal` with a code; the server's own words
are dropped, since they quote addresses.
"""

import io
import smtplib
import ssl
from collections.abc import Mapping
from contextlib import closing, suppress
from email.message import EmailMessage
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar, Final

from attrs import field

from dinsos_adapters.email.susun import Penyusun
from dinsos_adapters.saluran import (
    BacaBerbatas,
    KonfigurasiSaluran,
    SisaWaktu,
    dari_lingkungan,
)
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.lingkungan import Jam
from dinsos_core.ports.pengirim import Pengirim, PengirimanGagal, SuratElektronik


class Keamanan(StrEnum):
    """How the connection is protected."""

    STARTTLS = "starttls"
    """Encrypted after greeting; nothing is sent if the server does not offer it. Port 587."""
    TLS = "tls"
    """Encrypted from the first byte. Port 465."""
    TANPA = "tanpa"
    """Not at all: for a server on the same machine. Port 25."""


PORT: Final = {Keamanan.STARTTLS: 587, Keamanan.TLS: 465, Keamanan.TANPA: 25}


@frozen(kw_only=True)
class KonfigurasiSmtp(KonfigurasiSaluran):
    """Where and how messages are handed over.

    ``port`` 0 is the usual one. The server's certificate must be valid for ``server``, by the
    system's authorities or by those in the file ``ca`` (PEM). The time limits are those of every
    channel; looking up the server's name is the system's own affair and not covered.

    Raises:
        ValueError: something contradicts itself, such as a password without encryption.
    """

    SALURAN: ClassVar = "SMTP"
    AWALAN: ClassVar = "DINSOS_SMTP_"

    server: str
    port: int = field(default=0)
    keamanan: Keamanan = field(default=Keamanan.STARTTLS, converter=Keamanan)
    pengguna: str = field(default="", repr=False)
    sandi: str = field(default="", repr=False)
    ca: Path | None = None

    def __attrs_post_init__(self) -> None:
        if not self.server or any(not h.isprintable() or h.isspace() for h in self.server):
            raise ValueError("server SMTP kosong atau memuat tanda yang tidak boleh")
        if not 0 <= self.port <= 65535:
            raise ValueError("port SMTP di luar 0 sampai 65535")
        if bool(self.pengguna) != bool(self.sandi):
            raise ValueError("pengguna dan sandi SMTP harus ada dua-duanya atau tidak sama sekali")
        if self.keamanan is Keamanan.TANPA and (self.sandi or self.ca is not None):
            raise ValueError("sandi dan CA SMTP memerlukan starttls atau tls")
        if not (self.pengguna.isascii() and self.sandi.isascii()):
            raise ValueError("pengguna dan sandi SMTP harus ASCII")


def smtp_dari_lingkungan(lingkungan: Mapping[str, str]) -> KonfigurasiSmtp:
    """Read the configuration from variables: ``DINSOS_SMTP_SERVER`` and, as far as they are set,
    ``_PORT``, ``_KEAMANAN``, ``_PENGGUNA``, ``_SANDI``, ``_CA``, ``_BATAS_WAKTU``,
    ``_BATAS_TOTAL``. Raises `ValueError`, which names the variable and quotes no value."""
    return dari_lingkungan(KonfigurasiSmtp, lingkungan)


def kirim_smtp(konfigurasi: KonfigurasiSmtp, susun: Penyusun, jam: Jam) -> Pengirim:
    """A channel to this server. Safe to share between threads.

    The message left when the server has accepted all of it. Raises `ssl.SSLError` or `OSError`
    at once for a CA file that cannot be read.
    """
    konteks = None
    if konfigurasi.keamanan is not Keamanan.TANPA:
        konteks = ssl.create_default_context(cafile=konfigurasi.ca)

    def kirim(surat: SuratElektronik) -> None:
        pesan = susun(surat, jam())
        gagal = _serahkan(konfigurasi, konteks, pesan)
        if gagal is not None:
            # Raised here, where no exception of the server's is at hand to become its context.
            raise gagal

    return kirim


def _serahkan(
    konfigurasi: KonfigurasiSmtp, konteks: ssl.SSLContext | None, pesan: EmailMessage
) -> PengirimanGagal | None:
    dari, kepada = (pesan[kepala].addresses[0].addr_spec for kepala in ("From", "To"))
    try:
        with closing(_sambung(konfigurasi, konteks)) as smtp:
            if konfigurasi.keamanan is Keamanan.STARTTLS:
                smtp.starttls(context=konteks)
            if konfigurasi.sandi:
                smtp.login(konfigurasi.pengguna, konfigurasi.sandi)
            smtp.sendmail(dari, [kepada], pesan.as_bytes())
            # Accepted. Whatever becomes of the goodbye must not send it again.
            with suppress(smtplib.SMTPException, OSError):
                smtp.quit()
    except (smtplib.SMTPException, OSError) as galat:
        return _arti(galat)
    return None


class _Berbatas(smtplib.SMTP):
    """A connection on which every answer is awaited for so long, and all together for so long."""

    def __init__(self, konfigurasi: KonfigurasiSmtp, port: int, **lain: Any) -> None:
        self.sisa = SisaWaktu(konfigurasi)
        # Named here, because smtplib would look the machine's own name up, and wait for it.
        sementara = "[127.0.0.1]"
        super().__init__(konfigurasi.server, port, sementara, timeout=self.sisa(), **lain)
        if self.sock is not None:
            alamat = self.sock.getsockname()[0]
            self.local_hostname = f"[IPv6:{alamat}]" if ":" in alamat else f"[{alamat}]"

    def send(self, s: Any) -> None:
        if self.sock is not None:
            self.sock.settimeout(self.sisa())
        super().send(s)

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None and self.sock is not None:
            self.file = io.BufferedReader(BacaBerbatas(self.sock, self.sisa))
        return super().getreply()


class _BerbatasTls(_Berbatas, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""


def _sambung(konfigurasi: KonfigurasiSmtp, konteks: ssl.SSLContext | None) -> smtplib.SMTP:
    port = konfigurasi.port or PORT[konfigurasi.keamanan]
    if konfigurasi.keamanan is Keamanan.TLS:
        return _BerbatasTls(konfigurasi, port, context=konteks)
    return _Berbatas(konfigurasi, port)


def _arti(galat: Exception) -> PengirimanGagal:
    """What it means for the message. Only what was said about this message or its recipient is
    for good; a server that is out of order, or set up otherwise than we are, can be mended."""
    match galat:
        case smtplib.SMTPRecipientsRefused(recipients=ditolak):
            ((kode, _),) = ditolak.values()
            # 552 means 452 here (RFC 5321, 4.5.3.1.10); 530 that we should have logged in.
            return _berkode("penerima", kode, sementara=kode // 100 != 5 or kode in (530, 552))
        case smtplib.SMTPDataError(smtp_code=kode):
            return _berkode("isi", kode, sementara=kode // 100 != 5)
        case smtplib.SMTPSenderRefused(smtp_code=kode):
            return _berkode("pengirim", kode, sementara=True)
        case smtplib.SMTPAuthenticationError(smtp_code=kode):
            return _berkode("login", kode, sementara=True)
        case smtplib.SMTPResponseException(smtp_code=kode):
            return _berkode("perintah", kode, sementara=True)
        case smtplib.SMTPNotSupportedError():
            sebab = "tidak_didukung"
        case ssl.SSLCertVerificationError():
            sebab = "sertifikat"
        case TimeoutError():
            sebab = "habis_waktu"
        case smtplib.SMTPServerDisconnected():
            # smtplib makes one of every failed read.
            habis = isinstance(galat.__context__, TimeoutError)
            sebab = "habis_waktu" if habis else "terputus"
        case ssl.SSLError():
            sebab = "tls"
        case smtplib.SMTPException():
            sebab = "galat"
        case ConnectionResetError() | BrokenPipeError():
            sebab = "terputus"
        case _:
            sebab = "tidak_terhubung"
    return PengirimanGagal(f"smtp_{sebab}", sementara=True)


def _berkode(tahap: str, kode: int, *, sementara: bool) -> PengirimanGagal:
    # smtplib says -1 of an answer without a code: whatever that is, it speaks no SMTP.
    sebab = f"{tahap}_{kode}" if kode > 0 else "galat"
    return PengirimanGagal(f"smtp_{sebab}", sementara=sementara)
