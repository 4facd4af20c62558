"""The measuring itself: contestants in turn, round after round, so that drift hits all alike."""

import gc
import statistics
import sys
import time
from collections.abc import Callable, Mapping


def ukur(peserta: Mapping[str, Callable[[], object]], *, putaran: int = 15) -> dict[str, float]:
    """Median seconds per call of each contestant; calls per round are calibrated to about 20 ms."""
    kali = {nama: _kalibrasi(f) for nama, f in peserta.items()}
    hasil: dict[str, list[float]] = {nama: [] for nama in peserta}
    gc.disable()
    for _ in range(putaran):
        for nama, f in peserta.items():
            mulai = time.perf_counter()
            for _ in range(kali[nama]):
                f()
            hasil[nama].append((time.perf_counter() - mulai) / kali[nama])
        gc.collect()
    gc.enable()
    return {nama: statistics.median(h) for nama, h in hasil.items()}


def _kalibrasi(f: Callable[[], object]) -> int:
    f()
    mulai = time.perf_counter()
    f()
    return max(1, round(0.02 / max(time.perf_counter() - mulai, 1e-7)))


def tabel(judul: str, hasil: Mapping[str, float], dasar: str) -> None:
    """Print one table: microseconds, and the ratio to the contestant that is the yardstick."""
    lebar = max(map(len, hasil))
    out = sys.stdout
    out.write(f"\n{judul}\n")
    for nama, detik in hasil.items():
        tanda = "  <- pembanding" if nama == dasar else ""
        rasio = detik / hasil[dasar]
        out.write(f"  {nama:<{lebar}}  {detik * 1e6:>12.2f} µs  {rasio:>9.2f}x{tanda}\n")
