"""Which clocks keep their former limit when a case is moved to another version of its standard.

A clock that is over keeps it, and so does one past due, which the new version's mark ends. One that
runs is counted anew; where the new version has no such limit, the move ends it. What the former
version did not ask is owed from the move on.
"""

from collections.abc import Iterator, Mapping

from attrs import evolve

from dinsos_core.domain.kasus.jam import KeadaanJam, Kewajiban, kewajiban
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.penanda import Penanda
from dinsos_core.domain.kasus.pindahan import (
    DIPINDAH,
    BatasBaru,
    JamBeku,
    Sebutan,
    sebut_penanda,
)
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.standar.batas import BatasWaktu, PemilikBatas
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.domain.waktu.bacaan import tentang_waktu


def jam_beku(
    keadaan: Kasus,
    konteks: Konteks,
    baru: StandarPelayanan,
    sebutan: Sebutan,
    padanan: Mapping[str, str],
) -> tuple[JamBeku, ...]:
    """The clocks of the former version that stay as they are; ``padanan``: its limits' codes to
    those of the new one."""
    batas = {satu.kode: satu for satu in baru.waktu}
    return tuple(
        satu
        for milik in _kewajiban(keadaan, konteks)
        if (satu := _beku(keadaan, konteks, milik, batas.get(_ke(milik, padanan)), sebutan))
    )


def _kewajiban(keadaan: Kasus, konteks: Konteks) -> tuple[Kewajiban, ...]:
    return kewajiban(
        keadaan,
        konteks.standar,
        konteks.kalender,
        konteks.bacaan,
        konteks.kini,
    )


def _ke(milik: Kewajiban, padanan: Mapping[str, str]) -> str:
    return padanan.get(milik.batas.kode, "")


def _beku(
    keadaan: Kasus,
    konteks: Konteks,
    milik: Kewajiban,
    baru: BatasWaktu | None,
    sebutan: Sebutan,
) -> JamBeku | None:
    if milik.tenggat is None:
        return None
    terlewat = milik.selesai is None and milik.keadaan is KeadaanJam.TERLEWAT
    if milik.selesai is None and not terlewat and baru is not None:
        return None
    dulu = next((s for s in keadaan.jam_beku if s.batas.kode == milik.batas.kode), None)
    mulai = _mulai(keadaan, milik)
    batas = sebutan.batas(evolve(milik.batas, batas=milik.tenggat.batas, bila_hasil={}))
    batas = evolve(batas, kode=baru.kode if baru else _sisa(milik.batas.kode, sebutan))
    if terlewat and baru is not None:
        batas = evolve(batas, selesai=baru.selesai, berhenti_bila=baru.berhenti_bila)
    penutup = _penutup(keadaan, milik, sebutan)
    if milik.selesai is None and not terlewat:
        penutup = Penanda(nama=DIPINDAH, pada=konteks.kini)
    return JamBeku(
        pada=mulai.pada,
        dicatat=mulai.dicatat,
        batas=batas,
        tafsir=dulu.tafsir if dulu is not None and milik.batas == dulu.batas else _waktu(konteks),
        penutup=penutup,
    )


def _sisa(kode: str, sebutan: Sebutan) -> str:
    """A limit without a counterpart, called so that no later version's has its name."""
    return kode if "@" in kode else f"{kode}@{sebutan.keputusan}"


def _waktu(konteks: Konteks) -> tuple[TafsirDipakai, ...]:
    return tuple(satu for satu in konteks.standar.tafsir if tentang_waktu(satu.kode))


def _mulai(keadaan: Kasus, milik: Kewajiban) -> Penanda:
    """The mark that started the clock; of one that a date fact starts the determination, for no
    event holds a fact."""
    assert milik.tenggat is not None
    if milik.batas.fakta_mulai is not None:
        return next(s for s in reversed(keadaan.penanda) if s.nama == "disetujui")
    saat = milik.tenggat.mulai
    return next(s for s in reversed(keadaan.penanda) if s.pada == saat)


def _penutup(keadaan: Kasus, milik: Kewajiban, sebutan: Sebutan) -> Penanda | None:
    dicari = (milik.penutup, milik.selesai)
    ada = tuple(s for s in keadaan.penanda if (s.nama, s.pada) == dicari)[:1]
    return next(iter(sebut_penanda(ada, sebutan)), None)


def batas_baru(
    keadaan: Kasus, konteks: Konteks, baru: StandarPelayanan, padanan: Mapping[str, str]
) -> tuple[BatasBaru, ...]:
    """Limits under which nothing was owed before the move. What runs from an event does so whatever
    was in force."""
    return tuple(_baru(keadaan, konteks, baru, padanan))


def _baru(
    keadaan: Kasus, konteks: Konteks, baru: StandarPelayanan, padanan: Mapping[str, str]
) -> Iterator[BatasBaru]:
    dulu = {padanan.get(satu.kode): satu for satu in keadaan.batas_baru}
    berjalan = {
        _ke(satu, padanan) for satu in _kewajiban(keadaan, konteks) if satu.tenggat is not None
    }
    for satu in baru.waktu:
        if satu.milik is PemilikBatas.PERISTIWA or satu.fakta_mulai is not None:
            continue
        if satu.kode not in berjalan:
            yield BatasBaru(kode=satu.kode, pada=konteks.kini)
        elif (lama := dulu.get(satu.kode)) is not None:
            yield evolve(lama, kode=satu.kode)
