"""A whole list judged at once, on the frame a host has: polars, pandas, pyarrow, duckdb (extra
`kolom`).

What a condition asks is read off the shape of its test once, and put to columns as one question;
whatever cannot be asked of columns is asked case by case, of the same functions that judge one
person. So both agree, and `tests/kolom` says so.
"""

from dinsos_core.ports.pustaka import perlu

with perlu("kolom"):
    from dinsos_adapters.kolom.hasil import HasilKolom
    from dinsos_adapters.kolom.nilai import nilai_kolom

__all__ = ["HasilKolom", "nilai_kolom"]
