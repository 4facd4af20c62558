"""The statement that gives a page of cases in the order of their creation.

One criterion leads, and is read from its own index in that order (`INDEKS_DAFTAR`); the others sort
out what it gives. What is there for everybody and the rest are branches apart, so that cases hidden
from whoever looks do not make a page longer to find.
"""

from collections.abc import Callable
from itertools import product
from typing import Any, Final

from attrs import field
from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Dialect,
    Select,
    Table,
    bindparam,
    exists,
    literal,
    literal_column,
    or_,
    select,
    tuple_,
    union_all,
)

from dinsos_adapters.sql.bentuk import termasuk
from dinsos_adapters.sql.sesi import Siap
from dinsos_adapters.sql.skema import Skema, hanya_kasus, nama_indeks, nama_indeks_tampak
from dinsos_adapters.sql.tipe import DaftarTeks, Instan, Kunci
from dinsos_core.domain.shared.kelas import frozen

LANJUT: Final = "lanjut"
TERLIHAT: Final = "terlihat_oleh"

MAKS_CABANG: Final = 16
"""How many keys, or statuses, are each looked up in the order of the list. With more, or with more
than twice as many pairs of them, each case is held against all of them."""

SEDIKIT: Final = frozenset({"subjek", "petugas", "tertaut"})
"""The filters that leave few cases; no other needs an index beside them."""

PEMIMPIN: Final = ("layanan", "status", "agregat", "instansi")
"""Which criterion leads: the first of these that is asked for."""


def kunci_cabang(banyak: int) -> str:
    """Stands among the criteria for so many keys."""
    return f"{banyak} kunci"


def status_cabang(banyak: int) -> str:
    """Stands among the criteria for so many statuses."""
    return f"{banyak} status"


def _banyak(kriteria: frozenset[str], sebutan: Callable[[int], str]) -> int | None:
    return next((n for n in range(1, MAKS_CABANG + 1) if sebutan(n) in kriteria), None)


@frozen
class _Penyusun:
    """One statement in the making."""

    skema: Skema = field(repr=False)
    dialek: Dialect
    kriteria: frozenset[str]
    kolom: tuple[str, ...]
    banyak: int

    def susun(self) -> Siap:
        if not SEDIKIT.isdisjoint(self.kriteria):
            return Siap(self._halaman([self._tampak()]), self.dialek)
        cabang = self._cabang()
        if len(cabang) == 1:
            return Siap(cabang[0], self.dialek)
        return Siap(union_all(*(select(*satu.subquery().c) for satu in cabang)), self.dialek)

    def _cabang(self) -> list[Select[Any]]:
        t, v = self.skema.kasus, self.skema.kasus_tampak
        pemimpin = self._pemimpin()
        kunci = _banyak(self.kriteria, kunci_cabang) or 0
        terbuka, lewat = self._depan(t, pemimpin), self._depan(v, pemimpin)
        if not 0 < kunci * len(lewat) <= 2 * MAKS_CABANG:
            return [
                self._halaman([self._tertutup(tutup), *depan], indeks=pemimpin)
                for tutup, depan in product((False, True), terbuka)
            ]
        return [
            *(self._halaman([self._tertutup(False), *satu], indeks=pemimpin) for satu in terbuka),
            *(
                self._halaman(satu, indeks=pemimpin, kunci=f"kunci_{n}")
                for n, satu in product(range(kunci), lewat)
            ),
        ]

    def _pemimpin(self) -> str:
        """The criterion that leads; ``daftar`` where none does."""
        kandidat = self.kriteria
        if _banyak(kandidat, status_cabang) is None:
            kandidat -= {"status"}
        if not SEDIKIT.isdisjoint(kandidat):
            return "daftar"
        return next((satu for satu in PEMIMPIN if satu in kandidat), "daftar")

    def _tertutup(self, tutup: bool) -> ColumnElement[bool]:
        t = self.skema.kasus
        sama = t.c.tertutup == literal(tutup, Boolean)
        if not tutup or TERLIHAT not in self.kriteria:
            return sama
        return sama & self._lewat_kunci()

    def _depan(self, t: Table, pemimpin: str) -> list[list[ColumnElement[bool]]]:
        """What its index is asked for; more than once where one of its columns is open."""
        if pemimpin == "status":
            banyak = _banyak(self.kriteria, status_cabang) or 0
            return [[t.c.status == bindparam(f"status_{n}")] for n in range(banyak)]
        if pemimpin == "instansi" and "berjalan" not in self.kriteria:
            return [[t.c.berjalan == literal(satu, Boolean)] for satu in (True, False)]
        return [[]]

    def _lewat_kunci(self) -> ColumnElement[bool]:
        t, v = self.skema.kasus, self.skema.kasus_tampak
        punya = termasuk(v.c.kunci, bindparam("kunci", type_=DaftarTeks), self.dialek)
        return exists().where(v.c.kasus == t.c.id, punya)

    def _tampak(self) -> ColumnElement[bool]:
        if TERLIHAT not in self.kriteria:
            return hanya_kasus(self.skema.kasus)
        return or_(~self.skema.kasus.c.tertutup, self._lewat_kunci())

    def _syarat(self, t: Table, kasus: Column[Any]) -> list[ColumnElement[bool]]:
        """What else is asked, of the columns of this table."""
        s, h = self.skema.kasus_subjek, self.skema.kasus_tautan
        g, x = self.skema.kasus_petugas, self.skema.kasus_kecuali
        daftar = bindparam("subjek", type_=DaftarTeks)
        dipimpin = self._pemimpin() == "status"
        status = termasuk(t.c.status, bindparam("status", type_=DaftarTeks), self.dialek)
        syarat: dict[str, ColumnElement[bool]] = {
            "agregat": t.c.agregat == bindparam("agregat"),
            "instansi": t.c.instansi == bindparam("instansi"),
            "layanan": t.c.layanan == bindparam("layanan"),
            "status": status,
            "berjalan": t.c.berjalan == bindparam("berjalan", type_=Boolean),
            "subjek": kasus.in_(select(s.c.kasus).where(termasuk(s.c.subjek, daftar, self.dialek))),
            "petugas": kasus.in_(
                select(g.c.kasus).where(g.c.akun == bindparam("petugas", type_=Kunci))
            ),
            "tertaut": kasus.in_(
                select(h.c.kasus).where(h.c.ke == bindparam("tertaut", type_=Kunci))
            ),
            TERLIHAT: ~exists().where(
                x.c.kasus == kasus, x.c.akun == bindparam(TERLIHAT, type_=Kunci)
            ),
        }
        dipakai = sorted(self.kriteria & syarat.keys() - ({"status"} if dipimpin else set()))
        return [syarat[nama] for nama in dipakai]

    def _halaman(
        self, syarat: list[ColumnElement[bool]], *, indeks: str = "", kunci: str = ""
    ) -> Select[Any]:
        """A page of cases in their order; with ``kunci`` of those that the key shows."""
        t, v = self.skema.kasus, self.skema.kasus_tampak
        hasil = select(*(t.c[nama] for nama in self.kolom))
        dari, kasus, nama_nya = t, t.c.id, nama_indeks
        if kunci:
            dari, kasus, nama_nya = v, v.c.kasus, nama_indeks_tampak
            hasil = hasil.join(v, v.c.kasus == t.c.id)
            hasil = hasil.where(v.c.kunci == bindparam(kunci, type_=Kunci))
        else:
            hasil = hasil.where(hanya_kasus(t))
        if indeks:
            # SQLite would rather take the index of which most columns are asked for.
            pakai = f"INDEXED BY {nama_nya(self.skema.prefix, indeks)}"
            hasil = hasil.with_hint(dari, pakai, "sqlite")
        urut = (dari.c.dibuat, kasus)
        if LANJUT in self.kriteria:
            tempat = tuple_(bindparam("dibuat", type_=Instan), bindparam("kasus", type_=Kunci))
            hasil = hasil.where(tuple_(*urut) > tempat)
        hasil = hasil.where(*self._syarat(dari, kasus), *syarat)
        return hasil.order_by(*urut).limit(literal_column(str(self.banyak)))


def susun_daftar(
    skema: Skema, dialek: Dialect, kriteria: frozenset[str], kolom: tuple[str, ...], banyak: int
) -> Siap:
    """The list filtered by these criteria, giving these columns of so many cases a branch."""
    return _Penyusun(skema, dialek, kriteria, kolom, banyak).susun()
