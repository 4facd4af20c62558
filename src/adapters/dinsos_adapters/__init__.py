"""Adapters for dinsos_core: catalogue, storage, calendar, messages; and the wiring of them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dinsos_adapters.wiring import rakit

__all__ = ["rakit"]


def __getattr__(nama: str) -> object:
    # Late, so that importing one adapter does not load the libraries of all of them.
    if nama == "rakit":
        from dinsos_adapters.wiring import rakit

        return rakit
    raise AttributeError(f"module {__name__!r} has no attribute {nama!r}")
