"""What the examples store, row by row: that a change of how is no change of what.

    PYTHONPATH=src:src/adapters:examples:. python -m tests.perjalanan.baris FOLDER

writes a file of rows for each example into the folder: two such folders, of two commits, can be
compared with `diff -r`. The golden digests lie in `simpanan/`. Ids, clock and the file of keys are
fixed, so hashes and chains are as good as text; only ciphertexts and wrapped keys are masked.
"""

import contextlib
import importlib
import io
import runpy
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Final
from unittest.mock import patch

from tests.halaman import cocokkan

import dinsos_adapters
from dinsos_adapters.brankas.kunci import tulis_rahasia

CONTOH: Final = Path(__file__).parents[2] / "examples"
KISAH: Final = ("loket", "aduan", "malam", "singgah")
SAMARAN: Final = frozenset({("brankas_nilai", "isi"), ("brankas_kembar", "isi")}) | {
    ("brankas_subjek", "kunci_terbungkus")
}
"""Ciphertexts and wrapped keys: another nonce each time."""
SEGEL: Final = "meterai"
"""Left out: it is over the other columns of its row, and nothing else."""
_KUNCI: Final = """aktif = "1"
indeks = ["1"]

[kunci]
"1" = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
"""

Baris = Mapping[str, list[str]]


def kunci_tetap(folder: Path) -> None:
    """The keys of an example that is about to run in this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    tulis_rahasia(folder / "kunci.toml", _KUNCI)


def baris(basis_data: Path) -> Baris:
    """Every row of every table of a SQLite store, in the order in which they are kept."""
    with contextlib.closing(sqlite3.connect(basis_data)) as koneksi:
        nama = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'dinsos_%'"
        semua = sorted(satu for (satu,) in koneksi.execute(nama))
        return {satu.removeprefix("dinsos_"): list(_tabel(koneksi, satu)) for satu in semua}


def _tabel(koneksi: sqlite3.Connection, tabel: str) -> Iterator[str]:
    isi = koneksi.execute(f'SELECT * FROM "{tabel}"')  # noqa: S608 -- a name of the schema itself
    kolom = [satu[0] for satu in isi.description]
    buta = {k for satu, k in SAMARAN if tabel == f"dinsos_{satu}"}
    yield from sorted(
        " | ".join(
            f"{k}={'*' if k in buta and nilai is not None else nilai}"
            for k, nilai in zip(kolom, satu, strict=True)
            if k != SEGEL
        )
        for satu in isi
    )


def ringkas(semua: Baris) -> Iterator[str]:
    """A line for each table that holds anything: how many rows, and their digest."""
    for tabel, isi in semua.items():
        if isi:
            yield f"{tabel} {len(isi)} {_sidik(isi)}"
    yield f"semua {sum(map(len, semua.values()))} {_sidik(s for i in semua.values() for s in i)}"


def cocokkan_baris(nama: str, basis_data: Path) -> None:
    """What an example stored is what it stored before."""
    cocokkan(f"tests/perjalanan/simpanan/{nama}.txt", ringkas(baris(basis_data)))


def _sidik(isi: Iterable[str]) -> str:
    return sha256("\n".join(isi).encode()).hexdigest()


def tanam(folder: Path) -> Path:
    """The example that embeds the library, on a store; ids are counted."""
    kunci_tetap(folder)
    basis_data = folder / "tanam.db"
    gudang = dinsos_adapters.buka_gudang(f"sqlite:///{basis_data}", folder / "kunci.toml")
    urut = count(1)
    rakit = partial(
        dinsos_adapters.rakit,
        penyimpanan=gudang,
        id_baru=lambda: f"id-{next(urut)}",
        rahasia_baru=lambda: sha256(str(next(urut)).encode()).digest(),
    )
    with patch("dinsos_adapters.rakit", rakit), contextlib.redirect_stdout(io.StringIO()):
        runpy.run_path(str(CONTOH / "tanam.py"))
    gudang.tutup()
    return basis_data


def main(folder: Path) -> None:
    """Run all examples anew and write what they stored."""
    hasil = {"tanam": baris(tanam(folder / "tanam"))}
    for nama in KISAH:
        kunci_tetap(folder / nama)
        with contextlib.redirect_stdout(io.StringIO()):
            importlib.import_module(nama).main(["--ringkas", "--keluaran", str(folder / nama)])
        hasil[nama] = baris(folder / nama / f"{nama}.db")
    for nama, semua in hasil.items():
        isi = [f"{tabel}: {satu}\n" for tabel, deret in semua.items() for satu in deret]
        (folder / f"{nama}.baris").write_text("".join(isi), encoding="utf-8")
        sys.stdout.write("\n".join(f"{nama} {satu}" for satu in ringkas(semua)) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
