"""Every check of the project, for developers and CI alike: `nox`, or `nox -s <session>`.

A session makes its own environment, or with `--no-venv` uses the one nox itself runs in, which
then holds `.[dev]` already (`.[bench]` and `.[mutation]` for those two). `lowest` and `wheel` are
about what gets installed, so they build throw-away environments either way.
"""

import hashlib
import json
import re
import shutil
import sys
import tomllib
from collections import Counter
from pathlib import Path

import nox
from packaging.requirements import Requirement

AKAR = Path(__file__).parent
DUA_PROSES = ("-n", "2", "--dist", "worksteal")  # two cores, and tests of very unequal length
ALAT_UJI = (  # of `dev` and `bench`, what tests import
    "pytest",
    "aiosmtpd",
    "aiosqlite",
    "asyncpg",
    "celery",
    "duckdb",
    "greenlet",
    "jsonschema",
    "numpy",
    "pandas",
    "pixeltable",
    "polars",
    "procrastinate",
    "pyarrow",
)
CAKUPAN_MINIMUM = 97.0
MUTASI_MINIMUM = {
    "kelayakan": 85.0,
    "waktu": 85.0,
    "kasus": 90.0,
    "prosedur": 90.0,
    "permohonan": 90.0,
}

nox.needs_version = ">=2025.11.12"
nox.options.sessions = ["lint", "types", "layers", "tests", "docs"]
nox.options.reuse_existing_virtualenvs = True
nox.options.error_on_missing_interpreters = True


@nox.session
def lint(session: nox.Session) -> None:
    """Style and common mistakes."""
    python = _siapkan(session, "dev")
    _jalankan(session, python, "ruff", "check", ".")
    _jalankan(session, python, "ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """mypy --strict over all code here; then what readers copy, as three checkers see it."""
    python = _siapkan(session, "dev")
    _jalankan(session, python, "mypy")
    salinan = Path(session.create_tmp()) / "dokumen"
    _jalankan(session, python, "tests.repo.tipe_dokumen", str(salinan))


@nox.session
def layers(session: nox.Session) -> None:
    """The import contracts."""
    python = _siapkan(session, "dev")
    session.run(python, "-c", "from importlinter.cli import lint_imports_command as c; c()")


@nox.session
def tests(session: nox.Session) -> None:
    """Everything under tests/, but for the code in documents, which is the `docs` session's."""
    python = _siapkan(session, "dev")
    pilihan = session.posargs or [*DUA_PROSES, "--ignore=tests/repo/test_dokumen.py"]
    _jalankan(session, python, "pytest", *pilihan)


@nox.session
def docs(session: nox.Session) -> None:
    """Doctests in the packages, and the Python blocks of README.md and docs/."""
    python = _siapkan(session, "dev")
    _jalankan(session, python, "pytest", "--doctest-modules", "src", "tests/repo/test_dokumen.py")


@nox.session
def coverage(session: nox.Session) -> None:
    """Line and branch coverage of `dinsos_core`, each held to the same floor."""
    python = _siapkan(session, "dev")
    laporan = Path(session.create_tmp()) / "coverage.json"
    _jalankan(
        session,
        python,
        "pytest",
        *DUA_PROSES,
        "--cov",
        "--cov-report=term",
        f"--cov-report=json:{laporan}",
    )
    jumlah = json.loads(laporan.read_text())["totals"]
    angka = {
        "line": 100 * jumlah["covered_lines"] / max(1, jumlah["num_statements"]),
        "branch": 100 * jumlah["covered_branches"] / max(1, jumlah["num_branches"]),
    }
    session.log(", ".join(f"{nama} {persen:.2f} %" for nama, persen in angka.items()))
    if min(angka.values()) < CAKUPAN_MINIMUM:
        session.error(f"coverage of dinsos_core is below {CAKUPAN_MINIMUM} %")


@nox.session
def thorough(session: nox.Session) -> None:
    """The suite again, with many more examples per property."""
    python = _siapkan(session, "dev")
    _jalankan(session, python, "pytest", *DUA_PROSES, "--hypothesis-profile=teliti")


@nox.session
def mutation(session: nox.Session) -> None:
    """Do the tests notice a changed rule? `-- kasus waktu`: of these packages; `-- prosedur 2/3`: a
    third of this one's. What parts find adds up until code, tests or configuration change."""
    python = _siapkan(session, "mutation")
    pola = _pola_mutan(session)
    _buang_mutan_lama()
    diam = not sys.stdout.isatty()  # mutmut redraws one line for every mutant
    session.run(python, "-m", "mutmut", "run", "--max-children=2", *pola, silent=diam)
    hasil = session.run(python, "-m", "mutmut", "results", "--all", "true", silent=True)
    putusan: dict[str, Counter[str]] = {bagian: Counter() for bagian in MUTASI_MINIMUM}
    pola_hasil = r"^\s*dinsos_core\.domain\.(\w+)\.\S+: (.+?)\s*$"
    for bagian, kata in re.findall(pola_hasil, str(hasil), re.MULTILINE):
        putusan[bagian][kata] += 1
    kurang = []
    for bagian, hitungan in putusan.items():
        belum = hitungan["not checked"]
        jumlah = hitungan.total() - belum - hitungan["skipped"]
        terbunuh = sum(hitungan[kata] for kata in ("killed", "timeout", "segfault"))
        skor = 100 * terbunuh / max(1, jumlah)
        session.log(f"{bagian}: {terbunuh} of {jumlah} noticed ({skor:.1f} %), {belum} not tried")
        if not belum and skor < MUTASI_MINIMUM[bagian]:
            kurang.append(f"{bagian} is below {MUTASI_MINIMUM[bagian]} %")
    session.log("`mutmut results` names the survivors, `mutmut show <name>` shows one")
    if kurang:
        session.error(", ".join(kurang))


def _pola_mutan(session: nox.Session) -> list[str]:
    """The mutants that the session's arguments name, as patterns: a part k/n is by last digit."""
    bagian, angka = [], "0123456789"
    for satu in session.posargs:
        if satu in MUTASI_MINIMUM:
            bagian.append(satu)
        elif (potong := re.fullmatch(r"(\d+)/(\d+)", satu)) and (
            1 <= int(potong[1]) <= int(potong[2]) <= len(angka)
        ):
            angka = angka[int(potong[1]) - 1 :: int(potong[2])]
        else:
            session.error(f"{satu}: a package of {[*MUTASI_MINIMUM]}, or k/n with n up to 10")
    return [f"dinsos_core.domain.{b}.*[{angka}]" for b in bagian or MUTASI_MINIMUM]


def _buang_mutan_lama() -> None:
    """A figure is never partly of other code or other tests."""
    sidik = hashlib.sha256((AKAR / "pyproject.toml").read_bytes())
    for berkas in sorted(p for d in ("src", "tests") for p in (AKAR / d).rglob("*") if p.is_file()):
        if berkas.suffix != ".pyc":
            sidik.update(f"{berkas.relative_to(AKAR)}\0".encode() + berkas.read_bytes())
    catatan = AKAR / "mutants" / "sidik"
    if not catatan.exists() or catatan.read_text() != sidik.hexdigest():
        shutil.rmtree(catatan.parent, ignore_errors=True)
        catatan.parent.mkdir()
        catatan.write_text(sidik.hexdigest())


@nox.session
def bench(session: nox.Session) -> None:
    """Side-by-side measurements; see bench/README.md. Prints, never fails on a time."""
    python = _siapkan(session, "bench")
    for berkas in sorted((AKAR / "bench").glob("bench_*.py")):
        session.run(python, str(berkas), *session.posargs)


@nox.session(venv_backend="none")
def lowest(session: nox.Session) -> None:
    """The suite on the lowest version of every library that pyproject.toml allows."""
    batas = Path(session.create_tmp()) / "lowest.txt"
    batas.write_text("\n".join(_versi_terendah()) + "\n")
    python = _lingkungan_baru(session, "lowest")
    alat = [k for k in (*_kebutuhan("dev"), *_kebutuhan("bench")) if k.startswith(ALAT_UJI)]
    session.run(
        python,
        *("-m", "pip", "install", "-q", "-e", ".[all,testing]", *alat),
        env={"PIP_CONSTRAINT": str(batas)},
    )
    _jalankan(session, python, "pytest", *DUA_PROSES)


@nox.session(venv_backend="none")
def wheel(session: nox.Session) -> None:
    """Build the wheel; import it bare; run tests and examples against it with every extra."""
    luar = Path(session.create_tmp()) / "dist"
    for lama in luar.glob("*.whl"):
        lama.unlink()
    polos = _lingkungan_baru(session, "wheel-polos")
    session.run(polos, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(luar), ".")
    (roda,) = luar.glob("*.whl")
    session.run(polos, "-m", "pip", "install", "-q", str(roda))
    session.run(polos, "-I", "-c", PERIKSA_TERPASANG)

    lengkap = _lingkungan_baru(session, "wheel-lengkap")
    alat = [k for k in (*_kebutuhan("dev"), *_kebutuhan("bench")) if k.startswith(ALAT_UJI)]
    session.run(lengkap, "-m", "pip", "install", "-q", f"{roda}[all,testing]", *alat)
    session.run(lengkap, "-I", "-c", PERIKSA_TERPASANG)
    _jalankan(session, lengkap, "pytest", *DUA_PROSES)
    for contoh in sorted((AKAR / "examples").glob("*.py")):
        session.run(lengkap, str(contoh), silent=True)


# Isolated mode keeps the checkout off sys.path, so this is about the wheel and nothing else.
PERIKSA_TERPASANG = """
import importlib.resources, pathlib, sysconfig
import dinsos_core, dinsos_adapters
rumah = pathlib.Path(sysconfig.get_path("purelib"))
for paket in (dinsos_core, dinsos_adapters):
    assert pathlib.Path(paket.__file__).parent.parent == rumah, paket.__file__
    assert importlib.resources.files(paket).joinpath("py.typed").is_file(), paket.__name__
assert not (rumah / "adapters").exists()
"""


def _siapkan(session: nox.Session, extra: str) -> str:
    """Install the checkout where the session has an environment of its own; give its Python."""
    if not session.virtualenv.is_sandboxed:
        return sys.executable
    session.install("-e", f".[{extra}]")
    return "python"


def _jalankan(session: nox.Session, python: str, modul: str, *argumen: str) -> None:
    # As modules: with --no-venv the tools stand beside nox's Python, perhaps not on the PATH.
    session.run(python, "-m", modul, *argumen)


def _lingkungan_baru(session: nox.Session, nama: str) -> str:
    folder = Path(session.create_tmp()) / nama
    session.run(sys.executable, "-m", "venv", "--clear", str(folder))
    return str(folder / ("Scripts" if sys.platform == "win32" else "bin") / "python")


def _kebutuhan(extra: str | None = None) -> list[str]:
    proyek = tomllib.loads((AKAR / "pyproject.toml").read_text())["project"]
    daftar = proyek["dependencies"] if extra is None else proyek["optional-dependencies"][extra]
    return [str(kebutuhan) for kebutuhan in daftar]


def _versi_terendah() -> list[str]:
    """Constraints `name==lowest` for everything a user of the library can be made to install."""
    extra = ("kalender", "sql", "email", "brankas", "identitas", "kolom", "cli", "testing")
    semua = _kebutuhan() + [k for nama in extra for k in _kebutuhan(nama)]
    return [
        f"{kebutuhan.name}=={batas.version}"
        for kebutuhan in map(Requirement, semua)
        for batas in kebutuhan.specifier
        if batas.operator == ">="
    ]
