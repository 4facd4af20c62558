"""The office of Banjarmasin with twelve beds, on memory and on SQLite."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.sambung.bahan import Kantor

from dinsos_adapters.brankas import PenyandiAesGcm, RangkaianKunci
from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.migrasi import naik

PENYANDI = PenyandiAesGcm(RangkaianKunci(aktif="2025", indeks=("2025",), semua={"2025": b"a" * 32}))

Buka = Callable[..., Kantor]


@pytest.fixture(params=["memori", "sqlite"])
def buka(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Buka]:
    if request.param == "memori":
        yield lambda **isi: Kantor(GudangMemori(), **isi)
        return
    gudang = GudangSql(f"sqlite:///{tmp_path}/k.db", PENYANDI)
    naik(gudang.engine)
    yield lambda **isi: Kantor(gudang, **isi)
    gudang.tutup()


@pytest.fixture
def kantor(buka: Buka) -> Kantor:
    return buka()
