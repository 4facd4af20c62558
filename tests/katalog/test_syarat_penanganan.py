"""Conditions and papers of emergencies, shelter, referral and tracing."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.katalog.penanganan import (
    DARURAT,
    DARURAT_080,
    GARUT,
    PANTI,
    SINGGAH,
    SINGGAH_080,
    SK_093,
    TERMINASI,
    Kunci,
    katalog,
    menurut_kode,
    nama_kunci,
    setiap_standar,
    simpulkan,
    standar,
    tilik,
)

from dinsos_core.domain.kelayakan.penilaian import Kesimpulan
from dinsos_core.domain.shared.nilai import Keanggotaan, Nilai, PeriodeKeanggotaan
from dinsos_core.domain.standar.model import Akibat

# --- Conditions
ATESTASI: Mapping[Kunci, set[str]] = {
    SINGGAH: {"sehat_jasmani"},
    SINGGAH_080: {"sehat_jasmani"},
    TERMINASI: {"siap_terminasi"},
    PANTI: {"perlu_rehabilitasi_panti", "sesuai_kriteria_panti"},
    DARURAT: {"terancam_kehidupannya", "kebutuhan_dasar_tak_terpenuhi"},
    DARURAT_080: {"terancam_kehidupannya", "kebutuhan_dasar_tak_terpenuhi"},
    GARUT: set(),
}


@setiap_standar
def test_hanya_yang_perlu_pertimbangan_orang_diatestasi(kunci: Kunci) -> None:
    """Health, threat to life, needs, readiness, fit to an institution; the rest is computed."""
    semua = [x for s in standar(kunci).syarat for x in (s, *s.salah_satu)]

    jalur = {x.fakta.rpartition(".")[2] for x in semua if x.uji == "atestasi"}
    assert jalur == ATESTASI[kunci]


KATEGORI_DARURAT = {
    "anak_terlantar",
    "orang_terlantar",
    "disabilitas_terlantar",
    "lanjut_usia_terlantar",
    "gelandangan",
    "pengemis",
    "odgj_terlantar",
}
KATEGORI_GARUT = {
    "disabilitas_terlantar",
    "lanjut_usia_terlantar",
    "anak_terlantar",
    "gelandangan",
    "pengemis",
}


@pytest.mark.parametrize(
    ("kunci", "tercetak"),
    [(DARURAT, KATEGORI_DARURAT), (DARURAT_080, KATEGORI_DARURAT), (GARUT, KATEGORI_GARUT)],
    ids=nama_kunci,
)
@pytest.mark.parametrize(
    ("bacaan", "balita"), [("termasuk-balita", {"balita_terlantar"}), ("kategori-anak", set())]
)
def test_kategori_yang_dilayani(
    kunci: Kunci, tercetak: set[str], bacaan: str, balita: set[str]
) -> None:
    """The printed categories, no other; a neglected infant by the reading in force (tafsir 53)."""
    isi = standar(kunci, ("balita-terlantar", bacaan))
    semua = katalog().kosakata.fakta["kategori_ppks"].pilihan

    dilayani = {
        kategori
        for kategori in semua
        if simpulkan(isi, {"kategori_ppks": kategori})["kategori"] is Kesimpulan.TERPENUHI
    }

    assert len(semua) >= 26
    assert dilayani == tercetak | balita


YA_TIDAK = st.booleans()


@given(terancam=YA_TIDAK, tak_terpenuhi=YA_TIDAK)
@pytest.mark.parametrize("kunci", [DARURAT, DARURAT_080], ids=nama_kunci)
def test_darurat_bila_terancam_dan_tak_terpenuhi(
    kunci: Kunci, terancam: bool, tak_terpenuhi: bool
) -> None:
    """Both for an emergency, either by the other reading (tafsir 8); never a plain refusal."""
    orang: dict[str, Nilai] = {
        "kategori_ppks": "gelandangan",
        "terancam_kehidupannya": terancam,
        "kebutuhan_dasar_tak_terpenuhi": tak_terpenuhi,
    }
    kasus: dict[str, Nilai] = {"lokasi_kejadian": "63.71.02"}

    keduanya = tilik(standar(kunci), orang, kasus)
    salah_satu = tilik(standar(kunci, ("darurat-dan", "salah-satu")), orang, kasus)

    def rekomendasi(darurat: bool) -> str:
        return "setujui" if darurat else "teruskan"

    assert keduanya.rekomendasi == rekomendasi(terancam and tak_terpenuhi)
    assert salah_satu.rekomendasi == rekomendasi(terancam or tak_terpenuhi)
    assert ("darurat-dan", "keduanya") in {(t.kode, t.bacaan) for t in keduanya.tafsir}


@pytest.mark.parametrize(
    ("lokasi", "kesimpulan"),
    [
        ("63.71", Kesimpulan.TERPENUHI),
        ("63.71.04.1002", Kesimpulan.TERPENUHI),
        ("63.72", Kesimpulan.TIDAK_TERPENUHI),
        ("63.03.05", Kesimpulan.TIDAK_TERPENUHI),
    ],
)
@pytest.mark.parametrize("kunci", [DARURAT, DARURAT_080], ids=nama_kunci)
def test_kejadian_di_wilayah_banjarmasin(kunci: Kunci, lokasi: str, kesimpulan: Kesimpulan) -> None:
    """Where it happens counts, not where the person lives."""
    assert simpulkan(standar(kunci), {}, {"lokasi_kejadian": lokasi})["lokasi"] is kesimpulan


@pytest.mark.parametrize("kunci", [SINGGAH, SINGGAH_080], ids=nama_kunci)
def test_calon_klien_dari_razia_laporan_atau_rujukan(kunci: Kunci) -> None:
    """Three ways in; whoever is ill is referred on, not refused."""
    isi = standar(kunci)
    asal = katalog().kosakata.fakta["asal_klien"].pilihan

    masuk = {x for x in asal if simpulkan(isi, {"asal_klien": x})["asal"] is Kesimpulan.TERPENUHI}
    sakit = tilik(isi, {"asal_klien": "razia", "sehat_jasmani": False})

    assert masuk == {"razia", "laporan_masyarakat", "rujukan_lembaga"}
    assert sakit.rekomendasi == "teruskan"
    assert menurut_kode(isi.syarat)["sehat"].akibat is Akibat.TERUSKAN


@given(hari=st.integers(0, 60))
@pytest.mark.parametrize(("bacaan", "pertama"), [("hari-masuk-nol", 22), ("hari-masuk-satu", 21)])
def test_lama_tinggal_lebih_dari_21_hari(bacaan: str, pertama: int, hari: int) -> None:
    """From day 22, the day of entry being day 0 or day 1 (tafsir 14), without being ready."""
    isi = standar(TERMINASI, ("lama-tinggal", bacaan))

    hasil = simpulkan(
        isi,
        {
            "sudah_diintervensi": False,
            "siap_terminasi": False,
            "tanggal_masuk_singgah": SK_093 - timedelta(days=hari),
        },
    )

    lewat = hari >= pertama
    harap = Kesimpulan.TERPENUHI if lewat else Kesimpulan.TIDAK_TERPENUHI
    assert hasil == {"siap-atau-lama": harap}


@pytest.mark.parametrize("cukup", ["sudah_diintervensi", "siap_terminasi"])
@pytest.mark.parametrize("bacaan", ["hari-masuk-nol", "hari-masuk-satu"])
def test_intervensi_atau_kesiapan_sudah_cukup_untuk_terminasi(bacaan: str, cukup: str) -> None:
    """Nobody has to wait 21 days."""
    orang: dict[str, Nilai] = {"sudah_diintervensi": False, "siap_terminasi": False}
    orang |= {cukup: True, "tanggal_masuk_singgah": SK_093}

    hasil = simpulkan(standar(TERMINASI, ("lama-tinggal", bacaan)), orang)

    assert hasil == {"siap-atau-lama": Kesimpulan.TERPENUHI}


def test_rujukan_panti_memerlukan_jkn_pada_hari_pengajuan() -> None:
    """Membership is looked up, not attested; an expired one does not count."""

    def jkn(*periode: PeriodeKeanggotaan) -> Kesimpulan:
        orang: dict[str, Nilai] = {"keanggotaan_jkn": Keanggotaan(periode=periode)}
        return simpulkan(standar(PANTI), orang)["jkn"]

    dari = date(2020, 1, 1)
    assert jkn(PeriodeKeanggotaan(daftar="jkn", dari=dari)) is Kesimpulan.TERPENUHI
    habis = PeriodeKeanggotaan(daftar="jkn", dari=dari, sampai=date(2026, 11, 1))
    assert jkn(habis) is Kesimpulan.TIDAK_TERPENUHI
    assert jkn() is Kesimpulan.TIDAK_TERPENUHI


def test_rujukan_panti_hanya_bagi_ppks() -> None:
    isi = standar(PANTI)

    assert simpulkan(isi, {"kategori_ppks": "tuna_susila"})["ppks"] is Kesimpulan.TERPENUHI
    assert simpulkan(isi, {"kategori_ppks": "bukan_ppks"})["ppks"] is Kesimpulan.TIDAK_TERPENUHI


# --- Papers


@setiap_standar
def test_dokumen_jika_ada_sebagaimana_tercetak(kunci: Kunci) -> None:
    """“Jika ada” is printed on every paper of the poorest and on none of the others."""
    isi = standar(kunci)
    harap: Mapping[Kunci, set[str]] = {
        SINGGAH: {"dokumen-1", "dokumen-2"},
        SINGGAH_080: {"dokumen-3", "dokumen-4"},
        TERMINASI: set(),
        PANTI: set(),
        DARURAT: {"dokumen-4", "dokumen-5"},
        DARURAT_080: {"dokumen-4", "dokumen-5"},
        GARUT: {"dokumen-1", "dokumen-2"},
    }

    assert {d.kode for d in isi.dokumen if d.jika_ada} == harap[kunci]


@pytest.mark.parametrize(
    ("kunci", "kode"),
    [
        (SINGGAH, "dokumen-1"),
        (SINGGAH_080, "dokumen-3"),
        (TERMINASI, "dokumen-1"),
        (PANTI, "dokumen-1"),
        (DARURAT, "dokumen-4"),
        (DARURAT, "dokumen-5"),
        (DARURAT_080, "dokumen-4"),
        (DARURAT_080, "dokumen-5"),
    ],
    ids=nama_kunci,
)
def test_ktp_dan_atau_kk(kunci: Kunci, kode: str) -> None:
    """Any one of the two, or both by the other reading (tafsir 25)."""
    satu = menurut_kode(standar(kunci).dokumen)[kode]
    dua = menurut_kode(standar(kunci, ("dan-atau", "keduanya")).dokumen)[kode]

    assert len(satu.salah_satu) == 2
    assert dua.salah_satu == ()
    assert "KTP" in dua.teks
    assert "kartu keluarga" in dua.teks


@pytest.mark.parametrize(
    ("bacaan", "varian", "penjamin"),
    [
        ("bila-dijemput", "dijemput", True),
        ("bila-dijemput", "diantar", False),
        ("selalu", "dijemput", True),
        ("selalu", "diantar", True),
    ],
)
def test_penjamin_bermeterai_bila_dijemput(bacaan: str, varian: str, penjamin: bool) -> None:
    """Where delivered: a task letter of the office instead of a guarantor (tafsir 31)."""
    isi = standar(TERMINASI, ("penjamin-terminasi", bacaan)).untuk_varian(varian)
    dokumen = menurut_kode(isi.dokumen)

    assert ("dokumen-2" in dokumen) is penjamin
    assert (isi.cari_langkah("penjamin") is not None) is penjamin
    assert {d.kode for d in isi.dokumen if d.meterai} == ({"dokumen-2"} if penjamin else set())
    assert {d.kode for d in isi.dokumen if d.keluaran} == (
        {"surat-tugas"} if varian == "diantar" else set()
    )
