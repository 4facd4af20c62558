"""A parcel: what is known of a case, on its way to another agency. Signed by its sender, and
encrypted for whoever is to receive it, for it holds personal data."""

from typing import Protocol

MAKS_PAKET = 1_000_000
"""Bytes; a larger one is no parcel of ours, and is refused unread."""


class PaketDitolak(Exception):
    """A parcel that is not opened: ``masalah`` is `terlalu_besar`, `bukan_paket`, `versi_lain`,
    `penerima_lain`, `pengirim_tak_dikenal`, `perkara_lain` or `berubah`. Says nothing of what is in
    it."""

    def __init__(self, masalah: str) -> None:
        super().__init__(masalah)
        self.masalah = masalah


class PenyandiPaket(Protocol):
    """The keys of one agency, and the public ones of those it exchanges parcels with."""

    @property
    def instansi(self) -> str:
        """Whose keys they are."""

    def bungkus(self, isi: bytes, kepada: str) -> bytes:
        """The parcel for that agency. Raises `PaketDitolak`: ``penerima_lain`` for one whose keys
        are not known."""

    def buka(self, paket: bytes) -> tuple[str, bytes]:
        """Who sent it, and what is in it. Raises `PaketDitolak`."""
