"""On what an act rests: one rule for every act of an official.

An act that goes against somebody (`Beralasan`), or departs from the assessment (``menyimpang``),
names conditions that were found unmet, a cause, or says its ground in words (UU 30/2014 art. 55).
The class of its event declares it; `tanpa_dasar` judges every event of every command by it, and a
form asks for words where that refuses.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import evolve

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Beralasan, Kejadian
from dinsos_core.domain.kasus.kemajuan import TOLAK
from dinsos_core.domain.kasus.perintah import PadaKasus
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, RingkasanPenilaian
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang, Pilihan, WajibBila
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.peran import petugas
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.kata import Kata, ucapan
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.model import ArtiHasil, Hasil

BUKAN_DASAR: Final = frozenset({"lainnya", "tidak_ada"})
"""Causes that say nothing by themselves."""
_SUMBER: Final = frozenset({"sumber_tak_terjangkau", "jawaban_sumber_salah"})
"""Why a fact is unknown that only its source can tell."""


def tanpa_dasar(kejadian: Iterable[Kejadian], konteks: Konteks) -> tuple[Halangan, ...]:
    """Whether one of these says nothing of why, though it must."""
    kurang = any(_kurang(satu, konteks) for satu in kejadian)
    return (halangan(KodeHalangan.ALASAN_WAJIB, "alasan"),) if kurang else ()


def tanpa_kata(perintah: PadaKasus, konteks: Konteks, oleh: JejakPelaku) -> tuple[Halangan, ...]:
    """Whether an official speaks for somebody and says nothing of how they know."""
    kata = ucapan(str(getattr(perintah, "alasan", "")))
    kurang = petugas(konteks, oleh) and konteks.asal is None and not kata
    return (halangan(KodeHalangan.ALASAN_WAJIB, "alasan"),) if kurang else ()


def _kurang(satu: Kejadian, konteks: Konteks) -> bool:
    if getattr(satu, "alasan", None) is not None:
        return False
    if isinstance(satu, Beralasan):
        return petugas(konteks, satu.oleh) and not _menyebut(satu.dasar)
    return getattr(satu, "menyimpang", False)


def _menyebut(dasar: Iterable[str]) -> bool:
    return not BUKAN_DASAR.issuperset(dasar)


def alasan_diminta(
    bidang: tuple[Bidang, ...], dasar: tuple[str, ...], konteks: Konteks, oleh: JejakPelaku
) -> tuple[Bidang, ...]:
    """A form's fields, with the reason of an act against somebody required as `tanpa_dasar` does;
    ``dasar``: codes that the case itself gives as a ground."""
    if not petugas(konteks, oleh) or _menyebut(dasar):
        return bidang
    sebab = next((b for b in bidang if b.nama == "sebab"), None)
    return tuple(satu if satu.nama != "alasan" else _diwajibkan(satu, sebab) for satu in bidang)


def _diwajibkan(alasan: Bidang, sebab: Bidang | None) -> Bidang:
    if sebab is None:
        return evolve(alasan, wajib=True, wajib_bila=None)
    polos = tuple(satu.kode for satu in sebab.pilihan if satu.kode in BUKAN_DASAR)
    return evolve(alasan, wajib_bila=WajibBila(bidang="sebab", nilai=polos)) if polos else alasan


# --- the conditions that an act may name


def berkesimpulan(penilaian: RingkasanPenilaian | None, *kesimpulan: Kesimpulan) -> tuple[str, ...]:
    """Codes of the conditions that were found so."""
    syarat = penilaian.syarat if penilaian is not None else ()
    return tuple(h.kode for h in syarat if h.kesimpulan in kesimpulan)


def menunggu_sumber(penilaian: RingkasanPenilaian | None) -> tuple[str, ...]:
    """Codes of the conditions that are unknown because their source did not answer."""
    syarat = penilaian.syarat if penilaian is not None else ()
    return tuple(
        h.kode
        for h in syarat
        if h.kesimpulan is Kesimpulan.BELUM_DAPAT_DINILAI and _SUMBER & {*h.sebab_belum}
    )


def berdasar(nama: str, hasil: Hasil) -> bool:
    """Whether an outcome of a step may rest on conditions that are named."""
    return nama == TOLAK or hasil.diteruskan or hasil.arti is ArtiHasil.TIDAK_DILAYANI


def dasar_terpilih(
    disebut: tuple[str, ...], ditemukan: tuple[str, ...], keadaan: Kasus, konteks: Konteks
) -> tuple[str, ...]:
    """The conditions on which an act rests: those named, each of which must be one of
    ``ditemukan``; without a name all of these. Raises `Terhalang` with every one that is not."""
    tolak_bila_ada(_bukan_temuan(dict.fromkeys(disebut), ditemukan, keadaan, konteks))
    return tuple(satu for satu in ditemukan if satu in disebut or not disebut)


def _bukan_temuan(
    disebut: Iterable[str], ditemukan: tuple[str, ...], keadaan: Kasus, konteks: Konteks
) -> Iterator[Halangan]:
    menunggu, teks = menunggu_sumber(keadaan.ringkasan), _teks_syarat(konteks)
    for satu in disebut:
        if satu in menunggu:
            yield _menunggu((satu,), konteks)
        elif satu not in ditemukan:
            yield halangan(
                KodeHalangan.DASAR_BUKAN_TEMUAN,
                "dasar",
                syarat=teks.get(satu, satu),
                pilihan=ditemukan,
            )


def tanpa_sumber(keadaan: Kasus, dasar: tuple[str, ...], konteks: Konteks) -> tuple[Halangan, ...]:
    """Words alone do not stand for a condition whose source did not answer: the refusal waits for
    it, or rests on something found. What a step found against somebody is found."""
    menunggu = menunggu_sumber(keadaan.ringkasan)
    return () if dasar or keadaan.saran_tolak or not menunggu else (_menunggu(menunggu, konteks),)


def _menunggu(syarat: tuple[str, ...], konteks: Konteks) -> Halangan:
    teks = _teks_syarat(konteks)
    return halangan(
        KodeHalangan.DASAR_MENUNGGU_SUMBER, "dasar", syarat=tuple(teks[satu] for satu in syarat)
    )


def _teks_syarat(konteks: Konteks) -> Mapping[str, Kata]:
    return {satu.kode: konteks.kosakata.kata(satu.teks) for satu in konteks.standar.syarat}


def bidang_dasar(ditemukan: tuple[str, ...], konteks: Konteks) -> tuple[Bidang, ...]:
    """The choice of the conditions that an act rests on, where there is one."""
    teks = _teks_syarat(konteks)
    pilihan = tuple(Pilihan(kode=satu, teks=teks[satu]) for satu in ditemukan)
    if not pilihan:
        return ()
    return (
        Bidang(
            nama="dasar",
            jenis=JenisBidang.PILIHAN_BANYAK,
            teks=Kata(
                "Syarat yang menjadi dasar; kosong: semuanya",
                "Conditions it rests on; none named: all of them",
            ),
            pilihan=pilihan,
        ),
    )
