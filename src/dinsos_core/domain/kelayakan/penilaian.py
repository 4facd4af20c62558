"""A case against the conditions of a standard: every one judged, with its reason.

Three-valued throughout (Kleene): a missing fact makes a condition *belum dapat dinilai*, never met
and never unmet. The result informs the office's determination (Penetapan), never replaces it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from dinsos_core.domain.kelayakan.dasar_uji import NilaiLain, Putusan, Uji
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.jawaban import (
    BagianDinilai,
    Jawaban,
    JawabanBagian,
    Kesimpulan,
    Penilaian,
    Rekomendasi,
    RingkasanBagian,
    RingkasanPenilaian,
    RingkasanSyarat,
    SyaratDinilai,
)
from dinsos_core.domain.kelayakan.sah import SALAH_JENIS
from dinsos_core.domain.kelayakan.susunan import (
    SyaratSiap,
    SyaratStandar,
    UjiSiap,
    siapkan,
)
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.shared.nilai import TIADA, BelumDiketahui, NilaiFakta
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


def nilai_siap(siap: SyaratStandar, fakta: FaktaKasus, *, pengajuan: date) -> Penilaian:
    """Judge a case first submitted on ``pengajuan``, a date in the agency's own zone."""
    jawaban = tuple([_jawab(satu, fakta, pengajuan) for satu in siap.syarat])
    kesimpulan = _semua([satu[0] for satu in jawaban])
    rekomendasi, kepada = _rekomendasi(kesimpulan, jawaban, siap)
    return Penilaian(
        kesimpulan=kesimpulan,
        rekomendasi=rekomendasi,
        kepada=kepada,
        pengajuan=pengajuan,
        siap=siap,
        fakta=fakta,
        jawaban=jawaban,
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


def _rekomendasi(
    kesimpulan: Kesimpulan, jawaban: tuple[Jawaban, ...], siap: SyaratStandar
) -> tuple[Rekomendasi, str]:
    if kesimpulan is _TERPENUHI:
        return Rekomendasi.SETUJUI, ""
    if kesimpulan is _BELUM:
        return Rekomendasi.PERIKSA, ""
    gagal = [
        satu.syarat for satu, hasil in zip(siap.syarat, jawaban, strict=True) if hasil[0] is _TIDAK
    ]
    if any(syarat.akibat is Akibat.TOLAK for syarat in gagal):
        return Rekomendasi.TOLAK, ""
    return Rekomendasi.TERUSKAN, gagal[0].kepada


# --- three-valued logic


def _semua(bagian: list[Kesimpulan]) -> Kesimpulan:
    """AND: one unmet decides; else one unknown leaves it open."""
    if _TIDAK in bagian:
        return _TIDAK
    return _BELUM if _BELUM in bagian else _TERPENUHI


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
    return kesimpulan, berlaku, acuan, bagian, pilihan


def _tanggal_acuan(jalur: Jalur, fakta: FaktaKasus) -> date | BelumDiketahui:
    nilai = fakta.isi(jalur)[0]
    if isinstance(nilai, BelumDiketahui):
        return nilai
    return nilai if type(nilai) is date else SALAH_JENIS


def _jawab_bagian(
    siap: UjiSiap, fakta: FaktaKasus, acuan: date | BelumDiketahui
) -> tuple[Kesimpulan, tuple[JawabanBagian, ...]]:
    """Put the question to the test once for each value; a missing value answers itself."""
    periksa, diterima, wajar = siap.periksa, siap.diterima, siap.wajar
    lain = _TANPA_LAIN
    if siap.lain:
        lain = {nama: sah.semua(fakta.isi(di)) for nama, di, sah in siap.lain}
    semua: Sequence[NilaiFakta | tuple[NilaiFakta, ...]] = fakta.isi(siap.jalur)
    if siap.sekaligus:
        semua = [siap.sah.semua(fakta.isi(siap.jalur))]
    kesimpulan = _TERPENUHI
    bagian: list[JawabanBagian] = []
    for mentah in semua:
        nilai = mentah
        putusan: Putusan
        if type(nilai) not in diterima or (wajar is not None and not wajar(nilai)):
            nilai = siap.sah(nilai) if not isinstance(nilai, tuple) else SALAH_JENIS
            putusan = nilai if isinstance(nilai, BelumDiketahui) else siap.uji.tiada
        elif isinstance(nilai, tuple) and TIADA in nilai:
            putusan = siap.uji.tiada
        elif isinstance(acuan, BelumDiketahui):
            putusan = acuan
        else:
            putusan = periksa(nilai, acuan, lain)
        bagian.append((nilai, putusan, lain))
        if putusan is False:
            kesimpulan = _TIDAK
        elif putusan is not True and kesimpulan is _TERPENUHI:
            kesimpulan = _BELUM
    return kesimpulan, tuple(bagian)
