"""The channel by which domain events leave for other systems."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from dinsos_core.domain.shared.kelas import frozen


@frozen(kw_only=True)
class KejadianKeluar:
    """An event as other systems get it: the attributes of CloudEvents 1.0, nothing personal.

    ``sumber`` and ``id`` (CloudEvents' ``source`` and ``id``) together name the event and are
    stable over retries; ``jenis`` is its ``type``, ``subjek`` the case, ``waktu`` (aware) when it
    happened. ``isi`` holds what JSON can.
    """

    id: str
    sumber: str
    jenis: str
    subjek: str
    waktu: datetime
    isi: Mapping[str, object]


class Penyiar(Protocol):
    """Hands one event to a receiver."""

    def __call__(self, kejadian: KejadianKeluar, /) -> None:
        """Returns once the receiver has it; raises `ports.pengirim.PengirimanGagal`."""
