"""What aggregates share is nobody's: the layers below name none of them, and each stays small."""

import re
from pathlib import Path

import pytest

from dinsos_core.application.jenis import JENIS

DOMAIN = Path(__file__).parents[2] / "src" / "dinsos_core" / "domain"
BAWAH = ("shared", "waktu", "standar", "kelayakan", "kasus", "prosedur")
AGREGAT = sorted(
    folder.name
    for folder in DOMAIN.iterdir()
    if folder.name not in BAWAH and any(folder.glob("*.py"))
)
MAKS_BARIS = 700


def nama_agregat() -> set[str]:
    """Every word by which an aggregate is known: its package, its state, its name in the data; but
    for `klien`, who is a person whom a party of any case may point to."""
    kata = {*AGREGAT, *(satu.keadaan.__name__.lower() for satu in JENIS), *(j.nama for j in JENIS)}
    return kata - {"klien"}


@pytest.mark.parametrize("lapisan", ["kasus", "prosedur"])
def test_lapisan_bersama_tidak_menyebut_agregat_mana_pun(lapisan: str) -> None:
    """Not in an import, a name, a string or a comment."""
    pola = re.compile("|".join(sorted(nama_agregat())), re.IGNORECASE)

    assert {
        (berkas.name, satu.group())
        for berkas in (DOMAIN / lapisan).glob("*.py")
        for satu in pola.finditer(berkas.read_text(encoding="utf-8"))
    } == set()


@pytest.mark.parametrize("agregat", AGREGAT)
def test_setiap_agregat_kecil(agregat: str) -> None:
    baris = [
        baris
        for berkas in (DOMAIN / agregat).rglob("*.py")
        for baris in berkas.read_text(encoding="utf-8").splitlines()
    ]

    assert len(baris) <= MAKS_BARIS
