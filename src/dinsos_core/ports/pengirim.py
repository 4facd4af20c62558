"""The channel by which a message reaches a person."""

from collections.abc import Mapping
from typing import Protocol

from attrs import field

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.instansi import Instansi


@frozen(kw_only=True)
class SuratElektronik:
    """A message with its personal values filled in, on its way out; never stored, never shown.

    ``id`` is stable over retries; it makes the Message-ID.
    """

    id: str
    templat: str
    instansi: Instansi
    kepada: str = field(repr=False)
    isi: Mapping[str, str] = field(repr=False)


class PengirimanGagal(Exception):
    """The channel did not take the message. ``sementara``: worth trying again.

    The cause is a code, never text that could name a person.
    """

    def __init__(self, sebab: str, *, sementara: bool) -> None:
        super().__init__(sebab)
        self.sebab = sebab
        self.sementara = sementara


class Pengirim(Protocol):
    """Sends one message."""

    def __call__(self, surat: SuratElektronik) -> None:
        """Hand the message to the channel; raises `PengirimanGagal`."""
