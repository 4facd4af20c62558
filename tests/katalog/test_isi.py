"""The built-in data against what the decrees print, item by item, and its register of readings.

The inventory here is read off the documents, never off the catalogue.
"""

import re
from datetime import date
from importlib.resources import files
from typing import Any, get_args, get_type_hints

import attrs
import pytest

from dinsos_adapters.katalog import KatalogToml, periksa_katalog
from dinsos_core.domain.standar.model import JenisLangkah, StandarPelayanan
from dinsos_core.domain.standar.tafsir import JenisTafsir
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN, TAFSIR_WAKTU, BacaanWaktu, bacaan_waktu
from dinsos_core.domain.waktu.batas import Lama
from dinsos_core.ports.katalog import Katalog

PADA = date(2026, 11, 2)


def rentang(dari: int, sampai: int) -> set[str]:
    return {str(n) for n in range(dari, sampai + 1)}


TERCETAK: dict[str, dict[str, set[str]]] = {
    "santunan-kematian": {
        "syarat": rentang(1, 2),
        "dokumen": rentang(1, 9) | {"–"},
        "langkah": rentang(1, 6),
        "waktu": rentang(1, 2) | {"Persyaratan 2"},
        "dasar_hukum": rentang(1, 3),
        "sarana": {f"Sarana {n}" for n in range(1, 4)} | {f"Pendukung {n}" for n in range(1, 7)},
        "kompetensi": rentang(1, 3),
        "pengawasan": {"–"},
        "jaminan": rentang(1, 3),
        "keamanan": rentang(1, 2),
        "evaluasi": rentang(1, 2),
    },
    "pengangkatan-anak": {
        "syarat": rentang(1, 5),
        "dokumen": rentang(1, 17),
        "langkah": rentang(1, 12),
        "waktu": {"–"},
        "dasar_hukum": rentang(1, 4),
        "sarana": {"Sarana 1"},
        # The decree's last page is lost.
        "kompetensi": set(),
        "pengawasan": set(),
        "jaminan": set(),
        "keamanan": set(),
        "evaluasi": set(),
    },
}


def standar(bawaan: KatalogToml, layanan: str) -> StandarPelayanan:
    return bawaan.standar("banjarmasin", layanan, PADA).unwrap()


def menurut_kode(item: tuple[Any, ...]) -> dict[str, Any]:
    return {satu.kode: satu for satu in item}


def test_katalog_bawaan_tidak_bermasalah() -> None:
    """Also under every reading that is not in force."""
    assert periksa_katalog() == ()


@pytest.mark.parametrize("layanan", TERCETAK)
def test_setiap_label_tercetak_terwujud_dan_tak_ada_yang_lain(
    bawaan: KatalogToml, layanan: str
) -> None:
    """Each printed label leads to an item, and no item cites a label that is not printed."""
    nyata = {
        bagian: {
            label for satu in getattr(standar(bawaan, layanan), bagian) for label in satu.butir
        }
        for bagian in TERCETAK[layanan]
    }

    assert nyata == TERCETAK[layanan]


@pytest.mark.parametrize("layanan", TERCETAK)
def test_kanal_pengaduan_dan_responnya(bawaan: KatalogToml, layanan: str) -> None:
    """Component 6 by label: channels, stages, response within three working days, settlement."""
    pengaduan = standar(bawaan, layanan).pengaduan
    assert pengaduan is not None
    assert pengaduan.respon is not None

    assert [k.butir for k in pengaduan.kanal] == [("1.a",)] * 4 + [("1.b",)]
    assert [b.butir for b in pengaduan.tahapan] == [("2.a",), ("2.b",)]
    assert pengaduan.respon.butir == ("3",)
    assert str(pengaduan.respon.batas) == "3 hari kerja"
    assert [b.butir for b in pengaduan.penyelesaian] == [("4",)]


def test_alamat_situs_yang_salah_cetak_tidak_dibetulkan_diam_diam(bawaan: KatalogToml) -> None:
    """No. 4 misspells the office's domain; what is printed stands, the erratum beside it."""
    pengaduan = standar(bawaan, "santunan-kematian").pengaduan
    assert pengaduan is not None
    situs = next(k for k in pengaduan.kanal if k.jenis == "website")

    assert situs.alamat == "www.dinsos.banjarmasukota.go.id"
    assert situs.erata == "www.dinsos.banjarmasinkota.go.id"


def test_dokumen_santunan_kematian(bawaan: KatalogToml) -> None:
    """Copies, originals and certification as the list of requirements prints them."""
    dokumen = menurut_kode(standar(bawaan, "santunan-kematian").dokumen)

    tiga = {kode for kode, d in dokumen.items() if d.rangkap == 3}
    assert tiga == {f"dokumen-{n}" for n in range(4, 10)} | {"rekening"}
    assert {kode for kode, d in dokumen.items() if d.asli} == {"dokumen-8", "dokumen-9"}
    assert {kode for kode, d in dokumen.items() if d.legalisir} == {"dokumen-4", "dokumen-7"}
    assert {kode for kode, d in dokumen.items() if d.disediakan} == {"dokumen-1", "dokumen-3"}
    assert [p.legalisir for p in dokumen["dokumen-6"].salah_satu] == [False, True]
    assert dokumen["dokumen-9"].bila.fakta == "almarhum.kis_pemerintah"


def test_dokumen_pengangkatan_anak_yang_diminta_dari_suami_dan_istri(bawaan: KatalogToml) -> None:
    """Both health letters, the KTP and the biodata: once for each spouse."""
    dokumen = menurut_kode(standar(bawaan, "pengangkatan-anak").dokumen)

    berdua = {kode for kode, d in dokumen.items() if d.untuk == "setiap pemohon"}
    assert berdua == {"dokumen-2", "dokumen-3", "dokumen-7", "dokumen-17"}
    assert dokumen["dokumen-9"].bila.fakta == "menikah"
    assert len(dokumen["dokumen-15"].salah_satu) == 2


@pytest.mark.parametrize("layanan", TERCETAK)
def test_hanya_penolakan_dan_penomoran_milik_kami(bawaan: KatalogToml, layanan: str) -> None:
    """What the decree leaves out but work needs is marked ours, and nothing else is."""
    isi = standar(bawaan, layanan)

    semua: tuple[Any, ...] = (*isi.syarat, *isi.dokumen, *isi.langkah)
    milik_kami = {satu.kode for satu in semua if satu.milik_kami}
    assert milik_kami == {"beri-tahu-penolakan"} | (
        {"terbitkan"} if layanan == "pengangkatan-anak" else set()
    )


def test_penetapan_dan_urutan_tanda_tangan(bawaan: KatalogToml) -> None:
    """The head determines; in no. 12 after the initials of social worker and division head."""
    teken = standar(bawaan, "pengangkatan-anak").cari_langkah("teken")
    tetapkan = standar(bawaan, "santunan-kematian").cari_langkah("tetapkan")

    assert teken is not None
    assert tetapkan is not None
    assert teken.oleh == ("peksos_anak", "kabid_rehsos", "kepala_dinas")
    assert tetapkan.oleh == ("kepala_dinas",)
    assert teken.jenis is tetapkan.jenis is JenisLangkah.PENETAPAN


def test_izin_pengasuhan_berlaku_enam_bulan(bawaan: KatalogToml) -> None:
    """The city's output is a care permit, numbered, valid six months."""
    (produk,) = standar(bawaan, "pengangkatan-anak").produk

    assert produk.berlaku == Lama(bulan=6)
    assert produk.bernomor


def test_kosakata_bernama_dalam_dua_bahasa(bawaan: KatalogToml) -> None:
    """Every code has an Indonesian and an English name."""
    kosakata = bawaan.kosakata
    bagian: tuple[Any, ...] = attrs.astuple(kosakata, recurse=False)
    istilah = [x for satu in bagian for x in satu.values()]

    assert istilah
    assert all(x.nama and x.nama_en for x in istilah)


def test_register_memuat_keempat_puluh_empat_tafsir(bawaan: KatalogToml) -> None:
    """Numbers 1 to 44, then those found since; kind N has nothing to switch; V are overlays."""
    semua = bawaan.tafsir("banjarmasin").entri.values()
    entri = [e for e in semua if e.no <= 44]

    assert sorted(e.no for e in semua) == list(range(1, len(semua) + 1))
    assert len(entri) == 44
    assert {e.no for e in entri if e.jenis is JenisTafsir.CATATAN} == {24, 29, 35, 42}
    assert {e.no for e in entri if e.jenis is JenisTafsir.LAPISAN} == {33, 37}
    assert all(len(e.bacaan) == 1 for e in semua if e.jenis is JenisTafsir.CATATAN)
    assert all(e.soal and all(b.teks for b in e.bacaan) for e in semua)


def test_tafsir_waktu_sama_dengan_yang_dihitung(bawaan: KatalogToml) -> None:
    """Codes, numbers, defaults and readings of the register are those the calculation knows."""
    entri = bawaan.tafsir("banjarmasin").entri
    boleh = {n: set(get_args(t)) for n, t in get_type_hints(BacaanWaktu).items() if get_args(t)}

    assert {kode: entri[kode].no for kode in TAFSIR_WAKTU} == dict(TAFSIR_WAKTU)
    assert bacaan_waktu({k: e.bawaan for k, e in entri.items()}) == BACAAN_BAWAAN
    for kode in TAFSIR_WAKTU:
        for bacaan in entri[kode].bacaan:
            ubah = attrs.asdict(bacaan_waktu({kode: bacaan.kode}))
            beda = {n for n, nilai in ubah.items() if nilai != getattr(BACAAN_BAWAAN, n)}
            # Either the calculation switches, or the entry has no field in it at all.
            assert all(bacaan.kode in boleh[n] for n in beda)


def test_tidak_ada_nama_atau_nip_pejabat_dalam_data() -> None:
    """The office and the post are enough."""
    akar = files("dinsos_adapters.katalog").joinpath("data")
    tumpukan, teks = [akar], []
    while tumpukan:
        satu = tumpukan.pop()
        if satu.is_dir():
            tumpukan.extend(satu.iterdir())
        else:
            teks.append(satu.read_text(encoding="utf-8"))
    semua = "\n".join(teks)

    assert len(teks) > 5
    # An official's number has 18 digits, often in groups of 8, 6, 1 and 3.
    assert not re.search(r"\d{8} ?\d{6} ?\d ?\d{3}", semua)
    assert not re.search(r"\bNIP\b|\bDrs?\.|\bS\.\s?Sos\b|Pembina Utama", semua)


def test_katalog_toml_memenuhi_port(bawaan: KatalogToml) -> None:
    """The type checker compares the signatures; here, that the port's questions are answered."""
    katalog: Katalog = bawaan

    assert katalog.versi
    assert katalog.instansi["banjarmasin"].wilayah == "63.71"
    layanan = [s.layanan for s in katalog.semua()]
    assert {"santunan-kematian", "pengangkatan-anak"} <= set(layanan)
