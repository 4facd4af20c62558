"""Desks and lists among 1,000, 10,000 and 100,000 open cases, against the same question by hand.

    python bench/bench_meja.py            both databases
    python bench/bench_meja.py sqlite     or one of them (sqlite, postgres)

One unit of work each, begun and ended: what a host waits for. By hand means: the question in SQL
written for it alone, with no person's rights, on the very same tables through the bare driver,
rows left as they come: lower than anything that must hide a case. The cases are inserted in bulk
with the rows that the store itself derives; a third of all turns is one busy role's, a fiftieth of
all cases is there for some only, and an account has a hundred cases of its own.
PostgreSQL is the one in DINSOS_UJI_POSTGRES, or else a server of this run.
"""

import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import psycopg
from attrs import asdict, frozen
from bench_simpan import MEMORI, PENYANDI, SKEMA, gudang_postgres, postgres
from sqlalchemy import Table, make_url
from ukur import Ukuran, dengan_perjalanan, perjalanan, tabel_besar, ukur

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.gudang import buat_engine
from dinsos_adapters.sql.migrasi import naik
from dinsos_adapters.sql.terbalik import isi_terbalik, kolom_terbalik, tabel_terbalik
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.ports.indeks import GiliranTerbuka, IndeksKasus, JamTerbuka
from dinsos_core.ports.meja import SaringanJam, SaringanMeja
from dinsos_core.ports.penyimpanan import KasusRepository, SaringanKasus
from dinsos_core.ports.tampak import Penanya, kunci_peran

Mentah: TypeAlias = Callable[[str, tuple[object, ...]], object]
"""The bare driver: SQL and its parameters."""
Hasil: TypeAlias = dict[str, Ukuran]

KINI = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
HARI = timedelta(days=1)
UKURAN = (1_000, 10_000, 100_000)
INSTANSI = "banjarmasin"
LAYANAN = tuple(f"layanan-{n}" for n in range(12))
PERAN = ("loket", "loket", "loket", "tim", "kasi", "kabid", "sekretaris", "kepala", "arsip")
KEADAAN = '{"isi":"' + "x" * 3_000 + '"}'
AKUN_SEORANG = 200


def kasus(n: int, banyak: int) -> IndeksKasus:
    """The index of the case with this number among so many; the same in every run."""
    acak = random.Random(n)  # noqa: S311 -- nothing secret
    tempo = KINI + acak.randrange(-10 * 1440, 40 * 1440) * timedelta(minutes=1)
    jam = [
        JamTerbuka(
            kode=kode,
            milik=milik,
            mulai=tempo - 20 * HARI,
            jatuh_tempo=tempo + geser,
            rawan=tempo + geser - HARI,
            dijeda=acak.random() < 0.03,
            versi_kalender="k1",
        )
        for kode, milik, geser in (
            ("proses", "kantor", timedelta()),
            ("lapor", "warga", 30 * HARI),
            ("tinggal", "peristiwa", 5 * HARI),
        )[: 1 + acak.randrange(2) + (n % 5_000 == 0)]
    ]
    peran = "direktur" if n % (banyak // 3) == 7 else acak.choice(PERAN)
    langkah = GiliranTerbuka(
        peran=peran,
        langkah="periksa",
        sejak=KINI - HARI,
        jatuh_tempo=None if jam[0].dijeda else tempo,
        rawan=None if jam[0].dijeda else tempo - HARI,
    )
    rahasia = acak.random() < 0.02
    lihat = (peran, "kabid", "kepala")
    return IndeksKasus(
        agregat="pengaduan" if rahasia or n % 10 == 0 else "permohonan",
        instansi=INSTANSI if acak.random() < 0.9 else "garut",
        layanan=acak.choice(LAYANAN),
        status=acak.choice(("diproses", "diproses", "diproses", "diajukan")),
        berjalan=True,
        dibuat=KINI - acak.randrange(1, 86_400 * 300) * timedelta(seconds=1),
        giliran=(langkah,),
        jam=tuple(jam),
        tenggat=langkah.jatuh_tempo,
        petugas=(PelakuId(f"akun-{n // AKUN_SEORANG}"),) if n % 2 else (),
        nomor=f"N{n:07}",
        tampak=tuple(sorted({kunci_peran(INSTANSI, satu) for satu in lihat})) if rahasia else None,
        kecuali=(PelakuId("akun-0"),) if acak.random() < 0.005 else (),
    )


def isi(gudang: GudangSql, banyak: int) -> None:
    """Insert so many cases in bulk, with every row that leads to them."""
    baris: dict[str, list[dict[str, Any]]] = {
        nama: [] for nama in ("kasus", *tabel_terbalik(gudang.skema))
    }
    for n in range(banyak):
        nama, indeks = f"{n * 7919 % 1_000_003:012}", kasus(n, banyak)
        lain = {
            "id": nama,
            "versi": 4,
            "keadaan": KEADAAN,
            "sidik": "0" * 64,
            "meterai": "0" * 64,
            "tertutup": indeks.tampak is not None,
        }
        baris["kasus"].append({**lain, **asdict(indeks, recurse=False)})
        for tabel, milik in isi_terbalik(kolom_terbalik(indeks)).items():
            baris[tabel] += ({"kasus": nama, **dict(satu)} for satu in milik)
    sqlite = gudang.engine.name == "sqlite"
    salin = _salin_sqlite if sqlite else _salin_postgres
    with gudang.engine.begin() as koneksi:
        if sqlite:
            koneksi.exec_driver_sql("PRAGMA cache_size = -500000")
            koneksi.exec_driver_sql("BEGIN IMMEDIATE")  # the engine leaves that to units of work
        for nama, semua in baris.items():
            semua.sort(key=lambda satu: str(satu.get("id") or satu["kasus"]))
            salin(koneksi, getattr(gudang.skema, nama), gudang.engine.dialect, semua)
    with gudang.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as koneksi:
        koneksi.exec_driver_sql("PRAGMA optimize = 0x10002" if sqlite else "VACUUM ANALYZE")


def _terikat(tabel: Table, dialek: Any, semua: Iterable[dict[str, Any]]) -> Iterator[list[Any]]:
    ubah = [k.type.dialect_impl(dialek).bind_processor(dialek) for k in tabel.columns]
    for satu in semua:
        nilai = [satu[k.name] for k in tabel.columns]
        yield [f(isi) if f is not None else isi for f, isi in zip(ubah, nilai, strict=True)]


def _salin_sqlite(koneksi: Any, tabel: Table, dialek: Any, semua: list[dict[str, Any]]) -> None:
    tanda = ", ".join("?" * len(tabel.columns))
    kursor = koneksi.connection.cursor()
    teks = f"INSERT INTO {tabel.name} VALUES ({tanda})"  # noqa: S608 -- our names
    kursor.executemany(teks, _terikat(tabel, dialek, semua))


def _salin_postgres(koneksi: Any, tabel: Table, dialek: Any, semua: list[dict[str, Any]]) -> None:
    kursor = koneksi.connection.cursor()
    with kursor.copy(f"COPY {tabel.schema}.{tabel.name} FROM STDIN") as salin:
        for satu in _terikat(tabel, dialek, semua):
            salin.write_row(satu)


@frozen(kw_only=True)
class Soal:
    """A question as the store is asked, and by hand: the condition, and what fills it."""

    nama: str
    tanya: Callable[[KasusRepository], object]
    dari: str
    syarat: str
    urut: str
    isi: tuple[object, ...]

    def teks(self, sqlite: bool, awalan: str) -> str:
        pilih = "k.id, k.versi, k.nomor, k.agregat, k.instansi, k.layanan, k.status, k.dibuat"
        kiri = "" if self.dari == "kasus k" else f" JOIN {awalan}kasus k ON k.id = x.kasus"
        syarat = self.syarat if sqlite else self.syarat.replace("?", "%s")
        return (
            f"SELECT {pilih}, {self.urut} FROM {awalan}{self.dari}{kiri}"  # noqa: S608 -- our own
            f" WHERE {syarat} ORDER BY {self.urut} LIMIT 51"
        )


def penanya(*peran: str, akun: str = "tamu") -> Penanya:
    return Penanya(akun=PelakuId(akun), instansi=INSTANSI, peran=frozenset(peran))


def soal(jauh_meja: str | None, jauh_daftar: str | None, tempat: tuple[object, ...]) -> list[Soal]:
    """Every question; deep pages start at these cursors."""
    g, j, d = "kasus_giliran x", "kasus_jam x", "kasus k"
    urut_g, urut_j, urut_d = (
        "x.jatuh_tempo, x.kasus",
        "x.jatuh_tempo, x.kasus, x.kode",
        "k.dibuat, k.id",
    )
    milik = "x.instansi = ? AND x.peran = ? AND x.akun = ''"

    def meja(
        nama: str, s: SaringanMeja, syarat: str, *isi: object, lanjut: str | None = None
    ) -> Soal:
        return Soal(
            nama=nama,
            tanya=lambda k: k.meja(s, lanjut=lanjut),
            dari=g,
            syarat=syarat,
            urut=urut_g,
            isi=isi,
        )

    def jam(nama: str, s: SaringanJam, syarat: str, *isi: object) -> Soal:
        return Soal(
            nama=nama, tanya=lambda k: k.jam_terbuka(s), dari=j, syarat=syarat, urut=urut_j, isi=isi
        )

    def daftar(
        nama: str, s: SaringanKasus, syarat: str, *isi: object, lanjut: str | None = None
    ) -> Soal:
        return Soal(
            nama=nama,
            tanya=lambda k: k.daftar_baris(s, lanjut=lanjut),
            dari=d,
            syarat=syarat,
            urut=urut_d,
            isi=isi,
        )

    loket, kepala, tamu = penanya("loket"), penanya("kabid", "kepala"), penanya("tamu")
    tempo = "x.jatuh_tempo < ?"
    rawan = SaringanMeja(oleh=loket, rawan_pada=KINI, jatuh_sebelum=KINI + 2 * HARI)
    kantor = SaringanJam(instansi=INSTANSI, milik="kantor", terlihat_oleh=tamu)
    d_aku = "k.tampak IS NULL"
    return [
        meja("meja: peran sibuk", SaringanMeja(oleh=loket), milik, INSTANSI, "loket"),
        meja(
            "meja: peran jarang",
            SaringanMeja(oleh=penanya("direktur")),
            milik,
            INSTANSI,
            "direktur",
        ),
        meja("meja: peran kosong", SaringanMeja(oleh=penanya("hantu")), milik, INSTANSI, "hantu"),
        meja(
            "meja: tiga peran",
            SaringanMeja(oleh=penanya("loket", "tim", "kasi")),
            "x.instansi = ? AND x.peran IN ('loket', 'tim', 'kasi') AND x.akun = ''",
            INSTANSI,
        ),
        meja(
            "meja: terlewat",
            SaringanMeja(oleh=loket, jatuh_sebelum=KINI),
            f"{milik} AND {tempo}",
            INSTANSI,
            "loket",
            KINI,
        ),
        meja(
            "meja: rawan",
            rawan,
            f"{milik} AND x.rawan <= ? AND {tempo}",
            *(INSTANSI, "loket", KINI, KINI + 2 * HARI),
        ),
        meja(
            "meja: milik saya",
            SaringanMeja(oleh=penanya("loket", akun="akun-3"), hanya_saya=True),
            "x.akun = ?",
            "akun-3",
        ),
        meja(
            "meja: milik saya dahulu",
            SaringanMeja(oleh=penanya("loket", "tim", akun="akun-3")),
            "x.akun = ?",
            "akun-3",
        ),
        meja(
            "meja: halaman jauh",
            SaringanMeja(oleh=loket),
            f"{milik} AND (x.jatuh_tempo, x.kasus) > (?, ?)",
            INSTANSI,
            "loket",
            *tempat,
            lanjut=jauh_meja,
        ),
        meja(
            "meja: layanan tanpa kasus",
            SaringanMeja(oleh=loket, layanan="kosong"),
            f"{milik} AND x.layanan = ?",
            INSTANSI,
            "loket",
            "kosong",
        ),
        meja(
            "meja: peran pengaduan rahasia",
            SaringanMeja(oleh=kepala),
            "x.instansi = ? AND x.peran IN ('kabid', 'kepala') AND x.akun = ''",
            INSTANSI,
        ),
        Soal(
            nama="meja: hitungan (seribu terdepan)",
            tanya=lambda k: k.ringkasan_meja(
                SaringanMeja(oleh=loket), jatuh_sebelum=KINI + HARI, rawan_pada=KINI
            ),
            dari=g,
            syarat=milik,
            urut=urut_g,
            isi=(INSTANSI, "loket"),
        ),
        jam("jam: kantor", kantor, "x.instansi = ? AND x.milik = ?", INSTANSI, "kantor"),
        jam(
            "jam: terlewat",
            SaringanJam(instansi=INSTANSI, dijeda=False, jatuh_sebelum=KINI, terlihat_oleh=kepala),
            f"x.instansi = ? AND NOT x.dijeda AND {tempo}",
            INSTANSI,
            KINI,
        ),
        jam(
            "jam: hari ini",
            SaringanJam(
                instansi=INSTANSI, jatuh_sesudah=KINI, jatuh_sebelum=KINI + HARI, terlihat_oleh=tamu
            ),
            f"x.instansi = ? AND x.jatuh_tempo >= ? AND {tempo}",
            INSTANSI,
            KINI,
            KINI + HARI,
        ),
        jam(
            "jam: peristiwa (jarang)",
            SaringanJam(instansi=INSTANSI, milik="peristiwa", terlihat_oleh=tamu),
            "x.instansi = ? AND x.milik = ?",
            INSTANSI,
            "peristiwa",
        ),
        jam(
            "jam: dijeda",
            SaringanJam(instansi=INSTANSI, dijeda=True, terlihat_oleh=tamu),
            "x.instansi = ? AND x.dijeda",
            INSTANSI,
        ),
        jam(
            "jam: layanan tanpa kasus",
            SaringanJam(instansi=INSTANSI, layanan="kosong", terlihat_oleh=tamu),
            "x.instansi = ? AND x.layanan = ?",
            INSTANSI,
            "kosong",
        ),
        daftar("daftar", SaringanKasus(terlihat_oleh=tamu), d_aku),
        daftar(
            "daftar: status",
            SaringanKasus(status=frozenset({"diajukan"}), terlihat_oleh=tamu),
            f"{d_aku} AND k.status = ?",
            "diajukan",
        ),
        daftar(
            "daftar: status tanpa kasus",
            SaringanKasus(status=frozenset({"kosong"}), terlihat_oleh=tamu),
            f"{d_aku} AND k.status = ?",
            "kosong",
        ),
        daftar(
            "daftar: layanan tanpa kasus",
            SaringanKasus(instansi=INSTANSI, layanan="kosong", terlihat_oleh=kepala),
            f"{d_aku} AND k.instansi = ? AND k.layanan = ?",
            INSTANSI,
            "kosong",
        ),
        daftar(
            "daftar: yang sudah berakhir (tak ada)",
            SaringanKasus(instansi=INSTANSI, berjalan=False, terlihat_oleh=kepala),
            f"{d_aku} AND k.instansi = ? AND NOT k.berjalan",
            INSTANSI,
        ),
        daftar(
            "daftar: agregat",
            SaringanKasus(agregat="pengaduan", terlihat_oleh=kepala),
            "k.agregat = ?",
            "pengaduan",
        ),
        daftar(
            "daftar: agregat tanpa kasus",
            SaringanKasus(agregat="kosong", terlihat_oleh=kepala),
            "k.agregat = ?",
            "kosong",
        ),
        daftar(
            "daftar: halaman jauh",
            SaringanKasus(terlihat_oleh=tamu),
            f"{d_aku} AND (k.dibuat, k.id) > (?, ?)",
            *tempat,
            lanjut=jauh_daftar,
        ),
    ]


def jauh(gudang: GudangSql, halaman: int) -> tuple[str | None, str | None, datetime]:
    """The cursors after so many pages of fifty, of the busy desk and of the list."""
    sibuk = SaringanMeja(oleh=penanya("loket"))
    semua = SaringanKasus(terlihat_oleh=penanya("tamu"))
    with gudang(baca=True) as unit:
        ada = 50 * halaman
        meja = unit.kasus.meja(sibuk, banyak=ada)
        daftar = unit.kasus.daftar_baris(semua, banyak=ada)
    return meja.lanjut, daftar.lanjut, KINI + 30 * HARI


def ukur_satu(gudang: GudangSql, mentah: Mentah, banyak: int) -> tuple[Hasil, Hasil]:
    """Each question, the store's way and by hand."""
    sqlite = gudang.engine.name == "sqlite"
    awalan = gudang.skema.prefix if sqlite else f"dinsos_bench.{gudang.skema.prefix}"
    lanjut_meja, lanjut_daftar, kapan = jauh(gudang, max(1, banyak // 400))
    kita: dict[str, Callable[[], object]] = {}
    tangan: dict[str, Callable[[], object]] = {}
    for satu in soal(lanjut_meja, lanjut_daftar, (_saat(kapan, sqlite), "0")):
        isi_sql = tuple(_saat(x, sqlite) for x in satu.isi)
        kita[satu.nama] = partial(tanya, gudang, satu)
        tangan[satu.nama] = partial(mentah, satu.teks(sqlite, awalan), isi_sql)
    hasil = ukur(kita, kali=3)
    if not sqlite:
        with gudang.engine.connect() as koneksi:
            # The pool's only one: every unit of work takes it.
            dbapi = koneksi.connection.dbapi_connection
        pergi = {nama: perjalanan(dbapi, f) for nama, f in kita.items()}
        hasil = dengan_perjalanan(hasil, pergi)
    return hasil, ukur(tangan, kali=3)


def tanya(gudang: GudangSql, satu: Soal) -> None:
    """One question, in a unit of its own."""
    with gudang(baca=True) as unit:
        satu.tanya(unit.kasus)


def _saat(nilai: object, sqlite: bool) -> object:
    if sqlite and isinstance(nilai, datetime):
        return nilai.isoformat(timespec="microseconds")
    return nilai


def tabel(judul: str, hasil: dict[int, tuple[Hasil, Hasil]]) -> None:
    tabel_besar(f"{judul}: satu halaman", {n: kita for n, (kita, _) in hasil.items()})
    tabel_besar(f"{judul}: SQL tangan", {n: tangan for n, (_, tangan) in hasil.items()})


def sqlite_mentah(berkas: Path) -> Mentah:
    koneksi = sqlite3.connect(berkas, isolation_level=None)
    return lambda teks, isi: koneksi.execute(teks, isi).fetchall()


def psycopg_mentah(dsn: str) -> Mentah:
    koneksi = psycopg.connect(dsn, autocommit=True)

    def tanya(teks: str, isi: tuple[object, ...]) -> object:
        return koneksi.execute(teks, isi, prepare=True).fetchall()

    return tanya


def ukur_sqlite(folder: Path) -> None:
    hasil = {}
    for banyak in UKURAN:
        berkas = folder / f"{banyak}.db"
        gudang = GudangSql(f"sqlite:///{berkas}", PENYANDI)
        naik(gudang.engine)
        isi(gudang, banyak)
        hasil[banyak] = ukur_satu(gudang, sqlite_mentah(berkas), banyak)
        gudang.tutup()
    tabel("SQLite", hasil)


def ukur_postgres(url: str) -> None:
    dsn = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    hasil = {}
    for banyak in UKURAN:
        gudang_postgres(url).tutup()
        gudang = GudangSql(buat_engine(url), PENYANDI, schema=SKEMA)
        isi(gudang, banyak)
        hasil[banyak] = ukur_satu(gudang, psycopg_mentah(dsn), banyak)
        gudang.tutup()
    tabel("PostgreSQL", hasil)


def main() -> None:
    # Directly under the system's own: the server package opens the folders above its data.
    folder = Path(tempfile.mkdtemp(prefix="dinsos-bench-"))
    try:
        if "postgres" not in sys.argv:
            with tempfile.TemporaryDirectory(dir=MEMORI if MEMORI.is_dir() else None) as di_memori:
                ukur_sqlite(Path(di_memori))
        if "sqlite" not in sys.argv:
            with postgres(folder) as url:
                ukur_postgres(url)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
