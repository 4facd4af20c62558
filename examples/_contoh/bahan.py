"""Reading data files, and the world as they script it."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo

from attrs import define, field

from dinsos_core import JenisMandat, Mandat, Pelaku

Tabel: TypeAlias = Mapping[str, Any]

ZONA: Final = ZoneInfo("Asia/Makassar")
"""In which the data files write their times: that of the agency."""


class DataSalah(Exception):
    """A data file of the example cannot be read."""


def baca_toml(berkas: Path) -> dict[str, Any]:
    """A data file."""
    try:
        return tomllib.loads(berkas.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as galat:
        raise DataSalah(f"{berkas}: {galat}") from galat


def baca_petugas(isi: Tabel) -> dict[str, Pelaku]:
    """Who works at the agency, in which roles and under which mandates."""
    return {
        nama: Pelaku(
            id=nama,
            instansi=satu.get("instansi", isi["instansi"]),
            peran=satu.get("peran", ()),
            mandat=[
                Mandat(**{**m, "jenis": JenisMandat(m["jenis"])}) for m in satu.get("mandat", ())
            ],
        )
        for nama, satu in isi["petugas"].items()
    }


def instan(waktu: datetime) -> datetime:
    """A time of a data file."""
    return waktu.replace(tzinfo=ZONA)


@define
class Skenario:
    """The scripted world: what time it is, and which command is being sent."""

    kini: datetime
    kunci: str = ""
    banyak: int = field(default=0, init=False)

    def mulai(self, kini: datetime, kunci: str) -> None:
        """Another command is sent."""
        self.kini, self.kunci, self.banyak = kini, kunci, 0

    def jam(self) -> datetime:
        return self.kini

    def id_baru(self) -> str:
        """The command's key, then the key numbered: the same whenever the day is run again."""
        self.banyak += 1
        return self.kunci if self.banyak == 1 else f"{self.kunci}-{self.banyak}"

    def rahasia_baru(self) -> bytes:
        """In the place of a random secret, so that the story can be told again."""
        return sha256(self.kunci.encode()).digest()
