"""`dinsos basisdata`: the tables of a store, its stored states, its backup."""

from typing import TYPE_CHECKING, Annotated

import typer

from dinsos_adapters.cli.bangun_ulang import bangun_ulang
from dinsos_adapters.cli.cadangkan import cadangkan
from dinsos_adapters.cli.dasar import KodeKeluar, gagal, tulis
from dinsos_adapters.cli.grup import kelompok_baru
from dinsos_adapters.cli.gudang import (
    KunciNanti,
    Tempat,
)
from dinsos_adapters.cli.pilihan import berpilihan

if TYPE_CHECKING:
    from sqlalchemy import Engine

kelompok = kelompok_baru("Tabel, keadaan tersimpan dan cadangan basis data.")

KE_AWAL = "awal"
"""What `turun` takes for the version before the first."""


@kelompok.command()
@berpilihan
def mulai(*, tempat: Tempat) -> None:
    """Buat tabel dan berkas kunci yang baru. Tidak pernah menimpa yang sudah ada."""
    with tempat.mesin() as engine:
        from dinsos_adapters.sql.migrasi import versi  # noqa: PLC0415 - needs an extra

        if tempat.kunci is None:
            KunciNanti(None).muat()  # from the environment, or this ends here
        elif tempat.kunci.exists():
            gagal(
                f"Berkas kunci {tempat.kunci} sudah ada dan tidak ditimpa.",
                "Untuk memakainya pada basis data baru: dinsos basisdata naik.",
                kode=KodeKeluar.MASALAH,
            )
        if versi(engine, **tempat.tabel) is not None:
            gagal(
                f"Tabel berawalan {tempat.prefix!r} sudah ada di basis data ini.",
                "Untuk memperbaruinya: dinsos basisdata naik.",
                kode=KodeKeluar.MASALAH,
            )
        _buat(tempat, engine)
    tulis(f"Tabel siap, dengan awalan {tempat.prefix!r}.")
    if tempat.kunci is not None:
        tulis(f"Kunci baru di {tempat.kunci}; hanya pemiliknya yang dapat membacanya.")
        tulis("Simpan salinannya terpisah dari basis data dan cadangannya:")
        tulis("tanpa kunci itu semua data pribadi hilang.")
    tulis("Berikutnya: catat titik periksa secara berkala (dinsos audit catat),")
    tulis("buat cadangan (dinsos basisdata cadangkan).")


def _buat(tempat: Tempat, engine: "Engine") -> None:
    """Tables and, if it is to be a file, the key; all of it or nothing."""
    if tempat.kunci is None:
        from dinsos_adapters.sql.migrasi import naik  # noqa: PLC0415 - needs an extra

        naik(engine, **tempat.tabel)
        return
    from dinsos_adapters.wiring import buka_gudang  # noqa: PLC0415 - the whole wiring

    try:
        gudang = buka_gudang(tempat.url(), tempat.kunci, **tempat.tabel)
    except OSError as galat:
        gagal(
            f"Berkas kunci {tempat.kunci} tidak dapat ditulis: {galat.strerror}.",
            kode=KodeKeluar.GAGAL,
        )
    except BaseException:
        # Nothing was sealed under it yet.
        tempat.kunci.unlink(missing_ok=True)
        raise
    gudang.tutup()


@kelompok.command()
@berpilihan
def naik(*, tempat: Tempat) -> None:
    """Bawa tabel ke versi yang dipakai rilis ini; isinya tetap."""
    with tempat.mesin() as engine:
        from dinsos_adapters.sql import migrasi  # noqa: PLC0415 - needs an extra

        dari = migrasi.versi(engine, **tempat.tabel)
        migrasi.naik(engine, **tempat.tabel)
        kini = migrasi.versi(engine, **tempat.tabel)
        beda = migrasi.periksa_skema(engine, **tempat.tabel)
    if dari == kini:
        tulis(f"Tabel sudah pada versi {kini}.")
    else:
        tulis(f"Tabel naik dari {dari or 'belum ada'} ke versi {kini}.")
    if beda:
        gagal("Tabelnya tidak seperti seharusnya:", *beda, kode=KodeKeluar.MASALAH)


@kelompok.command()
@berpilihan
def turun(
    *,
    ke: Annotated[
        str,
        typer.Option("--ke", metavar="VERSI", help="Misalnya 0001; awal menghapus semuanya."),
    ],
    tempat: Tempat,
    ya: Annotated[bool, typer.Option("--ya", help="Jangan bertanya dahulu.")] = False,
) -> None:
    """Kembalikan tabel ke versi lama; yang tidak dikenal versi itu hilang."""
    tempat.harus_ada()
    with tempat.mesin() as engine:
        from alembic.util import CommandError  # noqa: PLC0415 - needs an extra

        from dinsos_adapters.sql import migrasi  # noqa: PLC0415

        dari = migrasi.versi(engine, **tempat.tabel)
        if dari is None:
            gagal(f"Tidak ada tabel berawalan {tempat.prefix!r}.", kode=KodeKeluar.TAK_ADA)
        if not ya:
            _pastikan(
                f"Semua tabel berawalan {tempat.prefix!r} beserta seluruh isinya akan dihapus."
                if ke == KE_AWAL
                else f"Apa yang tidak dikenal versi {ke} akan dihapus."
            )
        tujuan = migrasi.AWAL if ke == KE_AWAL else ke
        try:
            migrasi.turun(engine, **tempat.tabel, ke=tujuan)
        except CommandError:
            gagal(f"Tidak ada versi {ke!r} sebelum versi {dari}.", kode=KodeKeluar.TAK_ADA)
    tulis(f"Tabel turun dari versi {dari} ke {ke}.")


def _pastikan(akibat: str) -> None:
    """Ask; no answer is a no."""
    try:
        ya = typer.confirm(f"{akibat} Lanjutkan?", err=True)
    except typer.Abort:
        ya = False
    if not ya:
        gagal("Dibatalkan; tidak ada yang diubah. Tanpa ditanya: --ya.", kode=KodeKeluar.PEMAKAIAN)


kelompok.command("bangun-ulang")(bangun_ulang)
kelompok.command("cadangkan")(cadangkan)
