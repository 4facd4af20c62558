"""Adapters for dinsos_core: catalogue, storage, calendar, messages; and the wiring of them."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dinsos_adapters.wiring import buka_gudang, rakit

    __version__: str

__all__ = ["buka_gudang", "rakit"]

if not TYPE_CHECKING:  # for a checker, it would make an object of every misspelt name

    def __getattr__(nama: str) -> object:
        # Late, so that importing one adapter does not load the libraries of all of them.
        if nama == "__version__":
            return import_module("importlib.metadata").version("dinsos-core")
        if nama in __all__:
            return getattr(import_module("dinsos_adapters.wiring"), nama)
        raise AttributeError(f"module {__name__!r} has no attribute {nama!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
