"""What a report of punctuality and load says, and what of the counts it tells.

Between the counts (`application.ketepatan`) and whoever reads. Rows too small stand together, small
counts in a row are not told (`application.samaran`).
"""

from array import array
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Final

from attrs import define, evolve, field

from dinsos_core.application.samaran import digabung, samarkan
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen

TEPAT: Final = "tepat"
TERLAMBAT: Final = "terlambat"
BERJALAN: Final = "berjalan"
LEWAT: Final = "lewat"
DIJEDA: Final = "dijeda"
BERAKHIR: Final = "berakhir"

KEADAAN: Final = (TEPAT, TERLAMBAT, BERJALAN, LEWAT, DIJEDA, BERAKHIR)
"""How a clock stands: met in time or late, open, missed and open, paused, ended without being met.
Every clock that started is in exactly one."""

MENURUT: Final = ("layanan", "batas", "langkah", "peran", "bulan")
"""What rows may be split by: service, limit (of clocks alone), step, role, month."""


AMBANG: Final = "ambang_laporan"
"""The agency's parameter: under how many cases a count is not told."""


@frozen(kw_only=True)
class Lama:
    """How long something took: on the wall, and of that within office hours and out of pauses."""

    kalender: timedelta
    kerja: timedelta


@frozen(kw_only=True)
class Golongan:
    """What a row is of, as far as it was asked by that; ``lainnya``: of everything too small to
    stand by itself, under a limit where ``batas`` alone is.

    ``peran``: who did it, or of whom one is to do it. ``bulan``: `2026-03`; of what still waits
    from before the report's first month `<2026-01`.
    """

    layanan: str = ""
    batas: str = ""
    langkah: str = ""
    peran: tuple[str, ...] = ()
    bulan: str = ""
    lainnya: bool = False


@frozen(kw_only=True)
class Sebaran:
    """How long it took: half took no longer than ``median``, nine tenths than ``p90``, which is
    None where few would be beyond it."""

    median: timedelta
    p90: timedelta | None


@frozen(kw_only=True)
class Lamanya:
    """``kalender``: on the wall, pauses and nights included; ``kerja``: of that the office hours
    out of pauses."""

    kalender: Sebaran
    kerja: Sebaran


@frozen(kw_only=True)
class BarisJam:
    """Clocks of the office that started: met in time, met late, open, open and past due, paused,
    ended without being met; together ``mulai``. None: not told. ``lama``: of those met."""

    golongan: Golongan
    mulai: int | None
    tepat: int | None
    terlambat: int | None
    berjalan: int | None
    lewat: int | None
    dijeda: int | None
    berakhir: int | None
    lama: Lamanya | None = None


@frozen(kw_only=True)
class BarisBeban:
    """What came in: cases, or where it is split by step or role what each of these got; how much of
    it is done by now, and how much still waits. None: not told. ``lama``: of what is done.

    What came in before the report's first month is counted where it still waits.
    """

    golongan: Golongan
    masuk: int | None
    selesai: int | None
    menunggu: int | None
    lama: Lamanya | None = None


@frozen(kw_only=True)
class Cakupan:
    """What a report covers: an agency from one month to another, both included, split by these,
    as of ``pada`` (aware). ``ambang``: counts under it are not told."""

    instansi: str
    dari: str
    sampai: str
    menurut: tuple[str, ...]
    ambang: int
    pada: datetime


@frozen(kw_only=True)
class LaporanKetepatan:
    """Punctuality (``jam``) and load (``beban``); ``jumlah_jam``, ``jumlah_beban``: of all rows.
    ``rusak``: cases that are not counted, since they cannot be read."""

    cakupan: Cakupan
    jam: tuple[BarisJam, ...]
    beban: tuple[BarisBeban, ...]
    jumlah_jam: BarisJam
    jumlah_beban: BarisBeban
    rusak: tuple[KasusId, ...] = ()


@define
class Isi:
    """What is counted under one group: ``kasus`` how many cases, ``siapa`` which, of the first
    few, and which of those by what is counted; how long in seconds."""

    kasus: int = 0
    siapa: frozenset[int] = frozenset()
    terakhir: int = -1
    hitungan: dict[str, int] = field(factory=dict)
    menurut: dict[str, frozenset[int]] = field(factory=dict)
    kalender: "array[float]" = field(factory=lambda: array("d"))
    kerja: "array[float]" = field(factory=lambda: array("d"))

    def dari(self, kasus: int, ambang: int) -> "Isi":
        """What is counted next is of this case; which, is kept up to so many."""
        if self.terakhir != kasus:
            self.terakhir = kasus
            self.kasus += 1
            if len(self.siapa) < ambang:
                self.siapa |= {kasus}
        return self

    def tambah(self, hal: str, ambang: int, lama: Lama | None = None) -> None:
        self.hitungan[hal] = self.hitungan.get(hal, 0) + 1
        ada = self.menurut.get(hal, frozenset())
        if len(ada) < ambang:
            self.menurut[hal] = ada | {self.terakhir}
        if lama is not None:
            self.kalender.append(lama.kalender.total_seconds())
            self.kerja.append(lama.kerja.total_seconds())

    def gabung(self, lain: "Isi") -> None:
        self.kasus += lain.kasus
        self.siapa |= lain.siapa
        for hal, n in lain.hitungan.items():
            self.hitungan[hal] = self.hitungan.get(hal, 0) + n
            self.menurut[hal] = self.menurut.get(hal, frozenset()) | lain.menurut[hal]
        self.kalender.extend(lain.kalender)
        self.kerja.extend(lain.kerja)


Tabel = dict[Golongan, Isi]


def susun_laporan(cakupan: Cakupan, jam: Tabel, beban: Tabel) -> LaporanKetepatan:
    """The report of these counts."""
    ambang = cakupan.ambang
    jam, beban = _satukan_kecil(jam, ambang), _satukan_kecil(beban, ambang)
    baris_jam = tuple(_baris_jam(satu, isi, ambang) for satu, isi in _urut(jam, ambang))
    baris_beban = tuple(_baris_beban(satu, isi, ambang) for satu, isi in _urut(beban, ambang))
    utuh_jam, utuh_beban = len(baris_jam) == len(jam), len(baris_beban) == len(beban)
    return LaporanKetepatan(
        cakupan=cakupan,
        jam=baris_jam,
        beban=baris_beban,
        jumlah_jam=BarisJam(
            golongan=Golongan(),
            lama=_lama_jumlah(jam, baris_jam) if utuh_jam else None,
            **_jumlah(baris_jam, ("mulai", *KEADAAN), utuh=utuh_jam),
        ),
        jumlah_beban=BarisBeban(
            golongan=Golongan(),
            lama=_lama_jumlah(beban, baris_beban) if utuh_beban else None,
            **_jumlah(baris_beban, ("masuk", "selesai", "menunggu"), utuh=utuh_beban),
        ),
    )


def _satukan_kecil(tabel: Tabel, ambang: int) -> Tabel:
    """With what is too small together: groups first, then the limits within each."""
    kelompok: dict[Golongan, Tabel] = {}
    for golongan, isi in tabel.items():
        kelompok.setdefault(evolve(golongan, batas=""), {})[golongan] = isi
    kecil = digabung(
        {satu: max(isi.kasus for isi in dalam.values()) for satu, dalam in kelompok.items()},
        ambang,
        lambda semua: _orang(isi for k in semua for isi in kelompok[k].values()) >= ambang,
    )
    lain: Tabel = {}
    for golongan, isi in tabel.items():
        if evolve(golongan, batas="") in kecil:
            lain.setdefault(Golongan(batas=golongan.batas, lainnya=True), Isi()).gabung(isi)
    besar = [dalam for satu, dalam in kelompok.items() if satu not in kecil]
    return {
        golongan: isi
        for dalam in (*besar, lain)
        for golongan, isi in _satukan_batas(dalam, ambang).items()
    }


def _satukan_batas(tabel: Tabel, ambang: int) -> Tabel:
    kecil = digabung(
        {satu: isi.kasus for satu, isi in tabel.items()},
        ambang,
        lambda semua: _orang(tabel[satu] for satu in semua) >= ambang,
    )
    hasil: Tabel = {}
    for golongan, isi in tabel.items():
        tujuan = evolve(golongan, batas="", lainnya=True) if golongan in kecil else golongan
        hasil.setdefault(tujuan, Isi()).gabung(isi)
    return hasil


def _orang(semua: Iterable[Isi]) -> int:
    """Of how many cases they are, as far as that matters."""
    return len(frozenset[int]().union(*(isi.siapa for isi in semua)))


def _urut(tabel: Tabel, ambang: int) -> list[tuple[Golongan, Isi]]:
    """The rows that may be told of; where all together are too few, that is none."""
    ada = ((golongan, isi) for golongan, isi in tabel.items() if len(isi.siapa) >= ambang)
    return sorted(ada, key=lambda satu: _kunci(satu[0]))


def _kunci(golongan: Golongan) -> tuple[object, ...]:
    sebelum = golongan.bulan.startswith("<")
    bulan = golongan.bulan.removeprefix("<")
    nama = (golongan.layanan, golongan.batas, golongan.langkah, golongan.peran)
    return (golongan.lainnya, *nama, bulan, not sebelum)


def _baris_jam(golongan: Golongan, isi: Isi, ambang: int) -> BarisJam:
    sel = _sel(isi, KEADAAN, ambang)
    diketahui = max(sel[TEPAT] or 0, sel[TERLAMBAT] or 0)
    return BarisJam(
        golongan=golongan,
        mulai=sum(isi.hitungan.values()),
        lama=_lamanya(isi, diketahui, ambang),
        **sel,
    )


def _baris_beban(golongan: Golongan, isi: Isi, ambang: int) -> BarisBeban:
    sel = _sel(isi, ("selesai", "menunggu"), ambang)
    return BarisBeban(
        golongan=golongan,
        masuk=sum(isi.hitungan.values()),
        lama=_lamanya(isi, sel["selesai"] or 0, ambang),
        **sel,
    )


def _sel(isi: Isi, hal: tuple[str, ...], ambang: int) -> dict[str, int | None]:
    """What may be told of a row: many clocks of one case are still one person's."""

    def cukup(semua: Collection[str]) -> bool:
        return len(frozenset[int]().union(*(isi.menurut[satu] for satu in semua))) >= ambang

    return samarkan({satu: isi.hitungan.get(satu, 0) for satu in hal}, ambang, cukup)


def _jumlah(
    baris: tuple[BarisJam | BarisBeban, ...], nama: tuple[str, ...], *, utuh: bool
) -> dict[str, int | None]:
    """The sum of each column that every row tells; of none, where not every group has a row."""
    kolom = {satu: [getattr(b, satu) for b in baris] for satu in nama}
    return {satu: None if None in isi or not utuh else sum(isi) for satu, isi in kolom.items()}


def _lamanya(isi: Isi, diketahui: int, ambang: int) -> Lamanya | None:
    """How long they took, where so many of them are told of that it is nobody's alone."""
    return _sebaran([isi], p90=diketahui >= 2 * ambang) if diketahui >= ambang else None


def _lama_jumlah(tabel: Tabel, baris: tuple[BarisJam | BarisBeban, ...]) -> Lamanya | None:
    """Of everything, as far as one row alone tells it."""
    ada = [satu.lama for satu in baris if satu.lama is not None]
    p90 = any(satu.kalender.p90 is not None for satu in ada)
    return _sebaran(tabel.values(), p90=p90) if ada else None


def _sebaran(semua: Iterable[Isi], *, p90: bool) -> Lamanya:
    isi = tuple(semua)
    kalender, kerja = (
        sorted(lama for satu in isi for lama in getattr(satu, nama))
        for nama in ("kalender", "kerja")
    )
    return Lamanya(kalender=_persentil(kalender, p90=p90), kerja=_persentil(kerja, p90=p90))


def _persentil(urut: list[float], *, p90: bool) -> Sebaran:
    def ke(bagian: int) -> timedelta:
        return timedelta(seconds=urut[-(-len(urut) * bagian // 10) - 1])

    return Sebaran(median=ke(5), p90=ke(9) if p90 else None)
