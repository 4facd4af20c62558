"""`dinsos audit`: what was done to the log is named, in words and for scripts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.operasi.bahan import PRIBADI, Kantor

from dinsos_adapters.cli.audit import ARTI, kalimat
from dinsos_core.application.rantai import JenisTemuan, Temuan

Merusak = Callable[[Kantor], object]


def pada(perintah: str) -> Merusak:
    return lambda kantor: kantor.sql(perintah, kantor.ditolak)


KE = "UPDATE dinsos_kejadian SET urutan = {} WHERE kasus = ? AND urutan = {}"


def tukar(kantor: Kantor) -> None:
    for ke, dari in ((-1, 3), (3, 4), (4, -1)):
        kantor.sql(KE.format(ke, dari), kantor.ditolak)


@pytest.mark.parametrize(
    ("merusak", "jenis", "kata"),
    [
        (
            pada("UPDATE dinsos_kejadian SET oleh = 'lain' WHERE kasus = ? AND urutan = 3"),
            "diubah",
            "kejadian 3: diubah",
        ),
        (
            pada("DELETE FROM dinsos_kejadian WHERE kasus = ? AND urutan IN (3, 4)"),
            "hilang",
            "kejadian 3 sampai 4: hilang",
        ),
        (
            pada("DELETE FROM dinsos_kejadian WHERE kasus = ? AND urutan > 8"),
            "terpotong",
            "kejadian 9 sampai 10: terpotong",
        ),
        (
            pada(
                "INSERT INTO dinsos_kejadian SELECT kasus, 99, perintah, tipe, pada, oleh, isi,"
                " sidik_sebelum, sidik FROM dinsos_kejadian WHERE kasus = ? AND urutan = 3"
            ),
            "diubah",
            "kejadian 99: diubah",
        ),
        (tukar, "tertukar", "kejadian 3: tertukar"),
    ],
)
def test_audit_menyebut_apa_yang_terjadi_dan_di_mana(
    kantor: Kantor, merusak: Merusak, jenis: str, kata: str
) -> None:
    merusak(kantor)

    jawaban = kantor.dinsos("audit", "periksa")
    json = kantor.dinsos("audit", "periksa", "--json")

    assert (jawaban.kode, json.kode) == (1, 1)
    assert f"kasus {kantor.ditolak}, {kata}" in jawaban.keluaran
    assert not json.json["utuh"]
    assert jenis in {t["jenis"] for t in json.json["temuan"] if t["kasus"] == kantor.ditolak}


def test_log_yang_utuh(kantor: Kantor) -> None:
    jawaban = kantor.dinsos("audit", "periksa")

    assert (jawaban.kode, jawaban.galat) == (0, "")
    assert jawaban.keluaran.startswith("2 kasus, 11 kejadian diperiksa: utuh.\n")
    assert "Tanpa --titik" in jawaban.keluaran


def test_titik_menemukan_kasus_yang_hilang_seluruhnya(kantor: Kantor, tmp_path: Path) -> None:
    titik = ("--titik", str(tmp_path / "titik.jsonl"))
    satu = kantor.dinsos("audit", "catat", *titik, "--json", kunci=True)
    dua = kantor.dinsos("audit", "catat", *titik, kunci=True)
    utuh = kantor.dinsos("audit", "periksa", *titik, kunci=True)
    for tabel, kolom in (("kasus", "id"), ("kejadian", "kasus")):
        perintah = f"DELETE FROM dinsos_{tabel} WHERE {kolom} = ?"  # noqa: S608 -- names of our own
        kantor.sql(perintah, kantor.ditolak)

    tanpa = kantor.dinsos("audit", "periksa")
    assert "Tanpa kunci: meterai" in tanpa.keluaran
    dengan = kantor.dinsos("audit", "periksa", *titik, kunci=True)

    assert (satu.json["nomor"], satu.json["kasus"]) == (1, 2)
    assert "Titik periksa 2: 0 kasus" in dua.keluaran
    assert (utuh.kode, tanpa.kode, dengan.kode) == (0, 0, 1)
    assert "Titik periksa terakhir: 2" in utuh.keluaran
    assert (
        f"kasus {kantor.ditolak}, kejadian 1 sampai 10, menurut titik 1: seluruh kasus hilang"
        in (dengan.keluaran)
    )


def test_titik_tanpa_kuncinya_tidak_dianggap_utuh(kantor: Kantor, tmp_path: Path) -> None:
    titik = ("--titik", str(tmp_path / "titik.jsonl"))
    kantor.dinsos("audit", "catat", *titik, kunci=True)

    assert kantor.dinsos("audit", "periksa", *titik).kode == 4


def test_berkas_titik_yang_tidak_ada_tidak_dianggap_kosong(kantor: Kantor, tmp_path: Path) -> None:
    jawaban = kantor.dinsos("audit", "periksa", "--titik", str(tmp_path / "x"), kunci=True)

    assert jawaban.kode == 3
    assert str(tmp_path / "x") in jawaban.galat


def test_titik_yang_rusak_tidak_ditambahi(kantor: Kantor, tmp_path: Path) -> None:
    berkas = tmp_path / "titik.jsonl"
    berkas.write_text("bukan titik\n")

    jawaban = kantor.dinsos("audit", "catat", "--titik", str(berkas), kunci=True)

    assert jawaban.kode == 1
    assert berkas.read_text() == "bukan titik\n"


@pytest.mark.parametrize(
    "perintah",
    [
        ("audit", "periksa", "--titik"),
        ("basisdata", "bangun-ulang", "--titik"),
        ("pulihkan", "--jurnal"),
    ],
    ids=" ".join,
)
def test_berkas_di_luar_yang_tidak_dapat_dibaca_disebut(
    kantor: Kantor, tmp_path: Path, perintah: tuple[str, ...]
) -> None:
    jawaban = kantor.dinsos(*perintah, str(tmp_path), kunci=True)

    assert (jawaban.kode, jawaban.keluaran) == (4, "")
    assert f"{tmp_path} tidak dapat dibaca" in jawaban.galat


def test_titik_tidak_dapat_ditulis(kantor: Kantor, tmp_path: Path) -> None:
    jawaban = kantor.dinsos("audit", "catat", "--titik", str(tmp_path / "x" / "y"), kunci=True)

    assert jawaban.kode == 4
    assert "tidak dapat ditulis" in jawaban.galat


@pytest.mark.parametrize("jenis", JenisTemuan)
def test_setiap_jenis_temuan_mempunyai_kata(jenis: JenisTemuan) -> None:
    assert ARTI[jenis] in kalimat(Temuan(jenis=jenis, kasus="k", urutan=2, sampai=2, titik=1))


def test_meterai_yang_tidak_diperiksa_disebut(kantor: Kantor) -> None:
    """Without a key an edited state is not seen, and "utuh" alone would be believed."""
    kantor.sql("UPDATE dinsos_kasus SET keadaan = keadaan || ' '")

    tanpa = kantor.dinsos("audit", "periksa")
    dengan = kantor.dinsos("audit", "periksa", kunci=True)

    assert (tanpa.kode, "Tanpa kunci: meterai" in tanpa.keluaran) == (0, True)
    assert (dengan.kode, "Tanpa kunci" in dengan.keluaran) == (1, False)


def test_keluaran_audit_tidak_memuat_data_pribadi(kantor: Kantor) -> None:
    kantor.sql("UPDATE dinsos_kejadian SET tipe = 'lain'")

    jawaban = kantor.dinsos("audit", "periksa", "--json")

    assert not any(satu in jawaban.keluaran + jawaban.galat for satu in PRIBADI)
