"""A shelter on memory and on SQLite."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.klien.rumah import Rumah
from tests.sql import bahan

from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.sql.migrasi import naik

Buka = Callable[..., Rumah]


@pytest.fixture(params=["memori", "sqlite"])
def buka(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Buka]:
    if request.param == "memori":
        yield lambda *tempat, **isi: Rumah(GudangMemori(), tempat, **isi)
        return
    gudang = bahan.gudang(f"sqlite:///{tmp_path}/k.db")
    naik(gudang.engine)
    yield lambda *tempat, **isi: Rumah(gudang, tempat, **isi)
    gudang.tutup()
