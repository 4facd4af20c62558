"""Readings switch data by one mechanism, every result names them, and the fingerprint tells.

What each reading changes in the built-in data is listed in `tests/inventaris/rincian`.
"""

from datetime import date

import attrs
import pytest
from tests.katalog.bahan import BERKAS, INDUK, Contoh

from dinsos_adapters.katalog import KatalogToml, muat_katalog
from dinsos_adapters.katalog.sidik import sidik
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.tafsir import TafsirDipakai

PADA = date(2026, 11, 2)


def dengan(layanan: str, **bacaan: str) -> StandarPelayanan:
    pilihan = {kode.replace("_", "-"): satu for kode, satu in bacaan.items()}
    katalog = muat_katalog(bacaan={"banjarmasin": pilihan})
    return katalog.standar("banjarmasin", layanan, PADA).unwrap()


def test_bacaan_hitungan_hanya_disematkan() -> None:
    """A reading of the calculation (29 February) is pinned and changes nothing else."""
    bawaan = dengan("santunan-kematian")
    lain = dengan("santunan-kematian", kabisat="28-februari")

    assert lain.instansi.tafsir == {"kabisat": "28-februari"}
    assert TafsirDipakai(kode="kabisat", bacaan="28-februari") in lain.tafsir
    assert lain.sidik != bawaan.sidik
    tetap = attrs.evolve(lain, instansi=bawaan.instansi, tafsir=bawaan.tafsir, sidik=bawaan.sidik)
    assert tetap == bawaan


def test_register_instansi_memakai_pilihannya() -> None:
    """The agency's choice is in force for it; an unknown agency has chosen nothing."""
    katalog = muat_katalog(bacaan={"banjarmasin": {"kabisat": "28-februari"}})

    assert katalog.tafsir("banjarmasin").berlaku("kabisat") == "28-februari"
    assert katalog.tafsir("tidak-ada").berlaku("kabisat") == "1-maret"


def test_butir_yang_mulanya_tidak_aktif_hidup_menurut_bacaan(contoh: Contoh) -> None:
    """`aktif = false` in the item, `aktif = true` under a reading."""
    contoh.ganti(
        BERKAS["layanan"],
        "rangkap = 1 }",
        "rangkap = 1, aktif = false, menurut.dan-atau.keduanya.aktif = true }",
    )

    def dokumen(katalog: KatalogToml) -> list[str]:
        return [d.kode for d in katalog.standar(INDUK, "izin-contoh", PADA).unwrap().dokumen]

    assert dokumen(muat_katalog(contoh.akar)) == ["dokumen-b", "dokumen-c"]
    assert dokumen(muat_katalog(contoh.akar, bacaan={INDUK: {"dan-atau": "keduanya"}})) == [
        "dokumen-a",
        "dokumen-b",
        "dokumen-c",
    ]


def test_pilihan_berlapis_menurut_bacaan_dan_dua_bacaan_berlaku_bersama() -> None:
    """Each alternative of a condition carries its own overlays, and its item names them all."""
    pilihan = {"lama-tinggal": "hari-masuk-satu", "tinggal-terputus": "dari-awal"}

    (bawaan,), (lain,) = (
        muat_katalog(bacaan={"banjarmasin": bacaan})
        .standar("banjarmasin", "rumah-singgah-terminasi", PADA)
        .unwrap()
        .syarat
        for bacaan in ({}, pilihan)
    )

    assert lain.salah_satu[:2] == bawaan.salah_satu[:2]
    assert (lain.salah_satu[2].fakta, lain.salah_satu[2].parameter) == (
        "subjek.tanggal_masuk_terakhir",
        {"min": 21},
    )
    assert {satu.kode: satu.bacaan for satu in lain.tafsir} == pilihan


def test_pilihan_yang_ditiadakan_sebuah_bacaan(contoh: Contoh) -> None:
    contoh.ganti(
        BERKAS["layanan"],
        "rangkap = 1 }",
        'rangkap = 1, salah_satu = ["Asli", { teks = "Salinan", '
        "menurut.dan-atau.keduanya.aktif = false }] }",
    )

    def pilihan(katalog: KatalogToml) -> list[str]:
        (dokumen, *_) = katalog.standar(INDUK, "izin-contoh", PADA).unwrap().dokumen
        return [satu.teks for satu in dokumen.salah_satu]

    assert pilihan(muat_katalog(contoh.akar)) == ["Asli", "Salinan"]
    assert pilihan(muat_katalog(contoh.akar, bacaan={INDUK: {"dan-atau": "keduanya"}})) == ["Asli"]


def test_tanggal_keputusan_menurut_bacaan(contoh: Contoh) -> None:
    """A decree's date may rest on a reading too, and its standards say so."""
    contoh.ganti(
        BERKAS["keputusan"],
        "tanggal = 2025-01-02",
        "berlaku_dari = 2025-01-31\n"
        "menurut.tanggal-sk-palangka-raya.awal-januari = { berlaku_dari = 2025-01-01 }",
    )
    bacaan = {INDUK: {"tanggal-sk-palangka-raya": "awal-januari"}}

    (bawaan,) = muat_katalog(contoh.akar).semua()
    (awal,) = muat_katalog(contoh.akar, bacaan=bacaan).semua()

    assert bawaan.keputusan.berlaku_dari == date(2025, 1, 31)
    assert awal.keputusan.berlaku_dari == date(2025, 1, 1)
    dipakai = TafsirDipakai(kode="tanggal-sk-palangka-raya", bacaan="awal-januari")
    assert dipakai in awal.tafsir
    assert dipakai not in bawaan.tafsir


def test_sidik_tetap_pada_pemuatan_ulang_dan_susunan_berkas(contoh: Contoh) -> None:
    """Spaces, comments and the order of keys are not content."""
    (semula,) = muat_katalog(contoh.akar).semua()
    teks = contoh.baca(BERKAS["layanan"])
    contoh.tulis(
        BERKAS["layanan"],
        "# catatan\n"
        + teks.replace("no = 1\n", "").replace(
            'kelompok = "izin"\n', 'kelompok   =   "izin"\n\nno = 1\n'
        ),
    )
    (sesudah,) = muat_katalog(contoh.akar).semua()

    assert semula == sesudah
    assert len(semula.sidik) == 64


@pytest.mark.parametrize(
    ("berkas", "lama", "baru"),
    [
        ("layanan", "maks = 55", "maks = 56"),
        ("layanan", "rangkap = 1", "rangkap = 2"),
        ("layanan", '"14 hari kerja"', '"15 hari kerja"'),
        ("layanan", '"UU 25/2009"', '"UU 25/2010"'),
        ("keputusan", '"3 hari kerja"', '"4 hari kerja"'),
        ("keputusan", "2025-01-02", "2025-01-03"),
        ("instansi", '"30 hari kerja"', '"31 hari kerja"'),
    ],
)
def test_sidik_berubah_bersama_isi(contoh: Contoh, berkas: str, lama: str, baru: str) -> None:
    """Whatever a case relies on changes the fingerprint."""
    (semula,) = muat_katalog(contoh.akar).semua()
    contoh.ganti(BERKAS[berkas], lama, baru)

    assert muat_katalog(contoh.akar).semua()[0].sidik != semula.sidik


def test_sidik_tidak_berubah_oleh_yang_bukan_isi(contoh: Contoh) -> None:
    """A later decree that ends this one, a new letterhead or other hours leave running cases be."""
    (semula,) = muat_katalog(contoh.akar).semua()
    contoh.ganti(
        BERKAS["instansi"],
        "unit.umum",
        'kop = ["BARU"]\nkalender.jam.senin = "08:00-15:00"\nunit.umum',
    )
    (sesudah,) = muat_katalog(contoh.akar).semua()
    berakhir = attrs.evolve(semula.keputusan, berlaku_sampai=date(2026, 1, 1))

    assert sesudah.instansi.kop == ("BARU",)
    assert sesudah.sidik == semula.sidik
    assert sidik(attrs.evolve(semula, keputusan=berakhir)) == semula.sidik
