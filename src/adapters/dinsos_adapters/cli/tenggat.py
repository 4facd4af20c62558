"""`dinsos tenggat`: deadlines."""

from dinsos_adapters.cli.grup import kelompok_baru
from dinsos_adapters.cli.hitung import hitung
from dinsos_adapters.cli.jaga import jaga, periksa, peringatan

kelompok = kelompok_baru("Tenggat.", bawaan="hitung")
kelompok.command("hitung")(hitung)
kelompok.command("periksa")(periksa)
kelompok.command("jaga")(jaga)
kelompok.command("peringatan")(peringatan)
