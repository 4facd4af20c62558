"""Which version answers on which day, and what is said when none does."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.katalog.bacaan_lain import menurut
from tests.katalog.bahan import BERKAS, INDUK, SK, Contoh

from dinsos_adapters.katalog import (
    JenisMasalah,
    KatalogRusak,
    KatalogToml,
    muat_katalog,
    periksa_katalog,
)
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan

SK2 = f"{INDUK}/sk-2-2026"
KEPUTUSAN2 = """
nomor = "2"
tahun = 2026
tentang = "Standar Pelayanan"
tanggal = 2026-03-01
mencabut = ["sk-1-2025"]
[bersama.pengaduan]
kanal = []
"""


def halangan(katalog: KatalogToml, instansi: str, layanan: str, pada: date) -> Halangan:
    (satu,) = katalog.standar(instansi, layanan, pada).failure()
    return satu


@pytest.fixture
def dua_versi(contoh: Contoh) -> KatalogToml:
    """The same service under two decrees, the second revoking the first on 1 March 2026."""
    contoh.tulis(f"{SK2}/keputusan.toml", KEPUTUSAN2)
    contoh.tulis(f"{SK2}/izin-contoh.toml", contoh.baca(BERKAS["layanan"]))
    return muat_katalog(contoh.akar)


@pytest.mark.parametrize(
    ("pada", "kode"),
    [
        (date(2025, 1, 2), "sk-1-2025"),
        (date(2026, 2, 28), "sk-1-2025"),
        (date(2026, 3, 1), "sk-2-2026"),
        (date(9999, 12, 31), "sk-2-2026"),
    ],
)
def test_keputusan_pencabut_mengakhiri_sehari_sebelum_mulainya(
    dua_versi: KatalogToml, pada: date, kode: str
) -> None:
    """The last day of the old version is the day before the new one begins."""
    assert dua_versi.standar(INDUK, "izin-contoh", pada).unwrap().keputusan.kode == kode


def test_sebelum_keputusan_pertama_disebut_semua_masanya(dua_versi: KatalogToml) -> None:
    """No version in force: the periods that exist are named."""
    satu = halangan(dua_versi, INDUK, "izin-contoh", date(2025, 1, 1))

    assert satu.kode is KodeHalangan.STANDAR_TIDAK_BERLAKU
    assert satu.rincian["periode"] == (
        "2025-01-02/2026-02-28 (sk-1-2025)",
        "2026-03-01/.. (sk-2-2026)",
    )


@given(pada=st.dates())
def test_paling_banyak_satu_versi_berlaku_pada_satu_hari(bawaan: KatalogToml, pada: date) -> None:
    """On every day there is one answer or one refusal, and the version is in force that day."""
    for layanan in ("santunan-kematian", "pengangkatan-anak"):
        hasil = bawaan.standar("banjarmasin", layanan, pada)
        if pada < date(2024, 6, 10):
            assert hasil.failure()[0].kode is KodeHalangan.STANDAR_TIDAK_BERLAKU
        else:
            assert hasil.unwrap().keputusan.kode == "sk-093-2024"


def test_instansi_atau_layanan_salah_ketik_ditawari_yang_terdekat(bawaan: KatalogToml) -> None:
    """An unknown name comes back with the nearest one and with all that exist."""
    instansi = halangan(bawaan, "banjarmasim", "santunan-kematian", date(2026, 1, 1))
    layanan = halangan(bawaan, "banjarmasin", "santunan-kematin", date(2026, 1, 1))

    assert instansi.kode is KodeHalangan.INSTANSI_TIDAK_DIKENAL
    assert instansi.rincian["mirip"] == "banjarmasin"
    assert layanan.kode is KodeHalangan.LAYANAN_TIDAK_DIKENAL
    assert layanan.rincian["mirip"] == "santunan-kematian"
    assert "pengangkatan-anak" in layanan.rincian["pilihan"]  # type: ignore[operator]  # a tuple here


def test_sk_080_berakhir_sehari_sebelum_sk_093(bawaan: KatalogToml) -> None:
    """SK 093/2024 is in force from its own date, 10 June 2024, and revokes SK 080/2023."""
    semua = [s for s in bawaan.semua() if s.keputusan.kode == "sk-093-2024"]

    assert {4, 12} <= {s.nomor_urut for s in semua}
    assert all(s.keputusan.mencabut == ("sk-080-2023",) for s in semua)
    assert all(s.keputusan.berlaku_dari == date(2024, 6, 10) for s in semua)


@pytest.mark.parametrize("layanan", ["kedaruratan-ppks", "rumah-singgah-penerimaan"])
@pytest.mark.parametrize(
    ("pada", "kode"),
    [
        (date(2023, 1, 1), "sk-080-2023"),
        (date(2024, 6, 9), "sk-080-2023"),
        (date(2024, 6, 10), "sk-093-2024"),
        (date(2030, 1, 1), "sk-093-2024"),
    ],
)
def test_layanan_di_kedua_sk_beralih_pada_10_juni_2024(
    bawaan: KatalogToml, layanan: str, pada: date, kode: str
) -> None:
    assert bawaan.standar("banjarmasin", layanan, pada).unwrap().keputusan.kode == kode


@pytest.mark.parametrize(
    ("kode", "dari", "sampai"),
    [
        ("sk-080-2023", date(2023, 1, 1), date(2024, 6, 9)),
        ("standar-2021", date(2021, 12, 31), None),
        ("sk-9-2021", date(2021, 1, 31), None),
    ],
)
def test_awal_yang_tak_tercetak_diperkirakan_dan_tidak_lebih_awal(
    bawaan: KatalogToml, kode: str, dari: date, sampai: date | None
) -> None:
    """Tafsir 28 and 29: the pages of 2023 print no date, Palangka Raya no day; Garut's standard is
    no older than the end of the year of the youngest rule it cites."""
    satu = next(s for s in bawaan.semua() if s.keputusan.kode == kode)
    sk = satu.keputusan

    assert (sk.berlaku_dari, sk.berlaku_sampai) == (dari, sampai)
    assert (sk.tanggal, sk.perkiraan) == (None, True)
    sehari_sebelum = dari - timedelta(days=1)
    assert bawaan.standar(satu.instansi.kode, satu.layanan, sehari_sebelum).failure()


def test_sk_palangka_raya_dapat_dibaca_mulai_awal_januari() -> None:
    katalog = menurut("palangka-raya", "tanggal-sk-palangka-raya", "awal-januari")

    sk = katalog.standar("palangka-raya", "usulan-dtks", date(2021, 1, 1)).unwrap().keputusan

    assert (sk.berlaku_dari, sk.perkiraan) == (date(2021, 1, 1), True)
    assert sk.nomor == "9/SEKRE-01-SK/SOS/I/2021"


def test_instansi_di_wilayah_dan_zona_waktunya(bawaan: KatalogToml) -> None:
    letak = {kode: (satu.wilayah, satu.zona) for kode, satu in bawaan.instansi.items()}

    assert letak == {
        "banjarmasin": ("63.71", "Asia/Makassar"),
        "garut": ("32.05", "Asia/Jakarta"),
        "palangka-raya": ("62.71", "Asia/Pontianak"),
    }


def test_dua_versi_pada_hari_yang_sama_ditolak(contoh: Contoh) -> None:
    """A second decree that does not revoke the first leaves two answers for one day."""
    contoh.tulis(f"{SK2}/keputusan.toml", KEPUTUSAN2.replace('mencabut = ["sk-1-2025"]', ""))
    contoh.tulis(f"{SK2}/izin-contoh.toml", contoh.baca(BERKAS["layanan"]))

    (masalah,) = periksa_katalog(contoh.akar)

    assert masalah.jenis is JenisMasalah.VERSI_BERTINDIH
    assert masalah.ditemukan == "izin-contoh: sk-1-2025 dan sk-2-2026"


def test_keputusan_tidak_mencabut_yang_lebih_baru(contoh: Contoh) -> None:
    """A revocation that would end a decree before it began is a mistake."""
    contoh.tulis(f"{SK2}/keputusan.toml", KEPUTUSAN2.replace("2026-03-01", "2025-01-02"))

    (masalah,) = periksa_katalog(contoh.akar)

    assert (masalah.jenis, masalah.kunci) == (JenisMasalah.NILAI_SALAH, "mencabut")


def test_keputusan_di_luar_katalog_dicabut_dengan_nomornya(contoh: Contoh) -> None:
    """A number with a slash is a decree we do not hold, not a mistyped code."""
    contoh.ganti(BERKAS["keputusan"], "tahun = 2025", 'tahun = 2025\nmencabut = "76/SOS/XII/2019"')

    assert muat_katalog(contoh.akar).semua()[0].keputusan.mencabut == ("76/SOS/XII/2019",)


def test_keputusan_baru_instansi_bawaan_berdampingan(bawaan: KatalogToml, contoh: Contoh) -> None:
    """An agency of the built-in catalogue adds its own new decree without copying the rest."""
    baru = contoh.akar / "tambahan"
    contoh.tulis(
        "tambahan/banjarmasin/sk-1-2026/keputusan.toml",
        KEPUTUSAN2.replace("sk-1-2025", "sk-093-2024"),
    )
    contoh.tulis(
        "tambahan/banjarmasin/sk-1-2026/izin-contoh.toml",
        contoh.baca(BERKAS["layanan"]).replace('unit = "umum"', 'unit = "rehsos"'),
    )

    katalog = muat_katalog(baru, dengan_bawaan=True)

    def pada(layanan: str, hari: date) -> bool:
        return katalog.standar("banjarmasin", layanan, hari).map(bool).value_or(False)

    assert pada("santunan-kematian", date(2026, 2, 28))
    assert not pada("santunan-kematian", date(2026, 3, 1))
    assert pada("izin-contoh", date(2026, 3, 1))
    assert katalog.versi == f"{bawaan.versi}+tanpa-versi"


def test_instansi_toml_sendiri_menggantikan_yang_bawaan(contoh: Contoh) -> None:
    """Its readings, letterhead and hours are then those of the agency's own file."""
    contoh.tulis(
        "lain/banjarmasin/instansi.toml",
        contoh.baca(BERKAS["instansi"]).replace("umum", "linjamsos"),
    )

    masalah = periksa_katalog(contoh.akar / "lain", dengan_bawaan=True)

    # The built-in standards name units that the agency's own file no longer has.
    assert {m.kunci for m in masalah} == {"unit"}
    assert "rehsos" in {m.ditemukan for m in masalah}
    assert "linjamsos" not in {m.ditemukan for m in masalah}


def test_direktori_satu_instansi_juga_diterima(contoh: Contoh) -> None:
    """The path may lead to the agency itself instead of to the directory above it."""
    katalog = muat_katalog(contoh.akar / INDUK)

    assert list(katalog.instansi) == [INDUK]
    assert [s.layanan for s in katalog.semua()] == ["izin-contoh"]


def test_kode_keputusan_ganda_dari_dua_direktori(contoh: Contoh) -> None:
    """Two directories that both hold one decree contradict each other."""
    contoh.tulis(f"lain/{SK}/keputusan.toml", contoh.baca(BERKAS["keputusan"]))

    masalah = periksa_katalog(contoh.akar / INDUK, contoh.akar / "lain")

    assert [(m.jenis, m.ditemukan) for m in masalah] == [(JenisMasalah.KODE_GANDA, "sk-1-2025")]


def test_versi_katalog_dari_berkasnya(contoh: Contoh) -> None:
    """The catalogue's version is its own, and must look like one."""
    contoh.tulis("VERSI", "2.1.0\n")
    assert muat_katalog(contoh.akar).versi == "2.1.0"

    contoh.tulis("VERSI", "dua satu")
    with pytest.raises(KatalogRusak):
        muat_katalog(contoh.akar)
