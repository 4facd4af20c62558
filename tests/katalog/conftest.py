"""Fixtures of the catalogue's tests."""

from pathlib import Path

import pytest
from tests.katalog.bacaan_lain import katalog
from tests.katalog.bahan import Contoh, buat_contoh

from dinsos_adapters.katalog import KatalogToml


@pytest.fixture(scope="session")
def bawaan() -> KatalogToml:
    """The built-in catalogue."""
    return katalog()


@pytest.fixture
def contoh(tmp_path: Path) -> Contoh:
    """The invented agency, without a mistake."""
    return buat_contoh(tmp_path / "katalog")
