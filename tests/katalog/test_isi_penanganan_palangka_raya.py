"""The reports, clients and complaints of Palangka Raya's SK 9/2021 against what the decree prints.

Labels, limits, roles and branches here are read off the document, never off the catalogue.
"""

from collections.abc import Mapping
from typing import Any

import pytest
from attrs import frozen
from tests.katalog.palangka_raya import dengan_bacaan, standar

from dinsos_adapters.katalog import KatalogToml
from dinsos_core.domain.kelayakan.fakta import FaktaKasus, bila_terpenuhi
from dinsos_core.domain.prosedur.alur import berikutnya, hasil_mungkin, pertama
from dinsos_core.domain.prosedur.cara import cara_langkah
from dinsos_core.domain.standar.model import (
    Agregat,
    JenisLangkah,
    PemilikBatas,
    StandarPelayanan,
    Tujuan,
)


def huruf(sampai: str) -> set[str]:
    return {chr(n) for n in range(ord("a"), ord(sampai) + 1)}


@frozen
class Cetak:
    """Number, group, requirements, procedure and service time as printed.

    ``langkah`` reads `label/role`: officers act where no role stands, `-` is not printed.
    """

    no: int
    kelompok: str
    agregat: Agregat
    syarat: set[str]
    langkah: str
    waktu: tuple[tuple[str, str], ...]
    varian: tuple[str, ...] = ()


RESPON = (("Respon awal", "1 hari kerja"), ("Tindak lanjut", "sesuai kebutuhan"))
LAPORAN, KLIEN = Agregat.LAPORAN_KEDARURATAN, Agregat.KLIEN
RUJUKAN = "a b Persyaratan-d/pekerja_sosial c d e -/kepala_dinas - f -"
CETAK = {
    "logistik-bencana": Cetak(
        2, "logistik-bencana", LAPORAN, huruf("b"), "a b c d -", (("", "7 hari kerja"),)
    ),
    "pendampingan-penerima-bansos": Cetak(9, "pendampingan", KLIEN, {"–"}, "a b c -", RESPON),
    "perawatan-kesehatan-orang-terlantar": Cetak(
        13, "perawatan-kesehatan", LAPORAN, huruf("d"), "a b c d h -", RESPON
    ),
    "pemakaman-jenazah-terlantar": Cetak(
        14,
        "pemakaman",
        LAPORAN,
        huruf("d"),
        "a b c d e -",
        (("Respon awal", "1 hari kerja"), ("Tindak lanjut", "3 hari")),
    ),
    "rujukan-lansia": Cetak(15, "rujukan-panti", KLIEN, huruf("e"), RUJUKAN, RESPON),
    "rujukan-anak": Cetak(16, "rujukan-panti", KLIEN, huruf("e"), RUJUKAN, RESPON),
    "rumah-singgah": Cetak(
        17,
        "rumah-singgah",
        KLIEN,
        huruf("d"),
        "a b c/petugas_rumah_singgah d e f/petugas_rumah_singgah -/petugas_rumah_singgah",
        (("Lama tinggal", "14 hari kerja"),),
    ),
    "disabilitas-mental-menggelandang": Cetak(
        19,
        "disabilitas-mental",
        KLIEN,
        huruf("e"),
        "a b c c c d e -/kepala_dinas - f g",
        RESPON,
    ),
    "disabilitas-mental-keluarga": Cetak(
        20, "disabilitas-mental", KLIEN, huruf("c"), "- a a b c d -", RESPON
    ),
    "pelayanan-sosial-ppks": Cetak(
        22, "pendampingan", KLIEN, huruf("c"), "a b c d -", RESPON, ("umum", "abh")
    ),
    "pengaduan": Cetak(
        23,
        "pengaduan",
        Agregat.PENGADUAN,
        huruf("b"),
        "a b c d e f g",
        RESPON,
        ("pengaduan", "aspirasi", "permintaan-informasi"),
    ),
}


def label(*bagian: tuple[Any, ...]) -> set[str]:
    return {butir for satu in bagian for item in satu for butir in item.butir}


@pytest.mark.parametrize("layanan", CETAK)
def test_setiap_label_tercetak_terwujud_dan_tak_ada_yang_lain(
    bawaan: KatalogToml, layanan: str
) -> None:
    """The letters of component 1, with number, group, aggregate and variants."""
    isi, cetak = standar(bawaan, layanan), CETAK[layanan]

    assert label(isi.syarat, isi.dokumen) == cetak.syarat
    assert (isi.nomor_urut, isi.kelompok, isi.agregat) == (
        cetak.no,
        cetak.kelompok,
        cetak.agregat,
    )
    assert tuple(v.kode for v in isi.varian) == cetak.varian


@pytest.mark.parametrize("layanan", CETAK)
def test_langkah_berurut_dengan_pelaku_yang_disebut(bawaan: KatalogToml, layanan: str) -> None:
    """Component 2 in its order; no. 13 jumps from d to h. Steps without a letter are ours."""
    langkah = standar(bawaan, layanan).langkah

    urutan = [satu.partition("/") for satu in CETAK[layanan].langkah.split()]
    assert [("".join(x.butir).replace(" ", "-") or "-", "|".join(x.oleh)) for x in langkah] == [
        (butir, oleh or "petugas") for butir, _, oleh in urutan
    ]
    assert all(x.milik_kami is not bool(x.butir) for x in langkah)


@pytest.mark.parametrize("layanan", CETAK)
def test_waktu_pelayanan_sebagaimana_tercetak(bawaan: KatalogToml, layanan: str) -> None:
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
    assert label(isi.dasar_hukum) == {f"Mengingat {n}" for n in range(1, 12)}
    assert [p.butir for p in isi.produk if not p.bernomor] == [("–",)]
    assert "balasan-pengaduan" in {t.kode for t in isi.tafsir}


def test_surat_rekomendasi_bernomor(bawaan: KatalogToml) -> None:
    """Letter e of nos. 15, 16 and 19 makes a letter of recommendation; the others make none."""
    bernomor = {
        layanan: p.butir for layanan in CETAK for p in standar(bawaan, layanan).produk if p.bernomor
    }

    assert bernomor == dict.fromkeys(
        ("rujukan-lansia", "rujukan-anak", "disabilitas-mental-menggelandang"), ("Prosedur e",)
    )


@pytest.mark.parametrize(
    ("layanan", "butir"),
    [
        ("perawatan-kesehatan-orang-terlantar", "2"),
        ("disabilitas-mental-keluarga", "5"),
        ("rujukan-lansia", "–"),
        ("pengaduan", "–"),
    ],
)
def test_salah_cetak_dicatat_di_sampingnya(bawaan: KatalogToml, layanan: str, butir: str) -> None:
    """Jumping letters; "tidak terlantar" as the product of no. 20; a regency that is a city."""
    assert label(standar(bawaan, layanan).erata) == {butir}


# --- Limits: from when to when

BATAS = {
    ("logistik-bencana", ""): ("diajukan", "distribusi"),
    ("pendampingan-penerima-bansos", "Respon awal"): ("diajukan", "cek-data"),
    ("perawatan-kesehatan-orang-terlantar", "Respon awal"): ("diajukan", "asesmen"),
    ("pemakaman-jenazah-terlantar", "Respon awal"): ("diajukan", "asesmen"),
    ("pemakaman-jenazah-terlantar", "Tindak lanjut"): ("diajukan", "pemakaman"),
    ("rumah-singgah", "Lama tinggal"): ("masuk", "keluar"),
    ("disabilitas-mental-menggelandang", "Respon awal"): ("diajukan", "telusuri-identitas"),
    ("pengaduan", "Respon awal"): ("pengaduan_diterima", "respon-awal"),
}


@pytest.mark.parametrize(("layanan", "segmen"), BATAS)
def test_awal_dan_akhir_batas(bawaan: KatalogToml, layanan: str, segmen: str) -> None:
    """A report starts the office's clock; no. 17 limits the stay itself."""
    (satu,) = [w for w in standar(bawaan, layanan).waktu if w.segmen == segmen]

    assert (satu.mulai, satu.selesai) == BATAS[layanan, segmen]


@pytest.mark.parametrize(
    ("layanan", "tafsir", "bacaan", "mulai", "selesai"),
    [
        ("logistik-bencana", "mulai-laporan", "verifikasi", "verifikasi", "distribusi"),
        ("pemakaman-jenazah-terlantar", "mulai-laporan", "verifikasi", "asesmen", "pemakaman"),
        ("rumah-singgah", "tinggal-empat-belas-hari", "waktu-proses", "diajukan", "keluar"),
        ("rujukan-anak", "makna-respon", "tanda-terima", "diajukan", "terima"),
        (
            "pengaduan",
            "makna-respon",
            "tanda-terima",
            "pengaduan_diterima",
            "pengaduan_diterima",
        ),
    ],
)
def test_bacaan_lain_mengubah_batasnya(
    layanan: str, tafsir: str, bacaan: str, mulai: str, selesai: str
) -> None:
    (satu,) = [
        w
        for w in dengan_bacaan(layanan, tafsir, bacaan).waktu
        if tafsir in {t.kode for t in w.tafsir}
    ]

    assert (satu.mulai, satu.selesai) == (mulai, selesai)


def test_lama_tinggal_bukan_batas_kerja_kantor(bawaan: KatalogToml) -> None:
    """Tafsir 15: the 14 working days warn about the stay; or they bind the office."""
    proses = dengan_bacaan("rumah-singgah", "tinggal-empat-belas-hari", "waktu-proses")

    assert standar(bawaan, "rumah-singgah").waktu[0].milik is PemilikBatas.PERISTIWA
    assert proses.waktu[0].milik is PemilikBatas.KANTOR


def test_tiga_hari_pemakaman_bersandar_pada_makna_hari(bawaan: KatalogToml) -> None:
    """Printed without *kerja* (tafsir 3)."""
    tindak_lanjut = standar(bawaan, "pemakaman-jenazah-terlantar").waktu[1]

    assert {t.kode: t.bacaan for t in tindak_lanjut.tafsir}["hari-kalender"] == "hari-kalender"


def test_tidak_ada_syarat_yang_diatestasi(bawaan: KatalogToml) -> None:
    """Every condition of these standards is computed."""
    for layanan in CETAK:
        assert all(s.uji != "atestasi" for s in standar(bawaan, layanan).syarat)


# --- The procedure walked to its ends


def jalan(
    isi: StandarPelayanan,
    fakta: FaktaKasus | None = None,
    hasil: Mapping[str, str] | None = None,
) -> list[str]:
    """The codes of the steps taken; each with its plain outcome unless another is named."""
    kasus, pilih = fakta or FaktaKasus(), hasil or {}

    def berlaku(satu: Any) -> bool:
        return bila_terpenuhi(satu.bila, kasus) is not False

    kode, dilalui = pertama(isi.langkah, berlaku), []
    while langkah := isi.cari_langkah(kode):
        dilalui.append(kode)
        biasa = cara_langkah(langkah).wajar or next(iter(hasil_mungkin(langkah)))
        kode = berikutnya(isi.langkah, langkah, pilih.get(kode, biasa), berlaku)
    assert kode == Tujuan.AKHIR
    return dilalui


@pytest.mark.parametrize(
    ("layanan", "langkah", "hasil", "kabar"),
    [
        ("logistik-bencana", "verifikasi", "tidak_terbukti", "beri-tahu-pelapor"),
        ("pendampingan-penerima-bansos", "cek-data", "tidak_tercatat", "beri-tahu"),
        (
            "perawatan-kesehatan-orang-terlantar",
            "asesmen",
            "tidak_terbukti",
            "beri-tahu-pelapor",
        ),
        ("pemakaman-jenazah-terlantar", "asesmen", "tidak_terbukti", "beri-tahu-pelapor"),
        ("rujukan-lansia", "asesmen", "tidak_layak", "beri-tahu-pelapor"),
        ("rujukan-anak", "asesmen", "tidak_layak", "beri-tahu-pelapor"),
        ("disabilitas-mental-keluarga", "kunjungan", "tidak_terbukti", "beri-tahu-pelapor"),
        ("pelayanan-sosial-ppks", "tentukan", "tolak", "beri-tahu-pelapor"),
    ],
)
def test_yang_tidak_ditindaklanjuti_diberitahukan(
    bawaan: KatalogToml, layanan: str, langkah: str, hasil: str, kabar: str
) -> None:
    """Told and ended at once; the ordinary way never passes there."""
    isi = standar(bawaan, layanan)

    assert jalan(isi, hasil={langkah: hasil})[-2:] == [langkah, kabar]
    assert kabar not in jalan(isi)


@pytest.mark.parametrize(
    ("layanan", "pihak"),
    [
        ("perawatan-kesehatan-orang-terlantar", "subjek"),
        ("pemakaman-jenazah-terlantar", "almarhum"),
        ("rujukan-lansia", "subjek"),
        ("rujukan-anak", "subjek"),
    ],
)
def test_keluarga_dicari_bila_ada_dan_belum_ditemukan(
    bawaan: KatalogToml, layanan: str, pihak: str
) -> None:
    def dicari(belum_ditemukan: bool) -> bool:
        fakta = FaktaKasus(pihak={pihak: ({"keluarga_belum_ditemukan": belum_ditemukan},)})
        return "cari-keluarga" in jalan(standar(bawaan, layanan), fakta)

    assert dicari(belum_ditemukan=True)
    assert not dicari(belum_ditemukan=False)


def test_koordinasi_sesuai_kondisi_boleh_dilewati(bawaan: KatalogToml) -> None:
    """Printed "sesuai kondisi"; in no. 9 the aid, in no. 19 the family may not come."""
    opsional = {
        (layanan, x.butir)
        for layanan in CETAK
        for x in standar(bawaan, layanan).langkah
        if x.opsional
    }

    assert opsional == {
        ("logistik-bencana", ("c",)),
        ("pendampingan-penerima-bansos", ("c",)),
        ("perawatan-kesehatan-orang-terlantar", ("c",)),
        ("pemakaman-jenazah-terlantar", ("c",)),
        ("rujukan-lansia", ("c",)),
        ("rujukan-anak", ("c",)),
        ("disabilitas-mental-menggelandang", ("c",)),
    }


@pytest.mark.parametrize(
    ("cara", "awal", "bukan"),
    [("tatap_muka", "terima", "periksa"), ("saluran_resmi", "periksa", "terima")],
)
def test_pengaduan_dicatat_atau_diperiksa_menurut_salurannya(
    bawaan: KatalogToml, cara: str, awal: str, bukan: str
) -> None:
    """Letter a for what is said face to face, b for the other channels; then c to g for both."""
    lewat = jalan(standar(bawaan, "pengaduan"), FaktaKasus(kasus={"cara_penyampaian": cara}))

    assert lewat[0] == awal
    assert bukan not in lewat
    assert len(lewat) == 6


@pytest.mark.parametrize(
    ("layanan", "butir", "sistem"),
    [
        ("rujukan-lansia", "f", {"panti"}),
        ("rujukan-anak", "f", {"panti"}),
        ("disabilitas-mental-menggelandang", "a", {"rsj"}),
        ("disabilitas-mental-menggelandang", "b", {"rsj"}),
        ("disabilitas-mental-menggelandang", "c", {"", "dukcapil", "panti"}),
        ("disabilitas-mental-menggelandang", "d", {"rsj"}),
        ("disabilitas-mental-keluarga", "a", {"dinkes", "puskesmas"}),
        ("disabilitas-mental-keluarga", "b", {"puskesmas"}),
    ],
)
def test_pihak_luar_yang_terlibat(
    bawaan: KatalogToml, layanan: str, butir: str, sistem: set[str]
) -> None:
    """Whom the decree names; in letter c of no. 19 also the family, which is no system."""
    langkah = standar(bawaan, layanan).langkah

    assert {x.sistem for x in langkah if butir in x.butir} == sistem


def test_serah_terima_menyebut_yang_diserahkan(bawaan: KatalogToml) -> None:
    """Relief goods, the client brought to the institution, the client fetched from hospital."""
    langkah = {(layanan, x.kode): x for layanan in CETAK for x in standar(bawaan, layanan).langkah}

    for tempat in (
        ("logistik-bencana", "distribusi"),
        ("rujukan-lansia", "antar"),
        ("rujukan-anak", "antar"),
        ("disabilitas-mental-menggelandang", "jemput"),
    ):
        assert langkah[tempat].diserahkan


def test_jenis_langkah_akhir(bawaan: KatalogToml) -> None:
    """Discharge is printed in no. 19; the stay of no. 17 ends in a step of ours."""
    terminasi = standar(bawaan, "disabilitas-mental-menggelandang").langkah[-1]
    keluar = standar(bawaan, "rumah-singgah").langkah[-1]

    assert terminasi.jenis is keluar.jenis is JenisLangkah.TUTUP
    assert terminasi.butir == ("g",)
    assert keluar.milik_kami
