"""The composition root: the only place that ties adapters to ports."""

import random
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from dinsos_adapters.kalender import KalenderHolidays
from dinsos_adapters.katalog import muat_katalog
from dinsos_adapters.memory import GudangMemori
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.pipa import Lingkungan
from dinsos_core.domain.kelayakan.dasar_uji import Uji
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.ports.katalog import Katalog
from dinsos_core.ports.lingkungan import Jam, PembuatId, PenyediaKalender, Registri
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork


def rakit(
    instansi: str = "",
    *,
    katalog: Katalog | Path | None = None,
    penyimpanan: PembukaUnitOfWork | None = None,
    kalender: PenyediaKalender | None = None,
    registri: Mapping[str, Registri] | None = None,
    uji: Mapping[str, Uji] | None = None,
    jam: Jam | None = None,
    id_baru: PembuatId | None = None,
) -> Aplikasi:
    """One call that gives a working application for an agency.

    Every part has a default and can be swapped: the built-in catalogue (or a directory of one's
    own), storage in memory, the `holidays` calendar, no registries (their facts stay unknown), the
    system clock, random ids. Raises `KatalogRusak` for a catalogue directory with mistakes.
    """
    if katalog is None or isinstance(katalog, Path):
        katalog = muat_katalog(*([katalog] if katalog else []), uji=uji or UJI)
    return Aplikasi(
        Lingkungan(
            unit_kerja=penyimpanan or GudangMemori(),
            katalog=katalog,
            kalender=kalender or KalenderHolidays(),
            registri=registri or {},
            uji=uji or UJI,
            jam=jam or jam_sistem,
            id_baru=id_baru or id_acak,
            instansi=instansi,
            acak=random.random,
        )
    )


def jam_sistem() -> datetime:
    """Now, in UTC; each agency's own zone is applied where a date is needed."""
    return datetime.now(UTC)  # noqa: TID251  # the one place that reads the clock


def id_acak() -> str:
    """A random id (UUID 4)."""
    return str(uuid.uuid4())  # noqa: TID251  # the one place that draws ids
