"""The page of traceability is the one that inventory, catalogue and code give."""

from tests.halaman import cocokkan
from tests.inventaris.halaman import PENGOLAH, halaman

from dinsos_core.domain.standar.model import JenisLangkah


def test_halaman_ketertelusuran_sama_dengan_isinya() -> None:
    cocokkan("docs/ketertelusuran.md", halaman())


def test_setiap_jenis_langkah_ada_pengolahnya() -> None:
    assert PENGOLAH.keys() == set(JenisLangkah)
