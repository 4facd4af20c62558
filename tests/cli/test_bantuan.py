"""Every command and option is explained: in its own help, and in the pages that describe it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import pytest
import typer
from tests.cli.bahan import AKAR, dinsos

from dinsos_adapters.cli.grup import Tunda
from dinsos_adapters.cli.utama import aplikasi

HALAMAN = "\n".join(p.read_text(encoding="utf-8") for p in sorted((AKAR / "docs").glob("*.md")))
JUDUL = dict(re.findall(r"^#+ (`dinsos ([a-z -]+?)(?: [^a-z ].*|)`)$", HALAMAN, re.MULTILINE))
DIURAIKAN = {perintah: judul for judul, perintah in JUDUL.items()}
"""The headings of the pages by the command they describe."""


def perintah(simpul: Any, jalan: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every command below a group, with the words that call it."""
    if isinstance(simpul, Tunda):
        nyata = simpul.muat()
        assert (nyata.name, nyata.help) == (simpul.name, simpul.help), (
            "the help of all says another"
        )
        simpul = nyata
    anak = getattr(simpul, "commands", None)
    if anak is None:
        yield " ".join(jalan), simpul
        return
    for nama, satu in anak.items():
        yield from perintah(satu, (*jalan, nama))


TEMPAT = {"--basis-data", "--kunci", "--prefix", "--schema"}
"""Where a store is: explained in a section of its own; a heading then just says TEMPAT."""

SEMUA = dict(perintah(typer.main.get_command(aplikasi)))


@pytest.mark.parametrize("nama", SEMUA)
def test_bantuan_menguraikan_setiap_pilihan(nama: str) -> None:
    jawaban = dinsos(*nama.split(), "--help")

    assert (jawaban.kode, jawaban.galat) == (0, "")
    assert all(param.help for param in SEMUA[nama].params)


@pytest.mark.parametrize("nama", ["", "meja", "tenggat", "tenggat jaga"])
def test_bantuan_juga_dengan_pilihan_pendek(nama: str) -> None:
    panjang, pendek = (dinsos(*nama.split(), pilihan) for pilihan in ("--help", "-h"))

    assert (pendek.kode, pendek.keluaran) == (0, panjang.keluaran)


@pytest.mark.parametrize("nama", DIURAIKAN)
def test_judul_halaman_menyebut_pilihan_yang_ada(nama: str) -> None:
    semua = [o for p in SEMUA[nama].params for o in (*p.opts, *p.secondary_opts)]
    pilihan = {opsi for opsi in semua if opsi[:2] == "--"}
    tertulis = set(re.findall(r"--[a-z-]+", DIURAIKAN[nama]))
    if "TEMPAT" in DIURAIKAN[nama]:
        tertulis |= TEMPAT & pilihan

    assert tertulis == pilihan


def test_kelompok_yang_diuraikan_diuraikan_seluruhnya() -> None:
    kelompok = {nama.split()[0] for nama in DIURAIKAN}
    perlu = {nama for nama in SEMUA if nama.split()[0] in kelompok}

    assert kelompok >= {"katalog", "alur", "tafsir", "skema"}
    assert DIURAIKAN.keys() == perlu


def test_pilihan_tempat_diuraikan_sekali() -> None:
    bagian = HALAMAN.partition("\n## Basis data: TEMPAT\n")[2].partition("\n## ")[0]

    assert {opsi for opsi in TEMPAT if f"| `{opsi} " not in bagian} == set()


def test_setiap_perintah_pada_basis_data_menerima_pilihan_tempat_yang_sama() -> None:
    pilihan = {
        nama: {
            p.opts[0]: (p.help, p.envvar, p.metavar, p.default)
            for p in satu.params
            if p.opts[0] in TEMPAT
        }
        for nama, satu in SEMUA.items()
    }
    bertempat = {nama: isi for nama, isi in pilihan.items() if isi}

    assert {nama.split()[0] for nama in bertempat} == {
        "basisdata",
        "kotak-keluar",
        "audit",
        "kasus",
        "meja",
        "paket",
        "jam",
        "ketepatan",
        "pindah",
        "privasi",
        "pulihkan",
        "tenggat",
        "kalender",
    }
    contoh = bertempat["kasus daftar"]
    assert contoh.keys() == TEMPAT
    assert [nama for nama, isi in bertempat.items() if isi != contoh] == []


def test_versi_disebut_juga_di_tempat_tanpa_skrip() -> None:
    sebagai_modul = subprocess.run(
        [sys.executable, "-m", "dinsos_adapters", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert (
        dinsos("--version").keluaran
        == sebagai_modul.stdout
        == f"dinsos-core {version('dinsos-core')}\n"
    )
