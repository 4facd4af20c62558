"""What other programs read: the promised keys, every label, units as the readings say."""

import json
from datetime import date
from typing import Any

import pytest
from tests.cli.bahan import dinsos

from dinsos_adapters.katalog import KatalogToml, muat_katalog
from dinsos_adapters.katalog.ekspor import ekspor_katalog
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.batas import Hari, Rentang

KUNCI = {
    *("instansi", "layanan", "kelompok", "nama", "agregat", "varian", "keputusan", "nomor_urut"),
    *("berlaku_dari", "berlaku_sampai", "syarat", "dokumen", "langkah", "waktu", "biaya"),
    *("produk", "pengaduan", "dasar_hukum", "sarana", "kompetensi", "pengawasan"),
    *("jumlah_pelaksana", "jaminan", "keamanan", "evaluasi"),
}
SATUAN = {
    *("menit", "hari_kalender", "hari_kerja", "bulan", "tanggal_bulan", "jadwal_luar"),
    "sesuai_kebutuhan",
}
Objek = dict[str, Any]


@pytest.fixture(scope="module")
def ekspor() -> list[Objek]:
    """What the command writes."""
    jawaban = dinsos("katalog", "ekspor")
    assert jawaban.kode == 0
    hasil: list[Objek] = jawaban.json
    return hasil


def test_ekspor_memuat_setiap_versi_setiap_standar(
    ekspor: list[Objek], bawaan: KatalogToml
) -> None:
    semua = [(s.instansi.kode, s.layanan, s.keputusan.nomor) for s in bawaan.semua()]

    assert [(o["instansi"], o["layanan"], o["keputusan"]["nomor"]) for o in ekspor] == semua
    assert len([o for o in ekspor if not o["milik_kami"]]) == 39
    assert len(ekspor) == 41


def test_ekspor_memuat_kunci_yang_dijanjikan(ekspor: list[Objek]) -> None:
    for objek in ekspor:
        assert objek.keys() >= KUNCI
        assert objek["keputusan"].keys() >= {"nomor", "tahun", "tanggal"}
        for bagian in ("syarat", "dokumen", "langkah"):
            for butir in objek[bagian]:
                assert butir.keys() >= {"kode", "teks", "butir", "milik_kami"}
                # A standard that is ours altogether cites what it follows.
                jelas = bool(butir["butir"]) != butir["milik_kami"]
                assert jelas or (objek["milik_kami"] and butir["milik_kami"])
        for dokumen in objek["dokumen"]:
            assert dokumen.keys() >= {"rangkap", "asli", "legalisir", "kondisi"}
        assert all(langkah["oleh"] for langkah in objek["langkah"])
        pengaduan = objek["pengaduan"]
        assert pengaduan is None or pengaduan.keys() >= {"kanal", "respon"}


def test_ekspor_setiap_batas_bersatuan_dan_berjumlah(ekspor: list[Objek]) -> None:
    respon = [o["pengaduan"]["respon"] for o in ekspor if o["pengaduan"]]
    batas = [*(w for o in ekspor for w in o["waktu"]), *filter(None, respon)]

    assert {satu["satuan"] for satu in batas} == SATUAN
    for satu in batas:
        if "minimal" in satu:
            assert satu["minimal"] < satu["maksimal"]
            assert "jumlah" not in satu
        else:
            tanpa = satu["satuan"] in ("jadwal_luar", "sesuai_kebutuhan")
            assert (satu["jumlah"] is None) == tanpa
        assert "segmen" in satu


def test_ekspor_tidak_kehilangan_label_maupun_urutan_langkah(
    ekspor: list[Objek], bawaan: KatalogToml
) -> None:
    for objek, standar in zip(ekspor, bawaan.semua(), strict=True):
        for bagian in ("syarat", "dokumen", "langkah", "waktu", "produk"):
            semua = [(x.kode, x.teks, list(x.butir)) for x in getattr(standar, bagian)]
            assert [(x["kode"], x["teks"], x["butir"]) for x in objek[bagian]] == semua


def test_tanggal_menurut_iso_dan_versi_bersambung(ekspor: list[Objek]) -> None:
    darurat = [o for o in ekspor if o["layanan"] == "kedaruratan-ppks"]

    assert [(o["berlaku_dari"], o["berlaku_sampai"]) for o in darurat] == [
        ("2023-01-01", "2024-06-09"),
        ("2024-06-10", None),
    ]
    assert [o["keputusan"]["tanggal"] for o in darurat] == [None, "2024-06-10"]
    assert all(date.fromisoformat(o["berlaku_dari"]) for o in ekspor)


def polos(standar: StandarPelayanan) -> list[str]:
    """Codes of the limits in plain "hari", which the decree leaves open."""
    return [
        satu.kode
        for satu in standar.waktu
        if isinstance(satu.batas.maksimal if isinstance(satu.batas, Rentang) else satu.batas, Hari)
    ]


@pytest.mark.parametrize("bacaan", ["hari-kalender", "hari-kerja"])
def test_hari_polos_bersatuan_menurut_bacaan_yang_berlaku(bacaan: str) -> None:
    """Tafsir 3, which each agency chooses for itself."""
    katalog = muat_katalog(bacaan={"banjarmasin": {"hari-kalender": bacaan}})
    diuji = 0

    for objek, standar in zip(ekspor_katalog(katalog), katalog.semua(), strict=True):
        terpilih = bacaan if standar.instansi.kode == "banjarmasin" else "hari-kalender"
        for waktu in objek["waktu"]:  # type: ignore[attr-defined] # JSON data
            if waktu["kode"] in polos(standar):
                assert waktu["satuan"] == terpilih.replace("-", "_")
                diuji += 1
    assert diuji


def test_kondisi_dokumen_menyebut_kapan_diminta(ekspor: list[Objek]) -> None:
    for objek in ekspor:
        for dokumen in objek["dokumen"]:
            bersyarat = bool(dokumen["bila"]) or dokumen["jika_ada"]
            assert not bersyarat or dokumen["kondisi"], (objek["layanan"], dokumen["kode"])


def test_yang_tidak_berlaku_disebut_dengan_bacaan_yang_menghidupkannya(
    ekspor: list[Objek],
) -> None:
    """Banjarmasin no. 6 prints steps 7–9 as an older variant (tafsir 33)."""
    (pulang,) = [
        o
        for o in ekspor
        if (o["instansi"], o["layanan"]) == ("banjarmasin", "pemulangan-orang-terlantar")
    ]

    (butir,) = pulang["tidak_berlaku"]
    assert (butir["komponen"], butir["butir"]) == ("langkah", ["9"])
    assert butir["menurut"] == [{"kode": "varian-lama-pemulangan", "bacaan": "dijalankan"}]
    assert butir["kode"] not in {satu["kode"] for satu in pulang["langkah"]}


def test_bacaan_yang_menghidupkan_sebuah_butir_memang_menghidupkannya(
    ekspor: list[Objek],
) -> None:
    diuji = 0
    for objek in ekspor:
        for butir in objek["tidak_berlaku"]:
            for menurut in butir["menurut"]:
                bacaan = {objek["instansi"]: {menurut["kode"]: menurut["bacaan"]}}
                standar = muat_katalog(bacaan=bacaan).standar(
                    objek["instansi"],
                    objek["layanan"],
                    date.fromisoformat(objek["berlaku_dari"]),
                )
                hidup = {satu.kode for satu in getattr(standar.unwrap(), butir["komponen"])}
                assert butir["kode"] in hidup
                diuji += 1
    assert diuji


def test_tampil_json_sama_dengan_satu_objek_ekspor(ekspor: list[Objek]) -> None:
    jawaban = dinsos(
        "katalog", "tampil", "banjarmasin/kedaruratan-ppks", "--pada", "2024-06-09", "--json"
    )

    assert jawaban.json in ekspor
    assert jawaban.json["keputusan"]["nomor"] == "080"


def test_ekspor_hanya_berisi_data_json(bawaan: KatalogToml) -> None:
    isi = ekspor_katalog(bawaan)

    assert json.loads(json.dumps(isi)) == isi
