"""What cannot be asked of columns, asked case by case: the functions that judge one person.

Lists repeat themselves, so like cases are judged once.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

import narwhals.stable.v2 as nw
from attrs import field

from dinsos_adapters.kolom.daftar import Daftar, Kolom, baca_nilai
from dinsos_adapters.kolom.logika import banyaknya, dan
from dinsos_core.domain.kelayakan.cakupan import Tempat
from dinsos_core.domain.kelayakan.curiga import DIAJUKAN, Beberapa, Curiga, Mendahului, Sama
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.susunan import SyaratSiap
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import BelumDiketahui, NilaiFakta, TanggalRentang
from dinsos_core.domain.standar.jalur import Jalur, urai_jalur
from dinsos_core.domain.standar.kosakata import Kosakata

H = TypeVar("H")
Isi = Sequence[NilaiFakta | None]
"""The values of a column, None where nothing stands."""


@frozen(kw_only=True, eq=False)
class Baris:
    """The cases of a list, one by one."""

    kerangka: nw.DataFrame[Any] = field(repr=False)
    daftar: Daftar
    kosakata: Kosakata
    pada: date
    _terbaca: dict[str, Isi] = field(factory=dict, init=False, repr=False)

    def isi(self, tempat: Tempat) -> Isi:
        """What stands at a place, read as a form is."""
        kolom = self.daftar.kolom.get(tempat)
        if kolom is None:
            return [None] * len(self.kerangka)
        if kolom.nama not in self._terbaca:
            self._terbaca[kolom.nama] = self._baca(kolom)
        return self._terbaca[kolom.nama]

    def _baca(self, kolom: Kolom) -> Isi:
        ingat: dict[object, NilaiFakta] = {}
        hasil: list[NilaiFakta | None] = []
        for mentah in _nilai(self.kerangka[kolom.nama]):
            if mentah is None:
                hasil.append(None)
                continue
            kunci = (type(mentah), mentah if isinstance(mentah, Hashable) else repr(mentah))
            if kunci not in ingat:
                ingat[kunci] = baca_nilai(kolom.definisi, self.kosakata, mentah, self.pada)
            hasil.append(ingat[kunci])
        return hasil

    def tanya(self, semua: Sequence[Tempat], jawab: Callable[[FaktaKasus], H]) -> list[H]:
        """The answer for each case, of what stands at these places."""
        pihak = {satu.pihak: None for satu in semua if satu.pihak}
        hadir = [self._hadir(nama) for nama in pihak]
        ingat: dict[tuple[object, ...], H] = {}
        hasil: list[H] = []
        kolom = [*hadir, *map(self.isi, semua)]
        for satu in zip(*kolom, strict=True) if kolom else [()] * len(self.kerangka):
            # Types count: yes is not 1.
            kunci = (*satu, *map(type, satu))
            if kunci not in ingat:
                banyak = dict(zip(pihak, satu, strict=False))
                isi = dict(zip(semua, satu[len(pihak) :], strict=True))
                ingat[kunci] = jawab(_fakta(banyak, isi))
            hasil.append(ingat[kunci])
        return hasil

    def _hadir(self, pihak: str) -> list[int]:
        """How many of a kind of party each case has; where nothing can depend on it, one."""
        nomor = range(1, self.daftar.banyak.get(pihak, 0))
        if not nomor:
            return [1] * len(self.kerangka)
        banyak = banyaknya([self.daftar.hadir(Tempat(pihak, ke, "")) for ke in nomor])
        return [1 + int(n) for n in self.kerangka.select(banyak.alias("n"))["n"].to_list()]

    def curiga(self, satu: Curiga) -> list[bool]:
        """In which cases a comparison of values holds."""
        tempat = [satu.satu] if isinstance(satu, Beberapa) else [*_dua(satu)]
        isi = [[self.pada] * len(self.kerangka) if t == DIAJUKAN else self.isi(t) for t in tempat]
        return [_mencurigakan(satu, nilai) for nilai in zip(*isi, strict=True)]


def _fakta(banyak: Mapping[str, Any], isi: Mapping[Tempat, Any]) -> FaktaKasus:
    pihak: dict[str, list[dict[str, NilaiFakta]]] = {
        nama: [{} for _ in range(n)] for nama, n in banyak.items()
    }
    kasus: dict[str, NilaiFakta] = {}
    for tempat, nilai in isi.items():
        if nilai is not None and not tempat.pihak:
            kasus[tempat.kode] = nilai
        elif nilai is not None and tempat.nomor < len(pihak[tempat.pihak]):
            pihak[tempat.pihak][tempat.nomor][tempat.kode] = nilai
    return FaktaKasus(pihak={nama: tuple(semua) for nama, semua in pihak.items()}, kasus=kasus)


def dibaca(siap: SyaratSiap, daftar: Daftar) -> list[Tempat]:
    """Every place that a condition looks at."""
    return list(dict.fromkeys(t for jalur in _jalur(siap) for t in daftar.tempat(jalur)))


def _jalur(siap: SyaratSiap) -> Iterator[Jalur]:
    if siap.uji is not None:
        yield siap.uji.jalur
        yield from (jalur for _, jalur, _, _ in siap.uji.lain)
    if siap.pada is not None:
        yield siap.pada
    if siap.syarat.bila is not None:
        yield urai_jalur(siap.syarat.bila.fakta)
    for satu in siap.pilihan:
        yield from _jalur(satu)


def tanya_curiga(
    satu: Curiga, daftar: Daftar, pada: date, *, berselisih: bool
) -> nw.Expr | bool | None:
    """The same comparison as a question to columns; None where it cannot be one. ``berselisih``:
    there two days have a difference in time."""
    if isinstance(satu, Beberapa):
        kolom = daftar.kolom.get(satu.satu)
        return False if kolom is None or kolom.teks else None
    tempat = _dua(satu)
    kolom_dua = [daftar.kolom.get(t) for t in tempat]
    if any(k is None and t != DIAJUKAN for k, t in zip(kolom_dua, tempat, strict=True)):
        return False
    a, b = kolom_dua
    if isinstance(satu, Sama):
        assert a is not None
        assert b is not None
        sejenis = (a.teks and b.teks) or (a.langsung and b.langsung and a.tipe == b.tipe)
        return dan(a.terisi, b.terisi, a.nilai == b.nilai) if sejenis else None
    ada = [k for k in kolom_dua if k is not None]
    if not all(k.langsung and k.tipe == ada[0].tipe for k in ada):
        return None
    terisi = dan(*(k.ada for k in ada))
    if a is None:
        return dan(terisi, ada[0].sejak(pada), ada[0].nilai != ada[0].hari(pada))
    if b is None:
        return dan(terisi, a.sampai(pada), a.nilai != a.hari(pada))
    if satu.tahun is not None and berselisih:
        # Subtracting is a quarter of the work of finding two years, and lets no more slip by.
        return dan(terisi, a.nilai - b.nilai < nw.lit(timedelta(366 * (satu.tahun + 1))))
    if satu.tahun is not None:
        return dan(terisi, a.nilai.dt.year() - b.nilai.dt.year() <= satu.tahun)
    return dan(terisi, a.nilai < b.nilai)


def _dua(satu: Mendahului | Sama) -> tuple[Tempat, Tempat]:
    return (satu.satu, satu.lain) if isinstance(satu, Sama) else (satu.dahulu, satu.lalu)


def _mencurigakan(satu: Curiga, nilai: tuple[NilaiFakta | None, ...]) -> bool:
    if any(isi is None or isinstance(isi, BelumDiketahui) for isi in nilai):
        return False
    if isinstance(satu, Beberapa):
        return isinstance(nilai[0], frozenset) and len(nilai[0]) > 1
    if any(isinstance(isi, TanggalRentang) for isi in nilai):
        return True
    a, b = nilai
    if isinstance(satu, Sama):
        return a == b
    if isinstance(a, date) and isinstance(b, date):
        return a < b if satu.tahun is None else a.year - b.year <= satu.tahun
    return isinstance(a, int) and isinstance(b, int) and a < b


# --- values as libraries hand them over


def _nilai(seri: nw.Series[Any]) -> Iterator[Any]:
    for isi, kosong in zip(seri.to_list(), seri.is_null().to_list(), strict=True):
        yield None if kosong else _polos(isi)


def _polos(nilai: Any) -> object:
    """A plain value: an array is a list, midnight a day, and a whole number is one however it was
    kept."""
    if hasattr(nilai, "tolist"):
        nilai = nilai.tolist()
    if isinstance(nilai, datetime) and nilai.time() == time() and nilai.tzinfo is None:
        return nilai.date()
    if isinstance(nilai, float) and nilai.is_integer():
        return int(nilai)
    if isinstance(nilai, list | tuple):
        return [_polos(satu) for satu in nilai]
    if isinstance(nilai, dict):
        return {kunci: _polos(satu) for kunci, satu in nilai.items()}
    return nilai
