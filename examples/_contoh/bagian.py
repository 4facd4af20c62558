"""Sections that every report has."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from dinsos_core import Halangan, jelaskan
from dinsos_core.domain.kasus.jam import Kewajiban
from dinsos_core.domain.waktu.tenggat import Tenggat

from . import kata


def judul(teks: str) -> RenderableType:
    """The heading of a section."""
    return Padding(Text(teks, style="bold cyan"), (1, 0, 0, 0))


def tenggat(semua: Iterable[Kewajiban], *, rinci: bool) -> Iterator[RenderableType]:
    """Every clock that ran, with its arithmetic: what was counted, what was skipped and why."""
    berjalan = [(w, w.tenggat) for w in semua if isinstance(w.tenggat, Tenggat)]
    if not berjalan:
        return
    yield judul("Tenggat")
    for wajib, hitungan in berjalan:
        assert wajib.status is not None
        label = wajib.batas.segmen or wajib.batas.teks
        cetak = kata.butir(wajib.batas.butir) if wajib.batas.butir else "Jangka waktu"
        asal = "milik kantor" if wajib.batas.milik_kami else cetak
        yield Text.assemble(
            (f"{label} ({asal}): ", "bold"),
            (kata.jam(wajib), "red" if "TERLAMBAT" in kata.jam(wajib) else "green"),
            f", jatuh tempo {kata.waktu(hitungan.jatuh_tempo)}",
        )
        uraian = " ".join(hitungan.uraian) if rinci else _hitungan(hitungan)
        yield Padding(Text(uraian, style="dim"), (0, 0, 0, 2))


def _hitungan(hitungan: Tenggat) -> str:
    """The arithmetic on two or three lines: day 0, what was skipped, what the due date rests on."""
    akhir_pekan = sum(h.sebab == "akhir_pekan" for h in hitungan.hari_dilewati)
    dilewati = [f"{akhir_pekan} hari akhir pekan"] if akhir_pekan else []
    dilewati += [
        f"{kata.tanggal_pendek(h.tanggal)} {h.nama}"
        for h in hitungan.hari_dilewati
        if h.sebab != "akhir_pekan"
    ]
    teks = f"{hitungan.batas} sejak {kata.waktu(hitungan.mulai)}"
    if hitungan.dihitung_sejak and hitungan.dihitung_sejak != hitungan.mulai.date():
        teks += f", di luar jam kerja: dihitung dari {kata.tanggal(hitungan.dihitung_sejak)}"
    teks += f"; dilewati {', '.join(dilewati)}" if dilewati else ""
    jeda = "".join(f" {satu}" for satu in hitungan.uraian if satu.startswith(("Jeda", "Masih")))
    return f"{teks}.{jeda}" + (" Sementara." if hitungan.sementara else "")


def halangan(semua: Iterable[tuple[str, tuple[Halangan, ...]]]) -> Iterator[RenderableType]:
    """What was refused, and everything that stood in the way, in words."""
    for apa, satu in semua:
        yield judul(f"Tidak dijalankan: {apa} ({len(satu)} halangan)")
        yield from (Text(f"• {jelaskan(h)}") for h in satu)
