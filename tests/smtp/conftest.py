"""Certificates, and a store in memory and on SQLite."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.smtp import sertifikat
from tests.sql import bahan

from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.sql.gudang import buat_engine
from dinsos_adapters.sql.migrasi import naik
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork


@pytest.fixture(scope="session")
def kepercayaan(tmp_path_factory: pytest.TempPathFactory) -> sertifikat.Sertifikat:
    return sertifikat.buat(tmp_path_factory.mktemp("sertifikat"))


@pytest.fixture(scope="session")
def _berkas_kosong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    berkas = tmp_path_factory.mktemp("sqlite") / "kosong.db"
    engine = buat_engine(f"sqlite:///{berkas}")
    naik(engine)
    engine.dispose()
    return berkas


@pytest.fixture(params=["memori", "sqlite"])
def gudang(
    request: pytest.FixtureRequest, _berkas_kosong: Path, tmp_path: Path
) -> Iterator[PembukaUnitOfWork]:
    """The same test on both stores."""
    if request.param == "memori":
        yield GudangMemori()
        return
    berkas = tmp_path / "dinsos.db"
    shutil.copy(_berkas_kosong, berkas)
    satu = bahan.gudang(f"sqlite:///{berkas}")
    yield satu
    satu.tutup()
