"""Every kind of mistake is named with its place, what is allowed and the nearest known name."""

import pytest
from tests.katalog.bahan import BERKAS, INDUK, SK, Contoh
from tests.katalog.kesalahan import SATU, Kesalahan

from dinsos_adapters.katalog import (
    JenisMasalah,
    KatalogRusak,
    MasalahKatalog,
    muat_katalog,
    periksa_katalog,
)
from dinsos_adapters.katalog.kata_uji import SETARA
from dinsos_core.domain.kelayakan.deklarasi import KodeMasalah

J = JenisMasalah


def test_contoh_tanpa_kesalahan_tidak_bermasalah(contoh: Contoh) -> None:
    """What the other tests break is sound to begin with."""
    assert periksa_katalog(contoh.akar) == ()


@pytest.mark.parametrize(
    "satu", SATU, ids=[f"{n:02d}-{s.jenis.value}-{s.kunci}" for n, s in enumerate(SATU)]
)
def test_satu_kesalahan_satu_masalah(contoh: Contoh, satu: Kesalahan) -> None:
    """Nothing is missed, and no mistake is reported a second time under another name."""
    contoh.ganti(BERKAS[satu.berkas], satu.lama, satu.baru)

    masalah = periksa_katalog(contoh.akar)

    assert [(m.jenis, m.kunci, m.saran) for m in masalah] == [satu[3:]], masalah


def test_sepuluh_kesalahan_sepuluh_masalah(contoh: Contoh) -> None:
    """All at once, over several files, with file and line where it is certain."""
    for berkas, lama, baru in (
        ("instansi", "Asia/Makassar", "Asia/Makasar"),
        ("instansi", '"63.71"', '"6371"'),
        ("keputusan", "tahun = 2025\n", ""),
        ("layanan", 'uji = "usia"', 'uji = "usai"'),
        ("layanan", '"5 tahun"', '"5 thn"'),
        ("layanan", '"tim_dinas"', '"tim_dina"'),
        ("layanan", "rangkap = 1", 'rangkap = "1"'),
        ("layanan", '"14 hari kerja"', '"14 hari krja"'),
        ("layanan", 'pokok = "anak"', 'pokok = "anka"'),
        ("layanan", "no = 1\n", "nomer = 1\n"),
    ):
        contoh.ganti(BERKAS[berkas], lama, baru)

    with pytest.raises(KatalogRusak) as rusak:
        muat_katalog(contoh.akar)

    masalah = rusak.value.masalah
    assert len(masalah) == 10
    assert {m.berkas.removeprefix(f"{contoh.akar}/") for m in masalah} == set(BERKAS.values())
    tim = next(m for m in masalah if m.ditemukan == "tim_dina")
    teks = contoh.baca(BERKAS["layanan"]).splitlines()
    assert tim.baris is not None
    assert "tim_dina" in teks[tim.baris - 1]
    assert str(rusak.value).count("\n- ") == 10


def test_pesan_dalam_dua_bahasa() -> None:
    """Found, expected and the nearest name are in both; the place comes first."""
    masalah = MasalahKatalog(
        jenis=J.NAMA_TAK_DIKENAL,
        berkas="a.toml",
        kunci="syarat[1].uji",
        baris=3,
        ditemukan="usai",
        diharapkan="usia, lama",
        saran="usia",
    )

    assert str(masalah) == (
        "a.toml:3: syarat[1].uji: nama tidak dikenal; ditemukan: usai; "
        "seharusnya: usia, lama; mungkin maksudnya: usia?"
    )
    assert masalah.pesan_en == (
        "unknown name; found: usai; expected: usia, lama; did you mean: usia?"
    )


@pytest.mark.parametrize("jenis", JenisMasalah)
def test_setiap_jenis_masalah_punya_kata_kata(jenis: JenisMasalah) -> None:
    """No kind of problem is reported without words in either language."""
    masalah = MasalahKatalog(jenis=jenis, berkas="a.toml")

    assert masalah.pesan
    assert masalah.pesan_en
    assert masalah.pesan != masalah.pesan_en


@pytest.mark.parametrize("kode", KodeMasalah)
def test_setiap_masalah_syarat_punya_nama_di_katalog(kode: KodeMasalah) -> None:
    """A mistake the tests of eligibility know never gets lost on the way here."""
    assert kode in SETARA or kode.value in set(JenisMasalah)


def test_toml_rusak_disebut_barisnya(contoh: Contoh) -> None:
    """A syntax error names the line; what stands in the other files is still checked."""
    contoh.tulis(BERKAS["layanan"], 'layanan = "izin-contoh"\nno = \n')
    contoh.ganti(BERKAS["instansi"], '"63.71"', '"6371"')

    masalah = {m.jenis: m for m in periksa_katalog(contoh.akar)}

    assert set(masalah) == {J.TOML_RUSAK, J.NILAI_SALAH}
    assert masalah[J.TOML_RUSAK].baris == 2


@pytest.mark.parametrize(
    ("isi", "jenis"),
    [
        (b"\xff\xfe", J.TAK_TERBACA),
        (b"a = " + b"[" * 5000, J.TOML_RUSAK),
        (b"a = " + b"9" * 5000, J.TOML_RUSAK),
        (b"a = 2025-02-30", J.TOML_RUSAK),
    ],
)
def test_berkas_yang_bukan_toml(contoh: Contoh, isi: bytes, jenis: JenisMasalah) -> None:
    """Bytes, nesting and numbers that the parser itself stumbles over."""
    contoh.tulis(BERKAS["layanan"], isi)

    assert [m.jenis for m in periksa_katalog(contoh.akar)] == [jenis]


def test_tanda_bom_dari_penyunting_windows_diterima(contoh: Contoh) -> None:
    """Notepad writes a byte order mark; that is nobody's mistake."""
    teks = contoh.baca(BERKAS["layanan"])
    contoh.tulis(BERKAS["layanan"], b"\xef\xbb\xbf" + teks.replace("\n", "\r\n").encode())

    assert periksa_katalog(contoh.akar) == ()


def test_direktori_yang_tidak_ada_atau_kosong(contoh: Contoh) -> None:
    """A mistyped path is a problem like any other."""
    (contoh.akar / "kosong").mkdir()

    hilang = periksa_katalog(contoh.akar / "salah-ketik")
    kosong = periksa_katalog(contoh.akar / "kosong")
    nol = periksa_katalog(contoh.akar / "a\0b")

    assert [m.jenis for m in hilang] == [J.TAK_TERBACA]
    assert [m.jenis for m in kosong] == [J.BERKAS_HILANG]
    assert [m.jenis for m in nol] == [J.TAK_TERBACA]


def test_nama_berkas_dan_direktori_diperiksa(contoh: Contoh) -> None:
    """A file that nobody would read is no silent loss."""
    teks = contoh.baca(BERKAS["layanan"])
    contoh.tulis("kosa_kata.toml", "")
    contoh.tulis(f"{INDUK}/intansi.toml", "")
    contoh.tulis(f"{SK}/Izin Lain.toml", teks)
    contoh.tulis("Kota Lain/instansi.toml", "")
    contoh.tulis(f"{INDUK}/sk-2-2026/izin-lain.toml", teks.replace("izin-contoh", "izin-lain"))

    masalah = {
        (m.jenis, m.berkas.removeprefix(f"{contoh.akar}/")) for m in periksa_katalog(contoh.akar)
    }

    assert masalah == {
        (J.BERKAS_TAK_DIKENAL, "kosa_kata.toml"),
        (J.BERKAS_TAK_DIKENAL, f"{INDUK}/intansi.toml"),
        (J.NILAI_SALAH, f"{SK}/Izin Lain.toml"),
        (J.NILAI_SALAH, "Kota Lain"),
        (J.BERKAS_HILANG, f"{INDUK}/sk-2-2026"),
    }


def test_kosakata_dan_register_sendiri_diperiksa(contoh: Contoh) -> None:
    """Own codes are added, never redefined; a broken vocabulary blames nobody who uses it."""
    contoh.tulis(
        "kosakata.toml",
        """
        [fakta]
        nama = { nama = ["Nama", "Name"], jenis = "teks" }
        hobi = { nama = ["Hobi"], jenis = "teks" }
        warna = { nama = ["Warna", "Colour"], jenis = "pilihan" }
        bentuk = { nama = ["Bentuk", "Shape"], jenis = "pilihan", pilihan = ["bulat", "lain"] }
        anggota = { nama = ["Anggota", "Member"], jenis = "keanggotaan" }
        skor = { nama = ["Skor", "Score"], jenis = "bilangan", sumber = "registri" }
        [fakta.daftar]
        nama = ["Daftar", "List"]
        jenis = "keanggotaan"
        sumber = "registri"
        registri = "dtkss"
        [peranan]
        """,
    )
    contoh.tulis(
        "tafsir.toml",
        """
        [kabisat]
        [baru]
        no = 36
        jenis = "P"
        soal = "?"
        bawaan = "y"
        bacaan.x = "X"
        """,
    )
    contoh.ganti(BERKAS["layanan"], ".tanggal_lahir", ".warna_rambut")

    masalah = [(m.jenis, m.kunci) for m in periksa_katalog(contoh.akar)]

    assert masalah == [
        (J.KUNCI_TAK_DIKENAL, "peranan"),
        (J.KODE_GANDA, "fakta.nama"),
        (J.JENIS_SALAH, "fakta.hobi"),
        (J.KUNCI_HILANG, "fakta.warna.pilihan"),
        (J.NAMA_TAK_DIKENAL, "fakta.bentuk.pilihan"),
        (J.NILAI_SALAH, "fakta.anggota.sumber"),
        (J.KUNCI_HILANG, "fakta.skor.registri"),
        (J.NAMA_TAK_DIKENAL, "fakta.daftar.registri"),
        (J.KODE_GANDA, "kabisat"),
        (J.KODE_GANDA, "baru.no"),
        (J.NAMA_TAK_DIKENAL, "baru.bawaan"),
    ]


def test_bacaan_yang_dipilih_harus_ada(contoh: Contoh) -> None:
    """Readings put in force from outside are checked like those of the file."""
    bacaan = {
        "kota-contoh": {"kabisat": "1-april", "kabisad": "1-maret"},
        "kota-conto": {"kabisat": "1-maret"},
    }

    masalah = periksa_katalog(contoh.akar, bacaan=bacaan)

    assert {(m.kunci, m.saran) for m in masalah} == {
        ("kota-contoh.kabisat", "1-maret"),
        ("kota-contoh.kabisad", "kabisat"),
        ("kota-conto", "kota-contoh"),
    }
