"""On an event loop: SQLAlchemy's async engines; behind a pooler: nothing prepared."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, create_engine, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.util import greenlet_spawn
from tests.permohonan.contoh import ANI, ajukan_adopsi
from tests.sql import bahan
from tests.sql.pekerja import dunia_sql

from dinsos_adapters import buka_gudang
from dinsos_adapters.sql import GudangSql
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.shared.halangan import KodeHalangan
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.penyimpanan import PenyimpananGagal


@pytest.mark.parametrize("driver", ["postgresql+psycopg", "postgresql+asyncpg", "sqlite+aiosqlite"])
def test_di_dalam_koneksi_async_milik_host(driver: str, request: pytest.FixtureRequest) -> None:
    nama = "sqlite" if driver.startswith("sqlite") else "postgres"
    milik_kita: GudangSql = request.getfixturevalue(f"gudang_{nama}")

    def tak_terbaca(koneksi: Connection) -> None:
        with gudang.pada(koneksi)() as unit:
            unit.kasus.muat(KasusId("\ud800"))

    def kerja(koneksi: Connection) -> str:
        app = dunia_sql(gudang).app.dengan(unit_kerja=gudang.pada(koneksi))
        kasus = app.lakukan(ajukan_adopsi(), oleh=ANI, kunci="a").unwrap().kasus
        koreksi = pu.KoreksiData(kasus=kasus, fakta={"jumlah_anak": 1}, alasan="uji")
        assert app.lakukan(koreksi, oleh=ANI, kunci="b").unwrap().versi == 2
        assert app.lakukan(koreksi, oleh=ANI, kunci="b").unwrap().ulang
        basi = pu.KoreksiData(kasus=kasus, fakta={"jumlah_anak": 2}, alasan="uji", versi=1)
        assert [h.kode for h in app.lakukan(basi, oleh=ANI).failure()] == [KodeHalangan.VERSI_BASI]
        with pytest.raises(PenyimpananGagal, match=r"^nilai_ditolak$"):
            tak_terbaca(koneksi)
        return kasus

    async def host() -> str:
        async with engine.begin() as koneksi:
            kasus = await koneksi.run_sync(kerja)
            await koneksi.execute(text("SELECT 1"))
        await engine.dispose()
        return kasus

    engine = create_async_engine(milik_kita.engine.url.set(drivername=driver))
    gudang = bahan.gudang(engine.sync_engine, milik_kita.skema.schema)

    kasus = asyncio.run(host())

    with milik_kita() as unit:
        assert len(unit.kasus.riwayat(KasusId(kasus))) == 2


@pytest.mark.parametrize("driver", ["psycopg", "asyncpg"])
def test_transaksi_sendiri_pada_engine_async_milik_host(
    driver: str, gudang_postgres: GudangSql, postgres: str, engine_postgres: Engine
) -> None:
    """With a connection that breaks halfway."""
    engine = create_async_engine(make_url(postgres).set(drivername=f"postgresql+{driver}"))
    gudang = bahan.gudang(engine.sync_engine, gudang_postgres.skema.schema)

    def terputus() -> None:
        with gudang() as unit:
            pid = unit.sesi.koneksi.scalar(text("SELECT pg_backend_pid()"))
            with engine_postgres.connect() as lain:
                lain.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
            unit.kotak_keluar.periksa()

    def kerja() -> None:
        dunia_sql(gudang).app.lakukan(ajukan_adopsi(), oleh=ANI).unwrap()
        with pytest.raises(PenyimpananGagal, match=r"^koneksi_putus$"):
            terputus()
        dunia_sql(gudang, "lagi-").app.lakukan(
            ajukan_adopsi(tetap_ajukan="sudah dibicarakan"), oleh=ANI
        ).unwrap()

    async def host() -> None:
        await greenlet_spawn(kerja)
        await engine.dispose()

    asyncio.run(host())


def test_tanpa_pernyataan_tersiap_bila_koneksi_tidak_menghendakinya(
    gudang_postgres: GudangSql, postgres: str
) -> None:
    """PgBouncer gives each transaction another connection, which knows nothing of the last one's
    prepared statements."""
    engine = create_engine(postgres, connect_args={"prepare_threshold": None}, pool_size=1)
    gudang = bahan.gudang(engine, gudang_postgres.skema.schema)

    dunia = dunia_sql(gudang)
    kasus = dunia.adopsi()
    dunia.ya(pu.KoreksiData(kasus=kasus, fakta={"jumlah_anak": 1}, alasan="uji"), ANI)

    with engine.connect() as koneksi:
        assert koneksi.scalar(text("SELECT count(*) FROM pg_prepared_statements")) == 0
    engine.dispose()


@pytest.mark.parametrize(
    ("url", "kata"),
    [
        ("sqlite+aiosqlite:///x.db", "hanya untuk engine async"),
        ("postgresql+asyncpg://x/y", "hanya untuk engine async"),
        ("sqlite+lain:///x.db", "tidak dikenal"),
        ("kasus.db", "bukan URL"),
        ("", "bukan URL"),
        (None, "bukan URL"),
    ],
)
def test_url_yang_tidak_dapat_dibuka_ditolak_dengan_kata(
    url: str, kata: str, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=kata):
        buka_gudang(url, tmp_path / "kunci.toml")

    assert not (tmp_path / "kunci.toml").exists()  # of a store that is not


def test_kunci_boleh_disebut_dengan_teks(tmp_path: Path) -> None:
    kunci = str(tmp_path / "kunci.toml")

    for _ in range(2):
        buka_gudang(f"sqlite:///{tmp_path / 'x.db'}", kunci).tutup()
