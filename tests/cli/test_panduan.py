"""The guides are true: their files are written, their commands run, their output is compared."""

import re
from pathlib import Path

import pytest
from tests.cli.bahan import ikuti


def sama(tampak: str, nyata: str) -> bool:
    """Whether the output is what the page shows; a line of `…` stands for any number of lines."""
    bagian = [re.escape(satu) for satu in re.split(r"^…\n", tampak, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*?".join(bagian), nyata) is not None


@pytest.mark.parametrize("panduan", ["katalog-sendiri.md", "perintah.md"])
def test_panduan_dapat_diikuti_kata_demi_kata(
    panduan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    for baris, tampak, jawaban in ikuti(panduan, tmp_path):
        nyata = jawaban.keluaran + jawaban.galat
        assert sama(tampak, nyata), f"$ {baris}\n{nyata}"
