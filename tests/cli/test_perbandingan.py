"""The comparison loses nothing, invents nothing, and names what really differs."""

from collections import Counter
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.bahan import dinsos
from tests.inventaris.rinci import perubahan
from tests.katalog.bacaan_lain import BacaanLain, bacaan_lain, katalog, kunci, standar_bawaan

from dinsos_adapters.cli.pilih import cari_dalam_kelompok
from dinsos_adapters.katalog import KatalogToml, muat_katalog
from dinsos_core.domain.standar.kemiripan import kemiripan
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.padanan import JenisBeda, Sebutan, padankan
from dinsos_core.domain.standar.perbandingan import BedaTafsir, bandingkan
from dinsos_core.domain.standar.tafsir import Tafsir

SEMUA = muat_katalog().semua()
PADA = date(2026, 11, 2)
standar = st.sampled_from(SEMUA)
TERBARU = [
    s
    for s in SEMUA
    if s.keputusan.berlaku_sampai is None
    and len({t.instansi.kode for t in SEMUA if t.layanan == s.layanan}) == 1
]
"""The latest versions of services whose code no other agency has."""
UMUM = [satu for satu in katalog().tafsir("").entri.values() if satu.umum]
BERBUTIR = ("syarat", "dokumen", "langkah", "waktu", "produk", "dasar_hukum", "sarana", "jaminan")


def jenis(a: StandarPelayanan, b: StandarPelayanan, komponen: str) -> Counter[JenisBeda]:
    return Counter(satu.jenis for satu in bandingkan(a, b).komponen.get(komponen, ()))


@pytest.mark.parametrize("satu", SEMUA, ids=lambda s: f"{s.layanan}-{s.keputusan.kode}")
def test_standar_sama_dengan_dirinya(satu: StandarPelayanan) -> None:
    for isi in bandingkan(satu, satu).komponen.values():
        assert {padanan.jenis for padanan in isi} == {JenisBeda.SAMA}


@given(a=standar, b=standar)
def test_setiap_butir_muncul_tepat_sekali_pada_sisinya(
    a: StandarPelayanan, b: StandarPelayanan
) -> None:
    hasil = bandingkan(a, b).komponen

    for nama in BERBUTIR:
        isi = hasil.get(nama, ())
        assert len([p for p in isi if p.a]) == len(getattr(a, nama))
        assert len([p for p in isi if p.b]) == len(getattr(b, nama))


@given(a=standar, b=standar)
def test_dibalik_sisinya_hasilnya_berbalik(a: StandarPelayanan, b: StandarPelayanan) -> None:
    for nama in BERBUTIR:
        maju, mundur = jenis(a, b, nama), jenis(b, a, nama)
        assert maju[JenisBeda.HANYA_A] == mundur[JenisBeda.HANYA_B]
        assert maju[JenisBeda.HANYA_B] == mundur[JenisBeda.HANYA_A]


@given(data=st.data(), satu=standar, nama=st.sampled_from(BERBUTIR))
def test_butir_yang_dihapus_disebut_hanya_pada_yang_memuatnya(
    data: st.DataObject, satu: StandarPelayanan, nama: str
) -> None:
    isi = getattr(satu, nama)
    if not isi:
        return
    n = data.draw(st.integers(0, len(isi) - 1))
    sisa: dict[str, Any] = {nama: (*isi[:n], *isi[n + 1 :])}
    kurang = attrs.evolve(satu, **sisa)

    hasil = jenis(satu, kurang, nama)

    assert (hasil[JenisBeda.HANYA_A], hasil[JenisBeda.HANYA_B]) == (1, 0)


@given(
    a=st.lists(st.integers(0, 9), max_size=6),
    b=st.lists(st.integers(0, 9), max_size=6),
)
def test_padanan_tidak_memakai_satu_hal_dua_kali(a: list[int], b: list[int]) -> None:
    hasil = padankan(a, b, lambda x, y: float(x == y))

    assert sorted(x for x, _ in hasil if x is not None) == sorted(a)
    assert sorted(y for _, y in hasil if y is not None) == sorted(b)
    sama = sum((Counter(a) & Counter(b)).values())
    assert len([1 for x, y in hasil if x is not None and y is not None]) == sama


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Fotokopi KK pemohon", "Fotokopi kartu keluarga"),
        ("Fotokopi surat nikah", "Akta nikah"),
        ("Surat sehat jiwa, RSJ pemerintah", "Surat sehat jiwa dari rumah sakit jiwa"),
        ("Fotokopi kartu keluarga Banjarmasin", "Fotokopi kartu keluarga Kota Palangka Raya"),
    ],
)
def test_kertas_yang_sama_dikenali_walau_lain_kata(a: str, b: str) -> None:
    assert kemiripan(a, b) == kemiripan(b, a) >= 0.5


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Akta kelahiran", "Akta nikah"),
        ("Fotokopi KTP", "Fotokopi kartu keluarga"),
        ("UU 11/2009 tentang Kesejahteraan Sosial", "UU 9/2009 tentang Kesejahteraan Sosial"),
        ("UU 35/2014 tentang Perubahan atas UU 23/2002", "UU 23/2002"),
        ("Perda 6/2019", "Perwali 6/2019"),
    ],
)
def test_kertas_atau_peraturan_yang_lain_tidak_disamakan(a: str, b: str) -> None:
    assert kemiripan(a, b) < 0.5


def test_pengangkatan_anak_di_dua_kota_berbeda_pada_hal_yang_nyata(bawaan: KatalogToml) -> None:
    """Domicile, single applicants, papers, time: read from the two decrees."""
    a = bawaan.standar("banjarmasin", "pengangkatan-anak", PADA).unwrap()
    b = bawaan.standar("palangka-raya", "calon-orang-tua-angkat", PADA).unwrap()

    hasil = bandingkan(a, b).komponen

    (domisili,) = [p for p in hasil["syarat"] if p.jenis is JenisBeda.HANYA_A]
    assert domisili.a == Sebutan(teks="Berdomisili di Banjarmasin", butir=("1",))
    (lajang,) = [p for p in hasil["syarat"] if p.jenis is JenisBeda.BERBEDA]
    assert [(x.bidang, x.a, x.b) for x in lajang.beda[:1]] == [("akibat", "teruskan", "tolak")]
    assert not [p for p in hasil["syarat"] if p.jenis is JenisBeda.HANYA_B]
    hanya_banjarmasin = {p.a.butir[0] for p in hasil["dokumen"] if p.a and not p.b}
    assert hanya_banjarmasin == {"4", "5", "6", "10", "11", "12", "13", "14", "15", "16", "17"}
    assert {p.b.teks for p in hasil["dokumen"] if p.b and not p.a} == {
        "Formulir yang diisi",
        "Fotokopi akta kelahiran",
    }
    sehat = [p for p in hasil["dokumen"] if p.a and p.a.butir == ("2",)]
    assert [p.b.butir for p in sehat if p.b] == [("e",)]
    assert {p.jenis for p in hasil["waktu"]} == {JenisBeda.HANYA_A, JenisBeda.HANYA_B}
    assert {p.b.teks for p in hasil["waktu"] if p.b} == {
        "Respon awal: 1 hari kerja",
        "Tindak lanjut: Sesuai kebutuhan",
    }


def test_bandingkan_menyebut_perbedaannya_di_terminal_dan_sebagai_json() -> None:
    nama = ("katalog", "bandingkan", "pengangkatan-anak", "banjarmasin", "palangka-raya")

    teks = dinsos(*nama)
    objek = dinsos(*nama, "--json").json

    assert "hanya A Berdomisili di Banjarmasin [1]" in teks.keluaran
    assert "akibat: teruskan → tolak" in teks.keluaran
    assert "Usia 30 sampai 55 tahun" not in teks.keluaran
    assert "Usia 30 sampai 55 tahun" in dinsos(*nama, "--semua").keluaran
    assert objek["b"]["layanan"] == "calon-orang-tua-angkat"
    assert objek["komponen"]["syarat"][0] == {
        "jenis": "hanya_a",
        "a": {"teks": "Berdomisili di Banjarmasin", "butir": ["1"]},
        "b": None,
        "beda": [],
    }


@given(satu=standar)
def test_standar_dapat_disebut_dengan_instansi_dan_keputusannya(satu: StandarPelayanan) -> None:
    sekelompok = [s for s in SEMUA if s.kelompok == satu.kelompok]

    for nama in (
        f"{satu.layanan}/{satu.keputusan.kode}",
        *([satu.layanan, f"{satu.instansi.kode}/{satu.layanan}"] if satu in TERBARU else []),
        *([satu.instansi.kode] if len(sekelompok) == 1 else []),
    ):
        assert cari_dalam_kelompok(SEMUA, satu.kelompok, nama) == satu


def test_dua_versi_satu_layanan_dibandingkan_lewat_keputusannya() -> None:
    lama_baru = ("katalog", "bandingkan", "kedaruratan", "sk-080-2023", "sk-093-2024", "--json")

    objek = dinsos(*lama_baru).json

    assert [objek[sisi]["keputusan"] for sisi in "ab"] == ["sk-080-2023", "sk-093-2024"]


def test_nama_instansi_berarti_versi_terbarunya() -> None:
    objek = dinsos(
        "katalog", "bandingkan", "rumah-singgah", "banjarmasin", "palangka-raya", "--json"
    ).json

    terbaru = max(
        s.keputusan.berlaku_dari for s in SEMUA if s.layanan == "rumah-singgah-penerimaan"
    )
    (sk,) = {s.keputusan.kode for s in SEMUA if s.keputusan.berlaku_dari == terbaru}
    assert objek["a"]["keputusan"] == sk


# --- one standard under two readings


@pytest.mark.parametrize("lain", bacaan_lain(), ids=str)
def test_bacaan_lain_menyebut_bacaannya_dan_butir_yang_berubah(lain: BacaanLain) -> None:
    asal = standar_bawaan()[kunci(lain.standar)]

    hasil = bandingkan(asal, lain.standar)

    berlaku = katalog().tafsir("").berlaku(lain.tafsir)
    assert BedaTafsir(kode=lain.tafsir, a=berlaku, b=lain.bacaan) in hasil.tafsir
    berbeda = [p for isi in hasil.komponen.values() for p in isi if p.jenis is not JenisBeda.SAMA]
    assert bool(berbeda) is bool(perubahan(asal, lain.standar))


@pytest.mark.parametrize("umum", UMUM, ids=lambda t: t.kode)
def test_bacaan_umum_hanya_menyebut_bacaannya(umum: Tafsir) -> None:
    """It changes no item."""
    for bacaan in (b.kode for b in umum.bacaan if b.kode != umum.bawaan):
        for asal in TERBARU:
            pilihan = {umum.kode: bacaan}
            pada = asal.keputusan.berlaku_dari
            lain = katalog().standar(asal.instansi.kode, asal.layanan, pada, pilihan).unwrap()
            hasil = bandingkan(asal, lain)

            assert hasil.tafsir == (BedaTafsir(kode=umum.kode, a=umum.bawaan, b=bacaan),)
            assert {p.jenis for isi in hasil.komponen.values() for p in isi} == {JenisBeda.SAMA}


def test_perintah_membandingkan_satu_standar_menurut_dua_bacaan() -> None:
    perintah = ("katalog", "bandingkan", "pengangkatan-anak", "banjarmasin", "banjarmasin")

    hasil = dinsos(*perintah, "--tafsir-b", "satu-anak=kandung")
    objek = dinsos(*perintah, "--tafsir-a", "satu-anak=kandung", "--json").json
    salah = dinsos(*perintah, "--tafsir-b", "satu-anak=x")

    assert "satu-anak: kandung-dan-angkat → kandung" in hasil.keluaran
    assert "fakta: jumlah_anak → jumlah_anak_kandung" in hasil.keluaran
    assert objek["tafsir"] == [{"kode": "satu-anak", "a": "kandung", "b": "kandung-dan-angkat"}]
    assert salah.kode == 3
