"""The application on a store, for commands that act as somebody of one agency."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import typer
from returns.result import Result

from dinsos_adapters.cli.dasar import KodeKeluar, buka_katalog, gagal, tak_dikenal
from dinsos_adapters.cli.gudang import Tempat
from dinsos_core.domain.shared.halangan import Halangan, Terhalang
from dinsos_core.domain.shared.hasil import is_successful

if TYPE_CHECKING:
    from dinsos_core.application.aplikasi import Aplikasi

T = TypeVar("T")


@contextmanager
def aplikasi_pada(ctx: typer.Context, tempat: Tempat, instansi: str) -> "Iterator[Aplikasi]":
    """The application on the store; what it refuses ends the command in words."""
    from dinsos_adapters.wiring import rakit  # noqa: PLC0415 - the whole wiring

    katalog = buka_katalog(ctx)
    if instansi not in katalog.instansi:
        tak_dikenal("Instansi", instansi, katalog.instansi)
    with tempat.dibuka(perlu_kunci=True) as gudang, ditolak_dengan_kata():
        yield rakit(instansi, katalog=katalog, penyimpanan=gudang)


@contextmanager
def ditolak_dengan_kata() -> Iterator[None]:
    """What is refused inside ends the command in words."""
    try:
        yield
    except Terhalang as terhalang:
        tolak_dengan(terhalang.halangan)


def hasil(jawaban: Result[T, tuple[Halangan, ...]]) -> T:
    """What was done; a refusal ends the command in words."""
    if not is_successful(jawaban):
        tolak_dengan(jawaban.failure())
    return jawaban.unwrap()


def tolak_dengan(semua: tuple[Halangan, ...]) -> None:
    """End the command with these."""
    from dinsos_core.application.bahasa import jelaskan  # noqa: PLC0415 - only on refusal

    gagal(*map(jelaskan, semua), kode=KodeKeluar.MASALAH)
