"""The built-in catalogue, loaded once, and every reading not in force that its data speak of."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from tomllib import loads

from attrs import frozen

from dinsos_adapters.katalog import KatalogToml, muat_katalog
from dinsos_adapters.katalog.lapisan import bacaan_disebut
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.tafsir import Tafsir

Kunci = tuple[str, str, str]
DATA = files("dinsos_adapters.katalog").joinpath("data")


@frozen
class BacaanLain:
    """A standard under one reading that an agency may choose instead of the default."""

    standar: StandarPelayanan
    tafsir: str
    bacaan: str

    def __str__(self) -> str:
        satu = self.standar
        return f"{satu.keputusan.kode}-{satu.layanan}-{self.tafsir}-{self.bacaan}"

    @property
    def katalog(self) -> KatalogToml:
        return menurut(self.standar.instansi.kode, self.tafsir, self.bacaan)


@cache
def katalog() -> KatalogToml:
    """Under the readings in force."""
    return muat_katalog()


@cache
def standar_bawaan() -> Mapping[Kunci, StandarPelayanan]:
    """Every standard of it."""
    return {kunci(satu): satu for satu in katalog().semua()}


def kunci(standar: StandarPelayanan) -> Kunci:
    """Agency, decree and service."""
    return standar.instansi.kode, standar.keputusan.kode, standar.layanan


@cache
def menurut(instansi: str, tafsir: str, bacaan: str) -> KatalogToml:
    """The catalogue where the agency chose this reading."""
    return muat_katalog(bacaan={instansi: {tafsir: bacaan}})


def bacaan_umum() -> Iterator[tuple[Tafsir, str]]:
    """Of the entries that every standard relies on, the readings that are not the default."""
    for satu in katalog().tafsir("").entri.values():
        if satu.umum:
            yield from ((satu, b.kode) for b in satu.bacaan if b.kode != satu.bawaan)


@cache
def bacaan_lain() -> tuple[BacaanLain, ...]:
    return tuple(_semua())


def _semua() -> Iterator[BacaanLain]:
    for satu in katalog().semua():
        instansi, sk = satu.instansi.kode, satu.keputusan
        folder = DATA.joinpath(instansi, sk.kode)
        isi = [
            loads(folder.joinpath(berkas).read_text(encoding="utf-8"))
            for berkas in (f"{satu.layanan}.toml", "keputusan.toml")
        ]
        register = katalog().tafsir(instansi)
        for tafsir, bacaan in sorted(bacaan_disebut(isi, register)):
            if bacaan != register.berlaku(tafsir):
                lain = menurut(instansi, tafsir, bacaan)
                standar = lain.standar(instansi, satu.layanan, sk.berlaku_dari).unwrap()
                assert standar.keputusan.kode == sk.kode
                yield BacaanLain(standar, tafsir, bacaan)
