"""Places that cases hold: reserved before a decision, kept or given back by what it made happen."""

from collections.abc import Iterable

from dinsos_core.application.babak import Babak
from dinsos_core.domain.kasus.kejadian import Tempat
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.penyimpanan import UnitOfWork


def ambil_tempat(unit: UnitOfWork, pilihan: Iterable[Tempat], pemegang: KasusId) -> Tempat | None:
    """The first of these places that is free, or that the case holds already; None if others hold
    them all."""
    menurut_nama: dict[str, list[str]] = {}
    for satu in pilihan:
        menurut_nama.setdefault(satu.nama, []).append(satu.satuan)
    for nama, satuan in menurut_nama.items():
        if (dapat := unit.reservasi.ambil(nama, satuan, pemegang)) is not None:
            return Tempat(nama=nama, satuan=dapat)
    return None


def selaraskan_tempat(unit: UnitOfWork, semua: Iterable[Babak]) -> None:
    """What a case held, or had reserved for it, and does not hold now is free again."""
    lepas = {
        (satu.nama, satu.satuan, babak.id)
        for babak in semua
        for satu in _pernah(babak)
        if satu is not None and satu != babak.kasus.tempat
    }
    for nama, satuan, kasus in sorted(lepas):
        unit.reservasi.lepas(nama, satuan, kasus)


def _pernah(babak: Babak) -> tuple[Tempat | None, ...]:
    return (babak.lama.keadaan.tempat if babak.lama else None, babak.konteks.tempat)
