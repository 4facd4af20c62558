"""`dinsos tenggat`: deadlines."""

from dinsos_adapters.cli.grup import kelompok_baru
from dinsos_adapters.cli.hitung import hitung

kelompok = kelompok_baru("Tenggat.", bawaan="hitung")
kelompok.command("hitung")(hitung)
