"""What a program does not ask for is neither loaded nor made ready, which is what a cold start is.

By what is loaded, and not by the clock: `bench/bench_mulai.py` has the times.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from tests.sql.bahan import PENYANDI

from dinsos_adapters.sql import GudangSql, sesi
from dinsos_core.application.kodek import Kodek, tipe_tersimpan
from dinsos_core.domain.standar.model import StandarPelayanan

AKAR = Path(__file__).parents[2]


def termuat(kode: str, awalan: str = "dinsos_") -> set[str]:
    """Our modules (or another's) that a fresh interpreter has after this."""
    cetak = "import sys; print(*sys.modules, file=sys.stderr)"
    selesai = subprocess.run(
        [sys.executable, "-c", f"{kode}\n{cetak}"], capture_output=True, text=True, check=True
    )
    return {nama for nama in selesai.stderr.split() if nama.startswith(awalan)}


def test_nama_umum_hanya_memuat_bahannya() -> None:
    """The names that an embedding begins with (the README's) need no rules, stores or use cases."""
    readme = (AKAR / "README.md").read_text(encoding="utf-8")
    (impor,) = re.findall(r"^from dinsos_core import \(.*?^\)", readme, re.MULTILINE | re.DOTALL)

    modul = termuat(impor)

    assert "dinsos_core.domain.permohonan.perintah" in modul
    bagian = {".".join(nama.split(".")[:3]) for nama in modul}
    lain = ("prosedur", "klien", "kedaruratan", "pengaduan", "identitas", "permintaan")
    assert bagian & {f"dinsos_core.domain.{satu}" for satu in lain} == set()
    assert {n for n in modul if n.startswith("dinsos_core.application.")} <= {
        nama for nama in modul if "application.bahasa" in nama
    }


@pytest.mark.parametrize("kode", ["import dinsos_core", "import dinsos_core as d; d.__all__"])
def test_mengenal_semua_nama_tidak_memuat_satu_pun(kode: str) -> None:
    assert termuat(kode) == {"dinsos_core"}


def test_bantuan_tidak_memuat_perintah_dan_katalog() -> None:
    bantuan = "aplikasi(['--help'], standalone_mode=False)"

    modul = termuat(f"from dinsos_adapters.cli.utama import aplikasi\n{bantuan}")

    umum = {f"dinsos_adapters.cli{satu}" for satu in ("", ".utama", ".grup", ".dasar", ".waktu")}
    assert {nama for nama in modul if nama.startswith("dinsos_adapters.")} == umum
    assert {nama for nama in modul if nama.startswith("dinsos_core.application")} == set()


def test_daftar_standar_tidak_memuat_jalannya_kasus() -> None:
    """What is printed of a standard is read without what runs it, nor is our own checked again."""
    daftar = "aplikasi(['katalog', 'daftar'], standalone_mode=False)"

    modul = termuat(f"from dinsos_adapters.cli.utama import aplikasi\n{daftar}")

    assert "dinsos_core.domain.standar.model" in modul
    bagian = {".".join(nama.split(".")[:3]) for nama in modul}
    lain = ("kasus", "prosedur", "permohonan", "klien", "kedaruratan", "pengaduan", "identitas")
    assert bagian & {f"dinsos_core.domain.{satu}" for satu in lain} == set()


def test_putusan_tanpa_rakitan_tidak_memuat_gudang_dan_aturan_kasus() -> None:
    modul = termuat("from dinsos_core import nilai_kelayakan")

    assert "dinsos_core.domain.kelayakan.penilaian" in modul
    lain = {"dinsos_core.ports.penyimpanan", "dinsos_core.domain.prosedur.aturan"}
    assert modul & lain == set()


def test_gudang_sendiri_tidak_memuat_gudang_memori() -> None:
    modul = termuat("from dinsos_adapters import rakit\nrakit('banjarmasin', penyimpanan=print)")

    assert {nama for nama in modul if nama.startswith("dinsos_adapters.memory")} == set()


def test_gudang_hanya_memuat_dialek_basis_datanya(tmp_path: Path) -> None:
    gudang = f"GudangSql('sqlite:///{tmp_path}/kasus.db', print)"

    modul = termuat(f"from dinsos_adapters.sql import GudangSql\n{gudang}", "sqlalchemy.dialects.")

    assert "sqlalchemy.dialects.sqlite" in modul
    assert {nama for nama in modul if "postgresql" in nama} == set()


def test_pernyataan_dan_kodek_disusun_bila_dipakai(monkeypatch: pytest.MonkeyPatch) -> None:
    def susun(pernyataan: object, _dialek: object) -> None:
        raise AssertionError(pernyataan)

    monkeypatch.setattr(sesi, "_susun", susun)

    GudangSql(create_engine("sqlite://"), PENYANDI)
    kodek = Kodek(tipe_tersimpan())

    assert (len(kodek._tulis), len(kodek._baca)) == (0, 0)
    assert StandarPelayanan in {satu.kelas for satu in kodek.tipe.values()}
