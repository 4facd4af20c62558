"""Forms and letters are wholly English where English is asked for."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from tests.katalog.bacaan_lain import bacaan_lain, katalog
from tests.katalog.bahan import BERKAS, SK, Contoh
from tests.katalog.jalan import ajukan
from tests.permohonan.contoh import PAGI

from dinsos_adapters import rakit
from dinsos_adapters.katalog import JenisMasalah, muat_katalog, periksa_katalog
from dinsos_adapters.katalog.inggris import INGGRIS, teks_register, teks_standar, teks_wakil
from dinsos_core import SelesaikanLangkah, jelaskan
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.orang import Orang
from dinsos_core.domain.identitas.perintah import DaftarkanKlien
from dinsos_core.domain.shared.halangan import Halangan, Terhalang
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.pelaku import Pelaku

J = JenisMasalah
ORANG = Orang(nik="6371050107500001")
SAMA = {"Diagnosis", "Proposal", "Video"}
"""Words that are the same in both languages."""
DITERJEMAHKAN = {"SK", "SMS"}
"""Abbreviations of plain words: a decree, a text message."""


def test_tiap_teks_bawaan_berbahasa_inggris_dan_tidak_ada_yang_lain() -> None:
    """Under every reading, with every variant."""
    standar = [*katalog().semua(), *(lain.standar for lain in bacaan_lain())]
    dicetak = {teks for satu in standar for teks in teks_standar(satu) if teks}
    dicetak |= set(teks_register(katalog().tafsir("")))
    dicetak |= set(teks_wakil(katalog().kosakata))

    assert katalog().kosakata.inggris.keys() ^ dicetak == set()


def test_teks_inggris_bukan_teks_indonesia() -> None:
    """Only listed words may look the same, and no small word is left over in Indonesian."""
    inggris = katalog().kosakata.inggris
    kecil = re.compile(r"\b(dan|yang|atau|untuk|dari|ke|di|bila|jika|dengan|surat|bagi)\b")

    assert {teks for teks, en in inggris.items() if teks.lower() == en.lower()} == SAMA
    assert [en for en in inggris.values() if kecil.search(en.lower())] == []


def test_bilangan_dan_singkatan_terbawa_ke_bahasa_inggris() -> None:
    """A limit or an age stays what it is; an officer finds the paper by its abbreviation."""
    for teks, en in katalog().kosakata.inggris.items():
        assert Counter(re.findall(r"\d+", teks)) == Counter(re.findall(r"\d+", en)), (teks, en)
        singkatan = set(re.findall(r"\b[A-Z][A-Z-]+\b", teks)) - DITERJEMAHKAN
        assert singkatan <= set(re.findall(r"\b[A-Z][A-Z-]+\b", en)), (teks, en)


def test_teks_tanpa_inggris_tampil_dalam_bahasa_indonesia(contoh: Contoh) -> None:
    """An own catalogue may add its English bit by bit."""
    contoh.tulis(INGGRIS, '"Izin contoh" = "Sample permit"\n')

    kosakata = muat_katalog(contoh.akar).kosakata

    assert kosakata.kata("Izin contoh") == Kata("Izin contoh", "Sample permit")
    assert kosakata.kata("Slip gaji dan lain-lain") == Kata(*["Slip gaji dan lain-lain"] * 2)


def test_kata_inggris_sendiri_mendahului_yang_bawaan(contoh: Contoh) -> None:
    """A new release of the library, with more words, breaks no own catalogue."""
    (teks, bawaan), *_ = muat_katalog().kosakata.inggris.items()
    contoh.ganti(BERKAS["layanan"], '"Izin contoh"', f'"{teks}"')

    contoh.tulis(INGGRIS, f'"{teks}" = "Own words"\n')

    assert muat_katalog(contoh.akar).kosakata.kata(teks).en == "Own words"
    assert muat_katalog().kosakata.kata(teks).en == bawaan


def test_bahasa_inggris_tidak_mengubah_sidik(contoh: Contoh) -> None:
    """A case pins what the decree says, not how it is told in another language."""
    (sebelum,) = muat_katalog(contoh.akar).semua()

    contoh.tulis(INGGRIS, '"Izin contoh" = "Sample permit"\n')

    assert [satu.sidik for satu in muat_katalog(contoh.akar).semua()] == [sebelum.sidik]


@pytest.mark.parametrize(
    ("baris", "jenis", "saran"),
    [
        ('"Izin contoh" = 3', J.JENIS_SALAH, ""),
        ('"Izin contoh" = " "', J.NILAI_SALAH, ""),
        ('"Izin conto" = "Sample permit"', J.NAMA_TAK_DIKENAL, "Izin contoh"),
    ],
)
def test_kesalahan_disebut_dengan_berkas_dan_barisnya(
    contoh: Contoh, baris: str, jenis: JenisMasalah, saran: str
) -> None:
    """Also a text that no standard prints: its English would never be shown."""
    contoh.tulis(INGGRIS, f"# Layanan\n\n{baris}\n")

    (masalah,) = periksa_katalog(contoh.akar)

    assert (masalah.jenis, masalah.baris, masalah.saran) == (jenis, 3, saran)
    assert masalah.berkas == f"{contoh.akar}/{INGGRIS}"


def test_teks_ganda_dan_berkas_salah_tempat_dicatat(contoh: Contoh) -> None:
    """The same text twice is no valid TOML; inside an agency nobody would read the file."""
    satu = '"Izin contoh" = "Sample permit"\n'
    contoh.tulis(INGGRIS, satu + satu)
    contoh.tulis(f"{SK}/../{INGGRIS}", satu)

    masalah = {m.jenis: m.baris for m in periksa_katalog(contoh.akar)}

    assert masalah == {J.TOML_RUSAK: 2, J.BERKAS_TAK_DIKENAL: None}


def test_standar_rusak_tidak_membuat_teksnya_tak_dikenal(contoh: Contoh) -> None:
    """One mistake is one problem: the text may stand in what could not be read."""
    contoh.tulis(INGGRIS, '"Izin contoh" = "Sample permit"\n')
    contoh.tulis(BERKAS["layanan"], "rusak")

    assert [m.jenis for m in periksa_katalog(contoh.akar)] == [J.TOML_RUSAK]


def test_halangan_menyebut_berkas_dan_syarat_dalam_bahasa_yang_membacanya() -> None:
    """Papers that are missing and a condition that is no ground, by their names in English too."""
    perkara = ajukan("banjarmasin", "santunan-kematian", None, berkas=False)
    perkara.sampai("periksa")
    lengkap = SelesaikanLangkah(kasus=perkara.keadaan.id, langkah="periksa", hasil="lengkap")
    kurang = perkara.app.lakukan(lengkap, oleh=perkara.pelaku("petugas_loket")).failure()
    utuh = ajukan("banjarmasin", "santunan-kematian", None)
    utuh.sampai(utuh.penetapan())
    tolak = SelesaikanLangkah(
        kasus=utuh.keadaan.id, langkah=utuh.penetapan(), hasil="tolak", dasar=("terdaftar",)
    )
    bukan = utuh.app.lakukan(tolak, oleh=utuh.pelaku("kepala_dinas")).failure()

    semua = [(jelaskan(satu, "id"), jelaskan(satu, "en")) for satu in (*kurang, *bukan)]

    assert len(kurang) > 1
    assert any("akta kematian" in indonesia for indonesia, _ in semua)
    for _, inggris in semua:
        assert not any(kata in inggris for kata in ("Fotokopi", "Surat", "Blanko", "Almarhum"))
    assert "The deceased is listed" in semua[-1][1]


def test_halangan_menyebut_peran_dengan_namanya_dan_tetap_membawa_kodenya() -> None:
    """What hosts switch on stays a code; people read who may, in their language."""
    perkara = ajukan("banjarmasin", "santunan-kematian", None)
    perkara.sampai("periksa")
    periksa = SelesaikanLangkah(kasus=perkara.keadaan.id, langkah="periksa")

    (satu,) = perkara.app.lakukan(periksa, oleh=perkara.pelaku("kepala_dinas")).failure()

    assert satu.rincian["boleh"] == ("petugas_loket",)
    assert "Yang berwenang: Petugas loket pelayanan." in jelaskan(satu, "id")
    assert "Roles that may: Counter officer." in jelaskan(satu, "en")


@pytest.mark.parametrize(
    ("minta", "boleh"),
    [
        (
            lambda app, oleh: app.lakukan_klien(DaftarkanKlien(), oleh=oleh).failure(),
            "Social worker",
        ),
        (lambda app, oleh: app.ketepatan(oleh), "Head of the social"),
        (
            lambda app, oleh: app.salinan_data(ORANG, oleh=oleh, diterima=PAGI).failure(),
            "Data protection officer",
        ),
    ],
    ids=["klien", "ketepatan", "data pribadi"],
)
def test_halangan_di_luar_kasus_pun_menyebut_peran_dengan_namanya(
    minta: Callable[[Aplikasi, Pelaku], tuple[Halangan, ...]], boleh: str
) -> None:
    app = rakit("banjarmasin", katalog=katalog())
    loket = Pelaku(id=PelakuId("loket"), instansi="banjarmasin", peran={"petugas_loket"})

    try:
        (satu,) = minta(app, loket)
    except Terhalang as terhalang:
        (satu,) = terhalang.halangan

    assert satu.kode == "peran_tidak_berwenang"
    assert f"Roles that may: {boleh}" in jelaskan(satu, "en")
