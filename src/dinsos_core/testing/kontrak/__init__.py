"""Contract suites: what an adapter of a port must do, as tests its author runs.

Subclass a suite as `Test…` and define the pytest fixture `buka`, which gives the opener of units of
work on a store that is empty for every test:

    class TestPenyimpananSaya(KontrakPenyimpanan):
        @pytest.fixture
        def buka(self, tmp_path: Path) -> PembukaUnitOfWork:
            return GudangSaya(tmp_path / "uji.db")

A suite that does not apply is left out by subclassing the others; nothing is skipped in silence.
"""

import pytest

pytest.register_assert_rewrite(
    *(
        f"{__name__}.{modul}"
        for modul in (
            "arsip",
            "bersama",
            "brankas",
            "daftar",
            "kasus",
            "kotak_keluar",
            "meja",
            "peringatan",
            "perintah",
            "permintaan",
            "reservasi",
            "serentak",
            "unit_kerja",
        )
    )
)

from dinsos_core.testing.kontrak.arsip import (  # noqa: E402 -- after the rewrite
    KontrakArsipKalender,
    KontrakArsipStandar,
)
from dinsos_core.testing.kontrak.bersama import KontrakBersama  # noqa: E402 -- the same
from dinsos_core.testing.kontrak.brankas import KontrakBrankas  # noqa: E402 -- the same
from dinsos_core.testing.kontrak.daftar import KontrakDaftar  # noqa: E402 -- the same
from dinsos_core.testing.kontrak.kasus import KontrakKasus  # noqa: E402 -- the same
from dinsos_core.testing.kontrak.kotak_keluar import KontrakKotakKeluar  # noqa: E402 -- the same
from dinsos_core.testing.kontrak.meja import KontrakMeja  # noqa: E402 -- the same
from dinsos_core.testing.kontrak.peringatan import KontrakPeringatan  # noqa: E402 -- the same
from dinsos_core.testing.kontrak.perintah import KontrakKunciPerintah  # noqa: E402 -- the same
from dinsos_core.testing.kontrak.permintaan import KontrakPermintaan  # noqa: E402 -- the same
from dinsos_core.testing.kontrak.reservasi import (  # noqa: E402 -- the same
    KontrakPenomoran,
    KontrakReservasi,
)
from dinsos_core.testing.kontrak.serentak import KontrakSerentak  # noqa: E402 -- the same
from dinsos_core.testing.kontrak.unit_kerja import KontrakUnitKerja  # noqa: E402 -- the same

__all__ = [
    "KontrakArsipKalender",
    "KontrakArsipStandar",
    "KontrakBersama",
    "KontrakBrankas",
    "KontrakDaftar",
    "KontrakKasus",
    "KontrakKotakKeluar",
    "KontrakKunciPerintah",
    "KontrakMeja",
    "KontrakPenomoran",
    "KontrakPenyimpanan",
    "KontrakPeringatan",
    "KontrakPermintaan",
    "KontrakReservasi",
    "KontrakSerentak",
    "KontrakUnitKerja",
]


class KontrakPenyimpanan(
    KontrakUnitKerja,
    KontrakKasus,
    KontrakDaftar,
    KontrakMeja,
    KontrakKotakKeluar,
    KontrakPeringatan,
    KontrakKunciPerintah,
    KontrakPermintaan,
    KontrakPenomoran,
    KontrakReservasi,
    KontrakArsipStandar,
    KontrakArsipKalender,
    KontrakSerentak,
):
    """Everything a store promises but the vault (`KontrakBrankas`), and many units in one
    transaction (`KontrakBersama`)."""
