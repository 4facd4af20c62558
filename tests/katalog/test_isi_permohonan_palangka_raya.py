"""The applications of Palangka Raya's SK 9/2021 (no. 10 apart) against what the decree prints.

Labels, limits, roles and branches here are read off the document, never off the catalogue.
"""

from typing import Any

import pytest
from attrs import frozen
from tests.katalog.palangka_raya import dengan_bacaan, standar

from dinsos_adapters.katalog import KatalogToml
from dinsos_core.domain.kasus.berkas import Kebutuhan, dokumen_diperlukan
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.standar.model import Agregat, JenisLangkah, PemilikBatas, StandarPelayanan


def huruf(sampai: str) -> set[str]:
    return {chr(n) for n in range(ord("a"), ord(sampai) + 1)}


@frozen
class Cetak:
    """What the decree prints: last letter of the requirements and of the procedure, the service
    time, and the places outside a component's own letters that hold something of it."""

    no: int
    kelompok: str
    syarat: set[str]
    langkah: set[str]
    waktu: tuple[tuple[str, str], ...]
    varian: tuple[str, ...] = ()
    bernomor: bool = True


RESPON = (("Respon awal", "1 hari kerja"), ("Tindak lanjut", "sesuai kebutuhan"))
BARU_PANJANG = ("baru", "perpanjangan")
CETAK = {
    "rekomendasi-kis-pbi": Cetak(
        1,
        "jaminan-kesehatan",
        huruf("c"),
        huruf("f"),
        (
            ("Rekapitulasi usulan", "1 hari kerja"),
            ("Penyerahan ke BPJS Kesehatan", "tanggal 15 bulan berikut"),
        ),
        varian=("baru", "mutasi"),
        bernomor=False,
    ),
    "pub-jangka-panjang": Cetak(
        3,
        "pub",
        huruf("i") | {"Judul"},
        huruf("e"),
        (("", "2 hari kerja"), ("Masa pengumpulan", "3 bulan")),
        varian=BARU_PANJANG,
    ),
    "pub-jangka-pendek": Cetak(
        4,
        "pub",
        huruf("g") | {"Judul"},
        huruf("e"),
        (("", "2 hari kerja"), ("Masa pengumpulan", "3 hari kalender")),
        varian=BARU_PANJANG,
    ),
    "tanda-daftar-lks": Cetak(
        5, "lks", huruf("o"), huruf("g"), (("", "3 hari kerja"),), varian=BARU_PANJANG
    ),
    "izin-operasional-lks": Cetak(6, "lks", huruf("e"), huruf("g"), (("", "3 hari kerja"),)),
    "usulan-dtks": Cetak(7, "dtks", huruf("b"), huruf("e"), RESPON, bernomor=False),
    "keterangan-dtks": Cetak(
        8, "dtks", huruf("b") | {"Prosedur c"}, huruf("d"), (("", "1 hari kerja"),)
    ),
    "pemulangan-orang-terlantar": Cetak(11, "pemulangan", huruf("b"), huruf("e"), RESPON),
    "rekomendasi-bansos-lks": Cetak(
        12, "bansos-lks", huruf("h"), huruf("g"), (("", "3 hari kerja"),)
    ),
    "alat-bantu-disabilitas": Cetak(
        18, "alat-bantu", huruf("d"), huruf("f"), RESPON, bernomor=False
    ),
    "motivasi-anak-keluarga": Cetak(
        21, "motivasi", huruf("b"), huruf("c"), (("", "1 hari kerja"),), bernomor=False
    ),
}


def menurut_kode(item: tuple[Any, ...]) -> dict[str, Any]:
    return {satu.kode: satu for satu in item}


def label(*bagian: tuple[Any, ...]) -> set[str]:
    return {butir for satu in bagian for item in satu for butir in item.butir}


@pytest.mark.parametrize("layanan", CETAK)
def test_setiap_label_tercetak_terwujud_dan_tak_ada_yang_lain(
    bawaan: KatalogToml, layanan: str
) -> None:
    """The letters of components 1 and 2, and no letter that is not printed."""
    isi, cetak = standar(bawaan, layanan), CETAK[layanan]

    assert label(isi.syarat, isi.dokumen) == cetak.syarat
    assert label(isi.langkah) == cetak.langkah
    assert (isi.nomor_urut, isi.kelompok) == (cetak.no, cetak.kelompok)
    assert isi.agregat is Agregat.PERMOHONAN
    assert tuple(v.kode for v in isi.varian) == cetak.varian


@pytest.mark.parametrize("layanan", CETAK)
def test_waktu_pelayanan_sebagaimana_tercetak(bawaan: KatalogToml, layanan: str) -> None:
    """Component 3, and the limits hidden in procedure or title."""
    waktu = standar(bawaan, layanan).waktu

    assert tuple((w.segmen, str(w.batas)) for w in waktu) == CETAK[layanan].waktu


@pytest.mark.parametrize("layanan", CETAK)
def test_gratis_berkanal_aduan_dan_berdasar_hukum(bawaan: KatalogToml, layanan: str) -> None:
    """Components 4 to 6 alike in every standard: free, letters a to f, no limit of response."""
    isi = standar(bawaan, layanan)

    assert isi.biaya is not None
    assert isi.biaya.rupiah == 0
    assert isi.pengaduan is not None
    assert label(isi.pengaduan.kanal) == huruf("f")
    assert isi.pengaduan.respon is None
    assert {b for b in label(isi.dasar_hukum) if b.startswith("Mengingat")} == {
        f"Mengingat {n}" for n in range(1, 12)
    }
    assert any(p.bernomor for p in isi.produk) == CETAK[layanan].bernomor


def test_kis_pbi_menyebut_perda_pada_judulnya(bawaan: KatalogToml) -> None:
    dasar = standar(bawaan, "rekomendasi-kis-pbi").dasar_hukum

    assert [d.teks for d in dasar if d.butir == ("Judul",)] == ["Perda Kota Palangka Raya 3/2016"]


# --- Procedure: who does what, in the decree's order

# A step reads `labels/role`: officers act where no role stands, `-` is not printed.
URUTAN = {
    "rekomendasi-kis-pbi": "a/pemohon b/pemohon cd e f -/kepala_dinas f - -",
    "pub-jangka-panjang": "a/pemohon b/pemohon c d -/kepala_dinas - e e e/pemohon|petugas -",
    "pub-jangka-pendek": "a/pemohon b/pemohon c d -/kepala_dinas - e e e/pemohon|petugas -",
    "tanda-daftar-lks": "a/pemohon b/pemohon c d e f -/kepala_dinas - g g -",
    "izin-operasional-lks": "a/pemohon b/pemohon c d e f -/kepala_dinas - g g -",
    "usulan-dtks": (
        "-/pemohon a a b/pengawas_data c/petugas_kelurahan "
        "d/supervisor_siks d/supervisor_siks e - -"
    ),
    "keterangan-dtks": "a/pemohon b b c -/kepala_dinas - d -",
    "pemulangan-orang-terlantar": "a b b c d -/kepala_dinas - e -",
    "rekomendasi-bansos-lks": "a/pemohon b/pemohon c d d e -/kepala_dinas - f f g -",
    "alat-bantu-disabilitas": "a/pemohon b/pemohon c c d -/kepala_dinas e f -",
    "motivasi-anak-keluarga": "a/pemohon - b b c -",
}


@pytest.mark.parametrize("layanan", CETAK)
def test_langkah_berurut_dengan_pelaku_yang_disebut(bawaan: KatalogToml, layanan: str) -> None:
    """Steps without a letter are ours and say so; the decree names officers, and head or
    supervisor only where it does."""
    langkah = standar(bawaan, layanan).langkah

    urutan = [satu.partition("/") for satu in URUTAN[layanan].split()]
    assert [("".join(x.butir) or "-", "|".join(x.oleh)) for x in langkah] == [
        (butir, oleh or "petugas") for butir, _, oleh in urutan
    ]
    assert all(x.milik_kami is not bool(x.butir) for x in langkah)


@pytest.mark.parametrize(
    ("layanan", "sistem", "jenis"),
    [
        ("rekomendasi-kis-pbi", "bpjs", JenisLangkah.SERAH_SISTEM),
        ("pub-jangka-panjang", "dpmptsp", JenisLangkah.INFORMASIKAN),
        ("pub-jangka-pendek", "dpmptsp", JenisLangkah.INFORMASIKAN),
        ("usulan-dtks", "kemensos", JenisLangkah.SERAH_SISTEM),
        ("usulan-dtks", "siks_ng", JenisLangkah.OLAH),
        ("keterangan-dtks", "siks_ng", JenisLangkah.ASESMEN),
        ("pemulangan-orang-terlantar", "dinsos_tujuan", JenisLangkah.ANTAR),
    ],
)
def test_pihak_luar_yang_terlibat(
    bawaan: KatalogToml, layanan: str, sistem: str, jenis: JenisLangkah
) -> None:
    """Who outside the office takes part, and what is handed over to them."""
    langkah = [x for x in standar(bawaan, layanan).langkah if x.sistem == sistem and x.butir]

    assert jenis in {x.jenis for x in langkah}
    assert any(x.diserahkan for x in langkah) or sistem == "siks_ng"


# --- Papers

FOTOKOPI_SATU_LEMBAR = {
    "pub-jangka-panjang": {"dokumen-d": 1, "dokumen-e": 1, "dokumen-f": 1, "dokumen-g": 1},
    "pub-jangka-pendek": {"dokumen-d": 1},
    "tanda-daftar-lks": {"dokumen-k": 2, "dokumen-l": 1, "dokumen-m": 1},
    "izin-operasional-lks": {"dokumen-b": 1, "dokumen-c": 1, "dokumen-d": 1},
}


@pytest.mark.parametrize("layanan", CETAK)
def test_rangkap_hanya_di_mana_tercetak(bawaan: KatalogToml, layanan: str) -> None:
    dokumen = standar(bawaan, layanan).dokumen

    nyata = {d.kode: d.rangkap for d in dokumen if d.rangkap is not None}
    assert nyata == FOTOKOPI_SATU_LEMBAR.get(layanan, {})


@pytest.mark.parametrize(
    ("layanan", "varian", "khusus"),
    [
        ("rekomendasi-kis-pbi", "mutasi", {"c"}),
        ("pub-jangka-panjang", "perpanjangan", {"i"}),
        ("pub-jangka-pendek", "perpanjangan", {"f"}),
        ("tanda-daftar-lks", "perpanjangan", {"b", "l", "m", "n"}),
    ],
)
def test_berkas_yang_hanya_diminta_dari_satu_varian(
    bawaan: KatalogToml, layanan: str, varian: str, khusus: set[str]
) -> None:
    ini = label(standar(bawaan, layanan, varian).dokumen)
    baru = label(standar(bawaan, layanan, "baru").dokumen)

    assert ini - baru == khusus


def test_huruf_dengan_dua_berkas_atau_lebih(bawaan: KatalogToml) -> None:
    def banyak(layanan: str, butir: str) -> int:
        return sum(butir in d.butir for d in standar(bawaan, layanan).dokumen)

    assert banyak("rekomendasi-kis-pbi", "b") == 2
    assert banyak("keterangan-dtks", "a") == 2
    assert banyak("rekomendasi-bansos-lks", "d") == 2
    assert banyak("alat-bantu-disabilitas", "b") == 3


def test_dtks_ditunjukkan_aslinya_dan_kks_tidak_pernah_menghalangi(bawaan: KatalogToml) -> None:
    dokumen = menurut_kode(standar(bawaan, "keterangan-dtks").dokumen)

    assert all(d.asli for d in dokumen.values())
    assert {kode for kode, d in dokumen.items() if d.jika_ada} == {"dokumen-b"}


def test_formulir_yang_disediakan_dinas(bawaan: KatalogToml) -> None:
    for layanan in ("tanda-daftar-lks", "rekomendasi-bansos-lks"):
        dokumen = standar(bawaan, layanan).dokumen

        assert [d.butir for d in dokumen if d.disediakan] == [("c",)]


@pytest.mark.parametrize(
    ("tubuh", "kebutuhan"),
    [(True, {Kebutuhan.WAJIB}), (False, set()), (None, {Kebutuhan.TERGANTUNG})],
)
def test_foto_seluruh_badan_hanya_bagi_disabilitas_tubuh(
    bawaan: KatalogToml, tubuh: bool | None, kebutuhan: set[Kebutuhan]
) -> None:
    subjek: dict[str, Nilai] = {} if tubuh is None else {"disabilitas_tubuh": tubuh}
    perlu = dokumen_diperlukan(
        standar(bawaan, "alat-bantu-disabilitas"), FaktaKasus(pihak={"subjek": (subjek,)})
    )

    assert {p.kebutuhan for p in perlu if p.dokumen.butir == ("c",)} == kebutuhan


def test_identitas_orang_terlantar_salah_satu_dan_tidak_menghalangi(bawaan: KatalogToml) -> None:
    """Letter b prints KTP, KK or domicile letter; by tafsir 32 none of them blocks."""
    bawaannya = menurut_kode(standar(bawaan, "pemulangan-orang-terlantar").dokumen)["dokumen-b"]
    lain = dengan_bacaan("pemulangan-orang-terlantar", "identitas-terlantar", "wajib")

    assert len(bawaannya.salah_satu) == 3
    assert bawaannya.jika_ada
    assert not menurut_kode(lain.dokumen)["dokumen-b"].jika_ada


def test_map_yang_salah_cetak_tidak_dibetulkan_diam_diam(bawaan: KatalogToml) -> None:
    (satu,) = [
        e for e in standar(bawaan, "pub-jangka-pendek").erata if e.butir == ("Persyaratan g",)
    ]

    assert "selhecter" in satu.teks


# --- Limits: from when to when

BATAS = {
    ("rekomendasi-kis-pbi", "Rekapitulasi usulan"): ("diajukan", "input"),
    ("rekomendasi-kis-pbi", "Penyerahan ke BPJS Kesehatan"): ("disetujui", "serah-bpjs"),
    ("pub-jangka-panjang", ""): ("berkas_lengkap", "terbitkan"),
    ("pub-jangka-pendek", ""): ("berkas_lengkap", "terbitkan"),
    ("tanda-daftar-lks", ""): ("berkas_lengkap", "terbitkan"),
    ("izin-operasional-lks", ""): ("berkas_lengkap", "terbitkan"),
    ("keterangan-dtks", ""): ("berkas_lengkap", "terbitkan"),
    ("rekomendasi-bansos-lks", ""): ("berkas_lengkap", "terbitkan"),
    ("motivasi-anak-keluarga", ""): ("berkas_lengkap", "tentukan"),
    ("usulan-dtks", "Respon awal"): ("diajukan", "periksa"),
    ("pemulangan-orang-terlantar", "Respon awal"): ("diajukan", "periksa"),
    ("alat-bantu-disabilitas", "Respon awal"): ("diajukan", "periksa"),
}


@pytest.mark.parametrize(("layanan", "segmen"), BATAS)
def test_awal_dan_akhir_batas(bawaan: KatalogToml, layanan: str, segmen: str) -> None:
    """No. 1 prints both ends of its day; elsewhere the decree is silent and tafsir 5 and 45
    decide."""
    (satu,) = [w for w in standar(bawaan, layanan).waktu if w.segmen == segmen]

    assert (satu.mulai, satu.selesai) == BATAS[layanan, segmen]
    assert satu.milik is PemilikBatas.KANTOR


@pytest.mark.parametrize(
    ("layanan", "tafsir", "bacaan", "mulai", "selesai"),
    [
        ("pub-jangka-panjang", "mulai-tenggat", "pengajuan", "diajukan", "terbitkan"),
        (
            "rekomendasi-kis-pbi",
            "penyerahan-berkas",
            "berkas-lengkap",
            "berkas_lengkap",
            "input",
        ),
        ("usulan-dtks", "respon-awal", "berkas-lengkap", "berkas_lengkap", "kunjungan"),
        (
            "motivasi-anak-keluarga",
            "waktu-motivasi",
            "kegiatan-dilaksanakan",
            "berkas_lengkap",
            "laksanakan",
        ),
    ],
)
def test_bacaan_lain_mengubah_batasnya(
    layanan: str, tafsir: str, bacaan: str, mulai: str, selesai: str
) -> None:
    satu = dengan_bacaan(layanan, tafsir, bacaan).waktu[0]

    assert (satu.mulai, satu.selesai) == (mulai, selesai)
    assert tafsir in {t.kode for t in satu.tafsir}


@pytest.mark.parametrize(
    ("layanan", "tafsir"),
    [
        ("rekomendasi-kis-pbi", "tanggal-15-bpjs"),
        ("pub-jangka-panjang", "penerbit-pub"),
        ("pub-jangka-pendek", "masa-pub-pendek"),
        ("tanda-daftar-lks", "permohonan-perpanjangan-lks"),
        ("usulan-dtks", "dtks-dtsen"),
        ("keterangan-dtks", "dtks-dtsen"),
        ("keterangan-dtks", "dan-atau"),
        ("pemulangan-orang-terlantar", "dinsos-setempat"),
        ("alat-bantu-disabilitas", "makna-respon"),
        ("motivasi-anak-keluarga", "balasan-pengaduan"),
    ],
)
def test_tafsir_yang_disandari(bawaan: KatalogToml, layanan: str, tafsir: str) -> None:
    isi = standar(bawaan, layanan)
    item: tuple[Any, ...] = (*isi.syarat, *isi.dokumen, *isi.langkah, *isi.waktu)

    assert tafsir in {t.kode for t in (*isi.tafsir, *(t for x in item for t in x.tafsir))}


def test_perpanjangan_lks_dengan_satu_atau_dua_surat(bawaan: KatalogToml) -> None:
    def surat(isi: StandarPelayanan) -> set[str]:
        return label(isi.untuk_varian("perpanjangan").dokumen) & {"a", "b"}

    lain = dengan_bacaan("tanda-daftar-lks", "permohonan-perpanjangan-lks", "keduanya")

    assert surat(standar(bawaan, "tanda-daftar-lks")) == {"b"}
    assert surat(lain) == {"a", "b"}


def test_tidak_ada_syarat_yang_diatestasi(bawaan: KatalogToml) -> None:
    """Every condition of these standards is computed."""
    for layanan in CETAK:
        assert all(s.uji != "atestasi" for s in standar(bawaan, layanan).syarat)
