"""Explanations are in names, not codes, and wholly in the language they are asked in.

Over every standard, for each variant and under every reading that its data speak of: met, broken,
unknown and not applying.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import pytest
from tests.katalog.bacaan_lain import katalog
from tests.katalog.test_syarat_terpecahkan import Perkara, perkara, semua

from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, Penilaian, SyaratDinilai
from dinsos_core.domain.shared.kata import BAHASA, Bahasa, Kata
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import StandarPelayanan

KATA_KECIL: Mapping[Bahasa, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(dan|yang|atau|untuk|dari|ke|di|bila|jika|dengan|surat|bagi|pada|tidak|belum"
        r"|sejak|sudah|syaratnya|sedikitnya|paling|ya|hari|tahun|bulan|petugas)\b",
        re.IGNORECASE,
    ),
    "id": re.compile(
        r"\b(the|of|and|or|is|are|not|at|least|most|required|since|met|yes|no|day|year|month"
        r"|years|months|if|only|listed|stated|which|one)\b",
        re.IGNORECASE,
    ),
}


def nama_kosakata(kosakata: Kosakata) -> Iterator[Kata]:
    for bagian in (
        *(kosakata.fakta, kosakata.pihak, kosakata.pilihan, kosakata.registri, kosakata.peran),
        *(kosakata.sistem, kosakata.wilayah),
    ):
        yield from (satu.kata for satu in bagian.values())
    yield from (Kata(teks, en) for teks, en in kosakata.inggris.items())


@cache
def nama_asing(bahasa: Bahasa) -> re.Pattern[str]:
    """Names of the other language, but those that are a part of a name in this one."""
    semua = list(nama_kosakata(katalog().kosakata))
    sini = "\n".join(satu.dalam(bahasa).lower() for satu in semua)
    lain = {satu.dalam("en" if bahasa == "id" else "id") for satu in semua}
    asing = sorted(satu for satu in lain if satu.lower() not in sini)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, asing))})(?!\w)", re.IGNORECASE)


def keadaan(kasus: Perkara, standar: StandarPelayanan) -> Iterator[Penilaian]:
    yield kasus.nilai()
    yield kasus.nilai(tanpa=kasus.isi)
    for syarat in standar.syarat:
        yield from (kasus.nilai(lain) for lain in kasus.melanggar(syarat)[:1])
        yield from (kasus.nilai(tanpa=tempat) for tempat in kasus.sumber(syarat)[:1])
        if syarat.bila is not None:
            bantah = kasus.soal.tempat(syarat.bila.fakta)
            yield kasus.nilai(dict.fromkeys(bantah, False))


def tertulis(satu: SyaratDinilai, bahasa: Bahasa) -> Iterator[str]:
    yield from (satu.teks_syarat(bahasa), satu.teks_ambang(bahasa), satu.teks_penjelasan(bahasa))
    yield from (satu.teks_bawa(bahasa), satu.teks_kepada(bahasa), satu.teks_acuan(bahasa))
    for pilihan in satu.pilihan:
        yield from tertulis(pilihan, bahasa)


@cache
def semua_teks() -> Mapping[Bahasa, frozenset[str]]:
    hasil: dict[Bahasa, set[str]] = {"id": set(), "en": set()}
    for _, standar in semua():
        if standar.syarat:
            for penilaian in keadaan(perkara(standar), standar):
                for bahasa in BAHASA:
                    hasil[bahasa].update(_teks(penilaian.syarat, bahasa))
    return {bahasa: frozenset(teks) for bahasa, teks in hasil.items()}


def _teks(syarat: Iterable[SyaratDinilai], bahasa: Bahasa) -> Iterator[str]:
    for satu in syarat:
        yield from tertulis(satu, bahasa)


def test_keadaannya_memuat_setiap_kesimpulan_dan_yang_tidak_berlaku() -> None:
    nyata = [
        (satu.kesimpulan, satu.berlaku)
        for _, standar in semua()
        if standar.syarat
        for penilaian in keadaan(perkara(standar), standar)
        for satu in penilaian.syarat
    ]

    assert {*Kesimpulan} == {kesimpulan for kesimpulan, _ in nyata}
    assert False in {berlaku for _, berlaku in nyata}


@pytest.mark.parametrize("bahasa", BAHASA)
def test_penjelasan_memuat_nama_bukan_kode(bahasa: Bahasa) -> None:
    teks = semua_teks()[bahasa]

    assert len(teks) > 300
    assert [satu for satu in teks if "_" in satu or "{" in satu] == []


@pytest.mark.parametrize("bahasa", BAHASA)
def test_penjelasan_seluruhnya_dalam_bahasanya(bahasa: Bahasa) -> None:
    kecil, nama = KATA_KECIL[bahasa], nama_asing(bahasa)

    assert nama.search(
        "Pemohon 2: Tanggal lahir" if bahasa == "en" else "Applicant 2: Date of birth"
    )
    assert [
        (cocok[0], satu)
        for satu in semua_teks()[bahasa]
        if (cocok := kecil.search(satu) or nama.search(satu))
    ] == []
