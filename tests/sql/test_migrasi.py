"""The schema forwards and backwards, with data in it, beside the host's own tables."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path
from textwrap import dedent

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, text
from tests.sql import bahan

from dinsos_adapters.sql import migrasi
from dinsos_adapters.sql.gudang import GudangSql, buat_engine
from dinsos_adapters.sql.migrasi import AWAL, naik, periksa_skema, turun, versi, versi_terbaru
from dinsos_adapters.sql.skema import skema
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.penyimpanan import PenyimpananGagal
from dinsos_core.testing.contoh import SANTUNAN
from dinsos_core.testing.kontrak import contoh

SKEMA = "dinsos_migrasi"


@pytest.fixture
def sqlite_kosong(tmp_path: Path) -> Iterator[Engine]:
    engine = buat_engine(f"sqlite:///{tmp_path}/kosong.db")
    yield engine
    engine.dispose()


@pytest.fixture
def postgres_kosong(engine_postgres: Engine, postgres: str) -> Iterator[Engine]:
    """An engine whose own schema is a fresh one."""
    bahan.skema_baru(engine_postgres, SKEMA)
    engine = create_engine(postgres, connect_args={"options": f"-c search_path={SKEMA}"})
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> Engine:
    satu: Engine = request.getfixturevalue(f"{request.param}_kosong")
    return satu


def tabel(engine: Engine, schema: str | None = None) -> set[str]:
    return set(inspect(engine).get_table_names(schema=schema))


def isi(gudang: GudangSql) -> None:
    """A case, a message and a number."""
    contoh.simpan_kasus(gudang, "k-1", 3, giliran=contoh.menunggu("petugas"), tenggat=contoh.PADA)
    contoh.antre(gudang, contoh.pesan("k-1", 1))
    with gudang() as unit:
        unit.penomoran.berikut("contoh", "400.9", 2025)
        unit.arsip.simpan(SANTUNAN)
        unit.simpan_semua()


def periksa_isi(gudang: GudangSql) -> None:
    with gudang() as unit:
        harapan = contoh.kasus_pada(
            "k-1", 3, giliran=contoh.menunggu("petugas"), tenggat=contoh.PADA
        )
        assert unit.kasus.muat(KasusId("k-1")) == harapan
        assert unit.kasus.riwayat(KasusId("k-1")) == contoh.catatan("k-1", 1, 3)
        assert [p.pesan for p in unit.kotak_keluar.periksa()] == [contoh.pesan("k-1", 1)]
        assert unit.penomoran.berikut("contoh", "400.9", 2025) == 2
        assert unit.arsip.ambil(SANTUNAN.sidik) == SANTUNAN


def test_hasil_migrasi_sama_dengan_tabel_yang_dipakai(engine: Engine) -> None:
    naik(engine)

    assert periksa_skema(engine) == ()
    assert versi(engine) == versi_terbaru() == migrasi._skrip().get_current_head()
    assert tabel(engine) == {"dinsos_alembic_version", *_nama_tabel()}


def test_turun_membuang_tabel_kita_saja_dan_dapat_naik_lagi(engine: Engine) -> None:
    with engine.begin() as koneksi:
        koneksi.execute(text("CREATE TABLE milik_host (a INTEGER)"))
        koneksi.execute(text("INSERT INTO milik_host VALUES (1)"))
    naik(engine)
    isi(bahan.gudang(engine))

    turun(engine, ke=AWAL)

    assert versi(engine) is None
    assert tabel(engine) == {"milik_host", "dinsos_alembic_version"}
    with engine.connect() as koneksi:
        assert koneksi.scalar(text("SELECT count(*) FROM milik_host")) == 1
    naik(engine)
    isi(bahan.gudang(engine))
    periksa_isi(bahan.gudang(engine))


def test_naik_lagi_tidak_mengubah_apa_pun(engine: Engine) -> None:
    naik(engine)
    isi(bahan.gudang(engine))

    naik(engine)

    periksa_isi(bahan.gudang(engine))


@pytest.fixture
def versi_berikut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """A later version of the schema, as a release to come would add it, or one that fails."""
    gagal = getattr(request, "param", False)
    (tmp_path / "v0002_uji.py").write_text(
        dedent(
            f"""
            import sqlalchemy as sa

            revision = "0002"
            down_revision = "0001"

            def upgrade(op, prefix, schema):
                kolom = sa.Column("catatan", sa.Text(), nullable=False, server_default="lama")
                op.add_column(prefix + "kasus", kolom, schema=schema)
                if {gagal}:
                    op.drop_table("tabel_yang_tidak_ada")

            def downgrade(op, prefix, schema):
                op.drop_column(prefix + "kasus", "catatan", schema=schema)
            """
        )
    )
    asal = Path(migrasi.__file__).parent
    skrip = ScriptDirectory(str(asal), version_locations=[str(asal / "versions"), str(tmp_path)])
    monkeypatch.setattr(migrasi, "_skrip", lambda: skrip)
    monkeypatch.setattr(migrasi, "TERBARU", "0002")


def test_naik_dan_turun_satu_versi_dengan_data_di_dalamnya(
    engine: Engine, versi_berikut: None
) -> None:
    naik(engine, ke="0001")
    isi(bahan.gudang(engine))

    naik(engine)
    with engine.connect() as koneksi:
        catatan = koneksi.scalars(text("SELECT catatan FROM dinsos_kasus")).all()
    assert (versi(engine), catatan) == ("0002", ["lama"])

    turun(engine, ke="0001")
    assert periksa_skema(engine) == ("versi 0001, seharusnya 0002",)
    periksa_isi(bahan.gudang(engine))


@pytest.mark.parametrize("versi_berikut", [True], indirect=True)
def test_langkah_yang_gagal_tidak_meninggalkan_setengah_jalan(
    engine: Engine, versi_berikut: None
) -> None:
    naik(engine, ke="0001")

    with pytest.raises(PenyimpananGagal, match="skema_tidak_cocok"):
        naik(engine)

    assert versi(engine) == "0001"
    assert "catatan" not in {k["name"] for k in inspect(engine).get_columns("dinsos_kasus")}


def test_dua_prefix_berdampingan_tanpa_saling_melihat(engine: Engine) -> None:
    naik(engine, prefix="a_")
    naik(engine, prefix="b_")
    satu, dua = bahan.gudang(engine, prefix="a_"), bahan.gudang(engine, prefix="b_")

    isi(satu)
    turun(engine, prefix="b_", ke=AWAL)

    assert (versi(engine, prefix="a_"), versi(engine, prefix="b_")) == (versi_terbaru(), None)
    assert periksa_skema(engine, prefix="a_") == ()
    periksa_isi(satu)
    with pytest.raises(PenyimpananGagal, match="skema_tidak_cocok"), dua() as unit:
        unit.kasus.muat(KasusId("k-1"))


def test_tanpa_prefix_pun_boleh(engine: Engine) -> None:
    naik(engine, prefix="")

    isi(gudang := bahan.gudang(engine, prefix=""))

    assert "kasus" in tabel(engine)
    assert periksa_skema(engine, prefix="") == ()
    periksa_isi(gudang)


def test_skema_pilihan_host(engine_postgres: Engine) -> None:
    bahan.skema_baru(engine_postgres, SKEMA)

    naik(engine_postgres, schema=SKEMA)

    isi(gudang := bahan.gudang(engine_postgres, SKEMA))
    periksa_isi(gudang)
    assert periksa_skema(engine_postgres, schema=SKEMA) == ()
    assert tabel(engine_postgres, SKEMA) == {"dinsos_alembic_version", *_nama_tabel()}
    assert not {n for n in tabel(engine_postgres) if n.startswith("dinsos_")}
    turun(engine_postgres, schema=SKEMA, ke=AWAL)
    assert tabel(engine_postgres, SKEMA) == {"dinsos_alembic_version"}


def test_perubahan_dengan_tangan_terlihat(engine: Engine) -> None:
    assert periksa_skema(engine) == ("belum ada tabel",)
    naik(engine)

    with engine.begin() as koneksi:
        koneksi.execute(text("DROP INDEX ix_dinsos_kasus_daftar"))
        koneksi.execute(text("ALTER TABLE dinsos_nomor ADD COLUMN iseng INTEGER"))
        koneksi.execute(text("DROP TABLE dinsos_reservasi"))

    assert set(periksa_skema(engine)) == {
        "add_table: dinsos_reservasi",
        "add_index: ix_dinsos_kasus_daftar",
        "remove_column: dinsos_nomor, iseng",
    }


def test_tabel_rilis_yang_lebih_baru_tidak_disentuh(engine: Engine) -> None:
    naik(engine)
    isi(bahan.gudang(engine))
    with engine.begin() as koneksi:
        koneksi.execute(text("UPDATE dinsos_alembic_version SET version_num = '9999'"))

    with pytest.raises(PenyimpananGagal, match=r"^versi_lebih_baru$"):
        naik(engine)
    with pytest.raises(PenyimpananGagal, match=r"^versi_lebih_baru$"):
        turun(engine, ke=AWAL)

    assert (versi(engine), periksa_skema(engine)) == ("9999", ("versi 9999, seharusnya 0001",))
    periksa_isi(bahan.gudang(engine))


def test_mulai_pada_tabel_yang_kini_tanpa_alembic(sqlite_kosong: Engine) -> None:
    naik(sqlite_kosong)
    program = dedent(
        f"""
        import sys
        from dinsos_adapters.sql.gudang import buat_engine
        from dinsos_adapters.sql.migrasi import naik, versi
        naik(buat_engine("{sqlite_kosong.url}"))
        assert versi(buat_engine("{sqlite_kosong.url}"))
        sys.exit("alembic" in sys.modules)
        """
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("bentuk", ["sqlite", "postgres", "postgres, skema", "postgres, public"])
def test_autogenerate_host_tidak_membuang_tabel_kita(
    bentuk: str, request: pytest.FixtureRequest, tmp_path: Path, engine_postgres: Engine
) -> None:
    """Alembic's own command, with an `env.py` as the docs show it."""
    nama, _, schema = bentuk.partition(", ")
    engine: Engine = request.getfixturevalue(f"{nama}_kosong")
    pilihan = {"skema": {"schema": SKEMA}, "public": {"schema": SKEMA, "prefix": "sosial_"}}
    letak = pilihan.get(schema, {"prefix": "sosial_"})
    if schema == "skema":  # beside the host's default one
        engine = engine_postgres
    naik(engine, **letak)
    with engine.begin() as koneksi:
        koneksi.execute(text("CREATE TABLE milik_host_lama (a INTEGER)"))
    try:
        dibuang = _autogenerate(engine, tmp_path, letak)
    finally:
        with engine.begin() as koneksi:
            koneksi.execute(text("DROP TABLE milik_host_lama"))

    assert dibuang == {"milik_host_lama"}


def _autogenerate(engine: Engine, folder: Path, letak: Mapping[str, str]) -> set[str]:
    """Of the host's tables, those that a new version would drop; nothing else is in it."""
    (folder / "versions").mkdir()
    asal = files("alembic") / "templates" / "generic" / "script.py.mako"
    (folder / "script.py.mako").write_text(asal.read_text())
    (folder / "env.py").write_text(
        dedent(
            f"""
            from alembic import context
            from sqlalchemy import MetaData
            from dinsos_adapters.sql.migrasi import saringan_alembic

            context.configure(
                connection=context.config.attributes["koneksi"],
                target_metadata=MetaData(),
                include_schemas=True,
                include_name=lambda nama, jenis, induk: (
                    (jenis != "schema" or nama in (None, "{SKEMA}"))
                    and saringan_alembic(**{letak!r})(nama, jenis, induk)
                ),
            )
            context.run_migrations()
            """
        )
    )
    konfigurasi = Config()
    konfigurasi.set_main_option("script_location", str(folder))
    konfigurasi.set_main_option("path_separator", "os")
    with engine.connect() as koneksi:
        konfigurasi.attributes["koneksi"] = koneksi
        baru = command.revision(konfigurasi, autogenerate=True)
    assert isinstance(baru, Script)
    return set(re.findall(r"op\.drop_table\('(\w+)'", Path(baru.path).read_text()))


def test_beberapa_proses_boleh_naik_bersamaan(engine: Engine) -> None:
    with ThreadPoolExecutor(3) as kolam:
        list(kolam.map(lambda _: naik(engine), range(3)))

    assert periksa_skema(engine) == ()


@pytest.mark.parametrize("simpan", [True, False])
def test_naik_dalam_transaksi_host_ikut_disimpan_atau_dibatalkan(
    engine: Engine, simpan: bool
) -> None:
    with engine.connect() as koneksi:
        naik(koneksi)
        koneksi.execute(text("CREATE TABLE milik_host (a INTEGER)"))
        if simpan:
            koneksi.commit()

    assert (versi(engine) == versi_terbaru()) is simpan
    assert ("milik_host" in tabel(engine)) is simpan


def test_migrasi_host_dapat_memanggil_migrasi_kita_di_tengahnya(
    engine: Engine, tmp_path: Path
) -> None:
    """With Alembic's `op`, which the host's script goes on using afterwards."""
    folder = tmp_path / "host"
    (folder / "versions").mkdir(parents=True)
    (folder / "env.py").write_text(
        dedent(
            """
            from alembic import context

            koneksi = context.config.attributes["koneksi"]
            context.configure(connection=koneksi)
            with context.begin_transaction():
                context.run_migrations()
            """
        )
    )
    (folder / "versions" / "satu.py").write_text(
        dedent(
            """
            import sqlalchemy as sa
            from alembic import op
            from dinsos_adapters.sql.migrasi import naik, turun

            revision = "host1"
            down_revision = None

            def upgrade():
                naik(op.get_bind())
                op.create_table("milik_host", sa.Column("a", sa.Integer()))

            def downgrade():
                op.drop_table("milik_host")
                turun(op.get_bind(), ke="base")
                op.execute("SELECT 1")
            """
        )
    )
    konfigurasi = Config()
    konfigurasi.set_main_option("script_location", str(folder))

    with engine.begin() as koneksi:
        konfigurasi.attributes["koneksi"] = koneksi
        command.upgrade(konfigurasi, "head")
    assert tabel(engine) >= {"milik_host", "alembic_version", *_nama_tabel()}
    assert periksa_skema(engine) == ()

    with engine.begin() as koneksi:
        konfigurasi.attributes["koneksi"] = koneksi
        command.downgrade(konfigurasi, "base")
    assert tabel(engine) == {"alembic_version", "dinsos_alembic_version"}


@pytest.mark.parametrize("nama", ["Dinsos_", "a b", "x" * 21, "1a", "a;drop", "é"])
def test_nama_yang_bukan_nama_ditolak(nama: str) -> None:
    with pytest.raises(ValueError, match="tidak boleh"):
        skema(nama)
    with pytest.raises(ValueError, match="tidak boleh"):
        skema("dinsos_", nama)


def _nama_tabel() -> set[str]:
    return {satu.name for satu in skema().metadata.sorted_tables}
