"""Core statements at nearly the driver's own speed.

A statement is declared once in SQLAlchemy Core, compiled once for its dialect (`Siap`), and run
with its text on the driver's cursor (`Sesi`); types convert both ways as in Core. Why, and what was
measured: docs/keputusan, "SQL compiled once".
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import CompilerElement

from dinsos_adapters.sql.galat import terjemahkan

Baris = tuple[Any, ...]


class Siap:
    """A statement compiled for one dialect: its text, and how values go in and come out.

    A parameter left out takes the value it was declared with. Lists after IN are not supported;
    their number changes the text.
    """

    def __init__(self, pernyataan: Executable, dialek: Dialect) -> None:
        assert isinstance(pernyataan, CompilerElement)
        susunan = pernyataan.compile(dialect=dialek)
        assert isinstance(susunan, SQLCompiler)
        self.teks = str(susunan)
        self._bawaan = {nama: bind.value for nama, bind in susunan.binds.items()}
        self._urutan: tuple[str, ...] | None = None
        if susunan.positional:
            self._urutan = tuple(susunan.positiontup or ())
        masuk = {
            nama: bind.type.dialect_impl(dialek).bind_processor(dialek)
            for nama, bind in susunan.binds.items()
        }
        self._masuk = [(nama, ubah) for nama, ubah in masuk.items() if ubah is not None]
        kolom = getattr(pernyataan, "exported_columns", ())
        keluar = [k.type.dialect_impl(dialek).result_processor(dialek, None) for k in kolom]
        self._keluar = [(n, ubah) for n, ubah in enumerate(keluar) if ubah is not None]

    def ikat(self, isi: Mapping[str, object]) -> Any:
        """The parameters as the driver takes them."""
        nilai = {**self._bawaan, **isi}
        for nama, ubah in self._masuk:
            nilai[nama] = ubah(nilai[nama])
        return nilai if self._urutan is None else [nilai[nama] for nama in self._urutan]

    def baca(self, baris: Iterable[Baris]) -> list[Baris]:
        """Rows as the driver gives them, as Core would give them."""
        if not self._keluar:
            return list(baris)
        hasil = []
        for satu in baris:
            nilai = list(satu)
            for n, ubah in self._keluar:
                nilai[n] = ubah(nilai[n])
            hasil.append(tuple(nilai))
        return hasil


class Sesi:
    """One transaction. What the database refuses is raised as the store's own exceptions."""

    def __init__(self, koneksi: Connection) -> None:
        self.koneksi = koneksi
        self._kursor = koneksi.connection.cursor()
        driver = koneksi.dialect.loaded_dbapi
        # Besides the driver's own: a text or number that it cannot turn into the database's.
        self._galat = (driver.Error, UnicodeError, OverflowError)

    def baris(self, siap: Siap, **isi: object) -> list[Baris]:
        """All rows the statement gives."""
        try:
            self._kursor.execute(siap.teks, siap.ikat(isi))
            return siap.baca(self._kursor.fetchall())
        except self._galat as galat:
            raise terjemahkan(galat, self.koneksi) from galat

    def satu(self, siap: Siap, **isi: object) -> Baris | None:
        """The first row, or None."""
        return next(iter(self.baris(siap, **isi)), None)

    def ubah(self, siap: Siap, **isi: object) -> int:
        """Run a statement without rows; how many it touched."""
        try:
            self._kursor.execute(siap.teks, siap.ikat(isi))
        except self._galat as galat:
            raise terjemahkan(galat, self.koneksi) from galat
        return int(self._kursor.rowcount)

    def ubah_banyak(self, siap: Siap, isi: Iterable[Mapping[str, object]]) -> None:
        """Run a statement without rows once for each set of values."""
        semua = [siap.ikat(satu) for satu in isi]
        try:
            if len(semua) == 1:
                self._kursor.execute(siap.teks, semua[0])
            elif semua:
                self._kursor.executemany(siap.teks, semua)
        except self._galat as galat:
            raise terjemahkan(galat, self.koneksi) from galat

    def perintah(self, teks: str) -> None:
        """Run SQL without parameters (transaction control)."""
        try:
            self._kursor.execute(teks)
        except self._galat as galat:
            raise terjemahkan(galat, self.koneksi) from galat
