"""Which alerts a case should have, held against those it has. Pure; nothing is stored here.

At most one alert of a clock stands. A clock that is first seen past its due moment is missed and
never was at risk, for nobody could act on a warning any more; one that stood as at risk gives way
to the alert that the moment has passed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final

from attrs import evolve

from dinsos_core.application.kejadian_tenggat import JenisKabar
from dinsos_core.domain.kasus.jam import KeadaanJam
from dinsos_core.domain.kasus.pindahan import kode_batas
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.indeks import JamTerbuka
from dinsos_core.ports.penyimpanan import KasusTersimpan
from dinsos_core.ports.peringatan import Ambang, PeringatanTenggat, SebabTarik, ambang_pada

DINAIKKAN: Final[Mapping[Ambang, JenisKabar]] = {
    Ambang.RAWAN: JenisKabar.RAWAN,
    Ambang.TERLEWAT: JenisKabar.TERLEWAT,
    Ambang.TERCAPAI: JenisKabar.TERCAPAI,
}

Nasib = Callable[[str], KeadaanJam | None]
"""How the clock with that code stands that is not open any more; None if there is no such limit."""


@frozen(kw_only=True)
class Perubahan:
    """An alert as it is from now on, and what is told of that; ``jenis`` None: nothing, for another
    alert says it. ``semula``: the due moment that it moved from; ``kode_semula``: what its limit
    was called, where the case has moved to a version that calls it otherwise."""

    peringatan: PeringatanTenggat
    jenis: JenisKabar | None
    semula: datetime | None = None
    kode_semula: str = ""


def selaraskan(
    kasus: KasusTersimpan, lama: Iterable[PeringatanTenggat], saat: datetime, nasib: Nasib
) -> Iterator[Perubahan]:
    """What has to change so that the case's alerts are those of its open clocks at that instant:
    first what is taken back or moved, then what is raised."""
    dulu = {satu.kunci: satu for satu in lama}
    jam = {(satu.kode, satu.mulai): satu for satu in kasus.indeks.jam}
    tetap = set()
    for satu in (satu for satu in dulu.values() if satu.berdiri):
        kode = kode_batas(kasus.keadaan.batas_berganti, satu.kode, satu.dinaikkan_pada)
        milik = jam.get((kode, satu.mulai))
        if milik is None:
            yield _tarik(satu, saat, _hilang(kode, jam.values(), nasib))
        elif ambang_pada(milik, saat) is not satu.ambang:
            yield _surut(satu, milik, saat)
        else:
            baru = evolve(satu, kode=kode, jatuh_tempo=milik.jatuh_tempo)
            tetap.add(baru.kunci)
            if kode != satu.kode:
                yield from _ganti_kode(satu, baru, dulu.get(baru.kunci), saat)
            elif milik.jatuh_tempo != satu.jatuh_tempo:
                semula = satu.jatuh_tempo
                yield Perubahan(peringatan=baru, jenis=JenisKabar.DIPINDAH, semula=semula)
    for milik in jam.values():
        ambang = ambang_pada(milik, saat)
        if ambang is None or (kasus.id, milik.kode, milik.mulai, ambang) in tetap:
            continue
        baru = _baru(kasus, milik, ambang, saat)
        lagi = _lagi(baru, dulu.get(baru.kunci))
        yield Perubahan(peringatan=lagi, jenis=DINAIKKAN[ambang])


def _lagi(baru: PeringatanTenggat, terdahulu: PeringatanTenggat | None) -> PeringatanTenggat:
    return baru if terdahulu is None else evolve(baru, kali=terdahulu.kali + 1)


def _ganti_kode(
    lama: PeringatanTenggat,
    baru: PeringatanTenggat,
    terdahulu: PeringatanTenggat | None,
    saat: datetime,
) -> Iterator[Perubahan]:
    """The alert goes on under the code that its limit has now; nobody is told again."""
    pergi = evolve(lama, ditarik_pada=saat, sebab=SebabTarik.STANDAR_BERGANTI)
    yield Perubahan(peringatan=pergi, jenis=None)
    yield Perubahan(
        peringatan=_lagi(evolve(baru, dinaikkan_pada=saat, kali=1), terdahulu),
        jenis=JenisKabar.DIPINDAH,
        semula=lama.jatuh_tempo,
        kode_semula=lama.kode,
    )


def _baru(
    kasus: KasusTersimpan, jam: JamTerbuka, ambang: Ambang, saat: datetime
) -> PeringatanTenggat:
    return PeringatanTenggat(
        kasus=kasus.id,
        kode=jam.kode,
        mulai=jam.mulai,
        ambang=ambang,
        milik=jam.milik,
        instansi=kasus.indeks.instansi,
        layanan=kasus.indeks.layanan,
        nomor=kasus.indeks.nomor,
        jatuh_tempo=jam.jatuh_tempo,
        dinaikkan_pada=saat,
    )


def _surut(satu: PeringatanTenggat, jam: JamTerbuka, saat: datetime) -> Perubahan:
    """The clock goes on, but has not come to this threshold, or has gone past it."""
    if jam.dijeda:
        return _tarik(satu, saat, SebabTarik.DIJEDA)
    if satu.ambang is Ambang.RAWAN and saat > jam.jatuh_tempo:
        if satu.kode != jam.kode:  # what is raised in its place does not say of which it takes it
            return _tarik(satu, saat, SebabTarik.STANDAR_BERGANTI)
        lewat = evolve(satu, ditarik_pada=saat, sebab=SebabTarik.TERLEWAT)
        return Perubahan(peringatan=lewat, jenis=None)
    if jam.jatuh_tempo == satu.jatuh_tempo:
        return _tarik(satu, saat, SebabTarik.BELUM_WAKTUNYA)
    pindah = evolve(satu, jatuh_tempo=jam.jatuh_tempo)
    return evolve(_tarik(pindah, saat, SebabTarik.BERGESER), semula=satu.jatuh_tempo)


def _hilang(kode: str, jam: Iterable[JamTerbuka], nasib: Nasib) -> SebabTarik:
    """Why the clock is not open any more as it was."""
    if any(milik.kode == kode for milik in jam):
        return SebabTarik.MULAI_BERUBAH
    match nasib(kode):
        case KeadaanJam.TERPENUHI:
            return SebabTarik.TERPENUHI
        case KeadaanJam.BERAKHIR:
            return SebabTarik.BERAKHIR
        case None:
            return SebabTarik.STANDAR_BERGANTI
        case _:
            return SebabTarik.MULAI_BERUBAH


def _tarik(satu: PeringatanTenggat, saat: datetime, sebab: SebabTarik) -> Perubahan:
    ditarik = evolve(satu, ditarik_pada=saat, sebab=sebab)
    return Perubahan(peringatan=ditarik, jenis=JenisKabar.DITARIK)
