"""The register is shown whole, with what each entry bears on."""

from pathlib import Path

from tests.cli.bahan import dinsos

from dinsos_adapters.katalog import KatalogToml


def test_register_lengkap_menurut_nomor(bawaan: KatalogToml) -> None:
    objek = dinsos("tafsir", "--json").json

    entri = bawaan.tafsir("").entri
    assert [o["no"] for o in objek] == sorted(satu.no for satu in entri.values())
    for satu in objek:
        assert satu["bawaan"] in satu["bacaan"]
        assert satu["soal"] == entri[satu["kode"]].soal
    assert {o["kode"] for o in objek} == entri.keys()


def test_setiap_tafsir_selain_yang_menimbang_nik_menyentuh_standar() -> None:
    """Tafsir 43 bears on a fact that any standard may use, and on no item."""
    objek = dinsos("tafsir", "--json").json

    assert [o["no"] for o in objek if not o["standar"]] == [43]


def test_satu_tafsir_menurut_kode_atau_nomor() -> None:
    teks = dinsos("tafsir", "batas-atas-usia")
    objek = dinsos("tafsir", "17", "--json").json

    assert dinsos("tafsir", "17") == teks
    assert "* genap-tahun:" in teks.keluaran
    assert "  ulang-tahun:" in teks.keluaran
    assert objek["standar"] == [
        "banjarmasin/pengangkatan-anak (sk-093-2024)",
        "palangka-raya/calon-orang-tua-angkat (sk-9-2021)",
    ]


def test_bacaan_pilihan_instansi_disebut_berlaku(senja: Path) -> None:
    teks = dinsos("--dengan", str(senja), "tafsir", "mulai-tenggat").keluaran
    objek = dinsos("--dengan", str(senja), "tafsir", "mulai-tenggat", "--json").json

    assert "kota-senja memilih pengajuan" in teks
    assert objek["berlaku"]["kota-senja"] == "pengajuan"
    assert objek["berlaku"]["banjarmasin"] == objek["bawaan"] == "berkas-lengkap"


def test_perintah_pembanding_yang_ditunjukkan_menyebut_bacaannya() -> None:
    """What `dinsos tafsir` shows for a reading can be run, and names it."""
    (baris,) = [b for b in dinsos("tafsir", "17").keluaran.split("\n") if "bandingkan" in b]

    _, *perintah = baris.split()

    assert "batas-atas-usia: genap-tahun → ulang-tahun" in dinsos(*perintah).keluaran


def test_catatan_mengatakan_mengapa_tidak_ada_yang_dipilih() -> None:
    keluaran = dinsos("tafsir", "nik-bertentangan").keluaran

    assert "menolak karenanya tidak pernah tersedia" in keluaran
    assert "bandingkan" not in keluaran
