"""Every question of lists, desks and clocks is read from an index in its order, whatever is asked
for: nothing is scanned, and nothing but a page is sorted ."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from attrs import evolve
from sqlalchemy import Connection, text

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.sesi import Sesi
from dinsos_core.domain.shared.ids import KasusId, PelakuId, SubjekId
from dinsos_core.ports.meja import SaringanJam, SaringanMeja
from dinsos_core.ports.penyimpanan import KasusRepository, SaringanKasus
from dinsos_core.ports.tampak import Penanya
from dinsos_core.testing.kontrak.contoh import PADA

Tanya = Callable[[KasusRepository], object]

OLEH = Penanya(akun=PelakuId("ani"), instansi="contoh", peran=frozenset({"kabid", "tim"}))
LANJUT = f"{PADA.isoformat()}|k"

BANYAK = "SEARCH dinsos(?!.*sqlite_autoindex_dinsos_kasus_1)"
"""A loop over more than the cases whose ids are given."""

DAFTAR: dict[str, dict[str, Any]] = {
    "semua": {},
    "instansi": {"instansi": "contoh"},
    "berjalan": {"berjalan": True},
    "instansi dan berjalan": {"instansi": "contoh", "berjalan": False},
    "layanan": {"layanan": "x"},
    "layanan di instansi": {"instansi": "contoh", "layanan": "x", "berjalan": True},
    "status": {"status": frozenset({"diproses", "ditolak"})},
    "agregat": {"agregat": "pengaduan", "instansi": "contoh"},
}
SEDIKIT: dict[str, dict[str, Any]] = {
    "subjek": {"subjek": frozenset({SubjekId("s")})},
    "petugas": {"petugas": PelakuId("ani"), "instansi": "contoh"},
    "tertaut": {"tertaut": KasusId("k")},
}
MEJA: dict[str, dict[str, Any]] = {
    "semua": {},
    "layanan": {"layanan": "x"},
    "saya": {"hanya_saya": True},
    "terlewat": {"jatuh_sebelum": PADA},
    "rawan": {"rawan_pada": PADA, "jatuh_sebelum": PADA},
}
JAM: dict[str, dict[str, Any]] = {
    "semua": {},
    "layanan": {"layanan": "x"},
    "milik": {"milik": "peristiwa"},
    "dijeda": {"dijeda": True},
    "terlewat": {"dijeda": False, "milik": "kantor", "jatuh_sebelum": PADA},
}


def _daftar(saringan: dict[str, Any], oleh: Penanya | None, lanjut: str | None) -> Tanya:
    return lambda k: k.daftar_baris(
        SaringanKasus(**saringan, terlihat_oleh=oleh), lanjut=lanjut, banyak=50
    )


def _pertanyaan() -> Iterator[Any]:
    for oleh in (None, OLEH):
        siapa = "siapa pun" if oleh is None else "penanya"
        for nama, isi in (DAFTAR | SEDIKIT).items():
            yield pytest.param(_daftar(isi, oleh, LANJUT), id=f"daftar {nama}, {siapa}")
        for nama, isi in JAM.items():
            jam = SaringanJam(instansi="contoh", terlihat_oleh=oleh, **isi)
            yield pytest.param(
                lambda k, s=jam: k.jam_terbuka(s, lanjut=f"{PADA.isoformat()}|a|k"),
                id=f"jam {nama}, {siapa}",
            )
    for nama, isi in MEJA.items():
        meja = SaringanMeja(oleh=OLEH, **isi)
        umum = evolve(meja, oleh=Penanya(akun=PelakuId("a"), peran=frozenset({"pemohon"})))
        for siapa, satu in (("pejabat", meja), ("warga", umum)):
            yield pytest.param(
                lambda k, s=satu: k.meja(s, lanjut=f"1|{LANJUT}"),
                id=f"meja {nama}, {siapa}",
            )
    yield pytest.param(
        lambda k: k.ringkasan_meja(SaringanMeja(oleh=OLEH), jatuh_sebelum=PADA, rawan_pada=PADA),
        id="ringkasan meja",
    )
    yield pytest.param(lambda k: k.jam_usang("contoh", "k1", 10), id="jam usang")
    yield pytest.param(lambda k: k.cari_nomor("x"), id="nomor")


def _dikirim(
    gudang: GudangSql, tanya: Tanya, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, Any]]:
    """The statements that answer a question."""
    semua: list[tuple[str, Any]] = []
    asli = Sesi._laksanakan

    def catat(sesi: Sesi, perintah: list[tuple[str, Any]], *lain: Any) -> Any:
        semua.extend(satu for satu in perintah if "SELECT" in satu[0])
        return asli(sesi, perintah, *lain)

    monkeypatch.setattr(Sesi, "_laksanakan", catat)
    with gudang(baca=True) as unit:
        tanya(unit.kasus)
    monkeypatch.undo()
    return semua


@pytest.mark.parametrize("tanya", tuple(_pertanyaan()))
def test_pertanyaan_dibaca_dari_indeks_di_sqlite(
    gudang_sqlite: GudangSql,
    tanya: Tanya,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for teks, isi in _dikirim(gudang_sqlite, tanya, monkeypatch):
        with gudang_sqlite.engine.connect() as koneksi:
            baris = koneksi.exec_driver_sql(f"EXPLAIN QUERY PLAN {teks}", tuple(isi))
            langkah = [(satu[1], satu[3]) for satu in baris]
        kata = [satu for _, satu in langkah]
        assert not [satu for satu in kata if re.match("SCAN dinsos|.*AUTOMATIC", satu)], kata
        for induk, satu in langkah:
            if "TEMP B-TREE" in satu:
                # What is sorted is a page: its outermost loop runs over one, or over few cases.
                luar = next(lain for milik, lain in langkah if milik == induk)
                assert not re.match("SEARCH dinsos(?!.*sqlite_autoindex_dinsos_kasus_1)", luar), (
                    kata
                )


@pytest.mark.parametrize("tanya", tuple(_pertanyaan()))
def test_pertanyaan_dapat_dibaca_dari_indeks_di_postgresql(
    gudang_postgres: GudangSql,
    tanya: Tanya,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for teks, isi in _dikirim(gudang_postgres, tanya, monkeypatch):
        with gudang_postgres.engine.connect() as koneksi:
            langkah = _rencana_postgres(koneksi, teks, isi)
        assert "Seq Scan on dinsos" not in langkah, langkah


def _rencana_postgres(koneksi: Connection, teks: str, isi: Any) -> str:
    koneksi.execute(text("SET LOCAL enable_seqscan = off"))
    baris = koneksi.exec_driver_sql(f"EXPLAIN {teks}", isi)
    return "\n".join(satu[0] for satu in baris)
