"""A case against the conditions of a standard: every one judged, with its reason.

Three-valued throughout (Kleene): a missing fact makes a condition *belum dapat dinilai*, never met
and never unmet. The result informs the office's determination (Penetapan), never replaces it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
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
from dinsos_core.domain.shared.nilai import BelumDiketahui, Nilai, NilaiFakta
from dinsos_core.domain.standar.model import Akibat, StandarPelayanan

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


@frozen(kw_only=True)
class Penilai:
    """The conditions of one standard, ready to judge any number of cases. See `susun`."""

    standar: StandarPelayanan
    _siap: tuple[SyaratSiap, ...] = field(repr=False, eq=False)

    def nilai(self, fakta: FaktaKasus, *, pengajuan: date, waktu: WaktuUji) -> Penilaian:
        """Judge a case first submitted on ``pengajuan``, in the agency's own calendar."""
        hasil = tuple(_nilai_syarat(siap, fakta, pengajuan, waktu) for siap in self._siap)
        rekomendasi, kepada = _rekomendasi(hasil)
        return Penilaian(
            hasil=hasil,
            kesimpulan=_semua([h.kesimpulan for h in hasil]),
            rekomendasi=rekomendasi,
            kepada=kepada,
            pengajuan=pengajuan,
            rujukan=self.standar.rujukan,
            versi_kalender=waktu.kalender.versi,
            tafsir=tuple(sorted({t for h in hasil for t in h.tafsir})),
        )


def susun(standar: StandarPelayanan, uji: Mapping[str, Uji] = UJI) -> Penilai:
    """Make a standard's conditions ready to run.

    Raises:
        ValueError: a condition is unsound; a loaded catalogue has none.
    """
    wilayah = standar.instansi.wilayah
    siap = tuple(siapkan_syarat(syarat, uji, wilayah) for syarat in standar.syarat)
    return Penilai(standar=standar, siap=siap)


def nilai(
    standar: StandarPelayanan,
    fakta: FaktaKasus,
    *,
    pengajuan: date,
    waktu: WaktuUji,
    uji: Mapping[str, Uji] = UJI,
) -> Penilaian:
    """Judge one case. For many cases of one standard, `susun` it once."""
    return susun(standar, uji).nilai(fakta, pengajuan=pengajuan, waktu=waktu)


def _rekomendasi(hasil: tuple[HasilSyarat, ...]) -> tuple[Rekomendasi, str]:
    gagal = [h for h in hasil if h.kesimpulan is Kesimpulan.TIDAK_TERPENUHI]
    if any(h.akibat is Akibat.TOLAK for h in gagal):
        return Rekomendasi.TOLAK, ""
    if gagal:
        return Rekomendasi.TERUSKAN, gagal[0].kepada
    if any(h.kesimpulan is Kesimpulan.BELUM_DAPAT_DINILAI for h in hasil):
        return Rekomendasi.PERIKSA, ""
    return Rekomendasi.SETUJUI, ""


# --- three-valued logic


def _semua(bagian: Iterable[Kesimpulan]) -> Kesimpulan:
    """AND: one unmet decides; else one unknown leaves it open."""
    ada = set(bagian)
    if Kesimpulan.TIDAK_TERPENUHI in ada:
        return Kesimpulan.TIDAK_TERPENUHI
    if Kesimpulan.BELUM_DAPAT_DINILAI in ada:
        return Kesimpulan.BELUM_DAPAT_DINILAI
    return Kesimpulan.TERPENUHI


def _salah_satu(bagian: Iterable[Kesimpulan]) -> Kesimpulan:
    """OR: one met decides; else one unknown leaves it open."""
    ada = set(bagian)
    if Kesimpulan.TERPENUHI in ada:
        return Kesimpulan.TERPENUHI
    if Kesimpulan.BELUM_DAPAT_DINILAI in ada:
        return Kesimpulan.BELUM_DAPAT_DINILAI
    return Kesimpulan.TIDAK_TERPENUHI


# --- one condition


def _nilai_syarat(
    siap: SyaratSiap, fakta: FaktaKasus, pengajuan: date, waktu: WaktuUji
) -> HasilSyarat:
    syarat = siap.syarat
    berlaku = True if syarat.bila is None else bila_terpenuhi(syarat.bila, fakta)
    if berlaku is False:
        return HasilSyarat(
            kode=syarat.kode,
            kesimpulan=Kesimpulan.TERPENUHI,
            berlaku=False,
            tafsir=syarat.tafsir,
            siap=siap,
        )
    acuan = pengajuan if siap.pada is None else _tanggal_acuan(siap.pada, fakta)
    bagian: tuple[BagianHasil, ...] = ()
    pilihan: tuple[HasilSyarat, ...] = ()
    if siap.uji is None:
        pilihan = tuple(_nilai_syarat(p, fakta, pengajuan, waktu) for p in siap.pilihan)
        kesimpulan = _salah_satu([p.kesimpulan for p in pilihan])
        sebab = {s for p in pilihan for s in p.sebab_belum}
        tafsir = {t for p in pilihan for t in p.tafsir}
    else:
        bagian = _nilai_bagian(siap.uji, siap.pada, acuan, fakta, waktu)
        kesimpulan = _semua([b.kesimpulan for b in bagian])
        sebab = {b.sebab for b in bagian if b.sebab}
        tafsir = {waktu.tafsir(kode) for kode in siap.uji.tafsir}
    belum_tentu = isinstance(berlaku, BelumDiketahui) and kesimpulan is not Kesimpulan.TERPENUHI
    if isinstance(berlaku, BelumDiketahui) and belum_tentu:
        # Not known to apply, not met: met if it turns out not to apply.
        kesimpulan = Kesimpulan.BELUM_DAPAT_DINILAI
        sebab.add(berlaku.sebab)
    return HasilSyarat(
        kode=syarat.kode,
        kesimpulan=kesimpulan,
        bagian=bagian,
        pilihan=pilihan,
        sebab_belum=(tuple(sorted(sebab)) if kesimpulan is Kesimpulan.BELUM_DAPAT_DINILAI else ()),
        tafsir=tuple(sorted(tafsir.union(syarat.tafsir))),
        tanggal_acuan=None if isinstance(acuan, BelumDiketahui) else acuan,
        siap=siap,
        belum_tentu=belum_tentu,
    )


def _tanggal_acuan(jalur: Jalur, fakta: FaktaKasus) -> date | BelumDiketahui:
    nilai = fakta.ambil(jalur)[0].nilai
    if isinstance(nilai, BelumDiketahui):
        return nilai
    return nilai if type(nilai) is date else SALAH_JENIS


def _nilai_bagian(
    siap: UjiSiap,
    pada: Jalur | None,
    acuan: date | BelumDiketahui,
    fakta: FaktaKasus,
    waktu: WaktuUji,
) -> tuple[BagianHasil, ...]:
    jalur, tipe = siap.ketentuan.fakta, siap.tipe
    lain = {nama: _nilai_di(lain, tipe, fakta) for nama, lain in siap.lain}
    bagian: Iterable[tuple[str, Nilai | tuple[NilaiFakta, ...] | BelumDiketahui]]
    if siap.uji.sekaligus:
        bagian = ((str(jalur), _nilai_di(jalur, tipe, fakta)),)
    else:
        bagian = ((d.lokasi, _bertipe(d.nilai, tipe)) for d in fakta.ambil(jalur))
    hasil = []
    for lokasi, nilai in bagian:
        if isinstance(nilai, BelumDiketahui):
            hasil.append(_belum(siap, lokasi, nilai, None))
        elif isinstance(acuan, BelumDiketahui):
            hasil.append(_belum(siap, lokasi, acuan, pada))
        else:
            soal = Soal(ketentuan=siap.ketentuan, nilai=nilai, pada=acuan, waktu=waktu, lain=lain)
            hasil.append(_putuskan(siap, lokasi, soal))
    return tuple(hasil)


def _nilai_di(jalur: Jalur, tipe: frozenset[type], fakta: FaktaKasus) -> tuple[NilaiFakta, ...]:
    return tuple(_bertipe(d.nilai, tipe) for d in fakta.ambil(jalur))


def _bertipe(nilai: NilaiFakta, tipe: frozenset[type]) -> NilaiFakta:
    if type(nilai) in tipe or isinstance(nilai, BelumDiketahui):
        return nilai
    return SALAH_JENIS


def _belum(siap: UjiSiap, lokasi: str, belum: BelumDiketahui, jalur: Jalur | None) -> BagianHasil:
    return BagianHasil(
        lokasi=lokasi,
        kesimpulan=Kesimpulan.BELUM_DAPAT_DINILAI,
        sebab=belum.sebab,
        uji=siap,
        belum=jalur,
    )


def _putuskan(siap: UjiSiap, lokasi: str, soal: Soal) -> BagianHasil:
    putusan = siap.uji.periksa(soal)
    if isinstance(putusan, BelumDiketahui):
        kesimpulan, sebab = Kesimpulan.BELUM_DAPAT_DINILAI, putusan.sebab
    else:
        kesimpulan = Kesimpulan.TERPENUHI if putusan else Kesimpulan.TIDAK_TERPENUHI
        sebab = ""
    return BagianHasil(lokasi=lokasi, kesimpulan=kesimpulan, sebab=sebab, uji=siap, soal=soal)
