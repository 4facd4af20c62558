"""The few shapes the judgement of a value has, so that it can be read and not only called.

A test does not say twice how it judges: it gives one of these. Calling it judges one value; whoever
judges a whole column reads the same bounds off its fields. Shapes that judge dates have `rentang`
as well, for dates of which only a span is known: every answer that one of the possible days gives.
"""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, TypeAlias

from dinsos_core.domain.kelayakan.dasar_uji import NilaiLain, Putusan, PutusanHari
from dinsos_core.domain.kelayakan.fakta import BELUM_DIISI
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import (
    BelumDiketahui,
    Keanggotaan,
    Nilai,
    NilaiFakta,
    PeriodeKeanggotaan,
    TanggalRentang,
    hari_mungkin,
    satu_sebab,
    ujung,
)
from dinsos_core.domain.standar.wilayah import Daerah

SESUDAH_ACUAN: Final = BelumDiketahui(sebab="sesudah_tanggal_acuan")
"""The dated event lies after the reference date: the facts contradict each other."""
KALENDER_BELUM_PASTI: Final = BelumDiketahui(sebab="kalender_belum_pasti")
"""The answer hangs on holidays nobody has decreed yet."""

MENUNGGU_CATATAN: Final = BelumDiketahui(sebab="menunggu_catatan")
"""What decides is an officer's note that is not there yet."""

Batasan: TypeAlias = tuple[date, date]
"""First and last date, both included; none at all when the last comes before the first."""


@frozen(kw_only=True)
class TanggalAntara:
    """Dates within the range that ``batas`` gives for a reference date.

    A date after the reference date is unknown.
    """

    batas: Callable[[date], Batasan]

    def __call__(self, nilai: date, pada: date, _lain: NilaiLain) -> Putusan:
        if pada < nilai:
            return SESUDAH_ACUAN
        terlama, terbaru = self.batas(pada)
        return terlama <= nilai <= terbaru

    def rentang(
        self, nilai: date | TanggalRentang, pada: date | TanggalRentang, _lain: NilaiLain
    ) -> PutusanHari:
        hasil: set[Putusan] = set()
        dari, sampai = ujung(nilai)
        for hari in hari_mungkin(pada):
            akhir = min(sampai, hari)
            if akhir < sampai:
                hasil.add(SESUDAH_ACUAN)
            if dari > akhir:
                continue
            terlama, terbaru = self.batas(hari)
            if max(dari, terlama) <= min(akhir, terbaru):
                hasil.add(True)
            if dari < terlama or terbaru < akhir:
                hasil.add(False)
        return frozenset(hasil)


@frozen(kw_only=True)
class AcuanAntara:
    """Dates whose own ``batas`` of reference dates holds the one asked about.

    Past a last day that is not ``pasti``, and for a date after the reference date, it is unknown.
    """

    batas: Callable[[date], Batasan]
    pasti: Callable[[date], bool]

    def __call__(self, nilai: date, pada: date, _lain: NilaiLain) -> Putusan:
        if pada < nilai:
            return SESUDAH_ACUAN
        dari, sampai = self.batas(nilai)
        if pada > sampai and not self.pasti(sampai):
            return KALENDER_BELUM_PASTI
        return dari <= pada <= sampai

    def rentang(
        self, nilai: date | TanggalRentang, pada: date | TanggalRentang, _lain: NilaiLain
    ) -> PutusanHari:
        hasil: set[Putusan] = set()
        pertama, terakhir = ujung(pada)
        for hari in hari_mungkin(nilai):
            mulai = max(pertama, hari)
            if pertama < hari:
                hasil.add(SESUDAH_ACUAN)
            if mulai > terakhir:
                continue
            dari, sampai = self.batas(hari)
            if max(mulai, dari) <= min(terakhir, sampai):
                hasil.add(True)
            if mulai < dari and mulai <= sampai:
                hasil.add(False)
            if terakhir > sampai:
                hasil.add(False if self.pasti(sampai) else KALENDER_BELUM_PASTI)
        return frozenset(hasil)


@frozen(kw_only=True)
class AngkaAntara:
    """Whole numbers from ``minimal`` to ``maksimal``, both included; None: no bound."""

    minimal: int | None = None
    maksimal: int | None = None

    def __call__(self, nilai: int, _pada: date, _lain: NilaiLain) -> Putusan:
        return (self.minimal is None or self.minimal <= nilai) and (
            self.maksimal is None or nilai <= self.maksimal
        )


@frozen(kw_only=True)
class Anggota:
    """Values that are among these, or that are not."""

    nilai: frozenset[Nilai]
    di_dalam: bool = True

    def __call__(self, nilai: Nilai, _pada: date, _lain: NilaiLain) -> Putusan:
        return (nilai in self.nilai) is self.di_dalam


@frozen(kw_only=True)
class Beririsan:
    """Sets of codes of which one at least is among these, or of which none is."""

    nilai: frozenset[str]
    di_dalam: bool = True

    def __call__(self, nilai: frozenset[str], _pada: date, _lain: NilaiLain) -> Putusan:
        return self.nilai.isdisjoint(nilai) is not self.di_dalam


@frozen(kw_only=True)
class Berawalan:
    """Codes of areas that lie in one, or outside it; unknown where a former area was divided."""

    daerah: Daerah
    di_dalam: bool = True

    def __call__(self, nilai: str, _pada: date, _lain: NilaiLain) -> Putusan:
        termasuk = self.daerah.memuat(nilai)
        if termasuk is True or termasuk is False:
            return termasuk is self.di_dalam
        return termasuk


@frozen(kw_only=True)
class SamaDengan:
    """Values equal to all those under the parameter ``lain``.

    One that differs decides; else one that is unknown leaves it open. Where nobody stated one,
    those under the parameter ``pengganti`` stand for it, if it is named: never where one is known,
    and never for a value that is wrong or out of reach.
    """

    lain: str
    pengganti: str = ""

    def __call__(self, nilai: Nilai, _pada: date, lain: NilaiLain) -> Putusan:
        semua = self._pembanding(lain) if self.pengganti else lain[self.lain]
        sama = True
        for satu in semua:
            if satu != nilai:
                if not isinstance(satu, BelumDiketahui):
                    return False
                sama = False
        return sama or satu_sebab(semua) or True

    def rentang(
        self, nilai: date | TanggalRentang, _pada: date | TanggalRentang, lain: NilaiLain
    ) -> PutusanHari:
        semua = self._pembanding(lain) if self.pengganti else lain[self.lain]
        tanggal = [ujung(nilai), *_ujung_semua(semua)]
        dari, sampai = max(d for d, _ in tanggal), min(s for _, s in tanggal)
        hasil: set[Putusan] = set()
        if dari <= sampai:  # a day that all may be
            hasil.add(satu_sebab(semua) or True)
        if len(tanggal) > 1 and any(satu != (dari, dari) for satu in tanggal):
            hasil.add(False)
        return frozenset(hasil)

    def _pembanding(self, lain: NilaiLain) -> tuple[NilaiFakta, ...]:
        semua = lain[self.lain]
        if BELUM_DIISI not in semua:
            return semua
        ada = [satu for satu in semua if satu != BELUM_DIISI]
        return (*ada, *lain[self.pengganti])


@frozen(kw_only=True)
class Berlainan:
    """All parties' values at once, no two alike; unknown while fewer than ``sedikitnya`` are."""

    sedikitnya: int

    def __call__(self, nilai: tuple[NilaiFakta, ...], _pada: date, _lain: NilaiLain) -> Putusan:
        diketahui = [satu for satu in nilai if not isinstance(satu, BelumDiketahui)]
        if len(set(diketahui)) < len(diketahui):
            return False
        if len(diketahui) < len(nilai):
            return satu_sebab(nilai) or BELUM_DIISI
        # One party alone does not differ from anyone: whoever should stand beside it is missing.
        return True if len(diketahui) >= self.sedikitnya else BELUM_DIISI

    def rentang(
        self, nilai: tuple[NilaiFakta, ...], _pada: date | TanggalRentang, _lain: NilaiLain
    ) -> PutusanHari:
        tanggal = _ujung_semua(nilai)
        hasil: set[Putusan] = set()
        if _dapat_berlainan(tanggal):
            cukup = True if len(tanggal) >= self.sedikitnya else BELUM_DIISI
            hasil.add(satu_sebab(nilai) or cukup)
        if _dapat_kembar(tanggal):
            hasil.add(False)
        return frozenset(hasil)


def _ujung_semua(semua: tuple[NilaiFakta, ...]) -> list[Batasan]:
    """First and last day of each date that is known, certain or not."""
    return [ujung(satu) for satu in semua if isinstance(satu, date | TanggalRentang)]


def _dapat_kembar(tanggal: list[Batasan]) -> bool:
    """Whether two may be the same day."""
    urut = sorted(tanggal)
    return any(kini[1] >= lanjut[0] for kini, lanjut in pairwise(urut))


def _dapat_berlainan(tanggal: list[Batasan]) -> bool:
    """Whether each may be a day of its own: whichever ends first takes the first day still free."""
    terpakai: set[date] = set()
    for dari, sampai in sorted(tanggal, key=lambda satu: satu[1]):
        hari = dari
        while hari in terpakai:
            if hari >= sampai:  # also of the last day there is
                return False
            hari += timedelta(days=1)
        terpakai.add(hari)
    return True


def periode_berlaku(periode: PeriodeKeanggotaan, pada: date, wilayah: Daerah | None) -> Putusan:
    """Whether a listing counts on the date, for this area; unknown where its area was divided."""
    saat = periode.mencakup(pada)
    if saat is False or wilayah is None or not periode.wilayah:
        return saat
    tempat = wilayah.memuat(periode.wilayah)
    return tempat is not False and (satu_sebab((saat, tempat)) or True)


@frozen(kw_only=True)
class Terdaftar:
    """Answers of registries that list the person on the reference date in one of ``daftar``, or in
    one of ``setara`` where an officer lets that stand: under the parameter ``catatan``, if named.

    ``wilayah``: only listings kept for this area count, and those that name none, since it is the
    one that was asked for; None: all count. Unknown where an unknown end of a listing, or a note
    that is not there yet, decides.
    """

    daftar: frozenset[str]
    setara: frozenset[str] = frozenset()
    wilayah: Daerah | None = None
    catatan: str = ""

    def __call__(self, nilai: Keanggotaan, pada: date, lain: NilaiLain) -> Putusan:
        langsung = self.tercatat(nilai, pada, self.daftar)
        if langsung is True or not self.setara:
            return langsung
        setara = self.tercatat(nilai, pada, self.setara)
        if self.catatan and setara is not False:
            catatan = lain[self.catatan]
            if False in catatan:
                setara = False
            elif setara is True and satu_sebab(catatan) is not None:
                setara = MENUNGGU_CATATAN
        semua = (langsung, setara)
        return True if setara is True else satu_sebab(semua) or False

    def tercatat(self, nilai: Keanggotaan, pada: date, daftar: frozenset[str]) -> Putusan:
        """Whether one of these lists holds the person on the date."""
        semua = [self.berlaku(p, pada) for p in nilai.periode if p.daftar in daftar]
        return True if True in semua else satu_sebab(semua) or False

    def berlaku(self, periode: PeriodeKeanggotaan, pada: date) -> Putusan:
        """Whether a listing counts on the date; unknown where its area was divided."""
        return periode_berlaku(periode, pada, self.wilayah)


@frozen(kw_only=True)
class TidakTerdaftar:
    """Answers of registries that list the person in none of ``daftar`` on the reference date.

    ``wilayah``: as of `Terdaftar`. Unknown where an unknown end of a listing decides.
    """

    daftar: frozenset[str]
    wilayah: Daerah | None = None

    def __call__(self, nilai: Keanggotaan, pada: date, _lain: NilaiLain) -> Putusan:
        ada = (p for p in nilai.periode if p.daftar in self.daftar)
        semua = [periode_berlaku(p, pada, self.wilayah) for p in ada]
        return False if True in semua else satu_sebab(semua) or True


Bentuk: TypeAlias = (
    TanggalAntara
    | AcuanAntara
    | AngkaAntara
    | Anggota
    | Beririsan
    | Berawalan
    | SamaDengan
    | Berlainan
    | Terdaftar
    | TidakTerdaftar
)
"""What can be read; `isinstance(x, Bentuk)` tells it from a plain function, which can only be
called."""

BentukTanggal: TypeAlias = TanggalAntara | AcuanAntara | SamaDengan | Berlainan
"""Shapes that judge uncertain dates without trying each day."""
