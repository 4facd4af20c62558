"""The page about each aggregate; not with its lifecycle, as mutation runs without documents."""

from typing import Any

import pytest
from tests.halaman import cocokkan_bagian
from tests.halaman_agregat import HALAMAN, bagian

from dinsos_core.application.jenis import JENIS
from dinsos_core.domain.prosedur.aturan import JenisKasus


@pytest.mark.parametrize(
    "jenis", [j for j in JENIS if j.nama in HALAMAN], ids=lambda satu: satu.nama
)
def test_halaman_agregat_sama_dengan_kodenya(jenis: JenisKasus[Any]) -> None:
    cocokkan_bagian(HALAMAN[jenis.nama], **bagian(jenis))
