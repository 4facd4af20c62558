"""A receiver on loopback that checks signatures as a real one would."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from attrs import define, field, frozen

from dinsos_adapters.webhook import KonfigurasiWebhook

ID_KUNCI = "2026-01"
KUNCI = b"kunci-uji-sepanjang-dua-puluh-empat-lebih"


@frozen
class Permintaan:
    """A request as it came."""

    jalur: str
    kepala: dict[str, str]
    badan: bytes


@define
class Penerima:
    """What came, and what is answered by how many came before."""

    jawab: Callable[[int], int] = lambda _ke: 204
    masuk: list[Permintaan] = field(factory=list)
    diterima: list[Permintaan] = field(factory=list)
    port: int = 0

    def konfigurasi(self, **ubah: Any) -> KonfigurasiWebhook:
        """How to reach it."""
        dasar = {
            "url": f"http://127.0.0.1:{self.port}/kejadian?dari=uji",
            "id_kunci": ID_KUNCI,
            "kunci": KUNCI,
            "tanpa_tls": True,
        }
        return KonfigurasiWebhook(**{**dasar, **ubah})


@contextmanager
def jalan(penerima: Penerima, tls: ssl.SSLContext | None = None) -> Iterator[Penerima]:
    """The receiver at work on a free port of loopback."""

    class Penanganan(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            badan = self.rfile.read(int(self.headers["Content-Length"]))
            satu = Permintaan(self.path, dict(self.headers.items()), badan)
            status = penerima.jawab(len(penerima.masuk))
            penerima.masuk.append(satu)
            if 200 <= status < 300:
                penerima.diterima.append(satu)
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", f"http://127.0.0.1:{penerima.port}/lain")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the base's name
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Penanganan)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    penerima.port = server.server_address[1]
    utas = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    utas.start()
    try:
        yield penerima
    finally:
        server.shutdown()
        server.server_close()
        utas.join(timeout=5)
