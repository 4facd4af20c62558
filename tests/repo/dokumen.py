"""The Python in the documents: which of them carry some, and each as one module for checkers."""

import doctest
import re
from collections.abc import Iterator
from pathlib import Path

AKAR = Path(__file__).parents[2]
PAGAR = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BERKAS = re.compile(r"^```toml\n# ([\w/.-]+\.toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DOKUMEN = [AKAR / "README.md", *sorted(AKAR.glob("docs/**/*.md")), AKAR / "bench" / "README.md"]


def blok(isi: str) -> Iterator[tuple[int, str]]:
    """Each ```python block in order, with the number of lines before its code."""
    for temu in PAGAR.finditer(isi):
        yield isi.count("\n", 0, temu.start(1)), temu[1]


def berupa_sesi(kode: str) -> bool:
    return kode.lstrip().startswith(">>>")


def modul(isi: str) -> str:
    """The document as one module: its code, each line where it stands there; all else blank."""
    baris = [""] * (isi.count("\n") + 1)
    for awal, kode in blok(isi):
        potongan = [(0, kode)]
        if berupa_sesi(kode):
            contoh = doctest.DocTestParser().get_examples(kode)
            potongan = [(satu.lineno, satu.source) for satu in contoh]
        for geser, teks in potongan:
            for ke, satu in enumerate(teks.splitlines(), awal + geser):
                baris[ke] = satu
    return "\n".join(baris)
