"""What goes wrong underneath comes back as a code, and nothing is half written."""

import shutil
import socket
import socketserver
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from sqlalchemy import URL, Engine, create_engine, event, func, make_url, select, text
from tests.permohonan.contoh import ANI, ajukan_adopsi
from tests.sql import bahan
from tests.sql.pekerja import dunia_sql

from dinsos_adapters.sql import GudangSql
from dinsos_core.application.banyak import SatuPerintah
from dinsos_core.application.rantai import sidik_kejadian
from dinsos_core.domain.shared.ids import KasusId, PelakuId, SubjekId
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.ports.brankas import Keperluan
from dinsos_core.ports.penyimpanan import (
    PembukaUnitOfWork,
    PenyimpananGagal,
    SaringanKasus,
    VersiBerubah,
)
from dinsos_core.testing.kontrak import contoh

K = KasusId("k-1")
KEPERLUAN = Keperluan(
    pelaku=PelakuId("a-1"), tujuan="uji", kasus=K, pada=datetime(2025, 3, 3, tzinfo=UTC)
)


def utuh(gudang: GudangSql) -> list[str]:
    """The stored cases, once every one is seen to be whole."""
    with gudang(baca=True) as unit:
        kasus = unit.kasus.daftar(SaringanKasus(), banyak=1000).kasus
        for satu in kasus:
            assert unit.kasus.riwayat(satu.id) == contoh.catatan(satu.id, 1, satu.versi)
            assert satu.keadaan == contoh.kasus_pada(satu.id, satu.versi).keadaan
        pesan = unit.kotak_keluar.periksa(banyak=1000)
    with gudang.engine.connect() as koneksi:
        jumlah = koneksi.scalar(select(func.count()).select_from(gudang.skema.kejadian))
    assert jumlah == sum(satu.versi for satu in kasus)
    assert {p.pesan.kasus for p in pesan} <= {satu.id for satu in kasus}
    return [satu.id for satu in kasus]


def simpan(buka: PembukaUnitOfWork, kasus: str, versi: int = 3) -> None:
    with buka() as unit:
        unit.kasus.simpan(contoh.kasus_pada(kasus, versi), contoh.catatan(kasus, 1, versi))
        unit.kotak_keluar.tambah([contoh.pesan(kasus, n) for n in range(3)])
        unit.penomoran.berikut("contoh", "400.9", 2025)
        unit.simpan_semua()


# --- SQLite


def test_sqlite_disk_penuh_membatalkan_seluruh_perintah(gudang_sqlite: GudangSql) -> None:
    batas = {"halaman": 120}

    @event.listens_for(gudang_sqlite.engine, "connect")
    def _batasi(koneksi: sqlite3.Connection, _catatan: object) -> None:
        koneksi.execute(f"PRAGMA max_page_count = {batas['halaman']}")

    masuk: list[str] = []

    def penuhi() -> None:
        for n in range(500):
            simpan(gudang_sqlite, f"k-{n:03}")
            masuk.append(f"k-{n:03}")

    with pytest.raises(PenyimpananGagal, match=r"^disk_penuh$"):
        penuhi()

    assert len(masuk) > 3
    assert utuh(gudang_sqlite) == masuk
    batas["halaman"] = 100_000
    gudang_sqlite.tutup()
    simpan(gudang_sqlite, "sesudah")
    assert set(utuh(gudang_sqlite)) == {*masuk, "sesudah"}
    with gudang_sqlite() as unit:
        assert unit.penomoran.berikut("contoh", "400.9", 2025) == len(masuk) + 2


@pytest.fixture
def hanya_baca(gudang_sqlite: GudangSql, tmp_path: Path) -> Iterator[GudangSql]:
    simpan(gudang_sqlite, K)
    gudang = bahan.gudang(f"sqlite:///file:{tmp_path}/dinsos.db?mode=ro&uri=true")
    with gudang_sqlite(baca=True):  # a writer elsewhere keeps the write-ahead log in place
        yield gudang
    gudang.tutup()


def test_sqlite_hanya_baca_ditolak_dengan_kode_dan_tetap_dapat_dibaca(
    hanya_baca: GudangSql,
) -> None:
    with pytest.raises(PenyimpananGagal, match=r"^hanya_baca$"):
        simpan(hanya_baca, "baru")

    with hanya_baca(baca=True) as unit:
        assert unit.kasus.muat(K) == contoh.kasus_pada(K, 3)


def test_sqlite_terkunci_terlalu_lama_ditolak_dengan_kode(
    gudang_sqlite: GudangSql, tmp_path: Path
) -> None:
    lain = GudangSql(f"sqlite:///{tmp_path}/dinsos.db", bahan.PENYANDI, tunggu=0.05)

    with gudang_sqlite():
        with pytest.raises(PenyimpananGagal, match=r"^terkunci$"):
            simpan(lain, K)
        with lain(baca=True) as unit:
            assert unit.kasus.muat(K) is None

    simpan(lain, K)
    assert utuh(lain) == [K]
    lain.tutup()


def test_sqlite_tidak_dapat_dibuka_atau_rusak(tmp_path: Path) -> None:
    (tmp_path / "rusak.db").write_bytes(b"ini bukan basis data" * 300)

    for berkas, kode in (("tidak/ada.db", "tidak_dapat_dibuka"), ("rusak.db", "basis_data_rusak")):
        gudang = bahan.gudang(f"sqlite:///{tmp_path}/{berkas}")
        with pytest.raises(PenyimpananGagal, match=f"^{kode}$"), gudang():
            pass
        gudang.tutup()


def test_sqlite_tanpa_tabel(tmp_path: Path) -> None:
    gudang = bahan.gudang(f"sqlite:///{tmp_path}/kosong.db")

    with pytest.raises(PenyimpananGagal, match=r"^skema_tidak_cocok$"):
        simpan(gudang, K)

    gudang.tutup()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://", "oracle://"])
def test_basis_data_yang_tidak_didukung_ditolak_saat_dirakit(url: str) -> None:
    with pytest.raises(ValueError, match=r"SQLite memerlukan berkas|tidak dikenal"):
        bahan.gudang(url)


def test_sqlite_menulis_ke_disk_sebelum_menjawab(gudang_sqlite: GudangSql) -> None:
    """What was acknowledged survives a power cut: a write-ahead log, synced at every commit."""
    with gudang_sqlite.engine.connect() as koneksi:
        assert koneksi.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert koneksi.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_salinan_berkas_dapat_dibaca_di_tempat_lain(
    gudang_sqlite: GudangSql, tmp_path: Path
) -> None:
    simpan(gudang_sqlite, K)
    gudang_sqlite.tutup()
    shutil.copy(tmp_path / "dinsos.db", tmp_path / "salinan.db")

    salinan = bahan.gudang(f"sqlite:///{tmp_path}/salinan.db")

    assert utuh(salinan) == [K]
    salinan.tutup()


# --- PostgreSQL


def putuskan(engine: Engine, pid: int | None) -> None:
    with engine.connect() as koneksi:
        koneksi.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})


def pid(koneksi: object) -> int:
    return int(koneksi.connection.dbapi_connection.info.backend_pid)  # type: ignore[attr-defined]  # psycopg's


def test_postgres_koneksi_putus_di_tengah_transaksi(
    gudang_postgres: GudangSql, engine_postgres: Engine, postgres: str
) -> None:
    gudang = bahan.gudang(postgres, gudang_postgres.skema.schema)
    simpan(gudang, "dulu")

    def kerja() -> None:
        with gudang() as unit:
            unit.kasus.simpan(contoh.kasus_pada(K, 2), contoh.catatan(K, 1, 2))
            unit.kotak_keluar.periksa()
            putuskan(engine_postgres, pid(unit.sesi.koneksi))
            unit.kotak_keluar.tambah([contoh.pesan(K, 1)])
            unit.kotak_keluar.periksa()

    with pytest.raises(PenyimpananGagal, match=r"^koneksi_putus$"):
        kerja()

    assert utuh(gudang) == ["dulu"]
    simpan(gudang, K)
    assert utuh(gudang) == ["dulu", K]
    gudang.tutup()


def test_postgres_koneksi_putus_saat_menyimpan_mengaku_tidak_tahu(
    gudang_postgres: GudangSql, engine_postgres: Engine, postgres: str
) -> None:
    gudang = bahan.gudang(postgres, gudang_postgres.skema.schema)

    def kerja() -> None:
        with gudang() as unit:
            unit.kasus.simpan(contoh.kasus_pada(K, 2), contoh.catatan(K, 1, 2))
            unit.kotak_keluar.periksa()
            putuskan(engine_postgres, pid(unit.sesi.koneksi))
            unit.simpan_semua()

    with pytest.raises(PenyimpananGagal, match=r"^hasil_tidak_diketahui$"):
        kerja()

    assert utuh(gudang) == []
    gudang.tutup()


def test_postgres_dinyalakan_ulang_hanya_menggagalkan_satu_unit(
    gudang_postgres: GudangSql, engine_postgres: Engine, postgres: str
) -> None:
    """All idle connections are dead; the first unit finds out for all of them."""
    gudang = bahan.gudang(postgres, gudang_postgres.skema.schema)
    with gudang() as a, gudang() as b, gudang() as c:
        mati = [pid(unit.sesi.koneksi) for unit in (a, b, c)]
    for satu in mati:
        putuskan(engine_postgres, satu)

    with pytest.raises(PenyimpananGagal, match=r"^koneksi_putus$"):
        simpan(gudang, K)
    for n in range(4):
        simpan(gudang, f"k-{n + 2}")

    assert utuh(gudang) == ["k-2", "k-3", "k-4", "k-5"]
    gudang.tutup()


def test_postgres_yang_kehilangan_pernyataannya_hanya_menggagalkan_satu_unit(
    gudang_postgres: GudangSql, postgres: str
) -> None:
    """Something between us and the server has dropped what the connection had prepared."""
    gudang = bahan.gudang(postgres, gudang_postgres.skema.schema)
    simpan(gudang, "dulu")
    with gudang() as unit:
        dbapi: Any = unit.sesi.koneksi.connection.dbapi_connection
        dbapi.pgconn.exec_(b"DEALLOCATE ALL")

    with pytest.raises(PenyimpananGagal, match=r"^koneksi_putus$"):
        simpan(gudang, "hilang")
    simpan(gudang, K)

    assert utuh(gudang) == ["dulu", K]
    gudang.tutup()


def test_postgres_menunggu_kunci_hanya_selama_batasnya(
    gudang_postgres: GudangSql, postgres: str
) -> None:
    lain = GudangSql(
        postgres, bahan.PENYANDI, schema=gudang_postgres.skema.schema, tunggu=0.05, batas=0.5
    )
    with gudang_postgres() as unit:
        unit.penomoran.berikut("contoh", "400.9", 2025)

        with pytest.raises(PenyimpananGagal, match=r"^terkunci$"):
            simpan(lain, K)

    simpan(lain, K)
    assert utuh(lain) == [K]
    lain.tutup()


def test_postgres_tidak_menahan_transaksi_yang_ditinggalkan(
    gudang_postgres: GudangSql, postgres: str
) -> None:
    schema = gudang_postgres.skema.schema
    lain = GudangSql(postgres, bahan.PENYANDI, schema=schema, batas=0.05)

    def terhenti() -> None:
        with lain() as unit:
            unit.kasus.muat(K)
            unit.penomoran.berikut("contoh", "400.9", 2025)
            time.sleep(0.2)
            unit.kasus.muat(K)

    with pytest.raises(PenyimpananGagal, match=r"^koneksi_putus$"):
        terhenti()

    simpan(lain, K)
    assert utuh(lain) == [K]
    lain.tutup()


@pytest.mark.parametrize("jalur", ["socket", "tcp"])
def test_postgres_nilai_yang_besar_disimpan(
    jalur: str, gudang_postgres: GudangSql, postgres: str
) -> None:
    """More in one trip than the buffers on the way hold, in both directions."""
    besar = [
        Rahasia(subjek=SubjekId("s-1"), kunci=f"alasan/{n}", nilai="x" * 4_000_000)
        for n in range(3)
    ]
    with penerus(make_url(postgres)) as tcp:
        alamat = tcp if jalur == "tcp" else postgres
        gudang = bahan.gudang(alamat, gudang_postgres.skema.schema)
        with gudang() as unit:
            unit.brankas.titip(besar)
            unit.brankas.buka(besar[:1], KEPERLUAN)
            unit.simpan_semua()
        with gudang() as unit:
            assert len(unit.brankas.buka(besar, KEPERLUAN)) == len(besar)
        gudang.tutup()


def test_postgres_jawaban_commit_yang_hilang_diberikan_lagi_menurut_kuncinya(
    gudang_postgres: GudangSql, postgres: str
) -> None:
    """The connection is cut after the server committed, and before it says so."""
    telan = Event()
    with penerus(make_url(postgres), telan) as tcp:
        gudang = bahan.gudang(tcp, gudang_postgres.skema.schema)
        app = dunia_sql(gudang).app
        telan.set()

        hasil = app.lakukan(ajukan_adopsi(kasus=KasusId(K)), oleh=ANI, kunci="k-1")

        (tidak,) = hasil.failure()
        assert tidak.rincian["sebab"] == "hasil_tidak_diketahui"
        lagi = app.lakukan(ajukan_adopsi(kasus=KasusId(K)), oleh=ANI, kunci="k-1").unwrap()
        assert (lagi.ulang, lagi.versi, len(lagi.kejadian)) == (True, 1, 1)
        gudang.tutup()
    with gudang_postgres(baca=True) as unit:
        assert len(unit.kasus.riwayat(KasusId(K))) == 1


def test_postgres_jawaban_commit_yang_hilang_dari_banyak_perintah_mengaku_tidak_tahu(
    gudang_postgres: GudangSql, postgres: str
) -> None:
    telan = Event()
    semua = [SatuPerintah(perintah=ajukan_adopsi(kasus=KasusId(K)), oleh=ANI, kunci="k-1")]
    with penerus(make_url(postgres), telan) as tcp:
        gudang = bahan.gudang(tcp, gudang_postgres.skema.schema)
        app = dunia_sql(gudang).app
        telan.set()

        (hasil,) = app.lakukan_banyak(semua)

        (tidak,) = hasil.failure()
        assert tidak.rincian["sebab"] == "hasil_tidak_diketahui"
        (lagi,) = app.lakukan_banyak(semua)
        assert lagi.unwrap().ulang
        gudang.tutup()


@contextmanager
def penerus(alamat: URL, telan: Event | None = None) -> Iterator[URL]:
    """The same server over TCP, through this process. ``telan``: cuts a connection in the place of
    telling what came of its next COMMIT."""
    folder, port = alamat.query.get("host"), alamat.port or 5432

    class Meneruskan(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            server = socket.socket(socket.AF_INET if folder is None else socket.AF_UNIX)
            server.connect((alamat.host, port) if folder is None else f"{folder}/.s.PGSQL.{port}")
            diam = Event()

            def ke_server(isi: bytes) -> None:
                if telan is not None and telan.is_set() and b"COMMIT\0" in isi:
                    telan.clear()
                    diam.set()
                server.sendall(isi)

            def ke_klien(isi: bytes) -> None:
                if not diam.is_set():
                    self.request.sendall(isi)
                elif b"Z\0\0\0\5I" in isi:  # ready, in no transaction
                    raise ConnectionAbortedError

            with server:
                balik = Thread(target=_alirkan, args=(server, self.request, ke_klien), daemon=True)
                balik.start()
                _alirkan(self.request, server, ke_server)
                balik.join()

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Meneruskan) as penerus:
        penerus.daemon_threads = True  # a test that fails leaves connections open
        Thread(target=penerus.serve_forever, args=(0.01,), daemon=True).start()
        host, port_tcp = penerus.server_address[:2]
        yield URL.create(
            alamat.drivername, alamat.username, None, str(host), port_tcp, alamat.database
        )
        penerus.shutdown()


def _alirkan(dari: socket.socket, ke: socket.socket, teruskan: Callable[[bytes], object]) -> None:
    with suppress(OSError):
        while isi := dari.recv(65536):
            teruskan(isi)
    with suppress(OSError):
        ke.shutdown(socket.SHUT_WR)


def test_postgres_hanya_baca(gudang_postgres: GudangSql, postgres: str) -> None:
    simpan(gudang_postgres, K)
    pilihan = {"options": "-c default_transaction_read_only=on"}
    engine = create_engine(postgres, connect_args=pilihan)
    gudang = bahan.gudang(engine, gudang_postgres.skema.schema)

    with pytest.raises(PenyimpananGagal, match=r"^hanya_baca$"):
        simpan(gudang, "baru")

    assert utuh(gudang) == [K]
    engine.dispose()


def test_postgres_tidak_terjangkau() -> None:
    gudang = bahan.gudang("postgresql+psycopg://x@127.0.0.1:1/tidak_ada")

    with pytest.raises(PenyimpananGagal, match=r"^tidak_dapat_dibuka$"), gudang():
        pass


def test_postgres_kolam_koneksi_habis(gudang_postgres: GudangSql, postgres: str) -> None:
    engine = create_engine(postgres, pool_size=1, max_overflow=0, pool_timeout=0.05)
    gudang = bahan.gudang(engine, gudang_postgres.skema.schema)

    with gudang(), pytest.raises(PenyimpananGagal, match=r"^koneksi_habis$"), gudang():
        pass

    simpan(gudang, K)
    engine.dispose()


@pytest.fixture
def pemicu(gudang_postgres: GudangSql) -> Iterator[Callable[[str], None]]:
    """Lets the server refuse every new event with an SQLSTATE."""
    schema = gudang_postgres.skema.schema
    engine = gudang_postgres.engine

    def pasang(sqlstate: str) -> None:
        with engine.begin() as koneksi:
            koneksi.exec_driver_sql(
                f"CREATE FUNCTION {schema}.gagalkan() RETURNS trigger LANGUAGE plpgsql AS"
                f" $$ BEGIN RAISE EXCEPTION 'uji' USING ERRCODE = '{sqlstate}'; END $$"
            )
            koneksi.exec_driver_sql(
                f"CREATE TRIGGER gagalkan BEFORE INSERT ON {schema}.dinsos_kejadian"
                f" FOR EACH ROW EXECUTE FUNCTION {schema}.gagalkan()"
            )

    yield pasang
    with engine.begin() as koneksi:
        koneksi.exec_driver_sql(f"DROP FUNCTION {schema}.gagalkan CASCADE")


@pytest.mark.parametrize(
    ("sqlstate", "jenis", "teks"),
    [
        ("53100", PenyimpananGagal, "disk_penuh"),
        ("40001", VersiBerubah, ""),
        ("40P01", VersiBerubah, ""),
        ("23505", VersiBerubah, ""),
        ("55P03", PenyimpananGagal, "terkunci"),
        ("57014", PenyimpananGagal, "terkunci"),
        ("42501", PenyimpananGagal, "tidak_berhak"),
        ("XX000", PenyimpananGagal, "galat_basis_data"),
    ],
)
def test_postgres_penolakan_server_menjadi_kode(
    gudang_postgres: GudangSql,
    pemicu: Callable[[str], None],
    sqlstate: str,
    jenis: type[Exception],
    teks: str,
) -> None:
    pemicu(sqlstate)

    with pytest.raises(jenis) as galat:
        simpan(gudang_postgres, K)

    assert str(galat.value) == teks
    assert utuh(gudang_postgres) == []


def test_postgres_menolak_nul_dengan_kode(gudang_postgres: GudangSql) -> None:
    with pytest.raises(PenyimpananGagal, match=r"^nilai_ditolak$"), gudang_postgres() as unit:
        unit.kasus.muat(KasusId("a\x00b"))


# --- both


@pytest.mark.parametrize("kasus", ["\ud800", "a\udfffb"])
def test_teks_yang_bukan_unicode_utuh_ditolak_dengan_kode(gudang: GudangSql, kasus: str) -> None:
    with pytest.raises(PenyimpananGagal, match=r"^nilai_ditolak$"), gudang() as unit:
        unit.kasus.muat(KasusId(kasus))


def test_bilangan_yang_terlalu_besar_ditolak_dengan_kode(gudang: GudangSql) -> None:
    with pytest.raises(PenyimpananGagal, match=r"^nilai_ditolak$"), gudang() as unit:
        unit.kasus.daftar(SaringanKasus(), banyak=10**30)


def test_kejadian_yang_disisipkan_di_ujung_tidak_dibaca(gudang: GudangSql) -> None:
    """Anybody who can write there can mend a chain; the state whose end it is nobody can seal."""
    simpan(gudang, K)
    e = gudang.skema.kejadian
    with gudang.engine.begin() as koneksi:
        akhir = dict(koneksi.execute(select(e).where(e.c.urutan == 3)).mappings().one())
        palsu = akhir | {"urutan": 4, "perintah": "palsu", "sidik_sebelum": akhir["sidik"]}
        isi = {k: x for k, x in palsu.items() if k not in {"sidik", "sidik_sebelum"}}
        palsu["sidik"] = sidik_kejadian(akhir["sidik"], **isi)
        koneksi.execute(e.insert().values(palsu))

    with gudang() as unit:
        assert unit.kasus.muat(K) is not None
        assert unit.kasus.riwayat(K) == contoh.catatan(K, 1, 3)
        assert unit.kasus.kejadian(K, 4) is None


def test_kejadian_yang_diganti_dengan_rantai_yang_diperbaiki_tidak_dibaca(
    gudang: GudangSql,
) -> None:
    """Neither with the others nor by itself: its neighbours vouch for nothing."""
    simpan(gudang, K)
    e = gudang.skema.kejadian
    with gudang.engine.begin() as koneksi:
        semua = koneksi.execute(select(e).order_by(e.c.urutan)).mappings().all()
        sidik = semua[0]["sidik"]
        for satu in semua[1:]:
            baru = {**satu, "oleh": "orang-lain"}
            isi = {k: x for k, x in baru.items() if k not in {"sidik", "sidik_sebelum"}}
            baru |= {"sidik_sebelum": sidik, "sidik": sidik_kejadian(sidik, **isi)}
            sidik = baru["sidik"]
            koneksi.execute(e.update().where(e.c.urutan == satu["urutan"]).values(baru))

    with gudang() as unit:
        assert unit.kasus.muat(K) is not None
        for baca in (lambda: unit.kasus.riwayat(K), lambda: unit.kasus.kejadian(K, 2)):
            with pytest.raises(PenyimpananGagal, match=r"^rantai_putus$"):
                baca()
    with gudang() as unit:
        assert unit.kasus.daftar(SaringanKasus()).kasus
        with pytest.raises(PenyimpananGagal, match=r"^rantai_putus$"):
            unit.kasus.riwayat(K)


def test_keadaan_tersimpan_yang_rusak_ditolak_dengan_kode(gudang: GudangSql) -> None:
    simpan(gudang, K)
    with gudang.engine.begin() as koneksi:
        koneksi.execute(gudang.skema.kasus.update().values(keadaan="{}"))

    with pytest.raises(PenyimpananGagal, match=r"^meterai_tidak_cocok$"), gudang() as unit:
        unit.kasus.muat(K)


def test_sebab_dari_driver_menyertai_untuk_pengelola(gudang_sqlite: GudangSql) -> None:
    with gudang_sqlite.engine.begin() as koneksi:
        gudang_sqlite.skema.kasus.drop(koneksi)

    with pytest.raises(PenyimpananGagal) as galat, gudang_sqlite() as unit:
        unit.kasus.muat(K)

    assert isinstance(galat.value.__cause__, sqlite3.OperationalError)
