"""What channels to other machines share: settings from variables, and waiting no longer than told.

A leaf below the adapters: it knows none of them.
"""

import io
import socket
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from time import monotonic
from typing import Any, ClassVar, Final, TypeVar

import attrs
from attrs import field

from dinsos_core.domain.shared.kelas import frozen

BATAS_MAKS: Final = 600
"""Seconds; past that the claim of a message would run out."""

PEMBACA: Final[Mapping[object, Callable[[str], object]]] = {
    str: str,
    int: int,
    float: float,
    Path | None: Path,
}
"""How a variable becomes a field of this type."""

Konfigurasi = TypeVar("Konfigurasi", bound="KonfigurasiSaluran")


def _batas(instance: "KonfigurasiSaluran", attribute: object, nilai: float) -> None:
    if not 0 < nilai <= BATAS_MAKS:
        raise ValueError(
            f"batas waktu {instance.SALURAN} harus di atas 0, paling lama {BATAS_MAKS}"
        )


@frozen(kw_only=True)
class KonfigurasiSaluran:
    """``batas_waktu`` (seconds) is for connecting and for each answer, ``batas_total`` for a
    message as a whole: who answers a byte at a time is given up, too."""

    SALURAN: ClassVar[str]
    AWALAN: ClassVar[str]

    batas_waktu: float = field(default=10.0, validator=_batas)
    batas_total: float = field(default=30.0, validator=_batas)


def dari_lingkungan(
    kelas: type[Konfigurasi], lingkungan: Mapping[str, str], **pembaca: Callable[[str], object]
) -> Konfigurasi:
    """A configuration from variables, one a field: `port` from ``kelas.AWALAN`` + `PORT`.

    A variable that is not set, or empty, leaves the field's default. ``pembaca`` reads, and refuses
    in words of its own, what is neither text, number, choice nor path; a field without any reader
    is for the host's code alone. Raises `ValueError`, which quotes no value.
    """
    nilai: dict[str, Any] = {}
    for bidang in attrs.fields(kelas):
        variabel = kelas.AWALAN + bidang.name.upper()
        teks = lingkungan.get(variabel, "")
        if not teks and bidang.default is not attrs.NOTHING:
            continue
        if bidang.name in pembaca:
            nilai[bidang.name] = pembaca[bidang.name](teks)
        elif (baca := _pembaca(bidang.type)) is not None:
            try:
                nilai[bidang.name] = baca(teks)
            except ValueError:
                raise ValueError(f"{variabel} tidak terbaca") from None
    return kelas(**nilai)


def _pembaca(tipe: object) -> Callable[[str], object] | None:
    if isinstance(tipe, type) and issubclass(tipe, StrEnum):
        return tipe
    return PEMBACA.get(tipe)


class SisaWaktu:
    """Gives the seconds left for what comes next. Raises `TimeoutError` when there are none."""

    def __init__(self, konfigurasi: KonfigurasiSaluran) -> None:
        self._batas = konfigurasi.batas_waktu
        self._sampai = monotonic() + konfigurasi.batas_total

    def __call__(self) -> float:
        sisa = self._sampai - monotonic()
        if sisa <= 0:
            raise TimeoutError
        return min(self._batas, sisa)


class BacaBerbatas(io.RawIOBase):
    """Reads a socket, waiting each time no longer than there is time left.

    A socket's own timeout starts anew with every byte that arrives.
    """

    def __init__(self, soket: socket.socket, sisa: Callable[[], float]) -> None:
        self._soket = soket
        self._sisa = sisa

    def readable(self) -> bool:
        return True

    def readinto(self, tujuan: Any) -> int:
        self._soket.settimeout(self._sisa())
        return self._soket.recv_into(tujuan)
