from pathlib import Path

from dinsos_adapters.brankas import PenyandiAesGcm, buat_berkas_kunci, kunci_dari_berkas
from dinsos_adapters.sql.gudang import GudangSql

buat_berkas_kunci(Path("kunci.toml"), "2026-01")  # once; never replaces a file

gudang = GudangSql("sqlite:///dinsos.db", PenyandiAesGcm(kunci_dari_berkas(Path("kunci.toml"))))
