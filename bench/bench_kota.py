"""The work of a counter among 1,000, 10,000 and 100,000 applications with people, whole path.

    python bench/bench_kota.py            both databases
    python bench/bench_kota.py sqlite     or one of them (sqlite, postgres)

Some hundred applications are submitted and recorded through the application; the others are copies
of all their rows in every table, under other ids, other numbers and other people's hashes, made in
the database. Measured on the real ones: a submission with NIK (whose people are looked for among
all), one of somebody who may be any of two hundred others, a step, what may be done next, a search
for a person's cases, one page of requests, a round of deliveries with every message still waiting,
and a case made anew from its events. How long an audit takes grows with the log, so it is measured
per event, by tests/tahan/test_lama.py.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count, pairwise
from pathlib import Path
from typing import Any

from attrs import evolve
from bench_simpan import LOKET, MEMORI, PENYANDI, Loket, gudang_postgres, nik, postgres
from sqlalchemy import (
    Column,
    ColumnElement,
    Insert,
    String,
    Table,
    Text,
    cast,
    func,
    insert,
    literal,
    literal_column,
    select,
    text,
)
from sqlalchemy.types import TypeDecorator
from ukur import Ukuran, dengan_perjalanan, perjalanan, tabel_besar, ukur

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.bangun_ulang import PembangunUlang
from dinsos_adapters.sql.migrasi import naik
from dinsos_core import Pelaku, SelesaikanLangkah
from dinsos_core.application.bangun_ulang import susun_ulang
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.penyimpanan import SaringanKasus

UKURAN = (1_000, 10_000, 100_000)
NYATA = 500
SENAMA = 200
AWALAN = "zq-"
"""Begins every id, and stands nowhere else."""
PDP = Pelaku(id="pdp", instansi="banjarmasin", peran={"petugas_pdp"})
ACAK = {
    "sqlite": "lower(hex(randomblob(32)))",
    "postgresql": "md5(random()::text) || md5(random()::text)",
}


def salin(gudang: GudangSql, dari: int, sampai: int) -> None:
    """Copies of the real cases, until there are so many."""
    sqlite = gudang.engine.name == "sqlite"
    with gudang.engine.begin() as koneksi:
        if sqlite:
            koneksi.exec_driver_sql("PRAGMA cache_size = -500000")
            koneksi.exec_driver_sql("BEGIN IMMEDIATE")  # the engine leaves that to units of work
        for ke in range(max(dari // NYATA, 1), sampai // NYATA):
            for tabel in gudang.skema.metadata.sorted_tables:
                milik = next((k for k in ("id", "kasus", "subjek") if k in tabel.columns), None)
                if milik is not None:
                    koneksi.execute(_salinan(tabel, milik, ke, gudang.engine.name))
    with gudang.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as koneksi:
        koneksi.exec_driver_sql("PRAGMA optimize = 0x10002" if sqlite else "VACUUM ANALYZE")


def _salinan(tabel: Table, milik: str, ke: int, dialek: str) -> Insert:
    """Its rows of the real cases once more, as those of others."""
    kolom = [k for k in tabel.columns if k.autoincrement is not True]
    asli = select(*(_lain(tabel, k, ke, dialek) for k in kolom)).where(
        tabel.c[milik].like(f"%{AWALAN}%")
    )
    return insert(tabel).from_select([k.name for k in kolom], asli)


def _lain(tabel: Table, kolom: Column[Any], ke: int, dialek: str) -> ColumnElement[Any]:
    if kolom.name == "jatuh_tempo" and "kotak" in tabel.name:
        return literal(datetime(2199, 1, 1, tzinfo=UTC), kolom.type)  # their seals do not hold
    if kolom.name == "sidik" and "brankas" in tabel.name:  # a hash by which somebody is found
        return literal_column(ACAK[dialek])
    if kolom.name in {"nomor", "tercetak"}:
        return kolom + literal_column(f"'/{ke}'")
    jenis = kolom.type.impl if isinstance(kolom.type, TypeDecorator) else kolom.type
    if not isinstance(jenis, String | Text):
        return kolom
    lain = func.replace(cast(kolom, Text), text(f"'{AWALAN}'"), text(f"'zq{ke}-'"))
    return cast(lain, kolom.type)


class Meja:
    """The questions, each of another of the real cases."""

    def __init__(self, gudang: GudangSql) -> None:
        self.gudang = gudang
        self.loket = Loket(gudang, AWALAN.removesuffix("-"))
        self.loket.siapkan(NYATA)
        self.app = self.loket.app
        self.lain = Loket(gudang, "senama")  # not copied: there are as many however many others
        self.ke = count()
        self.orang = count()
        for _ in range(SENAMA):
            self.ajukan_senama()
        self.langkah = count()
        self.bangun = PembangunUlang(
            gudang=gudang,
            susun=lambda unit, kasus: susun_ulang(self.app.lingkungan, unit, kasus),
        )

    def kasus(self) -> KasusId:
        """One whose papers nobody has checked yet."""
        return KasusId(f"{AWALAN}{NYATA - 1 - next(self.ke) % (NYATA // 2)}")

    def ajukan_senama(self) -> None:
        """Of a deceased of whom name, year of birth and day of death are many others'."""
        n = next(self.orang)
        ajuan = self.lain.ajuan(KasusId(f"senama-{n}"), n)
        pemohon, almarhum = ajuan.pihak
        lahir = f"1951-{1 + n % 12:02}-{1 + n % 28:02}"
        sama = {"nama": "Siti Aminah Contoh", "tanggal_lahir": lahir}
        almarhum = evolve(almarhum, data={**almarhum.data, **sama})
        self.app.lakukan_atau_gagal(evolve(ajuan, pihak=(pemohon, almarhum)), oleh=LOKET)

    def periksa(self) -> None:
        kasus = KasusId(f"{AWALAN}{next(self.langkah)}")
        periksa = SelesaikanLangkah(kasus=kasus, langkah="periksa")
        self.app.lakukan_atau_gagal(periksa, oleh=LOKET, kunci=kasus)

    def menurut_nik(self) -> None:
        nomor = nik(2 * (self.loket.orang + next(self.ke) % NYATA))
        with self.gudang(baca=True) as unit:
            (subjek,) = unit.brankas.cari("nik", nomor)
            saringan = SaringanKasus(subjek=frozenset({subjek}))
            assert unit.kasus.daftar_baris(saringan).baris

    def bangun_ulang(self) -> None:
        assert self.bangun.bandingkan(self.kasus()) is None

    def kirim(self) -> None:
        assert self.app.kirim_pesan(lambda _surat: None, banyak=2).terkirim

    def semua(self) -> dict[str, Callable[[], object]]:
        return {
            "ajuan dengan NIK": self.loket.ajukan,
            "ajuan, dua ratus senama": self.ajukan_senama,
            "langkah": self.periksa,
            "yang dapat dilakukan": lambda: self.app.langkah_tersedia(self.kasus(), oleh=LOKET),
            "perkara seseorang menurut NIK": self.menurut_nik,
            "permintaan, satu halaman": lambda: self.app.daftar_permintaan(PDP),
            "dua pesan dikirim": self.kirim,
            "satu kasus dibangun ulang": self.bangun_ulang,
        }


def jalankan(nama: str, gudang: GudangSql) -> None:
    """Fill, ask, and print, size by size."""
    meja, hasil = Meja(gudang), dict[int, dict[str, Ukuran]]()
    for dari, banyak in pairwise((0, *UKURAN)):
        salin(gudang, dari, banyak)
        hasil[banyak] = ukur(meja.semua(), putaran=12, kali=3)
    if gudang.engine.name == "postgresql":
        with gudang.engine.connect() as koneksi:  # the pool's only one: every unit takes it
            dbapi = koneksi.connection.dbapi_connection
        pergi = {satu: perjalanan(dbapi, f) for satu, f in meja.semua().items()}
        hasil[banyak] = dengan_perjalanan(hasil[banyak], pergi)
    tabel_besar(f"{nama}: loket", hasil)
    gudang.tutup()


def main() -> None:
    # Directly under the system's own: the server package opens the folders above its data.
    folder = Path(tempfile.mkdtemp(prefix="dinsos-bench-"))
    try:
        if "postgres" not in sys.argv:
            with tempfile.TemporaryDirectory(dir=MEMORI if MEMORI.is_dir() else None) as di_memori:
                gudang = GudangSql(f"sqlite:///{di_memori}/kota.db", PENYANDI)
                naik(gudang.engine)
                jalankan("SQLite", gudang)
        if "sqlite" not in sys.argv:
            with postgres(folder) as url:
                jalankan("PostgreSQL", gudang_postgres(url))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
