"""The comparison on which every generated page rests can fail, and never writes unasked."""

from pathlib import Path

import pytest
from tests import halaman
from tests.halaman import TULIS, cocokkan, cocokkan_bagian

GAGAL = pytest.fail.Exception


@pytest.fixture
def akar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(halaman, "AKAR", tmp_path)
    monkeypatch.delenv(TULIS, raising=False)
    return tmp_path


def test_halaman_yang_berbeda_gagal_dengan_beda_dan_cara_memperbaruinya(akar: Path) -> None:
    (akar / "a.md").write_text("satu\ndua\n")

    with pytest.raises(GAGAL, match=rf"(?s){TULIS}=1 .*test_halaman_yang.*-dua\n\+tiga"):
        cocokkan("a.md", ["satu", "tiga"])

    assert (akar / "a.md").read_text() == "satu\ndua\n"
    cocokkan("a.md", ["satu", "dua"])


def test_halaman_baru_ditulis_bila_diminta_dan_tetap_gagal(
    akar: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TULIS, "1")

    with pytest.raises(GAGAL, match="written anew"):
        cocokkan("halaman/a.md", ["é"])

    cocokkan("halaman/a.md", ["é"])


def test_bagian_halaman_disamakan_dan_sisanya_dibiarkan(akar: Path) -> None:
    (akar / "a.md").write_text("x\n<!-- generated: b -->\nlama\n<!-- end -->\ny\n")

    cocokkan_bagian("a.md", b=["lama"])
    with pytest.raises(GAGAL, match=r"-lama\n\+baru\n <!-- end -->"):
        cocokkan_bagian("a.md", b=["baru"])
    with pytest.raises(AssertionError):
        cocokkan_bagian("a.md", b=["lama"], c=[])
