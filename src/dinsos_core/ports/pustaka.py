"""Optional libraries, and which extra of `dinsos-core` brings them.

Who imports one does so inside `perlu`: then whoever lacks it is told what to install.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Final

EXTRA: Final[Mapping[str, tuple[str, ...]]] = {
    "kalender": ("holidays",),
    "sql": ("sqlalchemy", "alembic", "psycopg"),
    "email": ("jinja2", "babel"),
    "brankas": ("cryptography",),
    "kolom": ("narwhals",),
    "cli": ("typer", "rich"),
    "testing": ("hypothesis",),
}


class PustakaTiada(ModuleNotFoundError):
    """A library of an extra is not installed; the message names the extra."""


@contextmanager
def perlu(*extra: str) -> Iterator[None]:
    """What is imported inside comes with these extras.

    Raises:
        PustakaTiada: instead of a bare `ModuleNotFoundError`; names all that is missing of them.
    """
    try:
        yield
    except ModuleNotFoundError as galat:
        asal = {pustaka: satu for satu in extra for pustaka in EXTRA[satu]}
        kurang = [pustaka for pustaka in asal if find_spec(pustaka) is None]
        if (galat.name or "").partition(".")[0] not in kurang:
            raise  # installed, but not as it should be; or a module of ours
        pasang = ",".join(dict.fromkeys(asal[pustaka] for pustaka in kurang))
        raise PustakaTiada(
            f"Belum terpasang (not installed): {', '.join(kurang)}. "
            f"Pasang (install): pip install 'dinsos-core[{pasang}]'",
            name=galat.name,
        ) from None
