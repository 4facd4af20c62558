"""Mail servers on loopback: a real one (aiosmtpd), and bare sockets that misbehave."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager, suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from attrs import define, field

BAIK = "250 OK"


@define
class Peladen:
    """What a server got, and what it answers to each step, by how often it was asked before."""

    rcpt: Callable[[str, int], str] = lambda _alamat, _ke: BAIK
    data: Callable[[int], str] = lambda _ke: BAIK
    mail: str = BAIK
    diterima: list[bytes] = field(factory=list)
    pengirim: list[str] = field(factory=list)
    ehlo: list[str] = field(factory=list)
    terenkripsi: list[bool] = field(factory=list)
    ditanya: int = 0
    port: int = 0

    async def handle_EHLO(  # noqa: N802 -- aiosmtpd finds its hooks by name
        self, _server: SMTP, session: Session, _envelope: Envelope, nama: str, jawaban: list[str]
    ) -> list[str]:
        session.host_name = nama
        self.ehlo.append(nama)
        return jawaban

    async def handle_MAIL(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, alamat: str, _opsi: list[str]
    ) -> str:
        envelope.mail_from = alamat
        return self.mail

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, alamat: str, _opsi: list[str]
    ) -> str:
        self.ditanya += 1
        jawaban = self.rcpt(alamat, self.ditanya - 1)
        if jawaban == BAIK:
            envelope.rcpt_tos.append(alamat)
        return jawaban

    async def handle_DATA(  # noqa: N802
        self, _server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        jawaban = self.data(len(self.diterima))
        if jawaban == BAIK:
            self.diterima.append(cast("bytes", envelope.original_content))
            self.pengirim.append(str(envelope.mail_from))
            self.terenkripsi.append(session.ssl is not None)
        return jawaban

    @property
    def pesan(self) -> list[EmailMessage]:
        """The messages accepted, parsed."""
        return [message_from_bytes(isi, policy=policy.default) for isi in self.diterima]

    @property
    def id(self) -> list[str]:
        """What stands before the @ in each Message-ID."""
        return [str(p["Message-ID"]).partition("@")[0].removeprefix("<") for p in self.pesan]


@contextmanager
def jalan(
    peladen: Peladen, *, ssl_context: ssl.SSLContext | None = None, **opsi: Any
) -> Iterator[Peladen]:
    """The server at work on a free port of loopback; with ``ssl_context`` encrypted throughout.

    aiosmtpd's own controller cannot take a free port.
    """
    siap: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event, int]] = Future()

    async def layani() -> None:
        putaran, berhenti = asyncio.get_running_loop(), asyncio.Event()
        server = await putaran.create_server(
            lambda: SMTP(peladen, hostname="uji", **opsi), "127.0.0.1", 0, ssl=ssl_context
        )
        siap.set_result((putaran, berhenti, server.sockets[0].getsockname()[1]))
        await berhenti.wait()
        server.close()

    utas = threading.Thread(target=lambda: asyncio.run(layani()), daemon=True)
    utas.start()
    putaran, berhenti, peladen.port = siap.result(timeout=10)
    try:
        yield peladen
    finally:
        putaran.call_soon_threadsafe(berhenti.set)
        utas.join(timeout=10)


def kata_sandi(pengguna: str, sandi: str) -> Callable[..., AuthResult]:
    """Lets in that one user."""

    def periksa(
        _server: SMTP, _session: Session, _envelope: Envelope, _cara: str, data: object
    ) -> AuthResult:
        cocok = data == LoginPassword(pengguna.encode(), sandi.encode())
        return AuthResult(success=cocok, handled=False)

    return periksa


Laku = Callable[[socket.socket, threading.Event], None]


@contextmanager
def soket(laku: Laku, *, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """A port where each connection is treated so; gives the port. ``laku`` gets the connection and
    an event that is set when the test is over."""
    selesai = threading.Event()

    def layani(sambungan: socket.socket) -> None:
        with closing(sambungan), suppress(OSError):
            laku(
                sambungan if tls is None else tls.wrap_socket(sambungan, server_side=True), selesai
            )

    def terima() -> None:
        with suppress(OSError):
            while True:
                sambungan, _ = pendengar.accept()
                satu = threading.Thread(target=layani, args=(sambungan,), daemon=True)
                utas.append(satu)
                satu.start()

    with socket.create_server(("127.0.0.1", 0)) as pendengar:
        utas = [threading.Thread(target=terima, daemon=True)]
        utas[0].start()
        try:
            yield pendengar.getsockname()[1]
        finally:
            selesai.set()
            with suppress(OSError):  # wakes the thread in accept
                pendengar.shutdown(socket.SHUT_RDWR)
            for satu in utas:
                satu.join(timeout=5)


def diam(_sambungan: socket.socket, selesai: threading.Event) -> None:
    """Accepts and never answers."""
    selesai.wait(10)


def langsung_putus(_sambungan: socket.socket, _selesai: threading.Event) -> None:
    """Accepts and hangs up."""


def menetes(sambungan: socket.socket, selesai: threading.Event) -> None:
    """Greets a letter at a time, for ever: no single wait is long."""
    sambungan.sendall(b"220")
    while not selesai.wait(0.05):
        sambungan.sendall(b"-")


def berdialog(*jawaban: bytes, lalu: Laku = langsung_putus) -> Laku:
    """Greets, answers one line after the other, then does something else."""

    def laku(sambungan: socket.socket, selesai: threading.Event) -> None:
        masuk = sambungan.makefile("rb")
        with masuk:
            sambungan.sendall(b"220 uji\r\n")
            for satu in jawaban:
                if not masuk.readline():
                    return
                sambungan.sendall(satu + b"\r\n")
            lalu(sambungan, selesai)

    return laku


SAMPAI_DATA = (b"250 uji", b"250 OK", b"250 OK", b"354 mulai")
"""Answers to EHLO, MAIL, RCPT and DATA."""


def port_tertutup() -> int:
    """A port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as sementara:
        port: int = sementara.getsockname()[1]
    return port


def baris(sambungan: socket.socket) -> Iterable[bytes]:
    """Lines as they come."""
    with sambungan.makefile("rb") as masuk:
        yield from masuk
