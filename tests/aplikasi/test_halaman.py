"""The page about the Permohonan; not with the lifecycle, as mutation runs without documents."""

from tests.halaman import cocokkan_bagian
from tests.permohonan.halaman import bagian


def test_halaman_permohonan_sama_dengan_kodenya() -> None:
    cocokkan_bagian("docs/permohonan.md", **bagian())
