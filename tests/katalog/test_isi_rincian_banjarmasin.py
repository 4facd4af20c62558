"""Banjarmasin SK 093/2024 nos. 1, 2, 3, 5, 6, 7, 8: conditions, papers, variants and readings.

Beside the labels of `test_isi_permohonan_banjarmasin`; read off the document as well.
"""

from datetime import date
from typing import Any

import pytest

from dinsos_adapters.katalog import KatalogToml, muat_katalog
from dinsos_core.domain.standar.model import PemilikBatas, StandarPelayanan

PADA = date(2026, 11, 2)


def standar(katalog: KatalogToml, layanan: str, varian: str | None = None) -> StandarPelayanan:
    return katalog.standar("banjarmasin", layanan, PADA).unwrap().untuk_varian(varian)


def dengan_bacaan(**pilihan: str) -> KatalogToml:
    return muat_katalog(
        bacaan={"banjarmasin": {k.replace("_", "-"): v for k, v in pilihan.items()}}
    )


def label(item: tuple[Any, ...]) -> set[str]:
    return {satu for butir in item for satu in butir.butir}


def menurut_kode(item: tuple[Any, ...]) -> dict[str, Any]:
    return {satu.kode: satu for satu in item}


def test_verifikasi_segera_hanya_menuntut_warga_yang_berdomisili(bawaan: KatalogToml) -> None:
    isi = standar(bawaan, "verifikasi-segera")

    assert {(x.uji, x.fakta) for x in isi.syarat} == {
        ("wilayah", "pemohon.wilayah_kependudukan"),
        ("wilayah", "pemohon.domisili"),
    }
    assert menurut_kode(isi.langkah)["buat-skhv"].opsional


def test_jkn_bukan_untuk_pekerja_penerima_upah(bawaan: KatalogToml) -> None:
    """General requirement 2; the NIK must be in SIAK; nobody gone may be left on the card."""
    syarat = menurut_kode(standar(bawaan, "usulan-jkn").syarat)

    assert set(syarat["syarat-2"].parameter["nilai"]) == {
        "bukan_pekerja",
        "pekerja_bukan_penerima_upah",
    }
    assert (syarat["syarat-3"].uji, syarat["syarat-3"].parameter["daftar"]) == (
        "terdaftar",
        "siak",
    )
    assert (syarat["kk-mutakhir"].uji, syarat["kk-mutakhir"].parameter["maks"]) == (
        "paling_banyak",
        0,
    )


def test_diagnosis_hanya_bagi_yang_berpenyakit_kronis(bawaan: KatalogToml) -> None:
    dokumen = menurut_kode(standar(bawaan, "usulan-jkn").dokumen)

    assert dokumen["diagnosis"].bila.fakta == "pemohon.penyakit_kronis"
    assert len(dokumen["diagnosis"].salah_satu) == 2


def test_data_bukan_untuk_politik(bawaan: KatalogToml) -> None:
    (tujuan,) = standar(bawaan, "data-kesos").syarat

    assert tujuan.uji == "dalam"
    assert tujuan.parameter["nilai"] == (
        "pembangunan_kesejahteraan_sosial",
        "penelitian_akademik",
    )


def test_dokumen_rutilahu(bawaan: KatalogToml) -> None:
    """The certified proof of ownership is one of three; the receipt form is provided."""
    dokumen = menurut_kode(standar(bawaan, "rutilahu").dokumen)

    assert {kode for kode, d in dokumen.items() if d.legalisir} == {"dokumen-6"}
    assert len(dokumen["dokumen-6"].salah_satu) == 3
    assert {kode for kode, d in dokumen.items() if d.disediakan} == {"dokumen-5"}


def test_pemulangan_bagi_yang_datang_dari_luar_daerah(bawaan: KatalogToml) -> None:
    """From elsewhere, and not stranded because of work; a forwarding letter never blocks."""
    isi = standar(bawaan, "pemulangan-orang-terlantar")
    syarat, dokumen = menurut_kode(isi.syarat), menurut_kode(isi.dokumen)

    assert syarat["luar-daerah"].uji == "luar_wilayah"
    assert (syarat["sebab"].uji, syarat["sebab"].parameter["nilai"]) == ("bukan", ("pekerjaan",))
    assert {kode for kode, d in dokumen.items() if d.jika_ada} == {"dokumen-3"}


def test_varian_lama_pemulangan_dapat_dijalankan() -> None:
    """Step 9 instead of the escort of step 6 (tafsir 33)."""
    katalog = dengan_bacaan(varian_lama_pemulangan="dijalankan")
    langkah = standar(katalog, "pemulangan-orang-terlantar", "luar-provinsi").langkah

    assert label(langkah) == {"1", "2", "3", "4", "5", "6", "7", "8", "9", "bagan"}
    assert {"terima-surat"} == {x.kode for x in langkah if "9" in x.butir}
    assert "antar-provinsi" not in {x.kode for x in langkah}


def test_tiga_puluh_menit_dapat_dihitung_sejak_kedatangan() -> None:
    katalog = dengan_bacaan(tiga_puluh_menit="kedatangan")
    (waktu,) = standar(katalog, "pemulangan-orang-terlantar").waktu

    assert waktu.mulai == "diajukan"


def test_pub_umum_menuntut_berkas_lembaga_yang_segera_tidak(bawaan: KatalogToml) -> None:
    """Requirement 3 is that of the long kind; the Kesbangpol letter that of an ormas."""
    umum = standar(bawaan, "izin-pub", "umum").dokumen
    segera = standar(bawaan, "izin-pub", "segera").dokumen

    assert label(umum) - label(segera) == {"3", "3.a", "3.b", "3.c", "3.d"}
    assert label(segera) == {"1", "2"}
    assert {d.butir[-1]: d.bila.fakta for d in umum if d.bila} == {"3.d": "ormas"}


def test_laporan_pub_mengikat_pemohon(bawaan: KatalogToml) -> None:
    """After the collection ends, three months or seven days; the case waits for the report."""
    for varian in ("umum", "segera"):
        isi = standar(bawaan, "izin-pub", varian)
        (laporan,) = [x for x in isi.waktu if x.milik is PemilikBatas.WARGA]

        assert laporan.butir == ("Prosedur 4",)
        assert laporan.selesai == "laporan"
        assert [x.kode for x in isi.langkah if not x.lompatan][-1] == "laporan"


@pytest.mark.parametrize(
    ("pilihan", "varian", "batas"),
    [
        ({"laporan_pub": "lama-izin"}, "umum", set()),
        ({"laporan_pub_segera": "hari-kerja"}, "segera", {"7 hari kerja"}),
    ],
)
def test_bacaan_laporan_pub_dapat_diganti(
    pilihan: dict[str, str], varian: str, batas: set[str]
) -> None:
    """Tafsir 22: then three months are the permit's own length. Tafsir 23: working days."""
    isi = standar(dengan_bacaan(**pilihan), "izin-pub", varian)

    assert {str(x.batas) for x in isi.waktu if x.milik is PemilikBatas.WARGA} == batas
    berlaku = [str(p.berlaku) for p in isi.produk if p.berlaku]
    assert berlaku == (["3 bulan"] if "laporan_pub" in pilihan else [])


@pytest.mark.parametrize("varian", ["umum", "segera"])
def test_salinan_izin_pub_ke_kepolisian_dan_satpol_pp(bawaan: KatalogToml, varian: str) -> None:
    isi = standar(bawaan, "izin-pub", varian)
    (izin,) = isi.produk

    assert izin.bernomor
    assert [teks.split()[0] for teks in izin.tembusan] == ["Unit", "Satpol"]
    assert [x.butir for x in isi.langkah if x.sistem] == [("6",), ("6",)]


def test_izin_operasional_hanya_bagi_lembaga_terdaftar(bawaan: KatalogToml) -> None:
    """Step 4.b; a new institution is not asked to be listed."""
    baru = menurut_kode(standar(bawaan, "izin-lks", "terdaftar").syarat)
    lama = menurut_kode(standar(bawaan, "izin-lks", "operasional").syarat)

    assert set(baru) == {"siap-menjadi-lks"}
    assert set(lama) == {"mampu-beroperasi", "sudah-terdaftar"}
    assert lama["sudah-terdaftar"].fakta == "lembaga.keanggotaan_lks"


def test_dan_atau_dapat_dibaca_keduanya() -> None:
    """Tafsir 25: then one paper of several is no longer enough."""
    katalog = dengan_bacaan(dan_atau="keduanya")
    kk_atau_ktp = menurut_kode(standar(katalog, "verifikasi-segera").dokumen)["dokumen-1"]
    profil = menurut_kode(standar(katalog, "izin-lks").dokumen)["dokumen-3"]

    assert kk_atau_ktp.salah_satu == ()
    assert profil.salah_satu == ()


def test_salah_kutip_undang_undang_pemulangan_disertai_erata(bawaan: KatalogToml) -> None:
    """No. 6 cites a ministerial regulation as an act."""
    hukum = standar(bawaan, "pemulangan-orang-terlantar").dasar_hukum

    assert {b.butir: b.erata for b in hukum if b.erata} == {("2",): "Permensos 22/2013"}
