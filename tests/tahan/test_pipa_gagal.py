"""What breaks under a whole command is answered with a code, and not one row of it stays."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from returns.pipeline import is_successful
from sqlalchemy import Engine, create_engine, event, select, text
from tests.sql import bahan
from tests.tahan.conftest import Medan
from tests.tahan.kantor import Kantor, Tugas
from tests.tahan.periksa import periksa_kasus

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.sesi import Sesi
from dinsos_core import KodeHalangan

KASUS = "bersama-0"
KOREKSI: Tugas = {"apa": "koreksi", "kasus": KASUS, "n": 1, "kunci": "koreksi-1"}


def semua_baris(gudang: GudangSql) -> dict[str, list[Any]]:
    """Every row of every table."""
    with gudang.engine.connect() as koneksi:
        return {
            nama: sorted(map(repr, koneksi.execute(select(tabel))))
            for nama, tabel in gudang.skema.metadata.tables.items()
        }


def gagal(kantor: Kantor, tugas: Tugas = KOREKSI) -> object:
    """The coded reason why a command was not stored."""
    hasil = kantor.lakukan(tugas)
    assert not is_successful(hasil)
    (halangan,) = hasil.failure()
    assert halangan.kode is KodeHalangan.PENYIMPANAN_GAGAL
    return halangan.rincian["sebab"]


def lalu_berhasil(medan: Medan) -> None:
    """The command that failed acts when it is sent again."""
    kantor = Kantor.buka(medan.gudang)
    assert not kantor.lakukan(KOREKSI).unwrap().ulang
    assert kantor.lakukan(KOREKSI).unwrap().ulang
    periksa_kasus(medan.gudang)


@pytest.fixture
def siap(medan: Medan) -> Medan:
    """With one case."""
    Kantor.buka(medan.gudang).buka_kasus(1)
    return medan


@contextmanager
def gudang_lain(medan: Medan, **koneksi: Any) -> Iterator[GudangSql]:
    """Another way into the same database."""
    engine = create_engine(medan.gudang.engine.url, connect_args=koneksi)
    yield bahan.gudang(engine, medan.gudang.skema.schema)
    engine.dispose()


@pytest.mark.parametrize("medan", ["sqlite"], indirect=True)
def test_disk_penuh_di_tengah_perintah(siap: Medan) -> None:
    def batasi(koneksi: sqlite3.Connection, _catatan: object) -> None:
        koneksi.execute("PRAGMA max_page_count = 1")  # as many as there are

    siap.gudang.tutup()
    event.listen(siap.gudang.engine, "connect", batasi)
    kantor = Kantor.buka(siap.gudang)
    for n in range(200):
        if not is_successful(kantor.lakukan({**KOREKSI, "n": n, "kunci": f"isi-{n}"})):
            break
    sebelum = semua_baris(siap.gudang)

    assert gagal(kantor) == "disk_penuh"

    assert semua_baris(siap.gudang) == sebelum
    event.remove(siap.gudang.engine, "connect", batasi)
    siap.gudang.tutup()
    lalu_berhasil(siap)


def test_basis_data_hanya_baca(siap: Medan) -> None:
    sebelum = semua_baris(siap.gudang)
    url = siap.gudang.engine.url
    pilihan: dict[str, Any] = {"connect_args": {"options": "-c default_transaction_read_only=on"}}
    if siap.gudang.engine.name == "sqlite":
        url = url.set(database=f"file:{url.database}", query={"mode": "ro", "uri": "true"})
        pilihan = {}
    with siap.gudang(baca=True):  # a connection elsewhere keeps the write-ahead log in place
        engine = create_engine(url, **pilihan)
        kantor = Kantor.buka(bahan.gudang(engine, siap.gudang.skema.schema))

        assert gagal(kantor) == "hanya_baca"

        assert kantor.app.kasus(KASUS) is not None
        engine.dispose()
    assert semua_baris(siap.gudang) == sebelum
    lalu_berhasil(siap)


def putuskan(engine: Engine) -> Callable[..., str]:
    """Ends the connections of the victim."""

    def putus(*_: object) -> str:
        with engine.connect() as koneksi:
            koneksi.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE application_name = 'korban'"
                )
            )
        return "id"

    return putus


@pytest.mark.parametrize("medan", ["postgres"], indirect=True)
def test_koneksi_putus_di_tengah_perintah(siap: Medan) -> None:
    sebelum = semua_baris(siap.gudang)
    with gudang_lain(siap, application_name="korban") as gudang:
        kantor = Kantor.buka(gudang)
        # Ids are asked for between loading and storing.
        kantor.app = kantor.app.dengan(id_baru=putuskan(siap.gudang.engine))

        assert gagal(kantor) == "koneksi_putus"

    assert semua_baris(siap.gudang) == sebelum
    lalu_berhasil(siap)


@pytest.mark.parametrize("medan", ["postgres"], indirect=True)
def test_koneksi_putus_saat_menyimpan(siap: Medan, monkeypatch: pytest.MonkeyPatch) -> None:
    sebelum = semua_baris(siap.gudang)
    tutup, putuskan_korban = Sesi.tutup, putuskan(siap.gudang.engine)

    def putus_lalu_tutup(sesi: Sesi) -> None:
        putuskan_korban()
        tutup(sesi)

    with gudang_lain(siap, application_name="korban") as gudang:
        monkeypatch.setattr(Sesi, "tutup", putus_lalu_tutup)

        assert gagal(Kantor.buka(gudang)) == "hasil_tidak_diketahui"

    assert semua_baris(siap.gudang) == sebelum
    lalu_berhasil(siap)


DITULIS = ("kejadian", "nomor", "kotak_keluar", "perintah")


@pytest.mark.parametrize("tabel", DITULIS)
def test_tabel_yang_menolak_membatalkan_seluruh_perintah(siap: Medan, tabel: str) -> None:
    """Whichever table refuses, the others are as they were: here for the step that issues a
    letter, which writes to nearly all of them."""
    kantor = Kantor.buka(siap.gudang)
    n = 0
    while (tugas := kantor.langkah_berikut(KASUS)) and tugas["langkah"] != "terbitkan":
        n += 1
        assert is_successful(kantor.lakukan({**tugas, "n": n, "kunci": f"langkah-{n}"}))
    assert tugas is not None
    terbitkan = {**tugas, "n": 0, "kunci": "terbitkan"}
    sebelum = semua_baris(siap.gudang)

    with menolak(siap.gudang, f"dinsos_{tabel}"):
        sebab = gagal(kantor, terbitkan)

    assert sebab
    assert semua_baris(siap.gudang) == sebelum
    assert not kantor.lakukan(terbitkan).unwrap().ulang
    periksa_kasus(siap.gudang)


@contextmanager
def menolak(gudang: GudangSql, tabel: str) -> Iterator[None]:
    """Let the database refuse every row that is written to a table."""
    di = f"{gudang.skema.schema}." if gudang.skema.schema else ""
    if gudang.engine.name == "sqlite":
        isi = "BEGIN SELECT RAISE(ABORT, 'uji'); END"
        pasang = [f"CREATE TRIGGER tolak_{n} BEFORE {n} ON {tabel} {isi}" for n in TULIS]
        lepas = [f"DROP TRIGGER tolak_{n}" for n in TULIS]
    else:
        isi = "BEGIN RAISE EXCEPTION 'uji'; END"
        fungsi = f"CREATE FUNCTION {di}tolak() RETURNS trigger LANGUAGE plpgsql AS $$ {isi} $$"
        kapan = " OR ".join(TULIS)
        pasang = [
            fungsi,
            f"CREATE TRIGGER tolak BEFORE {kapan} ON {di}{tabel}"
            f" FOR EACH ROW EXECUTE FUNCTION {di}tolak()",
        ]
        lepas = [f"DROP FUNCTION {di}tolak CASCADE"]
    for perintah in (pasang, lepas):
        with gudang.engine.begin() as koneksi:
            for satu in perintah:
                koneksi.exec_driver_sql(satu)
        if perintah is pasang:
            yield


TULIS = ("INSERT", "UPDATE")


def test_transaksi_host_dibatalkan_sesudah_banyak_perintah(siap: Medan) -> None:
    """Letters, numbers, messages and personal values go with it."""
    sebelum = semua_baris(siap.gudang)
    with siap.gudang.engine.connect() as koneksi:
        kantor = Kantor.buka(siap.gudang.pada(koneksi))
        kantor.selesaikan("host", KASUS)
        koneksi.rollback()

    assert semua_baris(siap.gudang) == sebelum
    lalu_berhasil(siap)
