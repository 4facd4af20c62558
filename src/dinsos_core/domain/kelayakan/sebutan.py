"""What people call the things that codes stand for: facts, parties, choices, registries, areas."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import field

from dinsos_core.domain.shared.kata import Bahasa, Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import NilaiFakta
from dinsos_core.domain.standar.jalur import Jalur
from dinsos_core.domain.standar.kosakata import JenisFakta, Kosakata, sebutan

if TYPE_CHECKING:
    from dinsos_core.domain.kelayakan.kalimat import Isi

TANPA_KOSAKATA: Final = Kosakata()
"""No names at all: codes are said as they are, without their underscores."""

BagianKosakata: TypeAlias = Literal["pilihan", "peran", "pihak", "registri", "sistem", "wilayah"]


@frozen
class Kode:
    """A code of one part of the vocabulary, said by its name there."""

    bagian: BagianKosakata
    kode: str


@frozen
class IsiFakta:
    """The value of a fact, said as its definition means it: a choice, an area, a plain value."""

    fakta: str
    nilai: NilaiFakta | tuple[NilaiFakta, ...] = field(repr=False)


@frozen
class SatuPihak:
    """One party of a kind, counted from 1; ``nomor`` 0: the only one there is."""

    pihak: str
    nomor: int = 0


_MENURUT_JENIS: Final[dict[JenisFakta, BagianKosakata]] = {
    JenisFakta.PILIHAN: "pilihan",
    JenisFakta.WILAYAH: "wilayah",
}
# A hint of the form, of no use in a sentence.
_PETUNJUK: Final = re.compile(r" \([^()]*\)$")
_BERMILIK: Final = frozenset(set(JenisFakta) - {JenisFakta.YA_TIDAK, JenisFakta.KEANGGOTAAN})
"""Kinds of fact whose name is that of a thing somebody has; the others are called by a sentence."""
_PENDEK: Final = 3
"""Behind a name of more words, whose it is would read as a part of it."""


def urai_nilai(nilai: IsiFakta, kosakata: Kosakata) -> "Isi":
    """A value as the content of a sentence: the codes of a choice or an area marked as such."""
    definisi, isi = kosakata.fakta.get(nilai.fakta), nilai.nilai
    bagian = _MENURUT_JENIS.get(definisi.jenis) if definisi else None
    if bagian is None:
        return isi
    if isinstance(isi, tuple | frozenset):
        urut = isi if isinstance(isi, tuple) else sorted(isi)
        return tuple([Kode(bagian, satu) if isinstance(satu, str) else satu for satu in urut])
    return Kode(bagian, isi) if isinstance(isi, str) else isi


def kata_kode(satu: Kode, bahasa: Bahasa, kosakata: Kosakata) -> str:
    """The name of a code, within a sentence."""
    return _kata_kode(satu.bagian, satu.kode, bahasa, kosakata)


@lru_cache(maxsize=4096)
def _kata_kode(bagian: BagianKosakata, kode: str, bahasa: Bahasa, kosakata: Kosakata) -> str:
    if bagian == "wilayah":
        return _wilayah(kode, bahasa, kosakata)
    nama = sebutan(getattr(kosakata, bagian), kode).dalam(bahasa)
    # A choice stands after a colon or in a list, as a form shows it.
    return nama if bagian == "pilihan" else awali_kecil(nama)


def _wilayah(kode: str, bahasa: Bahasa, kosakata: Kosakata) -> str:
    """`Kota Banjarmasin (63.71)`; of a place inside one that has a name, its code comes first."""
    induk = kode
    while induk and induk not in kosakata.wilayah:
        induk = induk.rpartition(".")[0]
    if not induk:
        return kode
    nama = kosakata.wilayah[induk].kata.dalam(bahasa)
    return f"{nama} ({kode})" if induk == kode else f"{kode} ({nama})"


@lru_cache(maxsize=4096)
def nama_jalur(jalur: Jalur, bahasa: Bahasa, kosakata: Kosakata) -> str:
    """A fact and whose it is: "tanggal lahir pemohon", "applicant's date of birth"."""
    definisi = kosakata.fakta.get(jalur.kode)
    polos = jalur.kode.replace("_", " ")
    fakta = (definisi.kata if definisi else Kata(polos, polos)).dalam(bahasa)
    fakta = awali_kecil(_PETUNJUK.sub("", fakta))
    if not jalur.pihak:
        return fakta
    pihak = awali_kecil(sebutan(kosakata.pihak, jalur.pihak).dalam(bahasa))
    if (definisi is not None and definisi.jenis not in _BERMILIK) or len(fakta.split()) > _PENDEK:
        return f"{fakta} ({pihak})"
    if bahasa == "id":
        return f"{fakta} {pihak}"
    if " " in pihak.removeprefix("the "):
        return f"{fakta} of the {pihak.removeprefix('the ')}"
    return f"{pihak.removeprefix('the ')}'s {fakta}"


def nama_pihak(satu: SatuPihak, bahasa: Bahasa, kosakata: Kosakata) -> str:
    """One party within a sentence: "pemohon 2", "the deceased"."""
    nama = awali_kecil(sebutan(kosakata.pihak, satu.pihak).dalam(bahasa))
    if satu.nomor:
        return f"{nama} {satu.nomor}"
    return nama if bahasa == "id" or nama.startswith("the ") else f"the {nama}"


@lru_cache(maxsize=4096)
def sebutan_pihak(pihak: str, nomor: int, bahasa: Bahasa, kosakata: Kosakata) -> str:
    """One of several of a party, as people count: "Pemohon 2"."""
    return f"{awali_besar(sebutan(kosakata.pihak, pihak).dalam(bahasa))} {nomor}"


def awali_besar(teks: str) -> str:
    """The text with its first letter in upper case, the rest as it was."""
    return teks[:1].upper() + teks[1:]


def awali_kecil(teks: str) -> str:
    """A name as it stands within a sentence; abbreviations and proper names keep their capital.

    >>> awali_kecil("Tanggal lahir"), awali_kecil("NIK"), awali_kecil("Tim Reaksi Cepat")
    ('tanggal lahir', 'NIK', 'Tim Reaksi Cepat')
    """
    pertama, _, sisa = teks.partition(" ")
    if pertama[1:2].isupper() or sisa.split(" ")[0].istitle():
        return teks
    return teks[:1].lower() + teks[1:]
