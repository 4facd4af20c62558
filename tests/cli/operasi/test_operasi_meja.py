"""`dinsos meja` and `dinsos jam`: what waits for whom, and which clocks are open."""

import pytest
from tests.cli.bahan import dinsos
from tests.cli.operasi.bahan import AKUN, PRIBADI, Kantor

from dinsos_adapters.cli import dasar

LOKET = ("--instansi", "banjarmasin", "--peran", "petugas_loket")
KEPALA = ("--instansi", "banjarmasin", "--peran", "kepala_dinas")


def test_meja_menyebut_pekerjaan_dengan_kata_dan_sisanya(kantor: Kantor) -> None:
    jawaban = kantor.dinsos("meja", *LOKET)
    kepala, *baris = jawaban.keluaran.splitlines()

    assert kepala.split() == [
        *("NOMOR", "LAYANAN", "LANGKAH", "PERAN", "TENGGAT", "SISA", "MILIK", "PEKERJAAN")
    ]
    assert all("santunan-kematian" in satu for satu in baris[:2])
    assert any(satu.endswith("  Catat permohonan") for satu in baris)
    assert "2 menunggu: " in jawaban.keluaran
    assert not any(satu in jawaban.keluaran for satu in PRIBADI)


def test_json_memuat_data_yang_sama(kantor: Kantor) -> None:
    isi = kantor.dinsos("meja", *LOKET, "--json").json

    assert {satu["kasus"] for satu in isi["kerja"]} == {kantor.ditolak, kantor.menunggu}
    (catat,) = (satu for satu in isi["kerja"] if satu["kasus"] == kantor.menunggu)
    assert catat["teks"] == {"id": "Catat permohonan", "en": "Record the application"}
    assert catat["langkah"] == "catat"
    assert catat["sejak"].endswith("+08:00")
    assert isi["ringkasan"]["semua"] == 2
    assert kantor.dinsos("meja", *KEPALA, "--json").json["kerja"] == []


def test_warga_melihat_mejanya_sendiri(kantor: Kantor) -> None:
    for akun in (AKUN, "lain"):
        isi = kantor.dinsos("meja", "--peran", "pemohon", "--akun", akun, "--json").json
        assert isi["kerja"] == []


def test_halaman_meja_bersambung(kantor: Kantor) -> None:
    satu = kantor.dinsos("meja", *LOKET, "--banyak", "1", "--json").json
    dua = kantor.dinsos("meja", *LOKET, "--banyak", "1", "--lanjut", satu["lanjut"], "--json").json

    kasus = [k["kasus"] for k in satu["kerja"] + dua["kerja"]]
    assert sorted(kasus) == sorted((kantor.ditolak, kantor.menunggu))
    assert dua["lanjut"] is None
    assert satu["lanjut"] in kantor.dinsos("meja", *LOKET, "--banyak", "1").keluaran


def test_jam_menyebut_siapa_yang_wajib_dan_sampai_kapan(kantor: Kantor) -> None:
    isi = kantor.dinsos("jam", *LOKET, "--json").json
    teks = kantor.dinsos("jam", *LOKET).keluaran

    assert {satu["kasus"] for satu in isi["jam"]} <= {kantor.ditolak, kantor.menunggu}
    for satu in isi["jam"]:
        assert satu["milik"] in {"kantor", "warga", "peristiwa"}
        assert satu["nomor"] in teks
        assert satu["kode"] in teks
    assert kantor.dinsos("jam", *LOKET, "--dijeda", "--json").json["jam"] == []
    assert kantor.dinsos("jam", *LOKET, "--milik", "peristiwa", "--json").json["jam"] == []


@pytest.mark.parametrize("perintah", ["meja", "jam"])
@pytest.mark.parametrize(
    ("argumen", "kode", "kata"),
    [
        ((), 2, "--peran KODE"),
        (("--peran", "petugas_loket"), 2, "--instansi KODE"),
        (("--peran", "petugas_loker"), 3, "petugas_loket"),
        (("--peran", "petugas_loket", "--instansi", "banjarmasih"), 3, "banjarmasin"),
        ((*LOKET, "--lanjut", "x"), 2, "halaman pertama"),
        ((*LOKET, "--mendesak", "segera"), 2, "Pilihannya: terlewat, hari_ini, rawan"),
    ],
)
def test_yang_tidak_dapat_ditanyakan_diberi_tahu(
    kantor: Kantor, perintah: str, argumen: tuple[str, ...], kode: int, kata: str
) -> None:
    jawaban = kantor.dinsos(perintah, *argumen)

    assert jawaban.kode == kode
    assert kata in jawaban.galat


def test_tanpa_basis_data_disebutkan_caranya() -> None:
    assert dinsos("meja", *LOKET).kode == 2


@pytest.mark.parametrize("lebar", [40, 80, 200])
def test_pengenal_tidak_pernah_terlipat(
    lebar: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However narrow the terminal, a number can be copied as it stands."""
    monkeypatch.setattr(dasar, "ke_layar", lambda: True)
    monkeypatch.setenv("COLUMNS", str(lebar))
    isi = ("ABCD-EFGH-1", "rumah-singgah-penerimaan"[:20], "terlambat 3 hari", "kata " * 30)

    dasar.tulis_tabel(("NOMOR", "LAYANAN", "SISA", "PEKERJAAN"), [isi], utuh=("NOMOR",))

    assert isi[0] in capsys.readouterr().out
