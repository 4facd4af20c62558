"""What is stored for good, and how: see `Kodek`."""

from dinsos_core.application.kodek.daftar import TIPE_TERSIMPAN, susun_kodek
from dinsos_core.application.kodek.kodek import CatatanTakTerbaca, Kodek, Naik, TipeTersimpan

__all__ = [
    "TIPE_TERSIMPAN",
    "CatatanTakTerbaca",
    "Kodek",
    "Naik",
    "TipeTersimpan",
    "susun_kodek",
]
