"""Places that cases hold: reserved before a decision, kept or given back by what it made happen."""

from collections.abc import Iterable
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
) -> int:
    """How many other cases have waited longer than this one for one of these places."""
    nama = {satu.nama for satu in pilihan}
    saringan = SaringanKasus(
        agregat=jenis.nama, instansi=kasus.standar.instansi, status=jenis.siklus.menunggu
    )
    semua = (satu.keadaan for satu in semua_kasus(unit, saringan))
    sejak = kasus.jeda[-1].mulai if kasus.status in jenis.siklus.menunggu else None
    return sum(
        not nama.isdisjoint(satu.ditunggu)
        and satu.id != kasus.id
        and (sejak is None or satu.jeda[-1].mulai < sejak)
        for satu in semua
    )


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
