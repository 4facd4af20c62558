"""Who imports which library, the core staying light; and what the packages offer by name."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dinsos_adapters
import dinsos_core

AKAR = Path(__file__).parents[2]
PROYEK = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))["project"]
INTI = AKAR / "src" / "dinsos_core"
ADAPTER = AKAR / "src" / "adapters" / "dinsos_adapters"


def distribusi(*nama: str) -> set[str]:
    """The distributions that these extras (or none: the bare install) name directly."""
    daftar = [PROYEK["optional-dependencies"][n] for n in nama] or [PROYEK["dependencies"]]
    return {canonicalize_name(Requirement(k).name) for ks in daftar for k in ks}


# Third-party libraries, as distributions, that the parts may import.
ADAPTER_SAJA = distribusi("kalender", "sql", "email", "brankas", "identitas", "kolom", "cli")
CORE = distribusi()
DOMAIN = {"attrs", "python-statemachine", "returns", "typing-extensions"}


def impor(folder: Path) -> Iterator[tuple[Path, str]]:
    """Each import of a third-party library below a folder, as the distribution that brings it."""
    asal = packages_distributions()
    for berkas in folder.rglob("*.py"):
        for simpul in ast.walk(ast.parse(berkas.read_text(encoding="utf-8"))):
            if isinstance(simpul, ast.Import):
                modul = [alias.name for alias in simpul.names]
            elif isinstance(simpul, ast.ImportFrom) and simpul.level == 0 and simpul.module:
                modul = [simpul.module]
            else:
                continue
            for nama in modul:
                akar = nama.partition(".")[0]
                if akar not in {*sys.stdlib_module_names, "dinsos_core", "dinsos_adapters"}:
                    yield berkas.relative_to(AKAR), canonicalize_name(asal.get(akar, [akar])[0])


@pytest.mark.parametrize(
    ("folder", "boleh"),
    [
        (INTI / "domain", DOMAIN),
        (INTI / "ports", DOMAIN),
        (INTI / "application", CORE),
        (INTI / "testing", CORE | {"hypothesis", "pytest"}),
        (ADAPTER, CORE | ADAPTER_SAJA),
    ],
    ids=lambda nilai: nilai.name if isinstance(nilai, Path) else "",
)
def test_setiap_lapisan_hanya_memakai_pustaka_yang_diizinkan(folder: Path, boleh: set[str]) -> None:
    assert [(b, d) for b, d in impor(folder) if d not in boleh] == []


def test_impor_inti_tidak_memuat_pustaka_adapter() -> None:
    """In a fresh interpreter, since this one has loaded nearly everything."""
    kode = "import sys, dinsos_core; print(*{m.partition('.')[0] for m in sys.modules})"
    selesai = subprocess.run(
        [sys.executable, "-c", kode], capture_output=True, text=True, check=True
    )
    modul = set(selesai.stdout.split())
    asal = packages_distributions()
    termuat = {canonicalize_name(d) for m in modul for d in asal.get(m, [])}

    assert "dinsos_core" in modul
    assert termuat & (ADAPTER_SAJA | distribusi("testing")) == set()
    assert "dinsos_adapters" not in modul


@pytest.mark.parametrize("paket", [dinsos_core, dinsos_adapters], ids=lambda p: p.__name__)
def test_setiap_nama_umum_dapat_dimuat_dan_disebut(paket: ModuleType) -> None:
    asal = ast.parse(Path(str(paket.__file__)).read_text(encoding="utf-8"))
    impor_asal = [simpul for simpul in ast.walk(asal) if isinstance(simpul, ast.ImportFrom)]
    bintang: dict[str, object] = {}

    exec(f"from {paket.__name__} import *", bintang)  # noqa: S102 -- as a user writes it

    assert bintang.keys() - {"__builtins__"} == set(paket.__all__)
    terlihat = {
        nama
        for i in impor_asal
        if str(i.module).startswith("dinsos_")
        for n in i.names
        for nama in (import_module(str(i.module)).__all__ if n.name == "*" else [n.name])
    }
    assert terlihat == set(paket.__all__), "what type checkers see is another list"
    assert dir(paket) == sorted([*paket.__all__, "__version__"])
    assert paket.__version__ == PROYEK["version"]
    with pytest.raises(AttributeError, match="tidak_ada"):
        _ = paket.tidak_ada
