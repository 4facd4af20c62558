"""`dinsos kelayakan` and `dinsos fakta`: facts in a file judged, and which facts there are."""

import json
from pathlib import Path

import pytest
from tests.cli.bahan import dinsos

LAYANAN = "banjarmasin/pengangkatan-anak"
PADA = ("--pada", "2026-03-02")
ORANG = """
menikah = true
tanggal_nikah = 2015-01-17
jumlah_anak = 1
[[pemohon]]
tanggal_lahir = 1986-03-01
agama = "islam"
jenis_kelamin = "perempuan"
domisili = "63.71.05"
[[pemohon]]
tanggal_lahir = 1970-11-09
agama = "islam"
jenis_kelamin = "laki_laki"
domisili = "63.71.05"
[anak]
agama = "islam"
"""


@pytest.fixture
def berkas(tmp_path: Path) -> Path:
    tujuan = tmp_path / "orang.toml"
    tujuan.write_text(ORANG, encoding="utf-8")
    return tujuan


def test_saran_di_depan_lalu_tiap_syarat_dengan_butir_dan_alasannya(berkas: Path) -> None:
    keluaran = dinsos("kelayakan", LAYANAN, "--fakta", str(berkas), *PADA).keluaran

    saran, dua = keluaran.index("Saran: setujui"), keluaran.index("[2] Usia 30 sampai 55 tahun")
    assert saran < dua
    assert "TERPENUHI\n    Pemohon 1: Usia 40 tahun pada 2 Maret 2026; syaratnya" in keluaran[dua:]
    assert "kabisat = 1-maret" in keluaran


def test_bacaan_lain_dan_bahasa_lain(berkas: Path) -> None:
    """Under this reading the 55th birthday is the last day."""
    lain = ("--tafsir", "batas-atas-usia=ulang-tahun", "--bahasa", "en")
    jawaban = dinsos("kelayakan", LAYANAN, "--fakta", str(berkas), *PADA, *lain)

    assert jawaban.kode == 0
    assert "Advice: refuse" in jawaban.keluaran
    assert "no longer met since 10 November 2025" in jawaban.keluaran


@pytest.mark.parametrize(("anak", "saran"), [(0, "pass on to"), (2, "refuse")])
def test_syarat_yang_bukan_bagi_orangnya_menyebut_ke_mana_dan_mengapa(
    tmp_path: Path, anak: int, saran: str
) -> None:
    tujuan = tmp_path / "lajang.toml"
    tujuan.write_text(f"menikah = false\njumlah_anak = {anak}\n", encoding="utf-8")

    jawaban = dinsos("kelayakan", LAYANAN, "--fakta", str(tujuan), *PADA, "--bahasa", "en")

    kata = " ".join(jawaban.keluaran.split())
    assert f"Advice: {saran}" in kata
    assert (
        "DOES NOT APPLY Does not apply to applicants who are not married; passed on to the "
        "social affairs office of the Province of South Kalimantan, because a single parent needs "
        "the permission of the Minister of Social Affairs, which is delegated to the province."
    ) in kata


def test_tanda_urutan_bita_di_depan_tidak_mengganggu(berkas: Path, tmp_path: Path) -> None:
    """As Notepad saves it, on a counter's own computer."""
    bertanda = tmp_path / "bertanda.toml"
    bertanda.write_text(berkas.read_text("utf-8"), encoding="utf-8-sig")

    satu, dua = (
        dinsos("kelayakan", LAYANAN, "--fakta", str(nama), *PADA) for nama in (bertanda, berkas)
    )

    assert satu.keluaran == dua.keluaran
    assert satu.kode == 0


def test_json_dan_masukan_baku_memberi_hal_yang_sama(berkas: Path, tmp_path: Path) -> None:
    lain = tmp_path / "orang.json"
    lain.write_text(
        json.dumps(
            {
                "pemohon[0].tanggal_lahir": "1986-03-01",
                "pemohon[1].tanggal_lahir": "1970-11-09",
                "setiap pemohon.agama": "islam",
                "pemohon.jenis_kelamin": "perempuan",
                "pemohon[1].jenis_kelamin": "laki_laki",
                "setiap pemohon.domisili": "63.71.05",
                "anak": {"agama": "islam"},
                "menikah": True,
                "tanggal_nikah": "2015-01-17",
                "jumlah_anak": 1,
            }
        ),
        encoding="utf-8",
    )

    toml, menurut_jalur = (
        dinsos("kelayakan", LAYANAN, "--fakta", str(satu), *PADA, "--json").json
        for satu in (berkas, lain)
    )

    assert toml == menurut_jalur
    assert (toml["rekomendasi"], toml["pada"]) == ("setujui", "2026-03-02")
    assert {satu["kesimpulan"] for satu in toml["syarat"]} == {"terpenuhi"}
    assert toml["syarat"][1]["bagian"][1]["lokasi"] == "pemohon[1].tanggal_lahir"


@pytest.mark.parametrize(
    ("isi", "argumen", "kode", "kata"),
    [
        ("menikah = 3\nmenikh = true\n[ibu]\nagama = 'x'", (), 1, ["menikah", "menikh", "ibu"]),
        ("menikah = ", (), 1, ["bukan TOML atau JSON"]),
        ("", ("--pada", "1999-01-01"), 3, ["berlaku"]),
        ("", ("--tafsir", "kabist=x", "--tafsir", "kabisat=x"), 3, ["kabist", "28-februari"]),
        ("", ("--tafsir", "kabisat"), 2, ["KODE=BACAAN"]),
        ("", ("--bahasa", "jw"), 2, ["id atau en"]),
        ("", ("--varian", "x"), 3, ["arian"]),
    ],
)
def test_semua_yang_salah_disebut_sekaligus(
    berkas: Path, isi: str, argumen: tuple[str, ...], kode: int, kata: list[str]
) -> None:
    berkas.write_text(isi, encoding="utf-8")

    jawaban = dinsos("kelayakan", LAYANAN, "--fakta", str(berkas), *(argumen or PADA))

    assert jawaban.kode == kode
    assert [satu for satu in kata if satu not in jawaban.galat] == []
    assert jawaban.keluaran == ""


def test_berkas_yang_tidak_ada() -> None:
    assert dinsos("kelayakan", LAYANAN, "--fakta", "tiada.toml", *PADA).kode == 3


def test_berkas_fakta_wajib_disebut() -> None:
    jawaban = dinsos("kelayakan", LAYANAN, *PADA)

    assert jawaban.kode == 2
    assert "--fakta" in jawaban.galat


def test_berkas_bernama_json_dibaca_sebagai_json(tmp_path: Path) -> None:
    (tmp_path / "orang.json").write_text("[1, 2]", encoding="utf-8")

    jawaban = dinsos("kelayakan", LAYANAN, "--fakta", str(tmp_path / "orang.json"), *PADA)

    assert (jawaban.kode, jawaban.galat.strip()) == (
        1,
        f"Berkas {tmp_path / 'orang.json'} tidak memuat fakta menurut nama.",
    )


def test_varian_yang_belum_diketahui_tidak_menyembunyikan_berkas(berkas: Path) -> None:
    """Who fetches a client is known late; what he is to bring is asked before."""
    berkas.write_text("", encoding="utf-8")
    tanya = ("kelayakan", "banjarmasin/rumah-singgah-terminasi", "--fakta", str(berkas), *PADA)

    belum, dijemput = (dinsos(*tanya, *lagi).keluaran for lagi in ((), ("--varian", "dijemput")))

    assert "[2] Surat penjamin klien; bermeterai; hanya untuk: Dijemput keluarga" in belum
    assert "[2] Surat penjamin klien; bermeterai\n" in dijemput


def test_bacaan_yang_mengubah_berkas_disebut_juga(berkas: Path) -> None:
    """Printed without "if there is one": an officer sees which reading adds it."""
    berkas.write_text("", encoding="utf-8")
    tanya = ("kelayakan", "palangka-raya/pemulangan-orang-terlantar", "--fakta", str(berkas), *PADA)

    keluaran = dinsos(*tanya).keluaran

    assert "Tanda identitas; jika ada" in keluaran
    assert "Tafsir yang dipakai\n   identitas-terlantar = jika-ada" in keluaran
    assert [satu["kode"] for satu in dinsos(*tanya, "--json").json["tafsir"]] == [
        "identitas-terlantar"
    ]


def test_fakta_menyebut_daftar_yang_dilihat_syaratnya() -> None:
    tanya = ("fakta", "banjarmasin/santunan-kematian", *PADA)

    semua = {satu["jalur"]: satu for satu in dinsos(*tanya, "--json").json}

    assert "    Daftar: dtks (Data Terpadu Kesejahteraan Sosial (DTKS)), dtsen" in (
        dinsos(*tanya).keluaran
    )
    daftar = semua["almarhum.keanggotaan_registri_sosial"]["daftar"]
    assert [satu["kode"] for satu in daftar] == ["dtks", "dtsen"]
    assert daftar[0]["nama"]["en"] == "The integrated social welfare data (DTKS)"


def test_fakta_menyebut_tulisan_asal_dan_syarat_yang_memerlukannya() -> None:
    semua = {satu["jalur"]: satu for satu in dinsos("fakta", LAYANAN, *PADA, "--json").json}

    lahir = semua["setiap pemohon.tanggal_lahir"]
    assert (lahir["jenis"], lahir["sumber"], lahir["syarat"]) == (
        "tanggal",
        "pernyataan",
        ["syarat-2"],
    )
    assert {p["kode"] for p in semua["anak.agama"]["pilihan"]} >= {"islam", "kepercayaan"}
    keluaran = dinsos("fakta", LAYANAN, *PADA, "--bahasa", "en").keluaran
    assert "pemohon.tanggal_lahir: Applicant's date of birth" in keluaran


def test_berkas_yang_diminta_disebut_sesudah_syarat_menurut_faktanya(berkas: Path) -> None:
    berkas.write_text("[almarhum]\nkis_pemerintah = false\n", encoding="utf-8")
    santunan = ("banjarmasin/santunan-kematian", "--fakta", str(berkas), *PADA)

    tanpa_kis = dinsos("kelayakan", *santunan).keluaran
    berkas.write_text("", encoding="utf-8")
    belum_tentu = dinsos("kelayakan", *santunan, "--bahasa", "en").keluaran

    assert "\nBerkas yang diminta\n   [1] Blanko surat permohonan" in tanpa_kis
    assert "Fotokopi akta kematian; rangkap 3" in tanpa_kis
    assert "KIS almarhum" not in tanpa_kis
    assert "3 copies; if holding a government-paid" in belum_tentu


def test_ke_mana_diteruskan_hanya_dipastikan_bila_syaratnya_gagal(berkas: Path) -> None:
    berkas.write_text("", encoding="utf-8")
    belum = dinsos("kelayakan", LAYANAN, "--fakta", str(berkas), *PADA).keluaran
    berkas.write_text("menikah = false", encoding="utf-8")
    lajang = dinsos("kelayakan", LAYANAN, "--fakta", str(berkas), *PADA).keluaran

    assert "    Bila tidak terpenuhi, diteruskan ke: Dinas Sosial Provinsi" in belum
    assert "TIDAK BERLAKU\n    Tidak berlaku bagi pemohon yang tidak menikah; diteruskan" in lajang
    assert "Bila tidak terpenuhi, diteruskan" not in lajang


def test_registri_yang_tidak_menjawab_dapat_ditulis(berkas: Path) -> None:
    berkas.write_text('[pemohon]\nkeanggotaan_registri_sosial = "tak terjangkau"\n', "utf-8")

    jawaban = dinsos(
        "kelayakan", "palangka-raya/keterangan-dtks", "--fakta", str(berkas), *PADA, "--json"
    ).json

    assert jawaban["rekomendasi"] == "periksa"
    assert jawaban["syarat"][0]["sebab_belum"] == ["sumber_tak_terjangkau"]


def test_peringatan_ditulis_di_bawah_syarat_dan_dalam_json(berkas: Path) -> None:
    """A NIK that contradicts the date of birth warns; it changes no answer."""
    berkas.write_text(
        ORANG.replace("[[pemohon]]", '[[pemohon]]\nnik = "6371050103870001"', 1), encoding="utf-8"
    )
    perintah = ("kelayakan", LAYANAN, "--fakta", str(berkas), *PADA)

    keluaran, objek = dinsos(*perintah).keluaran, dinsos(*perintah, "--json").json

    assert "Peringatan\n   - NIK" in keluaran
    assert {satu["kode"] for satu in objek["peringatan"]} >= {"nik_tanggal_lahir_berbeda"}
    assert objek["rekomendasi"] == "setujui"


def test_tahun_lahir_saja_dinilai_atas_semua_harinya(tmp_path: Path) -> None:
    tujuan = tmp_path / "orang.toml"
    tujuan.write_text(ORANG.replace("1970-11-09", '"1970"'), encoding="utf-8")

    jawaban = dinsos("kelayakan", LAYANAN, "--fakta", str(tujuan), *PADA, "--json")

    syarat = {satu["butir"][0]: satu for satu in json.loads(jawaban.keluaran)["syarat"]}
    assert syarat["2"]["sebab_belum"] == ["tanggal_tak_pasti"]
    assert "usia 55 atau 56 tahun" in syarat["2"]["penjelasan"]


def test_tanggal_lahir_lazim_di_tepi_usia_disebut_sebagai_peringatan(tmp_path: Path) -> None:
    tujuan = tmp_path / "orang.toml"
    tujuan.write_text(ORANG.replace("1970-11-09", "1970-07-01"), encoding="utf-8")

    keluaran = dinsos("kelayakan", LAYANAN, "--fakta", str(tujuan), *PADA).keluaran

    assert "Saran: setujui" in keluaran
    assert "1 Juli 1970, lazim dicatat" in " ".join(keluaran.split())


def test_pencantuman_yang_berakhir_disebut_sampai_kapan(berkas: Path) -> None:
    """The last of them; and not one that another area kept."""
    berkas.write_text(
        "[pemohon]\nkeanggotaan_registri_sosial = ["
        "{ daftar = 'dtks', sampai = 2024-12-31 }, { daftar = 'dtks', sampai = 2023-12-31 }]",
        encoding="utf-8",
    )
    rutilahu = ("banjarmasin/rutilahu", "--fakta", str(berkas), *PADA)

    assert (
        "hanya sampai 31 Desember 2024, jadi tidak lagi" in dinsos("kelayakan", *rutilahu).keluaran
    )
    berkas.write_text(
        "[pemohon]\nkeanggotaan_registri_sosial = ["
        "{ daftar = 'dtks', sampai = 2024-12-31, wilayah = '62.71' }]",
        encoding="utf-8",
    )
    assert "hanya sampai" not in dinsos("kelayakan", *rutilahu).keluaran
