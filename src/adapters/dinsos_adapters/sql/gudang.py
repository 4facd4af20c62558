"""The store on SQLite or PostgreSQL: it owns its engine, or joins the host's transaction."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from types import TracebackType
from typing import Any, Final, Self

from sqlalchemy import (
    URL,
    Connection,
    Dialect,
    Engine,
    Transaction,
    create_engine,
    event,
    exc,
    make_url,
)

from dinsos_adapters.sql.arsip import (
    ArsipKalenderSql,
    ArsipStandarSql,
    PernyataanArsip,
    siapkan_arsip,
)
from dinsos_adapters.sql.brankas import BrankasSql
from dinsos_adapters.sql.galat import (
    GALAT_BASIS_DATA,
    HASIL_TIDAK_DIKETAHUI,
    KONEKSI_PUTUS,
    menerjemahkan,
)
from dinsos_adapters.sql.kasus import IngatanKeadaan, KasusSql
from dinsos_adapters.sql.kotak_keluar import (
    KotakKeluarSql,
    PernyataanKotakKeluar,
    siapkan_kotak_keluar,
)
from dinsos_adapters.sql.log_kejadian import LogKejadianSql, PernyataanLog, siapkan_log
from dinsos_adapters.sql.meja import MejaSql
from dinsos_adapters.sql.peringatan import (
    PeringatanSql,
    PernyataanPeringatan,
    siapkan_peringatan,
)
from dinsos_adapters.sql.perintah import KunciPerintahSql, PernyataanPerintah, siapkan_perintah
from dinsos_adapters.sql.permintaan import PernyataanPermintaan
from dinsos_adapters.sql.pernyataan_brankas import PernyataanBrankas, siapkan_brankas
from dinsos_adapters.sql.pernyataan_kasus import PernyataanKasus, siapkan_kasus
from dinsos_adapters.sql.pernyataan_meja import PernyataanMeja
from dinsos_adapters.sql.reservasi import (
    PenomoranSql,
    PernyataanReservasi,
    ReservasiSql,
    siapkan_reservasi,
)
from dinsos_adapters.sql.segel import MeteraiSql, PernyataanPutar, siapkan_putar
from dinsos_adapters.sql.sesi import (
    LEPAS_TITIK,
    MULAI,
    SELESAI,
    TITIK,
    Sesi,
    Siap,
    dapat_bersama,
)
from dinsos_adapters.sql.skema import DIALEK, PREFIX_BAWAAN, Skema, skema
from dinsos_adapters.sql.terjaga import PernyataanTerjaga, siapkan_terjaga
from dinsos_core.application.kodek import Kodek, susun_kodek
from dinsos_core.domain.shared.ids import AliranId, PerintahId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.kunci import Penyandi
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork, PenyimpananGagal, UnitOfWork
from dinsos_core.ports.pustaka import perlu

TUNGGU: Final = 30.0
"""Seconds a unit waits for a lock before it gives up (`terkunci`): on SQLite that of the single
writer."""

BATAS: Final = 120.0
"""Seconds after which PostgreSQL ends a statement (`terkunci`), or the connection of a transaction
in which nothing happens (`koneksi_putus`). The latter does not act where the last trip was of
several statements: psycopg ends those with a Flush, at which the server forgets the time."""

SIAP_SEKALIGUS: Final = 500
"""So many prepared statements a connection to PostgreSQL keeps; psycopg by itself a hundred, and
forgets the one not used for longest."""

TIMPA: Final = "PRAGMA secure_delete = ON"
"""Freed bytes are overwritten, or what was erased would stay legible in the file."""

SINKRON: Final = {"postgresql": "postgresql+psycopg://…", "sqlite": "sqlite:///…"}

_PUTUS: Final = frozenset({KONEKSI_PUTUS, HASIL_TIDAK_DIKETAHUI})

_KE: Final = count()

SQLITE_TERENDAH: Final = (3, 35, 0)
"""RETURNING, which numbers need, is as old as that."""


def _timpa() -> str:
    # This setting acts when it is prepared: a cached statement would do nothing.
    return f"{TIMPA} -- {next(_KE)}"


@frozen(kw_only=True)
class Isi:
    """What every unit of work of one store shares."""

    kasus: PernyataanKasus
    permintaan: PernyataanPermintaan
    meja: PernyataanMeja
    kotak_keluar: PernyataanKotakKeluar
    perintah: PernyataanPerintah
    reservasi: PernyataanReservasi
    arsip: PernyataanArsip
    kalender: PernyataanArsip
    peringatan: PernyataanPeringatan
    brankas: PernyataanBrankas
    log: PernyataanLog
    terjaga: Callable[[], PernyataanTerjaga]
    putar: Callable[[], PernyataanPutar]
    kodek: Kodek
    keadaan: IngatanKeadaan
    penyandi: Penyandi


class GudangSql:
    """The store; calling it opens a unit of work with a connection and transaction of its own.

    ``basis_data`` is a URL (`sqlite:///berkas.db`, `postgresql+psycopg://…`) or the host's own
    engine. With a URL SQLite is set up for several processes (WAL, every commit on disk before it
    is answered), and both databases get their limits (``tunggu``, ``batas``); with an engine its
    settings are the host's. The tables must be there: `naik` in `dinsos_adapters.sql.migrasi`.

    Safe to share between threads; each unit of work belongs to the thread that opened it. Make it
    after forking, or call `tutup` in the child first.
    """

    def __init__(
        self,
        basis_data: str | URL | Engine,
        penyandi: Penyandi,
        *,
        prefix: str = PREFIX_BAWAAN,
        schema: str | None = None,
        kodek: Kodek | None = None,
        tunggu: float = TUNGGU,
        batas: float = BATAS,
    ) -> None:
        self.engine: Final = (
            basis_data
            if isinstance(basis_data, Engine)
            else buat_engine(basis_data, tunggu=tunggu, batas=batas)
        )
        _periksa_dialek(self.engine.dialect)
        self.skema: Final = skema(prefix, schema, [self.engine.dialect.name])
        self.kodek: Final = kodek or susun_kodek()
        self.penyandi: Final = penyandi
        self._isi = _susun(self.skema, self.engine.dialect, self.kodek, penyandi)

    def __call__(self, *, baca: bool = False) -> "UnitOfWorkSql":
        return UnitOfWorkSql(self._isi, _Sendiri(self.engine, baca=baca), baca=baca)

    def pada(self, koneksi: Connection) -> PembukaUnitOfWork:
        """Units of work inside the host's transaction on this connection.

        Each is a savepoint: what it did is undone when it fails or is left without
        `simpan_semua`, and the rest of the transaction is not touched. Committing is the host's; so
        is keeping a connection to one thread at a time, and trying again from the start of its own
        transaction: after `VersiBerubah` where that is not READ COMMITTED, after a deadlock or a
        serialization failure, which are `terkunci` here.
        """
        if koneksi.dialect.name != self.engine.dialect.name:
            raise ValueError(f"koneksi {koneksi.dialect.name} pada gudang {self.engine.name}")

        def buka(*, baca: bool = False) -> UnitOfWorkSql:
            return UnitOfWorkSql(self._isi, _Menumpang(koneksi, baca=baca), baca=baca)

        return buka

    @contextmanager
    def bersama(self) -> Iterator[PembukaUnitOfWork]:
        """Units of work as savepoints of one transaction of the store's own."""
        with menerjemahkan():
            koneksi = self.engine.connect()
        try:
            with menerjemahkan(koneksi):
                if self.engine.name == "postgresql":  # as every transaction of the store's own
                    koneksi = koneksi.execution_options(isolation_level="READ COMMITTED")
                koneksi.begin()
                if self.engine.name == "sqlite":
                    koneksi.exec_driver_sql("BEGIN IMMEDIATE")
            dalam = self.pada(koneksi)

            def buka(*, baca: bool = False) -> UnitOfWork:
                if koneksi.invalidated:
                    raise PenyimpananGagal(KONEKSI_PUTUS)
                return dalam(baca=baca)

            yield buka
            if koneksi.invalidated:
                raise PenyimpananGagal(KONEKSI_PUTUS)
            if dapat_bersama(self.engine.dialect) and _gagal(koneksi):
                # The server would undo it all, and psycopg not say so.
                raise PenyimpananGagal(GALAT_BASIS_DATA)
            try:
                with menerjemahkan(koneksi):
                    koneksi.commit()
            except PenyimpananGagal as galat:
                if str(galat) == KONEKSI_PUTUS:
                    raise PenyimpananGagal(HASIL_TIDAK_DIKETAHUI) from galat
                raise
        finally:
            with suppress(exc.SQLAlchemyError):
                koneksi.close()

    def tutup(self) -> None:
        """Close the connections that no unit of work holds."""
        self.engine.dispose()


def buat_engine(url: str | URL, *, tunggu: float = TUNGGU, batas: float = BATAS) -> Engine:
    """An engine set up for the store. Raises `ValueError` for what is no URL, for a database it
    does not know, and for a driver that there is none of, or that only an async engine can use."""
    try:
        alamat = make_url(url)
    except exc.ArgumentError:  # its own text may quote the password
        raise ValueError("alamat basis data bukan URL, seperti sqlite:///kasus.db") from None
    jenis = alamat.get_backend_name()
    if jenis in DIALEK:
        try:
            asinkron = alamat.get_dialect().is_async
        except exc.NoSuchModuleError as galat:
            raise ValueError(f"driver {alamat.drivername!r} tidak dikenal") from galat
        if asinkron:
            raise ValueError(
                f"{alamat.drivername} hanya untuk engine async: berikan sync_engine dari"
                f" create_async_engine kepada GudangSql, atau pakailah URL {SINKRON[jenis]}"
            )
    if jenis == "postgresql":
        with perlu("sql"):  # the driver is imported here
            engine = create_engine(alamat, connect_args={"options": _batas(alamat, tunggu, batas)})
        if dapat_bersama(engine.dialect):
            event.listen(engine, "connect", _siapkan_psycopg)
        return engine
    if jenis != "sqlite":
        raise ValueError(f"basis data {jenis!r} tidak dikenal; yang boleh: sqlite, postgresql")
    if alamat.database in (None, "", ":memory:"):
        raise ValueError("SQLite memerlukan berkas; tanpa berkas pakailah GudangMemori")
    engine = create_engine(alamat, connect_args={"timeout": tunggu})
    event.listen(engine, "connect", _siapkan_sqlite)
    event.listen(engine, "close", _hitung_baris)
    return engine


def _batas(alamat: URL, tunggu: float, batas: float) -> str:
    """As the connection starts with them; what the URL says of them comes after and holds."""
    milik_kita = {
        "lock_timeout": tunggu,
        "statement_timeout": batas,
        "idle_in_transaction_session_timeout": batas,
    }
    semua = [f"-c {nama}={round(detik * 1000)}" for nama, detik in milik_kita.items()]
    # To plan a question of many branches takes longer than to answer it (docs/penyimpanan.md).
    semua.append("-c plan_cache_mode=force_generic_plan")
    dari_url = alamat.query.get("options", ())
    return " ".join((*semua, *((dari_url,) if isinstance(dari_url, str) else dari_url)))


def _siapkan_psycopg(koneksi: Any, _catatan: object) -> None:
    koneksi.prepared_max = SIAP_SEKALIGUS


def _siapkan_sqlite(koneksi: Any, _catatan: object) -> None:
    # The driver must not begin transactions by itself: ours begin as writers.
    koneksi.isolation_level = None
    koneksi.execute("PRAGMA journal_mode = WAL")
    # NORMAL would lose the last acknowledged commands when the power fails.
    koneksi.execute("PRAGMA synchronous = FULL")
    koneksi.execute(TIMPA)


def _hitung_baris(koneksi: Any, _catatan: object) -> None:
    """What the planner knows of the tables is brought up to date before a connection is closed:
    nothing where little has changed since, and never more than a thousand rows an index."""
    with suppress(sqlite3.Error):  # somebody else is writing, or the file is gone
        koneksi.execute("PRAGMA busy_timeout = 0")
        koneksi.execute("PRAGMA analysis_limit = 1000")
        koneksi.execute("PRAGMA optimize")


def _periksa_dialek(dialek: Dialect) -> None:
    if dialek.name not in DIALEK:
        raise ValueError(f"basis data {dialek.name!r} tidak dikenal")
    if dialek.name == "sqlite" and sqlite3.sqlite_version_info < SQLITE_TERENDAH:
        raise ValueError(f"SQLite {sqlite3.sqlite_version} terlalu lama; perlu 3.35")


def _susun(skema_: Skema, dialek: Dialect, kodek: Kodek, penyandi: Penyandi) -> Isi:
    return Isi(
        kasus=siapkan_kasus(skema_, dialek),
        meja=PernyataanMeja(skema_, dialek),
        permintaan=PernyataanPermintaan(skema_, dialek),
        kotak_keluar=siapkan_kotak_keluar(skema_, dialek),
        perintah=siapkan_perintah(skema_, dialek),
        reservasi=siapkan_reservasi(skema_, dialek),
        arsip=siapkan_arsip(skema_.standar, dialek),
        kalender=siapkan_arsip(skema_.kalender, dialek),
        peringatan=siapkan_peringatan(skema_, dialek),
        brankas=siapkan_brankas(skema_.brankas, dialek),
        log=siapkan_log(skema_, dialek),
        # Compiled when an audit asks: no command does.
        terjaga=cache(lambda: siapkan_terjaga(skema_, dialek)),
        putar=cache(lambda: siapkan_putar(skema_, dialek)),
        kodek=kodek,
        keadaan=IngatanKeadaan(kodek),
        penyandi=penyandi,
    )


def _gagal(koneksi: Connection) -> bool:
    """Whether a statement of psycopg's failed, so that the transaction can only be undone."""
    dbapi: Any = koneksi.connection.dbapi_connection
    gagal: bool = dbapi.info.transaction_status.name == "INERROR"
    return gagal


class _Sendiri:
    """A connection and transaction of the unit's own."""

    milik_host: Final = False

    def __init__(self, engine: Engine, *, baca: bool) -> None:
        self._engine = engine
        self._baca = baca

    def mulai(self) -> Sesi:
        with menerjemahkan():
            self.koneksi = self._engine.connect()
        self.transaksi: Transaction = self.koneksi.begin()
        self._otomatis: bool | None = None
        try:
            if dapat_bersama(self._engine.dialect):
                # The driver's own BEGIN would be a trip.
                dbapi = self._dbapi()
                self._otomatis, dbapi.autocommit = dbapi.autocommit, True
            bersama = self._otomatis is not None
            self.sesi = sesi = (
                Sesi(self.koneksi, awal=MULAI, akhir=SELESAI) if bersama else Sesi(self.koneksi)
            )
            if self._engine.name == "sqlite":
                # As a writer from the start: one that turns writer later can find that another
                # has written since, and has to begin again. In WAL, readers wait for nobody.
                sesi.perintah(_timpa(), "BEGIN" if self._baca else "BEGIN IMMEDIATE")
        except BaseException:
            self.selesai()
            raise
        return sesi

    def _dbapi(self) -> Any:
        return self.koneksi.connection.dbapi_connection

    def sahkan(self) -> None:
        self.transaksi.commit()

    def batalkan(self) -> None:
        # A connection that cannot roll back is broken, and the database has rolled back itself.
        with suppress(exc.SQLAlchemyError):
            if self._otomatis is not None and self._tanpa_bekas():
                # The driver follows every ROLLBACK with a DEALLOCATE ALL.
                self.transaksi.commit()
            else:
                self.transaksi.rollback()

    def _tanpa_bekas(self) -> bool:
        """Whether committing stores nothing: nothing was written, or a statement failed."""
        return _gagal(self.koneksi) or not self.sesi.menulis

    def selesai(self) -> None:
        if self._otomatis is not None and not self.koneksi.invalidated:
            try:
                self._dbapi().autocommit = self._otomatis
            except self._engine.dialect.loaded_dbapi.Error:  # broken, or still in a transaction
                self.koneksi.invalidate()
        with suppress(exc.SQLAlchemyError):
            self.koneksi.close()

    def putus(self) -> None:
        """Connections made before this one broke are likely to be broken, too."""
        self.koneksi.invalidate()
        self._engine.dispose()


class _Menumpang:
    """A savepoint in the host's transaction."""

    milik_host: Final = True

    def __init__(self, koneksi: Connection, *, baca: bool) -> None:
        self.koneksi = koneksi
        self._baca = baca

    @menerjemahkan()
    def mulai(self) -> Sesi:
        if not self.koneksi.in_transaction():
            self.koneksi.begin()
        if self.koneksi.dialect.name == "sqlite":
            # Python's driver begins a transaction only before it first writes. A savepoint outside
            # of one would be the transaction, and releasing it would commit behind the host's back.
            kursor = self.koneksi.connection.cursor()
            kursor.execute(_timpa())
            if not self._terbuka():
                kursor.execute("BEGIN" if self._baca else "BEGIN IMMEDIATE")
        self.transaksi: Transaction | None = None
        if dapat_bersama(self.koneksi.dialect):
            if _gagal(self.koneksi):
                # Going back to a savepoint that cannot be made would lose the host's own.
                raise PenyimpananGagal(GALAT_BASIS_DATA)
            # A savepoint of SQLAlchemy's would be a trip, and another to let go of it.
            self.sesi = Sesi(self.koneksi, awal=TITIK, akhir=LEPAS_TITIK, bagian=True)
        else:
            self.transaksi = self.koneksi.begin_nested()
            self.sesi = Sesi(self.koneksi, bagian=True)
        return self.sesi

    def sahkan(self) -> None:
        if self.transaksi is not None:
            self.transaksi.commit()

    def _terbuka(self) -> bool:
        driver: Any = self.koneksi.connection.driver_connection
        return bool(driver.in_transaction)

    def batalkan(self) -> None:
        try:
            if self.transaksi is None:
                self.sesi.urungkan()
            else:
                self.transaksi.rollback()
            # SQLite ends the whole transaction by itself, as where the disk is full.
            utuh = self.koneksi.dialect.name != "sqlite" or self._terbuka()
        except (exc.SQLAlchemyError, self.koneksi.dialect.loaded_dbapi.Error):
            utuh = False
        if not (utuh or self.koneksi.invalidated):
            # What comes next would be stored without what came before, or with what was refused;
            # or PostgreSQL would answer the host's COMMIT by undoing it all, and not say so.
            self.koneksi.invalidate()

    def selesai(self) -> None:
        """The connection is the host's."""

    def putus(self) -> None:
        self.koneksi.invalidate()


class UnitOfWorkSql:
    """One transaction, or one savepoint of the host's."""

    def __init__(self, isi: Isi, tempat: _Sendiri | _Menumpang, *, baca: bool) -> None:
        self._isi = isi
        self._tempat = tempat
        self._baca = baca
        self._selesai = False

    def __enter__(self) -> Self:
        isi = self._isi
        sesi = self._tempat.mulai()
        self.sesi = sesi
        meja = MejaSql(sesi, isi.meja)
        self.kasus = KasusSql(
            *(sesi, isi.kasus, isi.kodek, isi.keadaan, meja, isi.permintaan, isi.penyandi)
        )
        self.kotak_keluar = KotakKeluarSql(sesi, isi.kotak_keluar, isi.kodek, isi.penyandi)
        self.brankas = BrankasSql(sesi, isi.brankas, isi.penyandi)
        self.perintah = KunciPerintahSql(sesi, isi.perintah)
        self.penomoran = PenomoranSql(sesi, isi.reservasi)
        self.reservasi = ReservasiSql(sesi, isi.reservasi)
        self.arsip = ArsipStandarSql(sesi, isi.arsip, isi.kodek, isi.penyandi)
        self.kalender = ArsipKalenderSql(sesi, isi.kalender, isi.kodek, isi.penyandi)
        self.peringatan = PeringatanSql(sesi, isi.peringatan)
        self.meterai = MeteraiSql(sesi, isi.putar, isi.penyandi)
        self.log = LogKejadianSql(sesi, isi.terjaga, isi.penyandi, isi.log)
        return self

    def __exit__(
        self,
        jenis: type[BaseException] | None,
        galat: BaseException | None,
        jejak: TracebackType | None,
    ) -> None:
        if not self._selesai:
            self._tempat.batalkan()
        if isinstance(galat, PenyimpananGagal) and str(galat) in _PUTUS:
            self._tempat.putus()
        self._tempat.selesai()

    def dahulukan(self, *, kunci: PerintahId | None, kasus: AliranId | None) -> None:
        diminta: list[tuple[Siap, Mapping[str, str]]] = []
        if kunci is not None:
            diminta.append((self._isi.perintah.cari, {"kunci": kunci}))
        if kasus is not None:
            diminta.append((self._isi.kasus.muat, {"kasus": kasus}))
        self.sesi.dahulukan(diminta)

    def simpan_semua(self) -> None:
        if self._baca:
            raise RuntimeError("unit yang hanya membaca tidak menyimpan")
        try:
            with menerjemahkan(self.sesi.koneksi):
                self.sesi.tutup()
                self._tempat.sahkan()
        except PenyimpananGagal as galat:
            if self._tempat.milik_host or str(galat) != KONEKSI_PUTUS:
                raise
            raise PenyimpananGagal(HASIL_TIDAK_DIKETAHUI) from galat.__cause__
        self._selesai = True
