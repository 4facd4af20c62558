"""Running the command as a script would, and reading the guide."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen
from typer.testing import CliRunner

from dinsos_adapters.cli.utama import aplikasi

AKAR = Path(__file__).parents[2]
PADA = ("--pada", "2026-11-02")


@frozen
class Jawaban:
    """What a run left behind."""

    kode: int
    keluaran: str
    galat: str

    @property
    def json(self) -> Any:
        return json.loads(self.keluaran)


def dinsos(*argumen: str, masukan: str = "") -> Jawaban:
    """Run the command; anything but an exit code is a crash and fails the test."""
    hasil = CliRunner().invoke(aplikasi, list(argumen), input=masukan, prog_name="dinsos")
    if hasil.exception is not None and not isinstance(hasil.exception, SystemExit):
        raise hasil.exception
    return Jawaban(hasil.exit_code, hasil.stdout, hasil.stderr)


@frozen
class Blok:
    """A fenced block of the guide: a file to write, or a session to run."""

    jenis: str
    isi: str

    @property
    def berkas(self) -> str:
        """The path that the first line of a file's block names."""
        return self.isi.partition("\n")[0].removeprefix("# ")

    def perintah(self) -> Iterator[tuple[str, str]]:
        """Each command line of a session, with the output shown below it."""
        for bagian in re.split(r"^\$ ", self.isi, flags=re.MULTILINE)[1:]:
            baris, _, keluaran = bagian.partition("\n")
            yield baris, keluaran


def blok(panduan: str) -> list[Blok]:
    """The TOML and console blocks of a page, in order."""
    teks = (AKAR / "docs" / panduan).read_text(encoding="utf-8")
    pola = r"^```(toml|console)\n(.*?)^```$"
    return [Blok(m[1], m[2]) for m in re.finditer(pola, teks, re.MULTILINE | re.DOTALL)]


def ikuti(panduan: str, akar: Path) -> Iterator[tuple[str, str, Jawaban]]:
    """Follow a page below ``akar``: write its files, run its commands; each with what it shows."""
    for satu in blok(panduan):
        if satu.jenis == "toml":
            tujuan = akar / satu.berkas
            tujuan.parent.mkdir(parents=True, exist_ok=True)
            tujuan.write_text(satu.isi, encoding="utf-8")
            continue
        for baris, tampak in satu.perintah():
            perintah, _, ke = baris.partition(" > ")
            nama, *argumen = shlex.split(perintah)
            assert nama == "dinsos"
            jawaban = dinsos(*argumen)
            if ke:
                (akar / ke).write_text(jawaban.keluaran, encoding="utf-8")
                jawaban = Jawaban(jawaban.kode, "", jawaban.galat)
            yield baris, tampak, jawaban
