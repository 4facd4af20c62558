"""The decrees as TOML data, their loader and checker. How to write them: `docs/katalog.md`."""

from dinsos_adapters.katalog.katalog import KatalogToml, muat_katalog, periksa_katalog
from dinsos_adapters.katalog.masalah import JenisMasalah, KatalogRusak, MasalahKatalog

__all__ = [
    "JenisMasalah",
    "KatalogRusak",
    "KatalogToml",
    "MasalahKatalog",
    "muat_katalog",
    "periksa_katalog",
]
