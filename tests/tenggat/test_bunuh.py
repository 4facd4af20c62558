"""Workers that look after clocks die at random moments, with SIGKILL, while cases go on and others
look after the same clocks: no alert is lost, none told twice, none left over."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import create_engine
from tests.cli.bahan import AKAR
from tests.sql import bahan
from tests.tenggat.kota import Kota
from tests.tenggat.saksi import kabar, periksa_berdiri, periksa_kabar

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.migrasi import naik


@pytest.fixture(params=["sqlite", "postgres"])
def gudang(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[GudangSql]:
    if request.param == "sqlite":
        gudang = bahan.gudang(f"sqlite:///{tmp_path}/dinsos.db")
        naik(gudang.engine)
        yield gudang
        gudang.tutup()
        return
    schema = f"dinsos_tenggat_{os.getpid()}"
    engine = create_engine(request.getfixturevalue("postgres"))
    bahan.skema_baru(engine, schema)
    naik(engine, schema=schema)
    yield bahan.gudang(engine, schema)
    with engine.begin() as koneksi:
        koneksi.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
    engine.dispose()


def test_pekerja_yang_dibunuh_tidak_menghilangkan_dan_tidak_menggandakan_peringatan(
    gudang: GudangSql, tmp_path: Path
) -> None:
    teliti = settings.get_current_profile_name() == "teliti"
    pilihan = {"bunuh": 300 if teliti else 15, "kasus": 40, "benih": 1}
    url = gudang.engine.url.render_as_string(hide_password=False)
    gudang.tutup()

    argumen = [url, gudang.skema.schema or "", str(tmp_path), json.dumps(pilihan)]
    selesai = subprocess.run(
        [sys.executable, "-m", "tests.tenggat.induk", *argumen],
        cwd=AKAR,
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )

    assert selesai.returncode == 0, selesai.stderr
    hasil = json.loads(selesai.stdout)
    assert hasil["gagal"] == 0, selesai.stderr
    kota = Kota(gudang, kini=datetime.fromisoformat(hasil["kini"]), awalan="akhir")
    while kota.app.periksa_tenggat(banyak=100).lagi:
        pass
    periksa_berdiri(kota)
    periksa_kabar(kota)
    assert len(kabar(kota)) > 25, "there was nothing to tell"
    sys.stdout.write(f"{gudang.engine.name}: {hasil} kabar={len(kabar(kota))}\n")
