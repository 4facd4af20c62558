"""The check for possible duplicates among 1,000, 10,000 and 100,000 people, on both databases.

    python bench/bench_kembar.py

Each person has a name, a date of birth (every tenth a conventional one) and a NIK, and stands in
a case of one service. Asked, in a unit of work of its own each time: who has this NIK; who shares a
key with somebody who has no NIK; the same of somebody with a common name, born on a conventional
date; and what it takes to note down somebody's keys anew. Nothing is opened. PostgreSQL is the one
in DINSOS_UJI_POSTGRES, or else a server of this run.
"""

import random
import shutil
import tempfile
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from bench_simpan import PENYANDI, gudang_postgres, postgres
from sqlalchemy import insert
from ukur import Ukuran, tabel_besar, ukur

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.migrasi import naik
from dinsos_core.domain.kelayakan.kembar import Ciri, Kunci, kunci_kembar
from dinsos_core.domain.shared.ids import KasusId, SubjekId

UKURAN = (1_000, 10_000, 100_000)
SEKALI = 2_000
LINGKUP = "banjarmasin|santunan-kematian"
DEPAN = ("Siti", "Muhammad", "Budi", "Ahmad", "Nur", "Agus", "Dewi", "Hasan", "Joko", "Fatimah")
TENGAH = ("Santoso", "Aminah", "Hidayat", "Lestari", "Rahman", "Wijaya", "Saputra", "Maulana")
BELAKANG = ("Ramadhan", "Setiawan", "Nugroho", "Permata", "Siregar", "Kusuma", "Halim", "Fauzi")
AWAL, HARI = date(1930, 1, 1), 80 * 365
BIASA = Ciri(nama="Boedi Santosa Halim", lahir=date(1961, 3, 9), wafat=date(2026, 5, 2))
RAMAI = Ciri(nama="Siti Aminah", lahir=date(1960, 7, 1))


def orang(n: int) -> Ciri:
    """Somebody, the same each time."""
    acak = random.Random(n)  # noqa: S311
    lahir = AWAL + timedelta(days=acak.randrange(HARI))
    if n % 10 == 0:
        lahir = date(lahir.year, 7, 1)
    nama = " ".join(acak.choice(daftar) for daftar in (DEPAN, TENGAH, BELAKANG))
    return Ciri(nik=f"637105{lahir:%d%m%y}{n % 9_999 + 1:04}", nama=nama, lahir=lahir)


def isi(gudang: GudangSql, dari: int, sampai: int) -> None:
    """These people's rows, as openings of cases leave them; nothing of them is sealed, for nothing
    is opened."""
    brankas = gudang.skema.brankas
    for awal in range(dari, sampai, SEKALI):
        nik: list[dict[str, object]] = []
        kembar: list[dict[str, object]] = []
        for n in range(awal, min(awal + SEKALI, sampai)):
            satu, subjek = orang(n), f"s-{n}"
            (sidik,) = PENYANDI.sidik_cari("nik", satu.nik or "")
            sama = {"subjek": subjek, "kunci_indeks": sidik.kunci_indeks}
            nik.append({**sama, "kunci": f"{n}/0/nik", "sidik": sidik.sidik})
            for kunci in kunci_kembar(satu, LINGKUP):
                (sidik,) = PENYANDI.sidik_cari("kembar", kunci.teks)
                kembar.append({**sama, "pemilik": f"k-{n}", "sidik": sidik.sidik, "isi": b""})
        with gudang.engine.begin() as koneksi:
            koneksi.execute(insert(brankas.indeks), nik)
            koneksi.execute(insert(brankas.kembar), kembar)
    with gudang.engine.begin() as koneksi:
        koneksi.exec_driver_sql("ANALYZE")


def ukur_satu(gudang: GudangSql, banyak: int) -> dict[str, Ukuran]:
    """Each question."""
    nik = orang(banyak // 2).nik or ""

    def menurut_nik() -> None:
        with gudang(baca=True) as unit:
            assert unit.brankas.cari("nik", nik)

    def calon(ciri: Ciri, *, ada: bool = False) -> None:
        with gudang(baca=True) as unit:
            ditemukan = unit.brankas.calon(kunci_kembar(ciri, LINGKUP), 40)
            assert ditemukan or not ada

    def kenali() -> None:
        kunci: tuple[Kunci, ...] = kunci_kembar(orang(7), LINGKUP)
        with gudang() as unit:
            unit.brankas.kenali(KasusId("k-7"), {SubjekId("s-7"): kunci})
            unit.simpan_semua()

    return ukur(
        {
            "NIK": menurut_nik,
            "kunci: nama dan dua tanggal": lambda: calon(BIASA),
            "kunci: nama dan tanggal yang umum": lambda: calon(RAMAI),
            "kunci dengan NIK": lambda: calon(orang(banyak // 2), ada=True),
            "kunci dicatat lagi, disimpan": kenali,
        },
        kali=2,
    )


def jalankan(nama: str, gudang: GudangSql) -> None:
    """Fill, ask, and print, size by size."""
    hasil = {}
    for dari, banyak in pairwise((0, *UKURAN)):
        isi(gudang, dari, banyak)
        hasil[banyak] = ukur_satu(gudang, banyak)
    tabel_besar(f"{nama}: kembar", hasil)
    gudang.tutup()


def main() -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        gudang = GudangSql(f"sqlite:///{folder / 'kembar.db'}", PENYANDI)
        naik(gudang.engine)
        jalankan("SQLite", gudang)
        with postgres(folder) as url:
            jalankan("PostgreSQL", gudang_postgres(url))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
