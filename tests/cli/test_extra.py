"""Whoever lacks an optional library is told which extra brings it, wherever it is first needed."""

import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.cli.bahan import AKAR, dinsos

from dinsos_core.ports.pustaka import EXTRA, PustakaTiada, perlu

EKSTRA = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "optional-dependencies"
]
ASAL = packages_distributions()


@pytest.mark.parametrize("extra", EXTRA)
def test_tabel_menyebut_semua_pustaka_yang_dibawa_extra(extra: str) -> None:
    dibawa = {canonicalize_name(Requirement(satu).name) for satu in EKSTRA[extra]}

    assert {canonicalize_name(ASAL[pustaka][0]) for pustaka in EXTRA[extra]} == dibawa


TAHUN_LAIN = "from dinsos_adapters.kalender import hari_nasional; hari_nasional([2014])"
BUKA = (
    "from dinsos_adapters import buka_gudang; from pathlib import Path;"
    " buka_gudang('{}', Path('kunci.toml'))"
)
# What first needs each library, in a program of the host's.
PEMAKAIAN = {
    "holidays": TAHUN_LAIN,
    "sqlalchemy": BUKA.format("sqlite:///kasus.db"),
    "alembic": BUKA.format("sqlite:///kasus.db"),
    "psycopg": BUKA.format("postgresql+psycopg://u@localhost/x"),
    "cryptography": BUKA.format("sqlite:///kasus.db"),
    "jinja2": "import dinsos_adapters.email.smtp",
    "babel": "import dinsos_adapters.email.kata",
    "narwhals": "from dinsos_adapters.kolom import nilai_kolom",
    "hypothesis": "import dinsos_core.testing.waktu",
    "typer": "from dinsos_adapters.cli import jalankan; jalankan()",
}


@pytest.mark.parametrize("pustaka", PEMAKAIAN)
def test_pemakaian_pertama_tanpa_pustakanya_menyebut_extranya(pustaka: str, tmp_path: Path) -> None:
    (extra,) = (nama for nama, isi in EXTRA.items() if pustaka in isi)
    kode = f"import sys; sys.modules[{pustaka!r}] = None; {PEMAKAIAN[pustaka]}"

    selesai = subprocess.run(
        [sys.executable, "-c", kode], capture_output=True, text=True, check=False, cwd=tmp_path
    )

    assert selesai.returncode == 1
    akhir = selesai.stderr.splitlines()[-1]
    assert f"Belum terpasang (not installed): {pustaka}." in akhir
    assert akhir.endswith(f"pip install 'dinsos-core[{extra}]'")
    assert pustaka != "typer" or "Traceback" not in selesai.stderr


def test_perintah_tanpa_pustakanya_menyebut_semua_extra_tanpa_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for pustaka in ("sqlalchemy", "cryptography"):
        monkeypatch.setitem(sys.modules, pustaka, None)

    jawaban = dinsos("kasus", "daftar", "--basis-data", "sqlite:///kasus.db")

    assert (jawaban.kode, jawaban.keluaran) == (4, "")
    assert jawaban.galat.endswith("pip install 'dinsos-core[sql,brankas]'\n")


@pytest.mark.parametrize("nama", ["sqlalchemy.tidak_ada", "bukan_pustaka_kami", None])
def test_modul_lain_yang_tidak_ada_bukan_urusan_extra(nama: str | None) -> None:
    with pytest.raises(ModuleNotFoundError) as galat, perlu("sql"):
        raise ModuleNotFoundError(name=nama)

    assert not isinstance(galat.value, PustakaTiada)
