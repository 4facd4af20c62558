"""One condition put to a case: the answer of its test for every value, before anybody asks why.

A condition is made a function once, with all that it reads looked up beforehand, for it is asked of
every case; a value as forms give it is answered on the spot, whatever else takes the longer way.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, cast

from dinsos_core.domain.kelayakan.dasar_uji import NilaiLain, Putusan
from dinsos_core.domain.kelayakan.fakta import BELUM_DIISI, FaktaKasus
from dinsos_core.domain.kelayakan.rentang import ada_rentang, gabungkan, putusan_hari
from dinsos_core.domain.kelayakan.ringkasan import Kesimpulan
from dinsos_core.domain.kelayakan.sah import SALAH_JENIS
from dinsos_core.domain.kelayakan.terjawab import Acuan, Jawaban, JawabanBagian, Penjawab
from dinsos_core.domain.shared.nilai import (
    TIADA,
    BelumDiketahui,
    NilaiFakta,
    TanggalRentang,
    Tiada,
)
from dinsos_core.domain.standar.jalur import Jalur
from dinsos_core.domain.standar.model import Akibat, Syarat

if TYPE_CHECKING:  # what it is made of knows how it is asked
    from dinsos_core.domain.kelayakan.susunan import UjiSiap

_TANPA_ANGGOTA: Final[tuple[Mapping[str, NilaiFakta], ...]] = (MappingProxyType({}),)
"""Somebody of whom nothing is known: "every applicant" does not hold because there is none."""
_TANPA_LAIN: Final[NilaiLain] = MappingProxyType({})
_TERPENUHI: Final = Kesimpulan.TERPENUHI
_TIDAK: Final = Kesimpulan.TIDAK_TERPENUHI
_BELUM: Final = Kesimpulan.BELUM_DAPAT_DINILAI
_DITERUSKAN: Final = Kesimpulan.DITERUSKAN

_Bila: TypeAlias = Callable[[FaktaKasus], bool | BelumDiketahui]


class _Isi(Protocol):
    """What is asked, as of which day; by itself a condition that always applies, as of the day of
    submission. Else `berlaku` says what is known of that, and the last is that day."""

    def __call__(
        self,
        fakta: FaktaKasus,
        acuan: Acuan,
        berlaku: Putusan = True,
        pengajuan: date | None = None,
        /,
    ) -> Jawaban: ...


def penjawab(
    syarat: Syarat,
    uji: "UjiSiap | None",
    pilihan: Sequence[Penjawab],
    bila: _Bila | None,
    pada: Jalur | None,
) -> Penjawab:
    """A condition with a test, or with alternatives, as a function."""
    isi = _pilihan(syarat.sedikitnya, pilihan) if uji is None else _bagian(uji)
    teruskan = syarat.akibat is Akibat.TERUSKAN
    if bila is None and pada is None and not teruskan:
        return isi

    def jawab(fakta: FaktaKasus, pengajuan: date) -> Jawaban:
        berlaku = True if bila is None else bila(fakta)
        acuan = pengajuan if pada is None else _tanggal_acuan(pada, fakta)
        if berlaku is False:
            return _TERPENUHI, berlaku, acuan, (), ()
        jawaban = isi(fakta, acuan, berlaku, pengajuan)
        kesimpulan = jawaban[0]
        if kesimpulan is _TERPENUHI:
            return jawaban
        if berlaku is not True:
            # Not known to apply, and not met: it would be met if it turned out not to apply.
            kesimpulan = _BELUM
        elif teruskan and kesimpulan is _TIDAK:
            kesimpulan = _DITERUSKAN
        return (kesimpulan, *jawaban[1:])

    return jawab


def _pilihan(sedikitnya: int, pilihan: Sequence[Penjawab]) -> _Isi:
    def isi(
        fakta: FaktaKasus,
        acuan: Acuan,
        berlaku: Putusan = True,
        pengajuan: date | None = None,
        /,
    ) -> Jawaban:
        hari = cast("date", acuan) if pengajuan is None else pengajuan
        semua = tuple([jawab(fakta, hari) for jawab in pilihan])
        kesimpulan = _sedikitnya(sedikitnya, [satu[0] for satu in semua])
        return kesimpulan, berlaku, acuan, (), semua

    return isi


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


def _bagian(siap: "UjiSiap") -> _Isi:
    """Put the question to the test once for each value; a missing value answers itself."""
    if siap.sekaligus or siap.lain:
        return _bagian_umum(siap)
    periksa, diterima, wajar = siap.periksa, siap.diterima, siap.wajar
    kode, pihak, setiap = siap.jalur.kode, siap.jalur.pihak, siap.jalur.setiap

    def isi(
        fakta: FaktaKasus,
        acuan: Acuan,
        berlaku: Putusan = True,
        _pengajuan: date | None = None,
        /,
    ) -> Jawaban:
        pemilik: Sequence[Mapping[str, NilaiFakta]]
        if not pihak:
            pemilik = (fakta.kasus,)
        else:
            pemilik = fakta.pihak.get(pihak) or _TANPA_ANGGOTA
            if not setiap:
                pemilik = pemilik[:1]
        hari = acuan if isinstance(acuan, date) else None
        kesimpulan = _TERPENUHI
        bagian: list[JawabanBagian] = []
        for satu in pemilik:
            nilai = satu.get(kode, BELUM_DIISI)
            if type(nilai) in diterima and hari and (wajar is None or wajar(nilai)):
                putusan = periksa(nilai, hari, _TANPA_LAIN)
                bagian.append((nilai, putusan, _TANPA_LAIN))
            else:
                pasti, putusan = _jawab_belum_pasti(siap, nilai, acuan, _TANPA_LAIN)
                bagian.append((pasti, putusan, _TANPA_LAIN))
            if putusan is not True:
                kesimpulan = _lemah(kesimpulan, putusan)
        return kesimpulan, berlaku, acuan, tuple(bagian), ()

    return isi


def _bagian_umum(siap: "UjiSiap") -> _Isi:
    """The same beside other values, or of all values at once."""
    periksa, diterima, wajar, sekaligus = siap.periksa, siap.diterima, siap.wajar, siap.sekaligus
    baca, sah = siap.baca, siap.sah
    baca_lain = [(nama, satu, sahnya.semua) for nama, _, satu, sahnya in siap.lain]

    def isi(
        fakta: FaktaKasus,
        acuan: Acuan,
        berlaku: Putusan = True,
        _pengajuan: date | None = None,
        /,
    ) -> Jawaban:
        lain = _TANPA_LAIN
        semua: Sequence[NilaiFakta | tuple[NilaiFakta, ...]] = baca(fakta)
        hari = acuan if isinstance(acuan, date) else None
        if baca_lain:
            lain = {}
            for nama, satu, sahkan in baca_lain:
                lain[nama] = sahkan(satu(fakta))
            if siap.tanggal and any(map(ada_rentang, lain.values())):
                hari = None
        if sekaligus:
            terbaca = sah.semua(cast("Sequence[NilaiFakta]", semua))
            semua = (terbaca,)
            if (sah.tiada and TIADA in terbaca) or (siap.tanggal and ada_rentang(terbaca)):
                hari = None
        kesimpulan = _TERPENUHI
        bagian: list[JawabanBagian] = []
        for mentah in semua:
            nilai = mentah
            if type(nilai) in diterima and hari and (wajar is None or wajar(nilai)):
                putusan = periksa(nilai, hari, lain)
            else:
                nilai, putusan = _jawab_belum_pasti(siap, nilai, acuan, lain)
            bagian.append((nilai, putusan, lain))
            if putusan is not True:
                kesimpulan = _lemah(kesimpulan, putusan)
        return kesimpulan, berlaku, acuan, tuple(bagian), ()

    return isi


def _lemah(kesimpulan: Kesimpulan, putusan: Putusan) -> Kesimpulan:
    """AND with an answer other than yes: one unmet decides, one unknown leaves it open."""
    return _TIDAK if putusan is False or kesimpulan is _TIDAK else _BELUM


def _jawab_belum_pasti(
    siap: "UjiSiap", nilai: NilaiFakta | tuple[NilaiFakta, ...], acuan: Acuan, lain: NilaiLain
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
