"""The way through a procedure: which outcomes a step has, and where each of them leads.

Steps are data, their order is the decree's. Each kind of step has outcomes of its own; a standard
may add some or redirect them.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kemajuan import AKHIR, DILEWATI
from dinsos_core.domain.prosedur.cara import LANJUT, Cara, cara_langkah
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.standar.model import Hasil, Langkah, Tujuan

Alur = tuple[Langkah, ...]


def hasil_mungkin(langkah: Langkah) -> Mapping[str, Hasil]:
    """The outcomes a step may have."""
    semua = {**cara_langkah(langkah).hasil, **langkah.hasil}
    if langkah.opsional:
        semua.setdefault(DILEWATI, LANJUT)
    return MappingProxyType(semua)


def hasil_salah(langkah: Langkah, hasil: str) -> tuple[Halangan, ...]:
    """Why a step cannot have the outcome that a command names; empty if it can, or if none is named
    where one is taken."""
    mungkin = tuple(hasil_mungkin(langkah))
    if hasil in mungkin or (not hasil and cara_langkah(langkah).wajar):
        return ()
    if not hasil:
        return (halangan(KodeHalangan.HASIL_WAJIB, "hasil", pilihan=mungkin),)
    mirip = terdekat(hasil, mungkin)
    return (halangan(KodeHalangan.HASIL_TIDAK_DIKENAL, "hasil", pilihan=mungkin, mirip=mirip),)


def pertama(alur: Alur, berlaku: Callable[[Langkah], bool]) -> str:
    """The step a case waits at once it is opened: the first that opening did not do already."""
    for satu in alur:
        if not cara_langkah(satu).diajukan and not satu.lompatan and berlaku(satu):
            return satu.kode
    return AKHIR


def berikutnya(alur: Alur, kini: Langkah, hasil: str, berlaku: Callable[[Langkah], bool]) -> str:
    """The code of the step that an outcome leads to, or one of `Tujuan` but `tolak`, which is the
    determining step (or, where there is none, the end)."""
    tujuan = hasil_mungkin(kini)[hasil].ke or kini.lanjut
    if tujuan == Tujuan.TOLAK:
        return langkah_menetapkan(alur) or AKHIR
    if tujuan == Tujuan.LAGI:
        return kini.kode
    if tujuan:
        return tujuan
    tempat = next(n for n, satu in enumerate(alur) if satu.kode == kini.kode)
    for satu in alur[tempat + 1 :]:
        if not satu.lompatan and berlaku(satu):
            return satu.kode
    return AKHIR


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


def langkah_terbit(alur: Alur) -> str | None:
    """The step that issues."""
    return _pertama(alur, lambda cara: cara.terbit)


def _pertama(alur: Alur, pilih: Callable[[Cara[Kasus]], bool]) -> str | None:
    return next((satu.kode for satu in alur if pilih(cara_langkah(satu))), None)
