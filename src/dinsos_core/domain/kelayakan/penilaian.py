"""A case against the conditions of a standard: every one judged, with its reason.

Three-valued throughout (Kleene): a missing fact makes a condition *belum dapat dinilai*, never met
and never unmet. The result informs the office's determination (Penetapan), never replaces it.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from dinsos_core.domain.kelayakan.dasar_uji import Soal, Uji, WaktuUji
from dinsos_core.domain.kelayakan.fakta import FaktaKasus, Jalur, bila_terpenuhi
from dinsos_core.domain.kelayakan.hasil import (
    BagianHasil,
    HasilSyarat,
    Kesimpulan,
    Penilaian,
    Rekomendasi,
    RingkasanBagian,
    RingkasanPenilaian,
    RingkasanSyarat,
)
from dinsos_core.domain.kelayakan.susunan import SyaratSiap, UjiSiap, siapkan_syarat
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.shared.nilai import BelumDiketahui, NilaiFakta
from dinsos_core.domain.standar.model import Akibat, StandarPelayanan
from dinsos_core.domain.standar.tafsir import TafsirDipakai

__all__ = [
    "BagianHasil",
    "HasilSyarat",
    "Kesimpulan",
    "Penilai",
    "Penilaian",
    "Rekomendasi",
    "RingkasanBagian",
    "RingkasanPenilaian",
    "RingkasanSyarat",
    "WaktuUji",
    "nilai",
    "susun",
]

SALAH_JENIS: Final = BelumDiketahui(sebab="salah_jenis")
"""A value of another type than its fact has: nothing is concluded from it."""


TANPA_LAIN: Final[Mapping[str, tuple[NilaiFakta, ...]]] = MappingProxyType({})

_TERPENUHI: Final = Kesimpulan.TERPENUHI
_TIDAK: Final = Kesimpulan.TIDAK_TERPENUHI
_BELUM: Final = Kesimpulan.BELUM_DAPAT_DINILAI


@frozen(kw_only=True)
class Penilai:
    """The conditions of one standard, ready to judge any number of cases. See `susun`."""

    standar: StandarPelayanan
    waktu: WaktuUji = field(repr=False)
    tafsir: tuple[TafsirDipakai, ...]
    """Every reading the conditions rest on, sorted."""
    _siap: tuple[SyaratSiap, ...] = field(repr=False, eq=False)

    def nilai(self, fakta: FaktaKasus, *, pengajuan: date) -> Penilaian:
        """Judge a case first submitted on ``pengajuan``, a date in the agency's own zone."""
        hasil = tuple([_nilai_syarat(siap, fakta, pengajuan) for siap in self._siap])
        rekomendasi, kepada = _rekomendasi(hasil)
        return Penilaian(
            hasil=hasil,
            kesimpulan=_semua([h.kesimpulan for h in hasil]),
            rekomendasi=rekomendasi,
            kepada=kepada,
            pengajuan=pengajuan,
            rujukan=self.standar.rujukan,
            versi_kalender=self.waktu.kalender.versi,
            tafsir=self.tafsir,
        )


def susun(standar: StandarPelayanan, waktu: WaktuUji, uji: Mapping[str, Uji] = UJI) -> Penilai:
    """Make a standard's conditions ready to run.

    Raises:
        ValueError: a condition is unsound; a loaded catalogue has none.
    """
    wilayah = standar.instansi.wilayah
    siap = tuple(siapkan_syarat(syarat, uji, wilayah, waktu) for syarat in standar.syarat)
    tafsir = tuple(sorted({t for s in siap for t in s.tafsir}))
    return Penilai(standar=standar, waktu=waktu, tafsir=tafsir, siap=siap)


def nilai(
    standar: StandarPelayanan,
    fakta: FaktaKasus,
    *,
    pengajuan: date,
    waktu: WaktuUji,
    uji: Mapping[str, Uji] = UJI,
) -> Penilaian:
    """Judge one case. For many cases of one standard, `susun` it once."""
    return susun(standar, waktu, uji).nilai(fakta, pengajuan=pengajuan)


def _rekomendasi(hasil: tuple[HasilSyarat, ...]) -> tuple[Rekomendasi, str]:
    gagal = [h for h in hasil if h.kesimpulan is _TIDAK]
    if any(h.akibat is Akibat.TOLAK for h in gagal):
        return Rekomendasi.TOLAK, ""
    if gagal:
        return Rekomendasi.TERUSKAN, gagal[0].kepada
    if any(h.kesimpulan is _BELUM for h in hasil):
        return Rekomendasi.PERIKSA, ""
    return Rekomendasi.SETUJUI, ""


# --- three-valued logic


def _semua(bagian: list[Kesimpulan]) -> Kesimpulan:
    """AND: one unmet decides; else one unknown leaves it open."""
    if _TIDAK in bagian:
        return _TIDAK
    return _BELUM if _BELUM in bagian else _TERPENUHI


def _salah_satu(bagian: list[Kesimpulan]) -> Kesimpulan:
    """OR: one met decides; else one unknown leaves it open."""
    if _TERPENUHI in bagian:
        return _TERPENUHI
    return _BELUM if _BELUM in bagian else _TIDAK


# --- one condition


def _nilai_syarat(siap: SyaratSiap, fakta: FaktaKasus, pengajuan: date) -> HasilSyarat:
    syarat = siap.syarat
    berlaku = True if syarat.bila is None else bila_terpenuhi(syarat.bila, fakta)
    if berlaku is False:
        return HasilSyarat(
            kode=syarat.kode,
            kesimpulan=_TERPENUHI,
            berlaku=False,
            tafsir=siap.tafsir,
            siap=siap,
        )
    acuan = pengajuan if siap.pada is None else _tanggal_acuan(siap.pada, fakta)
    bagian: tuple[BagianHasil, ...] = ()
    pilihan: tuple[HasilSyarat, ...] = ()
    if siap.uji is None:
        pilihan = tuple([_nilai_syarat(p, fakta, pengajuan) for p in siap.pilihan])
        kesimpulan = _salah_satu([p.kesimpulan for p in pilihan])
    else:
        bagian = _nilai_bagian(siap.uji, siap.pada, acuan, fakta)
        kesimpulan = _semua([b.kesimpulan for b in bagian])
    # Not known to apply, and not met: it would be met if it turned out not to apply.
    belum_tentu = isinstance(berlaku, BelumDiketahui) and kesimpulan is not _TERPENUHI
    if belum_tentu:
        kesimpulan = _BELUM
    return HasilSyarat(
        kode=syarat.kode,
        kesimpulan=kesimpulan,
        bagian=bagian,
        pilihan=pilihan,
        sebab_belum=_sebab(bagian, pilihan, berlaku) if kesimpulan is _BELUM else (),
        tafsir=siap.tafsir,
        tanggal_acuan=None if isinstance(acuan, BelumDiketahui) else acuan,
        siap=siap,
        belum_tentu=belum_tentu,
    )


def _sebab(
    bagian: tuple[BagianHasil, ...],
    pilihan: tuple[HasilSyarat, ...],
    berlaku: bool | BelumDiketahui,
) -> tuple[str, ...]:
    sebab = {b.sebab for b in bagian if b.sebab}.union(*(p.sebab_belum for p in pilihan))
    if isinstance(berlaku, BelumDiketahui):
        sebab.add(berlaku.sebab)
    return tuple(sorted(sebab))


def _tanggal_acuan(jalur: Jalur, fakta: FaktaKasus) -> date | BelumDiketahui:
    _, nilai = fakta.pasangan(jalur)[0]
    if isinstance(nilai, BelumDiketahui):
        return nilai
    return nilai if type(nilai) is date else SALAH_JENIS


def _nilai_bagian(
    siap: UjiSiap, pada: Jalur | None, acuan: date | BelumDiketahui, fakta: FaktaKasus
) -> tuple[BagianHasil, ...]:
    jalur, tipe = siap.ketentuan.fakta, siap.tipe
    pasangan: list[tuple[str, NilaiFakta | tuple[NilaiFakta, ...]]]
    pasangan = [(lokasi, _bertipe(nilai, tipe)) for lokasi, nilai in fakta.pasangan(jalur)]
    if siap.uji.sekaligus:
        pasangan = [(str(jalur), _nilai_di(jalur, tipe, fakta))]
    lain = {nama: _nilai_di(di, tipe, fakta) for nama, di in siap.lain} if siap.lain else TANPA_LAIN
    bagian = []
    for lokasi, nilai in pasangan:
        if isinstance(nilai, BelumDiketahui):
            bagian.append(_belum(siap, lokasi, nilai))
        elif isinstance(acuan, BelumDiketahui):
            bagian.append(_belum(siap, lokasi, acuan, pada))
        else:
            soal = Soal(ketentuan=siap.ketentuan, nilai=nilai, pada=acuan, lain=lain)
            bagian.append(_putuskan(siap, lokasi, soal))
    return tuple(bagian)


def _nilai_di(jalur: Jalur, tipe: frozenset[type], fakta: FaktaKasus) -> tuple[NilaiFakta, ...]:
    return tuple([_bertipe(nilai, tipe) for _, nilai in fakta.pasangan(jalur)])


def _bertipe(nilai: NilaiFakta, tipe: frozenset[type]) -> NilaiFakta:
    if type(nilai) in tipe or isinstance(nilai, BelumDiketahui):
        return nilai
    return SALAH_JENIS


def _belum(
    siap: UjiSiap, lokasi: str, belum: BelumDiketahui, jalur: Jalur | None = None
) -> BagianHasil:
    return BagianHasil(lokasi=lokasi, kesimpulan=_BELUM, sebab=belum.sebab, uji=siap, belum=jalur)


def _putuskan(siap: UjiSiap, lokasi: str, soal: Soal) -> BagianHasil:
    putusan = siap.uji.periksa(soal)
    if isinstance(putusan, BelumDiketahui):
        sebab = putusan.sebab
        return BagianHasil(lokasi=lokasi, kesimpulan=_BELUM, sebab=sebab, uji=siap, soal=soal)
    kesimpulan = _TERPENUHI if putusan else _TIDAK
    return BagianHasil(lokasi=lokasi, kesimpulan=kesimpulan, uji=siap, soal=soal)
