"""Two transactions on one person at once, on PostgreSQL: the later one sees what the former did.

SQLite has a single writer, so there the question does not arise.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from time import monotonic, sleep
from typing import TypeVar

import pytest
from sqlalchemy import text

from dinsos_adapters.sql.gudang import GudangSql
from dinsos_core.domain.shared.ids import PelakuId, SubjekId
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.ports.brankas import Penahanan, SubjekDihapus
from dinsos_core.ports.penyimpanan import UnitOfWork, VersiBerubah
from dinsos_core.testing.kontrak.brankas import NIK, baca, titip, titipan

T = TypeVar("T")

ANI = SubjekId("ani")
PADA = datetime(2026, 1, 2, tzinfo=UTC)
PENAHANAN = Penahanan(
    id="t-1",
    subjek=ANI,
    dasar=Rahasia(subjek=ANI, kunci="penahanan/t-1/dasar", nilai="Perkara 12"),
    dipasang_pada=PADA,
    dipasang_oleh=PelakuId("p"),
)


def tunggu_terkunci(gudang: GudangSql, masa_depan: Future[T]) -> None:
    """Until some connection waits for a lock; fails if the other thread did not have to."""
    batas = monotonic() + 20
    with gudang.engine.connect() as koneksi:
        while monotonic() < batas:
            menunggu = koneksi.execute(text("SELECT count(*) FROM pg_locks WHERE NOT granted"))
            if menunggu.scalar_one():
                return
            assert not masa_depan.done(), "did not wait"
            koneksi.rollback()
            sleep(0.01)
    raise AssertionError("no connection ever waited")


def bersamaan(
    gudang: GudangSql, dulu: Callable[[UnitOfWork], object], kemudian: Callable[[UnitOfWork], T]
) -> T:
    """Begin ``dulu``, start ``kemudian``, see it wait, commit the first; what the second says."""

    def jalankan() -> T:
        with gudang() as unit:
            hasil = kemudian(unit)
            unit.simpan_semua()
        return hasil

    with ThreadPoolExecutor(1) as utas:
        with gudang() as unit:
            dulu(unit)
            masa_depan = utas.submit(jalankan)
            tunggu_terkunci(gudang, masa_depan)
            unit.simpan_semua()
        return masa_depan.result(timeout=20)


def hapus(unit: UnitOfWork) -> int:
    return unit.brankas.hapus(ANI, pada=PADA, sebab="x")


def hapus_lalu_lihat_penahanan(unit: UnitOfWork) -> tuple[Penahanan, ...]:
    hapus(unit)
    return unit.brankas.penahanan([ANI])


def tahan(unit: UnitOfWork) -> None:
    unit.brankas.tahan([PENAHANAN])


def titip_lagi(unit: UnitOfWork) -> None:
    unit.brankas.titip([titipan(ANI, "nik", NIK, "p2")])


@pytest.fixture
def terisi(di_postgres: GudangSql) -> GudangSql:
    titip(di_postgres, titipan(ANI, "nama", "Ani"))
    return di_postgres


def test_penghapusan_yang_menunggu_penahanan_melihatnya(terisi: GudangSql) -> None:
    (penahanan,) = bersamaan(terisi, tahan, hapus_lalu_lihat_penahanan)

    assert penahanan.berlaku


def test_penahanan_yang_menunggu_penghapusan_terlambat(terisi: GudangSql) -> None:
    with pytest.raises(SubjekDihapus):
        bersamaan(terisi, hapus, tahan)


def test_titipan_yang_menunggu_penghapusan_ditolak(terisi: GudangSql) -> None:
    with pytest.raises(SubjekDihapus):
        bersamaan(terisi, hapus, titip_lagi)

    assert baca(terisi, ANI) == {}


def test_penghapusan_yang_menunggu_titipan_menghapusnya_juga(terisi: GudangSql) -> None:
    assert bersamaan(terisi, titip_lagi, hapus) == 2

    assert baca(terisi, ANI) == {}
    with terisi() as unit:
        assert unit.brankas.cari("nik", NIK) == ()


def test_dua_titipan_pertama_untuk_satu_orang_memakai_kunci_yang_sama(
    di_postgres: GudangSql,
) -> None:
    agama = titipan(ANI, "agama", "x")

    def titip_dulu(unit: UnitOfWork) -> None:
        unit.brankas.titip([titipan(ANI, "nama", "Ani")])
        unit.brankas.nisan([ANI])  # writes go with the next question

    with pytest.raises(VersiBerubah):
        bersamaan(di_postgres, titip_dulu, lambda unit: unit.brankas.titip([agama]))
    titip(di_postgres, agama)

    assert baca(di_postgres, ANI) == {(ANI, "p1/nama"): "Ani", (ANI, "p1/agama"): "x"}
