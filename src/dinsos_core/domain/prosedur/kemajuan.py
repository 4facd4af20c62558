"""A case's progress: which step is current, who has initialled it, what was done with what outcome.

Steps are data, the order is the decree's. Each kind of step has default outcomes; a standard may
add outcomes or redirect them. `berikutnya` answers where an outcome leads, nothing else moves.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from attrs import frozen

from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.model import (
    AKHIR,
    KEMBALIKAN,
    TERUSKAN,
    JenisLangkah,
    Langkah,
)
from dinsos_core.domain.standar.model import (
    TOLAK as KE_PENETAPAN,
)

LANJUT = ""
"""Target of an outcome that simply goes on to the next step."""

SELESAI = "selesai"
DILEWATI = "dilewati"
LENGKAP = "lengkap"
KURANG = "kurang"
SETUJU = "setuju"
TOLAK = "tolak"
BERHASIL = "berhasil"
GAGAL = "gagal"

_HASIL_BAWAAN: Mapping[JenisLangkah, Mapping[str, str]] = {
    JenisLangkah.PERIKSA_BERKAS: {LENGKAP: LANJUT, KURANG: KEMBALIKAN},
    JenisLangkah.PENETAPAN: {SETUJU: LANJUT, TOLAK: AKHIR, TERUSKAN: TERUSKAN},
    JenisLangkah.JAWABAN_SISTEM: {BERHASIL: LANJUT, GAGAL: KE_PENETAPAN},
}


@frozen(kw_only=True)
class CatatanLangkah:
    """One completed step: outcome, who and when (aware instant)."""

    langkah: str
    hasil: str
    oleh: JejakPelaku
    pada: datetime


@frozen(kw_only=True)
class Kemajuan:
    """Where a case stands in its procedure. ``kini`` is a step code or `akhir`."""

    kini: str = AKHIR
    paraf: tuple[JejakPelaku, ...] = ()
    catatan: tuple[CatatanLangkah, ...] = ()


def hasil_mungkin(langkah: Langkah) -> Mapping[str, str]:
    """The outcomes a step may have, each with its target; `""` is the next step."""
    bawaan = _HASIL_BAWAAN.get(langkah.jenis, {SELESAI: LANJUT})
    semua = {**bawaan, **langkah.hasil}
    if langkah.opsional:
        semua.setdefault(DILEWATI, LANJUT)
    return MappingProxyType(semua)


def hasil_wajar(langkah: Langkah) -> str | None:
    """The outcome taken when none is named: only where exactly one leads on to the next step and
    the step does not decide anything."""
    if langkah.jenis in _HASIL_BAWAAN:
        return None
    return SELESAI


def pertama(langkah: tuple[Langkah, ...], berlaku: Callable[[Langkah], bool]) -> str:
    """The step a case waits at once submitted: the first one that is not the applicant's own."""
    for satu in langkah:
        diajukan = satu.jenis in (JenisLangkah.SIAPKAN_BERKAS, JenisLangkah.AJUKAN)
        if not diajukan and not satu.lompatan and berlaku(satu):
            return satu.kode
    return AKHIR


def berikutnya(
    langkah: tuple[Langkah, ...], kini: Langkah, hasil: str, berlaku: Callable[[Langkah], bool]
) -> str:
    """The code of the step that an outcome leads to, or `akhir`, `kembalikan`, `teruskan`.

    The jump target `tolak` resolves to the next determining step (or, from there on, the end).
    """
    tujuan = hasil_mungkin(kini)[hasil] or kini.lanjut
    if tujuan == KE_PENETAPAN:
        return langkah_jenis(langkah, JenisLangkah.PENETAPAN) or AKHIR
    if tujuan:
        return tujuan
    tempat = next(n for n, satu in enumerate(langkah) if satu.kode == kini.kode)
    for satu in langkah[tempat + 1 :]:
        if not satu.lompatan and berlaku(satu):
            return satu.kode
    return AKHIR


def langkah_jenis(langkah: tuple[Langkah, ...], jenis: JenisLangkah) -> str | None:
    """The code of the first step of a kind, or None."""
    return next((satu.kode for satu in langkah if satu.jenis is jenis), None)


def peran_giliran(langkah: Langkah, paraf: tuple[JejakPelaku, ...]) -> tuple[str, ...]:
    """The roles of which one must act now: any of them, or the next in the order of signing."""
    if langkah.salah_satu_peran:
        return langkah.oleh
    return langkah.oleh[len(paraf) : len(paraf) + 1]


def melengkapi(langkah: Langkah, paraf: tuple[JejakPelaku, ...]) -> bool:
    """Whether the next act completes the step, rather than adding initials."""
    return langkah.salah_satu_peran or len(paraf) + 1 >= len(langkah.oleh)
