"""Whom parties are known to be, for the check of possible duplicates: what a Klien is known by
counts for whoever is that Klien, and whoever may be a Klien is held against the cases of that one.

Nothing of it is kept with a case: a Klien that was corrected or merged is looked at as it is now.
"""

from collections.abc import Iterable, Mapping

from attrs import evolve, field

from dinsos_core.application.klien_kasus import muat_kelompok
from dinsos_core.domain.identitas.klien import Klien
from dinsos_core.domain.kasus.kejadian import PihakKasus
from dinsos_core.domain.kelayakan.kembar import PENGENAL, Ciri, Kunci, kunci_kembar
from dinsos_core.domain.prosedur.kembar import LINGKUP_KLIEN, kunci_klien, lingkup_kembar
from dinsos_core.domain.shared.ids import KlienId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.model import RujukanStandar
from dinsos_core.ports.brankas import SEPENUHNYA, Calon
from dinsos_core.ports.penyimpanan import KlienTersimpan, UnitOfWork


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


def calon_kembar(
    unit: UnitOfWork,
    standar: RujukanStandar,
    pihak: PihakKasus,
    milik: tuple[Ciri, tuple[Kunci, ...]],
    paling: int,
) -> tuple[Calon, ...]:
    """Who in a case of the service shares a key with the party, or is a Klien who does; ``milik``:
    what the party is known by, and its keys. Some of them are Klien themselves."""
    ciri, kunci = milik
    lingkup = lingkup_kembar(standar.instansi, LINGKUP_KLIEN)
    ditemukan = unit.brankas.calon((*kunci, *kunci_kembar(ciri, lingkup)), 2 * paling)
    bobot = {KlienId(satu.pemilik): satu.bobot for satu in ditemukan}
    disebut = {*bobot, *(() if pihak.klien is None else (pihak.klien,))}
    if not (klien := muat_kelompok(unit, disebut, {}, lengkap=False)):
        return ditemukan
    lewat = {
        lain: bobot.get(id_, SEPENUHNYA)
        for id_ in sorted(disebut & klien.keys())
        for lain in _seorang(klien[id_].keadaan, klien)
        if lain != pihak.klien
    }
    layanan = lingkup_kembar(standar.instansi, standar.layanan)
    # Found by less than the lock is for: whoever looks for the Klien has it already.
    lain = tuple(kunci_klien(id_, layanan, min(n, SEPENUHNYA - 1)) for id_, n in lewat.items())
    ada = {(satu.subjek, satu.pemilik) for satu in ditemukan}
    baru = (c for c in unit.brankas.calon(lain, paling) if (c.subjek, c.pemilik) not in ada)
    return (*ditemukan, *baru)


def _seorang(klien: Klien, semua: Mapping[KlienId, KlienTersimpan]) -> tuple[KlienId, ...]:
    """All that are the same person."""
    utama = semua.get(klien.utama)
    return (klien.utama, *(utama.keadaan.alias if utama else ()))
