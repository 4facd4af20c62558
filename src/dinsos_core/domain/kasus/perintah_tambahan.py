"""Commands that only some aggregates know; their events are in `kasus.tambahan`."""

from typing import TypeAlias

from attrs import field

from dinsos_core.domain.kasus.perintah import DariWarga, PadaKasus
from dinsos_core.domain.shared.kelas import frozen

__all__ = ["AlihkanKasus", "TambahKeterangan", "TerbitkanKodeKlaim"]


@frozen(kw_only=True)
class TambahKeterangan(DariWarga):
    """Say more; a case that was sent back for it goes on."""

    keterangan: str = field(repr=False)


@frozen(kw_only=True)
class TerbitkanKodeKlaim(DariWarga):
    """Issue a new claim code; the old one is worth nothing any more. Whoever has the old one needs
    no reason; an official says how they know whom they give it to."""

    alasan: str = field(default="", repr=False)


@frozen(kw_only=True)
class AlihkanKasus(PadaKasus):
    """Have the next superior deal with it, or the one that is named."""

    alasan: str = field(repr=False)
    penangan: str = ""


PerintahTambahan: TypeAlias = TambahKeterangan | TerbitkanKodeKlaim | AlihkanKasus
"""Every one of them."""
