"""A case against the conditions of a standard: every one judged, with its reason.

Three-valued throughout (Kleene): a missing fact makes a condition *belum dapat dinilai*, never met
and never unmet. The result informs the office's determination (Penetapan), never replaces it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from dinsos_core.domain.kelayakan.bagian import BagianDinilai
from dinsos_core.domain.kelayakan.dasar_uji import Uji
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.jawaban import Penilaian, SyaratDinilai
from dinsos_core.domain.kelayakan.pertentangan import tanpa_yang_bertentangan
from dinsos_core.domain.kelayakan.ringkasan import (
    Kesimpulan,
    Rekomendasi,
    RingkasanBagian,
    RingkasanPenilaian,
    RingkasanSyarat,
)
from dinsos_core.domain.kelayakan.susunan import SyaratStandar, siapkan
from dinsos_core.domain.kelayakan.terjawab import Jawaban
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import StandarPelayanan
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

_TERPENUHI: Final = Kesimpulan.TERPENUHI
_TIDAK: Final = Kesimpulan.TIDAK_TERPENUHI
_BELUM: Final = Kesimpulan.BELUM_DAPAT_DINILAI
_DITERUSKAN: Final = Kesimpulan.DITERUSKAN
_SETUJUI: Final = Rekomendasi.SETUJUI


def nilai_siap(siap: SyaratStandar, fakta: FaktaKasus, *, pengajuan: date) -> Penilaian:
    """Judge a case first submitted on ``pengajuan``, a date in the agency's own zone."""
    bentrok = siap.pemeriksaan.pertentangan(fakta, pengajuan)
    dipakai = tanpa_yang_bertentangan(fakta, bentrok) if bentrok else fakta
    jawaban = tuple([jawab(dipakai, pengajuan) for jawab in siap.penjawab])
    for satu in jawaban:
        if satu[0] is not _TERPENUHI:
            kesimpulan = _semua([satu[0] for satu in jawaban])
            rekomendasi, kepada = _rekomendasi(kesimpulan, jawaban, siap)
            break
    else:
        kesimpulan, rekomendasi, kepada = _TERPENUHI, _SETUJUI, ""
    if bentrok and rekomendasi is _SETUJUI:
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
    if kesimpulan is _TIDAK:
        return Rekomendasi.TOLAK, ""
    for satu, hasil in zip(siap.syarat, jawaban, strict=True):
        if hasil[0] is _DITERUSKAN:
            return Rekomendasi.TERUSKAN, satu.syarat.kepada
    return Rekomendasi.PERIKSA, ""


def _semua(bagian: list[Kesimpulan]) -> Kesimpulan:
    """AND of which one is not met: unmet decides; else one unknown leaves it open; else one may
    pass the case on."""
    return next(satu for satu in (_TIDAK, _BELUM, _DITERUSKAN) if satu in bagian)
