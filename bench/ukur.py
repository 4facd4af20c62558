"""The measuring itself: contestants in turn, round after round, so that drift hits all alike.

Every table goes into `hasil.json` beside this file, by benchmark and title, and says how many times
as long each contestant takes now as when it was last written there. Machines differ, so both are
divided by what a fixed piece of Python takes in the same run; of a wait for a disk or a server that
says little.
"""

import gc
import json
import platform
import resource
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from attrs import asdict, evolve, frozen

HASIL = Path(__file__).with_name("hasil.json")


@frozen(kw_only=True)
class Ukuran:
    """What one call takes: seconds in the quietest round and in the middle one, of these at work in
    this process (the middle one), bytes at its peak over what was there, trips to a server."""

    detik: float
    tengah: float
    cpu: float | None = None
    memori: int | None = None
    perjalanan: int | None = None


def ukur(
    peserta: Mapping[str, Callable[[], object]],
    *,
    putaran: int = 15,
    kali: int | None = None,
    siap: Callable[[], object] = lambda: None,
) -> dict[str, Ukuran]:
    """One call of each contestant, each round after ``siap``. Calls per round are calibrated to
    about 20 ms; with ``kali`` they are so many, and not one is made besides."""
    ulang = {nama: kali or _kalibrasi(f) for nama, f in peserta.items()}
    hasil: dict[str, list[tuple[float, float]]] = {nama: [] for nama in peserta}
    gc.disable()
    for _ in range(putaran):
        for nama, f in peserta.items():
            siap()
            cpu, mulai = time.process_time(), time.perf_counter()
            for _ in range(ulang[nama]):
                f()
            lama = time.perf_counter() - mulai, time.process_time() - cpu
            hasil[nama].append((lama[0] / ulang[nama], lama[1] / ulang[nama]))
        gc.collect()
    gc.enable()
    return {
        nama: Ukuran(
            detik=min(lama for lama, _ in semua),
            tengah=statistics.median(lama for lama, _ in semua),
            cpu=statistics.median(cpu for _, cpu in semua),
            memori=None if kali else memori(peserta[nama]),
        )
        for nama, semua in hasil.items()
    }


def _kalibrasi(f: Callable[[], object]) -> int:
    f()
    mulai = time.perf_counter()
    f()
    return max(1, round(0.02 / max(time.perf_counter() - mulai, 1e-7)))


def memori(f: Callable[[], object]) -> int:
    """Bytes that a call takes at its peak over what was there."""
    tracemalloc.start()
    awal, _ = tracemalloc.get_traced_memory()
    f()
    _, puncak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return puncak - awal


def perjalanan(koneksi: Any, f: Callable[[], object]) -> int:
    """How many trips to the server a call makes: how often this psycopg connection sent something
    after it had been answered, as its library traces it."""
    with tempfile.TemporaryFile("w+") as jejak:
        koneksi.pgconn.trace(jejak.fileno())
        try:
            f()
        finally:
            koneksi.pgconn.untrace()
        jejak.seek(0)
        arah = [baris.split("\t")[1] for baris in jejak if baris.count("\t") > 1]
    return sum(kini == "F" != lalu for lalu, kini in zip(["B", *arah], arah, strict=False))


def dengan_perjalanan(hasil: dict[str, Ukuran], semua: Mapping[str, int]) -> dict[str, Ukuran]:
    """The same, with these counts of trips."""
    return {
        nama: evolve(satu, perjalanan=semua.get(nama, satu.perjalanan))
        for nama, satu in hasil.items()
    }


def tabel(judul: str, hasil: Mapping[str, Ukuran], dasar: str) -> None:
    """Print and keep one table: microseconds, the ratio to the contestant that is the yardstick,
    the processor's part, memory, trips, and the change since last time."""
    lebar = max(map(len, hasil))
    lalu = catat(judul, hasil)
    out = sys.stdout
    kepala = f"{'µs':>12}  {'kali':>8}  {'µs CPU':>12}  {'KiB':>8}  {'pergi':>5}  {'× lalu':>7}"
    out.write(f"\n{judul}\n  {'':<{lebar}}  {kepala}\n")
    for nama, satu in hasil.items():
        tanda = "  <- pembanding" if nama == dasar else ""
        cpu = "" if satu.cpu is None else f"{satu.cpu * 1e6:.2f}"
        memori = "" if satu.memori is None else f"{satu.memori / 1024:.1f}"
        pergi = "" if satu.perjalanan is None else f"{satu.perjalanan}"
        rasio = satu.detik / hasil[dasar].detik
        out.write(
            f"  {nama:<{lebar}}  {satu.detik * 1e6:>12.2f}  {rasio:>7.2f}x"
            f"  {cpu:>12}  {memori:>8}  {pergi:>5}  {_teks(lalu[nama]):>7}{tanda}\n"
        )


def tabel_besar(judul: str, hasil: Mapping[int, Mapping[str, Ukuran]]) -> None:
    """Print and keep the same questions among so many cases: milliseconds, the processor's part
    among the most, trips, and the change since last time at each size."""
    satu_nama = list(next(iter(hasil.values())))
    lebar = max(map(len, satu_nama))
    lalu = {n: catat(f"{judul}, {n}", semua) for n, semua in hasil.items()}
    out = sys.stdout
    angka = "".join(f"{n:>10,}" for n in hasil)
    out.write(f"\n{judul}: ms\n  {'':<{lebar}}{angka}  {'CPU':>6}  {'pergi':>5}  × lalu\n")
    for nama in satu_nama:
        banyak = [semua[nama] for semua in hasil.values()]
        lama = "".join(f"{satu.detik * 1e3:>10.2f}" for satu in banyak)
        cpu = "" if banyak[-1].cpu is None else f"{banyak[-1].cpu * 1e3:.2f}"
        pergi = "" if banyak[-1].perjalanan is None else f"{banyak[-1].perjalanan}"
        ubah = " / ".join(_teks(lalu[n][nama]) for n in hasil)
        out.write(f"  {nama:<{lebar}}{lama}  {cpu:>6}  {pergi:>5}  {ubah}\n")


def catat(judul: str, hasil: Mapping[str, Ukuran]) -> dict[str, float | None]:
    """Keep these in `hasil.json`; how many times as long each takes as the last time, the speed of
    the machine taken out; None where there was none."""
    semua: dict[str, Any] = json.loads(HASIL.read_text()) if HASIL.exists() else {}
    tempat = semua.setdefault(Path(sys.argv[0]).stem, {})
    dulu = tempat.get(judul, {"laju": 1.0, "peserta": {}})
    tempat[judul] = {
        "pada": time.strftime("%Y-%m-%d", time.gmtime()),
        "python": platform.python_version(),
        "laju": laju(),
        "puncak_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        "peserta": {nama: _bulat(asdict(satu)) for nama, satu in hasil.items()},
    }
    HASIL.write_text(json.dumps(semua, indent=1, sort_keys=True, ensure_ascii=False) + "\n")
    ubah: dict[str, float | None] = dict.fromkeys(hasil)
    for nama, satu in hasil.items():
        if nama in dulu["peserta"]:
            ubah[nama] = satu.detik / laju() / (dulu["peserta"][nama]["detik"] / dulu["laju"])
    return ubah


def _bulat(isi: dict[str, Any]) -> dict[str, Any]:
    return {
        nama: float(f"{nilai:.3g}") if isinstance(nilai, float) else nilai
        for nama, nilai in isi.items()
        if nilai is not None
    }


def _teks(ubah: float | None) -> str:
    return "baru" if ubah is None else f"{ubah:.2f}"


@cache
def laju() -> float:
    """Seconds that a fixed piece of Python takes here, in the quietest of some turns."""

    def kerja() -> None:
        isi = {n: str(n) for n in range(20_000)}
        sorted(isi.values())

    lama = []
    for _ in range(9):
        mulai = time.perf_counter()
        kerja()
        lama.append(time.perf_counter() - mulai)
    return min(lama)
