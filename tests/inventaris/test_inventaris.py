"""Every printed label of the 39 standards is realised by the catalogue, and none is invented."""

from collections import Counter

import attrs
import pytest
from tests.inventaris.baca import PERSYARATAN, Inventaris, inventaris
from tests.inventaris.cocok import (
    alamat,
    butir_katalog,
    perwujudan_batas,
    tak_terwujud,
    temuan,
)
from tests.katalog.bacaan_lain import (
    BacaanLain,
    bacaan_lain,
    bacaan_umum,
    katalog,
    kunci,
    standar_bawaan,
)

from dinsos_core.domain.standar.model import Syarat

MAKS_TIDAK_DIJALANKAN = 10

setiap_standar = pytest.mark.parametrize("tercetak", inventaris(), ids=lambda i: "/".join(i.kunci))


def test_semua_standar_dan_sumber_terdaftar() -> None:
    """The 39: 23 of Palangka Raya, 13 and 2 of Banjarmasin, 1 of Garut."""
    per_sumber = Counter((satu.instansi, satu.keputusan) for satu in inventaris())

    assert per_sumber == {
        ("banjarmasin", "sk-080-2023"): 2,
        ("banjarmasin", "sk-093-2024"): 13,
        ("garut", "standar-2021"): 1,
        ("palangka-raya", "sk-9-2021"): 23,
    }
    tercetak = {kunci for kunci, satu in standar_bawaan().items() if not satu.milik_kami}
    assert {satu.kunci for satu in inventaris()} == tercetak
    assert all(satu.no == standar_bawaan()[satu.kunci].nomor_urut for satu in inventaris())


def test_dua_standar_tidak_tercetak_dan_mengaku_milik_kami() -> None:
    """Complaints of two agencies, whose decrees print a component of complaints alone."""
    kami = {kunci: satu for kunci, satu in standar_bawaan().items() if satu.milik_kami}

    assert kami.keys() == {
        ("banjarmasin", "sk-093-2024", "pengaduan"),
        ("garut", "standar-2021", "pengaduan"),
    }
    for satu in kami.values():
        item = (satu.syarat, satu.dokumen, satu.langkah, satu.waktu)
        assert satu.nomor_urut is None
        assert all(x.milik_kami for bagian in item for x in bagian)
        cetak = {b for x in satu.langkah for b in x.butir}
        assert cetak
        assert all(b.startswith("Pengaduan ") for b in cetak)


def test_jumlah_label_tiap_sumber() -> None:
    """Counted once in the documents: requirements, steps, boxes only the flowchart has, limits,
    products, labels of complaints. A line lost from the inventory shows here."""
    jumlah: dict[str, tuple[int, ...]] = {}
    for sumber in sorted({satu.keputusan for satu in inventaris()}):
        milik = [satu for satu in inventaris() if satu.keputusan == sumber]
        jumlah[sumber] = (
            _banyak(milik, *PERSYARATAN),
            _banyak(milik, "prosedur"),
            sum(len(satu.pada("bagan")) for satu in milik),
            sum(len(satu.waktu) for satu in milik),
            sum(len(satu.pada("produk")) for satu in milik),
            _banyak(milik, "pengaduan"),
        )

    assert jumlah == {
        "sk-080-2023": (9, 15, 0, 3, 3, 17),
        "sk-093-2024": (91, 90, 10, 24, 20, 96),
        "sk-9-2021": (105, 125, 0, 39, 23, 138),
        "standar-2021": (4, 11, 0, 1, 1, 3),
    }


def _banyak(milik: list[Inventaris], *komponen: str) -> int:
    return sum(
        len({(label.komponen, label.butir) for label in satu.pada(*komponen)}) for satu in milik
    )


@setiap_standar
def test_setiap_label_tercetak_terwujud_dan_tak_ada_yang_lain(tercetak: Inventaris) -> None:
    assert temuan(tercetak, standar_bawaan()[tercetak.kunci]) == []


BERBEDA_MENURUT_BACAAN = {
    # The day of entry is day 1, so what is printed as 21 days has 20 behind it.
    "rumah-singgah-terminasi: lama-tinggal.hari-masuk-satu": [
        "waktu Persyaratan 2 21 hari: tidak ada batas bertipe",
        "waktu waktu-lama-tinggal: 20 hari kalender pada ('Persyaratan 2',) tidak tercetak",
    ],
    # Printed as 45 minutes, read as 45 minutes of office hours.
    "kedaruratan-ppks: menit-jam-dinding.jam-kantor": [
        "waktu – respon 45 menit: tidak ada batas bertipe",
        "waktu waktu-respon-awal-kasus: 45 menit kerja pada ('–',) tidak tercetak",
    ],
    # The second list is not run, and with it the step that only it prints.
    "pengangkatan-anak: langkah-ganda-adopsi.daftar-pertama": ["prosedur 7: tidak terwujud"],
}
"""What the inventory misses under a reading, because the reading means just that."""


@pytest.mark.parametrize(
    "lain", [satu for satu in bacaan_lain() if not satu.standar.milik_kami], ids=str
)
def test_inventaris_lulus_menurut_setiap_bacaan_lain(lain: BacaanLain) -> None:
    """Printed labels stay realised and none is invented; what a reading runs is not run else."""
    tercetak = next(satu for satu in inventaris() if satu.kunci == kunci(lain.standar))
    nama = f"{lain.tafsir}.{lain.bacaan}"
    dijalankan = {b for b, bacaan in tercetak.menurut_bacaan.items() if bacaan == nama}
    sisa = {b: x for b, x in tercetak.tidak_dijalankan.items() if b not in dijalankan}

    hasil = temuan(attrs.evolve(tercetak, tidak_dijalankan=sisa), lain.standar)

    assert hasil == BERBEDA_MENURUT_BACAAN.get(f"{lain.standar.layanan}: {nama}", [])


@pytest.mark.parametrize(
    ("umum", "bacaan"), [(t.kode, b) for t, b in bacaan_umum()], ids=lambda satu: satu
)
def test_inventaris_lulus_menurut_setiap_bacaan_umum(umum: str, bacaan: str) -> None:
    """All 39 under each reading that bears on every age, deadline or determination."""
    for tercetak in inventaris():
        instansi, _, layanan = tercetak.kunci
        pada = standar_bawaan()[tercetak.kunci].keputusan.berlaku_dari
        lain = katalog().standar(instansi, layanan, pada, {umum: bacaan}).unwrap()

        assert temuan(tercetak, lain) == []


def test_yang_tidak_dijalankan_sedikit_dan_beralasan() -> None:
    """At most ten steps of all standards, and each says why."""
    ditandai = [
        (satu.kunci, butir, alasan)
        for satu in inventaris()
        for butir, alasan in satu.tidak_dijalankan.items()
    ]

    assert len(ditandai) <= MAKS_TIDAK_DIJALANKAN
    assert all(butir.startswith("Prosedur ") for _, butir, _ in ditandai)
    assert all(len(alasan.split()) >= 5 for _, _, alasan in ditandai)


@pytest.mark.parametrize(
    ("tercetak", "butir", "bacaan"),
    [
        (satu, butir, bacaan)
        for satu in inventaris()
        for butir, bacaan in satu.menurut_bacaan.items()
    ],
    ids=str,
)
def test_yang_menurut_bacaan_lain_memang_terwujud_di_sana(
    tercetak: Inventaris, butir: str, bacaan: str
) -> None:
    """A step off by default, with the reading that runs it; until then it counts as not run."""
    label = next(satu for satu in tercetak.label if alamat(satu) == butir)
    lain = next(
        satu.standar
        for satu in bacaan_lain()
        if (kunci(satu.standar), f"{satu.tafsir}.{satu.bacaan}") == (tercetak.kunci, bacaan)
    )

    assert butir in tercetak.tidak_dijalankan
    assert any(satu.mewujudkan(label) for satu in butir_katalog(lain))


# --- the test itself can fail


@setiap_standar
def test_butir_yang_hilang_ketahuan(tercetak: Inventaris) -> None:
    """Take away what realises a label, and that label is reported, for every label there is."""
    semua = list(butir_katalog(standar_bawaan()[tercetak.kunci]))
    jalan = [satu for satu in tercetak.label if alamat(satu) not in tercetak.tidak_dijalankan]

    for label in jalan:
        sisa = [satu for satu in semua if not satu.mewujudkan(label)]
        assert len(sisa) < len(semua)
        assert f"{label}: tidak terwujud" in set(tak_terwujud(tercetak, sisa))


@setiap_standar
def test_batas_waktu_yang_hilang_ketahuan(tercetak: Inventaris) -> None:
    standar = standar_bawaan()[tercetak.kunci]

    for satu in tercetak.waktu:
        perwujud = perwujudan_batas(satu, standar)
        waktu = tuple(batas for batas in standar.waktu if batas not in perwujud)
        produk = tuple(hasil for hasil in standar.produk if hasil not in perwujud)
        sisa = attrs.evolve(standar, waktu=waktu, produk=produk)
        assert f"{satu}: tidak ada batas bertipe" in temuan(tercetak, sisa)


@pytest.mark.parametrize("bagian", ["syarat", "dokumen", "langkah", "waktu", "produk"])
def test_satu_butir_yang_dihapus_dari_standar_ketahuan(bagian: str) -> None:
    """The whole way once: the item is gone from a copy of the standard."""
    tercetak = next(satu for satu in inventaris() if satu.layanan == "santunan-kematian")
    standar = standar_bawaan()[tercetak.kunci]
    tanpa = attrs.evolve(standar, **{bagian: getattr(standar, bagian)[1:]})

    assert temuan(tercetak, standar) == []
    assert len(temuan(tercetak, tanpa)) == 1


def test_label_karangan_ketahuan() -> None:
    tercetak = next(satu for satu in inventaris() if satu.layanan == "data-kesos")
    standar = standar_bawaan()[tercetak.kunci]
    karangan = Syarat(kode="karangan", teks="Tidak tercetak", butir=("99",))

    hasil = temuan(tercetak, attrs.evolve(standar, syarat=(*standar.syarat, karangan)))

    assert hasil == ["syarat karangan: label '99' tidak tercetak"]


def test_butir_tanpa_label_ketahuan() -> None:
    tercetak = next(satu for satu in inventaris() if satu.layanan == "data-kesos")
    standar = standar_bawaan()[tercetak.kunci]
    polos = Syarat(kode="polos", teks="Tanpa label")

    hasil = temuan(tercetak, attrs.evolve(standar, syarat=(*standar.syarat, polos)))

    assert hasil == ["syarat polos: tanpa label"]


def test_batas_yang_berubah_ketahuan() -> None:
    """Both ways: the printed limit is missing, and another stands that is not printed."""
    tercetak = next(satu for satu in inventaris() if satu.layanan == "izin-pub")
    standar = standar_bawaan()[tercetak.kunci]
    lain = standar_bawaan()["banjarmasin", "sk-093-2024", "pemulangan-orang-terlantar"].waktu[0]
    waktu = (attrs.evolve(standar.waktu[0], batas=lain.batas), *standar.waktu[1:])

    hasil = temuan(tercetak, attrs.evolve(standar, waktu=waktu))

    assert hasil == [
        "waktu – 3 hari_kerja: tidak ada batas bertipe",
        "waktu waktu-surat-izin: 30 menit pada ('–',) tidak tercetak",
    ]


def test_tanda_tidak_dijalankan_yang_keliru_ketahuan() -> None:
    """A mark on what runs, and a mark on what is not printed."""
    tercetak = next(satu for satu in inventaris() if satu.layanan == "data-kesos")
    tanda = {"Prosedur 1": "alasan", "Prosedur 99": "alasan"}

    hasil = temuan(attrs.evolve(tercetak, tidak_dijalankan=tanda), standar_bawaan()[tercetak.kunci])

    assert hasil == [
        "prosedur 1: ditandai tidak dijalankan, padahal terwujud",
        "Prosedur 99: ditandai, padahal tidak tercetak",
    ]
