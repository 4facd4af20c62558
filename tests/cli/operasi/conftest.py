"""A store on SQLite, copied for every test, and one on PostgreSQL."""

import shutil
from pathlib import Path

import pytest
from attrs import evolve
from sqlalchemy import create_engine
from tests.cli.operasi.bahan import Kantor, dirikan
from tests.sql.bahan import skema_baru

VARIABEL = (
    "BASIS_DATA",
    "KUNCI",
    "KUNCI_AKTIF",
    "KUNCI_INDEKS",
    "KUNCI_BERKAS",
    "PREFIX",
    "SCHEMA",
)


@pytest.fixture(autouse=True)
def _lingkungan_bersih(monkeypatch: pytest.MonkeyPatch) -> None:
    for nama in VARIABEL:
        monkeypatch.delenv(f"DINSOS_{nama}", raising=False)


@pytest.fixture(scope="session")
def _asal(tmp_path_factory: pytest.TempPathFactory) -> Kantor:
    folder = tmp_path_factory.mktemp("kantor")
    return dirikan(f"sqlite:///{folder / 'asal.db'}", folder / "kunci.toml")


@pytest.fixture
def kantor(_asal: Kantor, tmp_path: Path) -> Kantor:
    """The store, for one test."""
    berkas = tmp_path / "kasus.db"
    shutil.copy(_asal.berkas, berkas)
    return evolve(_asal, url=f"sqlite:///{berkas}")


@pytest.fixture(scope="session")
def kantor_postgres(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Kantor:
    """The same on PostgreSQL, in a schema of its own."""
    engine = create_engine(postgres)
    skema_baru(engine, "dinsos_perintah")
    engine.dispose()
    return dirikan(postgres, tmp_path_factory.mktemp("pg") / "kunci.toml", schema="dinsos_perintah")
