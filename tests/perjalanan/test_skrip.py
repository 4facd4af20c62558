"""The example scripts as a person runs them."""

import re
import subprocess
import sys
from pathlib import Path

import loket
import pytest
from sqlalchemy import create_engine, text
from tests.perjalanan.baris import cocokkan_baris, kunci_tetap, tanam

AKAR = Path(__file__).parents[2]
CONTOH = AKAR / "examples"

FAKTA = {
    "PA-01": ("Suami genap 30 tahun besok", "Usia 29 tahun pada 2 Maret 2026", "DITOLAK"),
    "PA-02": ("460/001/REHSOS/2026", "berlaku sampai 13 September 2026"),
    "PA-03": ("Usia 55 tahun pada 2 Maret 2026",),
    "PA-04": ("Usia 56 tahun pada 2 Maret 2026", "keberatan DITOLAK"),
    "PA-05": ("Usia 29 tahun pada 28 Februari 2026", "Tafsir 36: 1 Maret"),
    "PA-06": ("Usia 30 tahun pada 1 Maret 2026",),
    "PA-07": ("4 tahun 11 bulan", "DITOLAK"),
    "PA-08": ("sudah 5 tahun pada 2 Maret 2026",),
    "PA-09": ("DITERUSKAN kepada Dinas Sosial Provinsi Kalimantan Selatan",),
    "PA-10": ("belum dapat dinilai", "DISETUJUI, berbeda dari penilaian"),
    "PA-11": ("kandung dan angkat: 1", "KEBERATAN diajukan", "keberatan DIKABULKAN"),
    "PA-12": ("[pemohon 2]: belum ada", "berkas dilengkapi", "6 Apr 16.00"),
    "PA-13": ("DITARIK oleh pemohon",),
    "PA-14": ("ditandatangani Plh. kepala dinas",),
    "PA-15": ("460/006/REHSOS/2026 DICABUT", "menggantikan 460/006/REHSOS/2026"),
    "PA-16": ("mencoba teken: tidak dijalankan", "Yang berwenang: Kepala dinas sosial"),
    "SK-01": ("Sen 2 Mar 19.10", "hari ke-30 pada 2 Maret 2026"),
    "SK-02": ("hari ke-31 pada 2 Maret 2026",),
    "SK-03": ("Almarhum tercantum dalam DTKS Kota Banjarmasin", "DITOLAK"),
    "SK-04": ("tidak berarti tidak terpenuhi", "dalam jam kantor", "bpkpad atau peksos"),
    "SK-05": ("NIK tidak cocok dengan tanggal lahir (almarhum 1)", "SELESAI"),
    "SK-06": ("tidak ada yang dikerjakan dua kali",),
    "SK-07": ("belum dilegalisasi", "rangkap kurang", "pemohon: melengkapi berkas"),
    "SK-08": ("Sudah ada perkara berjalan", "SK-07, diajukan"),
    "SK-09": ("saran: tolak", "Alasan: Berita acara kelurahan"),
    "SK-10": ("6 halangan", "Mungkin yang dimaksud: ahli_waris"),
}


@pytest.fixture(scope="module")
def keluaran(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the counter example prints, run as documented."""
    folder = tmp_path_factory.mktemp("keluaran")
    selesai = subprocess.run(
        [sys.executable, str(CONTOH / "loket.py"), "--keluaran", str(folder)],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    assert selesai.stderr == ""
    return selesai.stdout.replace(str(folder), "<folder>")


def rapi(teks: str) -> str:
    """One line, without frames, so that wrapping does not matter."""
    return " ".join(teks.replace("|", " ").split())


@pytest.mark.parametrize("kode", FAKTA)
def test_setiap_perkara_menceritakan_fakta_kuncinya(keluaran: str, kode: str) -> None:
    awal = keluaran.index(f"- {kode} ·")
    isi = rapi(re.split(r"\n\+- |Ringkasan", keluaran[awal:], maxsplit=1)[0])

    assert [fakta for fakta in FAKTA[kode] if fakta not in isi] == []


def test_keluaran_bukan_terminal_polos_dan_muat_seratus_kolom(keluaran: str) -> None:
    assert "\x1b" not in keluaran
    assert max(len(baris) for baris in keluaran.splitlines()) <= 100


def test_ringkasan_memuat_setiap_perkara_dan_surel_tertulis(keluaran: str) -> None:
    ringkasan = keluaran[keluaran.index("Ringkasan") :]

    assert [kode for kode in FAKTA if kode not in ringkasan] == []
    assert "260 mengubah sesuatu; 108 surel di <folder>/surel" in ringkasan


def jalan(capsys: pytest.CaptureFixture[str], folder: Path, *lagi: str) -> str:
    assert loket.main(["--keluaran", str(folder), *lagi]) == 0
    return capsys.readouterr().out.replace(str(folder), "<folder>")


def ulang(pertama: str) -> str:
    """What a second run prints: the same, and that it changed nothing."""
    return (
        pertama.replace("260 mengubah sesuatu", "0 mengubah sesuatu")
        + "Cerita ini sudah dijalankan; hapus foldernya untuk mengulang.\n"
    )


def test_jalan_kedua_pada_berkas_sqlite_tidak_mengubah_apa_pun(
    keluaran: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kunci_tetap(tmp_path)
    pertama = jalan(capsys, tmp_path)
    cocokkan_baris("loket", tmp_path / "loket.db")
    surel = {f.name: f.read_bytes() for f in (tmp_path / "surel").iterdir()}
    kedua = jalan(capsys, tmp_path)

    assert pertama == keluaran
    assert kedua == ulang(pertama)
    assert {f.name: f.read_bytes() for f in (tmp_path / "surel").iterdir()} == surel


def test_yang_disematkan_menyimpan_baris_yang_sama(tmp_path: Path) -> None:
    cocokkan_baris("tanam", tanam(tmp_path))


def test_di_memori_pun_harinya_sama(
    keluaran: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert jalan(capsys, tmp_path, "--basis-data", "memori") == keluaran


def test_di_postgresql_harinya_sama_dan_jalan_kedua_tidak_mengubah_apa_pun(
    keluaran: str, postgres: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = create_engine(postgres)
    with engine.begin() as koneksi:
        koneksi.execute(text("CREATE SCHEMA contoh_loket"))
    engine.dispose()
    sambung = "&" if "?" in postgres else "?"
    url = f"{postgres}{sambung}options=-csearch_path%3Dcontoh_loket"

    pertama = jalan(capsys, tmp_path, "--basis-data", url)
    kedua = jalan(capsys, tmp_path, "--basis-data", url)

    assert pertama == keluaran
    assert kedua == ulang(pertama)


def test_basis_data_yang_tidak_dikenal_disebut_tanpa_jejak(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as keluar:
        loket.main(["--keluaran", str(tmp_path), "--basis-data", "mysql://x/y"])

    assert keluar.value.code == 2
    assert "yang boleh: sqlite, postgresql" in capsys.readouterr().err


def test_ringkas_satu_baris_tiap_perkara(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert loket.main(["--ringkas", "--keluaran", str(tmp_path)]) == 0

    *baris, _penutup = capsys.readouterr().out.splitlines()
    assert [satu[:5] for satu in baris] == list(FAKTA)


def test_satu_perkara_ditulis_rinci(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert loket.main(["--kasus", "pa-02", "--keluaran", str(tmp_path)]) == 0

    isi = rapi(capsys.readouterr().out)
    assert "PA-01 ·" not in isi
    assert "✓ 14. Surat pernyataan saudara kandung pemohon" in isi
    assert "Hari kerja ke-1: Rabu, 4 Maret 2026." in isi


def test_kode_perkara_yang_salah_menawarkan_yang_terdekat(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as keluar:
        loket.main(["--kasus", "PA-166"])

    assert keluar.value.code == 2
    assert "mungkin maksudnya PA-16" in capsys.readouterr().err


def test_contoh_tanam_berjalan() -> None:
    selesai = subprocess.run(
        [sys.executable, str(CONTOH / "tanam.py")],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        check=True,
    )

    assert selesai.stderr == ""
    assert "terpenuhi: Sejak tanggal meninggal" in selesai.stdout
    assert "Yang berwenang: Petugas loket" in selesai.stdout
    assert "Berikutnya: Agendakan berkas yang lengkap" in selesai.stdout
    assert "Di meja loket: Penerimaan usulan bantuan santunan kematian" in selesai.stdout
    assert "jatuh tempo Selasa, 21 April 2026 pukul 16.00 WITA." in selesai.stdout
