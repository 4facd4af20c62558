"""A statement is compiled when it is first used, by whoever comes first."""

import pytest
from sqlalchemy import column, select, table
from sqlalchemy.dialects import sqlite

from dinsos_adapters.sql.sesi import Siap


def test_pernyataan_yang_sementara_itu_disusun_benang_lain_terbaca() -> None:
    """A thread that found nothing there, and is let on only when another has compiled it."""
    siap = Siap(select(table("kasus", column("id"))), sqlite.dialect())

    assert siap.teks

    assert siap.__getattr__("_masuk") is siap._masuk
    with pytest.raises(AttributeError):
        siap.__getattr__("asing")
