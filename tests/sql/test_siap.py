"""A statement is compiled when it is first used, by whoever comes first."""

import pytest
from psycopg import _queries
from sqlalchemy import column, insert, make_url, select, table
from sqlalchemy.dialects import sqlite

from dinsos_adapters.sql.sesi import SEBARIS, Siap
from dinsos_adapters.sql.skema import skema


def test_pernyataan_yang_sementara_itu_disusun_benang_lain_terbaca() -> None:
    """A thread that found nothing there, and is let on only when another has compiled it."""
    siap = Siap(select(table("kasus", column("id"))), sqlite.dialect())

    assert siap.teks

    assert siap.__getattr__("_masuk") is siap._masuk
    with pytest.raises(AttributeError):
        siap.__getattr__("asing")


def test_pernyataan_dengan_beberapa_baris_diingat_psycopg() -> None:
    """It parses a text that it finds too long to remember each time that it is sent."""
    dialek = make_url("postgresql+psycopg://").get_dialect()()
    beberapa = {
        (nama, n): teks
        for nama, tabel in skema().metadata.tables.items()
        for n in SEBARIS
        if (teks := Siap(insert(tabel).inline(), dialek).beberapa(n))
    }

    terlalu_panjang = {
        yang
        for yang, teks in beberapa.items()
        if teks.count("%(") > _queries.MAX_CACHED_STATEMENT_PARAMS
        or len(teks) > _queries.MAX_CACHED_STATEMENT_LENGTH
    }
    assert ("dinsos_brankas_kembar", 8) in beberapa
    assert not terlalu_panjang
