"""Two commands that act on the same two cases from both sides, at once, on PostgreSQL."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from threading import Barrier, local
from typing import Any

import pytest
from returns.pipeline import is_successful
from sqlalchemy import Engine, create_engine, text
from tests.sambung.bahan import Kantor, dua_laporan, gabung, saat
from tests.sambung.conftest import PENYANDI
from tests.sql import bahan as sql

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql import kasus as kasus_sql
from dinsos_adapters.sql.migrasi import naik
from dinsos_adapters.sql.sesi import Sesi
from dinsos_core import PisahkanLaporan, SelesaikanLangkah
from dinsos_core.application.bangun_ulang import susun_ulang
from dinsos_core.application.rantai import periksa_kasus
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.shared.ids import KasusId

SKEMA = "sambung_uji"
PELAN = f"""
CREATE FUNCTION {SKEMA}.pelan() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN PERFORM pg_sleep(0.03); RETURN NULL; END';
CREATE TRIGGER pelan AFTER UPDATE ON {SKEMA}.dinsos_kasus
  FOR EACH ROW EXECUTE FUNCTION {SKEMA}.pelan();
"""
"""Time for the other side to lock its first row before either goes on to its second."""


@pytest.fixture
def engine(postgres: str) -> Iterator[Engine]:
    engine = create_engine(postgres)
    sql.skema_baru(engine, SKEMA)
    naik(engine, schema=SKEMA)
    yield engine
    engine.dispose()


def buntu(engine: Engine) -> int:
    """How many deadlocks the server has ended in this database."""
    engine.dispose()  # a connection reports what it counted when it ends
    with engine.connect() as koneksi:
        koneksi.execute(text("SELECT pg_stat_clear_snapshot()"))
        teks = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
        return int(koneksi.execute(text(teks)).scalar_one())


def pasangan(kantor: Kantor, banyak: int) -> list[tuple[KasusId, KasusId]]:
    """Reports joined in pairs, the team about to make contact."""
    semua = []
    for _ in range(banyak):
        a, b = dua_laporan(kantor)
        gabung(kantor, b, a)
        kantor.pukul("2025-07-06T08:00")
        kantor.langkah(a, "catat")
        kantor.langkah(a, "perintah")
        semua.append((a, b))
    return semua


def serbu(kantor: Kantor, a: KasusId, b: KasusId, monkeypatch: pytest.MonkeyPatch) -> None:
    """Contact in the leading report, and the other parted from it, both having loaded both."""
    gerbang, milik = Barrier(2), local()
    simpan: Callable[..., None] = kasus_sql.KasusSql.simpan_banyak

    def bersama(self: Any, *isi: Any) -> None:
        if not getattr(milik, "lewat", False):
            milik.lewat = True
            gerbang.wait(timeout=30)
        simpan(self, *isi)

    kontak = SelesaikanLangkah(kasus=a, langkah="kontak", terjadi_pada=saat("2025-07-06T00:22"))
    semua = [(kontak, "tim_reaksi_cepat"), (PisahkanLaporan(kasus=b, alasan="x"), "petugas")]
    with monkeypatch.context() as sementara, ThreadPoolExecutor(2) as kolam:
        sementara.setattr(kasus_sql.KasusSql, "simpan_banyak", bersama)
        hasil = list(kolam.map(lambda satu: kantor.lakukan(*satu, kunci=f"{a}{satu[1]}"), semua))
    assert all(map(is_successful, hasil)), hasil


@pytest.mark.parametrize(("urut", "banyak"), [(True, 25), (False, 3)])
def test_dari_dua_sisi_tidak_pernah_buntu(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, *, urut: bool, banyak: int
) -> None:
    """Locked by id whatever the command: never. In the order of each command: every time."""
    if not urut:
        monkeypatch.setattr(kasus_sql, "menurut_id", _urutan_perintah)
    gudang = GudangSql(engine, PENYANDI, schema=SKEMA)
    kantor = Kantor(gudang)
    semua = pasangan(kantor, banyak)
    with engine.begin() as koneksi:
        koneksi.execute(text(PELAN))
    sebelum = buntu(engine)

    for a, b in semua:
        serbu(kantor, a, b, monkeypatch)

    jumlah = buntu(engine) - sebelum
    assert jumlah == 0 if urut else jumlah >= banyak
    for a, b in semua:
        assert kantor.status(a, b) == ["ditangani", "ditangani"]
        assert kantor.keadaan(a).tertaut(*Hubungan) == kantor.keadaan(b).tertaut(*Hubungan) == ()
    _utuh(kantor)


def _urutan_perintah(kasus: dict[KasusId, Any]) -> list[KasusId]:
    return list(kasus)


def _utuh(kantor: Kantor) -> None:
    with kantor.gudang() as unit:
        baris = {kasus: tuple(isi) for kasus, isi in groupby(unit.log.baris(), lambda b: b.kasus)}
        for kasus, isi in baris.items():
            assert periksa_kasus(isi, ()) == []
            assert susun_ulang(kantor.app.lingkungan, unit, kasus) == unit.kasus.muat(kasus)


def test_kasus_yang_diubah_orang_lain_sesudah_dimuat_mengulang_putaran(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process parts the follower between load and store: contact no longer answers it."""
    gudang = GudangSql(engine, PENYANDI, schema=SKEMA)
    kantor = Kantor(gudang)
    ((a, b),) = pasangan(kantor, 1)
    simpan: Callable[..., None] = kasus_sql.KasusSql.simpan_banyak
    pisah = [PisahkanLaporan(kasus=b, alasan="x")]

    def sela(self: Any, *isi: Any) -> None:
        while pisah:
            kantor.jadi(pisah.pop(), "petugas")
        simpan(self, *isi)

    monkeypatch.setattr(kasus_sql.KasusSql, "simpan_banyak", sela)
    hasil = kantor.langkah(a, "kontak")

    assert hasil.lanjutan == ()
    assert kantor.jam(b, "Respon awal kasus").selesai is None
    _utuh(kantor)


def test_banyaknya_perjalanan_tidak_bergantung_pada_banyaknya_kasus(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that is acted on is loaded in one trip to the server and stored in one."""
    kantor = Kantor(GudangSql(engine, PENYANDI, schema=SKEMA))
    perjalanan: list[str] = []
    monkeypatch.setattr(Sesi, "_laksanakan", _dihitung(Sesi._laksanakan, perjalanan))

    banyak = {}
    for pengikut in (0, 1, 6):
        ((a, b),) = pasangan(kantor, 1)
        if not pengikut:
            kantor.jadi(PisahkanLaporan(kasus=b, alasan="x"), "petugas")
        for _ in range(pengikut - 1):
            gabung(kantor, dua_laporan(kantor)[1], a)
        kantor.pukul("2025-07-06T08:00")
        perjalanan.clear()
        hasil = kantor.langkah(a, "kontak")
        assert len(hasil.lanjutan) == pengikut
        banyak[pengikut] = len(perjalanan)

    assert banyak == {0: 2, 1: 4, 6: 4}


def _dihitung(asli: Callable[..., Any], perjalanan: list[str]) -> Callable[..., Any]:
    def dihitung(*isi: Any, **lain: Any) -> Any:
        perjalanan.append(asli.__name__)
        return asli(*isi, **lain)

    return dihitung
