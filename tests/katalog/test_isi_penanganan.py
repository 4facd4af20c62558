"""Emergencies, shelter, referral and tracing against what is printed: labels, versions, steps.

Banjarmasin's SK 093/2024 nos. 9, 10, 11, 13, its two pages of SK 080/2023, and Garut's standard.
The inventory here is read off the documents, never off the catalogue.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from tests.katalog.penanganan import (
    DARURAT,
    DARURAT_080,
    GARUT,
    PANTI,
    SINGGAH,
    SINGGAH_080,
    TERMINASI,
    Kunci,
    katalog,
    label,
    menurut_kode,
    nama_kunci,
    rentang,
    setiap_standar,
    standar,
)

from dinsos_core.domain.prosedur.alur import berikutnya, hasil_mungkin
from dinsos_core.domain.standar.model import Agregat, StandarPelayanan, Tujuan

# --- Printed labels, components, what is ours

TERCETAK: Mapping[Kunci, Mapping[str, set[str]]] = {
    SINGGAH: {
        "syarat": rentang(1, 2),
        "dokumen": rentang(1, 2),
        "langkah": rentang(1, 5) | {"bagan"},
        "waktu": {"–"},
        "produk": {"–"},
        "dasar_hukum": rentang(1, 2),
        "sarana": {"Sarana 1", "Sarana 2", "Sarana 3", "–"},
        "kompetensi": rentang(1, 4),
        "pengawasan": {"–"},
        "jaminan": rentang(1, 3),
        "keamanan": {"–"},
        "evaluasi": {"–", "1", "2"},
    },
    SINGGAH_080: {
        "syarat": rentang(1, 2),
        "dokumen": rentang(3, 4),
        "langkah": rentang(1, 6),
        "waktu": {"–"},
        "produk": {"1"},
    },
    TERMINASI: {
        "syarat": rentang(1, 2),
        "dokumen": rentang(1, 2) | {"Keamanan 2"},
        "langkah": rentang(1, 5) | {"bagan"},
        "waktu": {"–", "Persyaratan 2"},
        "produk": {"–"},
        "dasar_hukum": rentang(1, 2),
        "sarana": {"Sarana 1", "Sarana 2", "Sarana 3", "–"},
        "kompetensi": rentang(1, 3),
        "pengawasan": {"–"},
        "jaminan": rentang(1, 3),
        "keamanan": rentang(1, 2),
        "evaluasi": {"–"},
    },
    PANTI: {
        "syarat": {"–", "Administrasi 4"},
        "dokumen": rentang(1, 4) | {"Prosedur 1"},
        "langkah": rentang(1, 5) | {"bagan", "Keamanan 1"},
        "waktu": {"–"},
        "produk": {"–"},
        "dasar_hukum": rentang(1, 3),
        "sarana": {"Sarana 1", "Sarana 2"} | {f"Pendukung {n}" for n in range(1, 5)},
        "kompetensi": rentang(1, 4),
        "pengawasan": {"–"},
        "jaminan": rentang(1, 3),
        "keamanan": {"1"},
        "evaluasi": rentang(1, 2),
    },
    DARURAT: {
        "syarat": rentang(1, 3),
        "dokumen": rentang(4, 5),
        "langkah": rentang(1, 9) | {"bagan"},
        "waktu": {"–"},
        "produk": {"–"},
        "dasar_hukum": rentang(1, 3),
        "sarana": {"–", "a", "b", "c"},
        "kompetensi": rentang(1, 4),
        "pengawasan": {"–"},
        "jaminan": rentang(1, 3),
        "keamanan": rentang(1, 2),
        "evaluasi": {"–"},
    },
    DARURAT_080: {
        "syarat": rentang(1, 3),
        "dokumen": rentang(4, 5),
        "langkah": rentang(1, 9),
        "waktu": {"–"},
        "produk": {"–"},
    },
    GARUT: {
        "syarat": {"4"},
        "dokumen": rentang(1, 3),
        "langkah": rentang(1, 11),
        "waktu": {"–"},
        "produk": {"–"},
        "dasar_hukum": rentang(1, 9),
        "sarana": rentang(1, 5),
        "kompetensi": rentang(1, 3),
        "pengawasan": rentang(1, 3),
        "jaminan": rentang(1, 2),
        "keamanan": rentang(1, 3),
        "evaluasi": {"–"},
    },
}
"""Components by label; what a source does not print is not here and must be empty."""

BERLABEL = set().union(*TERCETAK.values())


@setiap_standar
def test_setiap_label_tercetak_terwujud_dan_tak_ada_yang_lain(kunci: Kunci) -> None:
    """Each printed label leads to an item, and no item cites a label that is not printed."""
    isi = standar(kunci)

    nyata = {bagian: label(getattr(isi, bagian)) for bagian in BERLABEL}

    assert nyata == {bagian: TERCETAK[kunci].get(bagian, set()) for bagian in BERLABEL}


@setiap_standar
def test_agregat_kelompok_dan_varian(kunci: Kunci) -> None:
    """What takes a person into care is a client's episode, what reports an event a report."""
    isi = standar(kunci)
    harap: Mapping[Kunci, tuple[Agregat, str, list[str]]] = {
        SINGGAH: (Agregat.KLIEN, "rumah-singgah", ["permohonan", "razia"]),
        SINGGAH_080: (Agregat.KLIEN, "rumah-singgah", ["permohonan", "razia"]),
        TERMINASI: (Agregat.KLIEN, "rumah-singgah-terminasi", ["dijemput", "diantar"]),
        PANTI: (Agregat.KLIEN, "rujukan-panti", []),
        DARURAT: (Agregat.LAPORAN_KEDARURATAN, "kedaruratan", []),
        DARURAT_080: (Agregat.LAPORAN_KEDARURATAN, "kedaruratan", []),
        GARUT: (Agregat.KLIEN, "penelusuran-keluarga", ["beridentitas", "tanpa-identitas"]),
    }

    assert (isi.agregat, isi.kelompok, [v.kode for v in isi.varian]) == harap[kunci]


@setiap_standar
def test_tambahan_kami_hanya_yang_tak_tercetak(kunci: Kunci) -> None:
    """Entry into the shelter starts a stay, and a letter needs a number: neither is printed."""
    isi = standar(kunci)
    tambahan = {SINGGAH: {"masuk"}, SINGGAH_080: {"masuk"}, PANTI: {"terbitkan"}}

    semua: tuple[Any, ...] = (*isi.syarat, *isi.dokumen, *isi.langkah)
    assert {x.kode for x in semua if x.milik_kami} == tambahan.get(kunci, set())


# --- Versions


@pytest.mark.parametrize("layanan", ["kedaruratan-ppks", "rumah-singgah-penerimaan"])
@pytest.mark.parametrize(
    ("pada", "kode", "nomor_urut"),
    [
        (date(2023, 1, 1), "sk-080-2023", False),
        (date(2024, 6, 9), "sk-080-2023", False),
        (date(2024, 6, 10), "sk-093-2024", True),
        (date(2030, 1, 1), "sk-093-2024", True),
    ],
)
def test_sk_080_sampai_9_juni_2024_lalu_sk_093(
    layanan: str, pada: date, kode: str, nomor_urut: bool
) -> None:
    """SK 093/2024 revokes SK 080/2023 on 10 June 2024."""
    isi = standar(("banjarmasin", layanan, pada))

    assert isi.keputusan.kode == kode
    assert (isi.nomor_urut is not None) is nomor_urut


def test_awal_sk_080_diperkirakan_dan_tidak_lebih_awal() -> None:
    """The pages give no date: in force from 1 January 2023, marked as estimated (tafsir 29)."""
    sk = standar(DARURAT_080).keputusan

    assert (sk.berlaku_dari, sk.berlaku_sampai) == (date(2023, 1, 1), date(2024, 6, 9))
    assert (sk.tanggal, sk.perkiraan) == (None, True)
    sehari_sebelum = katalog().standar("banjarmasin", "kedaruratan-ppks", date(2022, 12, 31))
    assert sehari_sebelum.failure()


def test_garut_tanpa_nomor_dan_tanggal_berlaku_dari_perkiraan() -> None:
    """Nothing printed: not before the end of the year of the youngest rule it cites."""
    isi = standar(GARUT)

    assert (isi.keputusan.berlaku_dari, isi.keputusan.berlaku_sampai) == (date(2021, 12, 31), None)
    assert (isi.keputusan.tanggal, isi.keputusan.perkiraan) == (None, True)
    assert "Permendagri 59/2021" in isi.dasar_hukum[7].teks
    assert (isi.instansi.wilayah, isi.instansi.zona) == ("32.05", "Asia/Jakarta")
    assert ("tanggal-standar-garut", "perkiraan") in {(t.kode, t.bacaan) for t in isi.tafsir}


# --- Roles and branches

PERAN: Mapping[Kunci, Mapping[str, tuple[str, ...]]] = {
    SINGGAH: {
        "ajukan": ("pemohon",),
        "beri-tahu-razia": ("instansi_razia",),
        "catat": ("pramu_sosial",),
        "asesmen": ("pekerja_sosial",),
        "tentukan": ("pekerja_sosial", "kepala_bidang"),
    },
    SINGGAH_080: {
        "ajukan": ("pemohon",),
        "beri-tahu-razia": ("instansi_razia",),
        "catat": ("pramu_sosial",),
        "asesmen": ("pekerja_sosial",),
        "tentukan": ("pekerja_sosial", "kepala_bidang"),
    },
    TERMINASI: {
        "asesmen": ("pekerja_sosial",),
        "antar": ("pramu_sosial",),
    },
    PANTI: {
        "ajukan": ("pemohon",),
        "periksa": ("pekerja_sosial",),
        "lapangan": ("pekerja_sosial",),
        "asesmen": ("pekerja_sosial",),
        "antar": ("petugas", "pemohon"),
    },
    DARURAT: {
        "lapor": ("pelapor",),
        "catat": ("petugas_penerima_laporan",),
        "perintah": ("kabid_rehsos",),
        "kontak": ("tim_reaksi_cepat",),
        "respon": ("tim_reaksi_cepat",),
        "lapor-hasil": ("tim_reaksi_cepat",),
        "telaah": ("kabid_rehsos",),
        "tugaskan": ("kabid_rehsos",),
    },
    DARURAT_080: {
        "terima": ("petugas_penerima_laporan", "operator_daring"),
        "catat": ("petugas_penerima_laporan", "operator_daring"),
        "perintah": ("kabid_rehsos",),
        "kontak": ("tim_reaksi_cepat",),
        "lapor-hasil": ("tim_reaksi_cepat",),
        "tugaskan": ("kabid_rehsos",),
        "tindak-lanjut": ("tim_reaksi_cepat",),
    },
    GARUT: {
        "ajukan": ("pelapor",),
        "terima": ("petugas_data_pengaduan",),
        "periksa": ("petugas",),
        "berita-acara": ("petugas",),
        "teken-berita-acara": ("kepala_bidang",),
        "asesmen": ("petugas",),
        "pindai-iris": ("petugas",),
        "titik-lokasi": ("kepala_bidang",),
        "petakan": ("petugas",),
        "telusuri": ("tim_respon_sosial",),
    },
}


@setiap_standar
def test_langkah_oleh_peran_yang_tercetak(kunci: Kunci) -> None:
    langkah = menurut_kode(standar(kunci).langkah)

    assert {kode: langkah[kode].oleh for kode in PERAN[kunci]} == PERAN[kunci]


def jejak(isi: StandarPelayanan, varian: str | None = None, **pilih: str) -> list[str]:
    """The steps a case goes through; ``pilih`` names the outcome of a step (with underscores)."""
    langkah = isi.untuk_varian(varian).langkah
    baik = ("selesai", "lengkap", "setuju", "berhasil")
    kini = langkah[0].kode
    hasil: list[str] = []
    while kini not in (Tujuan.AKHIR, Tujuan.KEMBALIKAN, Tujuan.TERUSKAN):
        satu = next(x for x in langkah if x.kode == kini)
        hasil.append(kini)
        assert len(hasil) < 40
        mungkin = hasil_mungkin(satu)
        dipilih = pilih.get(kini.replace("-", "_")) or next(x for x in baik if x in mungkin)
        kini = berikutnya(langkah, satu, dipilih, lambda _: True)
    return hasil


@pytest.mark.parametrize("kunci", [DARURAT, DARURAT_080], ids=nama_kunci)
def test_kasus_darurat_dengan_dan_tanpa_tindak_lanjut(kunci: Kunci) -> None:
    """No further intervention needed is a way to the report of the case, not around it."""
    isi = standar(kunci)
    lanjut, cukup = jejak(isi), jejak(isi, tugaskan="tidak_perlu")

    tindakan = {"intervensi", "rujukan"} if kunci == DARURAT else {"tindak-lanjut"}
    assert tindakan <= set(lanjut)
    assert not tindakan & set(cukup)
    assert "laporan" in lanjut
    assert "laporan" in cukup
    assert ("beri-tahu-pelapor" in cukup) is (kunci == DARURAT)
    assert "beri-tahu-pelapor" not in lanjut


def test_intervensi_dan_atau_rujukan() -> None:
    """No. 13 step 8: intervention, referral, or both."""
    isi = standar(DARURAT)

    def tindakan(**pilih: str) -> set[str]:
        return {"intervensi", "rujukan"} & set(jejak(isi, **pilih))

    assert tindakan() == {"intervensi", "rujukan"}
    assert tindakan(tugaskan="cukup_rujukan") == {"rujukan"}
    assert tindakan(intervensi="tanpa_rujukan") == {"intervensi"}


def test_arahan_lanjutan_sk_080_terminasi_atau_rujukan() -> None:
    """SK 080 step 8 names both."""
    tindak_lanjut = standar(DARURAT_080).cari_langkah("tindak-lanjut")

    assert tindak_lanjut is not None
    assert {"terminasi", "rujukan"} <= set(hasil_mungkin(tindak_lanjut))


@pytest.mark.parametrize("varian", ["permohonan", "razia"])
@pytest.mark.parametrize("kunci", [SINGGAH, SINGGAH_080], ids=nama_kunci)
def test_klien_ditampung_atau_dirujuk(kunci: Kunci, varian: str) -> None:
    """Whoever cannot stay is referred on and the applicant told; only who stays enters."""
    isi = standar(kunci)
    masuk, dirujuk = jejak(isi, varian), jejak(isi, varian, tentukan="tolak")

    awal = ["ajukan"] if varian == "permohonan" else ["beri-tahu-razia", "antar-razia"]
    assert masuk[: len(awal)] == dirujuk[: len(awal)] == awal
    assert masuk[-2:] == ["masuk", "beri-tahu"]
    assert "masuk" not in dirujuk
    akhir = ["beri-tahu-rujukan"] if kunci == SINGGAH else ["rujukan", "beri-tahu"]
    assert dirujuk[-len(akhir) :] == akhir


@pytest.mark.parametrize(
    ("varian", "langkah"), [("dijemput", {"penjamin", "jemput"}), ("diantar", {"antar"})]
)
def test_terminasi_dijemput_atau_diantar(varian: str, langkah: set[str]) -> None:
    """The guarantor signs where the family fetches; either way the client is handed over."""
    isi = standar(TERMINASI)
    jalan = jejak(isi, varian)

    assert set(jalan) & {"penjamin", "jemput", "antar"} == langkah
    assert jalan[-1] == "serah-terima"
    assert jejak(isi, varian, tentukan="tolak")[-1] == "beri-tahu-alasan"


@pytest.mark.parametrize(
    ("langkah", "hasil"),
    [("lapangan", "tidak_layak"), ("asesmen", "tidak_layak")],
)
def test_rujukan_tak_layak_dijelaskan_alasannya(langkah: str, hasil: str) -> None:
    """An unfit case goes to the determination, and a refusal ends with its reasons."""
    jalan = jejak(standar(PANTI), tentukan="tolak", **{langkah: hasil})

    assert jalan[jalan.index(langkah) + 1] == "tentukan"
    assert jalan[-1] == "beri-tahu-alasan"
    assert "ajukan-panti" not in jalan


def test_panti_mengonfirmasi_sebelum_rekomendasi() -> None:
    """No recommendation before the institution's answer; its refusal goes back to be determined."""
    isi = standar(PANTI)
    jalan = jejak(isi)
    jawaban = isi.cari_langkah("jawaban-panti")

    assert jalan.index("jawaban-panti") < jalan.index("rekomendasi") < jalan.index("antar")
    assert jawaban is not None
    assert hasil_mungkin(jawaban)["gagal"] == "tentukan"
    assert {x.sistem for x in isi.langkah if x.sistem} == {"panti"}


def test_iris_hanya_bagi_yang_tanpa_identitas() -> None:
    """Garut step 7, at the civil registry; tracing goes on whatever the scan finds."""
    isi = standar(GARUT)
    tanpa, dengan = jejak(isi, "tanpa-identitas"), jejak(isi, "beridentitas")

    assert set(tanpa) - set(dengan) == {"pindai-iris", "hasil-iris"}
    assert jejak(isi, "tanpa-identitas", hasil_iris="gagal") == tanpa
    assert [x for x in tanpa if x in dengan] == dengan
    assert {x.sistem for x in isi.langkah if x.sistem} == {"dukcapil"}
