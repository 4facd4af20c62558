"""Which facts a standard needs, read off its own declarations."""

from collections.abc import Iterator, Mapping

from dinsos_core.domain.kelayakan.dasar_uji import JenisParameter, Uji
from dinsos_core.domain.kelayakan.deklarasi import PENGAJUAN
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.model import StandarPelayanan, Syarat


def jalur_fakta(standar: StandarPelayanan, uji: Mapping[str, Uji] = UJI) -> tuple[str, ...]:
    """Every fact path that conditions, papers and steps of the standard refer to, in that order."""
    return tuple(dict.fromkeys(_semua(standar, uji)))


def _semua(standar: StandarPelayanan, uji: Mapping[str, Uji]) -> Iterator[str]:
    for syarat in standar.syarat:
        yield from jalur_syarat(syarat, uji)
    for bila in (
        *(d.bila for d in standar.dokumen),
        *(langkah.bila for langkah in standar.langkah),
    ):
        yield from _bila(bila)


def jalur_syarat(syarat: Syarat, uji: Mapping[str, Uji] = UJI) -> Iterator[str]:
    """Every fact path that one condition refers to, some of them more than once."""
    yield from _bila(syarat.bila)
    if syarat.fakta:
        yield syarat.fakta
    for nama, parameter in uji[syarat.uji].parameter.items() if syarat.uji in uji else ():
        isi = syarat.parameter.get(nama)
        if parameter.jenis is JenisParameter.JALUR and isinstance(isi, str):
            yield isi
    if syarat.pada != PENGAJUAN:
        yield syarat.pada
    for satu in syarat.salah_satu:
        yield from jalur_syarat(satu, uji)


def _bila(bila: Bila | None) -> Iterator[str]:
    if bila is not None:
        yield bila.fakta


def atestasi_oleh(standar: StandarPelayanan) -> Mapping[str, tuple[str, ...]]:
    """Code of an attested fact -> the roles that may attest it; codes that any role may are absent.

    Read off the conditions' own parameters `oleh` and `catatan_oleh`. What is no role in them is
    left out; the check of the declaration names it.
    """
    boleh: dict[str, tuple[str, ...]] = {}
    for syarat in standar.syarat:
        for satu in (syarat, *syarat.salah_satu):
            fakta, oleh = _diatestasi(satu)
            if isinstance(fakta, str) and oleh is not None:
                semua: tuple[object, ...] = oleh if isinstance(oleh, tuple) else (oleh,)
                peran = tuple(nama for nama in semua if isinstance(nama, str))
                kode = fakta.rpartition(".")[2]
                boleh[kode] = (*boleh.get(kode, ()), *peran)
    return boleh


def _diatestasi(syarat: Syarat) -> tuple[object, object]:
    """The path of the fact that a condition wants attested, and by which roles."""
    if syarat.uji == "atestasi":
        return syarat.fakta, syarat.parameter.get("oleh")
    return syarat.parameter.get("catatan_setara"), syarat.parameter.get("catatan_oleh")
