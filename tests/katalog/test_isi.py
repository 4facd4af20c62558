"""The built-in data as a whole: without a mistake, in two languages, with its register of readings.

What each standard holds is held against the decrees in `tests/inventaris`.
"""

import re
from importlib.resources import files
from typing import Any, get_args, get_type_hints

import attrs
from tests.katalog.bacaan_lain import bacaan_lain

from dinsos_adapters.katalog import KatalogToml, periksa_katalog
from dinsos_core.domain.kasus.kemajuan import DILEWATI, KURANG
from dinsos_core.domain.kasus.lipatan import MENUNGGU
from dinsos_core.domain.kasus.perintah import SebabJeda
from dinsos_core.domain.kasus.perintah_catatan import SebabKonflik
from dinsos_core.domain.kasus.perintah_tinggal import SebabKeluar
from dinsos_core.domain.klien.perintah import SebabBerhenti
from dinsos_core.domain.prosedur.cara import CARA
from dinsos_core.domain.standar.tafsir import JenisTafsir
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN, TAFSIR_WAKTU, BacaanWaktu, bacaan_waktu
from dinsos_core.ports.katalog import Katalog


def test_katalog_bawaan_tidak_bermasalah() -> None:
    """Also under every reading that is not in force."""
    assert periksa_katalog() == ()


def test_kosakata_bernama_dalam_dua_bahasa(bawaan: KatalogToml) -> None:
    """Every code has an Indonesian and an English name."""
    kosakata = attrs.evolve(bawaan.kosakata, inggris={}, wakil={})
    bagian: tuple[Any, ...] = attrs.astuple(kosakata, recurse=False)
    istilah = [x for satu in bagian for x in satu.values()]

    assert istilah
    assert all(x.nama and x.nama_en for x in istilah)


def test_yang_ditunjukkan_formulir_ada_katanya(bawaan: KatalogToml) -> None:
    """Outcomes of every kind of step and of every standard, choices of facts, causes of a pause or
    a conflict: each has its words, nothing else has. Of own outcomes and choices the checker says
    so."""
    kosakata = bawaan.kosakata
    semua = (*bawaan.semua(), *(lain.standar for lain in bacaan_lain()))
    sendiri = {nama for satu in semua for x in satu.langkah for nama in x.hasil}
    jenis = {nama for cara in CARA.values() for nama in cara.hasil} | {DILEWATI, KURANG}

    assert set(kosakata.hasil) == sendiri | jenis
    assert set(kosakata.pilihan) == {p for d in kosakata.fakta.values() for p in d.pilihan}
    sebab = {satu.value for satu in (*SebabJeda, *SebabKeluar, *SebabBerhenti, *SebabKonflik)}
    assert set(kosakata.sebab) == sebab | {MENUNGGU}


def test_register_memuat_keempat_puluh_empat_tafsir(bawaan: KatalogToml) -> None:
    """Numbers 1 to 44, then those found since; kind N has nothing to switch; V are overlays."""
    semua = bawaan.tafsir("banjarmasin").entri.values()
    entri = [e for e in semua if e.no <= 44]

    assert [e.no for e in semua] == list(range(1, len(semua) + 1))
    assert len(semua) >= 60
    assert len(entri) == 44
    assert {e.no for e in entri if e.jenis is JenisTafsir.CATATAN} == {24, 29, 35, 42, 43}
    assert {e.no for e in entri if e.jenis is JenisTafsir.LAPISAN} == {33, 37}
    for e in semua:
        catatan = e.jenis is JenisTafsir.CATATAN
        assert (len(e.bacaan) == 1, bool(e.catatan)) == (catatan, catatan), e.kode
    assert all(e.soal and all(b.teks for b in e.bacaan) for e in semua)


def test_tafsir_waktu_sama_dengan_yang_dihitung(bawaan: KatalogToml) -> None:
    """Codes, numbers, defaults and readings of the register are those the calculation knows."""
    entri = bawaan.tafsir("banjarmasin").entri
    boleh = {n: set(get_args(t)) for n, t in get_type_hints(BacaanWaktu).items() if get_args(t)}

    assert {kode: entri[kode].no for kode in TAFSIR_WAKTU} == dict(TAFSIR_WAKTU)
    assert bacaan_waktu({k: e.bawaan for k, e in entri.items()}) == BACAAN_BAWAAN
    for kode in TAFSIR_WAKTU:
        for bacaan in entri[kode].bacaan:
            ubah = attrs.asdict(bacaan_waktu({kode: bacaan.kode}))
            beda = {n for n, nilai in ubah.items() if nilai != getattr(BACAAN_BAWAAN, n)}
            # Either the calculation switches, or the entry has no field in it at all.
            assert all(bacaan.kode in boleh[n] for n in beda)


def test_tidak_ada_nama_atau_nip_pejabat_dalam_data() -> None:
    """The office and the post are enough."""
    akar = files("dinsos_adapters.katalog").joinpath("data")
    tumpukan, teks = [akar], []
    while tumpukan:
        satu = tumpukan.pop()
        if satu.is_dir():
            tumpukan.extend(satu.iterdir())
        else:
            teks.append(satu.read_text(encoding="utf-8"))
    semua = "\n".join(teks)

    assert len(teks) > 5
    # An official's number has 18 digits, often in groups of 8, 6, 1 and 3.
    assert not re.search(r"\d{8} ?\d{6} ?\d ?\d{3}", semua)
    assert not re.search(r"\bNIP\b|\bDrs?\.|\bS\.\s?Sos\b|Pembina Utama", semua)


def test_katalog_toml_memenuhi_port(bawaan: KatalogToml) -> None:
    """The type checker compares the signatures; here, that the port's questions are answered."""
    katalog: Katalog = bawaan

    assert katalog.versi
    assert katalog.instansi["banjarmasin"].wilayah == "63.71"
    layanan = [s.layanan for s in katalog.semua()]
    assert {"santunan-kematian", "pengangkatan-anak"} <= set(layanan)
