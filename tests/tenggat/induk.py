"""The process that forks workers which look after clocks, and an office whose cases go on, and
kills one of them at random, again and again, while the time passes for all of them.

A program of its own, because only a process without threads may fork.

    python -m tests.tenggat.induk URL SCHEMA FOLDER {"bunuh": 20, "benih": 1, "kasus": 15}
"""

import json
import mmap
import os
import signal
import struct
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from tests.sql import bahan
from tests.tenggat.kota import LAYANAN, SK_093, Kota

from dinsos_core.domain.shared.ids import KasusId

PEKERJA = 3
BERHENTI = "berhenti"


class JamBersama:
    """One clock for all processes that are forked from this one."""

    def __init__(self, mulai: datetime) -> None:
        self._isi = mmap.mmap(-1, 8)
        self.menjadi(mulai)

    def __call__(self) -> datetime:
        (detik,) = struct.unpack("d", self._isi[:8])
        return datetime.fromtimestamp(detik, UTC)

    def menjadi(self, saat: datetime) -> None:
        self._isi[:8] = struct.pack("d", saat.timestamp())


def buka_kasus(kota: Kota, banyak: int, acak: Random) -> list[KasusId]:
    """Cases of every kind, each somewhere on its way."""
    kota.kini = SK_093
    semua = []
    for n in range(banyak):
        semua.append(kota.buka(*LAYANAN[n % len(LAYANAN)]))
        for _ in range(acak.randrange(6)):
            kota.langkah(semua[-1])
    return semua


class Bengkel:
    """Where they work. Made before forking, without a connection then."""

    def __init__(self, url: str, schema: str, folder: str, kasus: int, benih: int) -> None:
        self.acak = Random(benih)  # noqa: S311 -- repeatable
        self.folder = Path(folder)
        gudang = bahan.gudang(url, schema or None)
        self.kota = Kota(gudang, awalan="awal")
        self.kasus = buka_kasus(self.kota, kasus, self.acak)
        self.jam = JamBersama(self.kota.kini)
        gudang.tutup()

    @property
    def berhenti(self) -> bool:
        return (self.folder / BERHENTI).exists()

    def catat(self, nama: str) -> None:
        """Something was done."""
        with (self.folder / f"{nama}.buku").open("a") as buku:
            buku.write(".")

    @property
    def banyak(self) -> int:
        """How much was done, by all of them."""
        return sum(satu.stat().st_size for satu in self.folder.glob("*.buku"))


def penjaga(bengkel: Bengkel, nama: str) -> None:
    """Looks after the clocks, a small page at a time."""
    kota = bengkel.kota
    while not bengkel.berhenti:
        kota.kini = bengkel.jam()
        laporan = kota.app.periksa_tenggat(banyak=2)
        if laporan.dinaikkan or laporan.ditarik or laporan.dipindah:
            bengkel.catat(nama)
        else:
            time.sleep(0.002)


def kantor(bengkel: Bengkel, nama: str, benih: int) -> None:
    """New cases, steps, pauses and their ends, corrections, by whoever may."""
    kota, acak = bengkel.kota, Random(benih)  # noqa: S311 -- repeatable
    kota.awalan = nama
    while not bengkel.berhenti:
        kota.kini = bengkel.jam()
        kasus, undian = acak.choice(bengkel.kasus), acak.random()
        if undian < 0.2:
            bengkel.kasus.append(kota.buka(*acak.choice(LAYANAN)))
        elif undian < 0.4:
            kota.langkah(kasus)
        elif undian < 0.8:
            kota.pilih(kasus, "JedaKasus", "LanjutkanKasus")
        else:
            satu = acak.choice(kota.kasus(kasus).keadaan.penanda)
            menjadi = satu.pada - timedelta(minutes=acak.randrange(60))
            kota.pilih(kasus, "KoreksiWaktu", tanda=satu.nama, menjadi=menjadi)
        bengkel.catat(nama)


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


def bunuh(bengkel: Bengkel, kali: int) -> dict[str, Any]:
    """Keep them going, and kill one of them so many times, always in the middle of something."""
    acak, hidup, ke = bengkel.acak, dict[int, int](), 0

    def isi(kursi: int) -> None:
        nonlocal ke
        ke += 1
        nama = f"p{ke}"
        kerja = partial(penjaga, bengkel, nama) if kursi else partial(kantor, bengkel, nama, ke)
        hidup[lahirkan(kerja)] = kursi

    for kursi in range(PEKERJA):
        isi(kursi)
    for _ in range(kali):
        tunggu_kerja(bengkel, bengkel.banyak + 4)
        # Now there is something to tell of, and some of them are at it.
        bengkel.jam.menjadi(bengkel.jam() + timedelta(hours=acak.randrange(2, 40)))
        time.sleep(acak.uniform(0, 0.04))
        korban = acak.choice(sorted(hidup))
        os.kill(korban, signal.SIGKILL)
        _, status = os.waitpid(korban, 0)
        assert os.WIFSIGNALED(status), "a worker had ended by itself"
        isi(hidup.pop(korban))
    (bengkel.folder / BERHENTI).touch()
    gagal = tunggu(hidup)
    return {"gagal": gagal, "kini": bengkel.jam().isoformat(), "kerja": bengkel.banyak}


def tunggu_kerja(bengkel: Bengkel, banyak: int) -> None:
    """Until so much was done; ten seconds at most."""
    akhir = time.monotonic() + 10
    while bengkel.banyak < banyak and time.monotonic() < akhir:
        time.sleep(0.002)


def tunggu(anak: Iterable[int]) -> int:
    """How many of these ended otherwise than well."""
    return sum(os.waitpid(satu, 0)[1] != 0 for satu in anak)


if __name__ == "__main__":
    url, schema, folder, pilihan = sys.argv[1:]
    isian = json.loads(pilihan)
    bengkel = Bengkel(url, schema, folder, isian["kasus"], isian["benih"])
    sys.stdout.write(json.dumps(bunuh(bengkel, isian["bunuh"])))
