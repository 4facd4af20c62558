"""Many processes on one shelter: no place is given twice, on either database."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from tests.klien.berebut import TEMPAT, langkah, periksa
from tests.klien.rumah import Rumah, kamar
from tests.sql import bahan

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.migrasi import naik

PROSES = 16


@pytest.fixture(params=["sqlite", "postgres"])
def gudang(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[GudangSql]:
    if request.param == "sqlite":
        sqlite = bahan.gudang(f"sqlite:///{tmp_path}/dinsos.db")
        naik(sqlite.engine)
        yield sqlite
        sqlite.tutup()
        return
    schema = f"dinsos_berebut_{os.getpid()}"
    engine = create_engine(request.getfixturevalue("postgres"))
    bahan.skema_baru(engine, schema)
    naik(engine, schema=schema)
    yield bahan.gudang(engine, schema)
    with engine.begin() as koneksi:
        koneksi.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
    engine.dispose()


def test_enam_belas_proses_pada_satu_rumah_tidak_pernah_sebelas(gudang: GudangSql) -> None:
    rumah = Rumah(gudang, (kamar(TEMPAT),))
    kasus = [rumah.datang() for _ in range(24)]
    url = gudang.engine.url.render_as_string(hide_password=False)
    gudang.tutup()

    selesai = subprocess.run(
        [
            *(sys.executable, "-m", "tests.klien.berebut"),
            *(url, gudang.skema.schema or "", str(PROSES), json.dumps(kasus)),
        ],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )

    assert selesai.returncode == 0, selesai.stderr
    hasil = json.loads(selesai.stdout)
    assert hasil["gagal"] == 0, selesai.stderr
    # Whoever still waits comes in, the longest first, until the house is full.
    menunggu = [k for k in map(rumah.keadaan, kasus) if k.status == "menunggu_tempat"]
    menunggu.sort(key=lambda k: k.jeda[-1].mulai)
    for satu in menunggu[: TEMPAT - len(periksa(rumah))]:
        rumah.jadi(langkah(satu.id, "masuk"), "pramu_sosial")
    dipegang = periksa(rumah)
    assert {f"kamar/{satuan}": k for satuan, k in dipegang.items()} == rumah.terisi()
    status = rumah.status(*kasus)
    assert len(dipegang) == TEMPAT or "menunggu_tempat" not in status
    assert "berhenti" in status
    sys.stdout.write(f"{gudang.engine.name}: {hasil}, {status.count('ditempatkan')} di dalam\n")
