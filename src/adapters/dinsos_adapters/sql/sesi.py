"""Core statements at nearly the driver's own speed.

A statement is declared once in SQLAlchemy Core, compiled once for its dialect (`Siap`), and run
with its text on the driver's cursor (`Sesi`); types convert both ways as in Core. Why, and what was
measured: docs/keputusan/0009.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any, Final, TypeAlias, TypeVar

from sqlalchemy import Connection, Delete, Dialect, Executable, Insert, Update, literal_column
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import CompilerElement

from dinsos_adapters.sql.galat import TAK_TERBACA, bukan_utf8, terjemahkan
from dinsos_adapters.sql.tipe import jenis_mentah
from dinsos_core.ports.penyimpanan import CatatanRusak, VersiBerubah

Baris = tuple[Any, ...]
T = TypeVar("T")

RUSAK: Final = (TypeError, ValueError, LookupError, ArithmeticError, AttributeError, RecursionError)
"""What reading a row raises in which somebody wrote what is not ours."""


class Siap:
    """A statement compiled for one dialect: its text, and how values go in and come out.

    A parameter left out takes the value it was declared with. Lists after IN are not supported;
    their number changes the text. Compiled when it is first run: a store declares a hundred, and a
    command runs twenty.
    """

    def __init__(self, pernyataan: Executable, dialek: Dialect) -> None:
        self.tulis = isinstance(pernyataan, Insert | Update | Delete)
        self._asal, self._dialek = pernyataan, dialek

    def __getattr__(self, nama: str) -> Any:
        # Asked for before it was there; by now a thread beside this one may have made it.
        if not nama.startswith("__") and "teks" not in vars(self):
            self._siapkan(self._asal, self._dialek)
        if nama not in vars(self):
            raise AttributeError(nama)
        return vars(self)[nama]

    def _siapkan(self, pernyataan: Executable, dialek: Dialect) -> None:
        susunan = _susun(pernyataan, dialek)
        self._bernama = not susunan.positional
        self._masuk = [
            (nama, bind.value, bind.type.dialect_impl(dialek).bind_processor(dialek))
            for nama in (susunan.binds if self._bernama else susunan.positiontup or ())
            for bind in (susunan.binds[nama],)
        ]
        kolom = getattr(pernyataan, "exported_columns", ())
        keluar = [k.type.dialect_impl(dialek).result_processor(dialek, None) for k in kolom]
        self._keluar = [(n, ubah) for n, ubah in enumerate(keluar) if ubah is not None]
        self._jenis = [(n, jenis) for n, k in enumerate(kolom) if (jenis := jenis_mentah(k.type))]
        self._wajar: set[tuple[type, ...]] = set()
        self._beberapa: dict[int, str | None] = {}
        self.teks = str(susunan)  # the last: a thread beside this one does it again until then

    @cached_property
    def pasti(self) -> str:
        """The same where a row must be touched or found. On PostgreSQL it fails (22012) if none is,
        so that what follows in the same trip, the COMMIT above all, is not done."""
        asal = self._asal
        if self._dialek.name != "postgresql":
            return self.teks
        if isinstance(asal, Insert | Update | Delete):
            asal = asal.returning(literal_column("1"))
        teks = _susun(asal, self._dialek)
        return f"WITH ada AS ({teks}) SELECT 1 / count(*) FROM ada"  # noqa: S608 -- our own text

    def beberapa(self, banyak: int) -> str | None:
        """The text that inserts so many rows, each value named as of its row (`bernomor`); None
        where there is none."""
        if banyak not in self._beberapa:
            diingat_driver = self._bernama and banyak * len(self._masuk) <= PALING_ISIAN
            bagian = _SISIP.fullmatch(self.teks) if diingat_driver else None
            if bagian is not None:
                awal, nilai, akhir = bagian.groups(default="")
                baris = (_NAMA.sub(rf"%(\1_{n})s", nilai) for n in range(banyak))
                self._beberapa[banyak] = f"{awal}{', '.join(baris)}{akhir}"
            else:
                self._beberapa[banyak] = None
        return self._beberapa[banyak]

    def ikat(self, isi: Mapping[str, object]) -> Any:
        """The parameters as the driver takes them."""
        ada = isi.get
        if self._bernama:
            return {
                nama: ada(nama, bawaan) if ubah is None else ubah(ada(nama, bawaan))
                for nama, bawaan, ubah in self._masuk
            }
        return [
            ada(nama, bawaan) if ubah is None else ubah(ada(nama, bawaan))
            for nama, bawaan, ubah in self._masuk
        ]

    def baca(self, baris: Iterable[Baris]) -> list[Baris]:
        """Rows as the driver gives them, as Core would give them. Raises one of `RUSAK`."""
        return [self._satu(satu) for satu in baris]

    def terbaca(self, baris: Iterable[Baris]) -> "Terbaca[Baris]":
        """The same of those that can be read; the others as they are."""
        hasil: list[Baris] = []
        rusak: list[Baris] = []
        for satu in baris:
            try:
                hasil.append(self._satu(satu))
            except RUSAK:
                rusak.append(satu)
        return hasil, rusak

    def terbaca_sekali(
        self, baris: Iterable[Baris], kunci: Callable[[Baris], object], paling: int
    ) -> "Terbaca[Baris]":
        """The same of the first so many keys, each once; one may have both, a row that can be read
        and one that cannot."""
        hasil: dict[object, Baris] = {}
        rusak: list[Baris] = []
        dilihat = set[object]()
        for satu in baris:
            if len(dilihat) >= paling:
                break
            if (ini := kunci(satu)) not in hasil:
                dilihat.add(ini)
                try:
                    hasil[ini] = self._satu(satu)
                except RUSAK:
                    rusak.append(satu)
        return [*hasil.values()], rusak

    def _satu(self, baris: Baris) -> Baris:
        # SQLite keeps in any column what somebody writes there. Rows of one shape are looked at
        # once.
        if (bentuk := tuple(map(type, baris))) not in self._wajar:
            for n, jenis in self._jenis:
                if baris[n] is not None and type(baris[n]) not in jenis:
                    raise TypeError(bentuk[n].__name__)
            self._wajar.add(bentuk)
        if not self._keluar:
            return baris
        nilai = list(baris)
        for n, ubah in self._keluar:
            nilai[n] = ubah(nilai[n])
        return tuple(nilai)


_SISIP: Final = re.compile(
    r"(INSERT INTO .+? VALUES )(\(.+?\))( ON CONFLICT(?: \([^)]*\))? DO NOTHING)?", re.DOTALL
)
_NAMA: Final = re.compile(r"%\((\w+)\)s")

SEBARIS: Final = (16, 8, 4, 2)
"""So many rows are inserted by one statement: each length has a text and a plan of its own."""

PALING_ISIAN: Final = 50
"""A text with more parameters than these psycopg parses anew each time it is sent: one of eighty
takes it 0.2 ms longer than two of forty."""


def bernomor(semua: Iterable[Mapping[str, object]]) -> dict[str, object]:
    """The values of some rows, as a text of `Siap.beberapa` names them."""
    return {f"{nama}_{n}": isi for n, satu in enumerate(semua) for nama, isi in satu.items()}


Perintah: TypeAlias = tuple[Siap, Mapping[str, object]]
"""A statement and its parameters."""

MAKS_SIAP: Final = 256
"""So many statements of one kind are kept. One with many branches takes a megabyte or two, and
whoever asks chooses among thousands: how many statuses, how long a page."""


def diingat(susun: Callable[..., Siap]) -> Callable[..., Siap]:
    """The statements it makes, those used last kept; safe to share between threads."""
    return lru_cache(maxsize=MAKS_SIAP)(susun)


Kiriman: TypeAlias = tuple[str, Any]
"""The text of a statement, and its parameters as the driver takes them."""

Tunda: TypeAlias = tuple[Kiriman, Callable[[Any], object]]
"""A statement that waits, and what is done with its cursor."""

MULAI: Final[Kiriman] = ("BEGIN ISOLATION LEVEL READ COMMITTED", ())
SELESAI: Final[Kiriman] = ("COMMIT", ())

TITIK: Final[Kiriman] = ("SAVEPOINT dinsos_bagian", ())
LEPAS_TITIK: Final[Kiriman] = ("RELEASE SAVEPOINT dinsos_bagian", ())
KE_TITIK: Final = b"ROLLBACK TO SAVEPOINT dinsos_bagian; RELEASE SAVEPOINT dinsos_bagian"


def dapat_bersama(dialek: Dialect) -> bool:
    """Whether several statements make one trip to the server."""
    return (
        dialek.driver == "psycopg"
        and not dialek.is_async
        and dialek.loaded_dbapi.Pipeline.is_supported()
    )


class Sesi:
    """One transaction. What the database refuses is raised as the store's own exceptions.

    A write whose outcome nobody waits for (`ubah_banyak`, `pastikan`) stays behind until the next
    statement, or `kirim`. On PostgreSQL they then leave together, in one trip to the server.

    ``awal`` goes before its first statement and ``akhir`` after its last, in the same trips: what
    begins and ends the transaction, with a driver that begins none of its own, or a part of one
    (``bagian``). Only where `dapat_bersama`.
    """

    def __init__(
        self,
        koneksi: Connection,
        *,
        awal: Kiriman | None = None,
        akhir: Kiriman | None = None,
        bagian: bool = False,
    ) -> None:
        self.koneksi = koneksi
        self._bagian = bagian
        driver = koneksi.dialect.loaded_dbapi
        # Besides the driver's own: a text or number that it cannot turn into the database's.
        self._galat = (driver.Error, UnicodeError, OverflowError)
        self._dbapi: Any = koneksi.connection.dbapi_connection
        self._kursor: Any = koneksi.connection.cursor()
        self._bersama = dapat_bersama(koneksi.dialect)
        # Prepared from the first use, unless the connection prepares nothing at all. Left to count
        # uses, psycopg 3.3 believes a statement prepared even if the one before it in the same trip
        # failed, and then asks for it in vain.
        self._opsi = {"prepare": True} if self._bersama else {}
        self._awal = [] if awal is None else [awal]
        self._akhir = [] if akhir is None else [akhir]
        self._tunda: list[Tunda] = []
        self._tanya: list[Tunda] = []
        self._dahulu: dict[tuple[object, ...], list[Baris]] = {}
        self.menulis = False
        """Whether a statement was sent that may have written."""

    def dahulukan(self, semua: Iterable[tuple[Siap, Mapping[str, Hashable]]]) -> None:
        """Read what is going to be asked for, where that makes one trip of several."""
        if self._bersama:
            diminta = list(semua)
            ada = self._bersama_tunda(diminta, _semua_baris)
            for (siap, isi), baris in zip(diminta, ada, strict=True):
                self._dahulu[siap, *isi.items()] = baris

    def baris(self, siap: Siap, /, **isi: object) -> list[Baris]:
        """All rows the statement gives."""
        return self.semua(siap, _apa_adanya, **isi)

    def semua(self, siap: Siap, ubah: Callable[[Baris], T], /, **isi: object) -> list[T]:
        """What ``ubah`` makes of each of them."""
        baris = self.mentah(siap, **isi)
        try:
            return [ubah(satu) for satu in siap.baca(baris)]
        except RUSAK as galat:  # somebody wrote there
            raise CatatanRusak(TAK_TERBACA) from galat

    def terbaca(self, siap: Siap, /, **isi: object) -> "Terbaca[Baris]":
        """The rows that can be read; and those that cannot, as the driver gives them."""
        return siap.terbaca(self.mentah(siap, **isi))

    def mentah(self, siap: Siap, /, **isi: object) -> Sequence[Baris]:
        """All rows as the driver gives them, whatever stands there."""
        baris = self._dahulu.pop((siap, *isi.items()), None) if self._dahulu else None
        if baris is None:
            (baris,) = self._bersama_tunda([(siap, isi)], _semua_baris)
        return baris

    def baris_banyak(self, siap: Siap, isi: Iterable[Mapping[str, object]]) -> list[list[Baris]]:
        """The rows it gives for each set of values, in one trip to the server where it can."""
        diminta = [(siap, satu) for satu in isi]
        semua = self._bersama_tunda(diminta, _semua_baris) if diminta else []
        try:
            return [siap.baca(baris) for baris in semua]
        except RUSAK as galat:  # somebody wrote there
            raise CatatanRusak(TAK_TERBACA) from galat

    def satu(self, siap: Siap, **isi: object) -> Baris | None:
        """The first row, or None."""
        return next(iter(self.baris(siap, **isi)), None)

    def ubah(self, siap: Siap, **isi: object) -> int:
        """Run a statement without rows; how many it touched."""
        (banyak,) = self._bersama_tunda([(siap, isi)], _banyak)
        return banyak

    def ubah_banyak(self, siap: Siap, isi: Iterable[Mapping[str, object]]) -> None:
        """Run a statement without rows once for each set of values, now or a little later."""
        semua = [siap.ikat(satu) for satu in isi]
        if self._bersama:
            for n in SEBARIS:
                while len(semua) >= n and (teks := siap.beberapa(n)) is not None:
                    self._tunda.append(((teks, bernomor(semua[:n])), _abaikan))
                    semua = semua[n:]
        self._tunda.extend(((siap.teks, satu), _abaikan) for satu in semua)

    def pastikan(self, semua: Iterable[Perintah]) -> None:
        """Run statements that must each touch or find a row, now or a little later. What makes them
        run raises `VersiBerubah` where one does not."""
        self._tunda.extend(((siap.pasti, siap.ikat(isi)), _ada) for siap, isi in semua)

    def bila_tiada(self, siap: Siap, lalu: Callable[[], object], /, **isi: object) -> None:
        """Look for a row with whatever is asked next; where there is none, ``lalu`` is called then,
        which may write. Not for what the writes before it change."""

        def baca(kursor: Any) -> None:
            if not _semua_baris(kursor):
                lalu()

        self._tanya.append(((siap.teks, siap.ikat(isi)), baca))

    def perintah(self, *semua: str) -> None:
        """Run SQL without parameters (transaction control), after what stayed behind."""
        self._tunda.extend(((teks, ()), _abaikan) for teks in semua)
        self.kirim()

    def kirim(self) -> None:
        """Run what stayed behind. Without this before the commit, it is lost."""
        self._bersama_tunda((), _banyak)

    def tutup(self) -> None:
        """Run what stayed behind, and end the transaction if the session began it."""
        if self._tanya:
            self.kirim()
        if self._tunda or not self._awal:
            self._tunda.extend((satu, _abaikan) for satu in self._akhir)
            self.kirim()

    def urungkan(self) -> None:
        """Undo the part that it is of a transaction, and what stayed behind."""
        self._tunda, self._tanya = [], []
        if not self._awal:  # something was sent
            # Past the driver, which follows every ROLLBACK with a DEALLOCATE ALL.
            jawaban = self._dbapi.pgconn.exec_(KE_TITIK)
            if jawaban.error_message:
                raise self.koneksi.dialect.loaded_dbapi.OperationalError("ROLLBACK TO SAVEPOINT")

    def _bersama_tunda(self, semua: Iterable[Perintah], baca: Callable[[Any], T]) -> list[T]:
        """Run them after what stayed behind; what ``baca`` makes of each one's cursor."""
        diminta = list(semua)
        # First of all: a value that cannot be bound leaves nothing begun that was not sent.
        terikat = [(siap.teks, siap.ikat(isi)) for siap, isi in diminta]
        tunda, self._tunda = self._tunda, []
        tanya, self._tanya = self._tanya, []
        if not (tunda or tanya or diminta):
            return []
        if tunda or any(siap.tulis for siap, _ in diminta):
            self.menulis = True
            self._dahulu.clear()
        tunda = [*tanya, *tunda]
        awal, self._awal = self._awal, []
        lengkap = [*awal, *(satu for satu, _ in tunda), *terikat]
        pembaca = [_abaikan for _ in awal] + [satu for _, satu in tunda]
        hasil = self._laksanakan(lengkap, [*pembaca, *(baca for _ in diminta)])
        return hasil[len(pembaca) :]

    def _laksanakan(self, semua: list[Kiriman], baca: list[Callable[[Any], Any]]) -> list[Any]:
        """What each one's reader makes of its cursor; one trip where it can."""
        try:
            if self._bersama and len(semua) > 1:
                kursor = self._sekali_jalan(semua)
                return [
                    self._baca(pembaca, satu) for pembaca, satu in zip(baca, kursor, strict=True)
                ]
            hasil = []
            for (teks, isi), pembaca in zip(semua, baca, strict=True):
                self._kursor.execute(teks, isi, **self._opsi)
                hasil.append(None if pembaca is _abaikan else self._dibaca(teks, isi, pembaca))
        except self._galat as galat:
            raise terjemahkan(galat, self.koneksi, bagian=self._bagian) from galat
        return hasil

    def _dibaca(self, teks: str, isi: Any, baca: Callable[[Any], T]) -> T:
        try:
            return self._baca(baca, self._kursor)
        except self._galat as galat:
            if not bukan_utf8(galat):
                raise
        # The driver gives up the whole result for one text that is none. Asked again, such a text
        # is bytes, and its row the only one that cannot be read.
        semula = self._dbapi.text_factory
        self._dbapi.text_factory = _teks_atau_bita
        try:
            return baca(self._kursor.execute(teks, isi))
        finally:
            self._dbapi.text_factory = semula

    def _baca(self, baca: Callable[[Any], T], kursor: Any) -> T:
        """What is read of a cursor. PostgreSQL knows instants that Python does not (`infinity`):
        psycopg gives up the whole result for one. Left as text, its row is the only one that cannot
        be read."""
        if not self._bersama:
            return baca(kursor)
        driver: Any = self.koneksi.dialect.loaded_dbapi
        try:
            return baca(kursor)
        except driver.DataError:
            if kursor.pgresult is None:
                raise
            return baca(_Longgar(kursor.pgresult, self._dbapi.cursor(), driver))

    def _sekali_jalan(self, semua: list[Kiriman]) -> list[Any]:
        """Send all in one go, then read the answers: a cursor for each, the last one our own.

        The end of the block sends what is still to be sent while it reads. An explicit `sync()`
        would only read: with more to say than a socket holds, both sides would wait for ever.
        """
        asal: Exception | None = None
        kursor = [*(self._dbapi.cursor() for _ in semua[1:]), self._kursor]
        try:
            with self._dbapi.pipeline():
                try:
                    for milik, satu in zip(kursor, semua, strict=True):
                        milik.execute(*satu, **self._opsi)
                except self._galat as galat:
                    # Held back: were it to leave the block, the driver would log what follows it.
                    asal = galat
        except self._galat as galat:
            # Once a statement failed, those after it fail for being after it.
            asal = asal or _yang_pertama(galat, self._galat)
        if asal is not None:
            raise asal
        return kursor


class _Longgar:
    """A result that was sent, read with every instant that cannot be one as text."""

    description: Final = ()

    def __init__(self, hasil: Any, kursor: Any, psycopg: Any) -> None:
        kursor.adapters.register_loader("timestamptz", _pembaca_saat(psycopg))
        self._pembaca = psycopg.adapt.Transformer(kursor)
        self._pembaca.set_pgresult(hasil)
        self._banyak = hasil.ntuples

    def fetchall(self) -> list[Baris]:
        baris: list[Baris] = self._pembaca.load_rows(0, self._banyak, tuple)
        return baris


@cache
def _pembaca_saat(psycopg: Any) -> type[Any]:
    dasar: Any = psycopg.types.datetime.TimestamptzLoader

    class PembacaSaat(dasar):  # type: ignore[misc]  # known when it runs
        def load(self, data: Any) -> Any:
            try:
                return super().load(data)
            except psycopg.DataError:
                return bytes(data).decode()

    return PembacaSaat


def _susun(pernyataan: Executable, dialek: Dialect) -> SQLCompiler:
    assert isinstance(pernyataan, CompilerElement)
    susunan = pernyataan.compile(dialect=dialek)
    assert isinstance(susunan, SQLCompiler)
    return susunan


def _yang_pertama(galat: Exception, jenis: tuple[type[Exception], ...]) -> Exception:
    while isinstance(galat.__context__, jenis):
        galat = galat.__context__
    return galat


Terbaca: TypeAlias = tuple[list[T], list[Baris]]
"""What can be read of rows, and those that cannot be, as the driver gives them."""

PALING: Final = 100_000
"""A page looks past so many rows that cannot be read, no further."""


def diubah(terbaca: Terbaca[Baris], ubah: Callable[[Baris], T]) -> Terbaca[T]:
    """What ``ubah`` makes of each row; those of which it can make nothing are not readable."""
    baris, rusak = terbaca
    hasil: list[T] = []
    for satu in baris:
        try:
            hasil.append(ubah(satu))
        except (*RUSAK, CatatanRusak):
            rusak = [*rusak, satu]
    return hasil, rusak


def sehalaman(baca: Callable[[int], Terbaca[T]], banyak: int) -> Terbaca[T]:
    """What ``baca`` gives of so many rows, and one more that tells whether there are more; further
    on, where none of them can be read: a page without a row would have no cursor."""
    batas = banyak + 1
    while True:
        baris, rusak = baca(batas)
        if baris or len(rusak) < batas or batas > PALING:
            return baris, rusak
        batas *= 10


def yang_rusak(baris: Iterable[Baris]) -> tuple[str, ...]:
    """What rows that cannot be read are rows of, by their first column."""
    nama = (satu[0] for satu in baris)
    semua = (x.decode(errors="backslashreplace") if isinstance(x, bytes) else str(x) for x in nama)
    return tuple(dict.fromkeys(semua))


def _teks_atau_bita(isi: bytes) -> str | bytes:
    try:
        return isi.decode()
    except UnicodeDecodeError:
        return isi


def _apa_adanya(baris: Baris) -> Baris:
    return baris


def _semua_baris(kursor: Any) -> list[Baris]:
    return list(kursor.fetchall())


def _banyak(kursor: Any) -> int:
    memberi_baris = kursor.description is not None
    return len(kursor.fetchall()) if memberi_baris else int(kursor.rowcount)


def _abaikan(kursor: Any) -> None:
    """Nobody waits for what came of it."""


def _ada(kursor: Any) -> None:
    if not _banyak(kursor):
        raise VersiBerubah
