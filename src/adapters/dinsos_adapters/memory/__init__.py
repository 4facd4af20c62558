"""Storage in memory: for tests, trials and examples. One process, nothing outlives it."""

from dinsos_adapters.memory.gudang import GudangMemori

__all__ = ["GudangMemori"]
