"""For whom a case waits: what a desk is made of."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from attrs import field

from dinsos_core.domain.kasus.keadaan import K, Kasus
from dinsos_core.domain.kasus.kejadian import BerkasDitambah
from dinsos_core.domain.kasus.pemberitahuan import belum_tahu
from dinsos_core.domain.kasus.wakil import Lingkup
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import langkah_dijeda, langkah_kini, lingkup_langkah
from dinsos_core.domain.prosedur.penilaian import dilarang_langkah
from dinsos_core.domain.prosedur.peran import (
    akun_pihak,
    peran_asesor,
    peran_loket,
    peran_publik,
    tidak_mencakup,
    wakil_bertindak,
)
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.batas import PUTUSAN
from dinsos_core.domain.standar.model import JenisLangkah, Langkah


@frozen(kw_only=True)
class Ditunggu:
    """One who may act next: any of them will do.

    ``peran``: an official of the case's agency who holds the role; with ``akun`` that account
    alone, by being a party, for then it is a role of the public. ``langkah``: the code of the step,
    empty where papers are waited for, or a decision that is no step (`Aturan.giliran`); `KABARI`,
    with the kind of the party behind it whom no attempt has reached, where somebody has to be told
    of what was decided. ``sejak``: since when the case stands there (aware). ``dilarang``: accounts
    that hold the role and still do not do it, for they prepared what it determines, decided before,
    or have a stake in it (tafsir 63, 75).
    """

    peran: str
    langkah: str
    sejak: datetime
    akun: PelakuId | None = field(default=None, repr=False)
    dilarang: tuple[PelakuId, ...] = field(default=(), repr=False)


KABARI: Final = "kabari:"
"""In the place of a step's code; no code of a step has a colon."""


def ditunggu(jenis: JenisKasus[K], keadaan: K, konteks: Konteks) -> tuple[Ditunggu, ...]:
    """Those who may act next: with a step, else with a rule that the case waits for, else with
    papers. A step of a paused case waits for nobody; a case at its end neither, nor one that stays
    open with no step left; but whoever has to be told, and is not, or cannot be
    reached, keeps the case somebody's turn, also when it has ended."""
    mengabari = tuple(_mengabari(keadaan, konteks))
    sudah = {satu.peran for satu in mengabari}
    melangkah = _melangkah(jenis, keadaan, konteks)
    langkah = langkah_kini(keadaan, konteks)
    if langkah is not None and langkah.jenis is JenisLangkah.INFORMASIKAN:
        # Of a step that tells, that nobody can be reached says more.
        return (*mengabari, *(satu for satu in melangkah if satu.peran not in sudah))
    sudah = {satu.peran for satu in melangkah}
    return (*melangkah, *(satu for satu in mengabari if satu.peran not in sudah))


def _mengabari(keadaan: Kasus, konteks: Konteks) -> Iterator[Ditunggu]:
    """Where a step waits for somebody of the office, that tells, or leads to what does; until an
    attempt fails."""
    standar, langkah = konteks.standar, langkah_kini(keadaan, konteks)
    belum = belum_tahu(keadaan, standar, konteks.bacaan)
    wajib = any(satu.mulai == PUTUSAN for satu in standar.waktu)
    if belum is None or (belum.gagal is None and (langkah is not None or not wajib)):
        return
    gagal, peran = belum.gagal, peran_loket(standar) or peran_asesor(standar)
    if langkah is not None and langkah.jenis is JenisLangkah.INFORMASIKAN:
        peran = keadaan.kemajuan.peran_giliran(langkah)
    pihak = "" if gagal is None or gagal.pihak is None else keadaan.pihak[gagal.pihak].pihak
    sejak = (gagal or belum.putusan).pada
    for satu in peran:
        yield Ditunggu(peran=satu, langkah=f"{KABARI}{pihak}", sejak=sejak)


def _melangkah(jenis: JenisKasus[K], keadaan: K, konteks: Konteks) -> tuple[Ditunggu, ...]:
    langkah = langkah_kini(keadaan, konteks)
    if langkah is not None:
        if langkah_dijeda(keadaan, langkah):
            return ()
        peran = keadaan.kemajuan.peran_giliran(langkah)
        dilarang = dilarang_langkah(keadaan, konteks.standar, langkah)
        return tuple(_ditunggu(keadaan, konteks, peran, langkah, dilarang))
    if diputus := tuple(_diputus(jenis, keadaan, konteks)):
        return diputus
    if not keadaan.boleh(BerkasDitambah.tipe) or keadaan.status in keadaan.siklus.menetap:
        return ()
    return tuple(_ditunggu(keadaan, konteks, peran_publik(konteks.standar)))


def _diputus(jenis: JenisKasus[K], keadaan: K, konteks: Konteks) -> Iterator[Ditunggu]:
    standar = konteks.standar
    for aturan in jenis.menunggu:
        if keadaan.boleh(aturan.kejadian):
            dilarang = frozenset[PelakuId]().union(*aturan.dilarang(keadaan, standar).values())
            peran = aturan.giliran(keadaan, standar)
            yield from _ditunggu(keadaan, konteks, peran, dilarang=dilarang)


def _ditunggu(
    keadaan: Kasus,
    konteks: Konteks,
    peran: tuple[str, ...],
    langkah: Langkah | None = None,
    dilarang: frozenset[PelakuId] = frozenset(),
) -> Iterator[Ditunggu]:
    sejak, urut = _sejak(keadaan), tuple(sorted(dilarang))
    kode = "" if langkah is None else langkah.kode
    for satu in peran:
        if satu not in konteks.standar.publik:
            yield Ditunggu(peran=satu, langkah=kode, sejak=sejak, dilarang=urut)
    diwakili = frozenset({Lingkup.MELENGKAPI}) if langkah is None else lingkup_langkah(langkah)
    for satu, akun in _akun_publik(keadaan, konteks, peran, diwakili):
        if akun not in keadaan.dikecualikan:
            yield Ditunggu(
                peran=satu,
                langkah=kode,
                sejak=sejak,
                akun=akun,
                dilarang=(akun,) if akun in dilarang else (),
            )


def _akun_publik(
    keadaan: Kasus, konteks: Konteks, peran: tuple[str, ...], diwakili: frozenset[Lingkup]
) -> Iterator[tuple[str, PelakuId]]:
    """The accounts that hold one of these roles of the public, and of those who act for them."""
    for satu in peran:
        if satu in konteks.standar.publik:
            yield from ((satu, akun) for akun in akun_pihak(keadaan, konteks.standar, satu))
    for q in wakil_bertindak(keadaan, konteks.standar, peran):
        if q.akun is not None and q.wakil and not tidak_mencakup(q.wakil, diwakili, konteks):
            yield q.pihak, q.akun


def _sejak(keadaan: Kasus) -> datetime:
    """When it last moved: by a step, a mark of its own life, or the end of a pause."""
    return max(
        (
            *(satu.pada for satu in keadaan.penanda if not satu.tentang),
            *(satu.pada for satu in keadaan.kemajuan.catatan),
            *(satu.selesai for satu in keadaan.jeda if satu.selesai is not None),
        )
    )
