"""Which facts a standard needs, read off its own declarations."""

from collections.abc import Iterator

from attrs import frozen

from dinsos_core.domain.standar.model import Bila, StandarPelayanan, Syarat


@frozen(kw_only=True)
class JalurFakta:
    """A parsed path: of each party, of the first of a kind, or (``pihak`` empty) of the case."""

    pihak: str
    kode: str
    setiap: bool


def urai_jalur(jalur: str) -> JalurFakta:
    """`setiap pemohon.agama`, `anak.agama`, `tanggal_nikah` taken apart."""
    setiap = jalur.startswith("setiap ")
    pihak, _, kode = jalur.removeprefix("setiap ").rpartition(".")
    return JalurFakta(pihak=pihak, kode=kode, setiap=setiap)


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
