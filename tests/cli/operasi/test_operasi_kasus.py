"""`dinsos kasus`: found, listed, and told as it happened; personal data only for a purpose."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.bahan import dinsos
from tests.cli.operasi.bahan import ALASAN, CATATAN, EMAIL, NAMA, NIK, PRIBADI, WARGA, Kantor
from tests.klien.rumah import WITA, Rumah

from dinsos_adapters.cli import kasus
from dinsos_adapters.cli.riwayat import _satu_baris
from dinsos_adapters.memory import GudangMemori

BUKA = ("--buka", "--tujuan", "pengaduan 12", "--oleh", "p-9", "--peran", "kabid_linjamsos")


# --- daftar


def test_daftar_menurut_status_dan_layanan(kantor: Kantor) -> None:
    def nomor(*argumen: str) -> list[str]:
        return [
            k["kasus"] for k in kantor.dinsos("kasus", "daftar", *argumen, "--json").json["kasus"]
        ]

    assert nomor() == [kantor.ditolak, kantor.menunggu]
    assert nomor("--status", "ditolak", "--status", "selesai") == [kantor.ditolak]
    assert nomor("--berjalan") == [kantor.menunggu]
    assert nomor("--berakhir") == [kantor.ditolak]
    assert nomor("--instansi", "banjarmasin", "--layanan", "x") == nomor("--layanan", "x") == []


def test_daftar_berhalaman_tanpa_ulang_dan_tanpa_celah(kantor: Kantor) -> None:
    satu = kantor.dinsos("kasus", "daftar", "--banyak", "1", "--json").json
    dua = kantor.dinsos(
        "kasus", "daftar", "--banyak", "1", "--lanjut", satu["lanjut"], "--json"
    ).json

    assert [k["kasus"] for k in satu["kasus"] + dua["kasus"]] == [kantor.ditolak, kantor.menunggu]
    assert dua["lanjut"] is None
    assert satu["lanjut"] in kantor.dinsos("kasus", "daftar", "--banyak", "1").keluaran


def test_baris_yang_rusak_disebut_dan_yang_lain_tetap_didaftar(kantor: Kantor) -> None:
    kantor.sql("UPDATE dinsos_kasus SET dibuat = 'x' WHERE id = ?", kantor.ditolak)

    jawaban = kantor.dinsos("kasus", "daftar", "--json")

    assert [k["kasus"] for k in jawaban.json["kasus"]] == [kantor.menunggu]
    assert jawaban.json["rusak"] == [kantor.ditolak]
    assert jawaban.galat == f"1 baris rusak tidak disertakan: {kantor.ditolak}\n"


def test_daftar_menyebut_waktu_di_zona_instansi_dan_tidak_memuat_data_pribadi(
    kantor: Kantor,
) -> None:
    jawaban = kantor.dinsos("kasus", "daftar")

    assert "2025-06-02 09.02 WITA" in jawaban.keluaran
    assert not any(satu in jawaban.keluaran for satu in PRIBADI)


def test_daftar_menyebut_sisa_waktu_di_samping_tenggat(
    kantor: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nomor, tenggat in ((kantor.ditolak, "05T08:00"), (kantor.menunggu, "02T00:00")):
        isi = f"2025-06-{tenggat}:00.000000+00:00"
        kantor.sql("UPDATE dinsos_kasus SET tenggat = ? WHERE id = ?", isi, nomor)
    monkeypatch.setattr(kasus, "jam_sistem", lambda: datetime(2025, 6, 2, 2, tzinfo=UTC))

    baris = kantor.dinsos("kasus", "daftar").keluaran.splitlines()

    assert "2025-06-05 16.00 WITA  3 hari lagi " in baris[1]
    assert "2025-06-02 08.00 WITA  terlambat 2 jam " in baris[2]


def test_daftar_tidak_menyebut_terlambat_hari_yang_hanya_ditunggu() -> None:
    rumah = Rumah(gudang=GudangMemori())
    rumah.tinggal()
    (satu,) = rumah.app.daftar().baris

    def sisa(hari: int) -> tuple[str, ...]:
        return kasus._baris(satu, {"banjarmasin": WITA}, datetime(2025, 7, hari, 12, tzinfo=WITA))[
            4:7
        ]

    assert sisa(22) == ("", "2025-07-22 23.59 WITA", "11 jam lagi")
    assert sisa(23) == ("", "2025-07-22 23.59 WITA", "sudah tiba")


@pytest.mark.parametrize("argumen", [("--lanjut", "x"), ("--banyak", "0")])
def test_daftar_menolak_pilihan_yang_tidak_bermakna(
    kantor: Kantor, argumen: tuple[str, ...]
) -> None:
    assert kantor.dinsos("kasus", "daftar", *argumen).kode == 2


# --- riwayat


def test_riwayat_menyebut_siapa_kapan_langkah_standar_dan_dasar(kantor: Kantor) -> None:
    jawaban = kantor.dinsos("kasus", "riwayat", kantor.ditolak)

    assert (jawaban.kode, jawaban.galat) == (0, "")
    teks = jawaban.keluaran
    assert "Keputusan 093 tahun 2024, sidik " in teks
    assert "Tafsir: hari-pertama = hari-kerja-berikut: " in teks
    bagian = teks.split("\n\n")
    assert len(bagian) == 11
    assert "   - nomor kasus: " in bagian[1]
    assert "nomor surat" not in teks
    assert bagian[2].splitlines()[:2] == [
        "2. Senin, 2 Juni 2025 pukul 09.03 WITA, Petugas loket pelayanan",
        "   Langkah diselesaikan: Catat permohonan (butir 2)",
    ]
    assert bagian[7].splitlines()[1:] == ["   Kelayakan dinilai", "   - penilaian: (di brankas)"]
    assert bagian[10].splitlines() == [
        "10. Senin, 2 Juni 2025 pukul 09.08 WITA, Plh. Kepala dinas sosial",
        "   Permohonan ditolak",
        "   - dasar: Pengajuan oleh ahli waris (butir 2)",
        "   - alasan: (di brankas)",
    ]


def test_riwayat_untuk_skrip(kantor: Kantor) -> None:
    json: Any = kantor.dinsos("kasus", "riwayat", kantor.ditolak, "--json").json

    assert json["status"] == "ditolak"
    assert (json["standar"]["nomor"], json["standar"]["tahun"]) == ("093", 2024)
    assert len(json["standar"]["sidik"]) == 64
    kedua, terakhir = json["riwayat"][1], json["riwayat"][-1]
    assert kedua["langkah"] == {"kode": "catat", "teks": "Catat permohonan", "butir": ["2"]}
    assert kedua["pada"] == "2025-06-02T09:03:00+08:00"
    assert (terakhir["tipe"], terakhir["peran"], terakhir["sebagai"]) == (
        "permohonan_ditolak",
        "kepala_dinas",
        "Plh.",
    )
    assert {"nama": "dasar", "isi": "Pengajuan oleh ahli waris (butir 2)"} in terakhir["rincian"]
    assert "akun" not in terakhir


def test_riwayat_tanpa_buka_tidak_memuat_data_pribadi_dan_tidak_perlu_kunci(
    kantor: Kantor,
) -> None:
    for satu in ((), ("--json",)):
        jawaban = kantor.dinsos("kasus", "riwayat", kantor.ditolak, *satu)
        assert jawaban.kode == 0
        assert not any(rahasia in jawaban.keluaran for rahasia in PRIBADI)


def test_riwayat_terbuka_memuat_nilainya_dan_pembukaannya_tercatat(kantor: Kantor) -> None:
    jawaban = kantor.dinsos("kasus", "riwayat", kantor.ditolak, *BUKA, kunci=True)

    assert (jawaban.kode, jawaban.galat) == (0, "")
    for nilai in (NAMA, ALASAN, CATATAN, NIK, EMAIL, "1 September 1956", f"[{WARGA.id}]"):
        assert nilai in jawaban.keluaran
    catatan = kantor.sql(
        "SELECT DISTINCT pelaku, tujuan, kasus FROM dinsos_brankas_akses WHERE pelaku = 'p-9'"
    )
    assert catatan == [("p-9", "pengaduan 12", kantor.ditolak)]


@pytest.mark.parametrize(("peran", "terbaca"), [("kepala_dinas", True), (BUKA[-1], False)])
def test_yang_disimpulkan_dibaca_yang_bertanggung_jawab_atas_perkaranya(
    kantor: Kantor, peran: str, *, terbaca: bool
) -> None:
    jawaban = kantor.dinsos("kasus", "riwayat", kantor.ditolak, *BUKA[:-1], peran, kunci=True)

    tafsir = "tafsir: keanggotaan-almarhum = tanggal-meninggal: "
    assert (tafsir in jawaban.keluaran) is terbaca
    assert ("penilaian: (sudah dihapus, atau tidak dibaca" in jawaban.keluaran) is not terbaca


def test_yang_tidak_berhak_tidak_melihat_dan_dikatakan_mengapa(kantor: Kantor) -> None:
    argumen = [*BUKA[:-1], "satpam"]

    jawaban = kantor.dinsos("kasus", "riwayat", kantor.ditolak, *argumen, kunci=True)

    assert (jawaban.kode, jawaban.keluaran) == (1, "")
    assert "Kepala dinas sosial" in jawaban.galat
    assert kantor.sql("SELECT count(*) FROM dinsos_brankas_akses WHERE pelaku = 'p-9'") == [(0,)]


@pytest.mark.parametrize(
    "argumen", [("--buka",), BUKA[1:], BUKA[:-2], (*BUKA[:2], " ", *BUKA[3:]), ("--oleh", "p")]
)
def test_membuka_perlu_tujuan_akun_dan_peran(kantor: Kantor, argumen: tuple[str, ...]) -> None:
    jawaban = kantor.dinsos("kasus", "riwayat", kantor.ditolak, *argumen, kunci=True)

    assert (jawaban.kode, jawaban.keluaran) == (2, "")


def test_nilai_yang_sudah_dihapus_dikatakan_dihapus(kantor: Kantor) -> None:
    kantor.sql("DELETE FROM dinsos_brankas_nilai")

    jawaban = kantor.dinsos("kasus", "riwayat", kantor.ditolak, *BUKA, kunci=True)

    assert jawaban.kode == 0
    assert "alasan: (sudah dihapus, atau tidak dibaca peran ini)" in jawaban.keluaran


def test_membuka_dengan_kunci_lain_dijawab_dengan_kata(
    kantor: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DINSOS_KUNCI", f"1:{'A' * 43}=")

    jawaban = kantor.dinsos("kasus", "riwayat", kantor.ditolak, *BUKA)

    assert (jawaban.kode, jawaban.keluaran) == (4, "")
    assert "kunci lain" in jawaban.galat


def test_kasus_yang_tidak_ada(kantor: Kantor) -> None:
    jawaban = kantor.dinsos("kasus", "riwayat", "entah")

    assert jawaban.kode == 3
    assert "'entah'" in jawaban.galat


def test_kasus_yang_tidak_diketahui_akun_itu_dijawab_tidak_ada(kantor: Kantor) -> None:
    """In the words of a case that there is none of; without an account, whoever runs the command
    holds the store."""
    kantor.sql("UPDATE dinsos_kasus SET kecuali = '[\"p-9\"]'")

    tutup = kantor.dinsos("kasus", "riwayat", kantor.ditolak, *BUKA, kunci=True)
    hilang = kantor.dinsos("kasus", "riwayat", "entah", *BUKA, kunci=True)

    assert (tutup.kode, tutup.keluaran) == (hilang.kode, hilang.keluaran) == (3, "")
    assert tutup.galat.replace(kantor.ditolak, "entah") == hilang.galat
    assert kantor.dinsos("kasus", "riwayat", kantor.ditolak).kode == 0


def test_tempat_dapat_dinyatakan_dengan_lingkungan(
    kantor: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DINSOS_BASIS_DATA", kantor.url)
    monkeypatch.setenv("DINSOS_KUNCI_BERKAS", str(kantor.kunci))

    assert dinsos("kasus", "riwayat", kantor.ditolak, *BUKA).kode == 0


@given(st.text())
def test_yang_diketik_orang_tidak_dapat_mengendalikan_layar(teks: str) -> None:
    hasil = _satu_baris(teks)

    assert hasil.isprintable()
    assert hasil.split() == [k for k in hasil.split(" ") if k]
