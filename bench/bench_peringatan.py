"""`periksa_tenggat` where 1,000 and 20,000 alerts stand, on both databases.

    python bench/bench_peringatan.py

Each case has one clock that has passed, and its alert. Asked: a call with nothing to do, as a
scheduler makes it every few seconds, against the same question in SQL by hand through the bare
driver; the first page of the list; a page of 100 cases that are looked at and found right, as after
commands that changed a clock; a page of 100 whose alerts are raised, with an event to one receiver.
PostgreSQL is the one in DINSOS_UJI_POSTGRES, or else a server of this run.
"""

import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
from attrs import evolve
from bench_simpan import PENYANDI, Loket, gudang_postgres, postgres

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.migrasi import naik
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.penyimpanan import KejadianTercatat
from dinsos_core.ports.peringatan import SEGERA, JadwalPeriksa

UKURAN = (1_000, 20_000)
HALAMAN = 100
ULANG = 15
SEKARANG = datetime(2026, 9, 1, tzinfo=UTC)
LAIN = SEKARANG + timedelta(days=3_650)
TANYA = "SELECT pada FROM {} WHERE pada IS NOT NULL ORDER BY pada LIMIT 1"


def isi(gudang: GudangSql, banyak: int) -> Aplikasi:
    """So many cases with an alert each, and a page of cases with a clock that passes later."""
    loket = Loket(gudang, "asal")
    loket.siapkan(1)
    loket.langkah()
    app = loket.app.dengan(jam=lambda: SEKARANG, siaran=("dasbor",))
    with gudang(baca=True) as unit:
        asal, riwayat = unit.kasus.muat(KasusId("asal-0")), unit.kasus.riwayat(KasusId("asal-0"))
    assert asal is not None
    (jam, *_) = asal.indeks.jam
    nanti = evolve(jam, rawan=LAIN, jatuh_tempo=LAIN)
    for awal in range(0, banyak + HALAMAN, HALAMAN):
        with gudang() as unit:
            for n in range(awal, awal + HALAMAN):
                kasus = KasusId(f"k-{n}")
                indeks = evolve(asal.indeks, nomor="", jam=(jam if n < banyak else nanti,))
                tercatat = (
                    KejadianTercatat(
                        kasus=kasus, urutan=r.urutan, perintah=r.perintah, kejadian=r.kejadian
                    )
                    for r in riwayat
                )
                unit.kasus.simpan(evolve(asal, id=kasus, indeks=indeks), tuple(tercatat))
            unit.simpan_semua()
    while app.periksa_tenggat().lagi:
        pass
    return app


def median(kerja: Callable[[], object], siap: Callable[[], object] = lambda: None) -> float:
    """Milliseconds of one call."""
    lama = []
    for _ in range(ULANG):
        siap()
        mulai = time.perf_counter()
        kerja()
        lama.append(time.perf_counter() - mulai)
    return statistics.median(lama) * 1_000


def mentah(gudang: GudangSql) -> Callable[[], object]:
    """The question whether anything is due, through the driver alone."""
    tabel = gudang.skema.peringatan.jadwal_periksa.fullname
    koneksi: Any
    if gudang.engine.name == "sqlite":
        koneksi = sqlite3.connect(gudang.engine.url.database or "", isolation_level=None)
    else:
        url = gudang.engine.url.set(drivername="postgresql")
        koneksi = psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)
    return lambda: koneksi.execute(TANYA.format(tabel)).fetchall()


def ukur(gudang: GudangSql, banyak: int) -> dict[str, float]:
    """Milliseconds of each question."""
    app = isi(gudang, banyak)

    def jadwalkan(kasus: range) -> None:
        with gudang() as unit:
            unit.peringatan.jadwalkan(
                JadwalPeriksa(kasus=KasusId(f"k-{n}"), pada=SEGERA) for n in kasus
            )
            unit.simpan_semua()

    def daftar() -> None:
        with gudang(baca=True) as unit:
            unit.peringatan.daftar(instansi="banjarmasin")

    hasil = {
        "nothing to do, by hand": median(mentah(gudang)),
        "nothing to do": median(app.periksa_tenggat),
        "first page of the list": median(daftar),
        "100 looked at, all right": median(app.periksa_tenggat, lambda: jadwalkan(range(HALAMAN))),
    }
    kemudian = app.dengan(jam=lambda: LAIN + timedelta(days=1))
    mulai = time.perf_counter()
    laporan = kemudian.periksa_tenggat()
    hasil["100 raised"] = (time.perf_counter() - mulai) * 1_000
    assert laporan.dinaikkan == HALAMAN, laporan
    return hasil


def main() -> None:
    semua: dict[str, dict[int, dict[str, float]]] = {"SQLite": {}, "PostgreSQL": {}}
    folder = Path(tempfile.mkdtemp())
    try:
        for banyak in UKURAN:
            gudang = GudangSql(f"sqlite:///{folder / f'{banyak}.db'}", PENYANDI)
            naik(gudang.engine)
            semua["SQLite"][banyak] = ukur(gudang, banyak)
            gudang.tutup()
        with postgres(folder) as url:
            for banyak in UKURAN:
                gudang = gudang_postgres(url)
                semua["PostgreSQL"][banyak] = ukur(gudang, banyak)
                gudang.tutup()
    finally:
        shutil.rmtree(folder)
    for nama, ukuran in semua.items():
        sys.stdout.write(f"\n{nama}, ms, with standing alerts:\n")
        for satu in ukuran[UKURAN[0]]:
            angka = "  ".join(f"{n:>7,}: {hasil[satu]:>8.2f}" for n, hasil in ukuran.items())
            sys.stdout.write(f"  {satu:<26}{angka}\n")


if __name__ == "__main__":
    main()
