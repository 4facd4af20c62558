"""The process that forks workers and kills them at random.

A program of its own, because only a process without threads may fork, and because a fork spares
each of hundreds of workers its imports.

    python -m tests.tahan.induk bunuh|serentak|lama URL SCHEMA FOLDER {"bunuh": 6, …}
"""

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random

from tests.sql import bahan
from tests.tahan.buku import Buku, diterima
from tests.tahan.kantor import PAGI, Kantor, bertindak
from tests.tahan.lama import jalan_lama

from dinsos_adapters.email import Penyusun, tulis_eml
from dinsos_adapters.memory import GudangMemori
from dinsos_core.ports.pengirim import Pengirim, SuratElektronik

DARI = "layanan@dinsos.example.go.id"
BERHENTI = "berhenti"


class Bengkel:
    """Where the workers work: the database, a folder, and the cases that they share.

    Made before forking, warm but without a connection.
    """

    def __init__(self, url: str, schema: str, folder: str, bersama: int) -> None:
        self.folder = Path(folder)
        self.bersama = tuple(f"bersama-{n}" for n in range(bersama))
        hangat = Kantor.buka(GudangMemori())
        hangat.selesaikan("hangat", hangat.buka_kasus(1)[0])
        self.kantor = Kantor.buka(bahan.gudang(url, schema or None), hangat.app)

    @property
    def berhenti(self) -> bool:
        return (self.folder / BERHENTI).exists()


def pekerja(bengkel: Bengkel, nama: str, banyak: int | None = None) -> None:
    """Send commands until told to stop, or until so many were acknowledged."""
    kantor, buku = bengkel.kantor, Buku(bengkel.folder, nama)
    diterima = 0
    acak = Random(nama)  # noqa: S311 -- repeatable
    for tugas in kantor.tugas(nama, bengkel.bersama, acak):
        if diterima == banyak or bengkel.berhenti:
            break
        buku.kirim(tugas)
        if bertindak(kantor.lakukan_sabar(tugas)):
            buku.terima(tugas["kunci"])
            diterima += 1
    buku.tutup()


def pengirim(kantor: Kantor, folder: Path, nama: str) -> Pengirim:
    """Writes each message as a file named after its id, and a line for each time it did."""
    tulis = tulis_eml(folder / "surel", Penyusun(dari=DARI), kantor.app.lingkungan.jam)
    daftar = folder / f"{nama}.diantar"

    def kirim(surat: SuratElektronik) -> None:
        tulis(surat)
        with daftar.open("a") as berkas:
            berkas.write(f"{surat.id}\n")

    return kirim


def relay(bengkel: Bengkel, nama: str, ke: int) -> None:
    """Send mail until told to stop. Each relay lives when its predecessors' claims have run out."""
    kantor = bengkel.kantor
    kantor.kini = PAGI + timedelta(minutes=20 * ke)
    kirim = pengirim(kantor, bengkel.folder, nama)
    while not bengkel.berhenti:
        if not kantor.app.kirim_pesan(kirim, banyak=5).terkirim:
            time.sleep(0.01)


def lahirkan(kerja: Callable[[], None]) -> int:
    """A child that does this and nothing else; its exit status says whether it went well."""
    anak = os.fork()
    if anak:
        return anak
    try:
        kerja()
    except BaseException:  # noqa: BLE001 -- it must not go on as a second supervisor
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def bunuh(bengkel: Bengkel, *, bunuh: int, pekerja_: int, benih: int) -> dict[str, int]:
    """Keep workers and a relay going, and kill one of them at random, so many times."""
    acak = Random(benih)  # noqa: S311 -- repeatable
    hidup: dict[int, int] = {}
    ke = 0

    def isi(kursi: int) -> None:
        nonlocal ke
        ke += 1
        kerja = (
            partial(pekerja, bengkel, f"p{ke}") if kursi else partial(relay, bengkel, f"p{ke}", ke)
        )
        hidup[lahirkan(kerja)] = kursi

    for kursi in range(pekerja_ + 1):
        isi(kursi)
    relay_dibunuh = 0
    for n in range(bunuh):
        # On a slow machine, too, something is going on before each of them dies.
        tunggu_diterima(bengkel.folder, 2 * (n + 1))
        time.sleep(acak.uniform(0.01, 0.2))
        korban = acak.choice(sorted(hidup))
        os.kill(korban, signal.SIGKILL)
        _, status = os.waitpid(korban, 0)
        assert os.WIFSIGNALED(status), "a worker had ended by itself"
        kursi = hidup.pop(korban)
        relay_dibunuh += kursi == 0
        isi(kursi)
    (bengkel.folder / BERHENTI).touch()
    return {"dibunuh": bunuh, "relay": relay_dibunuh, "gagal": tunggu(hidup)}


def tunggu_diterima(folder: Path, banyak: int) -> None:
    """Until so many commands were acknowledged; half a minute at most."""
    akhir = time.monotonic() + 30
    while len(diterima(folder)) < banyak and time.monotonic() < akhir:
        time.sleep(0.02)


def serentak(bengkel: Bengkel, *, proses: int, perintah: int) -> dict[str, int]:
    """So many processes at once, each until that many of its commands were acknowledged."""
    mulai = time.perf_counter()
    anak = [lahirkan(partial(pekerja, bengkel, f"p{n}", perintah)) for n in range(proses)]
    gagal = tunggu(anak)
    return {"gagal": gagal, "milidetik": round(1000 * (time.perf_counter() - mulai))}


def lama(bengkel: Bengkel, *, perintah: int, detik: float) -> dict[str, int]:
    """One process, so many commands."""
    return {"gagal": 0, **jalan_lama(bengkel.kantor, perintah=perintah, detik=detik)}


def tunggu(anak: Iterable[int]) -> int:
    """How many of these ended otherwise than well."""
    return sum(os.waitpid(satu, 0)[1] != 0 for satu in anak)


if __name__ == "__main__":
    cara, url, schema, folder, pilihan = sys.argv[1:]
    isian = json.loads(pilihan)
    bengkel = Bengkel(url, schema, folder, isian.pop("bersama"))
    semua: dict[str, Callable[..., dict[str, int]]]
    semua = {"bunuh": bunuh, "serentak": serentak, "lama": lama}
    hasil = semua[cara](bengkel, **isian)
    sys.stdout.write(json.dumps(hasil))
