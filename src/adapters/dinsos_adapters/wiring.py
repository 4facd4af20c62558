"""The composition root: the only place that ties adapters to ports."""

import random
import secrets
import uuid
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dinsos_adapters.jam import jam_sistem
from dinsos_adapters.kalender import KalenderHolidays
from dinsos_adapters.katalog import muat_katalog
from dinsos_adapters.kesamaan import kesamaan_terpasang
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.jenis import JENIS
from dinsos_core.application.lingkungan import Lingkungan, RakitanSalah
from dinsos_core.domain.kelayakan.dasar_uji import Uji
from dinsos_core.domain.kelayakan.nama import Kesamaan
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.shared.terima import daftar
from dinsos_core.ports.katalog import Katalog
from dinsos_core.ports.lingkungan import (
    Jam,
    PembuatId,
    PembuatRahasia,
    PenyediaKalender,
    Registri,
)
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork

if TYPE_CHECKING:
    from dinsos_adapters.sql import GudangSql


def rakit(
    instansi: str = "",
    *,
    katalog: Katalog | Path | None = None,
    penyimpanan: PembukaUnitOfWork | None = None,
    kalender: PenyediaKalender | None = None,
    registri: Mapping[str, Registri] | None = None,
    uji: Mapping[str, Uji] | None = None,
    jenis: Iterable[JenisKasus[Any]] = JENIS,
    siaran: Iterable[str] = (),
    jam: Jam | None = None,
    id_baru: PembuatId | None = None,
    rahasia_baru: PembuatRahasia | None = None,
    kesamaan: Kesamaan | None = None,
) -> Aplikasi:
    """One call that gives a working application for an agency.

    Every part has a default and can be swapped: the built-in catalogue (or a directory of one's
    own), storage in memory, the `holidays` calendar, no registries (their facts stay unknown), no
    receivers of events, the system clock, random ids and secrets. ``registri`` is keyed by the
    codes that the vocabulary gives the facts' sources; ``jenis`` are the aggregates, all that the
    library ships. ``kesamaan`` compares words of names: `rapidfuzz`, where the extra `identitas` is
    installed.

    Raises `KatalogRusak` for a catalogue directory with mistakes, and `RakitanSalah` for parts that
    do not fit it: an agency or a registry it does not know, a clock without a zone.
    """
    if not isinstance(uji, Mapping | None):
        raise RakitanSalah("uji harus daftar Uji menurut namanya")
    semua_uji = {**UJI, **(uji or {})}
    if katalog is None or isinstance(katalog, Path):
        katalog = muat_katalog(*([katalog] if katalog else []), uji=semua_uji)
    return Aplikasi(
        Lingkungan(
            unit_kerja=_memori() if penyimpanan is None else penyimpanan,
            katalog=katalog,
            kalender=KalenderHolidays() if kalender is None else kalender,
            registri={} if registri is None else registri,
            uji=semua_uji,
            jenis=daftar(jenis),
            jam=jam_sistem if jam is None else jam,
            id_baru=id_acak if id_baru is None else id_baru,
            rahasia_baru=rahasia_acak if rahasia_baru is None else rahasia_baru,
            kesamaan=kesamaan_terpasang() if kesamaan is None else kesamaan,
            instansi=instansi,
            siaran=(siaran,) if isinstance(siaran, str) else daftar(siaran),
            acak=random.random,
        )
    )


def buka_gudang(
    basis_data: str,
    kunci: Path | str,
    *,
    prefix: str = "dinsos_",
    schema: str | None = None,
    jenis: Iterable[JenisKasus[Any]] = JENIS,
) -> "GudangSql":
    """The SQL store behind a URL (`sqlite:///kasus.db`, `postgresql+psycopg://…`), ready to use.

    Brings the tables up to date. ``kunci`` is the file with the vault's keys: it is made, readable
    by its owner only, if there is none; without it personal values are lost, so keep a copy apart
    from the database. ``jenis``: the aggregates whose cases it keeps, those of `rakit`.

    Needs the extras `sql` and `brankas`. Raises `PenyimpananGagal`, `KunciRusak`, `OSError` where
    the file cannot be made and, for what is no URL or a kind of database the store does not know,
    `ValueError`.
    """
    # Late: only this needs the libraries of the SQL store and the vault.
    from dinsos_adapters import brankas  # noqa: PLC0415
    from dinsos_adapters.sql import GudangSql  # noqa: PLC0415
    from dinsos_adapters.sql.gudang import buat_engine  # noqa: PLC0415
    from dinsos_adapters.sql.migrasi import naik  # noqa: PLC0415
    from dinsos_core.application.kodek import susun_kodek  # noqa: PLC0415

    engine, kunci = buat_engine(basis_data), Path(kunci)
    try:
        rangkaian = brankas.buat_berkas_kunci(kunci, "1")
    except FileExistsError:
        rangkaian = brankas.kunci_dari_berkas(kunci)
    gudang = GudangSql(
        engine,
        brankas.PenyandiAesGcm(rangkaian),
        prefix=prefix,
        schema=schema,
        kodek=susun_kodek(jenis),
    )
    naik(gudang.engine, prefix=prefix, schema=schema)
    return gudang


def _memori() -> PembukaUnitOfWork:
    # Late: whoever has a store does without this one.
    from dinsos_adapters.memory import GudangMemori  # noqa: PLC0415

    return GudangMemori()


def id_acak() -> str:
    """A random id (UUID 4)."""
    return str(uuid.uuid4())  # noqa: TID251  # the one place that draws ids


def rahasia_acak() -> bytes:
    """Random bytes for a secret."""
    return secrets.token_bytes(16)
