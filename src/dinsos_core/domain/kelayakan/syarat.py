"""One condition put to a case: the answer of its test for every value, before anybody asks why."""

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType
from typing import Final, cast

from dinsos_core.domain.kelayakan.bagian import Acuan, Jawaban, JawabanBagian
from dinsos_core.domain.kelayakan.dasar_uji import NilaiLain, Putusan
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.rentang import ada_rentang, gabungkan, putusan_hari
from dinsos_core.domain.kelayakan.ringkasan import Kesimpulan
from dinsos_core.domain.kelayakan.sah import SALAH_JENIS
from dinsos_core.domain.kelayakan.susunan import SyaratSiap, UjiSiap
from dinsos_core.domain.shared.nilai import (
    TIADA,
    BelumDiketahui,
    NilaiFakta,
    TanggalRentang,
    Tiada,
)
from dinsos_core.domain.standar.jalur import Jalur
from dinsos_core.domain.standar.model import Akibat

_TANPA_LAIN: Final[NilaiLain] = MappingProxyType({})
_TERPENUHI: Final = Kesimpulan.TERPENUHI
_TIDAK: Final = Kesimpulan.TIDAK_TERPENUHI
_BELUM: Final = Kesimpulan.BELUM_DAPAT_DINILAI
_DITERUSKAN: Final = Kesimpulan.DITERUSKAN


def jawab_syarat(siap: SyaratSiap, fakta: FaktaKasus, pengajuan: date) -> Jawaban:
    """The answer of a case first submitted on ``pengajuan``."""
    berlaku = True if siap.bila is None else siap.bila(fakta)
    acuan = pengajuan if siap.pada is None else _tanggal_acuan(siap.pada, fakta)
    if berlaku is False:
        return _TERPENUHI, berlaku, acuan, (), ()
    bagian: tuple[JawabanBagian, ...] = ()
    pilihan: tuple[Jawaban, ...] = ()
    if siap.uji is None:
        pilihan = tuple([jawab_syarat(satu, fakta, pengajuan) for satu in siap.pilihan])
        kesimpulan = _sedikitnya(siap.syarat.sedikitnya, [satu[0] for satu in pilihan])
    else:
        kesimpulan, bagian = _jawab_bagian(siap.uji, fakta, acuan)
    if berlaku is not True and kesimpulan is not _TERPENUHI:
        # Not known to apply, and not met: it would be met if it turned out not to apply.
        kesimpulan = _BELUM
    if kesimpulan is _TIDAK and siap.syarat.akibat is Akibat.TERUSKAN:
        kesimpulan = _DITERUSKAN
    return kesimpulan, berlaku, acuan, bagian, pilihan


def _sedikitnya(banyak: int, bagian: list[Kesimpulan]) -> Kesimpulan:
    """At least so many, of one: OR. That many met decide; else those unknown may leave it open."""
    terpenuhi = bagian.count(_TERPENUHI)
    if terpenuhi >= banyak:
        return _TERPENUHI
    return _BELUM if terpenuhi + bagian.count(_BELUM) >= banyak else _TIDAK


def _tanggal_acuan(jalur: Jalur, fakta: FaktaKasus) -> Acuan:
    nilai = fakta.isi(jalur)[0]
    if isinstance(nilai, BelumDiketahui | TanggalRentang):
        return nilai
    return nilai if type(nilai) is date else SALAH_JENIS


def _jawab_bagian(
    siap: UjiSiap, fakta: FaktaKasus, acuan: Acuan
) -> tuple[Kesimpulan, tuple[JawabanBagian, ...]]:
    """Put the question to the test once for each value; a missing value answers itself."""
    periksa, diterima, wajar = siap.periksa, siap.diterima, siap.wajar
    lain = _TANPA_LAIN
    terbaca = siap.baca(fakta)
    semua: Sequence[NilaiFakta | tuple[NilaiFakta, ...]] = terbaca
    hari = acuan if isinstance(acuan, date) else None
    if siap.lain:
        lain = {nama: sah.semua(baca(fakta)) for nama, _, baca, sah in siap.lain}
        if siap.tanggal and any(map(ada_rentang, lain.values())):
            hari = None
    if siap.sekaligus:
        sekaligus = siap.sah.semua(terbaca)
        semua = [sekaligus]
        if (siap.sah.tiada and TIADA in sekaligus) or (siap.tanggal and ada_rentang(sekaligus)):
            hari = None
    kesimpulan = _TERPENUHI
    bagian: list[JawabanBagian] = []
    for mentah in semua:
        nilai = mentah
        if hari is not None and type(nilai) in diterima and (wajar is None or wajar(nilai)):
            putusan = periksa(nilai, hari, lain)
        else:
            nilai, putusan = _jawab_belum_pasti(siap, nilai, acuan, lain)
        bagian.append((nilai, putusan, lain))
        if putusan is False:
            kesimpulan = _TIDAK
        elif putusan is not True and kesimpulan is _TERPENUHI:
            kesimpulan = _BELUM
    return kesimpulan, tuple(bagian)


def _jawab_belum_pasti(
    siap: UjiSiap, nilai: NilaiFakta | tuple[NilaiFakta, ...], acuan: Acuan, lain: NilaiLain
) -> tuple[NilaiFakta | tuple[NilaiFakta, ...], Putusan]:
    """The answer where something is unknown, known to be absent, no value of its fact, or a date
    not known to the day."""
    if siap.sekaligus:
        tiada = isinstance(nilai, tuple) and TIADA in nilai
    else:
        # Whatever comes in: a tuple is no value either.
        nilai = siap.sah(cast("NilaiFakta", nilai))
        if isinstance(nilai, BelumDiketahui):
            return nilai, nilai
        tiada = isinstance(nilai, Tiada)
    if tiada:
        return nilai, siap.uji.tiada
    if isinstance(acuan, BelumDiketahui):
        return nilai, acuan
    mungkin = putusan_hari(siap.bentuk, nilai, acuan, lain)
    return nilai, gabungkan(mungkin, siap.ketentuan.waktu.bacaan.tanggal_tak_pasti)
