"""Places that cases hold: reserved before a decision, kept or given back by what it made happen."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from dinsos_core.application.babak import Babak
from dinsos_core.application.kumpul import semua_kasus
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Tempat
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.penyimpanan import SaringanKasus, UnitOfWork


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


def antrean_tempat(
    unit: UnitOfWork, jenis: JenisKasus[Any], pilihan: Iterable[Tempat], kasus: Kasus
) -> Mapping[str, int]:
    """By the name of the places, how many other cases have waited longer than this one; 0 where
    one is left when each of them has theirs."""
    saringan = SaringanKasus(
        agregat=jenis.nama, instansi=kasus.standar.instansi, status=jenis.siklus.menunggu
    )
    sejak = kasus.jeda[-1].mulai if kasus.status in jenis.siklus.menunggu else None
    dahulu = [
        satu.keadaan
        for satu in semua_kasus(unit, saringan, lengkap=False)
        if satu.id != kasus.id and (sejak is None or satu.keadaan.jeda[-1].mulai < sejak)
    ]
    antrean: dict[str, int] = {}
    for nama, banyak in Counter(satu.nama for satu in pilihan).items():
        menunggu = sum(nama in satu.ditunggu for satu in dahulu)
        sisa = banyak - len(unit.reservasi.terisi(nama)) - menunggu if menunggu else 1
        antrean[nama] = 0 if sisa > 0 else menunggu
    return antrean


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
