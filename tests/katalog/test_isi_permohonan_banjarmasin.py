"""Banjarmasin SK 093/2024 nos. 1, 2, 3, 5, 6, 7, 8 against what the decree prints.

Labels, limits, roles and branches here are read off the document, never off the catalogue.
"""

from datetime import date
from typing import Any

import pytest

from dinsos_adapters.katalog import KatalogToml, muat_katalog
from dinsos_core.domain.prosedur.alur import hasil_mungkin
from dinsos_core.domain.standar.jalur import urai_jalur
from dinsos_core.domain.standar.kosakata import SumberFakta
from dinsos_core.domain.standar.model import JenisLangkah, StandarPelayanan

PADA = date(2026, 11, 2)
BAGAN = {"bagan"}


def rentang(dari: int, sampai: int) -> set[str]:
    return {str(n) for n in range(dari, sampai + 1)}


NOMOR = {
    "verifikasi-segera": 1,
    "usulan-jkn": 2,
    "data-kesos": 3,
    "rutilahu": 5,
    "pemulangan-orang-terlantar": 6,
    "izin-pub": 7,
    "izin-lks": 8,
}

# Conditions hidden in another component are labelled with it; “–” is printed without a number.
SYARAT: dict[str, set[str]] = {
    "verifikasi-segera": {"–"},
    "usulan-jkn": rentang(1, 3) | {"Administrasi 1"},
    "data-kesos": {"–"},
    "rutilahu": rentang(1, 2) | {"Prosedur 3"},
    "pemulangan-orang-terlantar": {"–"},
    "izin-pub": set(),
    "izin-lks": {"Prosedur 3", "Prosedur 4", "Prosedur 4.b"},
}

DOKUMEN: dict[str, set[str]] = {
    "verifikasi-segera": rentang(1, 2),
    "usulan-jkn": rentang(1, 2),
    "data-kesos": {"1"},
    "rutilahu": rentang(1, 9),
    "pemulangan-orang-terlantar": rentang(1, 3),
    "izin-pub": rentang(1, 3) | {"3.a", "3.b", "3.c", "3.d"},
    "izin-lks": rentang(1, 7),
}

LANGKAH: dict[str, set[str]] = {
    "verifikasi-segera": rentang(1, 7) | BAGAN,
    "usulan-jkn": rentang(1, 8) | BAGAN,
    "data-kesos": rentang(1, 5) | BAGAN,
    "rutilahu": rentang(1, 5) | BAGAN,
    # 9 belongs to the older variant, which is not run (tafsir 33).
    "pemulangan-orang-terlantar": rentang(1, 8) | {"4.a"} | BAGAN,
    "izin-pub": rentang(1, 6) | BAGAN,
    "izin-lks": rentang(1, 5) | {"4.a", "4.b"} | BAGAN,
}

# Who acts, by printed label of the step.
PELAKU: dict[str, dict[str, set[str]]] = {
    "verifikasi-segera": {
        "1": {"pemohon"},
        "2": {"petugas_loket"},
        "3": {"back_office"},
        "4": {"petugas_verval", "fasilitator"},
        "5": {"back_office"},
        "6": {"pekerja_sosial", "kepala_bidang"},
        "7": {"petugas_loket"},
    },
    "usulan-jkn": {
        "1": {"pemohon"},
        "2": {"petugas_loket"},
        "3": {"back_office"},
        "4": {"petugas_verval", "fasilitator"},
        "5": {"back_office"},
        "6": {"pekerja_sosial", "kabid_pdik"},
        "7": {"operator"},
        "8": {"petugas"},
    },
    "data-kesos": {
        "1": {"pemohon"},
        "2": {"petugas_administrasi"},
        "3": {"pekerja_sosial"},
        "4": {"kepala_dinas"},
        "5": {"pekerja_sosial"},
    },
    "rutilahu": {
        "1": {"pemohon"},
        "2": {"petugas_verifikasi"},
        "3": {"pendamping"},
        "4": {"pekerja_sosial", "kepala_bidang"},
        "5": {"operator"},
    },
    "pemulangan-orang-terlantar": {
        "1": {"pemohon"},
        "2": {"petugas"},
        "3": {"peksos_linjamsos", "kabid_linjamsos"},
        "4.a": {"petugas"},
        "6": {"petugas"},
    },
    "izin-pub": {
        "1": {"pemohon"},
        "2": {"petugas"},
        "3": {"kabid_dayasos"},
        "4": {"petugas", "pemohon"},
        "5": {"petugas", "kepala_dinas"},
        "6": {"petugas", "pemohon"},
    },
    "izin-lks": {
        "1": {"pemohon"},
        "2": {"petugas_loket"},
        "3": {"tim_dayasos"},
        "4": {"kabid_dayasos", "tim_dayasos", "kepala_dinas"},
        "5": {"petugas_loket"},
    },
}

# Words of the limit, the mark that starts it, the one that stops it.
WAKTU: dict[tuple[str, str | None], set[tuple[str, str, str]]] = {
    ("verifikasi-segera", None): {("1 hari kerja", "diajukan", "sampaikan")},
    ("usulan-jkn", "apbd"): {("1 bulan", "berkas_lengkap", "usul-bpjs")},
    ("usulan-jkn", "pbi-apbn"): {("1 bulan", "berkas_lengkap", "usul-siks-ng")},
    ("data-kesos", None): {("3-14 hari kerja", "berkas_lengkap", "serahkan")},
    ("rutilahu", None): {
        ("30 hari kerja", "berkas_lengkap", "tentukan"),
        ("jadwal luar: entri SIPD dari BAPPEDA Litbang dan BPKPAD", "disetujui", "input-sipd"),
    },
    ("pemulangan-orang-terlantar", "dalam-provinsi"): {("30 menit", "berkas_lengkap", "terbit")},
    ("pemulangan-orang-terlantar", "luar-provinsi"): {("30 menit", "berkas_lengkap", "terbit")},
    ("izin-pub", "umum"): {
        ("3 hari kerja", "berkas_lengkap", "terbitkan"),
        ("3 bulan", "fakta:tanggal_akhir_pub", "laporan"),
    },
    ("izin-pub", "segera"): {
        ("3 hari kerja", "berkas_lengkap", "terbitkan"),
        ("7 hari kalender", "fakta:tanggal_akhir_pub", "laporan"),
    },
    ("izin-lks", "terdaftar"): {("4 hari kerja", "berkas_lengkap", "terbitkan")},
    ("izin-lks", "operasional"): {("14 hari kerja", "berkas_lengkap", "terbitkan")},
}

# Components 7, 9, 11, 12 and 14 by label; 11 is the number of people.
PENGELOLAAN: dict[str, tuple[set[str], set[str], int, set[str], set[str]]] = {
    "verifikasi-segera": (rentang(1, 4), rentang(1, 4), 6, rentang(1, 3), rentang(1, 2)),
    "usulan-jkn": (rentang(1, 3), rentang(1, 6), 6, rentang(1, 3), rentang(1, 2)),
    "data-kesos": (rentang(1, 3), rentang(1, 4), 7, rentang(1, 3), rentang(1, 2)),
    "rutilahu": (rentang(1, 3), rentang(1, 3), 5, rentang(1, 3), rentang(1, 2)),
    "pemulangan-orang-terlantar": (
        rentang(1, 4),
        rentang(1, 3),
        4,
        rentang(1, 3),
        rentang(1, 2),
    ),
    "izin-pub": (rentang(1, 10), rentang(1, 3), 4, {"1", "2", "5"}, {"3", "–"}),
    "izin-lks": (rentang(1, 2), rentang(1, 3), 4, rentang(1, 3), rentang(1, 2)),
}

# What the decree leaves out but the work needs.
MILIK_KAMI: dict[str, set[str]] = {
    "data-kesos": {"periksa", "terbitkan", "beri-tahu-penolakan"},
    "izin-pub": {"terbitkan"},
    "izin-lks": {"terbitkan"},
}


def standar(katalog: KatalogToml, layanan: str, varian: str | None = None) -> StandarPelayanan:
    return katalog.standar("banjarmasin", layanan, PADA).unwrap().untuk_varian(varian)


def dengan_bacaan(**pilihan: str) -> KatalogToml:
    return muat_katalog(
        bacaan={"banjarmasin": {k.replace("_", "-"): v for k, v in pilihan.items()}}
    )


def label(item: tuple[Any, ...]) -> set[str]:
    return {satu for butir in item for satu in butir.butir}


@pytest.mark.parametrize("layanan", NOMOR)
def test_setiap_label_tercetak_terwujud_dan_tak_ada_yang_lain(
    bawaan: KatalogToml, layanan: str
) -> None:
    """Requirements and steps, list and flowchart."""
    isi = standar(bawaan, layanan)

    assert isi.nomor_urut == NOMOR[layanan]
    assert label(isi.syarat) == SYARAT[layanan]
    assert label(isi.dokumen) == DOKUMEN[layanan]
    assert label(isi.langkah) == LANGKAH[layanan]


@pytest.mark.parametrize("layanan", NOMOR)
def test_setiap_langkah_tercetak_dikerjakan_peran_yang_disebut(
    bawaan: KatalogToml, layanan: str
) -> None:
    langkah = standar(bawaan, layanan).langkah

    nyata = {
        butir: {peran for satu in langkah if butir in satu.butir for peran in satu.oleh}
        for butir in PELAKU[layanan]
    }
    assert nyata == PELAKU[layanan]


@pytest.mark.parametrize(("layanan", "varian"), WAKTU)
def test_batas_waktu_dengan_awal_dan_akhirnya(
    bawaan: KatalogToml, layanan: str, varian: str | None
) -> None:
    """Each limit with the marks that start and stop it; hidden ones included."""
    waktu = standar(bawaan, layanan, varian).waktu

    nyata = {(str(satu.batas), satu.mulai, satu.selesai) for satu in waktu}
    assert nyata == WAKTU[layanan, varian]


@pytest.mark.parametrize("layanan", NOMOR)
def test_pengelolaan_pelayanan_menurut_labelnya(bawaan: KatalogToml, layanan: str) -> None:
    """Legal basis, competence, number of people, guarantees, evaluation; free of charge."""
    isi = standar(bawaan, layanan)
    hukum, kompetensi, orang, jaminan, evaluasi = PENGELOLAAN[layanan]

    assert label(isi.dasar_hukum) == hukum
    assert label(isi.kompetensi) == kompetensi
    assert isi.jumlah_pelaksana is not None
    assert (isi.jumlah_pelaksana.minimal, isi.jumlah_pelaksana.maksimal) == (orang, orang)
    assert label(isi.jaminan) == jaminan
    assert label(isi.evaluasi) == evaluasi
    assert isi.sarana
    assert isi.pengawasan
    assert isi.keamanan
    assert isi.biaya is not None
    assert isi.biaya.rupiah == 0


@pytest.mark.parametrize("layanan", NOMOR)
def test_yang_tidak_tercetak_ditandai_milik_kami(bawaan: KatalogToml, layanan: str) -> None:
    isi = standar(bawaan, layanan)
    semua: tuple[Any, ...] = (*isi.syarat, *isi.dokumen, *isi.langkah)

    assert {x.kode for x in semua if x.milik_kami} == MILIK_KAMI.get(layanan, set())


@pytest.mark.parametrize("layanan", NOMOR)
def test_kanal_pengaduan_dan_responnya(bawaan: KatalogToml, layanan: str) -> None:
    """Three working days; no. 8 prints its channels without the letters a and b; no. 1 misspells
    the office's domain, which stands with its erratum."""
    pengaduan = standar(bawaan, layanan).pengaduan
    assert pengaduan is not None
    assert pengaduan.respon is not None
    huruf = {("1",)} if layanan == "izin-lks" else {("1.a",), ("1.b",)}
    salah_cetak = {k.alamat: k.erata for k in pengaduan.kanal if k.erata}

    assert str(pengaduan.respon.batas) == "3 hari kerja"
    assert [k.jenis for k in pengaduan.kanal] == ["kotak", "email", "website", "wa", "lisan"]
    assert {k.butir for k in pengaduan.kanal} == huruf
    assert salah_cetak == (
        {"www.dinsos.banjarmasinikota.go.id": "www.dinsos.banjarmasinkota.go.id"}
        if layanan == "verifikasi-segera"
        else {}
    )


@pytest.mark.parametrize(("layanan", "varian"), WAKTU)
def test_penolakan_sampai_kepada_pemohon(
    bawaan: KatalogToml, layanan: str, varian: str | None
) -> None:
    """From the determination a refusal leads to a step that informs, and there it ends."""
    isi = standar(bawaan, layanan, varian)
    (penetapan,) = [x for x in isi.langkah if x.jenis is JenisLangkah.PENETAPAN]
    memberi_tahu = isi.cari_langkah(hasil_mungkin(penetapan)["tolak"])

    assert memberi_tahu is not None
    assert memberi_tahu.jenis is JenisLangkah.INFORMASIKAN
    assert (memberi_tahu.lompatan, memberi_tahu.lanjut) == (True, "akhir")


@pytest.mark.parametrize(
    ("layanan", "varian", "sistem"),
    [
        ("verifikasi-segera", None, {"siks_ng", "bpjs"}),
        ("usulan-jkn", "apbd", {"siks_ng", "bpjs"}),
        ("usulan-jkn", "pbi-apbn", {"siks_ng", "bpjs", "kemensos"}),
        ("data-kesos", None, set()),
        ("rutilahu", None, {"sipd"}),
        ("pemulangan-orang-terlantar", "dalam-provinsi", {"dinsos_tujuan"}),
        ("pemulangan-orang-terlantar", "luar-provinsi", {"dinsos_provinsi"}),
        ("izin-pub", "umum", {"kepolisian", "satpol_pp"}),
        ("izin-pub", "segera", {"kepolisian", "satpol_pp"}),
        ("izin-lks", "operasional", set()),
    ],
)
def test_pihak_luar_yang_terlibat(
    bawaan: KatalogToml, layanan: str, varian: str | None, sistem: set[str]
) -> None:
    """The other systems and offices, each variant its own."""
    langkah = standar(bawaan, layanan, varian).langkah

    assert {x.sistem for x in langkah if x.sistem} == sistem


def test_yang_dinyatakan_petugas_hanya_yang_harus_dilihat_orang(bawaan: KatalogToml) -> None:
    """Unfitness of a house, ability of an institution; everything else is computed."""
    fakta = bawaan.kosakata.fakta
    dinyatakan = {
        (layanan, satu.uji, fakta[urai_jalur(satu.fakta).kode].sumber, satu.parameter["oleh"])
        for layanan in NOMOR
        for satu in standar(bawaan, layanan).syarat
        if satu.uji == "atestasi"
    }

    assert dinyatakan == {
        ("rutilahu", "atestasi", SumberFakta.ATESTASI, ("pendamping",)),
        ("izin-lks", "atestasi", SumberFakta.ATESTASI, ("tim_dayasos",)),
    }


@pytest.mark.parametrize(("layanan", "varian"), WAKTU)
def test_awal_batas_kantor_dapat_dipindah_ke_pengajuan(layanan: str, varian: str | None) -> None:
    """Tafsir 5, except the half hour of no. 6, whose beginning is tafsir 7."""
    isi = standar(dengan_bacaan(mulai_tenggat="pengajuan"), layanan, varian)

    lengkap = "berkas_lengkap" in {x.mulai for x in isi.waktu}
    assert lengkap is (layanan == "pemulangan-orang-terlantar")
