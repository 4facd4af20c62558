"""Sentences as data: a template in Indonesian and English, and the values it is filled with.

The eligibility tests explain themselves through these, so that judging a case costs nothing for
words nobody asks for, and one explanation can be read in either language.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final, TypeAlias

from attrs import field, frozen

from dinsos_core.domain.shared.kata import Bahasa
from dinsos_core.domain.shared.nilai import BelumDiketahui, Keanggotaan, Tiada
from dinsos_core.domain.standar.jalur import Jalur
from dinsos_core.domain.waktu.batas import Lama
from dinsos_core.domain.waktu.teks import teks_tanggal


@frozen
class Kalimat:
    """One sentence in both languages, with `{names}` for the values."""

    id: str
    en: str


Isi: TypeAlias = "_IsiTunggal | tuple[Isi, ...]"
_IsiTunggal: TypeAlias = (
    "bool | int | str | date | Lama | Jalur | Keanggotaan | frozenset[str] | Tiada | BelumDiketahui"
    " | Ungkapan"
)


@frozen(kw_only=True)
class Ungkapan:
    """A sentence with its values; the values are personal and stay out of ``repr``."""

    kalimat: Kalimat
    isi: Mapping[str, Isi] = field(factory=dict, repr=False)

    def teks(self, bahasa: Bahasa = "id") -> str:
        """The sentence in one language."""
        pola = self.kalimat.id if bahasa == "id" else self.kalimat.en
        return pola.format(**{nama: kata(isi, bahasa) for nama, isi in self.isi.items()})


def ungkap(kalimat: Kalimat, /, **isi: Isi) -> Ungkapan:
    """A sentence filled with values.

    >>> ungkap(Kalimat("lahir {tanggal}", "born {tanggal}"), tanggal=date(1996, 6, 20)).teks("en")
    'born 20 June 1996'
    """
    return Ungkapan(kalimat=kalimat, isi=isi)


KOSONG: Final = Kalimat("", "")
_BELUM_DIKETAHUI: Final = Kalimat("belum diketahui", "not known yet")
_YA: Final = Kalimat("ya", "yes")
_TIDAK: Final = Kalimat("tidak", "no")
_TIADA: Final = Kalimat("tidak ada", "none")
_TAK_TERDAFTAR: Final = Kalimat("tidak terdaftar", "not listed")


def kata(isi: Isi, bahasa: Bahasa) -> str:
    """One value in words; codes lose their underscores."""
    match isi:
        case Ungkapan():
            return isi.teks(bahasa)
        case bool():
            return _pilih(_YA if isi else _TIDAK, bahasa)
        case date():
            return teks_tanggal(isi, bahasa)
        case Lama():
            return str(isi) if bahasa == "id" else _lama_en(isi)
        case Jalur():
            return isi.kata
        case Keanggotaan():
            daftar = tuple(dict.fromkeys(p.daftar for p in isi.periode))
            return ", ".join(daftar) or _pilih(_TAK_TERDAFTAR, bahasa)
        case BelumDiketahui():
            return _pilih(_BELUM_DIKETAHUI, bahasa)
        case Tiada():
            return _pilih(_TIADA, bahasa)
        case frozenset():
            return ", ".join(sorted(kata(x, bahasa) for x in isi))
        case tuple():
            return ", ".join(kata(x, bahasa) for x in isi)
        case _:
            return str(isi).replace("_", " ")


def _pilih(kalimat: Kalimat, bahasa: Bahasa) -> str:
    return kalimat.id if bahasa == "id" else kalimat.en


def _lama_en(lama: Lama) -> str:
    bagian = ((lama.tahun, "year"), (lama.bulan, "month"))
    return " ".join(f"{n} {nama}{'s' if n > 1 else ''}" for n, nama in bagian if n)


def awali_besar(teks: str) -> str:
    """The text with its first letter in upper case, the rest as it was."""
    return teks[:1].upper() + teks[1:]
