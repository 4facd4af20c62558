"""`dinsos kotak-keluar`: what waits and why, sent now, queued again; nobody's data is shown."""

import email
import email.policy
from pathlib import Path

import pytest
from tests.cli.operasi.bahan import EMAIL, PRIBADI, Kantor
from tests.smtp.peladen import Peladen, jalan, port_tertutup

from dinsos_adapters.cli.kotak_keluar import kirim_semua
from dinsos_core.application.relay import LaporanRelay

DARI = ("--dari", "layanan@dinsos.example.go.id")


def mati(kantor: Kantor, sebab: str = "alamat_tidak_sah") -> None:
    """Everything in the outbox is a dead letter."""
    kantor.sql("UPDATE dinsos_kotak_keluar SET jatuh_tempo = NULL, percobaan = 3, sebab = ?", sebab)


def test_daftar_menyebut_yang_menunggu_dan_yang_mati_tanpa_data_pribadi(kantor: Kantor) -> None:
    kantor.sql(
        "UPDATE dinsos_kotak_keluar SET jatuh_tempo = NULL, percobaan = 20,"
        " sebab = 'kontak_tidak_ada' WHERE kasus = ?",
        kantor.menunggu,
    )

    tabel = kantor.dinsos("kotak-keluar", "daftar")
    json = kantor.dinsos("kotak-keluar", "daftar", "--status", "mati", "--json").json

    assert tabel.kode == 0
    assert "3 pesan menunggu.\n1 pesan mati.\n" in tabel.keluaran
    assert "2025-06-02 09.08 WITA" in tabel.keluaran
    (baris,) = (b for b in tabel.keluaran.splitlines() if "kontak_tidak_ada" in b)
    assert baris.split()[-4:] == ["permohonan-diterima", "mati", "20", "kontak_tidak_ada"]
    assert [(p["kasus"], p["percobaan"], p["sebab"], p["jatuh_tempo"]) for p in json] == [
        (kantor.menunggu, 20, "kontak_tidak_ada", None)
    ]
    assert not any(satu in tabel.keluaran for satu in PRIBADI)


def test_daftar_yang_terpotong_mengatakannya(kantor: Kantor) -> None:
    jawaban = kantor.dinsos("kotak-keluar", "daftar", "--banyak", "2", "--kasus", kantor.ditolak)

    assert "lebih dari 2 pesan menunggu." in jawaban.keluaran
    assert kantor.menunggu not in jawaban.keluaran


def test_kirim_ke_folder_mengosongkan_antrean_menurut_urutan(
    kantor: Kantor, tmp_path: Path
) -> None:
    folder = tmp_path / "surel"
    folder.mkdir()
    kirim = ("kotak-keluar", "kirim", *DARI, "--eml", str(folder))

    jawaban = kantor.dinsos(*kirim, kunci=True)
    lagi = kantor.dinsos(*kirim, "--json", kunci=True)

    assert (jawaban.kode, jawaban.galat) == (0, "")
    assert "4 terkirim, 0 ditunda, 0 " in jawaban.keluaran
    assert lagi.json == {"terkirim": 0, "ditunda": 0, "mati": 0}
    surat = [
        email.message_from_bytes(f.read_bytes(), policy=email.policy.default)
        for f in folder.glob("*.eml")
    ]
    assert {str(satu["To"]) for satu in surat} == {EMAIL}
    assert not any(satu in jawaban.keluaran for satu in PRIBADI)


def ke_peladen(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Name the mail server as an agency's environment would."""
    for nama, nilai in (("SERVER", "127.0.0.1"), ("PORT", str(port)), ("KEAMANAN", "tanpa")):
        monkeypatch.setenv(f"DINSOS_SMTP_{nama}", nilai)


def test_kirim_lewat_smtp_menurut_lingkungan(
    kantor: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with jalan(Peladen()) as peladen:
        ke_peladen(peladen.port, monkeypatch)

        jawaban = kantor.dinsos("kotak-keluar", "kirim", *DARI, kunci=True)

    assert (jawaban.kode, jawaban.galat) == (0, "")
    assert len(peladen.pesan) == 4


def test_server_surat_yang_mati_menunda_dan_menyebut_sebabnya(
    kantor: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    ke_peladen(port_tertutup(), monkeypatch)

    jawaban = kantor.dinsos("kotak-keluar", "kirim", *DARI, kunci=True)

    assert jawaban.kode == 1
    assert "0 terkirim, 2 ditunda" in jawaban.keluaran
    assert "smtp_tidak_terhubung" in kantor.dinsos("kotak-keluar", "daftar").keluaran


def test_kirim_semua_berhenti_bila_satu_angkatan_seluruhnya_ditunda() -> None:
    laporan = iter(
        [
            LaporanRelay(terkirim=2),
            LaporanRelay(mati=1, ditunda=1),
            LaporanRelay(ditunda=20),
            LaporanRelay(terkirim=99),
        ]
    )

    assert kirim_semua(lambda: next(laporan)) == LaporanRelay(terkirim=2, ditunda=21, mati=1)


@pytest.mark.parametrize(
    ("argumen", "kode"),
    [
        (DARI, 2),
        (("--dari", "bukan alamat", "--eml", "."), 2),
        ((*DARI, "--eml", "tidak-ada"), 3),
        ((*DARI, "--eml", ".", "--templat", "tidak-ada"), 3),
    ],
)
def test_kirim_yang_tidak_dapat_dimulai_tidak_menyentuh_antrean(
    kantor: Kantor, argumen: tuple[str, ...], kode: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DINSOS_SMTP_SERVER", raising=False)
    sebelum = kantor.isi()

    jawaban = kantor.dinsos("kotak-keluar", "kirim", *argumen, kunci=True)

    assert jawaban.kode == kode
    assert jawaban.galat
    assert kantor.isi() == sebelum


def test_kirim_tanpa_kunci_tidak_membuang_surat(kantor: Kantor, tmp_path: Path) -> None:
    """The keys are missing, not the addresses: no message may die of it."""
    jawaban = kantor.dinsos("kotak-keluar", "kirim", *DARI, "--eml", str(tmp_path))

    assert jawaban.kode == 4
    assert "Kunci" in jawaban.galat
    assert kantor.sql("SELECT count(*) FROM dinsos_kotak_keluar WHERE jatuh_tempo IS NULL") == [
        (0,)
    ]


def test_antre_ulang_satu_semua_atau_menurut_sebab(kantor: Kantor) -> None:
    mati(kantor)
    ((satu,), *_) = kantor.sql("SELECT id FROM dinsos_kotak_keluar")
    kantor.sql("UPDATE dinsos_kotak_keluar SET sebab = 'lain' WHERE id = ?", satu)

    menurut = kantor.dinsos("kotak-keluar", "antre-ulang", "--semua", "--sebab", "lain")
    lagi = kantor.dinsos("kotak-keluar", "antre-ulang", str(satu))
    semua = kantor.dinsos("kotak-keluar", "antre-ulang", "--semua")

    assert (menurut.kode, menurut.keluaran) == (0, "1 pesan diantrekan ulang.\n")
    assert (lagi.kode, lagi.keluaran) == (3, "")
    assert semua.keluaran == "3 pesan diantrekan ulang.\n"
    assert "4 pesan menunggu.\n0 pesan mati." in kantor.dinsos("kotak-keluar", "daftar").keluaran


@pytest.mark.parametrize("argumen", [(), ("p", "--semua"), ("p", "--sebab", "x")])
def test_antre_ulang_yang_kabur_ditolak(kantor: Kantor, argumen: tuple[str, ...]) -> None:
    assert kantor.dinsos("kotak-keluar", "antre-ulang", *argumen).kode == 2


def test_antre_ulang_sebagian_yang_bukan_mati_tidak_mengantrekan_apa_pun(kantor: Kantor) -> None:
    mati(kantor)
    ((satu,), *_) = kantor.sql("SELECT id FROM dinsos_kotak_keluar")
    sebelum = kantor.isi()

    jawaban = kantor.dinsos("kotak-keluar", "antre-ulang", str(satu), "tidak-ada")

    assert jawaban.kode == 3
    assert "tidak-ada" in jawaban.galat
    assert kantor.isi() == sebelum
