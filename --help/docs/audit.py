from datetime import UTC, datetime
from pathlib import Path

from dinsos_adapters.brankas import PenyandiAesGcm, TitikPeriksaBerkas, buat_berkas_kunci
from dinsos_adapters.sql.gudang import GudangSql
from dinsos_core.application.audit import audit, catat_titik

kunci = buat_berkas_kunci(Path("kunci.toml"), "2026-01")
titik = TitikPeriksaBerkas(Path("titik-periksa.jsonl"))
gudang = GudangSql("sqlite:///dinsos.db", PenyandiAesGcm(kunci))
gudang.skema.metadata.create_all(gudang.engine)

with gudang(baca=True) as unit:
    catat_titik(unit.log, titik, kunci, datetime(2026, 1, 5, tzinfo=UTC))
with gudang(baca=True) as unit:
    hasil = audit(unit.log, titik, kunci)
assert hasil.utuh
