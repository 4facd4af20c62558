"""Sentences as data: a template in Indonesian and English, and the values it is filled with.

The eligibility tests explain themselves through these, so that judging a case costs nothing for
words nobody asks for, and one explanation can be read in either language. Codes become names of
the vocabulary when the sentence is read.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final, TypeAlias

from attrs import field, frozen

from dinsos_core.domain.kelayakan.sebutan import (
    TANPA_KOSAKATA,
    IsiFakta,
    Kode,
    SatuPihak,
    awali_besar,
    kata_kode,
    nama_jalur,
    nama_pihak,
    urai_nilai,
)
from dinsos_core.domain.shared.kata import Bahasa, Kata
from dinsos_core.domain.shared.nilai import BelumDiketahui, Keanggotaan, TanggalRentang, Tiada
from dinsos_core.domain.standar.jalur import Jalur
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.waktu.batas import Lama
from dinsos_core.domain.waktu.teks import teks_rentang, teks_tanggal

__all__ = [
    "KOSONG",
    "TANPA_KOSAKATA",
    "Isi",
    "IsiFakta",
    "Kalimat",
    "Kode",
    "SalahSatu",
    "SatuPihak",
    "Ungkapan",
    "awali_besar",
    "kata",
    "ungkap",
]


@frozen
class Kalimat:
    """One sentence in both languages, with `{names}` for the values."""

    id: str
    en: str


@frozen
class SalahSatu:
    """Several of which any one will do: "petugas loket, pendamping atau kepala dinas"."""

    isi: "tuple[Isi, ...]" = field(repr=False)


Isi: TypeAlias = "_IsiTunggal | tuple[Isi, ...]"
_IsiTunggal: TypeAlias = (
    "bool | int | str | date | TanggalRentang | Lama | Jalur | Kode | IsiFakta | SatuPihak | Kata"
    " | Keanggotaan | frozenset[str] | Tiada | BelumDiketahui | SalahSatu | Ungkapan"
)
"""What fills a sentence. Plain text is a standard's own, given in English where the vocabulary has
it; a code is a `Kode`, the value of a fact a `IsiFakta`."""


@frozen(kw_only=True)
class Ungkapan:
    """A sentence with its values; the values are personal and stay out of ``repr``."""

    kalimat: Kalimat
    isi: Mapping[str, Isi] = field(factory=dict, repr=False)

    def teks(self, bahasa: Bahasa = "id", kosakata: Kosakata = TANPA_KOSAKATA) -> str:
        """The sentence in one language, by the names of a vocabulary."""
        pola = self.kalimat.id if bahasa == "id" else self.kalimat.en
        return pola.format_map({n: kata(isi, bahasa, kosakata) for n, isi in self.isi.items()})


def ungkap(kalimat: Kalimat, /, **isi: Isi) -> Ungkapan:
    """A sentence filled with values.

    >>> ungkap(Kalimat("lahir {tanggal}", "born {tanggal}"), tanggal=date(1996, 6, 20)).teks("en")
    'born 20 June 1996'
    """
    return Ungkapan(kalimat=kalimat, isi=isi)


KOSONG: Final = Kalimat("", "")
_BELUM_DIKETAHUI: Final = Kalimat("belum diketahui", "not known yet")
_ATAU: Final = Kalimat("atau", "or")
_YA: Final = Kalimat("ya", "yes")
_TIDAK: Final = Kalimat("tidak", "no")
_TIADA: Final = Kalimat("tidak ada", "none")
_TAK_TERDAFTAR: Final = Kalimat("tidak terdaftar", "not listed")


def kata(isi: Isi, bahasa: Bahasa, kosakata: Kosakata = TANPA_KOSAKATA) -> str:
    """One value in words; a code that has no name loses its underscores."""
    match isi:  # the commonest first
        case Ungkapan():
            return isi.teks(bahasa, kosakata)
        case Kata():
            return isi.id if bahasa == "id" else isi.en
        case Jalur():
            return nama_jalur(isi, bahasa, kosakata)
        case IsiFakta():
            return kata(urai_nilai(isi, kosakata), bahasa, kosakata)
        case Kode():
            return kata_kode(isi, bahasa, kosakata)
        case str():
            return isi if bahasa == "id" else kosakata.kata(isi).en
        case tuple():
            return _deret([kata(x, bahasa, kosakata) for x in isi])
        case SalahSatu():
            return _atau([kata(x, bahasa, kosakata) for x in isi.isi], bahasa)
        case bool():
            return _pilih(_YA if isi else _TIDAK, bahasa)
        case date():
            return teks_tanggal(isi, bahasa)
        case TanggalRentang():
            return teks_rentang(isi, bahasa)
        case Lama():
            return str(isi) if bahasa == "id" else _lama_en(isi)
        case SatuPihak():
            return nama_pihak(isi, bahasa, kosakata)
        case Keanggotaan():
            daftar = dict.fromkeys(Kode("registri", p.daftar) for p in isi.periode)
            return kata(tuple(daftar), bahasa, kosakata) or _pilih(_TAK_TERDAFTAR, bahasa)
        case BelumDiketahui():
            return _pilih(_BELUM_DIKETAHUI, bahasa)
        case Tiada():
            return _pilih(_TIADA, bahasa)
        case frozenset():
            return kata(tuple(sorted(isi)), bahasa, kosakata)
        case _:
            return str(isi)


def _deret(semua: list[str]) -> str:
    if len(semua) == 1:
        return semua[0]
    return ("; " if any("," in satu for satu in semua) else ", ").join(semua)


def _atau(semua: list[str], bahasa: Bahasa) -> str:
    *depan, akhir = semua
    return f"{_deret(depan)} {_pilih(_ATAU, bahasa)} {akhir}" if depan else akhir


def _pilih(kalimat: Kalimat, bahasa: Bahasa) -> str:
    return kalimat.id if bahasa == "id" else kalimat.en


def _lama_en(lama: Lama) -> str:
    bagian = ((lama.tahun, "year"), (lama.bulan, "month"))
    return " ".join(f"{n} {nama}{'s' if n > 1 else ''}" for n, nama in bagian if n)
