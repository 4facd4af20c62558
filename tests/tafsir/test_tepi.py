"""The readings of ages, spouses, children, dates and stays at their very borders, in each standard
that relies on them."""

from datetime import date, timedelta

import pytest
from tests.katalog.bacaan_lain import katalog
from tests.tafsir.tanya import berlaku, jam, syarat

SEHARI = timedelta(days=1)
ANGKAT = pytest.mark.parametrize(
    ("layanan", "usia", "anak"),
    [
        ("banjarmasin/pengangkatan-anak", "syarat-2", "syarat-5"),
        ("palangka-raya/calon-orang-tua-angkat", "usia", "jumlah-anak"),
    ],
)
YA, TIDAK = "terpenuhi", "tidak terpenuhi"


def pilih(kode: str, bacaan: str) -> dict[str, str]:
    assert bacaan in {b.kode for b in katalog().tafsir("").entri[kode].bacaan}
    return {kode: bacaan}


@pytest.mark.parametrize(
    ("bacaan", "pertama"),
    [
        ("lebih-dari-60", date(2027, 6, 20)),
        ("sehari-sesudah-ulang-tahun", date(2026, 6, 21)),
        ("mulai-60", date(2026, 6, 20)),
    ],
)
def test_di_atas_60_mulai_pada_hari_menurut_bacaannya(bacaan: str, pertama: date) -> None:
    """Born 20 June 1966: entry 16."""

    def pada(hari: date) -> str:
        fakta = {"subjek.tanggal_lahir": "1966-06-20"}
        tanya = syarat("palangka-raya/rujukan-lansia", "usia", fakta, hari)
        return tanya(pilih("di-atas-60", bacaan))

    assert (pada(pertama - SEHARI), pada(pertama)) == (TIDAK, YA)


@ANGKAT
@pytest.mark.parametrize(
    ("bacaan", "terakhir"),
    [("genap-tahun", date(2027, 6, 19)), ("ulang-tahun", date(2026, 6, 20))],
)
def test_batas_atas_55_tahun_berakhir_pada_hari_menurut_bacaannya(
    layanan: str, usia: str, anak: str, bacaan: str, terakhir: date
) -> None:
    """Born 20 June 1971: entry 17. The lower bound is the 30th birthday under either."""

    def pada(lahir: str, hari: date) -> str:
        fakta = {"pemohon": [{"tanggal_lahir": lahir}]}
        return syarat(layanan, usia, fakta, hari)(pilih("batas-atas-usia", bacaan))

    assert (pada("1971-06-20", terakhir), pada("1971-06-20", terakhir + SEHARI)) == (YA, TIDAK)
    muda = date(2026, 6, 20)
    assert (pada("1996-06-20", muda - SEHARI), pada("1996-06-20", muda)) == (TIDAK, YA)


@ANGKAT
@pytest.mark.parametrize(
    ("bacaan", "harapan"),
    [("kedua-pasangan", [TIDAK, TIDAK]), ("pemohon", [TIDAK, YA])],
)
def test_usia_siapa_hanya_membebaskan_pasangan_pemohon(
    layanan: str, usia: str, anak: str, bacaan: str, harapan: list[str]
) -> None:
    """Entry 18: the first applicant is who applies. The husband too old, then the wife."""

    def tua(ke: int) -> str:
        lahir = ["1960-01-01" if n == ke else "1990-01-01" for n in range(2)]
        fakta = {"pemohon": [{"tanggal_lahir": satu} for satu in lahir]}
        return syarat(layanan, usia, fakta)(pilih("usia-siapa", bacaan))

    assert [tua(0), tua(1)] == harapan


@ANGKAT
@pytest.mark.parametrize(
    ("bacaan", "harapan"),
    [("kandung-dan-angkat", [YA, YA, TIDAK, TIDAK]), ("kandung", [YA, YA, YA, TIDAK])],
)
def test_satu_anak_menghitung_anak_menurut_bacaannya(
    layanan: str, usia: str, anak: str, bacaan: str, harapan: list[str]
) -> None:
    """Entry 20: none; one; one of each kind; two of one's own."""
    semua = [(0, 0), (1, 1), (2, 1), (2, 2)]

    hasil = [
        syarat(layanan, anak, {"jumlah_anak": jumlah, "jumlah_anak_kandung": kandung})(
            pilih("satu-anak", bacaan)
        )
        for jumlah, kandung in semua
    ]

    assert hasil == harapan


@pytest.mark.parametrize(
    ("bacaan", "pertama"),
    [("akhir-januari", date(2021, 1, 31)), ("awal-januari", date(2021, 1, 1))],
)
def test_sk_palangka_raya_berlaku_sejak_tanggal_menurut_bacaannya(
    bacaan: str, pertama: date
) -> None:
    """Entry 28, and every one of its standards."""
    pilihan = pilih("tanggal-sk-palangka-raya", bacaan)
    layanan = {s.layanan for s in katalog().semua() if s.keputusan.kode == "sk-9-2021"}

    for satu in layanan:
        nama = f"palangka-raya/{satu}"
        assert berlaku(nama, pertama)(pilihan).startswith("berlaku sejak")
        assert berlaku(nama, pertama - SEHARI)(pilihan).startswith("tidak ada standar")


@ANGKAT
@pytest.mark.parametrize(
    ("bacaan", "pertama"), [("1-maret", date(2026, 3, 1)), ("28-februari", date(2026, 2, 28))]
)
def test_yang_lahir_29_februari_genap_menurut_bacaannya(
    layanan: str, usia: str, anak: str, bacaan: str, pertama: date
) -> None:
    """Entry 36, in a common year; in a leap year on the day itself under either."""

    def pada(lahir: str, hari: date) -> str:
        fakta = {"pemohon": [{"tanggal_lahir": lahir}]}
        return syarat(layanan, usia, fakta, hari)(pilih("kabisat", bacaan))

    assert (pada("1996-02-29", pertama - SEHARI), pada("1996-02-29", pertama)) == (TIDAK, YA)
    kabisat = date(2028, 2, 29)
    assert pada("1972-02-29", kabisat - SEHARI) == YA  # 55 until the day before the 56th birthday
    assert pada("1972-02-29", kabisat) == TIDAK


@pytest.mark.parametrize(
    ("bacaan", "pertama"),
    [("hari-masuk-nol", date(2026, 6, 23)), ("hari-masuk-satu", date(2026, 6, 22))],
)
def test_lebih_dari_21_hari_mulai_pada_hari_menurut_bacaannya(bacaan: str, pertama: date) -> None:
    """Entered on 1 June 2026: entry 14."""

    def pada(hari: date) -> str:
        subjek = {
            "tanggal_masuk_singgah": "2026-06-01",
            "sudah_diintervensi": False,
            "siap_terminasi": False,
        }
        layanan = "banjarmasin/rumah-singgah-terminasi"
        tanya = syarat(layanan, "siap-atau-lama", {"subjek": subjek}, hari)
        return tanya(pilih("lama-tinggal", bacaan))

    assert (pada(pertama - SEHARI), pada(pertama)) == (TIDAK, YA)


@pytest.mark.parametrize(
    ("bacaan", "setempat", "harapan"),
    [
        ("belum-dapat-dinilai", "islam", "belum dapat dinilai"),
        ("agama-setempat", "islam", YA),
        ("agama-setempat", "kristen", TIDAK),
    ],
)
@pytest.mark.parametrize(
    ("layanan", "kode"),
    [
        ("banjarmasin/pengangkatan-anak", "syarat-3"),
        ("palangka-raya/calon-orang-tua-angkat", "seagama"),
    ],
)
def test_agama_anak_yang_diketahui_menentukan_menurut_bacaan_apa_pun(
    layanan: str, kode: str, bacaan: str, setempat: str, harapan: str
) -> None:
    """Entry 41: a Christian child found where most are Muslim is no Muslim's to adopt."""
    pilihan = pilih("agama-anak", bacaan)
    pemohon = [{"agama": "islam"}]

    def anak(**isi: str) -> str:
        return syarat(layanan, kode, {"pemohon": pemohon, "anak": isi})(pilihan)

    assert anak(agama_setempat=setempat) == harapan
    assert anak(agama="kristen", agama_setempat="islam") == TIDAK
    assert anak(agama="islam", agama_setempat="kristen") == YA


def test_bacaan_klaim_tidak_menggeser_batas_lain_yang_mengikat_warga() -> None:
    """Entry 9 reads the claim of 30 days alone; a report of 7 days due on a Sunday stays there."""
    tanya = jam(
        "banjarmasin/izin-pub",
        "waktu-laporan-pub-segera",
        ("diajukan", "2026-06-01 09:00"),
        ("disetujui", "2026-06-02 09:00"),
        tanggal_mulai={"tanggal_akhir_pub": date(2026, 6, 21)},
        varian="segera",
    )

    bawaan = tanya({})

    assert "Minggu, 28 Juni 2026" in bawaan
    assert tanya(pilih("klaim-hari-libur", "geser-ke-hari-kerja")) == bawaan
