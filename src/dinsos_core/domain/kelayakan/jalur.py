"""Which facts a standard needs, read off its own declarations."""

from collections.abc import Iterator

from dinsos_core.domain.standar.model import Bila, StandarPelayanan, Syarat


def jalur_fakta(standar: StandarPelayanan) -> tuple[str, ...]:
    """Every fact path that conditions, papers and steps of the standard refer to, in that order."""
    return tuple(dict.fromkeys(_semua(standar)))


def _semua(standar: StandarPelayanan) -> Iterator[str]:
    for syarat in standar.syarat:
        yield from _syarat(syarat)
    for bila in (
        *(d.bila for d in standar.dokumen),
        *(langkah.bila for langkah in standar.langkah),
    ):
        yield from _bila(bila)


def _syarat(syarat: Syarat) -> Iterator[str]:
    yield from _bila(syarat.bila)
    if syarat.fakta:
        yield syarat.fakta
    dengan = syarat.parameter.get("dengan")
    if isinstance(dengan, str):
        yield dengan
    if syarat.pada != "pengajuan":
        yield syarat.pada
    for satu in syarat.salah_satu:
        yield from _syarat(satu)


def _bila(bila: Bila | None) -> Iterator[str]:
    if bila is not None:
        yield bila.fakta
