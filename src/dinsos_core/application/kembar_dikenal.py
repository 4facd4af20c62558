"""Whom parties are known to be, for the check of possible duplicates: what a Klien is known by
counts for whoever is that Klien, and whoever may be a Klien is held against the cases of that one.

Nothing of it is kept with a case: a Klien that was corrected or merged is looked at as it is now.
"""

from collections.abc import Collection, Container, Iterable, Mapping
from typing import TypeAlias

from attrs import evolve, field

from dinsos_core.application.klien_kasus import muat_kelompok
from dinsos_core.application.terbaca import muat_terbaca
from dinsos_core.domain.identitas.klien import Klien
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import PihakKasus
from dinsos_core.domain.kelayakan.kembar import PENGENAL, Ciri, Kunci, kunci_kembar
from dinsos_core.domain.prosedur.kembar import LINGKUP_KLIEN, kunci_klien, lingkup_kembar
from dinsos_core.domain.shared.ids import AliranId, KlienId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.ports.brankas import SEPENUHNYA, Calon
from dinsos_core.ports.indeks import IndeksKasus
from dinsos_core.ports.penyimpanan import IDENTITAS, KlienTersimpan, UnitOfWork


@frozen(kw_only=True)
class Dikenal:
    """The Klien that parties are; ``batas``: whose data is restricted."""

    klien: Mapping[KlienId, Klien] = field(factory=dict)
    batas: frozenset[SubjekId] = frozenset()

    def pengenal(self, pihak: PihakKasus) -> PihakKasus:
        """The party with its identifying facts only: as the Klien is known, an alias as whom it was
        merged into; else as stated."""
        klien = self.klien.get(pihak.klien) if pihak.klien is not None else None
        if klien is None:
            return evolve(pihak, fakta=_mengenali(pihak.fakta))
        utama = self.klien.get(klien.utama, klien)
        semua = {**pihak.fakta, **self._fakta(klien), **self._fakta(utama)}
        return evolve(pihak, klien=utama.id, fakta=_mengenali(semua))

    def _fakta(self, klien: Klien) -> Mapping[str, Rahasia]:
        return {} if klien.subjek in self.batas else klien.fakta


def _mengenali(fakta: Mapping[str, Rahasia]) -> dict[str, Rahasia]:
    return {kode: fakta[kode] for kode in PENGENAL if kode in fakta}


def muat_dikenal(unit: UnitOfWork, pihak: Iterable[PihakKasus]) -> Dikenal:
    """Whom these are known to be."""
    disebut = {q.klien for q in pihak if q.klien is not None}
    if not disebut:
        return Dikenal()
    klien = {
        id_: satu.keadaan for id_, satu in muat_kelompok(unit, disebut, {}, lengkap=False).items()
    }
    batas = unit.brankas.dibatasi(k.subjek for k in klien.values())
    return Dikenal(klien=klien, batas=frozenset(batas))


Ditemukan: TypeAlias = tuple[PihakKasus, Calon]
"""A party, and who may be the same."""


def calon_kembar(
    unit: UnitOfWork,
    kasus: Kasus,
    semua: Iterable[tuple[PihakKasus, Ciri, tuple[Kunci, ...]]],
    status: Container[str],
    paling: int,
) -> list[Ditemukan]:
    """Who in another case of the service, in such a status, shares a key with a party, or is a
    Klien who does; those cases are not read. Of each party: what it is known by, and its keys."""
    dicari, standar = tuple(semua), kasus.standar
    pihak = [q for q, *_ in dicari]
    lingkup = lingkup_kembar(standar.instansi, LINGKUP_KLIEN)
    kunci = ((*milik, *kunci_kembar(ini, lingkup)) for _, ini, milik in dicari)
    calon = list(unit.brankas.calon_banyak(kunci, 2 * paling))
    disebut = {c.pemilik for satu in calon for c in satu}.union(q.klien for q in pihak if q.klien)
    indeks = _indeks(unit, disebut - {kasus.id})
    if dikenal := [KlienId(k) for k, satu in indeks.items() if satu.agregat == IDENTITAS]:
        klien = muat_kelompok(unit, dikenal, {}, lengkap=False)
        layanan = lingkup_kembar(standar.instansi, standar.layanan)
        lewat = [_kunci_lewat(*satu, klien, layanan) for satu in zip(pihak, calon, strict=True)]
        lain = unit.brankas.calon_banyak(lewat, paling)
        calon = [_digabung(*satu) for satu in zip(calon, lain, strict=True)]
        indeks |= _indeks(unit, {c.pemilik for satu in lain for c in satu} - disebut - {kasus.id})
    ada = {k for k, satu in indeks.items() if satu.agregat != IDENTITAS and satu.status in status}
    return [(q, c) for q, satu in zip(pihak, calon, strict=True) for c in satu if c.pemilik in ada]


def _indeks(unit: UnitOfWork, aliran: Collection[AliranId]) -> dict[AliranId, IndeksKasus]:
    return dict(muat_terbaca(unit.kasus.muat_indeks, sorted(aliran))[0])


def _kunci_lewat(
    pihak: PihakKasus,
    calon: Iterable[Calon],
    klien: Mapping[KlienId, KlienTersimpan],
    lingkup: str,
) -> tuple[Kunci, ...]:
    """By what the cases are found of everybody who may be that person as a Klien."""
    bobot = {KlienId(satu.pemilik): satu.bobot for satu in calon}
    disebut = {*bobot, *(() if pihak.klien is None else (pihak.klien,))}
    lewat = {
        lain: bobot.get(id_, SEPENUHNYA)
        for id_ in sorted(disebut & klien.keys())
        for lain in _seorang(klien[id_].keadaan, klien)
        if lain != pihak.klien
    }
    # Found by less than the lock is for: whoever looks for the Klien has it already.
    return tuple(kunci_klien(id_, lingkup, min(n, SEPENUHNYA - 1)) for id_, n in lewat.items())


def _digabung(calon: tuple[Calon, ...], lain: tuple[Calon, ...]) -> tuple[Calon, ...]:
    ada = {(satu.subjek, satu.pemilik) for satu in calon}
    return (*calon, *(c for c in lain if (c.subjek, c.pemilik) not in ada))


def _seorang(klien: Klien, semua: Mapping[KlienId, KlienTersimpan]) -> tuple[KlienId, ...]:
    """All that are the same person."""
    utama = semua.get(klien.utama)
    return (klien.utama, *(utama.keadaan.alias if utama else ()))
