"""The page of traceability is the one that inventory, catalogue and code give."""

from tests.inventaris.halaman import HALAMAN, PENGOLAH, halaman

from dinsos_core.domain.standar.model import JenisLangkah


def test_halaman_ketertelusuran_sama_dengan_isinya() -> None:
    """If this fails: `python -m tests.inventaris.halaman`."""
    assert HALAMAN.read_text(encoding="utf-8") == halaman()


def test_setiap_jenis_langkah_ada_pengolahnya() -> None:
    assert PENGOLAH.keys() == set(JenisLangkah)
