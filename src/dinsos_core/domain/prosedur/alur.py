"""The way through a procedure: which outcomes a step has, and where each of them leads.

Steps are data, their order is the decree's. Each kind of step has outcomes of its own; a standard
may add some or redirect them.
"""

from collections.abc import Callable, Mapping
from itertools import takewhile
from types import MappingProxyType

from attrs import evolve

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import BerkasDikembalikan
from dinsos_core.domain.kasus.kemajuan import AKHIR, DILEWATI
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.prosedur.cara import LANJUT, Cara, cara_langkah
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.sekali import sekali
from dinsos_core.domain.standar.model import ArtiHasil, Hasil, Langkah, Tujuan

Alur = tuple[Langkah, ...]


@sekali
def hasil_mungkin(langkah: Langkah, siklus: Siklus | None = None) -> Mapping[str, Hasil]:
    """The outcomes a step may have; in a lifecycle that never returns papers, none of its kind
    does. One that passes a case on does so wherever else a standard leads it."""
    dari_jenis = cara_langkah(langkah).hasil
    if siklus is not None and not siklus.dikenal(BerkasDikembalikan.tipe):
        dari_jenis = {n: h for n, h in dari_jenis.items() if h.ke != Tujuan.KEMBALIKAN}
    semua = {**dari_jenis, **langkah.hasil}
    for nama, hasil in dari_jenis.items():
        lain = semua[nama] is not hasil and semua[nama].arti is None
        if lain and hasil.ke == Tujuan.TERUSKAN:
            semua[nama] = evolve(semua[nama], arti=ArtiHasil.DITERUSKAN)
    if langkah.opsional:
        semua.setdefault(DILEWATI, LANJUT)
    return MappingProxyType(semua)


def hasil_salah(langkah: Langkah, siklus: Siklus, hasil: str) -> tuple[Halangan, ...]:
    """Why a step cannot have the outcome that a command names; empty if it can, or if none is named
    where one is taken."""
    mungkin = tuple(hasil_mungkin(langkah, siklus))
    if hasil in mungkin or (not hasil and cara_langkah(langkah).wajar):
        return ()
    if not hasil:
        return (halangan(KodeHalangan.HASIL_WAJIB, "hasil", pilihan=mungkin),)
    mirip = terdekat(hasil, mungkin)
    return (halangan(KodeHalangan.HASIL_TIDAK_DIKENAL, "hasil", pilihan=mungkin, mirip=mirip),)


def langkah_pembuka(alur: Alur) -> Alur:
    """The steps that opening a case does: those at the head that bring it before the office."""
    return tuple(takewhile(lambda satu: cara_langkah(satu).diajukan and not satu.lompatan, alur))


def pertama(alur: Alur, berlaku: Callable[[Langkah], bool]) -> str:
    """The step a case waits at once it is opened: the first that opening did not do already."""
    return _yang_berlaku(alur[len(langkah_pembuka(alur)) :], berlaku)


def pertama_mungkin(alur: Alur) -> tuple[str, ...]:
    """Every step that this may be, by what only-ifs decide."""
    return _mungkin(alur[len(langkah_pembuka(alur)) :])


def berikutnya(alur: Alur, kini: Langkah, hasil: str, berlaku: Callable[[Langkah], bool]) -> str:
    """The code of the step that an outcome leads to, or `akhir`.

    ``tolak`` leads to the determining step (where there is none, to the end); ``kembalikan`` to the
    step where papers are looked at, if that is this one or came before it, otherwise back here.
    """
    return _tujuan(alur, kini, hasil) or _yang_berlaku(_sesudah(alur, kini), berlaku)


def ke_mana(alur: Alur, kini: Langkah, hasil: str) -> tuple[str, ...]:
    """Every step that this may be, by what only-ifs decide."""
    tujuan = _tujuan(alur, kini, hasil)
    return (tujuan,) if tujuan else _mungkin(_sesudah(alur, kini))


def _tujuan(alur: Alur, kini: Langkah, hasil: str) -> str:
    """Where an outcome jumps; empty for the next step."""
    tujuan = hasil_mungkin(kini)[hasil].ke or kini.lanjut
    match tujuan:
        case Tujuan.TOLAK:
            return langkah_menetapkan(alur) or AKHIR
        case Tujuan.TERUSKAN:
            return AKHIR
        case Tujuan.LAGI:
            return kini.kode
        case Tujuan.KEMBALIKAN if cara_langkah(kini).berkas:
            return kini.kode
        case Tujuan.KEMBALIKAN:
            sebelum = takewhile(lambda satu: satu.kode != kini.kode, alur)
            return langkah_periksa(tuple(sebelum)) or kini.kode
        case _:
            return tujuan


def _sesudah(alur: Alur, kini: Langkah) -> Alur:
    tempat = next(n for n, satu in enumerate(alur) if satu.kode == kini.kode)
    return alur[tempat + 1 :]


def _yang_berlaku(alur: Alur, berlaku: Callable[[Langkah], bool]) -> str:
    return next((satu.kode for satu in alur if not satu.lompatan and berlaku(satu)), AKHIR)


def _mungkin(alur: Alur) -> tuple[str, ...]:
    """The steps of which one is the first that holds: conditional ones up to one that is not."""
    urut = [satu for satu in alur if not satu.lompatan]
    tetap = next((n for n, satu in enumerate(urut) if satu.bila is None), None)
    if tetap is None:
        return (*(satu.kode for satu in urut), AKHIR)
    return tuple(satu.kode for satu in urut[: tetap + 1])


def bersyarat(alur: Alur, kini: str) -> bool:
    """Whether facts of the case may decide which step follows this one."""
    tempat = next(n for n, satu in enumerate(alur) if satu.kode == kini)
    berikut = next((satu for satu in alur[tempat + 1 :] if not satu.lompatan), None)
    return berikut is not None and berikut.bila is not None


def mundur(alur: Alur, dari: str, ke: str) -> bool:
    """Whether ``ke`` is a step at or before the step ``dari``."""
    urutan = [satu.kode for satu in alur]
    return {dari, ke} <= set(urutan) and urutan.index(ke) <= urutan.index(dari)


def langkah_menetapkan(alur: Alur) -> str | None:
    """The step that determines."""
    return _pertama(alur, lambda cara: cara.menetapkan)


def langkah_menilai(alur: Alur) -> str | None:
    """The step at which a case is assessed anew: the assessment, otherwise the determination."""
    return _pertama(alur, lambda cara: cara.asesmen) or langkah_menetapkan(alur)


def langkah_periksa(alur: Alur) -> str | None:
    """The step that checks papers."""
    return _pertama(alur, lambda cara: cara.berkas)


def _pertama(alur: Alur, pilih: Callable[[Cara[Kasus]], bool]) -> str | None:
    return next((satu.kode for satu in alur if pilih(cara_langkah(satu))), None)
