"""The page about the Permohonan; not with the lifecycle, as mutation runs without documents."""

from tests.permohonan.halaman import HALAMAN, perbarui


def test_halaman_permohonan_sama_dengan_kodenya() -> None:
    """If this fails: `python -m tests.permohonan.halaman`."""
    halaman = HALAMAN.read_text(encoding="utf-8")

    assert halaman == perbarui(halaman)
    assert halaman.count("<!-- generated: ") == 4
