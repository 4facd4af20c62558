"""Sentences as data: a template in Indonesian and English, and the values it is filled with.

The eligibility tests explain themselves through these, so that judging a case costs nothing for
words nobody asks for, and one explanation can be read in either language. Codes become names of
the vocabulary when the sentence is read.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final, TypeAlias

from attrs import field

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
from dinsos_core.domain.shared.kelas import frozen
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
_Polos: TypeAlias = (
    bool
    | int
    | str
    | date
    | TanggalRentang
    | Lama
    | Jalur
    | Kode
    | IsiFakta
    | SatuPihak
    | Kata
    | Keanggotaan
    | frozenset[str]
    | Tiada
    | BelumDiketahui
    | SalahSatu
)
_IsiTunggal: TypeAlias = "_Polos | Ungkapan"
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


KOSONG: Final = Ungkapan(kalimat=Kalimat("", ""))
_BELUM_DIKETAHUI: Final = Kalimat("belum diketahui", "not known yet")
_ATAU: Final = Kalimat("atau", "or")
_YA: Final = Kalimat("ya", "yes")
_TIDAK: Final = Kalimat("tidak", "no")
_TIADA: Final = Kalimat("tidak ada", "none")
_TAK_TERDAFTAR: Final = Kalimat("tidak terdaftar", "not listed")


def kata(isi: Isi, bahasa: Bahasa, kosakata: Kosakata = TANPA_KOSAKATA) -> str:
    """One value in words; a code that has no name loses its underscores."""
    cara = _CARA.get(type(isi))
    if cara is None:  # a class of somebody's own, made from one of these
        cara = next((c for jenis, c in _CARA.items() if isinstance(isi, jenis)), _apa_adanya)
    return cara(isi, bahasa, kosakata)


def _apa_adanya(isi: object, _bahasa: Bahasa, _kosakata: Kosakata) -> str:
    return str(isi)


def _keanggotaan(isi: Keanggotaan, bahasa: Bahasa, kosakata: Kosakata) -> str:
    daftar = dict.fromkeys(Kode("registri", p.daftar) for p in isi.periode)
    return _semua(tuple(daftar), bahasa, kosakata) or _pilih(_TAK_TERDAFTAR, bahasa)


def _semua(isi: Iterable[Isi], bahasa: Bahasa, kosakata: Kosakata) -> str:
    return _deret([kata(satu, bahasa, kosakata) for satu in isi])


# Any, for each takes what it stands under. The order is for those that are made from another.
_CARA: Final[Mapping[type, Callable[[Any, Bahasa, Kosakata], str]]] = {
    Ungkapan: Ungkapan.teks,
    Kata: lambda isi, bahasa, _: isi.id if bahasa == "id" else isi.en,
    Jalur: nama_jalur,
    IsiFakta: lambda isi, bahasa, k: kata(urai_nilai(isi, k), bahasa, k),
    Kode: kata_kode,
    str: lambda isi, bahasa, k: isi if bahasa == "id" else k.kata(isi).en,
    tuple: _semua,
    SalahSatu: lambda isi, bahasa, k: _atau([kata(x, bahasa, k) for x in isi.isi], bahasa),
    bool: lambda isi, bahasa, _: _pilih(_YA if isi else _TIDAK, bahasa),
    int: _apa_adanya,
    date: lambda isi, bahasa, _: teks_tanggal(isi, bahasa),
    TanggalRentang: lambda isi, bahasa, _: teks_rentang(isi, bahasa),
    Lama: lambda isi, bahasa, _: str(isi) if bahasa == "id" else _lama_en(isi),
    SatuPihak: nama_pihak,
    Keanggotaan: _keanggotaan,
    BelumDiketahui: lambda _, bahasa, __: _pilih(_BELUM_DIKETAHUI, bahasa),
    Tiada: lambda _, bahasa, __: _pilih(_TIADA, bahasa),
    frozenset: lambda isi, bahasa, k: _semua(sorted(isi), bahasa, k),
}


def _deret(semua: list[str]) -> str:
    if len(semua) == 1:
        return semua[0]
    return ("; " if "," in "".join(semua) else ", ").join(semua)


def _atau(semua: list[str], bahasa: Bahasa) -> str:
    *depan, akhir = semua
    return f"{_deret(depan)} {_pilih(_ATAU, bahasa)} {akhir}" if depan else akhir


def _pilih(kalimat: Kalimat, bahasa: Bahasa) -> str:
    return kalimat.id if bahasa == "id" else kalimat.en


def _lama_en(lama: Lama) -> str:
    bagian = ((lama.tahun, "year"), (lama.bulan, "month"))
    return " ".join(f"{n} {nama}{'s' if n > 1 else ''}" for n, nama in bagian if n)
