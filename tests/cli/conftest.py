"""Fixtures of the command's tests."""

from pathlib import Path

import pytest
from tests.cli.bahan import ikuti

from dinsos_adapters.cli import dasar
from dinsos_adapters.katalog import KatalogToml, muat_katalog


@pytest.fixture(scope="session")
def bawaan() -> KatalogToml:
    """The built-in catalogue."""
    return muat_katalog()


@pytest.fixture(autouse=True)
def katalog_bawaan_dimuat_sekali(bawaan: KatalogToml, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every run in this process reads the same one; `test_proses` starts cold."""

    asli = dasar.katalog_dari

    def muat(pilihan: dasar.PilihanUmum) -> KatalogToml:
        return asli(pilihan) if pilihan.direktori else bawaan

    monkeypatch.setattr(dasar, "katalog_dari", muat)


@pytest.fixture
def senja(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The invented agency of the guide, as it stands at the end of it."""
    monkeypatch.chdir(tmp_path)
    for _ in ikuti("katalog-sendiri.md", tmp_path):
        pass
    return tmp_path / "katalog-saya"
