"""A case against the conditions of a standard: every one judged, with its reason.

Three-valued throughout (Kleene): a missing fact makes a condition *belum dapat dinilai*, never met
and never unmet. The result informs the office's determination (Penetapan), never replaces it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final, cast

from dinsos_core.domain.kelayakan.bagian import Acuan, BagianDinilai, Jawaban, JawabanBagian
from dinsos_core.domain.kelayakan.dasar_uji import NilaiLain, Putusan, Uji
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.jawaban import Penilaian, SyaratDinilai
from dinsos_core.domain.kelayakan.konvensional import peringatan_konvensional
from dinsos_core.domain.kelayakan.peringatan import Peringatan
from dinsos_core.domain.kelayakan.pertentangan import tanpa_yang_bertentangan
from dinsos_core.domain.kelayakan.rentang import ada_rentang, gabungkan, putusan_hari
from dinsos_core.domain.kelayakan.ringkasan import (
    Kesimpulan,
    Rekomendasi,
    RingkasanBagian,
    RingkasanPenilaian,
    RingkasanSyarat,
)
from dinsos_core.domain.kelayakan.sah import SALAH_JENIS
from dinsos_core.domain.kelayakan.susunan import (
    SyaratSiap,
    SyaratStandar,
    UjiSiap,
    siapkan,
)
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.shared.nilai import (
    TIADA,
    BelumDiketahui,
    NilaiFakta,
    TanggalRentang,
    Tiada,
)
from dinsos_core.domain.standar.jalur import Jalur
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import Akibat, StandarPelayanan
from dinsos_core.domain.waktu.kalender import KalenderKerja

__all__ = [
    "BagianDinilai",
    "Kesimpulan",
    "Penilaian",
    "Rekomendasi",
    "RingkasanBagian",
    "RingkasanPenilaian",
    "RingkasanSyarat",
    "SyaratDinilai",
    "nilai",
    "nilai_siap",
    "siapkan",
]

_TANPA_LAIN: Final[NilaiLain] = MappingProxyType({})
_TERPENUHI: Final = Kesimpulan.TERPENUHI
_TIDAK: Final = Kesimpulan.TIDAK_TERPENUHI
_BELUM: Final = Kesimpulan.BELUM_DAPAT_DINILAI
_DITERUSKAN: Final = Kesimpulan.DITERUSKAN


def nilai_siap(siap: SyaratStandar, fakta: FaktaKasus, *, pengajuan: date) -> Penilaian:
    """Judge a case first submitted on ``pengajuan``, a date in the agency's own zone."""
    bentrok = siap.pemeriksaan.pertentangan(fakta, pengajuan)
    dipakai = tanpa_yang_bertentangan(fakta, bentrok) if bentrok else fakta
    jawaban = tuple([_jawab(satu, dipakai, pengajuan) for satu in siap.syarat])
    kesimpulan = _semua([satu[0] for satu in jawaban])
    rekomendasi, kepada = _rekomendasi(kesimpulan, jawaban, siap)
    if bentrok and rekomendasi is Rekomendasi.SETUJUI:
        # Whatever the conditions need, nobody approves what cannot be true.
        rekomendasi = Rekomendasi.PERIKSA
    return Penilaian(
        kesimpulan=kesimpulan,
        rekomendasi=rekomendasi,
        kepada=kepada,
        pengajuan=pengajuan,
        siap=siap,
        fakta=fakta,
        jawaban=jawaban,
        bentrok=bentrok,
        tanggal_lazim=_tanggal_lazim,
    )


def nilai(
    standar: StandarPelayanan,
    fakta: FaktaKasus,
    *,
    pengajuan: date,
    kalender: KalenderKerja,
    kosakata: Kosakata,
    uji: Mapping[str, Uji] = UJI,
) -> Penilaian:
    """Judge one case, by the readings the standard pins. For many cases of one standard, `siapkan`
    it once.

    Raises:
        ValueError: a condition is unsound; a loaded catalogue has none.
    """
    return nilai_siap(siapkan(standar, kalender, kosakata, uji), fakta, pengajuan=pengajuan)


def _tanggal_lazim(
    siap: SyaratStandar, fakta: FaktaKasus, pengajuan: date, jawaban: tuple[Jawaban, ...]
) -> Iterator[Peringatan]:
    return peringatan_konvensional(siap, fakta, pengajuan, jawaban, _jawab)


def _rekomendasi(
    kesimpulan: Kesimpulan, jawaban: tuple[Jawaban, ...], siap: SyaratStandar
) -> tuple[Rekomendasi, str]:
    if kesimpulan is _TERPENUHI:
        return Rekomendasi.SETUJUI, ""
    if kesimpulan is _TIDAK:
        return Rekomendasi.TOLAK, ""
    for satu, hasil in zip(siap.syarat, jawaban, strict=True):
        if hasil[0] is _DITERUSKAN:
            return Rekomendasi.TERUSKAN, satu.syarat.kepada
    return Rekomendasi.PERIKSA, ""


# --- three-valued logic


def _semua(bagian: list[Kesimpulan]) -> Kesimpulan:
    """AND: one unmet decides; else one unknown leaves it open; else one may pass the case on."""
    hasil = _TERPENUHI
    for satu in bagian:
        if satu is _TIDAK:
            return satu
        if satu is _BELUM or hasil is _TERPENUHI:
            hasil = satu
    return hasil


def _sedikitnya(banyak: int, bagian: list[Kesimpulan]) -> Kesimpulan:
    """At least so many, of one: OR. That many met decide; else those unknown may leave it open."""
    terpenuhi = bagian.count(_TERPENUHI)
    if terpenuhi >= banyak:
        return _TERPENUHI
    return _BELUM if terpenuhi + bagian.count(_BELUM) >= banyak else _TIDAK


# --- one condition


def _jawab(siap: SyaratSiap, fakta: FaktaKasus, pengajuan: date) -> Jawaban:
    berlaku = True if siap.bila is None else siap.bila(fakta)
    acuan = pengajuan if siap.pada is None else _tanggal_acuan(siap.pada, fakta)
    if berlaku is False:
        return _TERPENUHI, berlaku, acuan, (), ()
    bagian: tuple[JawabanBagian, ...] = ()
    pilihan: tuple[Jawaban, ...] = ()
    if siap.uji is None:
        pilihan = tuple([_jawab(satu, fakta, pengajuan) for satu in siap.pilihan])
        kesimpulan = _sedikitnya(siap.syarat.sedikitnya, [satu[0] for satu in pilihan])
    else:
        kesimpulan, bagian = _jawab_bagian(siap.uji, fakta, acuan)
    if berlaku is not True and kesimpulan is not _TERPENUHI:
        # Not known to apply, and not met: it would be met if it turned out not to apply.
        kesimpulan = _BELUM
    if kesimpulan is _TIDAK and siap.syarat.akibat is Akibat.TERUSKAN:
        kesimpulan = _DITERUSKAN
    return kesimpulan, berlaku, acuan, bagian, pilihan


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
    semua: Sequence[NilaiFakta | tuple[NilaiFakta, ...]]
    hari = acuan if isinstance(acuan, date) else None
    if siap.lain:
        lain = {nama: sah.semua(baca(fakta)) for nama, baca, sah in siap.baca_lain}
        if siap.tanggal and any(map(ada_rentang, lain.values())):
            hari = None
    if siap.sekaligus:
        sekaligus = siap.sah.semua(siap.baca(fakta))
        semua = [sekaligus]
        if Tiada in map(type, sekaligus) or (siap.tanggal and ada_rentang(sekaligus)):
            hari = None
    else:
        semua = siap.baca(fakta)
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
