"""dinsos_core: the published service standards of Indonesian social-services offices as behaviour.

The public face. Names are loaded on first use, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dinsos_core.application.aplikasi import Aplikasi, Persiapan
    from dinsos_core.application.bahasa import PerintahTerhalang, jelaskan
    from dinsos_core.application.pipa import HasilPerintah
    from dinsos_core.domain.permohonan.perintah import (
        AjukanKeberatan,
        AjukanPermohonan,
        BukaKembaliPermohonan,
        CabutSurat,
        GugurkanPermohonan,
        JedaPermohonan,
        KoreksiData,
        LanjutkanPermohonan,
        LengkapiBerkas,
        NilaiUlang,
        PihakDiajukan,
        PutuskanKeberatan,
        SelesaikanLangkah,
        TarikPermohonan,
        TeruskanPermohonan,
    )
    from dinsos_core.domain.prosedur.berkas import DokumenDiserahkan
    from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan
    from dinsos_core.domain.shared.pelaku import JenisMandat, Mandat, Pelaku

    __version__: str

__all__ = [
    "AjukanKeberatan",
    "AjukanPermohonan",
    "Aplikasi",
    "BukaKembaliPermohonan",
    "CabutSurat",
    "DokumenDiserahkan",
    "GugurkanPermohonan",
    "Halangan",
    "HasilPerintah",
    "JedaPermohonan",
    "JenisMandat",
    "KodeHalangan",
    "KoreksiData",
    "LanjutkanPermohonan",
    "LengkapiBerkas",
    "Mandat",
    "NilaiUlang",
    "Pelaku",
    "PerintahTerhalang",
    "Persiapan",
    "PihakDiajukan",
    "PutuskanKeberatan",
    "SelesaikanLangkah",
    "TarikPermohonan",
    "TeruskanPermohonan",
    "jelaskan",
]

_ASAL = {
    "Aplikasi": "application.aplikasi",
    "Persiapan": "application.aplikasi",
    "HasilPerintah": "application.pipa",
    "PerintahTerhalang": "application.bahasa",
    "jelaskan": "application.bahasa",
    "DokumenDiserahkan": "domain.prosedur.berkas",
    "Halangan": "domain.shared.halangan",
    "KodeHalangan": "domain.shared.halangan",
    "JenisMandat": "domain.shared.pelaku",
    "Mandat": "domain.shared.pelaku",
    "Pelaku": "domain.shared.pelaku",
}


if not TYPE_CHECKING:  # for a checker, it would make an object of every misspelt name

    def __getattr__(nama: str) -> object:
        if nama == "__version__":
            return import_module("importlib.metadata").version("dinsos-core")
        if nama not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {nama!r}")
        asal = _ASAL.get(nama, "domain.permohonan.perintah")
        return getattr(import_module(f"{__name__}.{asal}"), nama)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
