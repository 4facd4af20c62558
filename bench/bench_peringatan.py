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
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
from attrs import evolve
from bench_simpan import PENYANDI, Loket, gudang_postgres, postgres
from ukur import Ukuran, tabel_besar, ukur

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.migrasi import naik
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.penyimpanan import KejadianTercatat
from dinsos_core.ports.peringatan import SEGERA, JadwalPeriksa

UKURAN = (1_000, 20_000)
HALAMAN = 100
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


def ukur_satu(gudang: GudangSql, banyak: int) -> dict[str, Ukuran]:
    """Each question."""
    app = isi(gudang, banyak)

    def daftar() -> None:
        with gudang(baca=True) as unit:
            unit.peringatan.daftar(instansi="banjarmasin")

    def jadwalkan() -> None:
        with gudang() as unit:
            unit.peringatan.jadwalkan(
                JadwalPeriksa(kasus=KasusId(f"k-{n}"), pada=SEGERA) for n in range(HALAMAN)
            )
            unit.simpan_semua()

    hasil = ukur(
        {
            "tak ada yang perlu, SQL tangan": mentah(gudang),
            "tak ada yang perlu": app.periksa_tenggat,
            "halaman pertama": daftar,
        }
    )
    hasil |= ukur({f"{HALAMAN} diperiksa, benar": app.periksa_tenggat}, kali=1, siap=jadwalkan)
    kemudian = app.dengan(jam=lambda: LAIN + timedelta(days=1))
    hasil |= ukur({f"{HALAMAN} dinaikkan": kemudian.periksa_tenggat}, putaran=1, kali=1)
    return hasil


def main() -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        hasil = {}
        for banyak in UKURAN:
            gudang = GudangSql(f"sqlite:///{folder / f'{banyak}.db'}", PENYANDI)
            naik(gudang.engine)
            hasil[banyak] = ukur_satu(gudang, banyak)
            gudang.tutup()
        tabel_besar("SQLite: peringatan", hasil)
        with postgres(folder) as url:
            hasil = {}
            for banyak in UKURAN:
                gudang = gudang_postgres(url)
                hasil[banyak] = ukur_satu(gudang, banyak)
                gudang.tutup()
            tabel_besar("PostgreSQL: peringatan", hasil)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
