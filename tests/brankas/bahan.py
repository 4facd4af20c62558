"""A store that holds nothing but a vault, and keys to run it with."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs
from sqlalchemy import Engine, MetaData, create_engine, delete, event

from dinsos_adapters.brankas import PenyandiAesGcm, RangkaianKunci
from dinsos_adapters.sql.brankas import BrankasSql
from dinsos_adapters.sql.pernyataan_brankas import PernyataanBrankas, siapkan_brankas
from dinsos_adapters.sql.sesi import Sesi
from dinsos_adapters.sql.skema import NAMA_KENDALA
from dinsos_adapters.sql.skema_brankas import TabelBrankas, tabel_brankas
from dinsos_core.ports.kunci import Penyandi

SATU_KUNCI = RangkaianKunci(aktif="2025", indeks=("2025",), semua={"2025": b"a" * 32})


@attrs.define
class UnitBrankasSql:
    """One transaction with a vault in it."""

    brankas: BrankasSql
    sesi: Sesi

    def simpan_semua(self) -> None:
        self.sesi.koneksi.commit()


@attrs.frozen
class GudangBrankas:
    """Opens units of work on the vault's tables alone; ``penyandi`` may be swapped."""

    engine: Engine
    tabel: TabelBrankas
    pernyataan: PernyataanBrankas
    penyandi: Penyandi

    @contextmanager
    def __call__(self) -> Iterator[UnitBrankasSql]:
        with self.engine.connect() as koneksi:
            koneksi.begin()
            sesi = Sesi(koneksi)
            yield UnitBrankasSql(BrankasSql(sesi, self.pernyataan, self.penyandi), sesi)


def gudang(engine: Engine, schema: str | None = None) -> GudangBrankas:
    """A store with freshly made tables."""
    metadata = MetaData(schema=schema, naming_convention=NAMA_KENDALA)
    tabel = tabel_brankas(metadata, "dinsos_")
    metadata.create_all(engine)
    pernyataan = siapkan_brankas(tabel, engine.dialect)
    return GudangBrankas(engine, tabel, pernyataan, PenyandiAesGcm(SATU_KUNCI))


def kosongkan(isi: GudangBrankas) -> None:
    """Empty every table."""
    with isi.engine.begin() as koneksi:
        for tabel in (getattr(isi.tabel, bidang.name) for bidang in attrs.fields(TabelBrankas)):
            koneksi.execute(delete(tabel))


def sqlite(berkas: Path) -> Engine:
    """SQLite in a file, with a write-ahead log, as agencies run it."""
    engine = create_engine(f"sqlite:///{berkas}")

    @event.listens_for(engine, "connect")
    def _wal(koneksi, _catatan) -> None:  # type: ignore[no-untyped-def]  # any driver's connection
        koneksi.execute("PRAGMA journal_mode = WAL")

    return engine
