"""What was erased is not legible in the bytes of a SQLite file, however the connection came."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, Engine, create_engine, event, text
from tests.brankas.bahan import LAMA

from dinsos_adapters.brankas import PenyandiAesGcm
from dinsos_adapters.sql.gudang import GudangSql
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork
from dinsos_core.testing.kontrak.brankas import ANI, PADA, titip, titipan

ORANG = 16


def _tanpa_timpa(koneksi: Any, _catatan: object) -> None:
    """As a SQLite that was built without overwriting starts."""
    koneksi.execute("PRAGMA secure_delete = OFF")


def _isi_lama(berkas: Path) -> set[bytes]:
    """The wrapped keys, ciphertexts and hashes in the tables."""
    with sqlite3.connect(berkas) as koneksi:
        kunci = koneksi.execute("SELECT kunci_terbungkus FROM dinsos_brankas_subjek")
        nilai = koneksi.execute("SELECT isi FROM dinsos_brankas_nilai")
        sidik = koneksi.execute("SELECT sidik FROM dinsos_brankas_indeks")
        semua = {satu for (satu,) in (*kunci, *nilai)} | {satu.encode() for (satu,) in sidik}
    koneksi.close()
    return semua


def _bita(berkas: Path) -> bytes:
    return b"".join(satu.read_bytes() for satu in sorted(berkas.parent.glob(f"{berkas.name}*")))


def _isi(buka: PembukaUnitOfWork) -> list[Any]:
    semua = [titipan(ANI, "nama", "Ani")]
    semua += (titipan(ANI, "nik", f"63710569069{n:05}", f"p{n}") for n in range(ORANG))
    titip(buka, *semua)
    return semua


def _buang(buka: PembukaUnitOfWork, cara: str, semua: list[Any]) -> None:
    with buka() as unit:
        if cara == "hapus":
            unit.brankas.hapus(ANI, pada=PADA, sebab="permintaan")
        else:
            unit.brankas.tinggalkan(semua)
        unit.simpan_semua()


@pytest.mark.parametrize("cara", ["hapus", "tinggalkan"])
@pytest.mark.parametrize("menumpang", [False, True], ids=["sendiri", "menumpang"])
def test_yang_dibuang_tidak_terbaca_dalam_berkas_walau_timpa_mati_semula(
    tmp_path: Path, *, menumpang: bool, cara: str
) -> None:
    berkas = tmp_path / "uji.db"
    engine: Engine = create_engine(URL.create("sqlite", database=str(berkas)))
    sendiri = GudangSql(URL.create("sqlite", database=str(berkas)), PenyandiAesGcm(LAMA))
    gudang = GudangSql(engine, PenyandiAesGcm(LAMA)) if menumpang else sendiri
    event.listen(gudang.engine, "connect", _tanpa_timpa, insert=True)  # before ours
    gudang.skema.metadata.create_all(gudang.engine)
    with gudang.engine.connect() as koneksi:
        buka: PembukaUnitOfWork = gudang.pada(koneksi) if menumpang else gudang
        semua = _isi(buka)
        if menumpang:
            koneksi.commit()
        lama = _isi_lama(berkas)
        assert all(satu in _bita(berkas) for satu in lama)

        _buang(buka, cara, semua)
        if menumpang:
            koneksi.commit()
        koneksi.execute(text("SELECT 1"))
    gudang.tutup()
    sendiri.tutup()

    sisa = lama if cara == "hapus" else {satu for satu in lama if len(satu) == 64}
    assert not [satu for satu in sisa if satu in _bita(berkas)]
