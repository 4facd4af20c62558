"""Every command and option is explained: in its own help and in the pages."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from tests.cli.bahan import AKAR, dinsos

from dinsos_adapters.cli.utama import aplikasi

HALAMAN = "\n".join(p.read_text(encoding="utf-8") for p in sorted((AKAR / "docs").glob("*.md")))


def perintah(simpul: Any, jalan: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command below a group, with the words that call it."""
    anak = getattr(simpul, "commands", None)
    if anak is None:
        yield jalan, simpul
        return
    for nama, satu in anak.items():
        yield from perintah(satu, (*jalan, nama))


SEMUA = list(perintah(typer.main.get_command(aplikasi)))


@pytest.mark.parametrize(("jalan", "satu"), SEMUA, ids=[" ".join(jalan) for jalan, _ in SEMUA])
def test_setiap_perintah_dan_pilihannya_diuraikan(jalan: tuple[str, ...], satu: Any) -> None:
    pilihan = {opsi for param in satu.params for opsi in param.opts if opsi.startswith("--")}

    bantuan = dinsos(*jalan, "--help")

    assert bantuan.kode == 0
    assert all(param.help for param in satu.params)
    baris = re.search(rf"^## `dinsos {re.escape(' '.join(jalan))}\b.*$", HALAMAN, re.MULTILINE)
    assert baris is not None, f"docs/ has no section about: dinsos {' '.join(jalan)}"
    assert {opsi for opsi in pilihan if opsi not in baris[0]} == set()
