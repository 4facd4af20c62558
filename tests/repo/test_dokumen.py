"""The code in the documents runs: every ```python block, in order, each file in one namespace.

A block may be a script or a `>>>` session. What a reader is not meant to run is fenced otherwise
(```text, ```toml, ```console).
"""

import doctest
import re
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[2]
PAGAR = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DOKUMEN = [AKAR / "README.md", *sorted(AKAR.glob("docs/**/*.md")), AKAR / "bench" / "README.md"]


@pytest.mark.parametrize("berkas", DOKUMEN, ids=lambda p: p.relative_to(AKAR).as_posix())
def test_kode_dalam_dokumen_berjalan(
    berkas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an example writes lands in a folder of its own, as it would for a reader elsewhere."""
    isi = berkas.read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    nama: dict[str, object] = {"__name__": "__main__"}

    for temu in PAGAR.finditer(isi):
        baris = isi.count("\n", 0, temu.start(1))
        jalankan(temu[1], berkas.name, baris, nama)


def jalankan(kode: str, berkas: str, baris: int, nama: dict[str, object]) -> None:
    if not kode.lstrip().startswith(">>>"):
        # Blank lines in front keep line numbers in a traceback those of the document.
        exec(compile("\n" * baris + kode, berkas, "exec"), nama)  # noqa: S102 -- our own documents
        return
    sesi = doctest.DocTestParser().get_doctest(kode, nama, berkas, berkas, baris)
    keluhan: list[str] = []
    hasil = doctest.DocTestRunner().run(sesi, out=keluhan.append, clear_globs=False)
    assert hasil.failed == 0, "".join(keluhan)
    nama.update(sesi.globs)
