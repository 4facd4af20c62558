"""`dinsos alur`: a procedure drawn, with the lifecycle that its cases run under."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from dinsos_adapters.cli.dasar import PadaPilihan, buka_katalog, mesin, tulis
from dinsos_adapters.cli.gambar import (
    Panah,
    kata_batas,
    kata_tanda,
    kata_tujuan,
    mermaid,
    panah,
)
from dinsos_adapters.cli.pilih import NamaStandar, standar_diminta
from dinsos_adapters.cli.tampil import kata_pelaku
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import Agregat, Langkah, StandarPelayanan


class Bentuk(StrEnum):
    MD = "md"
    MERMAID = "mermaid"


def urai_bentuk(teks: str) -> Bentuk:
    """A name of a form."""
    try:
        return Bentuk(teks)
    except ValueError:
        raise typer.BadParameter(f"{teks!r} tidak ada; yang ada {', '.join(Bentuk)}") from None


def alur(
    ctx: typer.Context,
    nama: NamaStandar,
    bentuk: Annotated[
        Bentuk,
        typer.Option(
            "--format",
            metavar="md|mermaid",
            parser=urai_bentuk,
            help="md: halaman dengan tabel dan bagan; mermaid: bagannya saja.",
        ),
    ] = Bentuk.MD,
    pada: PadaPilihan = None,
) -> None:
    """Langkah satu standar sebagai bagan, dengan peran, cabang, jam, dan siklus kasusnya."""
    mesin()
    katalog = buka_katalog(ctx)
    standar = standar_diminta(katalog, nama, pada)
    bagan = mermaid(standar, katalog.kosakata)
    siklus = siklus_mermaid(standar.agregat)
    if bentuk is Bentuk.MERMAID:
        tulis(bagan)
        if siklus:
            tulis(f"\n{siklus}")
    else:
        tulis("\n".join(_halaman(standar, katalog.kosakata, bagan, siklus)))


def siklus_mermaid(agregat: Agregat) -> str | None:
    """The state diagram of the aggregate's lifecycle, where it has one."""
    # Imported late: only this needs the aggregates.
    from dinsos_core.application.jenis import JENIS  # noqa: PLC0415 - so

    siklus = next((satu.siklus.mesin for satu in JENIS if satu.nama == agregat.value), None)
    return f"{siklus.bangun():mermaid}".strip() if siklus else None


def _halaman(
    standar: StandarPelayanan, kosakata: Kosakata, bagan: str, siklus: str | None
) -> Iterator[str]:
    yield f"# {standar.nama}"
    yield f"\n`{standar.instansi.kode}/{standar.layanan}`, keputusan `{standar.keputusan.kode}`"
    yield "\n## Langkah\n"
    jalan = panah(standar, kosakata)
    yield from _tabel(
        ("langkah", "butir", "apa", "oleh", "berikutnya"),
        [_baris(satu, jalan, kosakata) for satu in standar.langkah],
    )
    yield f"\n## Bagan\n\n```mermaid\n{bagan}\n```"
    if standar.waktu:
        yield "\n## Jam\n"
        yield from _tabel(
            ("batas", "dari", "sampai", "milik"),
            [
                (kata_batas(satu), kata_tanda(satu.mulai), kata_tanda(satu.selesai), satu.milik)
                for satu in standar.waktu
            ],
        )
    yield f"\n## Siklus {standar.agregat.value.replace('_', ' ')}\n"
    yield f"```mermaid\n{siklus}\n```" if siklus else "Siklus agregat ini belum ada."


def _baris(langkah: Langkah, jalan: Sequence[Panah], kosakata: Kosakata) -> tuple[str, ...]:
    berikut = (
        f"{satu.label}: {kata_tujuan(satu.ke)}" if satu.label else kata_tujuan(satu.ke)
        for satu in jalan
        if satu.dari == langkah.kode
    )
    return (
        langkah.kode,
        ", ".join(langkah.butir) or "milik kami",
        langkah.teks,
        kata_pelaku(langkah, kosakata),
        "; ".join(berikut),
    )


def _tabel(kolom: Sequence[str], baris: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(kolom)} |"
    yield f"|{' --- |' * len(kolom)}"
    for satu in baris:
        yield f"| {' | '.join(isi.replace('|', chr(92) + '|') for isi in satu)} |"
