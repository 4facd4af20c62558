"""A place on each database for one test: a store with tables and a folder of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from hypothesis import settings
from sqlalchemy import create_engine
from tests.sql import bahan

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.migrasi import naik

AKAR = Path(__file__).parents[2]


@frozen
class Medan:
    """A database under fire, and the folder in which workers keep their books."""

    gudang: GudangSql
    folder: Path

    def jalankan(self, cara: str, **pilihan: Any) -> dict[str, int]:
        """What the process that forks the workers says when it is through."""
        url = self.gudang.engine.url.render_as_string(hide_password=False)
        self.gudang.tutup()
        argumen = [cara, url, self.gudang.skema.schema or "", str(self.folder), json.dumps(pilihan)]
        selesai = subprocess.run(
            [sys.executable, "-m", "tests.tahan.induk", *argumen],
            cwd=AKAR,
            capture_output=True,
            text=True,
            timeout=6 * 3600,  # a stop for what hangs; each way of running has a bound of its own
            check=False,
        )
        assert selesai.returncode == 0, selesai.stderr
        hasil: dict[str, int] = json.loads(selesai.stdout)
        assert hasil.pop("gagal") == 0, selesai.stderr
        return hasil

    def lapor(self, **angka: int) -> None:
        """Figures of this run, for who asks (`pytest -rP`)."""
        sys.stdout.write(f"{self.gudang.engine.name}: {angka}\n")


@pytest.fixture(params=["sqlite", "postgres"])
def medan(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Medan]:
    """The same fire on both databases."""
    (tmp_path / "surel").mkdir()
    if request.param == "sqlite":
        gudang = bahan.gudang(f"sqlite:///{tmp_path}/dinsos.db")
        naik(gudang.engine)
        yield Medan(gudang, tmp_path)
        gudang.tutup()
        return
    schema = f"dinsos_tahan_{os.getpid()}"
    engine = create_engine(request.getfixturevalue("postgres"))
    bahan.skema_baru(engine, schema)
    naik(engine, schema=schema)
    yield Medan(bahan.gudang(engine, schema), tmp_path)
    with engine.begin() as koneksi:
        koneksi.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
    engine.dispose()


@pytest.fixture
def teliti() -> bool:
    """Whether this run may take its time (`nox -s thorough`)."""
    return settings.get_current_profile_name() == "teliti"
