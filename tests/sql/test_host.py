"""Inside the host's own connection and transaction: a savepoint, and nothing behind its back."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import PendingRollbackError, ProgrammingError
from sqlalchemy.orm import Session
from tests.permohonan.contoh import ANI
from tests.sql import bahan
from tests.sql.pekerja import dunia_sql

from dinsos_adapters.sql import GudangSql
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.penyimpanan import PenyimpananGagal, UnitOfWork, VersiBerubah
from dinsos_core.testing.kontrak import KontrakPenyimpanan, contoh

K = KasusId("k-1")


@pytest.fixture
def host(gudang: GudangSql) -> Iterator[Engine]:
    """The host's own engine on the same database, with every setting of SQLAlchemy's default."""
    engine = create_engine(gudang.engine.url)
    with engine.begin() as koneksi:
        koneksi.execute(text("CREATE TABLE IF NOT EXISTS milik_host (a INTEGER)"))
        koneksi.execute(text("DELETE FROM milik_host"))
    yield engine
    with engine.begin() as koneksi:
        koneksi.execute(text("DROP TABLE milik_host"))
    engine.dispose()


def tulis_host(koneksi: Connection | Session) -> None:
    koneksi.execute(text("INSERT INTO milik_host VALUES (1)"))


def terlihat(gudang: GudangSql, host: Engine) -> tuple[bool, int]:
    """Whether the case is stored, and how many rows the host has."""
    with gudang(baca=True) as unit, host.connect() as koneksi:
        jumlah = koneksi.scalar(text("SELECT count(*) FROM milik_host"))
        return unit.kasus.muat(K) is not None, int(jumlah or 0)


@pytest.mark.parametrize("kita_dulu", [True, False])
def test_host_membatalkan_semuanya(gudang: GudangSql, host: Engine, kita_dulu: bool) -> None:
    with host.connect() as koneksi:
        if not kita_dulu:
            tulis_host(koneksi)
        contoh.simpan_kasus(gudang.pada(koneksi), K)
        if kita_dulu:
            tulis_host(koneksi)
        koneksi.rollback()

    assert terlihat(gudang, host) == (False, 0)


def test_host_yang_lupa_menyimpan_tidak_menyimpan_apa_pun(gudang: GudangSql, host: Engine) -> None:
    with host.connect() as koneksi:
        contoh.simpan_kasus(gudang.pada(koneksi), K)

    assert terlihat(gudang, host) == (False, 0)


def test_host_menyimpan_semuanya_bersama(gudang: GudangSql, host: Engine) -> None:
    with host.begin() as koneksi:
        tulis_host(koneksi)
        contoh.simpan_kasus(gudang.pada(koneksi), K)
        tulis_host(koneksi)

    assert terlihat(gudang, host) == (True, 2)


def test_unit_yang_batal_tidak_menyentuh_pekerjaan_host(gudang: GudangSql, host: Engine) -> None:
    with host.begin() as koneksi:
        tulis_host(koneksi)
        with gudang.pada(koneksi)() as unit:
            unit.kasus.simpan(contoh.kasus_pada(K, 1), contoh.catatan(K, 1, 1))
        tulis_host(koneksi)

    assert terlihat(gudang, host) == (False, 2)


def test_unit_yang_ditolak_tidak_menyentuh_pekerjaan_host(gudang: GudangSql, host: Engine) -> None:
    """On PostgreSQL a refused statement makes the transaction unusable without a savepoint."""
    with host.begin() as koneksi:
        tulis_host(koneksi)
        buka = gudang.pada(koneksi)
        contoh.simpan_kasus(buka, K)
        with pytest.raises(VersiBerubah):
            contoh.simpan_kasus(buka, K)
        with pytest.raises(PenyimpananGagal), buka() as unit:
            unit.kasus.muat(KasusId("\ud800"))
        with pytest.raises(ValueError, match="berzona"), buka() as unit:  # nothing is sent
            unit.kotak_keluar.ambil(1, datetime(2026, 6, 1), contoh.PADA)  # noqa: DTZ001
        tulis_host(koneksi)

    assert terlihat(gudang, host) == (True, 2)


def test_beberapa_unit_dalam_satu_transaksi_saling_melihat(gudang: GudangSql, host: Engine) -> None:
    with host.begin() as koneksi:
        buka = gudang.pada(koneksi)
        contoh.simpan_kasus(buka, K)
        contoh.tambah_kejadian(buka, K, "perintah-2")
        with buka(baca=True) as unit:
            assert unit.kasus.muat(K) == contoh.kasus_pada(K, 2)
        with gudang(baca=True) as luar:
            assert luar.kasus.muat(K) is None


def test_session_orm_milik_host(gudang: GudangSql, host: Engine) -> None:
    with Session(host) as sesi:
        tulis_host(sesi)
        contoh.simpan_kasus(gudang.pada(sesi.connection()), K)
        sesi.rollback()
    assert terlihat(gudang, host) == (False, 0)

    with Session(host) as sesi:
        tulis_host(sesi)
        contoh.simpan_kasus(gudang.pada(sesi.connection()), K)
        sesi.commit()
    assert terlihat(gudang, host) == (True, 1)


def test_koneksi_ke_basis_data_lain_ditolak(
    gudang_sqlite: GudangSql, engine_postgres: Engine
) -> None:
    with engine_postgres.connect() as koneksi, pytest.raises(ValueError, match="postgresql"):
        gudang_sqlite.pada(koneksi)


def test_host_dapat_meminjamkan_engine_nya(gudang: GudangSql, host: Engine) -> None:
    """Transactions of our own on the host's pool, whatever its driver settings."""
    pinjam = bahan.gudang(host, gudang.skema.schema)

    contoh.simpan_kasus(pinjam, K)
    with pinjam() as unit:
        unit.kasus.simpan(contoh.kasus_pada("batal", 1), contoh.catatan("batal", 1, 1))

    assert terlihat(gudang, host) == (True, 0)
    with gudang() as unit:
        assert unit.kasus.muat(KasusId("batal")) is None


def test_koneksi_host_yang_putus_menjadi_kode(
    gudang_postgres: GudangSql, engine_postgres: Engine
) -> None:
    with gudang_postgres.engine.connect() as koneksi, engine_postgres.connect() as lain:
        pid = koneksi.scalar(text("SELECT pg_backend_pid()"))
        lain.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})

        for _ in range(2):
            with pytest.raises(PenyimpananGagal, match=r"^koneksi_putus$"):
                contoh.simpan_kasus(gudang_postgres.pada(koneksi), K)
        koneksi.rollback()
        contoh.simpan_kasus(gudang_postgres.pada(koneksi), KasusId("k-2"))
        koneksi.commit()

    with gudang_postgres() as unit:
        assert unit.kasus.muat(K) is None
        assert unit.kasus.muat(KasusId("k-2")) is not None


def test_host_tidak_menyimpan_sisa_transaksi_yang_dibatalkan_sqlite(
    gudang_sqlite: GudangSql, host_sqlite: Engine
) -> None:
    """Where the disk is full, SQLite ends the host's transaction as well."""
    with host_sqlite.connect() as koneksi:
        halaman = koneksi.exec_driver_sql("PRAGMA page_count").scalar_one()
        koneksi.exec_driver_sql(f"PRAGMA max_page_count = {halaman + 5}")
        koneksi.rollback()
        buka = gudang_sqlite.pada(koneksi)
        contoh.simpan_kasus(buka, K)
        with buka() as unit:
            unit.kotak_keluar.tambah([contoh.pesan(K, n) for n in range(1, 500)])
            with pytest.raises(PenyimpananGagal, match=r"^disk_penuh$"):
                unit.simpan_semua()

        with pytest.raises(PendingRollbackError):
            koneksi.execute(text("SELECT 1"))
        with pytest.raises(PendingRollbackError):
            koneksi.commit()

    with gudang_sqlite(baca=True) as unit:
        assert unit.kasus.muat(K) is None


def test_host_tidak_menyimpan_bila_bagian_kita_tidak_dapat_dibatalkan(
    gudang: GudangSql, host: Engine
) -> None:
    """Its part is gone, as after a RELEASE by somebody else: undoing it fails, with nothing else to
    show for it than that PostgreSQL undoes all at the COMMIT, and SQLite keeps what was refused."""
    titik = "sa_savepoint_1" if host.name == "sqlite" else "dinsos_bagian"
    with host.connect() as koneksi:
        tulis_host(koneksi)
        with gudang.pada(koneksi)() as unit:
            unit.kasus.simpan(contoh.kasus_pada(K, 1), contoh.catatan(K, 1, 1))
            assert unit.kasus.muat(K) is not None
            koneksi.exec_driver_sql(f"RELEASE SAVEPOINT {titik}")

        with pytest.raises(PendingRollbackError):
            koneksi.commit()

    assert terlihat(gudang, host) == (False, 0)


def test_bagian_tidak_dimulai_dalam_transaksi_host_yang_sudah_gagal(
    gudang_postgres: GudangSql, engine_postgres: Engine
) -> None:
    """What failed is the host's, in a savepoint of its own: going back to that, it goes on."""
    buka = gudang_postgres.pada
    with engine_postgres.connect() as koneksi:
        contoh.simpan_kasus(buka(koneksi), K)
        milik_host = koneksi.begin_nested()
        with pytest.raises(ProgrammingError):
            koneksi.exec_driver_sql("SELECT tiada")
        with pytest.raises(PenyimpananGagal, match=r"^galat_basis_data$"):
            contoh.simpan_kasus(buka(koneksi), KasusId("k-2"))
        milik_host.rollback()
        contoh.simpan_kasus(buka(koneksi), KasusId("k-3"))
        koneksi.commit()

    with gudang_postgres() as unit:
        ada = [unit.kasus.muat(KasusId(f"k-{n}")) is not None for n in (1, 2, 3)]
    assert ada == [True, False, True]


def test_pertanyaan_tidak_menunggu_host_yang_sedang_menulis(
    gudang_sqlite: GudangSql, host_sqlite: Engine
) -> None:
    """But for what leaves a record: there, whoever is refused."""
    gudang = GudangSql(gudang_sqlite.engine.url, bahan.PENYANDI, tunggu=0.05)
    dunia = dunia_sql(gudang)
    kasus = dunia.adopsi()
    luar = Pelaku(id="akun-luar", peran={"pemohon"})
    with host_sqlite.connect() as koneksi:
        koneksi.exec_driver_sql("BEGIN IMMEDIATE")

        for tanya in (dunia.app.kasus, dunia.app.riwayat, dunia.app.giliran, dunia.app.tenggat):
            assert tanya(kasus, oleh=ANI)
            with pytest.raises(PenyimpananGagal, match=r"^terkunci$"):
                tanya(kasus, oleh=luar)
        assert isinstance(dunia.app.langkah_tersedia(kasus, ANI), tuple)
        assert dunia.app.daftar(oleh=ANI).baris
        assert dunia.app.daftar(oleh=luar).baris == ()
        koneksi.rollback()
    gudang.tutup()


@pytest.fixture
def host_sqlite(gudang_sqlite: GudangSql) -> Iterator[Engine]:
    engine = create_engine(gudang_sqlite.engine.url)
    yield engine
    engine.dispose()


class DiDalamHost:
    """Units of work each in a transaction of a host, who commits whatever happens."""

    def __init__(self, gudang: GudangSql, host: Engine) -> None:
        self.gudang = gudang
        self.host = host

    def __call__(self, *, baca: bool = False) -> UnitOfWork:
        return _UnitDiDalamHost(self.gudang, self.host, baca)  # type: ignore[return-value]  # forwards


class _UnitDiDalamHost:
    def __init__(self, gudang: GudangSql, host: Engine, baca: bool) -> None:
        self.gudang, self.host, self.baca = gudang, host, baca

    def __enter__(self) -> UnitOfWork:
        self.koneksi = self.host.connect()
        self.unit: AbstractContextManager[Any] = self.gudang.pada(self.koneksi)(baca=self.baca)
        masuk: UnitOfWork = self.unit.__enter__()
        return masuk

    def __exit__(
        self,
        jenis: type[BaseException] | None,
        galat: BaseException | None,
        jejak: TracebackType | None,
    ) -> None:
        self.unit.__exit__(jenis, galat, jejak)
        self.koneksi.commit()
        self.koneksi.close()


class TestSqliteDiDalamHost(KontrakPenyimpanan):
    @pytest.fixture
    def buka(self, gudang_sqlite: GudangSql, tmp_path: Path) -> Iterator[DiDalamHost]:
        engine = create_engine(f"sqlite:///{tmp_path}/dinsos.db", connect_args={"timeout": 30})
        yield DiDalamHost(gudang_sqlite, engine)
        engine.dispose()


class TestPostgresDiDalamHost(KontrakPenyimpanan):
    @pytest.fixture
    def buka(self, gudang_postgres: GudangSql) -> DiDalamHost:
        return DiDalamHost(gudang_postgres, gudang_postgres.engine)
