"""What is stored for good, and how: see `Kodek`."""

from dinsos_core.application.kodek.daftar import susun_kodek, tipe_tersimpan
from dinsos_core.application.kodek.kodek import CatatanTakTerbaca, Kodek, Naik, TipeTersimpan

__all__ = [
    "CatatanTakTerbaca",
    "Kodek",
    "Naik",
    "TipeTersimpan",
    "susun_kodek",
    "tipe_tersimpan",
]
