"""`dinsos basisdata cadangkan`: a checked copy of a store while it is in use."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from attrs import evolve

from dinsos_adapters.cli.audit import audit_gudang, objek_audit, tampilkan_audit
from dinsos_adapters.cli.dasar import JsonPilihan, KodeKeluar, gagal, tulis, tulis_json
from dinsos_adapters.cli.gudang import (
    KunciNanti,
    Tempat,
    TitikPilihan,
)
from dinsos_adapters.cli.pilihan import berpilihan

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from dinsos_core.application.audit import LaporanAudit


@berpilihan
def cadangkan(
    ke: Annotated[Path, typer.Argument(metavar="BERKAS", help="Berkas cadangan yang baru.")],
    *,
    tempat: Tempat,
    titik: TitikPilihan = None,
    json: JsonPilihan = False,
) -> None:
    """Salin basis data SQLite selagi dipakai, lalu periksa salinannya."""
    with tempat.dibuka() as gudang:
        if gudang.engine.name != "sqlite":
            _tunjukkan_pg_dump(gudang.engine, ke, tempat)
        # Under its own name only once it has been checked.
        sementara = ke.with_name(f"{ke.name}.sementara")
        try:
            hasil = _salin(gudang.engine, tempat, ke, sementara, titik)
        except FileExistsError as galat:
            gagal(f"{galat.filename} sudah ada dan tidak ditimpa.", kode=KodeKeluar.GAGAL)
        except OSError as galat:
            gagal(f"{ke} tidak dapat ditulis: {galat.strerror}.", kode=KodeKeluar.GAGAL)
    besar, berkunci = ke.stat().st_size, KunciNanti(tempat.kunci).ada
    if json:
        tulis_json(
            {"berkas": str(ke), "bita": besar, "audit": objek_audit(hasil, berkunci=berkunci)}
        )
    else:
        tulis(f"Cadangan {ke}, {besar} bita, terbaca kembali.")
        tampilkan_audit(hasil, bertitik=titik is not None, berkunci=berkunci)
        tulis("Kuncinya tidak ikut; simpan salinan kunci di tempat lain.")
    if not hasil.utuh:
        raise typer.Exit(KodeKeluar.MASALAH)


def _salin(
    engine: "Engine", tempat: Tempat, ke: Path, sementara: Path, titik: Path | None
) -> "LaporanAudit":
    from dinsos_adapters.sql.cadangan import salin_sqlite  # noqa: PLC0415 - needs an extra

    if ke.exists():
        raise FileExistsError(None, None, str(ke))
    salin_sqlite(engine, sementara)
    try:
        with evolve(tempat, basis_data=f"sqlite:///{sementara}").dibuka() as salinan:
            hasil = audit_gudang(salinan, titik, KunciNanti(tempat.kunci))
        sementara.rename(ke)
    except BaseException:
        sementara.unlink(missing_ok=True)
        raise
    return hasil


def _tunjukkan_pg_dump(engine: "Engine", ke: Path, tempat: Tempat) -> None:
    from dinsos_adapters.sql.cadangan import perintah_pg_dump  # noqa: PLC0415 - needs an extra

    perintah = perintah_pg_dump(engine, ke, **tempat.tabel)
    gagal(
        "Belum ada yang dicadangkan: PostgreSQL disalin dengan pg_dump, yang tetap konsisten "
        "selagi basis data dipakai. Jalankan:",
        f"  {shlex.join(perintah)}",
        "Sandi dibaca pg_dump dari PGPASSWORD atau ~/.pgpass.",
        "Sesudah dipulihkan di tempat lain, periksa: dinsos audit periksa.",
        kode=KodeKeluar.GAGAL,
    )
