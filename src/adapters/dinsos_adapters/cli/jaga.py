"""`dinsos tenggat periksa|jaga|peringatan`: alerts raised once, over and over, and listed."""

import json as kode_json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event
from typing import TYPE_CHECKING, Annotated, Any, Final
from zoneinfo import ZoneInfo

import typer
from attrs import asdict, evolve

from dinsos_adapters.cli.dasar import (
    JsonPilihan,
    KodeKeluar,
    buka_katalog,
    gagal,
    tulis,
    tulis_json,
    tulis_rusak,
    tulis_tabel,
)
from dinsos_adapters.cli.gudang import Tempat, baku, kata_sebab, singkat
from dinsos_adapters.cli.pilihan import berpilihan
from dinsos_adapters.jam import jam_sistem
from dinsos_core.ports.penyimpanan import PenyimpananGagal
from dinsos_core.ports.peringatan import PeringatanTenggat

if TYPE_CHECKING:
    from dinsos_adapters.sql import GudangSql
    from dinsos_core.application.aplikasi import Aplikasi
    from dinsos_core.application.tenggat import LaporanTenggat

SiaranPilihan = Annotated[
    list[str] | None,
    typer.Option(
        "--siaran",
        envvar="DINSOS_SIARAN",
        metavar="NAMA",
        help="Penerima kejadian, seperti pada rakitan aplikasinya; boleh diulang.",
    ),
]

TETAP: Final = frozenset({"skema_tidak_cocok", "tidak_berhak", "basis_data_rusak", "hanya_baca"})
"""What waiting does not mend: the loop ends."""

TUNDA_MAKS: Final = 600.0
"""Seconds between attempts while the store does not answer, at most."""


@berpilihan
def periksa(
    ctx: typer.Context,
    *,
    tempat: Tempat,
    siaran: SiaranPilihan = None,
    json: JsonPilihan = False,
) -> None:
    """Naikkan, pindahkan dan tarik peringatan yang sudah waktunya, satu kali."""
    with tempat.dibuka() as gudang:
        laporan = periksa_semua(_rakit(ctx, gudang, siaran).periksa_tenggat)
    if json:
        tulis_json(_objek_laporan(laporan))
    else:
        tulis(_kalimat(laporan))
    if laporan.gagal:
        raise typer.Exit(KodeKeluar.MASALAH)


@berpilihan
def jaga(
    ctx: typer.Context,
    *,
    tempat: Tempat,
    siaran: SiaranPilihan = None,
    tiap: Annotated[
        float, typer.Option("--tiap", min=1, metavar="DETIK", help="Jeda antara pemeriksaan.")
    ] = 60,
    json: JsonPilihan = False,
) -> None:
    """Periksa terus-menerus sampai dihentikan (SIGTERM atau SIGINT)."""
    with tempat.dibuka() as gudang, _dihentikan() as henti:
        app = _rakit(ctx, gudang, siaran)
        try:
            jalankan(app.periksa_tenggat, henti, tiap, _penulis(json=json))
        except PenyimpananGagal as sebab:
            gagal(kata_sebab(str(sebab)), kode=KodeKeluar.GAGAL)


def jalankan(
    sekali: Callable[[], "LaporanTenggat"],
    henti: Event,
    tiap: float,
    tulis_satu: Callable[["LaporanTenggat"], None],
) -> None:
    """Look, wait, look again, until ``henti`` is set. A store that does not answer is asked again
    after pauses that double; raises `PenyimpananGagal` for what waiting does not mend."""
    tunda = tiap
    while not henti.is_set():
        try:
            laporan = periksa_semua(sekali, henti)
        except PenyimpananGagal as sebab:
            if str(sebab) in TETAP:
                raise
            sys.stderr.write(f"{kata_sebab(str(sebab))} Dicoba lagi sesudah {tunda:.0f} detik.\n")
            henti.wait(tunda)
            tunda = min(2 * tunda, max(TUNDA_MAKS, tiap))
            continue
        tunda = tiap
        if any(_objek_laporan(laporan).values()):
            tulis_satu(laporan)
        henti.wait(tiap)


def periksa_semua(
    sekali: Callable[[], "LaporanTenggat"], henti: Event | None = None
) -> "LaporanTenggat":
    """Page after page until nothing waits, or ``henti`` is set; what they did in all."""
    semua: list[LaporanTenggat] = []
    while not semua or (semua[-1].lagi and not (henti and henti.is_set())):
        semua.append(sekali())
    return evolve(
        semua[-1],
        dinaikkan=sum(satu.dinaikkan for satu in semua),
        ditarik=sum(satu.ditarik for satu in semua),
        dipindah=sum(satu.dipindah for satu in semua),
        gagal=sum(satu.gagal for satu in semua),
        lagi=False,
    )


@contextmanager
def _dihentikan() -> Iterator[Event]:
    """Set once the process is asked to end; what it is doing is brought to its end first."""
    henti = Event()

    def minta(_nomor: int, _bingkai: object) -> None:
        henti.set()

    dulu = {satu: signal.signal(satu, minta) for satu in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield henti
    finally:
        for satu, lama in dulu.items():
            signal.signal(satu, lama)


def _rakit(ctx: typer.Context, gudang: "GudangSql", siaran: list[str] | None) -> "Aplikasi":
    from dinsos_adapters.wiring import rakit  # noqa: PLC0415 - the whole wiring
    from dinsos_core.application.lingkungan import RakitanSalah  # noqa: PLC0415

    try:
        return rakit(katalog=buka_katalog(ctx), penyimpanan=gudang, siaran=siaran or ())
    except RakitanSalah as salah:  # the receivers are all that is of whoever calls
        gagal(f"--siaran: {salah}.", kode=KodeKeluar.PEMAKAIAN)


def _penulis(*, json: bool) -> Callable[["LaporanTenggat"], None]:
    """One line a run."""

    def tulis_satu(laporan: "LaporanTenggat") -> None:
        kini = jam_sistem().astimezone(UTC).isoformat(timespec="seconds")
        if json:
            tulis(kode_json.dumps({"pada": kini, **_objek_laporan(laporan)}))
        else:
            tulis(f"{kini} {_kalimat(laporan)}")
        sys.stdout.flush()

    return tulis_satu


def _objek_laporan(laporan: "LaporanTenggat") -> dict[str, Any]:
    isi = asdict(laporan)
    del isi["lagi"]
    return isi


def _kalimat(laporan: "LaporanTenggat") -> str:
    tidak = f", {laporan.gagal} kasus tidak terbaca" if laporan.gagal else ""
    return (
        f"{laporan.dinaikkan} peringatan dinaikkan, {laporan.ditarik} ditarik, "
        f"{laporan.dipindah} dipindah{tidak}."
    )


@berpilihan
def peringatan(
    ctx: typer.Context,
    *,
    tempat: Tempat,
    instansi: Annotated[
        str | None, typer.Option("--instansi", metavar="KODE", help="Hanya instansi ini.")
    ] = None,
    banyak: Annotated[int, typer.Option("--banyak", min=1, help="Paling banyak.")] = 50,
    json: JsonPilihan = False,
) -> None:
    """Peringatan yang berdiri, yang paling mendesak dahulu; tanpa data pribadi."""
    with tempat.dibuka() as gudang, gudang(baca=True) as unit:
        halaman = unit.peringatan.daftar(instansi=instansi, banyak=banyak)
    tulis_rusak(halaman.rusak)
    zona = {kode: ZoneInfo(i.zona) for kode, i in buka_katalog(ctx).instansi.items()}
    if json:
        tulis_json([_objek(q, zona.get(q.instansi, ZoneInfo("UTC"))) for q in halaman.peringatan])
        return
    if halaman.peringatan:
        tulis_tabel(
            ("KASUS", "LAYANAN", "BATAS", "MILIK", "AMBANG", "JATUH TEMPO", "SEJAK"),
            [_baris(q, zona.get(q.instansi, ZoneInfo("UTC"))) for q in halaman.peringatan],
            layar=("KASUS", "LAYANAN", "BATAS", "AMBANG"),
            utuh=("KASUS", "AMBANG"),
        )
    lebih = "lebih dari " if halaman.lanjut else ""
    tulis(f"{lebih}{len(halaman.peringatan)} peringatan berdiri.")


def _baris(q: PeringatanTenggat, zona: ZoneInfo) -> tuple[str, ...]:
    return (
        q.nomor or q.kasus,
        f"{q.instansi}/{q.layanan}",
        q.kode,
        q.milik,
        q.ambang.value,
        singkat(q.jatuh_tempo, zona),
        singkat(q.dinaikkan_pada, zona),
    )


def _objek(q: PeringatanTenggat, zona: ZoneInfo) -> dict[str, object]:
    isi = {
        nama: baku(nilai, zona) if isinstance(nilai, datetime) else nilai
        for nama, nilai in asdict(q).items()
        if nama not in ("ditarik_pada", "sebab")
    }
    return {**isi, "ambang": q.ambang.value}
