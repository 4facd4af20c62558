"""The code in the documents runs: every ```python block, in order, each file in one namespace.

A block may be a script or a `>>>` session. A ```toml block that begins with the path of a file is
that file. What a reader is not meant to run is fenced otherwise
(```text, ```toml, ```console).
"""

import doctest
from pathlib import Path

import pytest
from tests.repo.dokumen import AKAR, BERKAS, DOKUMEN, berupa_sesi, blok, modul


@pytest.mark.parametrize("berkas", DOKUMEN, ids=lambda p: p.relative_to(AKAR).as_posix())
def test_kode_dalam_dokumen_berjalan(
    berkas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an example writes lands in a folder of its own, as it would for a reader elsewhere."""
    monkeypatch.chdir(tmp_path)
    nama: dict[str, object] = {"__name__": "__main__"}
    isi = berkas.read_text(encoding="utf-8")
    for jalur, toml in BERKAS.findall(isi):  # written anew, a file stands as it does at the end
        Path(jalur).parent.mkdir(parents=True, exist_ok=True)
        Path(jalur).write_text(toml, encoding="utf-8")

    for baris, kode in blok(isi):
        jalankan(kode, berkas.name, baris, nama)


def test_modul_sebuah_dokumen_menaruh_kode_di_barisnya_sendiri() -> None:
    """Else a type checker's message would name a line where nothing of the kind stands."""
    isi = """Kata.

```python
x = 1
```

```toml
x = 2
```

```python
>>> for y in (x,
...           3):
...     print(y)
1
3
>>> x
1
```
"""

    baris = modul(isi).split("\n")

    assert {ke: satu for ke, satu in enumerate(baris, start=1) if satu} == {
        4: "x = 1",
        12: "for y in (x,",
        13: "          3):",
        14: "    print(y)",
        17: "x",
    }


def jalankan(kode: str, berkas: str, baris: int, nama: dict[str, object]) -> None:
    if not berupa_sesi(kode):
        # Blank lines in front keep line numbers in a traceback those of the document.
        exec(compile("\n" * baris + kode, berkas, "exec"), nama)  # noqa: S102 -- our own documents
        return
    sesi = doctest.DocTestParser().get_doctest(kode, nama, berkas, berkas, baris)
    keluhan: list[str] = []
    hasil = doctest.DocTestRunner().run(sesi, out=keluhan.append, clear_globs=False)
    assert hasil.failed == 0, "".join(keluhan)
    nama.update(sesi.globs)
