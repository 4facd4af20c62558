"""The other cases that a decision acts on: loaded at once, each judged by its own rules.

Only the command's own events have follow-ups; what a follow-up makes happen causes nothing further.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from attrs import evolve, fields

from dinsos_core.application.babak import Babak
from dinsos_core.application.keperluan import keperluan_kasus
from dinsos_core.application.kumpul import (
    Dibaca,
    PihakSaja,
    buka_fakta,
    buka_kasus,
    kasus_serupa,
    rujukan_fakta,
)
from dinsos_core.application.lihat import TakTampak, catat_pada, yang_tampak
from dinsos_core.application.lingkungan import (
    Lingkungan,
    jenis_layanan,
    konteks_kasus,
    standar_berlaku,
    standar_perkara,
)
from dinsos_core.domain.kasus.kejadian import KasusDitautkan, LanjutanTerhalang
from dinsos_core.domain.kasus.perintah import BukaKasus, PadaKasus
from dinsos_core.domain.kasus.tautan import Tautan
from dinsos_core.domain.prosedur.aturan import butuh, izin, lanjutan
from dinsos_core.domain.prosedur.konteks import Asal, Konteks
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.prosedur.lanjutan import Lanjutan
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
)
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.brankas import SubjekDibatasi
from dinsos_core.ports.penyimpanan import KasusTersimpan, UnitOfWork
from dinsos_core.ports.tampak import Penanya


def muat_terhubung(
    unit: UnitOfWork, kasus: Iterable[KasusId], konteks: Konteks, oleh: Penanya
) -> Mapping[KasusId, KasusTersimpan]:
    """Other cases of the same agency, for a rule to look at. Raises `TakTampak` for any that is not
    there for whoever acts."""
    semua = tuple(kasus)
    ada = unit.kasus.muat_banyak(semua) if semua else {}
    tampak = {ke: satu for ke, satu in ada.items() if satu.indeks.terlihat(oleh)}
    if masalah := [h for satu in semua for h in _tidak_ada(tampak.get(satu), satu, konteks)]:
        raise TakTampak(*masalah, kasus=(ada[ke] for ke in ada if ke not in tampak))
    return tampak


@frozen(kw_only=True)
class Jangkauan:
    """What every follow-up of one command shares. ``oleh``: who acts; ``dimuat``: other cases that
    are loaded already; ``dibaca`` takes down what is opened in the vault; ``tujuan``: what for."""

    lingkungan: Lingkungan
    unit: UnitOfWork
    oleh: Penanya
    dimuat: Mapping[KasusId, KasusTersimpan]
    dibaca: Dibaca
    tujuan: str = ""


def lanjutkan(
    jangkauan: Jangkauan, pokok: Babak, perintah: BukaKasus | PadaKasus
) -> tuple[Babak, ...]:
    """The command's own case with every other that its events act on.

    Raises `Terhalang` with every refusal at once, each under the case it is of.
    """
    if not pokok.kejadian:
        return (pokok,)
    akibat = lanjutan(pokok.jenis, pokok.kasus, perintah, pokok.bersih, pokok.konteks)
    if not akibat:
        return (pokok,)
    ikut = evolve(jangkauan, tujuan=type(perintah).__name__, dimuat=_muat(jangkauan, akibat))
    lain: dict[KasusId, Babak] = {}
    masalah: list[Halangan] = []
    tutup: list[KasusTersimpan] = []
    for satu in akibat:
        try:
            lain[satu.ke] = _ikuti(ikut, pokok, satu, lain.get(satu.ke))
        except Terhalang as terhalang:
            tutup += terhalang.kasus if isinstance(terhalang, TakTampak) else ()
            if satu.wajib:
                masalah += _di(ikut, satu.ke, terhalang)
            else:
                pokok = _terhalang(pokok, satu, terhalang)
        else:
            pokok = _tautkan(pokok, satu)
    if masalah:
        raise TakTampak(*masalah, kasus=tutup) if tutup else Terhalang(*masalah)
    if tutup:
        catat_pada(ikut.unit, pokok.konteks.pelaku, ikut.tujuan, tutup, pokok.konteks.kini)
    return (pokok, *(babak for babak in lain.values() if babak.kejadian))


def _muat(ikut: Jangkauan, akibat: Iterable[Lanjutan]) -> Mapping[KasusId, KasusTersimpan]:
    ada = ikut.dimuat
    perlu = dict.fromkeys(
        satu.ke for satu in akibat if isinstance(satu.perintah, PadaKasus) and satu.ke not in ada
    )
    return {**ada, **ikut.unit.kasus.muat_banyak(perlu)} if perlu else ada


def _di(ikut: Jangkauan, kasus: KasusId, terhalang: Terhalang) -> tuple[Halangan, ...]:
    """The refusals under their case; of one that is linked and not there for whoever acts, only
    that it cannot be."""
    ada = ikut.dimuat.get(kasus)
    # One that whoever acts named is told as they named it.
    bernama = isinstance(terhalang, TakTampak)
    if ada is not None and not bernama and not ada.indeks.terlihat(ikut.oleh):
        return (halangan(KodeHalangan.KASUS_TIDAK_DITEMUKAN),)
    return tuple(
        evolve(satu, lokasi=f"kasus[{kasus}]" + (f".{satu.lokasi}" if satu.lokasi else ""))
        for satu in terhalang.halangan
    )


def _tidak_ada(
    lama: KasusTersimpan | None, kasus: KasusId, konteks: Konteks
) -> tuple[Halangan, ...]:
    """A case of another agency is told like one that is not there."""
    if lama is not None and lama.indeks.instansi == konteks.standar.instansi.kode:
        return ()
    return (halangan(KodeHalangan.KASUS_TIDAK_DITEMUKAN, f"kasus[{kasus}]"),)


def _ikuti(ikut: Jangkauan, pokok: Babak, satu: Lanjutan, babak: Babak | None) -> Babak:
    """The other case with what the follow-up makes happen there. Raises `Terhalang`."""
    if satu.ke == pokok.id:
        raise Terhalang(halangan(KodeHalangan.TIDAK_TERTAUT))
    babak = babak or _babak(ikut, pokok, satu)
    asal = Asal(
        kasus=pokok.kasus, oleh=pokok.kejadian[0].oleh, hubungan=satu.hubungan, bawa=satu.bawa
    )
    konteks = evolve(babak.konteks, asal=asal, id_baru=ikut.lingkungan.id_baru())
    perintah = satu.perintah
    if isinstance(perintah, BukaKasus):
        perintah = _sebagai(perintah, babak)
    izin(babak.jenis, babak.keadaan, perintah, konteks)
    if isinstance(perintah, BukaKasus):
        konteks = _bekal(ikut, pokok, babak, perintah, konteks)
    elif (perlu := _perlu(babak, perintah, konteks)) != Butuh():
        with _tak_dibatasi():
            terbuka, fakta = buka_kasus(
                babak.terbuka or babak.kasus,
                ikut.unit.brankas,
                keperluan_kasus(babak.kasus, babak.id, konteks, ikut.tujuan),
                fakta=babak.kasus if perlu.fakta else None,
                dibaca=ikut.dibaca,
            )
        babak = evolve(babak, dibuka=terbuka, sejak=len(babak.kejadian))
        konteks = evolve(konteks, fakta=fakta)
    return babak.putuskan(perintah, konteks)


def _babak(ikut: Jangkauan, pokok: Babak, satu: Lanjutan) -> Babak:
    """The other case under its own standard."""
    ling, kini, oleh = ikut.lingkungan, pokok.konteks.kini, pokok.konteks.pelaku
    if isinstance(satu.perintah, BukaKasus):
        lama, keadaan, varian = None, None, satu.perintah.varian
        standar = standar_berlaku(ling, ikut.unit, satu.perintah, kini)
        if standar.instansi.kode != pokok.konteks.standar.instansi.kode:
            raise Terhalang(halangan(KodeHalangan.INSTANSI_LAIN, instansi=standar.instansi.kode))
    else:
        lama = ikut.dimuat.get(satu.ke)
        if lama is None or _tidak_ada(lama, satu.ke, pokok.konteks):
            raise Terhalang(halangan(KodeHalangan.KASUS_TIDAK_DITEMUKAN))
        if not _tertaut(pokok, satu.ke):
            # Named by whoever acts; what follows over a link that stands asks nobody.
            yang_tampak(lama, ikut.oleh, "")
        keadaan, varian = lama.keadaan, lama.keadaan.varian
        standar = standar_perkara(ling, ikut.unit, keadaan)
    konteks = konteks_kasus(ling, standar, varian, oleh, kini)
    return Babak(
        jenis=jenis_layanan(standar, ling.jenis),
        lama=lama,
        keadaan=keadaan,
        konteks=evolve(konteks, versi=lama.versi if lama else None),
    )


def _tertaut(pokok: Babak, ke: KasusId) -> bool:
    """Whether the case was linked with the other before this command."""
    return pokok.lama is not None and any(satu.ke == ke for satu in pokok.lama.keadaan.tautan)


def _sebagai(perintah: BukaKasus, babak: Babak) -> BukaKasus:
    """The opening as the other aggregate's own command; whoever asks for it knows none of them."""
    pembuat = babak.jenis.pembuat
    if isinstance(perintah, pembuat):
        return perintah
    return pembuat(**{satu.name: getattr(perintah, satu.name) for satu in fields(BukaKasus)})


def _bekal(
    ikut: Jangkauan, pokok: Babak, babak: Babak, perintah: BukaKasus, konteks: Konteks
) -> Konteks:
    """What an opening takes along: the parties' facts, in the open for the rules alone, and who of
    them has such a case already."""
    assert konteks.asal is not None
    if konteks.asal.bawa:
        bawa = PihakSaja(pihak=konteks.asal.bawa)
        konteks = _dengan_fakta(ikut, bawa, pokok.id, konteks)
    return evolve(
        konteks, serupa=kasus_serupa(ikut.unit, babak.jenis, perintah, konteks, ikut.oleh)
    )


def _perlu(babak: Babak, perintah: PadaKasus, konteks: Konteks) -> Butuh:
    perlu = butuh(babak.jenis, babak.keadaan, perintah, konteks)
    if evolve(perlu, fakta=False, ringkasan=False) != Butuh():
        raise TypeError(f"{type(perintah).__name__} lewat tautan hanya boleh memerlukan fakta")
    return perlu


def _dengan_fakta(ikut: Jangkauan, dari: PihakSaja, kasus: KasusId, konteks: Konteks) -> Konteks:
    keperluan = keperluan_kasus(None, kasus, konteks, ikut.tujuan)
    with _tak_dibatasi():
        fakta = buka_fakta(dari, ikut.unit.brankas, keperluan)
    ikut.dibaca.append((rujukan_fakta(dari), keperluan))
    return evolve(konteks, fakta=fakta)


@contextmanager
def _tak_dibatasi() -> Iterator[None]:
    try:
        yield
    except SubjekDibatasi as sebab:
        raise Terhalang(halangan(KodeHalangan.PEMROSESAN_DIBATASI)) from sebab


def _terhalang(pokok: Babak, satu: Lanjutan, terhalang: Terhalang) -> Babak:
    catatan = LanjutanTerhalang(
        pada=pokok.konteks.kini,
        oleh=pokok.kejadian[0].oleh,
        ke=satu.ke,
        perintah=type(satu.perintah).__name__,
        sebab=tuple(dict.fromkeys(h.kode.value for h in terhalang.halangan)),
    )
    return pokok.dengan((catatan,))


def _tautkan(pokok: Babak, satu: Lanjutan) -> Babak:
    """The near side of a link that a follow-up made, unless the decision itself has made it."""
    hubungan = satu.hubungan.balik if satu.hubungan else None
    if hubungan is None or Tautan(ke=satu.ke, hubungan=hubungan) in pokok.kasus.tautan:
        return pokok
    tautan = KasusDitautkan(
        pada=pokok.konteks.kini, oleh=pokok.kejadian[0].oleh, ke=satu.ke, hubungan=hubungan
    )
    return pokok.dengan((tautan,))
