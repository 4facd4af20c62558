from pathlib import Path

from dinsos_adapters import rakit
from dinsos_adapters.brankas import PenyandiAesGcm, buat_berkas_kunci
from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.migrasi import naik, periksa_skema

kunci = buat_berkas_kunci(Path("kunci.toml"), "2026-01")  # see privasi.md
gudang = GudangSql("sqlite:///kasus.db", PenyandiAesGcm(kunci))
naik(gudang.engine)

assert periksa_skema(gudang.engine) == ()
app = rakit("banjarmasin", penyimpanan=gudang)


from sqlalchemy import create_engine, text

from dinsos_core.ports.penyimpanan import SaringanKasus

milik_host = create_engine("sqlite:///kasus.db")
with milik_host.begin() as koneksi:
    koneksi.execute(text("CREATE TABLE antrean (nomor INTEGER)"))
    di_sini = app.dengan(unit_kerja=gudang.pada(koneksi))
    assert di_sini.daftar(SaringanKasus(layanan="santunan-kematian")).baris == ()
