"""Every condition of every standard can be met, and broken alone, by facts made from itself."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from types import MappingProxyType

import pytest
from attrs import frozen
from tests.katalog.bacaan_lain import bacaan_lain, katalog
from tests.katalog.penyelesai import Isi, Soal, Tempat

from dinsos_core.domain.kelayakan.dasar_uji import JenisParameter
from dinsos_core.domain.kelayakan.penilaian import (
    Kesimpulan,
    Penilaian,
    Rekomendasi,
    nilai_siap,
    siapkan,
)
from dinsos_core.domain.kelayakan.susunan import SyaratStandar
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.standar.jalur import urai_jalur
from dinsos_core.domain.standar.model import Akibat, StandarPelayanan, Syarat
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.testing.contoh import KALENDER

# A Wednesday, so that a last day the day before is a working day (tafsir 9).
PADA = date(2026, 11, 4)
HANYA_DICATAT = TafsirDipakai(kode="mental-menggelandang", bacaan="salah-satu")
"""The reading under which clarity of identity is asked and recorded, met by every answer."""
TERPENUHI, TIDAK = Kesimpulan.TERPENUHI, Kesimpulan.TIDAK_TERPENUHI
BELUM = Kesimpulan.BELUM_DAPAT_DINILAI
GAGAL = {
    Akibat.TOLAK: (TIDAK, Rekomendasi.TOLAK),
    Akibat.TERUSKAN: (Kesimpulan.DITERUSKAN, Rekomendasi.TERUSKAN),
}
"""What becomes of a condition that is broken, and what it suggests."""


def per_varian(nama: str, standar: StandarPelayanan) -> Iterator[tuple[str, StandarPelayanan]]:
    """A standard as it reads for each of its variants, with a name for the report."""
    for varian in standar.varian:
        yield f"{nama}-{varian.kode}", standar.untuk_varian(varian.kode)
    if not standar.varian:
        yield nama, standar


def semua() -> Iterator[tuple[str, StandarPelayanan]]:
    """Every standard under the readings in force, and under every other its data speak of."""
    for standar in katalog().semua():
        nama = f"{standar.instansi.kode}-{standar.keputusan.kode}-{standar.layanan}"
        yield from per_varian(nama, standar)
    for lain in bacaan_lain():
        yield from per_varian(str(lain), lain.standar)


setiap_standar = pytest.mark.parametrize(
    "standar", [pytest.param(isi, id=nama) for nama, isi in semua() if isi.syarat]
)


@frozen(kw_only=True)
class Perkara:
    """A standard's conditions with facts that meet them all."""

    soal: Soal
    isi: Isi
    siap: SyaratStandar

    def nilai(self, lain: Isi = MappingProxyType({}), tanpa: Iterable[Tempat] = ()) -> Penilaian:
        """The assessment after some facts are replaced or taken away."""
        hilang = set(tanpa)
        isi = {tempat: n for tempat, n in {**self.isi, **lain}.items() if tempat not in hilang}
        return nilai_siap(self.siap, self.soal.fakta(isi), pengajuan=PADA)

    def melanggar(self, syarat: Syarat) -> list[Isi]:
        """Facts that break one condition; of one with alternatives, all of them."""
        if not syarat.salah_satu:
            return self.soal.buruk(syarat, self.isi)
        semua = [self.soal.buruk(satu, self.isi)[0] for satu in syarat.salah_satu]
        return [dict(chain.from_iterable(satu.items() for satu in semua))]

    def sumber(self, syarat: Syarat) -> list[list[Tempat]]:
        """Sets of facts without which a condition is open."""
        if not syarat.salah_satu:
            return [[satu] for satu in self.soal.sumber(syarat)]
        return [[t for satu in syarat.salah_satu for t in self.soal.sumber(satu)]]


def perkara(standar: StandarPelayanan) -> Perkara:
    soal = Soal(standar=standar, kosakata=katalog().kosakata, pengajuan=PADA)
    siap = siapkan(standar, KALENDER, katalog().kosakata)
    return Perkara(soal=soal, isi=soal.selesaikan(), siap=siap)


def kesimpulan(penilaian: Penilaian) -> dict[str, Kesimpulan]:
    return {hasil.kode: hasil.kesimpulan for hasil in penilaian.syarat}


def terpenuhi(standar: StandarPelayanan) -> dict[str, Kesimpulan]:
    return {syarat.kode: TERPENUHI for syarat in standar.syarat}


@setiap_standar
def test_fakta_di_kedua_tepi_tiap_syarat_memenuhi_semuanya(standar: StandarPelayanan) -> None:
    kasus = perkara(standar)

    penilaian = [
        kasus.nilai(lain)
        for syarat in kasus.soal.tunggal()
        for lain in kasus.soal.baik(syarat, kasus.isi)
    ]

    assert all(kesimpulan(satu) == terpenuhi(standar) for satu in penilaian)
    assert {satu.rekomendasi for satu in penilaian} == {Rekomendasi.SETUJUI}


@setiap_standar
def test_satu_syarat_yang_dilanggar_hanya_syarat_itu_yang_gagal(standar: StandarPelayanan) -> None:
    """One day or one place beyond the bound, and by one of two applicants, is enough."""
    kasus = perkara(standar)

    for syarat in standar.syarat:
        semua = [kasus.nilai(lain) for lain in kasus.melanggar(syarat)]
        gagal, saran = GAGAL[syarat.akibat]
        dicatat = syarat.kode == "identitas" and HANYA_DICATAT in syarat.tafsir
        assert bool(semua) is not dicatat
        for penilaian in semua:
            assert kesimpulan(penilaian) == {**terpenuhi(standar), syarat.kode: gagal}
            assert penilaian.kesimpulan is gagal
            assert penilaian.rekomendasi is saran
            assert penilaian.kepada == syarat.kepada


@setiap_standar
def test_fakta_yang_tidak_ada_membuat_syaratnya_belum_dapat_dinilai(
    standar: StandarPelayanan,
) -> None:
    """Never unmet, and never met: an officer looks before anything is decided."""
    kasus = perkara(standar)

    for syarat in standar.syarat:
        for tempat in kasus.sumber(syarat):
            penilaian = kasus.nilai(tanpa=tempat)
            hasil = kesimpulan(penilaian)
            assert hasil[syarat.kode] is BELUM
            assert TIDAK not in hasil.values()
            assert penilaian.kesimpulan is BELUM
            assert penilaian.rekomendasi is Rekomendasi.PERIKSA


@setiap_standar
def test_satu_fakta_yang_hilang_membuka_tepat_syarat_yang_membutuhkannya(
    standar: StandarPelayanan,
) -> None:
    kasus = perkara(standar)

    for tempat in kasus.isi:
        terbuka = {s.kode for s in standar.syarat if _bergantung(s, tempat)}
        hasil = kesimpulan(kasus.nilai(tanpa=[tempat]))
        assert hasil == {**terpenuhi(standar), **dict.fromkeys(terbuka, BELUM)}, tempat


def _bergantung(syarat: Syarat, tempat: Tempat) -> bool:
    """Whether a condition, all of whose alternatives hold, hangs on one fact, by what it declares:
    too few alternatives are left without it."""
    if syarat.salah_satu:
        utuh = sum(not _bergantung(satu, tempat) for satu in syarat.salah_satu)
        return utuh < syarat.sedikitnya
    # Not on its only-if: what is met is met whether it applies or not.
    return _menyebut([syarat.fakta, syarat.pada, *_dibandingkan(syarat)], tempat)


def _dibandingkan(syarat: Syarat) -> list[str]:
    uji = UJI.get(syarat.uji)
    jalur = [n for n, p in uji.parameter.items() if p.jenis is JenisParameter.JALUR] if uji else []
    return [str(syarat.parameter[nama]) for nama in jalur if nama in syarat.parameter]


def _menyebut(jalur: Iterable[str], tempat: Tempat) -> bool:
    pihak, ke, kode = tempat
    urai = [urai_jalur(satu) for satu in jalur if satu]
    return any((j.pihak, j.kode) == (pihak, kode) and (j.setiap or ke == 0) for j in urai)
