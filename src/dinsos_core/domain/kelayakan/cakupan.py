"""What the checks of facts against each other are made of: which facts a case of one standard can
have, where a fact stands, and what a check finds."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from attrs import evolve, field

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.kalimat import Isi, Kalimat, SatuPihak, Ungkapan, ungkap
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import BelumDiketahui, NilaiFakta, TanggalRentang
from dinsos_core.domain.standar.jalur import Jalur
from dinsos_core.domain.standar.kosakata import Kosakata, MilikFakta, SumberFakta
from dinsos_core.domain.standar.model import StandarPelayanan

BERTENTANGAN: Final = BelumDiketahui(sebab="bertentangan")
"""Stated, but together with other facts it cannot be true: nothing is concluded from it."""

PENGANGKATAN: Final = "pengangkatan-anak"
"""The group of services in which the applicants adopt the child."""


class Tempat(NamedTuple):
    """Where one value stands: with which party of its kind (from 0), or with the case."""

    pihak: str
    nomor: int
    kode: str

    @property
    def lokasi(self) -> str:
        """As it is written: `pemohon[1].nik`, `tanggal_nikah`."""
        return f"{self.pihak}[{self.nomor}].{self.kode}" if self.pihak else self.kode


def milik_kasus(kode: str) -> Tempat:
    """Where a fact of the case stands."""
    return Tempat("", 0, kode)


@frozen(kw_only=True)
class Temuan:
    """What a check found: the facts it is about, the words' values, and further facts that rest on
    these (``ikut``)."""

    tempat: tuple[Tempat, ...]
    isi: Mapping[str, Isi] = field(repr=False)
    ikut: tuple[Tempat, ...] = ()


Orang: TypeAlias = tuple[str, int, Mapping[str, NilaiFakta]]
"""A party: its kind, its number from 0, its facts."""
Cari: TypeAlias = Callable[[FaktaKasus, date], Sequence[Temuan]]
"""A check made ready for one standard: a case's facts and its day of submission -> what is odd."""


@frozen(kw_only=True)
class FaktaLain:
    """Codes of facts that may be stated of any party, and of the case."""

    pihak: frozenset[str] = frozenset()
    kasus: frozenset[str] = frozenset()


@frozen(kw_only=True)
class Cakupan:
    """``pihak``: for each kind of party the codes of the facts it is asked for; ``kasus``: those of
    the case; ``lain``: those that may be stated beside them; ``registri``: of each kind, what
    registries answer about it; ``pasti_ada``: kinds that no case of the standard lacks;
    ``pengaju``: those that ask or report in their own name."""

    pihak: Mapping[str, frozenset[str]] = field(factory=dict)
    kasus: frozenset[str] = frozenset()
    lain: FaktaLain = FaktaLain()
    registri: Mapping[str, tuple[str, ...]] = field(factory=dict)
    pasti_ada: frozenset[str] = frozenset()
    pengaju: tuple[str, ...] = ()
    paling_banyak: Mapping[str, int] = field(factory=dict)
    kelompok: str = ""

    def yang_punya(self, *kode: str) -> tuple[str, ...]:
        """The kinds of party that can have all of these facts."""
        return tuple(nama for nama, semua in self.pihak.items() if semua.issuperset(kode))

    @property
    def luas(self) -> "Cakupan":
        """The same, as if whatever may be stated were asked."""
        pihak = {nama: kode | self.lain.pihak for nama, kode in self.pihak.items()}
        return evolve(self, pihak=pihak, kasus=self.kasus | self.lain.kasus)


def cakupan(standar: StandarPelayanan, kosakata: Kosakata, jalur: Iterable[Jalur]) -> Cakupan:
    """Of a standard that refers to these paths: what is asked of everybody, and what it asks;
    beside it, the vocabulary."""
    umum = {satu.kode for satu in kosakata.fakta.values() if satu.umum}
    pihak = {batas.pihak: set(umum) for batas in standar.pihak}
    kasus: set[str] = set()
    for satu in jalur:
        (pihak.setdefault(satu.pihak, set(umum)) if satu.pihak else kasus).add(satu.kode)
    berkasus = {x.kode for x in kosakata.fakta.values() if x.milik is MilikFakta.KASUS}
    dijawab = {kode for kode, satu in kosakata.fakta.items() if satu.sumber is SumberFakta.REGISTRI}
    return Cakupan(
        pihak={nama: frozenset(kode) for nama, kode in pihak.items()},
        kasus=frozenset(kasus),
        lain=FaktaLain(
            pihak=frozenset(kosakata.fakta.keys() - berkasus), kasus=frozenset(berkasus)
        ),
        registri={nama: tuple(sorted(kode & dijawab)) for nama, kode in pihak.items()},
        pasti_ada=frozenset(batas.pihak for batas in standar.pihak if batas.minimal),
        pengaju=standar.publik,
        paling_banyak={batas.pihak: batas.maksimal for batas in standar.pihak},
        kelompok=standar.kelompok,
    )


_LAHIR: Final = Kalimat("lahir {tanggal}", "was born {tanggal}")
_BERUSIA: Final = Kalimat("berusia {tanggal}", "was {tanggal}")


def kata_lahir(tanggal: NilaiFakta) -> Ungkapan:
    """When somebody was born, as it is known: "lahir 1986", "berusia 42 tahun pada 2 Mei 2026"."""
    berusia = isinstance(tanggal, TanggalRentang) and tanggal.usia is not None
    return ungkap(_BERUSIA if berusia else _LAHIR, tanggal=tanggal)


def anggota(semua: tuple[str, ...], fakta: FaktaKasus) -> Iterator[Orang]:
    """The parties of these kinds, in order."""
    for nama in semua:
        for nomor, satu in enumerate(fakta.pihak.get(nama, ())):
            yield nama, nomor, satu


def satu_pihak(fakta: FaktaKasus, pihak: str, nomor: int) -> SatuPihak:
    """A party in a sentence, counted from 1 where there are several of its kind."""
    return SatuPihak(pihak, nomor + 1 if len(fakta.pihak.get(pihak, ())) > 1 else 0)


def samarkan(fakta: FaktaKasus, tempat: Iterable[Tempat]) -> FaktaKasus:
    """The facts with the values at these places unknown, because they contradict each other."""
    kasus = dict(fakta.kasus)
    pihak = {nama: [dict(satu) for satu in semua] for nama, semua in fakta.pihak.items()}
    for satu in tempat:
        milik: dict[str, NilaiFakta] = pihak[satu.pihak][satu.nomor] if satu.pihak else kasus
        milik[satu.kode] = BERTENTANGAN
    return FaktaKasus(pihak={nama: tuple(semua) for nama, semua in pihak.items()}, kasus=kasus)
